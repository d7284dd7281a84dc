// What a function begins in another thread or for later, and nobody waits for there.
//
// In: call targets, after those that are waited for were joined to their callers (joined.c). Out: functions in the order in which calls lead
// to them. A call that may lead to many functions is not followed: nobody knows to which of them it goes.
#include "graph/aside.h"

#include "graph/graph_p.h"

enum { MOST_FUNCTIONS = 300, MOST_BEGUN = 16, LIKELY = 2, MOST_OTHERS = 3 };

typedef struct begun_walk {
  const fl_graph *g;
  fl_map seen;
  FL_ARRAY(fl_func_ref) open;
  fl_begun begun[MOST_BEGUN];
  uint32_t n;
} begun_walk;

static void look_at(begun_walk *w, fl_func_ref func) {
  uint64_t key = fl_map_key2(func.file, func.id);
  if (fl_map_get(&w->seen, key, NULL)) return;
  fl_map_put(&w->seen, key, 1);
  fl_array_push(&w->open, func);
}

static bool is_one_of_many(const fl_graph *g, fl_call_ref call) {
  const fl_target *targets;
  uint32_t n = fl_graph_targets(g, call, &targets), likely = 0;
  for (uint32_t i = 0; i < n; i++) likely += targets[i].func.id && targets[i].certainty <= LIKELY;
  return likely > MOST_OTHERS;
}

// In a loop over elements, or in a function that is handed to what goes through them.
static bool is_for_each(const fl_graph *g, fl_call_ref call) {
  const fl_link *l = &g->links[call.file];
  const fl_call *c = &l->f->calls[call.id];
  for (uint32_t r = c->region; r; r = l->f->regions[r].parent)
    if (l->f->regions[r].kind == FL_REGION_LOOP && l->f->regions[r].form == FL_LOOP_EACH) return true;
  uint32_t by = l->f->funcs[c->func].flags & FL_FUNC_LAMBDA ? l->lambda_call[c->func] : 0;
  return by && fl_models_word(g->models, FL_VOCABULARY_turns, fl_str_from(l->in->naming->language), l->f->texts[l->f->calls[by].name]);
}

static void begin(begun_walk *w, fl_call_ref call, fl_func_ref func) {
  if (w->n == MOST_BEGUN || fl_map_get(&w->seen, fl_map_key2(func.file, func.id), NULL)) return;
  w->begun[w->n++] = (fl_begun){func, is_for_each(w->g, call)};
  look_at(w, func);
}

static void look_at_call(begun_walk *w, fl_call_ref call, bool begun) {
  const fl_target *targets;
  uint32_t n = is_one_of_many(w->g, call) ? 0 : fl_graph_targets(w->g, call, &targets);
  bool elsewhere = fl_graph_call(w->g, call)->flags & FL_CALL_SPAWNED;
  for (uint32_t i = 0; i < n; i++) {
    const fl_target *t = &targets[i];
    if (!t->func.id || t->certainty < LIKELY || t->via == FL_VIA_REGISTER || t->via == FL_VIA_PASSED) continue;
    bool aside = elsewhere || t->via == FL_VIA_SPAWN;
    if (!aside && !begun) look_at(w, t->func);
    if (aside && begun) begin(w, call, t->func);
  }
}

static void look_into(begun_walk *w, uint32_t from, bool begun) {
  for (uint32_t i = from; i < w->open.n && w->open.n < MOST_FUNCTIONS; i++) {
    fl_func_ref func = w->open.at[i];
    const fl_link *l = &w->g->links[func.file];
    for (uint32_t call = l->func_first_call[func.id]; call; call = l->call_next[call]) look_at_call(w, (fl_call_ref){func.file, call}, begun);
  }
}

uint32_t fl_graph_begun_by(const fl_graph *g, fl_func_ref from, fl_begun *out, uint32_t cap) {
  begun_walk w = {.g = g};
  look_at(&w, from);
  look_into(&w, 0, false); // all that runs inside first: what is begun and waited for is among it
  for (uint32_t had = 0, n = 0; n != w.open.n; had = n) {
    n = w.open.n;
    look_into(&w, had, true);  // appends what is begun
    look_into(&w, n, false);   // and all that runs inside that
  }
  uint32_t kept = w.n < cap ? w.n : cap;
  for (uint32_t i = 0; i < kept; i++) out[i] = w.begun[i];
  fl_map_release(&w.seen);
  fl_array_release(&w.open);
  return kept;
}
