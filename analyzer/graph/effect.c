// Effects: what a function may do, by itself or through the functions that it calls.
//
// In: calls with their targets. Out: for each function the kinds of library sites that it may reach, and whether it may wait. Only
// edges of certainty 3 and better count, spawned work does not. Callees come first; functions that call one another in a circle
// are gone through until nothing changes.
#include "graph/effect.h"
#include "graph/loop_p.h"

bool fl_graph_call_does(const fl_graph *g, fl_call_ref call, uint32_t deeds) {
  const fl_link *l = &g->links[call.file];
  for (uint32_t i = 0; i < l->n_targets[call.id]; i++) {
    const fl_meaning_row *row = g->targets.at[l->first_target[call.id] + i].row;
    if (row && (row->does & deeds)) return true;
  }
  return false;
}

bool fl_call_does(const fl_graph *g, uint32_t file, uint32_t call, uint32_t does) {
  return fl_graph_call_does(g, (fl_call_ref){file, call}, 1u << does);
}

static bool begins_word(char c) { // of those below
  return c == 'w' || c == 's' || c == 'd' || c == 'b' || c == 'p' || c == 't' || c == 'y' || c == 'W' || c == 'S' || c == 'D' || c == 'B' || c == 'P';
}

// Words that make an unknown callee a possible wait; never evidence that there is one.
static bool may_mean_wait(fl_str name) {
  static const char *const words[] = {"wait",  "sleep", "delay",   "backoff", "pause", "throttle", "Wait",
                                      "Sleep", "Delay", "Backoff", "BackOff", "Pause", "park",     "yield"};
  for (uint32_t at = 0; at + 4 <= name.n; at++) // the shortest has four letters; few names have one of these first
    for (size_t i = 0; begins_word(name.at[at]) && i < sizeof words / sizeof *words; i++)
      if (name.at[at] == words[i][0] && name.at[at + 1] == words[i][1] && fl_str_starts_c(fl_str_from_pos(name, at), words[i])) return true;
  return false;
}

static uint8_t stronger(uint8_t a, uint8_t b) { return a == FL_IS_BOUNDED || !b ? a : b == FL_IS_BOUNDED || !a ? b : a; }

// `of`: a function whose own parameters, called, do not count; 0: none.
static fl_may effect_of_call(const fl_graph *g, uint32_t file, uint32_t call, uint32_t of) {
  const fl_link *l = &g->links[file];
  fl_may e = {0};
  bool known = false;
  for (uint32_t i = 0; i < l->n_targets[call]; i++) {
    const fl_target *t = &g->targets.at[l->first_target[call] + i];
    if (t->row) {
      known = true;
      if (t->row->site) e.kinds |= 1u << t->row->site;
      if (t->row->does & (1u << FL_DOES_sleep)) e.sleeps = FL_IS_BOUNDED;
    }
    if (t->certainty < 3 || !fl_runs_inside(t) || (of && t->param_of == of)) continue;
    const fl_may *inner = &g->effects[fl_dense_func(g, t->func.file, t->func.id)];
    known = true;
    e.kinds |= inner->kinds;
    e.sleeps = stronger(e.sleeps, inner->sleeps);
  }
  for (uint32_t s = fl_first_site_of(g, file, call); s && s < g->sites.n; s++) {
    const fl_site *site = &g->sites.at[s];
    if (site->form != FL_FORM_CALL || site->call.file != file || site->call.id != call) break;
    e.kinds |= 1u << site->kind;
  }
  if (!known && !e.sleeps && may_mean_wait(l->f->texts[l->f->calls[call].name])) e.sleeps = FL_IS_UNKNOWN;
  return e;
}

static bool update(fl_graph *g, fl_func_ref func) {
  const fl_link *l = &g->links[func.file];
  fl_may *own = &g->effects[fl_dense_func(g, func.file, func.id)], before = *own;
  for (uint32_t c = l->func_first_call[func.id]; c; c = l->call_next[c]) {
    if (l->f->calls[c].flags & FL_CALL_SPAWNED) continue;
    fl_may e = effect_of_call(g, func.file, c, func.id);
    own->kinds |= e.kinds;
    own->sleeps = stronger(own->sleeps, e.sleeps);
  }
  return own->kinds != before.kinds || own->sleeps != before.sleeps;
}

void fl_find_effects(fl_graph *g) {
  g->effects = fl_arena_zero_n(&g->arena, (size_t)g->n_funcs + 1, sizeof *g->effects);
  for (uint32_t first = 0, end; first < g->order.n; first = end) {
    for (end = first + 1; end < g->order.n && g->order.group[end] == g->order.group[first];) end++;
    bool changed = true;
    while (changed) {
      changed = false;
      for (uint32_t i = first; i < end; i++) changed |= update(g, g->order.at[i]);
      changed &= end > first + 1;
    }
  }
}

bool fl_call_may_reach(const fl_graph *g, uint32_t file, uint32_t call, uint32_t kinds) {
  return (effect_of_call(g, file, call, 0).kinds & kinds) != 0;
}

uint8_t fl_call_may_sleep(const fl_graph *g, uint32_t file, uint32_t call) {
  uint8_t sleeps = effect_of_call(g, file, call, 0).sleeps;
  return sleeps ? sleeps : FL_IS_UNBOUNDED;
}
