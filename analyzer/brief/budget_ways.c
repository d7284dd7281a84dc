// More ways than one lead from an entry point to a call, and the graph tells one of them. A loop or retry around the call counts on whichever way it stands.
#include "brief/budget.h"

enum { LIKELY = 2, MOST_OTHERS = 3, MAX_FUNCTIONS = 4000 };

typedef struct climb {
  const fl_graph *g;
  fl_map *seen;
  FL_ARRAY(fl_func_ref) open;
} climb;

static uint64_t key_of(fl_func_ref func) { return fl_map_key2(func.file, func.id); }

static void look_at(climb *c, fl_func_ref func) {
  if (!func.id || fl_map_get(c->seen, key_of(func), NULL)) return;
  fl_map_put(c->seen, key_of(func), 1);
  fl_array_push(&c->open, func);
}

// A call that may lead to many functions leads to few of them, and nobody knows to which.
static bool chooses(const fl_graph *g, fl_call_ref call) {
  const fl_target *targets;
  uint32_t n = fl_graph_targets(g, call, &targets), open = 0;
  for (uint32_t i = 0; i < n; i++) open += targets[i].func.id && targets[i].certainty <= LIKELY;
  return open > MOST_OTHERS;
}

// What is begun in another thread, or registered for later, does not run while its caller does.
static bool runs_inside(const fl_graph *g, const fl_caller *c) {
  bool runs = (c->via == FL_VIA_CALL || c->via == FL_VIA_CALLBACK) && c->certainty >= LIKELY && !(fl_graph_call(g, c->call)->flags & FL_CALL_SPAWNED);
  return runs && !chooses(g, c->call);
}

static void run(climb *c, fl_func_ref from) {
  look_at(c, from);
  for (uint32_t i = 0; i < c->open.n && c->open.n < MAX_FUNCTIONS; i++) {
    const fl_caller *callers;
    uint32_t n = fl_graph_callers(c->g, c->open.at[i], &callers);
    for (uint32_t k = 0; k < n; k++)
      if (runs_inside(c->g, &callers[k])) look_at(c, (fl_func_ref){callers[k].call.file, fl_graph_call(c->g, callers[k].call)->func});
  }
  fl_array_release(&c->open);
}

bool fl_runs_within(fl_budgets *b, fl_func_ref func, fl_func_ref entry) {
  uint32_t at = fl_map_get_or(&b->runs_in, key_of(func), 0);
  if (!at) {
    fl_array_push(&b->runners, (fl_map){0});
    climb c = {.g = b->s->graph, .seen = fl_array_last(&b->runners)};
    run(&c, func);
    fl_map_put(&b->runs_in, key_of(func), at = b->runners.n);
  }
  return fl_map_get(&b->runners.at[at - 1], key_of(entry), NULL);
}
