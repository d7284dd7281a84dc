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

// Attempts of one call, and what they become behind it. `text`: the factors, outermost first.
static int64_t times_behind(fl_budgets *b, const fl_budget_call *call, uint32_t hops, fl_str *text) {
  uint32_t answers = b->waiting.at[call->waiting].answered_by;
  int64_t behind = answers && hops < MOST_HOPS ? times_of(b, answers, hops + 1) : 1;
  fl_str own = fl_str_from(call->attempts.text), further = answers && behind > 1 ? b->amplified_text[answers - 1] : (fl_str){0};
  *text = fl_str_from(fl_arena_printf(&b->arena, "%.*s%s%.*s", FL_STR_ARG(own), own.n && further.n ? " x " : "", FL_STR_ARG(further)));
  return times(call->attempts.n, behind > 0 ? behind : 1);
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

// Loops that run for another verb are none of this request's.
static fl_fan own_fan(const fl_budget_call *call, fl_sym verb) {
  bool runs = !verb || !call->verb || verb == call->verb;
  return (fl_fan){runs && (call->in_turn || call->at_once), runs ? call->few : 1, true};
}

static fl_fan fan_of(fl_budgets *b, uint32_t entry, fl_sym verb, uint32_t hops) {
  const fl_budget *budget = budget_of(b, entry);
  uint32_t *there = fl_map_at(&b->fan_of, fl_map_key2(entry, verb)), at = *there;
  fl_fan most = {0, 1, true};
  if (at) return b->fans.at[at - 1].is_known ? b->fans.at[at - 1] : most; // services that ask in a circle are not followed round
  at = *there = b->fans.n + 1;
  fl_array_push(&b->fans, ((fl_fan){0, 1, false}));
  for (uint32_t i = 0; budget && i < budget->calls.n; i++) {
    const fl_waiting *w = &b->waiting.at[budget->calls.at[i].waiting];
    fl_fan own = own_fan(&budget->calls.at[i], verb), behind = w->answered_by && hops < MOST_HOPS ? fan_of(b, w->answered_by, w->verb, hops + 1) : (fl_fan){0, 1, true};
    if (own.turns + behind.turns > most.turns) most.turns = own.turns + behind.turns;
    if (times(own.few, behind.few) > most.few) most.few = times(own.few, behind.few);
  }
  return b->fans.at[at - 1] = most;
}

fl_fan fl_budget_fan(fl_budgets *b, uint32_t entry, fl_sym verb) { return fan_of(b, entry, verb, 0); }
