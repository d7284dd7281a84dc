// Keys of settings whose middle is called like the thing that they are for: `clients.{name}.timeout`.
//
// In: a key with one hole or several, and where it is asked for. Out: the key. A hole names the keywords of the annotation or call that
// may fill it, the first of them that is written: `{contextId|name}`. `{name}` is also what stands first among the arguments without a
// keyword, or what the object is called on which the call is made (its property `name`).
#include "graph/ask_p.h"
#include "graph/config_key.h"
#include "graph/text_p.h"

// The annotation of the declared client that the site is a call of, else the call itself.
static fl_call_ref named_by(const fl_ask *a, const fl_place_of *at) {
  const fl_site *s = at->site;
  if (s && s->annot.file && s->call.file == at->file && s->call.id == at->call) return (fl_call_ref){s->annot.file, a->g->links[s->annot.file].f->annots[s->annot.id].call};
  return (fl_call_ref){at->file, at->call};
}

static bool add_value(fl_ask *a, uint32_t file, uint32_t val, fl_buf *out) {
  fl_str text;
  fl_buf whole = {0};
  bool known = val && fl_const_text(a->g, file, val, &text) && text.n && fl_setting_expand(a->g, file, text, &whole);
  if (known) fl_buf_add(out, fl_buf_str(&whole));
  fl_buf_release(&whole);
  return known;
}

// What the object is called, where it has one name on all ways.
static bool add_name_of_object(fl_ask *a, const fl_place_of *at, fl_str name, fl_buf *out) {
  uint32_t receiver = fl_receiver_of(a->g, at->file, at->call, at->row);
  fl_origins objects = {0}, names = {0};
  fl_texts texts = {0};
  if (receiver) fl_origins_of(a, at->file, receiver, at->frame, NULL, 4, &objects);
  fl_property_of_any(a, &objects, name, &names);
  for (uint32_t i = 0; i < names.n; i++) fl_text_of_origin(a, &names.at[i], &texts);
  bool one = texts.n == 1 && !fl_text_is_open(a->g, texts.at[0].text);
  if (one) fl_buf_add(out, fl_intern_text(&a->g->names, texts.at[0].text));
  fl_array_release(&objects);
  fl_array_release(&names);
  return one;
}

static bool is_annotation(const fl_place_of *at, fl_call_ref by) {
  return by.file != at->file || by.id != at->call || (at->site && at->site->form != FL_FORM_CALL);
}

static bool fill(fl_ask *a, const fl_place_of *at, fl_str hole, fl_buf *out) {
  fl_call_ref by = named_by(a, at);
  bool any_name = false;
  fl_str last = hole;
  if (!fl_str_rcut(hole, '|', NULL, &last)) last = hole;
  for (fl_str word; hole.n && by.id;) {
    fl_str_cut(hole, '|', &word, &hole);
    uint32_t val = fl_call_kw(a->g, by.file, by.id, word);
    if (val) return add_value(a, by.file, val, out);
    any_name |= fl_str_eq_c(word, "name");
  }
  if (!by.id && a->named && fl_str_eq_c(last, "name")) return fl_buf_add(out, fl_intern_text(&a->g->names, a->named));
  if (!any_name || !by.id) return false;
  if (is_annotation(at, by)) return add_value(a, by.file, fl_call_arg(a->g, by.file, by.id, 0), out);
  return add_name_of_object(a, at, FL_STR("name"), out);
}

bool fl_config_key(fl_ask *a, const fl_place_of *at, fl_str key, fl_buf *out) {
  uint32_t open = fl_str_find_char(key, '{');
  while (open != FL_STR_NONE) {
    fl_str hole, rest = fl_str_from_pos(key, open + 1);
    fl_buf_add(out, fl_str_slice(key, 0, open));
    if (!fl_str_cut(rest, '}', &hole, &key) || !fill(a, at, hole, out)) return false;
    open = fl_str_find_char(key, '{');
  }
  fl_buf_add(out, key);
  return true;
}
