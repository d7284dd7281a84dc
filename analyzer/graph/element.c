// What is in a list, a map or a channel: the type of an element.
//
// In: a value that holds others. Out: the type that is declared for them, or else that of the first one in what is written out.
#include "graph/graph_p.h"

// [Client(host) for host in hosts]: what it holds. 0: it is no such thing.
static uint32_t made_for_each(const fl_facts *f, const fl_val *v) {
  uint32_t val = v->kind == FL_VAL_OTHER && v->n == 1 ? f->elems[v->a] : 0;
  uint32_t region = val && f->values[val].kind == FL_VAL_CALL ? f->calls[f->values[val].a].region : 0;
  for (; region; region = f->regions[region].parent) { // conditions may stand in between
    const fl_region *r = &f->regions[region];
    if (r->span.byte_begin != v->byte_begin || r->span.byte_end != v->byte_end) return 0;
    if (r->kind == FL_REGION_LOOP) return val;
  }
  return 0;
}

// `for a, b in zip(first, second)`: what the part of an element is an element of. `for i, a in enumerate(first)`: behind the number, of the first.
uint32_t fl_gone_through(fl_graph *g, uint32_t file, uint32_t rows, int32_t part) {
  const fl_facts *f = g->links[file].f;
  const fl_call *c = f->values[rows].kind == FL_VAL_CALL ? &f->calls[f->values[rows].a] : NULL;
  if (!c || c->recv || part < 0) return rows;
  if (fl_models_word(g->models, FL_VOCABULARY_turns, FL_STR("abreast"), f->texts[c->name])) return fl_call_arg(g, file, f->values[rows].a, part);
  bool numbered = fl_models_word(g->models, FL_VOCABULARY_turns, FL_STR("numbered"), f->texts[c->name]);
  return !numbered ? rows : part ? fl_call_arg(g, file, f->values[rows].a, part - 1) : 0;
}

// Of a list or map that is written out, the type of what it holds first: others may hold something else.
static fl_tref type_of_first(fl_graph *g, uint32_t file, uint32_t val) {
  const fl_facts *f = g->links[file].f;
  const fl_val *v = &f->values[val];
  bool holds = v->kind == FL_VAL_LIST || v->kind == FL_VAL_MAP;
  if (holds && v->b) return fl_type_of_text(g, file, fl_func_of_val(g, file, val), g->links[file].sym[v->b]);
  uint32_t each = made_for_each(f, v);
  if (each) return fl_type_of(g, file, each);
  if (!holds || !v->n) return (fl_tref){0};
  return fl_type_of(g, file, v->kind == FL_VAL_LIST ? f->elems[v->a] : f->entries[v->a].val);
}

// What a variable or field is given, when that is written out.
static fl_tref type_of_held(fl_graph *g, fl_ent ent) {
  fl_tref t = {0};
  const fl_link *l = ent.kind == FL_ENT_VAR ? &g->links[ent.file] : NULL;
  const fl_var *v = l ? &l->f->vars[ent.id] : NULL;
  if (v && v->kind == FL_VAR_FIELD) {
    uint32_t r = fl_map_get_or(&g->field_values, FL_KEY(fl_dense_type(g, ent.file, v->type_owner), l->sym[v->name]), 0);
    for (; r && !t.name; r = g->stored.at[r].next) t = type_of_first(g, g->stored.at[r].file, g->stored.at[r].val);
    return t;
  }
  uint32_t a = v ? fl_map_get_or(&l->assigns, FL_KEY(v->kind == FL_VAR_LOCAL ? v->func : 1, l->sym[v->name]), 0) : 0;
  for (; a && !t.name; a = l->assign_next[a])
    if (l->f->assigns[a].val && l->f->assigns[a].result_index < 0) t = type_of_first(g, ent.file, l->f->assigns[a].val);
  return t;
}

// What an element is: as declared, or else like what is put in.
fl_tref fl_type_of_element(fl_graph *g, uint32_t file, uint32_t base) {
  fl_tref t = fl_element_type(g, file, fl_type_of(g, file, base));
  if (!t.name && g->typing <= FL_MAX_TYPING) {
    g->typing++;
    t = type_of_held(g, fl_lookup_value(g, file, base));
    g->typing--;
    if (t.certainty > 2) t.certainty = 2;
  }
  return t;
}
