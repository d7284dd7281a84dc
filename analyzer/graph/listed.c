// Functions in a list that a library is handed, and runs: async.waterfall([f, g]); tools of an agent, which runs them when it is asked.
//
// In: an argument, or a property that the call which made the receiver was handed. Out: the functions among its elements, through variables,
// fields, what functions of the repository give back, and what a library makes of each: `[tool(f) for f in all]`. A function by itself is none.
#include "graph/graph_p.h"

enum { DEEPEST = 12, MOST_VALUES = 16, MOST_STEPS = 512 };

typedef struct listed {
  fl_graph *g;
  fl_call_ref by; // who runs them
  uint8_t via;
  bool any_times; // fl_target
  uint32_t *steps; // what was looked at, for one argument
} listed;

static void find(const listed *q, uint32_t file, uint32_t val, bool inside, uint32_t depth);

typedef void with_value(const listed *, uint32_t file, uint32_t val, bool inside, uint32_t depth);

// All that a variable or a field is set to.
static void each_value(const listed *q, fl_ent var, bool inside, uint32_t depth, with_value *then) {
  const fl_link *l = &q->g->links[var.file];
  const fl_var *v = &l->f->vars[var.id];
  uint32_t n = 0;
  if (v->kind == FL_VAR_FIELD)
    for (uint32_t r = fl_map_get_or(&q->g->field_values, FL_KEY(fl_dense_type(q->g, var.file, v->type_owner), l->sym[v->name]), 0); r && n++ < MOST_VALUES; r = q->g->stored.at[r].next)
      if (q->g->stored.at[r].val) then(q, q->g->stored.at[r].file, q->g->stored.at[r].val, inside, depth);
  if (v->kind == FL_VAR_FIELD) return;
  for (uint32_t a = fl_map_get_or(&l->assigns, FL_KEY(v->kind == FL_VAR_LOCAL ? v->func : 1, l->sym[v->name]), 0); a && n++ < MOST_VALUES; a = l->assign_next[a])
    if (l->f->assigns[a].val) then(q, var.file, l->f->assigns[a].val, inside, depth);
}

static void find_all(const listed *q, uint32_t file, const fl_val *v, bool inside, uint32_t depth) {
  for (uint32_t i = 0; i < v->n; i++) find(q, file, q->g->links[file].f->elems[v->a + i], inside, depth);
}

// What a function of the repository gives back, whichever part of the graph it stands in; a library makes something of what it is handed.
static void find_in_call(const listed *q, uint32_t file, uint32_t call, bool inside, uint32_t depth) {
  const fl_facts *f = q->g->links[file].f;
  const fl_call *c = &f->calls[call];
  fl_ent repo = {0};
  uint8_t certainty;
  fl_callee_name(q->g, file, call, &repo, &certainty);
  const fl_facts *of = repo.kind == FL_ENT_FUNC ? q->g->links[repo.file].f : NULL;
  for (uint32_t e = 1; of && e < of->n_exits; e++)
    if (of->exits[e].kind == FL_EXIT_RETURN && of->exits[e].func == repo.id && of->exits[e].val) find(q, repo.file, of->exits[e].val, inside, depth);
  for (uint32_t i = 0; !repo.kind && i < c->n_args; i++) find(q, file, f->args[c->first_arg + i].val, inside, depth);
}

static void add(const listed *q, fl_ent func) {
  const fl_link *l = &q->g->links[q->by.file];
  fl_add_func(q->g, q->by.file, q->by.id, func.file, func.id, 3, q->via);
  for (uint32_t i = 0; q->any_times && i < l->n_targets[q->by.id]; i++) {
    fl_target *t = &q->g->targets.at[l->first_target[q->by.id] + i];
    if (t->func.file == func.file && t->func.id == func.id) t->any_times = true;
  }
}

static void find_named(const listed *q, uint32_t file, uint32_t val, bool inside, uint32_t depth) {
  fl_ent func = fl_func_in_value(q->g, file, val);
  if (func.kind == FL_ENT_FUNC && inside) add(q, func);
  fl_ent var = func.kind ? (fl_ent){0} : fl_lookup_value(q->g, file, val);
  if (var.kind == FL_ENT_VAR) each_value(q, var, inside, depth, find);
}

static void find(const listed *q, uint32_t file, uint32_t val, bool inside, uint32_t depth) {
  if (!val || depth++ > DEEPEST || ++*q->steps > MOST_STEPS) return;
  fl_val v = *fl_val_at(q->g, file, val);
  switch (v.kind) {
  case FL_VAL_AWAIT:
  case FL_VAL_CAST:
  case FL_VAL_SPREAD:
  case FL_VAL_INDEX: return find(q, file, v.a, inside, depth);
  case FL_VAL_LIST:
  case FL_VAL_OTHER: return find_all(q, file, &v, true, depth); // other: a comprehension
  case FL_VAL_COND:
  case FL_VAL_BINOP: return find_all(q, file, &v, inside, depth);
  case FL_VAL_CALL: return find_in_call(q, file, v.a, inside, depth);
  case FL_VAL_LAMBDA:
  case FL_VAL_REF:
  case FL_VAL_FIELD: return find_named(q, file, val, inside, depth);
  default: return;
  }
}

void fl_run_listed(fl_graph *g, fl_call_ref by, uint32_t val, uint8_t via) {
  uint32_t steps = 0;
  find(&(listed){g, by, via, false, &steps}, by.file, val, false, 0);
}

// ---- what the receiver was made with ----------------------------------------------------------------------------------------------------

typedef struct made_with {
  listed of; // first: it is handed on as this
  fl_str property;
} made_with;

static void run_set(const made_with *m, uint32_t file, uint32_t call) {
  fl_graph *g = m->of.g;
  fl_ent repo;
  uint8_t certainty;
  const fl_meaning_row *row = fl_row_for(g, file, call, fl_callee_name(g, file, call, &repo, &certainty));
  for (uint32_t i = 0; row && i < row->n_sets; i++) {
    const fl_setting *s = fl_models_settings(g->models, row->first_set) + i;
    const fl_path *from = fl_models_paths(g->models, s->from);
    if (!fl_str_eq(fl_models_text(g->models, s->name), m->property)) continue;
    uint32_t val = from->root == FL_ROOT_kw ? fl_call_kw(g, file, call, fl_models_text(g->models, from->name)) : from->root == FL_ROOT_arg ? fl_call_arg(g, file, call, from->index) : 0;
    find(&m->of, file, val, false, 0);
  }
}

static void of_maker(const listed *q, uint32_t file, uint32_t val, bool inside, uint32_t depth) {
  if (!val || depth > 4 || ++*q->steps > MOST_STEPS) return;
  fl_val v = *fl_val_at(q->g, file, val);
  if (v.kind == FL_VAL_AWAIT || v.kind == FL_VAL_CAST) return of_maker(q, file, v.a, inside, depth + 1);
  if (v.kind == FL_VAL_CALL) return run_set((const made_with *)q, file, v.a);
  fl_ent var = v.kind == FL_VAL_REF || v.kind == FL_VAL_FIELD ? fl_lookup_value(q->g, file, val) : (fl_ent){0};
  if (var.kind == FL_ENT_VAR) each_value(q, var, inside, depth + 1, of_maker);
}

void fl_run_made_with(fl_graph *g, fl_call_ref by, fl_str property, uint8_t via) {
  uint32_t steps = 0;
  made_with m = {{g, by, via, true, &steps}, property};
  of_maker(&m.of, by.file, g->links[by.file].f->calls[by.id].recv, false, 0);
}
