// How often a place runs on one way: `log.Begun(id); send(); log.Done(id)`, where both lead to the same save.
//
// In: a site, with the calls that lead to it. Out: a number, 1 for most. Each function on the way is searched for other calls that lead to the
// rest of the way, by themselves or by a function between. Calls of another branch exclude the way; those of a handler of failures do not.
#include "graph/ask_p.h"

enum { MOST_RUNS = 99, MOST_REGIONS = 64 };

typedef struct way {
  const fl_graph *g;
  const fl_contained *to;
} way;

static fl_func_ref func_at(const way *w, uint32_t hop) {
  if (hop >= w->to->depth) return w->to->site->func;
  fl_call_ref call = w->to->path[hop];
  return (fl_func_ref){call.file, w->g->links[call.file].f->calls[call.id].func};
}

static bool is_behind(const way *w, uint32_t hop, fl_func_ref func) {
  for (uint32_t i = hop + 1; i <= w->to->depth; i++) {
    fl_func_ref on = func_at(w, i);
    if (on.file == func.file && on.id == func.id) return true;
  }
  return false;
}

static bool is_followed(const fl_target *t) { return t->func.id && t->via == FL_VIA_CALL && t->certainty >= 2; }

static bool calls_it(const way *w, uint32_t hop, fl_func_ref func) {
  const fl_link *l = &w->g->links[func.file];
  for (uint32_t call = l->func_first_call[func.id]; call; call = l->call_next[call])
    for (uint32_t i = 0; i < l->n_targets[call]; i++) {
      const fl_target *t = &w->g->targets.at[l->first_target[call] + i];
      if (is_followed(t) && is_behind(w, hop, t->func)) return true;
    }
  return false;
}

static bool leads_on(const way *w, uint32_t hop, uint32_t file, uint32_t call) {
  const fl_link *l = &w->g->links[file];
  for (uint32_t i = 0; i < l->n_targets[call]; i++) {
    const fl_target *t = &w->g->targets.at[l->first_target[call] + i];
    if (is_followed(t) && (is_behind(w, hop, t->func) || calls_it(w, hop, t->func))) return true;
  }
  return false;
}

// Does it run whenever the other one does, or when that fails?
static bool runs_too(const fl_facts *f, uint32_t call, uint32_t other) {
  uint32_t region = f->calls[call].region;
  for (uint32_t n = 0; region && n < MOST_REGIONS; n++, region = f->regions[region].parent) {
    uint8_t kind = f->regions[region].kind;
    bool always = kind == FL_REGION_BODY || kind == FL_REGION_TRY || kind == FL_REGION_CATCH || kind == FL_REGION_FINALLY || kind == FL_REGION_SCOPE || kind == FL_REGION_SYNC || kind == FL_REGION_BLOCK;
    if (!always && !fl_region_holds(f, region, f->calls[other].region)) return false;
  }
  return true;
}

static uint32_t runs_at(const way *w, uint32_t hop) {
  fl_call_ref on = w->to->path[hop];
  const fl_link *l = &w->g->links[on.file];
  uint32_t n = 1;
  for (uint32_t call = l->func_first_call[l->f->calls[on.id].func]; call && n < MOST_RUNS; call = l->call_next[call])
    n += call != on.id && runs_too(l->f, call, on.id) && leads_on(w, hop, on.file, call);
  return n;
}

uint32_t fl_graph_runs(const fl_graph *g, const fl_contained *to) {
  way w = {g, to};
  uint32_t n = 1;
  for (uint32_t hop = 0; hop < to->depth && n < MOST_RUNS; hop++) n *= runs_at(&w, hop);
  return n < MOST_RUNS ? n : MOST_RUNS;
}
