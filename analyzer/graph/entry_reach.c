// What entry points reach: per function the kinds that lead to it, and a way from one.
//
// "Reached" stops where work is handed to another thread or task; "started" does not.
#include "graph/graph_p.h"
#include "graph/loop_p.h"
#include "graph/services_p.h"
#include "graph/ways_p.h"

#include <string.h>

// ---- reach ---------------------------------------------------------------------------------------------------------------------------

typedef struct reach {
  fl_graph *g;
  uint32_t *kinds;
  uint64_t *queue;
  uint32_t head, tail;
  bool spawns;
} reach;

static void visit(reach *r, uint32_t file, uint32_t func, uint32_t kinds) {
  uint32_t dense = fl_dense_func(r->g, file, func);
  if ((r->kinds[dense] & kinds) == kinds) return;
  r->kinds[dense] |= kinds;
  r->queue[r->tail++ % (r->g->n_funcs * 10 + 16)] = FL_KEY(file, func);
}

// What main does in a loop that it never leaves is the service itself, not its start.
static bool in_endless_loop(const reach *r, uint32_t file, uint32_t region) {
  const fl_facts *f = r->g->links[file].f;
  for (; region; region = f->regions[region].parent) {
    const fl_region *loop = &f->regions[region];
    if (loop->kind != FL_REGION_LOOP) continue;
    if (loop->form == FL_LOOP_FOREVER) return true;
    const fl_val *over = loop->form == FL_LOOP_EACH && loop->a ? &f->values[loop->a] : NULL;
    if (over && over->kind == FL_VAL_CALL && fl_call_does(r->g, file, over->a, FL_DOES_sleep)) return true; // a ticker
  }
  return false;
}

static void spread(reach *r, uint32_t file, uint32_t func) {
  const fl_link *l = &r->g->links[file];
  uint32_t kinds = r->kinds[fl_dense_func(r->g, file, func)];
  for (uint32_t call = l->func_first_call[func]; call; call = l->call_next[call]) {
    for (uint32_t i = 0; i < l->n_targets[call]; i++) {
      const fl_target *t = &r->g->targets.at[l->first_target[call] + i];
      if (!t->func.id || t->via == FL_VIA_REGISTER || (t->via == FL_VIA_SPAWN && !r->spawns) ||
          t->certainty < 2 || fl_runs_for_its_parent(r->g, t->func, t->via, (fl_func_ref){file, func}))
        continue;
      bool service = (kinds & (1u << FL_ENTRY_main | 1u << FL_ENTRY_cli)) && in_endless_loop(r, file, l->f->calls[call].region);
      visit(r, t->func.file, t->func.id, kinds | (service ? 1u << FL_ENTRY_job : 0u));
    }
  }
}

static bool is_explained(const fl_graph *g, fl_func_ref func) {
  const fl_caller *callers;
  uint32_t n = fl_graph_callers(g, func, &callers);
  for (uint32_t i = 0; i < n; i++) {
    fl_func_ref caller = {callers[i].call.file, g->links[callers[i].call.file].f->calls[callers[i].call.id].func};
    if (!fl_runs_for_its_parent(g, func, callers[i].via, caller)) return true;
  }
  return false;
}

// A nested function that no call explains runs on behalf of the function around it.
static void spread_to_nested(reach *r, uint32_t file, uint32_t func) {
  const fl_link *l = &r->g->links[file];
  if (l->f->funcs[func].flags & FL_FUNC_MODULE) return;
  for (uint32_t i = func + 1;
       i < l->f->n_funcs && l->f->funcs[i].span.byte_begin < l->f->funcs[func].span.byte_end; i++) {
    uint32_t dense = fl_dense_func(r->g, file, i);
    if (l->f->funcs[i].parent == func && !r->g->func_entry[dense] && !is_explained(r->g, (fl_func_ref){file, i}))
      visit(r, file, i, r->kinds[fl_dense_func(r->g, file, func)]);
  }
}

static reach reach_of(fl_graph *g, uint32_t *kinds, bool spawns) {
  return (reach){g, kinds, fl_alloc(((size_t)g->n_funcs * 10 + 16) * sizeof(uint64_t)), 0, 0, spawns};
}

static void spread_all(reach *r) {
  while (r->head != r->tail) {
    uint64_t key = r->queue[r->head++ % (r->g->n_funcs * 10 + 16)];
    spread(r, (uint32_t)(key >> 32), (uint32_t)key);
    spread_to_nested(r, (uint32_t)(key >> 32), (uint32_t)key);
  }
  fl_free(r->queue);
}

static void find_reach(fl_graph *g, uint32_t *kinds, bool spawns) {
  reach r = reach_of(g, kinds, spawns);
  for (uint32_t i = 0; i < g->entries.n; i++) {
    const fl_entry_point *e = &g->entries.at[i];
    visit(&r, e->func.file, e->func.id, 1u << e->kind);
  }
  spread_all(&r);
}

// What nobody here calls or starts, a framework may: what it reaches is not for commands alone.
static void find_unexplained(fl_graph *g) {
  reach r = reach_of(g, g->unexplained, true);
  for (uint32_t file = 1; file <= g->n_files; file++) {
    const fl_link *l = &g->links[file];
    for (uint32_t func = 1; l->in->naming && !(l->in->marks & FL_MARK_TEST) && func < l->f->n_funcs; func++) {
      uint32_t dense = fl_dense_func(g, file, func);
      bool alone = !g->func_entry[dense] && !g->n_callers[dense] && !(l->f->funcs[func].flags & (FL_FUNC_MODULE | FL_FUNC_LAMBDA));
      if (alone) visit(&r, file, func, 1);
    }
  }
  spread_all(&r);
}

void fl_find_reached(fl_graph *g) {
  size_t n = (size_t)g->n_funcs + 1;
  g->reached = fl_arena_zero_n(&g->arena, n, sizeof(uint32_t));
  g->started = fl_arena_zero_n(&g->arena, n, sizeof(uint32_t));
  g->unexplained = fl_arena_zero_n(&g->arena, n, sizeof(uint32_t));
  find_reach(g, g->reached, false);
  find_reach(g, g->started, true);
  find_unexplained(g);
}

uint32_t fl_graph_reached_by(const fl_graph *g, fl_func_ref f) {
  return f.id ? g->reached[fl_dense_func(g, f.file, f.id)] : 0;
}
bool fl_graph_is_unexplained(const fl_graph *g, fl_func_ref f) { return f.id && g->unexplained[fl_dense_func(g, f.file, f.id)]; }
uint32_t fl_graph_started_by(const fl_graph *g, fl_func_ref f) {
  return f.id ? g->started[fl_dense_func(g, f.file, f.id)] : 0;
}

// ---- paths -----------------------------------------------------------------------------------------------------------------------------

typedef struct hop {
  fl_func_ref func;
  uint32_t from;
  fl_call_ref call;
} hop;

static uint32_t entry_of(const fl_graph *g, fl_func_ref f, uint32_t kinds) {
  uint32_t e = g->func_entry[fl_dense_func(g, f.file, f.id)];
  return e && (kinds & (1u << g->entries.at[e - 1].kind)) ? e : 0;
}

// Breadth first, backwards over callers; callers that no entry of these kinds reaches are not followed.
uint32_t fl_graph_entry_path(const fl_graph *g, fl_func_ref f, uint32_t kinds, fl_call_ref *calls,
                             uint32_t cap, uint32_t *n_calls) {
  enum { MOST = 512 };
  hop hops[MOST];
  uint32_t n = 1;
  hops[0] = (hop){f, 0, {0, 0}};
  *n_calls = 0;
  for (uint32_t at = 0; f.id && at < n; at++) {
    uint32_t entry = entry_of(g, hops[at].func, kinds);
    if (entry) {
      for (uint32_t h = at; h && *n_calls < cap; h = hops[h].from) calls[(*n_calls)++] = hops[h].call;
      return entry;
    }
    const fl_caller *callers;
    uint32_t count = fl_graph_callers(g, hops[at].func, &callers);
    for (uint32_t i = 0; i < count && n < MOST; i++) {
      fl_func_ref up = {callers[i].call.file,
                        g->links[callers[i].call.file].f->calls[callers[i].call.id].func};
      if (callers[i].via == FL_VIA_SPAWN || callers[i].via == FL_VIA_REGISTER || fl_runs_for_its_parent(g, hops[at].func, callers[i].via, up) ||
          !(fl_graph_reached_by(g, up) & kinds))
        continue;
      bool seen = false;
      for (uint32_t h = 0; h < n && !seen; h++)
        seen = hops[h].func.file == up.file && hops[h].func.id == up.id;
      if (!seen) hops[n++] = (hop){up, at, callers[i].call};
    }
    uint32_t parent = g->links[hops[at].func.file].f->funcs[hops[at].func.id].parent;
    if (parent && n < MOST && !is_explained(g, hops[at].func)) hops[n++] = (hop){{hops[at].func.file, parent}, at, {0, 0}};
  }
  return 0;
}
