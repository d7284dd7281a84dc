// Implementations of one interface that exclude one another: a call goes to one of them each time, whichever the program was put together with.
//
// What is called once for each of a list of objects may go to all of them, and so may what a library hands a message to: those are no such
// calls. Implementations that call one another are told by who knows what runs within what.
#include "graph/one_of.h"

#include "graph/graph_p.h"

static bool stands_in_each(const fl_facts *f, uint32_t region) {
  for (; region; region = f->regions[region].parent)
    if (f->regions[region].kind == FL_REGION_LOOP && f->regions[region].form == FL_LOOP_EACH) return true;
  return false;
}

// A lambda that goes through elements is handed another one each time; one that is an entry point gets what the program is put together with.
static bool is_of_turn(const fl_facts *f, fl_func_ref in, uint32_t param, fl_func_ref entry) {
  uint32_t func = f->params[param].func;
  return f->funcs[func].flags & FL_FUNC_LAMBDA && !(in.file == entry.file && func == entry.id);
}

// The name of what keeps one object for as long as the path runs; 0: it may be another one each time.
static fl_sym keeper(fl_graph *g, fl_call_ref call, fl_func_ref entry) {
  const fl_link *l = &g->links[call.file];
  const fl_call *c = &l->f->calls[call.id];
  const fl_val *v = &l->f->values[c->recv];
  while (v->kind == FL_VAL_CAST || v->kind == FL_VAL_AWAIT) v = &l->f->values[v->a];
  if (v->kind == FL_VAL_FIELD) return l->sym[v->b];
  if (v->kind != FL_VAL_REF) return 0;
  fl_ent ent = fl_lookup_value(g, call.file, (uint32_t)(v - l->f->values));
  bool local = ent.kind == FL_ENT_VAR && g->links[ent.file].f->vars[ent.id].kind == FL_VAR_LOCAL;
  if (ent.kind == FL_ENT_PARAM && is_of_turn(l->f, (fl_func_ref){call.file, c->func}, ent.id, entry)) return 0;
  return local && stands_in_each(l->f, c->region) ? 0 : l->sym[v->a];
}

static uint32_t owner_of(const fl_graph *g, fl_func_ref func) { return g->links[func.file].f->funcs[func.id].owner; }

static bool is_there(const fl_graph *g, const fl_one_of *q, fl_func_ref func) {
  for (uint32_t i = 0; i < q->n; i++)
    if (q->funcs[i].file == func.file && owner_of(g, q->funcs[i]) == owner_of(g, func)) return true;
  return false;
}

static bool is_another_method(const fl_graph *g, fl_func_ref func, fl_sym name) {
  return g->links[func.file].sym[g->links[func.file].f->funcs[func.id].name] != name || !owner_of(g, func);
}

fl_one_of fl_graph_one_of(fl_graph *g, fl_call_ref call, fl_func_ref entry) {
  fl_one_of q = {0}, none = {0};
  const fl_link *l = &g->links[call.file];
  if (!l->f->calls[call.id].recv || l->n_targets[call.id] < 2) return none;
  for (uint32_t i = 0; i < l->n_targets[call.id]; i++) {
    const fl_target *t = &g->targets.at[l->first_target[call.id] + i];
    if (!t->func.id && (!t->row || !t->row->dispatch_to)) continue;
    if (t->row || t->via != FL_VIA_CALL || is_another_method(g, t->func, l->sym[l->f->calls[call.id].name])) return none;
    if (is_there(g, &q, t->func)) continue;
    if (q.n == FL_MAX_ONE_OF) return none;
    q.funcs[q.n++] = t->func;
    q.key = q.key * 31 + fl_dense_type(g, t->func.file, owner_of(g, t->func));
  }
  fl_sym kept = q.n > 1 ? keeper(g, call, entry) : 0;
  q.key = q.key * 31 + kept;
  return kept ? q : none;
}

fl_str fl_graph_owner_name(const fl_graph *g, fl_func_ref func, bool whole) {
  const fl_link *l = &g->links[func.file];
  if (whole) return fl_intern_text(&g->names, l->type_name[owner_of(g, func)]);
  return l->f->texts[l->f->types[owner_of(g, func)].name];
}
