// What entry points reach: per function the kinds that lead to it, and a way from one.
//
// "Reached" stops where work is handed to another thread or task; "started" does not.
#include "graph/graph_p.h"
#include "graph/loop_p.h"
#include "graph/services_p.h"
#include "graph/summary_p.h"
#include "graph/told_p.h"
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

typedef struct path_search {
  const fl_graph *g;
  uint32_t kinds, n;
  bool chooses; // also by calls that may lead to one of many functions
  hop hops[512];
} path_search;

static void add_hop(path_search *s, hop next) {
  const uint32_t most = sizeof s->hops / sizeof *s->hops;
  for (uint32_t h = 0; h < s->n; h++)
    if (s->hops[h].func.file == next.func.file && s->hops[h].func.id == next.func.id) return;
  if (s->n < most) s->hops[s->n++] = next;
}

// Callers that no entry point of these kinds reaches are not followed.
static bool is_on_path(const path_search *s, const fl_caller *by, const hop *from, fl_func_ref up) {
  if (by->via == FL_VIA_SPAWN || by->via == FL_VIA_REGISTER || by->is_given || fl_runs_for_its_parent(s->g, from->func, by->via, up)) return false;
  if (!(fl_graph_reached_by(s->g, up) & s->kinds) || (!s->chooses && fl_call_chooses(s->g, by->call))) return false;
  return !from->call.id || by->via != FL_VIA_CALL || !fl_call_skips(s->g, by->call, from->func, from->call.id);
}

static void add_callers(path_search *s, uint32_t at) {
  const fl_caller *callers;
  const hop from = s->hops[at];
  uint32_t n = fl_graph_callers(s->g, from.func, &callers), parent = s->g->links[from.func.file].f->funcs[from.func.id].parent;
  for (uint32_t i = 0; i < n; i++) {
    fl_func_ref up = {callers[i].call.file, s->g->links[callers[i].call.file].f->calls[callers[i].call.id].func};
    if (is_on_path(s, &callers[i], &from, up)) add_hop(s, (hop){up, at, callers[i].call});
  }
  if (parent && !is_explained(s->g, from.func)) add_hop(s, (hop){{from.func.file, parent}, at, {0, 0}});
}

// Breadth first, backwards over callers.
static uint32_t search_path(path_search *s, fl_func_ref f, fl_call_ref *calls, uint32_t cap, uint32_t *n_calls) {
  s->n = 1, s->hops[0] = (hop){f, 0, {0, 0}};
  for (uint32_t at = 0; f.id && at < s->n; at++) {
    uint32_t entry = entry_of(s->g, s->hops[at].func, s->kinds);
    if (!entry) {
      add_callers(s, at);
      continue;
    }
    for (uint32_t h = at; h && *n_calls < cap; h = s->hops[h].from) calls[(*n_calls)++] = s->hops[h].call;
    return entry;
  }
  return 0;
}

uint32_t fl_graph_entry_path(const fl_graph *g, fl_func_ref f, uint32_t kinds, fl_call_ref *calls, uint32_t cap, uint32_t *n_calls) {
  path_search s = {.g = g, .kinds = kinds};
  *n_calls = 0;
  uint32_t entry = search_path(&s, f, calls, cap, n_calls);
  s.chooses = !entry;
  return entry ? entry : search_path(&s, f, calls, cap, n_calls);
}
