// Functions that an annotation makes listeners of events: what starts them.
//
// In: the annotation, and what the function is handed. Out: an event of the program's own life begins it with the program; what the code raises
// itself is handed over inside of the process, so that nothing from outside starts it; everything else comes as the model says.
#include "graph/graph_p.h"

static bool is_among(const fl_graph *g, const fl_entry_model *m, fl_tref t) {
  for (uint32_t i = 0; !t.id && t.name && i < m->n_starts; i++)
    if (fl_str_eq(fl_intern_text(&g->names, t.name), fl_models_text(g->models, fl_models_texts(g->models, m->first_start)[i]))) return true;
  return false;
}

static bool is_start(fl_graph *g, const fl_entry_model *m, uint32_t file, uint32_t val) {
  const fl_val *v = fl_val_at(g, file, val);
  for (uint32_t i = 0; v->kind == FL_VAL_LIST && i < v->n; i++)
    if (is_start(g, m, file, g->links[file].f->elems[v->a + i])) return true;
  return v->kind != FL_VAL_LIST && is_among(g, m, fl_type_of(g, file, val));
}

static fl_tref handed(fl_graph *g, fl_func_ref func) {
  const fl_func *f = &g->links[func.file].f->funcs[func.id];
  return f->n_params ? fl_type_of_ent(g, (fl_ent){FL_ENT_PARAM, 4, func.file, f->first_param, 0}) : (fl_tref){0};
}

static bool begins(fl_graph *g, fl_func_ref func, uint32_t call, const fl_entry_model *m) {
  const fl_facts *f = g->links[func.file].f;
  const fl_call *c = call ? &f->calls[call] : NULL;
  for (uint32_t i = 0; c && i < c->n_args; i++)
    if (is_start(g, m, func.file, f->args[c->first_arg + i].val)) return true;
  return is_among(g, m, handed(g, func));
}

uint8_t fl_listener_kind(fl_graph *g, fl_func_ref func, uint32_t call, const fl_entry_model *m) {
  const fl_caller *callers;
  if (!m->n_starts) return m->kind;
  if (begins(g, func, call, m)) return FL_ENTRY_main;
  bool is_own = handed(g, func).id && fl_graph_callers(g, func, &callers);
  return is_own ? FL_ENTRY_none : m->kind;
}
