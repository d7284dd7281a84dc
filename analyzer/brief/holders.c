// Who holds one of what is limited, and for how long: the calls on the ways of requests, of messages and of runs of the program's own. What
// an entry point begins elsewhere holds nothing of its own: whoever asked is answered meanwhile.
#include "brief/budget.h"
#include "brief/capacity.h"

static uint8_t holder_of(uint8_t entry_kind) {
  switch (entry_kind) {
  case FL_ENTRY_http: return FL_HELD_BY_http;
  case FL_ENTRY_rpc: return FL_HELD_BY_rpc;
  case FL_ENTRY_consumer: return FL_HELD_BY_message;
  case FL_ENTRY_job:
  case FL_ENTRY_cron: return FL_HELD_BY_run;
  default: return 0;
  }
}

static int64_t times(int64_t ms, uint32_t n) { return ms == INT64_MAX || (n > 1 && ms > INT64_MAX / n) ? INT64_MAX : ms * n; }

static fl_hold hold_of(const fl_budgets *b, const fl_budget_call *call) {
  const fl_waiting *w = &b->waiting.at[call->waiting];
  fl_hold hold = {.waiting = call->waiting, .each_ms = call->each_ms, .ms = times(call->longest_ms, call->runs), .many = call->in_turn};
  hold.answer = call->longest_ms != INT64_MAX ? FL_IS_BOUNDED : fl_call_answer(call, w);
  if (hold.answer == FL_IS_BOUNDED && hold.ms == INT64_MAX) hold.answer = FL_IS_UNKNOWN; // each attempt has an end, all of them have none that is known
  return hold;
}

static int looseness(uint8_t answer) { return answer == FL_IS_UNBOUNDED ? 2 : answer != FL_IS_BOUNDED; }

bool fl_holds_longer(const fl_hold *hold, const fl_hold *than) {
  if (!than || looseness(hold->answer) != looseness(than->answer)) return !than || looseness(hold->answer) > looseness(than->answer);
  if (hold->answer == FL_IS_BOUNDED && hold->ms != than->ms) return hold->ms > than->ms;
  return hold->waiting < than->waiting;
}

// Of one call that several entry points of a sort lead to, the longest.
static void add_hold(fl_holds *all, fl_map *known, uint32_t service, const fl_hold *hold) {
  uint64_t key = ((uint64_t)service << 32 | hold->waiting) * FL_HELD_BY_all + hold->by;
  uint32_t at = fl_map_get_or(known, key, 0);
  if (at && fl_holds_longer(hold, &all->at[at - 1])) all->at[at - 1] = *hold;
  if (at) return;
  fl_array_push(all, *hold);
  fl_map_put(known, key, all->n);
}

void fl_holds_of(fl_holds *out, fl_budgets *b) {
  const fl_entry_point *entries;
  fl_map known = {0};
  fl_graph_entries(b->s->graph, &entries);
  for (uint32_t i = 0; i < b->all.n; i++) {
    const fl_entry_point *e = &entries[b->all.at[i].entry - 1];
    uint32_t service = fl_ask_service_of(b->s->ask, e->file);
    for (uint32_t k = 0; k < b->all.at[i].calls.n; k++) {
      fl_hold hold = hold_of(b, &b->all.at[i].calls.at[k]);
      hold.by = holder_of(e->kind), hold.entry = b->all.at[i].entry, hold.service = fl_brief_service_of(b->s, e->file);
      if (hold.by && hold.service.n) add_hold(out, &known, service, &hold);
    }
  }
  fl_map_release(&known);
}

// How many entry points of a service are runs of its own that wait for something.
uint32_t fl_runs_of(const fl_budgets *b, fl_str service) {
  const fl_entry_point *entries;
  uint32_t n = 0;
  fl_graph_entries(b->s->graph, &entries);
  for (uint32_t i = 0; i < b->all.n; i++) {
    const fl_entry_point *e = &entries[b->all.at[i].entry - 1];
    n += holder_of(e->kind) == FL_HELD_BY_run && fl_str_eq(fl_brief_service_of(b->s, e->file), service);
  }
  return n;
}
