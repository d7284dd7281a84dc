// Numbers that are only counted up: how often something was sent, tried or seen. One that is lost does no harm to anybody.
//
// In: a field. Out: whether nobody in the repository reads it, apart from the place that adds to it, by any name or text that says it.
#include "graph/tally.h"

typedef struct field {
  const fl_graph *g;
  fl_sym name;
  fl_str text;
} field;

static bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'; }

static bool has_word(fl_str text, fl_str word) {
  while (fl_str_contains(text, word)) {
    uint32_t at = fl_str_find(text, word), end = at + word.n;
    if ((!at || !is_letter(text.at[at - 1])) && (end == text.n || !is_letter(text.at[end]))) return true;
    text = fl_str_from_pos(text, end);
  }
  return false;
}

// The name of the field, a getter of it, or a text (a statement, a template) with its name in it; the bare name in quotes declares a column.
static bool names(const field *n, uint32_t file, const fl_val *v) {
  const fl_graph *g = n->g;
  if (v->kind == FL_VAL_FIELD) return fl_gsym(g, file, v->b) == n->name;
  if (v->kind == FL_VAL_REF) return fl_gsym(g, file, v->a) == n->name;
  if (v->kind != FL_VAL_LIT || v->op != FL_LIT_STRING) return false;
  fl_str text = fl_gsym_text(g, file, v->a);
  return text.n > n->text.n && has_word(text, n->text);
}

static bool listed(const field *n, uint32_t file, const fl_val *v) { // fields = ["id", "views"]
  const fl_facts *f = n->g->links[file].f;
  for (uint32_t i = 0; v->kind == FL_VAL_LIST && i < v->n; i++) {
    const fl_val *e = &f->values[f->elems[v->a + i]];
    if (e->kind == FL_VAL_LIT && e->op == FL_LIT_STRING && fl_str_eq(fl_gsym_text(n->g, file, e->a), n->text)) return true;
  }
  return false;
}

// Is it what an assignment to the field sets, or a part of what it is set to?
static bool is_of_assign(const field *n, uint32_t file, uint32_t val) {
  const fl_facts *f = n->g->links[file].f;
  for (uint32_t i = 1; i < f->n_assigns; i++) {
    const fl_assign *a = &f->assigns[i];
    if (a->target == val) return true;
    if (f->values[val].byte_begin >= a->span.byte_begin && f->values[val].byte_end <= a->span.byte_end && names(n, file, &f->values[a->target])) return true;
  }
  return false;
}

static bool is_declared(const fl_facts *f, uint32_t val) { // `int views { get; set; }` names it as well
  for (uint32_t i = 1; i < f->n_vars; i++)
    if (f->vars[i].span.byte_begin == f->values[val].byte_begin) return true;
  return false;
}

static bool read_in_file(const field *n, uint32_t file) {
  const fl_facts *f = n->g->links[file].f;
  for (uint32_t v = 1; v < f->n_values; v++)
    if (listed(n, file, &f->values[v]) || (names(n, file, &f->values[v]) && !is_declared(f, v) && !is_of_assign(n, file, v))) return true;
  return false;
}

// An answer of the whole object has the number in it.
static bool is_answered(const fl_graph *g, fl_tref type) {
  if (!type.id) return false;
  fl_str name = fl_gsym_text(g, type.file, g->links[type.file].f->types[type.id].name);
  for (uint32_t i = 0; i < g->entries.n; i++) {
    const fl_entry_point *e = &g->entries.at[i];
    const fl_func *func = e->func.id ? &g->links[e->func.file].f->funcs[e->func.id] : NULL;
    if (func && (has_word(fl_gsym_text(g, e->func.file, func->result), name) || has_word(fl_gsym_text(g, e->func.file, func->result_arg), name))) return true;
  }
  return false;
}

bool fl_is_tally(const fl_graph *g, fl_sym name, fl_tref type) {
  field n = {g, name, fl_intern_text(&g->names, name)};
  if (is_answered(g, type)) return false;
  for (uint32_t file = 1; file <= g->n_files; file++)
    if (g->links[file].f && read_in_file(&n, file)) return false;
  return true;
}
