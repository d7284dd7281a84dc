// Types that nobody names: a handler of a library's calls that no program hands to it, left behind beside those that are.
//
// In: a type whose supertype a library calls. Out: whether any code but tests says its name. Who is found by an annotation need not be named.
#include "graph/graph_p.h"
#include "graph/service_p.h"

static bool is_word(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || (c & 0x80); }

// What a library says, each program that is built with it may mean; it stands under 0.
static void note(fl_graph *g, uint32_t service, fl_sym word) {
  fl_map_put(&g->named_words, FL_KEY(service, word), 1);
  fl_map_put(&g->named_words, FL_KEY(0, word), 1);
}

// "List<shop.Order>": each word of it.
static void note_words(fl_graph *g, uint32_t service, fl_str text) {
  for (uint32_t i = 0, from = 0; i <= text.n; i++) {
    if (i < text.n && is_word(text.at[i])) continue;
    fl_sym word = i > from ? fl_intern_find(&g->names, fl_str_slice(text, from, i)) : 0;
    if (word) note(g, service, word);
    from = i + 1;
  }
}

// Types of a file by the names that it gives them.
static void types_by_name(const fl_facts *f, fl_map *out) {
  for (uint32_t i = 1; i < f->n_types; i++)
    if (f->types[i].name) fl_map_put(out, f->types[i].name, i);
}

// `Orders.check(order)` in Orders itself starts none.
static bool is_inside(const fl_facts *f, const fl_map *types, const fl_val *v) {
  uint32_t type = fl_map_get_or(types, v->a, 0);
  return type && f->types[type].span.byte_begin <= v->byte_begin && v->byte_begin < f->types[type].span.byte_end;
}

static void note_values(fl_graph *g, uint32_t service, const fl_link *l) {
  fl_map types = {0};
  types_by_name(l->f, &types);
  for (uint32_t i = 1; i < l->f->n_values; i++) {
    const fl_val *v = &l->f->values[i];
    if (v->kind == FL_VAL_REF && v->a && !is_inside(l->f, &types, v)) note(g, service, l->sym[v->a]);
    if (v->kind == FL_VAL_FIELD && v->b) note(g, service, l->sym[v->b]);
    if (v->kind == FL_VAL_TYPE && v->a) note_words(g, service, l->f->texts[v->a]);
  }
  fl_map_release(&types);
}

static void note_types(fl_graph *g, uint32_t service, const fl_facts *f) {
  for (uint32_t i = 1; i < f->n_calls; i++) {
    const fl_call *c = &f->calls[i];
    note_words(g, service, f->texts[c->name]), note_words(g, service, f->texts[c->type_arg]), note_words(g, service, f->texts[c->type_arg2]);
  }
  for (uint32_t i = 1; i < f->n_vars; i++) note_words(g, service, f->texts[f->vars[i].type]), note_words(g, service, f->texts[f->vars[i].type_arg]);
  for (uint32_t i = 1; i < f->n_params; i++) note_words(g, service, f->texts[f->params[i].type]), note_words(g, service, f->texts[f->params[i].type_arg]);
  for (uint32_t i = 1; i < f->n_types; i++)
    for (uint32_t s = 0; s < f->types[i].n_supers; s++) note_words(g, service, f->texts[f->names[f->types[i].first_super + s]]);
}

static void note_all(fl_graph *g) {
  for (uint32_t file = 1; file <= g->n_files; file++) {
    const fl_link *l = &g->links[file];
    if (!l->in->naming || l->in->marks & FL_MARK_TEST) continue;
    note_values(g, g->service_of_file[file], l), note_types(g, g->service_of_file[file], l->f);
  }
  g->names_noted = true;
}

static bool is_named(const fl_graph *g, uint32_t file, uint32_t type) {
  const fl_link *l = &g->links[file];
  const fl_type *t = &l->f->types[type];
  uint32_t service = fl_is_shared_unit(g, g->service_of_file[file]) ? 0 : g->service_of_file[file];
  return t->n_annots || !t->name || fl_map_get_or(&g->named_words, FL_KEY(service, l->sym[t->name]), 0);
}

static bool has_such_super(const fl_graph *g, uint32_t file, uint32_t type, const fl_meaning_row *row) {
  const fl_supers *supers = fl_supers_of(g, file, type);
  const fl_supertype_model *models[8];
  for (uint32_t i = 0; i < supers->n; i++) {
    uint32_t n = supers->at[i].name ? fl_models_supertypes(g->models, g->links[file].in->naming->language, fl_intern_text(&g->names, supers->at[i].name), models, 8) : 0;
    for (uint32_t m = 0; m < n; m++)
      if (fl_models_meanings(g->models, models[m]->meaning) == row) return true;
  }
  return false;
}

// Where the service names none of its kind, somebody else may start them all.
static bool names_another(const fl_graph *g, uint32_t file, const fl_meaning_row *row) {
  uint32_t service = g->service_of_file[file];
  for (uint32_t other = 1; other <= g->n_files; other++) {
    const fl_link *l = &g->links[other];
    bool beside = l->in->naming && g->service_of_file[other] == service && !(l->in->marks & FL_MARK_TEST);
    for (uint32_t type = 1; beside && type < l->f->n_types; type++)
      if (is_named(g, other, type) && has_such_super(g, other, type, row)) return true;
  }
  return false;
}

bool fl_is_left_behind(fl_graph *g, uint32_t file, uint32_t type, const fl_meaning_row *row) {
  if (!g->names_noted) note_all(g);
  return !is_named(g, file, type) && names_another(g, file, row);
}
