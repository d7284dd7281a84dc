// Values as texts: addresses, paths, topics.
//
// In: a value at a place. Out: every text that it may be, as far as the repository shows it; a piece that nobody can know from here is
// FL_TEXT_ANY, a setting that is not set here keeps its name, so that two places that read the same one can be seen to agree.
#include "graph/text_p.h"

#include "graph/setting.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

enum { MAX_DEPTH = 12 };

// ---- lists of texts ---------------------------------------------------------------------------------------------------------

static fl_sym any_text(fl_ask *a) {
  static const char any[] = {FL_TEXT_ANY, '\0'};
  return fl_intern_add_c(&a->g->names, any);
}

static void give_any(fl_ask *a, fl_texts *out) { fl_text_give(out, any_text(a), 4); }

// Two unknown pieces beside one another are one.
static fl_sym joined(fl_ask *a, fl_sym x, fl_sym y) {
  char text[FL_MAX_TEXT_BYTES];
  fl_str l = fl_intern_text(&a->g->names, x), r = fl_intern_text(&a->g->names, y);
  if (l.n && r.n && l.at[l.n - 1] == FL_TEXT_ANY && r.at[0] == FL_TEXT_ANY) r = fl_str_from_pos(r, 1);
  if (l.n + r.n > sizeof text) return any_text(a);
  if (l.n) memcpy(text, l.at, l.n);
  if (r.n) memcpy(text + l.n, r.at, r.n);
  return l.n + r.n ? fl_intern_add(&a->g->names, (fl_str){text, l.n + r.n}) : 0;
}

static uint8_t least(uint8_t x, uint8_t y) { return x < y ? x : y; }

// Every text so far followed by each of the next; more than we tell apart is an unknown piece.
static void append(fl_ask *a, fl_texts *to, const fl_texts *next) {
  fl_texts all = {0}, one = {0};
  if (to->n * next->n > FL_MAX_TEXTS || next->n == 0) give_any(a, &one), next = &one;
  for (uint32_t i = 0; i < to->n; i++)
    for (uint32_t k = 0; k < next->n; k++)
      fl_text_add(&all, (fl_text_alternative){joined(a, to->at[i].text, next->at[k].text), least(to->at[i].certainty, next->at[k].certainty),
                                              fl_way_join(to->at[i].way, next->at[k].way)});
  *to = all;
}

static void append_text(fl_ask *a, fl_texts *to, fl_str text) {
  fl_texts one = {0};
  fl_text_give(&one, text.n ? fl_intern_add(&a->g->names, text) : 0, 4);
  append(a, to, &one);
}

// `url = ""; if (x) url = a; else url = b;`: what is only there until something is known is not meant.
static void drop_empty(fl_texts *texts) {
  uint32_t kept = 0;
  for (uint32_t i = 0; i < texts->n && texts->n > 1; i++)
    if (texts->at[i].text) texts->at[kept++] = texts->at[i];
  if (texts->n > 1) texts->n = kept;
}

static void give_all(fl_texts *out, const fl_texts *from, uint8_t certainty) {
  for (uint32_t i = 0; i < from->n; i++)
    fl_text_add(out, (fl_text_alternative){from->at[i].text, least(from->at[i].certainty, certainty), from->at[i].way});
}

// ---- templates ----------------------------------------------------------------------------------------------------------------

// `{}`, `{0}`, `{name}`, `{user.id!r}`, `{0,8:x}`: which value, then how it is written. `{"a": 1}` is text.
static uint32_t name_end(fl_str inside) {
  uint32_t n = 0;
  while (n < inside.n && (isalnum((unsigned char)inside.at[n]) || inside.at[n] == '_' || inside.at[n] == '.' || inside.at[n] == '[' || inside.at[n] == ']')) n++;
  return n;
}

static bool names_value(fl_str inside) {
  uint32_t n = name_end(inside);
  return n == inside.n || inside.at[n] == ':' || inside.at[n] == '!' || inside.at[n] == ',';
}

// `{{` and `}}` of a format are braces.
static bool is_brace(uint8_t style, fl_str text, uint32_t at) {
  bool twice = at + 1 < text.n && text.at[at] == text.at[at + 1];
  return style == FL_HOLES_braces && twice && (text.at[at] == '{' || text.at[at] == '}');
}

// The end of the hole that begins at `at`, and what stands in it. 0: no hole.
static uint32_t hole_at(uint8_t style, fl_str text, uint32_t at, fl_str *inside) {
  fl_str rest = fl_str_from_pos(text, at);
  uint32_t end;
  *inside = (fl_str){0};
  switch (style) {
  case FL_HOLES_printf:
    if (rest.n < 2 || rest.at[0] != '%' || rest.at[1] == '%') return 0;
    for (end = 1; end < rest.n && strchr("+-# 0123456789.$*lhzjt", rest.at[end]); end++) continue;
    return end < rest.n && strchr("sdvfixXquTtpcegGaAbno", rest.at[end]) ? at + end + 1 : 0;
  case FL_HOLES_braces:
    end = rest.n && rest.at[0] == '{' ? fl_str_find_char(rest, '}') : FL_STR_NONE;
    if (end == FL_STR_NONE || !names_value(fl_str_slice(rest, 1, end))) return 0;
    *inside = fl_str_slice(rest, 1, end);
    return at + end + 1;
  case FL_HOLES_dollar:
    if (rest.n < 2 || rest.at[0] != '$') return 0;
    for (end = 1; end < rest.n && (rest.at[end] == '_' || (rest.at[end] | 32) >= 'a'); end++) continue;
    *inside = fl_str_slice(rest, 1, end);
    return end > 1 ? at + end : 0;
  default: return 0;
  }
}

static uint32_t count_holes(uint8_t style, fl_str text) {
  uint32_t n = 0;
  fl_str inside;
  for (uint32_t i = 0; i < text.n;) {
    uint32_t end = is_brace(style, text, i) ? 0 : hole_at(style, text, i, &inside);
    n += end > 0;
    i = end ? end : i + 1 + is_brace(style, text, i);
  }
  return n;
}

typedef struct filling {
  fl_ask *a;
  uint32_t file, first; // args[] of the file, or elems[] when `of_elems`
  uint32_t n;
  bool of_elems;
  const fl_frame *frame;
  uint32_t depth;
} filling;

static void fold(fl_ask *a, uint32_t file, uint32_t val, const fl_frame *frame, uint32_t depth, fl_texts *out);

// `{}` and `%s` take the next one, `{1}` the one with the number, `{name}` the one with the name.
static uint32_t value_for(const filling *f, fl_str inside, uint32_t *next) {
  const fl_facts *facts = f->a->g->links[f->file].f;
  int64_t number = -1;
  fl_str name = fl_str_slice(inside, 0, name_end(inside));
  if (name.n && !fl_str_to_int64(name, &number)) {
    for (uint32_t i = 0; !f->of_elems && i < f->n; i++)
      if (fl_str_eq(facts->texts[facts->args[f->first + i].name], name)) return facts->args[f->first + i].val;
    return 0;
  }
  uint32_t at = number >= 0 ? (uint32_t)number : (*next)++;
  if (at >= f->n) return 0;
  return f->of_elems ? facts->elems[f->first + at] : facts->args[f->first + at].val;
}

static void fill(const filling *f, uint8_t style, fl_str template, uint8_t certainty, fl_texts *out) {
  fl_texts made = {.n = 1, .at = {{.certainty = certainty}}};
  uint32_t next = 0, from = 0;
  fl_str inside;
  for (uint32_t i = 0; i < template.n;) {
    if (is_brace(style, template, i)) {
      append_text(f->a, &made, fl_str_slice(template, from, i + 1));
      from = i += 2;
      continue;
    }
    uint32_t end = hole_at(style, template, i, &inside);
    if (!end) {
      i++;
      continue;
    }
    fl_texts value = {0};
    uint32_t val = value_for(f, inside, &next);
    if (val) fold(f->a, f->file, val, f->frame, f->depth + 1, &value);
    else give_any(f->a, &value);
    append_text(f->a, &made, fl_str_slice(template, from, i));
    append(f->a, &made, &value);
    from = i = end;
  }
  append_text(f->a, &made, fl_str_from_pos(template, from));
  give_all(out, &made, 4);
}

// ---- settings -------------------------------------------------------------------------------------------------------------------

static void give_setting(fl_ask *a, uint32_t file, fl_str text, uint8_t certainty, fl_texts *out) {
  fl_buf expanded = {0};
  bool fits = fl_setting_expand_marked(a->g, file, text, &expanded);
  if (fits) fl_text_give(out, expanded.n ? fl_intern_add(&a->g->names, fl_buf_str(&expanded)) : 0, certainty);
  else give_any(a, out);
  fl_buf_release(&expanded);
}

static void give_key(fl_ask *a, fl_sym key, fl_texts *out) {
  static const char begin[] = {FL_TEXT_KEY, '\0'}, end[] = {FL_TEXT_KEY_END, '\0'};
  fl_sym open = fl_intern_add_c(&a->g->names, begin), close = fl_intern_add_c(&a->g->names, end);
  fl_text_give(out, fl_join(a->g, fl_join(a->g, open, "", key), "", close), 3);
}

// ---- calls that make texts ------------------------------------------------------------------------------------------------------

static const fl_meaning_row *row_of(const fl_graph *g, uint32_t file, uint32_t call) {
  const fl_link *l = &g->links[file];
  for (uint32_t i = 0; i < l->n_targets[call]; i++) {
    const fl_meaning_row *row = g->targets.at[l->first_target[call] + i].row;
    if (row && row->text) return row;
  }
  return NULL;
}

// A method of a text whose type nobody wrote: `base.rstrip("/")`.
static const fl_meaning_row *row_of_text_method(fl_graph *g, uint32_t file, uint32_t call) {
  const fl_link *l = &g->links[file];
  const fl_call *c = &l->f->calls[call];
  const fl_meaning_row *rows[8];
  char name[128];
  if (!c->recv || l->n_targets[call] || l->callee[call] || !l->in->naming->text_type) return NULL;
  int length = snprintf(name, sizeof name, "%s.%.*s", l->in->naming->text_type, FL_STR_ARG(l->f->texts[c->name]));
  if (length < 0 || (size_t)length >= sizeof name) return NULL;
  uint32_t n = fl_models_calls(g->models, l->in->naming->language, (fl_str){name, (uint32_t)length}, rows, 8);
  for (uint32_t i = 0; i < n; i++)
    if (rows[i]->text && fl_conditions_hold(g, file, call, rows[i])) return rows[i];
  return NULL;
}

static void append_separator(fl_ask *a, fl_texts *made, fl_str separator) {
  fl_texts all = {0};
  for (uint32_t i = 0; i < made->n; i++) {
    fl_texts one = {.n = 1, .at = {made->at[i]}};
    fl_str text = fl_intern_text(&a->g->names, made->at[i].text);
    if (separator.n && text.n && !fl_str_ends(text, separator)) append_text(a, &one, separator);
    give_all(&all, &one, 4);
  }
  *made = all;
}

static fl_texts without_leading(fl_ask *a, const fl_texts *part, fl_str separator) {
  fl_texts out = {0};
  for (uint32_t i = 0; i < part->n; i++) {
    fl_str text = fl_intern_text(&a->g->names, part->at[i].text);
    while (separator.n && fl_str_starts(text, separator)) text = fl_str_from_pos(text, separator.n);
    fl_text_add(&out, (fl_text_alternative){text.n ? fl_intern_add(&a->g->names, text) : 0, part->at[i].certainty, part->at[i].way});
  }
  return out;
}

static void add_part(fl_ask *a, fl_texts *made, const fl_texts *part, fl_str separator, bool first) {
  if (first || !separator.n) return append(a, made, part);
  fl_texts rest = without_leading(a, part, separator);
  append_separator(a, made, separator);
  append(a, made, &rest);
}

// The parts that a path names: one, or with [*] every positional argument.
static void add_parts(fl_ask *a, const fl_place_of *at, fl_mid path, fl_str separator, uint32_t depth, bool *first, fl_texts *made) {
  const fl_path *p = fl_models_paths(a->g->models, path);
  const fl_facts *f = a->g->links[at->file].f;
  bool each = p->root == FL_ROOT_arg && p->index == FL_ARG_ANY;
  for (uint32_t i = 0; i < (each ? f->calls[at->call].n_args : 1u); i++) {
    fl_texts part = {0};
    if (each) fold(a, at->file, f->args[f->calls[at->call].first_arg + i].val, at->frame, depth + 1, &part);
    else fl_text_of_path(a, at, path, depth + 1, &part);
    if (!part.n) give_any(a, &part);
    add_part(a, made, &part, separator, *first);
    *first = false;
  }
}

static void fill_format(fl_ask *a, const fl_place_of *at, const fl_text_model *m, uint32_t depth, fl_texts *out) {
  const fl_path *p = fl_models_paths(a->g->models, m->format);
  const fl_call *c = &a->g->links[at->file].f->calls[at->call];
  uint32_t behind = p->root == FL_ROOT_arg && p->index >= 0 ? (uint32_t)p->index + 1 : 0;
  filling f = {a, at->file, c->first_arg + behind, c->n_args > behind ? c->n_args - behind : 0, false, at->frame, depth};
  fl_texts templates = {0};
  fl_text_of_path(a, at, m->format, depth + 1, &templates);
  for (uint32_t i = 0; i < templates.n; i++)
    fill(&f, m->style, fl_intern_text(&a->g->names, templates.at[i].text), templates.at[i].certainty, out);
}

// False: no model says that the call makes a text.
static bool made_by_call(fl_ask *a, uint32_t file, uint32_t call, const fl_frame *frame, uint32_t depth, fl_texts *out) {
  const fl_meaning_row *row = row_of(a->g, file, call);
  if (!row) row = row_of_text_method(a->g, file, call);
  if (!row) return false;
  const fl_text_model *m = fl_models_text_models(a->g->models, row->text);
  fl_place_of at = {file, call, frame, row, NULL, NULL};
  if (m->format) return fill_format(a, &at, m, depth, out), true;
  fl_texts made = {.n = 1, .at = {{.certainty = 4}}};
  bool first = true;
  for (uint32_t i = 0; i < m->n_parts; i++)
    add_parts(a, &at, *(fl_models_path_list(a->g->models, m->first_part) + i), fl_models_text(a->g->models, m->separator), depth, &first,
              &made);
  give_all(out, &made, 4);
  return true;
}

// ---- values ---------------------------------------------------------------------------------------------------------------------

// `x += more`: what came before is not followed.
static bool is_appended(const fl_graph *g, const fl_step *chain) {
  for (const fl_step *s = chain; s; s = s->prev)
    if (s->what == FL_STEP_AT_ASSIGN && g->links[s->file].f->assigns[s->id].op) return true;
  return false;
}

// The key of a setting that the chain ends at.
static fl_sym unset_key(const fl_step *chain) { return chain && chain->kind == FL_STEP_config ? chain->name : 0; }

static bool fold_plain(fl_ask *a, uint32_t file, uint32_t val, const fl_frame *frame, uint32_t depth, fl_texts *out);

static void fold(fl_ask *a, uint32_t file, uint32_t val, const fl_frame *frame, uint32_t depth, fl_texts *out);

// Each element may be meant: several paths of one handler, several topics.
static void of_list(fl_ask *a, const fl_origin *o, uint32_t depth, fl_texts *out) {
  const fl_facts *f = a->g->links[o->file].f;
  const fl_val *v = &f->values[o->val];
  for (uint32_t i = 0; i < v->n; i++) fold(a, o->file, f->elems[v->a + i], o->frame, depth + 1, out);
}

static void of_origin(fl_ask *a, const fl_origin *o, uint32_t depth, fl_texts *out) {
  fl_texts found = {0};
  bool known = false;
  switch (o->kind) {
  case FL_FROM_LITERAL: known = fold_plain(a, o->file, o->val, o->frame, depth, &found); break;
  case FL_FROM_SETTING:
    if ((known = o->name != 0)) give_setting(a, o->file, fl_intern_text(&a->g->names, o->name), o->certainty, &found);
    break;
  case FL_FROM_OBJECT:
  case FL_FROM_RESULT: known = o->call && made_by_call(a, o->file, o->call, o->frame, depth, &found); break;
  case FL_FROM_UNKNOWN:
    if ((known = unset_key(o->chain) != 0)) give_key(a, unset_key(o->chain), &found);
    break;
  case FL_FROM_LIST: return of_list(a, o, depth, out);
  case FL_FROM_ABSENT: return;
  default: break;
  }
  bool key = o->kind == FL_FROM_UNKNOWN; // what it is set to is not known, that it is read is
  for (uint32_t i = 0; i < found.n; i++) found.at[i].way = fl_way_join(fl_way_of(a->g, o->chain), found.at[i].way);
  if (known) give_all(out, &found, key ? 3 : o->certainty);
  else give_any(a, out);
}

// `"%s/x" % base`, `"{}/x".format(base)`: front ends make one value of the template and what fills it. A sum is none, whatever stands in its texts.
static bool is_template(fl_ask *a, uint32_t file, const fl_val *v, uint8_t *style, fl_str *template) {
  static const uint8_t styles[] = {[FL_JOINS_PRINTF] = FL_HOLES_printf, [FL_JOINS_BRACES] = FL_HOLES_braces};
  const fl_facts *f = a->g->links[file].f;
  if (!v->op || v->n < 2 || f->values[f->elems[v->a]].kind != FL_VAL_LIT) return false;
  *template = fl_gsym_text(a->g, file, f->values[f->elems[v->a]].a);
  *style = styles[v->op];
  uint32_t holes = count_holes(*style, *template);
  return holes == v->n - 1u || (*style == FL_HOLES_braces && holes > v->n - 1u); // "{0}/{0}"
}

static void fold_concat(fl_ask *a, uint32_t file, uint32_t first, uint32_t n, const fl_frame *frame, uint32_t depth, fl_texts *out) {
  const fl_facts *f = a->g->links[file].f;
  fl_texts made = {.n = 1, .at = {{.certainty = 4}}};
  for (uint32_t i = 0; i < n; i++) {
    fl_texts part = {0};
    fold(a, file, f->elems[first + i], frame, depth + 1, &part);
    append(a, &made, &part);
  }
  give_all(out, &made, 4);
}

// Values that need nobody else: literals, sums of texts, templates. False for everything else.
static bool fold_plain(fl_ask *a, uint32_t file, uint32_t val, const fl_frame *frame, uint32_t depth, fl_texts *out) {
  const fl_val *v = fl_val_at(a->g, file, val);
  fl_str template;
  uint8_t style;
  switch (v->kind) {
  case FL_VAL_LIT:
    if (v->op == FL_LIT_NIL) return true;
    fl_text_give(out, fl_gsym(a->g, file, v->a), 4);
    return true;
  case FL_VAL_CONCAT:
    if (is_template(a, file, v, &style, &template)) {
      filling f = {a, file, v->a + 1, v->n - 1u, true, frame, depth};
      fill(&f, style, template, 4, out);
    } else fold_concat(a, file, v->a, v->n, frame, depth, out);
    return true;
  case FL_VAL_BINOP:
    if (v->op != FL_OP_ADD) return false;
    fold_concat(a, file, v->a, 2, frame, depth, out);
    return true;
  default: return false;
  }
}

static bool is_fixed(const fl_graph *g, const fl_step *s) {
  const fl_facts *f = g->links[s->file].f;
  uint32_t var = s->what == FL_STEP_AT_VAR ? s->id : s->what == FL_STEP_AT_ASSIGN ? f->assigns[s->id].var : 0;
  return var && (f->vars[var].flags & FL_VAR_CONST);
}

static bool is_kept_in_a_field(const fl_graph *g, const fl_step *chain) {
  for (const fl_step *s = chain; s; s = s->prev)
    if (s->kind == FL_STEP_field && !is_fixed(g, s)) return true;
  return false;
}

// What a constructor sets to "" is filled from outside later: by who reads a request, by who loads a row.
static bool is_placeholder(const fl_graph *g, const fl_origins *origins) {
  for (uint32_t i = 0; i < origins->n; i++)
    if (!is_kept_in_a_field(g, origins->at[i].chain)) return false;
  return origins->n > 0;
}

// What is assigned, then what is appended to it, in order: `url = base; url += path`.
static void of_origins(fl_ask *a, const fl_origins *origins, uint32_t depth, fl_texts *out) {
  fl_texts whole = {0};
  for (uint32_t i = 0; i < origins->n; i++)
    if (!is_appended(a->g, origins->at[i].chain)) of_origin(a, &origins->at[i], depth, &whole);
  drop_empty(&whole);
  if (whole.n == 1 && !whole.at[0].text && is_placeholder(a->g, origins)) whole.n = 0, give_any(a, &whole);
  for (uint32_t i = 0; i < origins->n; i++) {
    fl_texts more = {0};
    if (!is_appended(a->g, origins->at[i].chain)) continue;
    of_origin(a, &origins->at[i], depth, &more);
    if (!whole.n) give_any(a, &whole);
    append(a, &whole, &more);
  }
  give_all(out, &whole, 4);
}

static void fold(fl_ask *a, uint32_t file, uint32_t val, const fl_frame *frame, uint32_t depth, fl_texts *out) {
  fl_origins origins = {0};
  if (depth > MAX_DEPTH || a->steps == 0) return give_any(a, out);
  const fl_val *v = fl_val_at(a->g, file, val);
  if (fold_plain(a, file, val, frame, depth, out)) return;
  if ((v->kind == FL_VAL_CALL || v->kind == FL_VAL_NEW) && made_by_call(a, file, v->a, frame, depth, out)) return;
  fl_origins_of(a, file, val, frame, NULL, 4, &origins);
  of_origins(a, &origins, depth + 1, out);
  fl_array_release(&origins);
}

void fl_text_of(fl_ask *a, uint32_t file, uint32_t val, const fl_frame *frame, fl_texts *out) { fold(a, file, val, frame, 0, out); }

void fl_text_of_origin(fl_ask *a, const fl_origin *o, fl_texts *out) { of_origin(a, o, 0, out); }

void fl_text_of_path(fl_ask *a, const fl_place_of *at, fl_mid path, uint32_t depth, fl_texts *out) {
  fl_origins origins = {0};
  if (depth > MAX_DEPTH) return give_any(a, out);
  const fl_path *p = fl_models_paths(a->g->models, path);
  uint32_t val = p->root == FL_ROOT_arg && !p->n_steps && at->call ? fl_call_arg(a->g, at->file, at->call, p->index) : 0;
  if (p->root == FL_ROOT_receiver && !p->n_steps && at->call) val = a->g->links[at->file].f->calls[at->call].recv;
  if (val) return fold(a, at->file, val, at->frame, depth, out); // so that calls that make texts are seen before their origins
  fl_path_origins(a, at, path, &origins);
  of_origins(a, &origins, depth, out);
  fl_array_release(&origins);
}

// Frameworks put settings into the texts that they are given: "${orders.url}/orders".
static void put_settings_in(fl_ask *a, uint32_t file, fl_texts *texts) {
  fl_texts all = {0};
  for (uint32_t i = 0; i < texts->n; i++) {
    fl_str text = fl_intern_text(&a->g->names, texts->at[i].text);
    if (fl_str_contains(text, FL_STR("${"))) give_setting(a, file, text, texts->at[i].certainty, &all);
    else fl_text_add(&all, texts->at[i]);
  }
  *texts = all;
}

void fl_text_of_paths(fl_ask *a, const fl_place_of *at, fl_mid first, uint32_t n, fl_texts *out) {
  for (uint32_t i = 0; i < n && !out->n; i++) fl_text_of_path(a, at, *(fl_models_path_list(a->g->models, first) + i), 0, out);
  put_settings_in(a, at->file, out);
}

bool fl_text_is_open(const fl_graph *g, fl_sym text) {
  fl_str raw = fl_intern_text(&g->names, text);
  return raw.n == 1 && raw.at[0] == FL_TEXT_ANY;
}

// ---- for people -----------------------------------------------------------------------------------------------------------------

fl_sym fl_text_shown(fl_graph *g, fl_sym text) {
  fl_str raw = fl_intern_text(&g->names, text);
  fl_buf out = {0};
  for (uint32_t i = 0; i < raw.n; i++) {
    switch (raw.at[i]) {
    case FL_TEXT_ANY: fl_buf_add_char(&out, '*'); break;
    case FL_TEXT_KEY: fl_buf_add_c(&out, "${"); break;
    case FL_TEXT_KEY_END: fl_buf_add_char(&out, '}'); break;
    default: fl_buf_add_char(&out, raw.at[i]);
    }
  }
  fl_sym shown = fl_intern_add(&g->names, fl_buf_str(&out));
  fl_buf_release(&out);
  return shown;
}
