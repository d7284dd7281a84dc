// More ways than one lead from an entry point to a call, and the graph tells one of them. A loop or retry around the call counts on whichever way it stands;
// what a caller says of a deadline counts on the ways that come by this caller.
#include "brief/budget.h"

#include "graph/ways.h"

static uint64_t key_of(fl_func_ref func) { return fl_map_key2(func.file, func.id); }

static uint32_t climb(fl_budgets *b, fl_func_ref func) {
  fl_ways ways;
  fl_ways_init(&ways, b->s->graph);
  fl_ways_add(&ways, func, 0);
  fl_ways_climb(&ways);
  fl_array_push(&b->runners, ways.kinds);
  ways.kinds = (fl_map){0};
  fl_ways_release(&ways);
  return b->runners.n;
}

static uint8_t way_between(fl_budgets *b, fl_func_ref func, fl_func_ref entry) {
  uint32_t at = fl_map_get_or(&b->runs_in, key_of(func), 0);
  if (!at) fl_map_put(&b->runs_in, key_of(func), at = climb(b, func));
  return (uint8_t)fl_map_get_or(&b->runners.at[at - 1], key_of(entry), FL_WAY_NONE);
}

bool fl_runs_within(fl_budgets *b, fl_func_ref func, fl_func_ref entry) { return way_between(b, func, entry) == FL_WAY_INSIDE; }

// ---- answers -----------------------------------------------------------------------------------------------------------------------------

static bool is_func(fl_func_ref a, fl_func_ref b) { return a.file == b.file && a.id == b.id; }

// The function whose parameter a caller fills here; none where the step is another.
static fl_func_ref filled_by(const fl_budgets *b, const fl_step *s) {
  const fl_step *param = s->kind == FL_STEP_caller && s->what == FL_STEP_AT_CALL ? s->prev : NULL;
  if (!param || param->kind != FL_STEP_parameter || param->what != FL_STEP_AT_PARAM) return (fl_func_ref){0, 0};
  return (fl_func_ref){param->file, fl_graph_facts(b->s->graph, param->file)->params[param->id].func};
}

// Has the chain, on its way from the call, come out of the entry point before? What stands further out is everybody's who asks.
static bool comes_by_entry(const fl_budgets *b, const fl_step *from, fl_func_ref entry) {
  for (const fl_step *s = from; s; s = s->prev)
    if (is_func(filled_by(b, s), entry)) return true;
  return false;
}

// What is handed to a function that runs for the entry point comes from one who runs for it as well, as far as to the entry point itself: who hands
// it over elsewhere says nothing of this way. What is made apart from it, a client say, holds for all.
bool fl_is_said_on_way(fl_budgets *b, const fl_outcome *o, fl_func_ref entry) {
  for (const fl_step *s = o->chain; s; s = s->prev) {
    fl_func_ref into = filled_by(b, s);
    if (!into.id || is_func(into, entry) || !way_between(b, into, entry)) continue;
    fl_func_ref by = {s->file, fl_graph_call(b->s->graph, (fl_call_ref){s->file, s->id})->func};
    if (!way_between(b, by, entry) && !comes_by_entry(b, s->prev, entry)) return false;
  }
  return true;
}
