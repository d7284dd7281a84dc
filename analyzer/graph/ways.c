// In: calls with their targets, and places. Out: the functions that lead to them, each by the best way, with the call that it makes there.
//
// Functions are settled in the order of fl_way_kind, nearest first, so that the way that is kept is a shortest one of the best kind.
#include "graph/ways_p.h"

#include "graph/summary_p.h"
#include "graph/told_p.h"

enum { LIKELY = 2, MAX_FUNCTIONS = 20000, OF_CALL = 1u << 31 };

static uint64_t key_of(fl_func_ref func) { return fl_map_key2(func.file, func.id); }

void fl_ways_init(fl_ways *w, const fl_graph *g) { *w = (fl_ways){.g = g}; }

// Something other than the start of a program enters there.
static bool is_entered(const fl_graph *g, fl_func_ref func) {
  uint32_t entry = g->func_entry[fl_dense_func(g, func.file, func.id)];
  return entry && g->entries.at[entry - 1].kind != FL_ENTRY_main;
}

static void add_hop(fl_ways *w, uint8_t kind, fl_func_ref func, uint32_t call, uint32_t next) {
  fl_array_push(&w->hops, ((fl_way_hop){func, {call ? func.file : 0, call}, next}));
  fl_array_push(&w->open[kind], w->hops.n - 1);
}

void fl_ways_add(fl_ways *w, fl_func_ref func, uint32_t call) {
  if (w->hops.n == 0) fl_array_push(&w->hops, ((fl_way_hop){{0, 0}, {0, 0}, 0})); // 0 is none
  if (func.id) add_hop(w, FL_WAY_INSIDE, func, call, 0);
}

// ---- one step --------------------------------------------------------------------------------------------------------------------------

// A lambda that a helper runs (`yield`, `fn()`) runs on behalf of the function that it is written in, not of all who call the helper.
bool fl_runs_for_its_parent(const fl_graph *g, fl_func_ref lambda, uint8_t via, fl_func_ref caller) {
  const fl_func *f = &g->links[lambda.file].f->funcs[lambda.id];
  if (via != FL_VIA_CALLBACK || !(f->flags & FL_FUNC_LAMBDA) || !f->parent) return false;
  return caller.file != lambda.file || caller.id != f->parent;
}

static fl_func_ref func_of(const fl_graph *g, fl_call_ref call) { return (fl_func_ref){call.file, g->links[call.file].f->calls[call.id].func}; }

// What was handed over is called by many on behalf of each: whoever handed it over here is a caller of its own.
static bool is_of_another(const fl_graph *g, const fl_caller *by, fl_func_ref into) {
  return (by->is_given && by->via != FL_VIA_SPAWN) || fl_runs_for_its_parent(g, into, by->via, func_of(g, by->call));
}

// Whoever registers a function does not run it: others do, through the entry point that it becomes.
static uint8_t kind_of_step(const fl_ways *w, const fl_caller *by, fl_func_ref into) {
  const fl_link *l = &w->g->links[by->call.file];
  bool is_lambda = w->g->links[into.file].f->funcs[into.id].flags & FL_FUNC_LAMBDA;
  if (by->certainty < LIKELY || is_of_another(w->g, by, into)) return FL_WAY_NONE;
  if (by->via == FL_VIA_SPAWN && by->is_given && is_lambda) return FL_WAY_NONE; // of the one that it is written in
  if (by->via == FL_VIA_REGISTER) return is_entered(w->g, into) ? FL_WAY_NONE : FL_WAY_REGISTERED;
  if (by->via == FL_VIA_SPAWN || (l->f->calls[by->call.id].flags & FL_CALL_SPAWNED)) return FL_WAY_BEGUN;
  return fl_call_chooses(w->g, by->call) ? FL_WAY_PERHAPS : FL_WAY_INSIDE;
}

static uint8_t worse(uint8_t a, uint8_t b) { return a > b ? a : b; }

// Does it make this call for some of its callers only? A cheap look, before each of them is asked.
static bool may_skip(const fl_graph *g, fl_func_ref func, uint32_t call) {
  const fl_facts *f = g->links[func.file].f;
  if (!call || !f->funcs[func.id].n_params) return false;
  for (uint32_t r = f->calls[call].region; r; r = f->regions[r].parent)
    if (f->regions[r].kind == FL_REGION_BRANCH || f->regions[r].kind == FL_REGION_CASE) return true;
  for (uint32_t i = 1; i < f->n_exits; i++)
    if (f->exits[i].func == func.id && f->exits[i].region && f->exits[i].span.byte_begin < f->calls[call].span.byte_begin) return true;
  return false;
}

// ---- from a function ---------------------------------------------------------------------------------------------------------------------

// A nested function that a helper runs, or begins, or that nothing explains, runs on behalf of the function around it.
static void climb_to_parent(fl_ways *w, uint32_t hop, uint8_t kind, bool runs_inside, bool is_explained) {
  fl_func_ref func = w->hops.at[hop].func;
  const fl_facts *f = w->g->links[func.file].f;
  uint32_t parent = f->funcs[func.id].parent;
  if (is_explained || !parent || is_entered(w->g, func) || (f->funcs[parent].flags & FL_FUNC_MODULE)) return;
  add_hop(w, worse(kind, runs_inside ? FL_WAY_INSIDE : FL_WAY_BEGUN), (fl_func_ref){func.file, parent}, 0, hop);
}

static void climb_from(fl_ways *w, uint32_t hop, uint8_t kind) {
  const fl_way_hop from = w->hops.at[hop];
  const fl_caller *callers;
  uint32_t n = fl_graph_callers(w->g, from.func, &callers);
  bool skips = may_skip(w->g, from.func, from.call.id), runs_inside = false, is_explained = false;
  for (uint32_t i = 0; i < n; i++) {
    uint8_t step = kind_of_step(w, &callers[i], from.func);
    runs_inside |= callers[i].via == FL_VIA_CALLBACK && is_of_another(w->g, &callers[i], from.func);
    is_explained |= step || callers[i].via == FL_VIA_REGISTER;
    if (!step || (skips && callers[i].via == FL_VIA_CALL && fl_call_skips(w->g, callers[i].call, from.func, from.call.id))) continue;
    add_hop(w, worse(kind, step), func_of(w->g, callers[i].call), callers[i].call.id, hop);
  }
  climb_to_parent(w, hop, kind, runs_inside, is_explained);
}

static bool is_new(fl_ways *w, uint32_t hop, uint8_t kind) {
  const fl_way_hop *h = &w->hops.at[hop];
  bool skips = may_skip(w->g, h->func, h->call.id);
  if (fl_map_get(&w->seen, key_of(h->func), NULL)) return false; // with all of its calls
  uint64_t key = skips ? fl_map_key2(h->func.file, h->call.id | OF_CALL) : key_of(h->func);
  if (skips && fl_map_get(&w->seen, key, NULL)) return false;
  fl_map_put(&w->seen, key, hop);
  if (!fl_map_get(&w->kinds, key_of(h->func), NULL)) fl_map_put(&w->kinds, key_of(h->func), kind), w->n_funcs++;
  return true;
}

void fl_ways_climb(fl_ways *w) {
  for (uint8_t kind = FL_WAY_INSIDE; kind < FL_N_WAY_KINDS; kind++)
    for (uint32_t i = 0; i < w->open[kind].n && !w->is_cut; i++) {
      w->is_cut = w->n_funcs >= MAX_FUNCTIONS;
      if (!w->is_cut && is_new(w, w->open[kind].at[i], kind)) climb_from(w, w->open[kind].at[i], kind);
    }
}

uint8_t fl_ways_from(const fl_ways *w, fl_func_ref func) { return (uint8_t)fl_map_get_or(&w->kinds, key_of(func), FL_WAY_NONE); }

void fl_ways_release(fl_ways *w) {
  fl_map_release(&w->seen), fl_map_release(&w->kinds);
  fl_array_release(&w->hops);
  for (uint8_t kind = 0; kind < FL_N_WAY_KINDS; kind++) fl_array_release(&w->open[kind]);
}
