// Types whose fields are filled from settings: `services.Configure<HttpOptions>(configuration.GetSection("Http"))`.
//
// In: calls that bind a type to a section, as models describe them. Out: for a field of such a type the setting of its name below the
// section, or of the name that a tag of the field says. A type that stands in a field of a bound one is bound below it. A section is a text, or an object that a call made whose
// row sets `section` (and `around`: the section that it was read from).
#include "graph/origin_p.h"
#include "graph/service_p.h"
#include "graph/text_p.h"

#include "base/strbuf.h"

#include <ctype.h>

enum { MAX_BINDING_DEPTH = 3, MAX_ALIKE = 16 };

// ---- which types ------------------------------------------------------------------------------------------------------------

static void add_binding(fl_graph *g, fl_tref t, fl_binding b, uint32_t depth);

// Types of the repository that stand in its fields.
static void add_inner(fl_graph *g, fl_tref t, fl_binding b, uint32_t depth) {
  const fl_link *l = &g->links[t.file];
  for (uint32_t i = 1; i < l->f->n_vars; i++) {
    const fl_var *v = &l->f->vars[i];
    if (v->kind != FL_VAR_FIELD || v->type_owner != t.id || v->flags & FL_VAR_STATIC) continue;
    fl_tref inner = fl_type_of_ent(g, (fl_ent){FL_ENT_VAR, 4, t.file, i, 0});
    b.below = b.outer_below ? fl_join(g, b.outer_below, ".", l->sym[v->name]) : l->sym[v->name];
    if (inner.id && !inner.flags) add_binding(g, inner, b, depth + 1);
  }
}

static void add_binding(fl_graph *g, fl_tref t, fl_binding b, uint32_t depth) {
  uint32_t type = fl_dense_type(g, t.file, t.id), first = fl_map_get_or(&g->bound_types, type, 0);
  for (uint32_t i = first; i; i = g->bindings.at[i].next)
    if (g->bindings.at[i].file == b.file && g->bindings.at[i].call == b.call && g->bindings.at[i].below == b.below) return;
  b.next = first;
  fl_array_push(&g->bindings, b);
  fl_map_put(&g->bound_types, type, g->bindings.n - 1);
  b.outer_below = b.below;
  if (depth < MAX_BINDING_DEPTH) add_inner(g, t, b, depth);
}

// Configure<T>(o => ...) sets the object up itself.
static bool is_callback(fl_graph *g, uint32_t file, uint32_t call, fl_mid section) {
  if (!section) return false;
  const fl_path *p = fl_models_paths(g->models, section);
  uint32_t val = p->root == FL_ROOT_arg ? fl_call_arg(g, file, call, p->index) : 0;
  return val && fl_func_in_value(g, file, val).kind == FL_ENT_FUNC;
}

void fl_find_bindings(fl_graph *g) {
  fl_array_push(&g->bindings, (fl_binding){0});
  for (uint32_t file = 1; file <= g->n_files; file++) {
    const fl_link *l = &g->links[file];
    for (uint32_t call = 1; l->in->naming && call < l->f->n_calls; call++)
      for (uint32_t t = 0; t < l->n_targets[call]; t++) {
        const fl_meaning_row *row = g->targets.at[l->first_target[call] + t].row;
        const fl_binding_model *m = row && row->binding ? fl_models_bindings(g->models, row->binding) : NULL;
        if (!m || is_callback(g, file, call, m->section)) continue;
        fl_tref type = fl_type_at_path(g, file, call, m->type);
        if (type.id) add_binding(g, type, (fl_binding){.file = file, .call = call, .row = row}, 0);
      }
  }
}

// ---- sections -----------------------------------------------------------------------------------------------------------------

static bool add_section(fl_ask *a, const fl_origin *o, fl_buf *out, uint32_t depth);

static bool add_text(fl_ask *a, const fl_origin *o, fl_buf *out) {
  fl_texts texts = {0};
  fl_text_of_origin(a, o, &texts);
  fl_str text = texts.n == 1 ? fl_intern_text(&a->g->names, texts.at[0].text) : (fl_str){0};
  if (!text.n || fl_str_find_char(text, FL_TEXT_ANY) != FL_STR_NONE) return false;
  if (out->n) fl_buf_add_char(out, '.');
  fl_buf_add(out, text);
  return true;
}

// Where several stand for it, as of a library that several programs are built with, all must say the same.
static bool add_sections(fl_ask *a, const fl_origins *found, bool section, fl_buf *out, uint32_t depth) {
  fl_buf first = {0}, next = {0};
  bool fine = found->n > 0 && found->n <= MAX_ALIKE;
  for (uint32_t i = 0; fine && i < found->n; i++) {
    fl_buf *into = i ? &next : &first;
    fl_buf_clear(into);
    fine = section ? add_section(a, &found->at[i], into, depth) : add_text(a, &found->at[i], into);
    if (i) fine = fine && fl_str_eq(fl_buf_str(&first), fl_buf_str(&next));
  }
  if (fine && first.n && out->n) fl_buf_add_char(out, '.');
  if (fine) fl_buf_add(out, fl_buf_str(&first));
  fl_buf_release(&first), fl_buf_release(&next);
  return fine;
}

static bool add_property(fl_ask *a, const fl_origin *o, const char *name, bool section, fl_buf *out, uint32_t depth) {
  fl_origins found = {0};
  fl_property(a, o, fl_str_from(name), &found);
  bool none = !found.n || (found.n == 1 && found.at[0].kind == FL_FROM_ABSENT);
  bool fine = none || add_sections(a, &found, section, out, depth + 1);
  fl_array_release(&found);
  return fine;
}

// A section that a caller hands over: nobody knows which. The whole of the settings may come from anywhere.
static bool may_be_section(const fl_ask *a, const fl_origin *o) {
  const char *language = a->g->links[o->file].in->naming->language;
  const fl_type_model *m = o->type.name ? fl_models_type(a->g->models, language, fl_intern_text(&a->g->names, o->type.name)) : NULL;
  return !m || (m->reads && !m->construct_inject);
}

// What stands for a section: nothing for the whole of the settings.
static bool add_section(fl_ask *a, const fl_origin *o, fl_buf *out, uint32_t depth) {
  if (depth > 8) return false;
  if (o->kind == FL_FROM_LITERAL || o->kind == FL_FROM_SETTING) return add_text(a, o, out);
  if (o->kind == FL_FROM_PARAM) return !may_be_section(a, o);
  if (o->kind != FL_FROM_OBJECT) return o->kind == FL_FROM_ABSENT;
  if (!o->row) return true;
  return add_property(a, o, "around", true, out, depth) && add_property(a, o, "section", false, out, depth);
}

// The name of a setting below a section. False when it cannot be said.
bool fl_section_name(fl_ask *a, const fl_place_of *at, fl_mid section, fl_buf *out) {
  fl_origins found = {0};
  fl_path_origins(a, at, section, &found);
  bool fine = add_sections(a, &found, true, out, 0);
  fl_array_release(&found);
  return fine;
}

bool fl_section_of_value(fl_ask *a, uint32_t file, uint32_t val, const fl_frame *frame, const fl_step *chain, fl_buf *out) {
  fl_origins found = {0};
  fl_origins_of(a, file, val, frame, chain, 4, &found);
  bool fine = add_sections(a, &found, true, out, 0);
  fl_array_release(&found);
  return fine;
}

// ---- fields -------------------------------------------------------------------------------------------------------------------

// `envconfig:"STOCK_URL" default:"http://stock"`: what a tag of the field says, up to its options. 0: it has none. Out: its file,
// which is another than the owner's where the field is inherited.
static uint32_t tagged(const fl_graph *g, fl_tref owner, fl_sym name, fl_str tag, uint32_t *file, fl_str *text) {
  fl_ent field = tag.n ? fl_type_field(g, owner.file, owner.id, name, 0) : (fl_ent){0};
  if (field.kind != FL_ENT_VAR) return 0;
  const fl_link *l = &g->links[field.file];
  const fl_var *v = &l->f->vars[field.id];
  for (uint32_t i = v->first_annot; i < v->first_annot + v->n_annots; i++) {
    const fl_annot *a = &l->f->annots[i];
    if (!fl_str_eq(l->f->texts[a->name], tag) || !a->value || !fl_const_text((fl_graph *)g, field.file, a->value, text)) continue;
    fl_str_cut(*text, ',', text, NULL);
    *file = field.file;
    return a->value;
  }
  return 0;
}

// The whole name of the setting that a field is filled with. False: the section is not known.
static bool name_of_setting(fl_ask *a, const fl_place_of *at, const fl_binding *b, const fl_binding_model *m, fl_tref owner, fl_sym name, fl_buf *key) {
  fl_str said, own = fl_intern_text(&a->g->names, name);
  uint32_t file;
  bool is_env = m->source == FL_READS_env, is_said = tagged(a->g, owner, name, fl_models_text(a->g->models, m->tag), &file, &said) && said.n;
  if (is_env && is_said) return fl_buf_add(key, said); // variables have whole names
  bool known = !m->section || fl_section_name(a, at, m->section, key);
  const char *between = is_env ? "_" : ".";
  if (b->below) fl_buf_printf(key, "%s%.*s", key->n ? between : "", FL_STR_ARG(fl_intern_text(&a->g->names, b->below)));
  fl_buf_printf(key, "%s%.*s", key->n ? between : "", FL_STR_ARG(is_said ? said : own));
  for (uint32_t i = 0; is_env && i < key->n; i++) key->at[i] = key->at[i] == '.' ? '_' : (char)toupper((unsigned char)key->at[i]);
  return known;
}

// What a tag says that holds where nobody sets the field.
static bool from_default_tag(fl_ask *a, const fl_binding_model *m, fl_tref owner, fl_sym name, const fl_step *chain, fl_origins *out) {
  fl_str text;
  uint32_t file, val = tagged(a->g, owner, name, fl_models_text(a->g->models, m->default_tag), &file, &text);
  if (val) fl_origins_of(a, file, val, NULL, chain, 3, out);
  return val != 0;
}

static bool is_unknown_alone(const fl_origins *found) { return found->n == 1 && found->at[0].kind == FL_FROM_UNKNOWN; }

// A variable that deployments may set, else what its tag says.
static bool from_variable(fl_ask *a, const fl_place_of *at, const fl_binding_model *m, fl_str key, fl_tref owner, fl_sym name, fl_origins *out) {
  fl_origins found = {0};
  fl_setting_origins(a, at, FL_READS_env, key, &found);
  bool open = is_unknown_alone(&found) && from_default_tag(a, m, owner, name, at->chain, out);
  for (uint32_t i = 0; !open && i < found.n; i++) fl_give(out, found.at[i]);
  fl_array_release(&found);
  return true;
}

static bool from_binding(fl_ask *a, const fl_binding *b, fl_tref owner, fl_sym name, const fl_step *chain, fl_origins *out) {
  fl_place_of at = {b->file, b->call, NULL, b->row, fl_step_at(a, chain, FL_STEP_config, b->file, FL_STEP_AT_CALL, b->call, name), NULL};
  const fl_binding_model *m = fl_models_bindings(a->g->models, b->row->binding);
  fl_buf key = {0};
  bool known = name_of_setting(a, &at, b, m, owner, name, &key);
  fl_sym whole = key.n ? fl_intern_add(&a->g->names, fl_buf_str(&key)) : 0;
  if (known && whole) at.chain = fl_step_at(a, chain, FL_STEP_config, b->file, FL_STEP_AT_CALL, b->call, whole);
  bool elsewhere = fl_is_shared_unit(a->g, a->g->service_of_file[b->file]); // programs that are built with it set it
  if (!known) fl_give(out, fl_unknown(a, "a setting below a section that is not known here", b->file, 0, at.chain)), known = true;
  else if (m->source == FL_READS_env) known = from_variable(a, &at, m, fl_buf_str(&key), owner, name, out);
  else if (!fl_set_here(a, &at, fl_buf_str(&key), out) && !fl_set_by_code(a, &at, fl_buf_str(&key), out) && !(known = from_default_tag(a, m, owner, name, at.chain, out)) && (known = elsewhere))
    fl_give(out, fl_unknown(a, "a setting that each program sets for itself", b->file, 0, at.chain));
  fl_buf_release(&key);
  return known;
}

// One type may stand in several fields of a bound one (`topics.created.name`, `topics.deleted.name`): the field on the way tells which.
static bool is_below(const fl_graph *g, const fl_binding *b, fl_sym field) {
  fl_str last = b->below ? fl_intern_text(&g->names, b->below) : (fl_str){0};
  fl_str_rcut(last, '.', NULL, &last);
  return last.n && fl_str_eq(last, fl_intern_text(&g->names, field));
}

static bool is_told_apart(const fl_ask *a, uint32_t first) {
  for (uint32_t i = first; a->through && i; i = a->g->bindings.at[i].next)
    if (is_below(a->g, &a->g->bindings.at[i], a->through)) return true;
  return false;
}

// What the settings put into a field, in place of the value that it begins with. False where they say nothing.
bool fl_from_bound(fl_ask *a, fl_tref owner, fl_sym name, const fl_step *chain, fl_origins *out) {
  bool any = false;
  uint32_t first = fl_map_get_or(&a->g->bound_types, fl_dense_type(a->g, owner.file, owner.id), 0);
  bool apart = is_told_apart(a, first);
  for (uint32_t i = fl_map_get_or(&a->g->bound_types, fl_dense_type(a->g, owner.file, owner.id), 0); i; i = a->g->bindings.at[i].next) {
    const fl_binding b = a->g->bindings.at[i];
    if (apart && !is_below(a->g, &b, a->through)) continue;
    any |= from_binding(a, &b, owner, name, chain, out);
  }
  return any;
}
