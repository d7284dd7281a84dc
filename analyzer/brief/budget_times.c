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
    int64_t n = times_of(b, w->answered_by[i], hops + 1);
    if (n > most) most = n, *text = b->amplified_text[w->answered_by[i] - 1];
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

enum { TURNS_IN_WORK = 1, TURNS_KNOWN = 2 }; // of turns_of

static uint32_t turns_of(fl_budgets *b, uint32_t entry, uint32_t hops);

static uint32_t turns_behind(fl_budgets *b, const fl_waiting *w, uint32_t hops) {
  uint32_t most = 0;
  for (uint32_t i = 0; i < w->n_answered && hops < MOST_HOPS; i++) {
    uint32_t turns = turns_of(b, w->answered_by[i], hops + 1);
    if (turns > most) most = turns;
  }
  return most;
}

static uint32_t turns_of(fl_budgets *b, uint32_t entry, uint32_t hops) {
  if (b->turns_of[entry - 1]) return b->turns_of[entry - 1] == TURNS_IN_WORK ? 0 : b->turns_of[entry - 1] - TURNS_KNOWN;
  const fl_budget *budget = budget_of(b, entry);
  uint32_t most = 0;
  b->turns_of[entry - 1] = TURNS_IN_WORK;
  for (uint32_t i = 0; budget && i < budget->calls.n; i++) {
    const fl_budget_call *call = &budget->calls.at[i];
    uint32_t turns = (call->in_turn || call->at_once) + turns_behind(b, &b->waiting.at[call->waiting], hops);
    if (turns > most) most = turns;
  }
  b->turns_of[entry - 1] = most + TURNS_KNOWN;
  return most;
}

uint32_t fl_budget_turns(fl_budgets *b, uint32_t entry) { return turns_of(b, entry, 0); }
