// One request to an entry point may become many to somebody behind it: attempts of each hop multiply, over the services that answer.
#include "brief/budget.h"

enum { IN_WORK = -1, MOST_HOPS = 8 };

static const fl_budget *budget_of(const fl_budgets *b, uint32_t entry) {
  for (uint32_t i = 0; i < b->all.n; i++)
    if (b->all.at[i].entry == entry) return &b->all.at[i];
  return NULL;
}

static int64_t times(int64_t a, int64_t b) {
  if (a == INT64_MAX || b == INT64_MAX) return INT64_MAX;
  return b > 0 && a > INT64_MAX / b ? INT64_MAX : a * b;
}

static int64_t times_of(fl_budgets *b, uint32_t entry, uint32_t hops);

// Of those who may answer, the one behind whom it becomes the most.
static int64_t most_behind(fl_budgets *b, const fl_waiting *w, uint32_t hops, fl_str *text) {
  int64_t most = 1;
  for (uint32_t i = 0; i < w->n_answered && hops < MOST_HOPS; i++) {
    int64_t n = times_of(b, w->answered_by[i].entry, hops + 1);
    if (n > most) most = n, *text = b->amplified_text[w->answered_by[i].entry - 1];
  }
  return most;
}

// Attempts of one call, and what they become behind it. `text`: the factors, outermost first.
static int64_t times_behind(fl_budgets *b, const fl_budget_call *call, uint32_t hops, fl_str *text) {
  fl_str own = fl_str_from(call->attempts.text), further = {0};
  int64_t behind = most_behind(b, &b->waiting.at[call->waiting], hops, &further);
  *text = fl_str_from(fl_arena_printf(&b->arena, "%.*s%s%.*s", FL_STR_ARG(own), own.n && further.n ? " x " : "", FL_STR_ARG(further)));
  return times(call->attempts.n, behind);
}

static int64_t times_of(fl_budgets *b, uint32_t entry, uint32_t hops) {
  if (b->amplified[entry - 1]) return b->amplified[entry - 1];
  const fl_budget *budget = budget_of(b, entry);
  int64_t most = 1;
  fl_str most_text = {0};
  b->amplified[entry - 1] = IN_WORK; // services that ask in a circle are not followed round
  for (uint32_t i = 0; budget && i < budget->calls.n; i++) {
    fl_str text;
    int64_t n = times_behind(b, &budget->calls.at[i], hops, &text);
    if (n > most) most = n, most_text = text;
  }
  b->amplified_text[entry - 1] = most_text;
  return b->amplified[entry - 1] = most;
}

int64_t fl_budget_times(fl_budgets *b, uint32_t entry, fl_str *text) {
  int64_t n = times_of(b, entry, 0);
  *text = b->amplified_text[entry - 1];
  return n;
}

static bool runs_any_times(const fl_budgets *b, const fl_budget *path, uint32_t hops);

// Does whoever answers hand it to a library that makes calls as often as it likes?
static bool any_times_behind(const fl_budgets *b, const fl_budget_call *call, uint32_t hops) {
  const fl_waiting *w = &b->waiting.at[call->waiting];
  for (uint32_t i = 0; i < w->n_answered && hops < MOST_HOPS; i++) {
    const fl_budget *answers = budget_of(b, w->answered_by[i].entry);
    if (answers && runs_any_times(b, answers, hops + 1)) return true;
  }
  return false;
}

static bool runs_any_times(const fl_budgets *b, const fl_budget *path, uint32_t hops) {
  for (uint32_t i = 0; i < path->calls.n && !path->sum.n_any_times; i++)
    if (any_times_behind(b, &path->calls.at[i], hops)) return true;
  return path->sum.n_any_times > 0;
}

bool fl_budget_any_times_behind(const fl_budgets *b, const fl_budget *path) { return !path->sum.n_any_times && runs_any_times(b, path, 0); }

bool fl_budget_times_are_of_library(fl_budgets *b, const fl_budget *path) {
  bool any = false;
  for (uint32_t i = 0; i < path->calls.n; i++) {
    const fl_budget_call *call = &path->calls.at[i];
    bool of_library = call->any_times || any_times_behind(b, call, 0);
    fl_str text;
    if (!of_library && times_behind(b, call, 0, &text) >= path->times) return false;
    any |= of_library;
  }
  return any;
}

// Loops that run for another verb are none of this request's.
static fl_fan own_fan(const fl_budget_call *call, fl_sym verb) {
  bool runs = !verb || !call->verb || verb == call->verb;
  return (fl_fan){runs && (call->in_turn || call->at_once), runs ? call->few : 1, true};
}

static fl_fan fan_of(fl_budgets *b, uint32_t entry, fl_sym verb, uint32_t hops);

// Of several who may answer, the most.
static fl_fan fan_behind(fl_budgets *b, const fl_waiting *w, uint32_t hops) {
  fl_fan most = {0, 1, true};
  for (uint32_t i = 0; i < w->n_answered && hops < MOST_HOPS; i++) {
    fl_fan fan = fan_of(b, w->answered_by[i].entry, w->answered_by[i].verb, hops + 1);
    if (fan.turns > most.turns) most.turns = fan.turns;
    if (fan.few > most.few) most.few = fan.few;
  }
  return most;
}

static fl_fan fan_of(fl_budgets *b, uint32_t entry, fl_sym verb, uint32_t hops) {
  const fl_budget *budget = budget_of(b, entry);
  uint32_t *there = fl_map_at(&b->fan_of, fl_map_key2(entry, verb)), at = *there;
  fl_fan most = {0, 1, true};
  if (at) return b->fans.at[at - 1].is_known ? b->fans.at[at - 1] : most; // services that ask in a circle are not followed round
  at = *there = b->fans.n + 1;
  fl_array_push(&b->fans, ((fl_fan){0, 1, false}));
  for (uint32_t i = 0; budget && i < budget->calls.n; i++) {
    fl_fan own = own_fan(&budget->calls.at[i], verb), behind = fan_behind(b, &b->waiting.at[budget->calls.at[i].waiting], hops);
    if (own.turns + behind.turns > most.turns) most.turns = own.turns + behind.turns;
    if (times(own.few, behind.few) > most.few) most.few = times(own.few, behind.few);
  }
  return b->fans.at[at - 1] = most;
}

fl_fan fl_budget_fan(fl_budgets *b, uint32_t entry, fl_sym verb) { return fan_of(b, entry, verb, 0); }
