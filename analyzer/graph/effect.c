// Summaries: what a function may do, by itself or through the functions that it calls.
//
// Only edges of certainty 3 and better count, spawned work does not. Computed on demand, depth first; a cycle answers with what
// is known so far, which is enough for "may" (a member of the cycle that does it finds it by itself).
#include "graph/loop_p.h"

#include "base/alloc.h"

#include <string.h>

static void prepare(fl_graph *g) {
  if (g->may_kinds) return;
  g->may_kinds = fl_arena_zero_n(&g->arena, (size_t)g->n_funcs + 1, sizeof(uint32_t));
  g->may_state = fl_arena_zero_n(&g->arena, (size_t)g->n_funcs + 1, 1);
  g->may_sleep = fl_arena_zero_n(&g->arena, (size_t)g->n_funcs + 1, 1);
}

bool fl_call_does(const fl_graph *g, uint32_t file, uint32_t call, uint32_t does) {
  const fl_link *l = &g->links[file];
  for (uint32_t i = 0; i < l->n_targets[call]; i++) {
    const fl_meaning_row *row = g->targets.at[l->first_target[call] + i].row;
    if (row && (row->does & (1u << does))) return true;
  }
  return false;
}

// Words that make an unknown callee a possible wait; never evidence that there is one.
static bool may_mean_wait(fl_str name) {
  static const char *const words[] = {"wait",  "sleep", "delay",   "backoff", "pause", "throttle", "Wait",
                                      "Sleep", "Delay", "Backoff", "BackOff", "Pause", "park",     "yield"};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (fl_str_contains(name, fl_str_from(words[i]))) return true;
  return false;
}

static void summarise(fl_graph *g, uint32_t file, uint32_t func, uint32_t depth);

static void add_call(fl_graph *g, uint32_t file, uint32_t call, uint32_t *kinds, uint8_t *sleeps,
                     uint32_t depth) {
  const fl_link *l = &g->links[file];
  bool known = false;
  for (uint32_t i = 0; i < l->n_targets[call]; i++) {
    const fl_target *t = &g->targets.at[l->first_target[call] + i];
    if (t->row) {
      known = true;
      if (t->row->site) *kinds |= 1u << t->row->site;
      if (t->row->does & (1u << FL_DOES_sleep)) *sleeps = FL_IS_BOUNDED;
    }
    if (!t->func.id || t->certainty < 3 || t->via == FL_VIA_SPAWN || t->via == FL_VIA_REGISTER) continue;
    known = true;
    summarise(g, t->func.file, t->func.id, depth + 1);
    uint32_t dense = fl_dense_func(g, t->func.file, t->func.id);
    *kinds |= g->may_kinds[dense];
    if (g->may_sleep[dense] == FL_IS_BOUNDED || (g->may_sleep[dense] && !*sleeps))
      *sleeps = g->may_sleep[dense];
  }
  for (uint32_t s = fl_first_site_of(g, file, call); s && s < g->sites.n; s++) {
    const fl_site *site = &g->sites.at[s];
    if (site->form != FL_FORM_CALL || site->call.file != file || site->call.id != call) break;
    *kinds |= 1u << site->kind;
  }
  if (!known && !*sleeps && may_mean_wait(l->f->texts[l->f->calls[call].name])) *sleeps = FL_IS_UNKNOWN;
}

static void summarise(fl_graph *g, uint32_t file, uint32_t func, uint32_t depth) {
  uint32_t dense = fl_dense_func(g, file, func), kinds = 0;
  uint8_t sleeps = 0;
  if (g->may_state[dense] || depth > 200) return;
  g->may_state[dense] = 1;
  const fl_link *l = &g->links[file];
  for (uint32_t c = l->func_first_call[func]; c; c = l->call_next[c])
    if (!(l->f->calls[c].flags & FL_CALL_SPAWNED)) add_call(g, file, c, &kinds, &sleeps, depth);
  g->may_kinds[dense] = kinds;
  g->may_sleep[dense] = sleeps;
  g->may_state[dense] = 2;
}

bool fl_call_may_reach(fl_graph *g, uint32_t file, uint32_t call, uint32_t kinds) {
  uint32_t found = 0;
  uint8_t sleeps = 0;
  prepare(g);
  add_call(g, file, call, &found, &sleeps, 0);
  return (found & kinds) != 0;
}

uint8_t fl_call_may_sleep(fl_graph *g, uint32_t file, uint32_t call) {
  uint32_t found = 0;
  uint8_t sleeps = 0;
  prepare(g);
  add_call(g, file, call, &found, &sleeps, 0);
  return sleeps ? sleeps : FL_IS_UNBOUNDED;
}
