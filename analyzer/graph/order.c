// Functions with callees before callers: strongly connected components of the call graph, bottom-up.
//
// Tarjan, "Depth-first search and linear graph algorithms", SIAM J. Comput. 1(2), 1972; with a stack of our own, since call
// chains are as long as the code that is read. Work that is handed over (spawned, registered) is no edge. The order depends on the
// order of files and calls alone.
#include "graph/graph_p.h"

#include "base/alloc.h"

typedef struct visit {
  uint32_t func;   // dense
  uint32_t call;   // next call to look at, 0 = done
  uint32_t target; // next target of it
} visit;

typedef struct walk {
  fl_graph *g;
  const fl_func_ref *refs;        // by dense function
  uint32_t *number, *low;         // by dense function; 0 = not seen
  bool *open;                     // on the component stack
  FL_ARRAY(uint32_t) component;
  FL_ARRAY(visit) visits;
  fl_func_ref *order;
  uint32_t *group;
  uint32_t n, n_groups, counter;
} walk;

bool fl_runs_inside(const fl_target *t) {
  return t->func.id && t->certainty >= 2 && t->via != FL_VIA_SPAWN && t->via != FL_VIA_REGISTER;
}

static const fl_func_ref *refs_of(const fl_graph *g) {
  fl_func_ref *refs = fl_alloc_zero((size_t)g->n_funcs + 1, sizeof *refs);
  for (uint32_t file = 1; file <= g->n_files; file++)
    for (uint32_t func = 0; func < g->links[file].f->n_funcs; func++)
      refs[g->links[file].func_base + func] = (fl_func_ref){file, func};
  return refs;
}

static void enter(walk *w, uint32_t func) {
  fl_func_ref ref = w->refs[func];
  w->number[func] = w->low[func] = ++w->counter;
  w->open[func] = true;
  fl_array_push(&w->component, func);
  visit v = {func, w->g->links[ref.file].func_first_call[ref.id], 0};
  fl_array_push(&w->visits, v);
}

// The next function that the innermost visit goes to, or UINT32_MAX when it has seen all.
static uint32_t next_callee(walk *w, visit *v) {
  const fl_link *l = &w->g->links[w->refs[v->func].file];
  for (; v->call; v->call = l->call_next[v->call], v->target = 0) {
    if (l->f->calls[v->call].flags & FL_CALL_SPAWNED) continue;
    while (v->target < l->n_targets[v->call]) {
      const fl_target *t = &w->g->targets.at[l->first_target[v->call] + v->target++];
      if (fl_runs_inside(t)) return fl_dense_func(w->g, t->func.file, t->func.id);
    }
  }
  return UINT32_MAX;
}

static uint32_t least(uint32_t a, uint32_t b) { return a < b ? a : b; }

static void leave(walk *w, uint32_t func) {
  if (w->visits.n) {
    uint32_t caller = fl_array_last(&w->visits)->func;
    w->low[caller] = least(w->low[caller], w->low[func]);
  }
  if (w->low[func] != w->number[func]) return;
  for (uint32_t member = UINT32_MAX; member != func;) {
    member = fl_array_pop(&w->component);
    w->open[member] = false;
    w->order[w->n] = w->refs[member];
    w->group[w->n++] = w->n_groups;
  }
  w->n_groups++;
}

static void visit_from(walk *w, uint32_t root) {
  enter(w, root);
  while (w->visits.n) {
    visit *v = fl_array_last(&w->visits);
    uint32_t func = v->func, callee = next_callee(w, v);
    if (callee == UINT32_MAX) {
      (void)fl_array_pop(&w->visits);
      leave(w, func);
    } else if (!w->number[callee])
      enter(w, callee);
    else if (w->open[callee])
      w->low[func] = least(w->low[func], w->number[callee]);
  }
}

static uint32_t *group_by_function(const fl_graph *g, const walk *w) {
  uint32_t *group_of = fl_alloc_zero((size_t)g->n_funcs + 1, sizeof *group_of);
  for (uint32_t i = 0; i < w->n; i++) group_of[fl_dense_func(g, w->order[i].file, w->order[i].id)] = w->group[i];
  return group_of;
}

void fl_order_functions(fl_graph *g) {
  walk w = {.g = g, .refs = refs_of(g)};
  w.number = fl_alloc_zero((size_t)g->n_funcs + 1, sizeof *w.number);
  w.low = fl_alloc_zero((size_t)g->n_funcs + 1, sizeof *w.low);
  w.open = fl_alloc_zero((size_t)g->n_funcs + 1, sizeof *w.open);
  w.order = fl_alloc_zero((size_t)g->n_funcs + 1, sizeof *w.order);
  w.group = fl_alloc_zero((size_t)g->n_funcs + 1, sizeof *w.group);
  for (uint32_t func = 0; func < g->n_funcs; func++)
    if (w.refs[func].id && !w.number[func]) visit_from(&w, func);
  g->order = (fl_order){w.order, w.group, group_by_function(g, &w), w.n};
  fl_array_release(&w.component);
  fl_array_release(&w.visits);
  fl_free((void *)w.refs);
  fl_free(w.number);
  fl_free(w.low);
  fl_free(w.open);
}

void fl_release_order(fl_graph *g) {
  fl_free(g->order.at);
  fl_free(g->order.group);
  fl_free(g->order.group_of);
}
