#include "brief/budget.h"
#include "brief/requirements.h"

#include "findings/collect.h"
#include "graph/effect.h"
#include "graph/fallback.h"
#include "graph/front.h"

#include <stdlib.h>

enum { MOST_BEGUN = 16, MOST_FRONTS = 16, WAITS = 1u << FL_SITE_remote_call | 1u << FL_SITE_publish | 1u << FL_SITE_lock_acquire, LIKELY = 2 };

// ---- one call --------------------------------------------------------------------------------------------------------------------------

fl_str fl_waiting_name(fl_budgets *b, const fl_waiting *w) {
  fl_str name = fl_say_callee(&b->arena, fl_graph_name(b->s->graph, w->site->callee));
  return name.n ? name : fl_str_from(fl_word(fl_site_words, w->site->kind));
}

static uint64_t bit_of(uint32_t answer) { return UINT64_C(1) << (answer < 63 ? answer : 63); }

// Those that hold on the way of an entry point.
static uint64_t answers_on_way(fl_budgets *b, const fl_site *site, fl_func_ref entry) {
  const fl_resolution *all = fl_ask_role(b->s->ask, site, FL_ROLEKIND_deadline);
  uint64_t answers = 0;
  for (uint32_t i = 0; i < all->n; i++)
    if (i >= 63 || fl_is_said_on_way(b, &all->at[i], entry)) answers |= bit_of(i);
  return answers;
}

static fl_resolution kept_of(fl_budgets *b, const fl_waiting *w) {
  const fl_resolution *all = fl_ask_role(b->s->ask, w->site, FL_ROLEKIND_deadline);
  fl_outcome *kept = fl_arena_zero_n(&b->arena, all->n + 1u, sizeof *kept);
  fl_resolution r = {all->role, all->complete, 0, kept};
  for (uint32_t i = 0; i < all->n; i++)
    if (w->answers & bit_of(i)) kept[r.n++] = all->at[i];
  return r;
}

// The loosest of several ways: a call must end whichever way it came.
static void read_deadline(fl_budgets *b, fl_waiting *w) {
  fl_resolution all = kept_of(b, w);
  const fl_outcome *worst = fl_worst_outcome(&all);
  w->answer = worst ? worst->answer : FL_IS_UNKNOWN, w->ms = INT64_MAX;
  if (!worst) return;
  w->scope = worst->scope, w->is_whole = worst->flags & FL_OUT_WHOLE;
  if (worst->why) w->why = fl_arena_str(&b->arena, fl_graph_name(b->s->graph, worst->why));
  if (worst->answer != FL_IS_BOUNDED || worst->value < 0) return;
  w->ms = 0;
  for (uint32_t i = 0; i < all.n; i++) {
    int64_t ms = all.at[i].loosest > all.at[i].value ? all.at[i].loosest : all.at[i].value;
    if (ms > w->ms) w->varies = fl_varies(b, w->site, &all.at[i]);
    if (ms > w->ms) w->ms = ms, w->scope = all.at[i].scope, w->is_whole = all.at[i].flags & FL_OUT_WHOLE;
  }
}

fl_str fl_waiting_time(fl_budgets *b, const fl_waiting *w) {
  fl_str time = fl_doc_time(b->s->doc, w->ms);
  return w->varies.n ? fl_doc_text(b->s->doc, "%.*s %.*s", FL_STR_ARG(time), FL_STR_ARG(w->varies)) : time;
}

bool fl_is_answered_by(const fl_waiting *w, uint32_t entry) {
  for (uint32_t i = 0; i < w->n_answered; i++)
    if (w->answered_by[i].entry == entry) return true;
  return false;
}

// One for each request: of an address that branches decide, each may be meant; of the routes that fit one address, one answers.
static uint32_t answering(fl_budgets *b, const fl_request *r) {
  const fl_service_map *map = fl_ask_services(b->s->ask);
  for (uint32_t e = r->first_edge; e < r->first_edge + r->n_edges; e++) {
    const fl_edge *edge = &map->edges[e];
    if (edge->certainty >= LIKELY && edge->endpoint && map->endpoints[edge->endpoint].entry) return map->endpoints[edge->endpoint].entry;
  }
  return 0;
}

static void add_answering(fl_waiting *w, uint32_t entry, fl_sym verb) {
  for (uint32_t i = 0; i < w->n_answered; i++) {
    if (w->answered_by[i].entry != entry) continue;
    if (w->answered_by[i].verb != verb) w->answered_by[i].verb = 0;
    return;
  }
  if (w->n_answered < FL_MAX_ANSWERING) w->answered_by[w->n_answered++] = (fl_answering){entry, verb};
}

// The endpoints of this repository that answer, where it is likely.
static void read_answering(fl_budgets *b, fl_waiting *w) {
  uint32_t n, first = fl_ask_requests(b->s->ask, w->site, &n);
  const fl_service_map *map = fl_ask_services(b->s->ask);
  for (uint32_t i = first; i < first + n; i++) {
    uint32_t entry = answering(b, &map->requests[i]);
    if (entry) add_answering(w, entry, map->requests[i].method);
  }
}

static void read_turns(fl_budgets *b, fl_waiting *w) {
  const uint32_t most = sizeof w->turns / sizeof *w->turns;
  w->n_turns = w->n_in_turn = fl_ask_looped(b->s->ask, w->site, false, w->turns, most);
  w->n_turns += fl_ask_looped(b->s->ask, w->site, true, w->turns + w->n_turns, most - w->n_turns);
}

static bool ends_alike(const fl_waiting *a, const fl_waiting *b) {
  return a->answer == b->answer && a->ms == b->ms && (a->answer != FL_IS_BOUNDED || (a->scope == b->scope && a->is_whole == b->is_whole));
}

static uint32_t waiting_of(fl_budgets *b, const fl_site *site, uint64_t answers) {
  uint32_t first = fl_map_get_or(&b->of_site, site->id, 0);
  fl_waiting w = {.site = site, .answers = answers, .next = first, .end_ms = INT64_MAX};
  read_deadline(b, &w);
  for (uint32_t i = first; i; i = b->waiting.at[i - 1].next) {
    if (!ends_alike(&b->waiting.at[i - 1], &w)) continue;
    b->waiting.at[i - 1].answers |= answers;
    return i - 1;
  }
  if (site->kind == FL_SITE_remote_call || site->kind == FL_SITE_publish) read_turns(b, &w);
  if (site->kind == FL_SITE_remote_call) read_answering(b, &w);
  fl_array_push(&b->waiting, w);
  fl_map_put(&b->of_site, site->id, b->waiting.n);
  return b->waiting.n - 1;
}

// "deadline of requests.get: 2 s for each attempt"
uint32_t fl_cite_waiting(fl_budgets *b, uint32_t waiting) {
  static const char *const words[] = {"not known", "", "no bound", "as its caller says", "not known"};
  fl_waiting *w = &b->waiting.at[waiting];
  if (w->citation) return w->citation;
  fl_str name = fl_waiting_name(b, w), said = w->answer == FL_IS_BOUNDED ? fl_waiting_time(b, w) : fl_str_from(words[w->answer]);
  fl_str text = fl_doc_text(b->s->doc, "deadline of %.*s: %.*s%s%.*s", FL_STR_ARG(name), FL_STR_ARG(said), w->why.n && w->answer != FL_IS_BOUNDED ? ": " : "",
                            FL_STR_ARG(w->answer != FL_IS_BOUNDED ? w->why : (fl_str){0}));
  w->citation = fl_cite_number(b->s, fl_graph_file_at(b->s->graph, w->site->func.file)->path, w->site->span.line, text);
  return w->citation;
}

// ---- on the way of an entry point --------------------------------------------------------------------------------------------------------

typedef struct way {
  fl_budgets *b;
  const fl_graph *g;
  fl_func_ref entry, begun; // begun: what the entry begins elsewhere, from where the way leads on; none: the entry itself
  const fl_contained *to;
} way;

static bool is_func(fl_func_ref a, fl_func_ref b) { return a.file == b.file && a.id == b.id; }

static bool goes_through(const way *w, fl_func_ref func) {
  if (is_func(func, w->entry) || is_func(func, w->to->site->func)) return true;
  for (uint32_t i = 0; i < w->to->depth; i++)
    if (is_func(func, (fl_func_ref){w->to->path[i].file, fl_graph_call(w->g, w->to->path[i])->func})) return true;
  if (w->begun.id && (is_func(func, w->begun) || fl_runs_within(w->b, func, w->begun))) return true;
  return fl_runs_within(w->b, func, w->entry); // by another way than this one
}

// A retry counts when it stands in a function that the way goes through; so does a loop.
static bool is_on_way(void *payload, const fl_contained *retry) { return goes_through(payload, retry->site->func); }

static int64_t times(int64_t a, int64_t b) {
  if (a == INT64_MAX || b == INT64_MAX) return INT64_MAX;
  return b > 0 && a > INT64_MAX / b ? INT64_MAX : a * b;
}

static fl_sym verb_of_loop(fl_budgets *b, const fl_turns *t) {
  return fl_ask_verb_at(b->s->ask, t->func.file, t->region ? t->region : fl_graph_call(b->s->graph, t->through)->region);
}

static void read_loop(fl_budget_call *call, int64_t most, bool in_turn) {
  if (!most) *(in_turn ? &call->in_turn : &call->at_once) = true;
  else call->few = times(call->few, most);
  if (most && in_turn && most < INT32_MAX / (int64_t)call->runs) call->runs *= (uint32_t)most;
}

static void read_loops(fl_budgets *b, const fl_waiting *w, const way *on, fl_budget_call *call) {
  bool first = true;
  call->few = 1;
  for (uint32_t i = 0; i < w->n_turns; i++) {
    const fl_turns *t = &w->turns[i].turns;
    if (!goes_through(on, t->func)) continue;
    fl_sym verb = verb_of_loop(b, t);
    call->verb = first || verb == call->verb ? verb : 0;
    if (!t->most && w->turns[i].ways > call->ways) call->ways = w->turns[i].ways;
    read_loop(call, t->most ? t->most * w->turns[i].ways : 0, i < w->n_in_turn);
    first = false;
  }
}

static bool is_any_times(const fl_graph *g, fl_call_ref call, fl_func_ref into) {
  const fl_target *targets;
  uint32_t n = fl_graph_targets(g, call, &targets);
  for (uint32_t i = 0; i < n; i++)
    if (targets[i].any_times && is_func(targets[i].func, into)) return true;
  return false;
}

// Does a library run a function on the way as often as it likes?
static bool runs_any_times(const fl_graph *g, const fl_contained *to) {
  for (uint32_t i = 0; i < to->depth; i++) {
    fl_func_ref into = i + 1 < to->depth ? (fl_func_ref){to->path[i + 1].file, fl_graph_call(g, to->path[i + 1])->func} : to->site->func;
    if (is_any_times(g, to->path[i], into)) return true;
  }
  return false;
}

static bool is_recalled(fl_budgets *b, const fl_contained *to) {
  for (uint32_t i = 0; i < to->depth; i++)
    if (fl_graph_call_does(b->s->graph, to->path[i], 1u << FL_DOES_recalls)) return true;
  return fl_ask_kept_for(b->s->ask, to->site).answer != FL_IS_NONE;
}

// Does the call's deadline end what its library repeats? That is the innermost of the attempts.
static bool ends_repeats(const fl_waiting *w, const fl_attempts *a) {
  return w->is_whole && a->factors && a->at[0].role == FL_ROLEKIND_attempts && a->at[0].n != INT64_MAX;
}

static int64_t waits_of(const fl_waiting *w, const fl_attempts *a) {
  int64_t own = a->n != INT64_MAX ? a->n / a->mesh : a->n; // what the mesh repeats, the call waits for once
  return own != INT64_MAX && ends_repeats(w, a) ? own / a->at[0].n : own;
}

// The pauses of one retry are known; of retries in one another nobody adds them up here.
static void read_pauses(fl_budgets *b, const fl_waiting *w, fl_budget_call *call) {
  const fl_attempts *a = &call->attempts;
  uint32_t inner = ends_repeats(w, a);
  if (a->factors == inner) return;
  const fl_attempt_factor *retry = a->factors == inner + 1 && a->at[inner].role == FL_ROLEKIND_bound ? &a->at[inner] : NULL;
  const fl_outcome *pause = retry ? fl_worst_outcome(fl_ask_role(b->s->ask, retry->site, FL_ROLEKIND_backoff)) : NULL;
  if (pause && pause->answer == FL_IS_BOUNDED && pause->value >= 0 && pause->value < INT32_MAX && retry->n < INT32_MAX) call->pause_ms = (retry->n - 1) * pause->value;
  else call->pause_is_open = true;
}

// Retries around what ends the call begin it anew each time.
static int64_t times_around(fl_budgets *b, const fl_ended *end, const fl_attempts *a) {
  const fl_contained *around;
  uint32_t n = fl_ask_holders(b->s->ask, end->by, 1u << FL_SITE_retry, &around);
  int64_t all = 1;
  for (uint32_t i = 0; i < a->factors && i < FL_MAX_FACTORS; i++)
    for (uint32_t k = 0; k < n; k++)
      if (around[k].site == a->at[i].site) all = times(all, a->at[i].n);
  return all;
}

// A scope holds what is called in it: other calls of one function may lead past it.
static bool is_inside(void *payload, const fl_contained *scope) {
  const way *w = payload;
  for (uint32_t i = 0; scope->depth && i < w->to->depth; i++)
    if (w->to->path[i].file == scope->path[0].file && w->to->path[i].id == scope->path[0].id) return true;
  return !scope->depth;
}

static void read_end(fl_budgets *b, way *on, fl_budget_call *call) {
  call->end = fl_ask_ended(b->s->ask, on->to->site, is_inside, on);
  if (call->end.ms == INT64_MAX) return;
  int64_t most = times(call->end.ms, times_around(b, &call->end, &call->attempts));
  if (most < call->longest_ms) call->longest_ms = most;
  if (call->end.ms < call->each_ms) call->each_ms = call->end.ms;
}

static void add_call(fl_budgets *b, fl_budget *budget, const fl_contained *to, fl_begun begun) {
  const fl_entry_point *entries;
  fl_graph_entries(b->s->graph, &entries);
  way on = {b, b->s->graph, entries[budget->entry - 1].func, begun.func, to};
  fl_budget_call call = {.waiting = waiting_of(b, to->site, answers_on_way(b, to->site, on.entry)), .runs = fl_graph_runs(b->s->graph, to)};
  const fl_waiting *w = &b->waiting.at[call.waiting];
  call.attempts = fl_attempts_of(b->s->ask, &b->arena, to->site, is_on_way, &on);
  call.waits = waits_of(w, &call.attempts);
  read_pauses(b, w, &call);
  read_loops(b, w, &on, &call);
  if (begun.many && !call.at_once) call.in_turn = true;
  call.recalled = is_recalled(b, to);
  call.any_times = runs_any_times(b->s->graph, to);
  bool with_caller = w->answer == FL_IS_INHERITED && budget->own == FL_IS_BOUNDED;
  call.each_ms = with_caller ? budget->own_ms : w->answer == FL_IS_BOUNDED ? w->ms : INT64_MAX;
  if (with_caller) call.longest_ms = call.each_ms; // whatever is tried again ends with it
  else call.longest_ms = call.each_ms == INT64_MAX ? INT64_MAX : times(call.waits, call.each_ms);
  if (call.longest_ms != INT64_MAX && !with_caller) call.longest_ms += call.pause_ms;
  if (!with_caller) read_end(b, &on, &call);
  else call.end.ms = INT64_MAX;
  if (call.any_times && !with_caller) call.longest_ms = INT64_MAX; // each has an end, all of them have none that is known
  fl_budget_read_state(b, &call, to);
  if (!call.only.n) fl_budget_choose(b, budget, &call, to, on.entry);
  fl_array_push(&budget->calls, call);
}

static void read_own(fl_budgets *b, fl_budget *budget) {
  const fl_outcome *own = fl_worst_outcome(fl_ask_role(b->s->ask, budget->site, FL_ROLEKIND_deadline));
  budget->own = own ? own->answer : FL_IS_NONE;
  budget->own_ms = own && own->answer == FL_IS_BOUNDED ? own->value : INT64_MAX;
}

static int by_place(const void *x, const void *y) {
  const fl_contained *a = x, *b = y;
  return a->site->id < b->site->id ? -1 : a->site->id > b->site->id;
}

static bool makes(const fl_budgets *b, const fl_budget *budget, const fl_site *site) {
  for (uint32_t i = 0; i < budget->calls.n; i++)
    if (b->waiting.at[budget->calls.at[i].waiting].site == site) return true;
  return false;
}

// Without those of `own`, which are waited for.
static void add_calls(fl_budgets *b, fl_budget *budget, const fl_budget *own, const fl_contained *list, uint32_t n, fl_begun begun) {
  fl_contained *kept = n ? fl_arena_dup(&b->arena, list, n * sizeof *list) : NULL;
  if (n) qsort(kept, n, sizeof *kept, by_place);
  for (uint32_t i = 0; i < n; i++) {
    if (kept[i].certainty < LIKELY || makes(b, budget, kept[i].site) || (own && makes(b, own, kept[i].site))) continue;
    if (kept[i].chosen) budget->is_cut = true;
    else add_call(b, budget, &kept[i], begun);
  }
}

// What it begins elsewhere and does not wait for is told by itself.
static void add_aside(fl_budgets *b, uint32_t entry, const fl_budget *own) {
  const fl_entry_point *entries;
  const fl_contained *list;
  fl_begun begun[MOST_BEGUN];
  fl_budget budget = {.entry = entry, .site = b->sites[entry - 1], .own = FL_IS_NONE, .own_ms = INT64_MAX, .is_aside = true};
  fl_graph_entries(b->s->graph, &entries);
  uint32_t n = fl_graph_begun_by(b->s->graph, entries[entry - 1].func, begun, MOST_BEGUN);
  for (uint32_t i = 0; i < n; i++) {
    uint32_t n_calls = fl_ask_contained_in(b->s->ask, begun[i].func, WAITS, &list);
    budget.is_cut |= fl_ask_contained_more(b->s->ask);
    add_calls(b, &budget, own, list, n_calls, begun[i]);
  }
  if (budget.calls.n == 0) return;
  fl_budget_sum_up(b, &budget);
  fl_array_push(&b->aside, budget);
}

// What runs before it for each request is on its way.
static void add_fronts(fl_budgets *b, fl_budget *budget) {
  const fl_contained *list;
  fl_func_ref fronts[MOST_FRONTS];
  uint32_t n = fl_ask_fronts(b->s->ask, budget->entry, fronts, MOST_FRONTS);
  for (uint32_t i = 0; i < n; i++) {
    uint32_t n_calls = fl_ask_contained_in(b->s->ask, fronts[i], WAITS, &list);
    add_calls(b, budget, NULL, list, n_calls, (fl_begun){fronts[i], false});
  }
}

static void add_entry(fl_budgets *b, uint32_t entry) {
  const fl_contained *list;
  fl_budget budget = {.entry = entry, .site = b->sites[entry - 1]};
  read_own(b, &budget);
  uint32_t n = fl_ask_contained(b->s->ask, budget.site, WAITS, &list);
  budget.is_cut = fl_ask_contained_more(b->s->ask);
  add_calls(b, &budget, NULL, list, n, (fl_begun){0});
  add_fronts(b, &budget);
  add_aside(b, entry, &budget);
  if (budget.calls.n == 0) return;
  fl_budget_sum_up(b, &budget);
  fl_array_push(&b->all, budget);
}

// ---- all -------------------------------------------------------------------------------------------------------------------------------

static int more(uint64_t a, uint64_t b) { return a > b ? -1 : a < b; }

static uint32_t without_bound(const fl_budget *b) { return b->sum.n_unbounded + (b->endless_by ? b->sum.n_inherited : 0); }

// How long a request waits before how much load it may become, unless that has no end.
static int gravest_first(const void *x, const void *y) {
  const fl_budget *a = x, *b = y;
  int order = more(without_bound(a), without_bound(b));
  if (!order) order = more(a->times == INT64_MAX, b->times == INT64_MAX);
  if (!order) order = more(a->sum.n_any_times > 0, b->sum.n_any_times > 0); // no sum limits it
  if (!order) order = more((uint64_t)a->sum.known_ms, (uint64_t)b->sum.known_ms);
  if (!order) order = more((uint64_t)a->times, (uint64_t)b->times);
  if (!order) order = more(a->sum.n_calls, b->sum.n_calls);
  return order ? order : -more(a->entry, b->entry);
}

static bool is_request(uint8_t kind) {
  return kind == FL_ENTRY_http || kind == FL_ENTRY_rpc || kind == FL_ENTRY_consumer || kind == FL_ENTRY_job || kind == FL_ENTRY_cron;
}

// What ends a call on every way that makes it ends it for whoever answers.
static void read_ends(fl_budgets *b) {
  bool *open = fl_arena_zero_n(&b->arena, b->waiting.n + 1, sizeof *open);
  for (uint32_t i = 0; i < b->all.n; i++)
    for (uint32_t k = 0; k < b->all.at[i].calls.n; k++) {
      const fl_budget_call *call = &b->all.at[i].calls.at[k];
      fl_waiting *w = &b->waiting.at[call->waiting];
      open[call->waiting] |= call->end.ms == INT64_MAX;
      if (w->end_ms == INT64_MAX || call->end.ms > w->end_ms) w->end_ms = call->end.ms, w->ended_by = call->end.by;
    }
  for (uint32_t i = 0; i < b->waiting.n; i++)
    if (open[i]) b->waiting.at[i].end_ms = INT64_MAX, b->waiting.at[i].ended_by = NULL;
}

static void find_sites(fl_budgets *b, uint32_t n) {
  b->sites = fl_arena_zero_n(&b->arena, n + 1, sizeof *b->sites);
  b->amplified = fl_arena_zero_n(&b->arena, n + 1, sizeof *b->amplified);
  b->endless_of = fl_arena_zero_n(&b->arena, n + 1, sizeof *b->endless_of);
  b->amplified_text = fl_arena_zero_n(&b->arena, n + 1, sizeof *b->amplified_text);
  for (uint32_t i = 1; i < fl_graph_n_sites(b->s->graph); i++) {
    const fl_site *site = fl_graph_site(b->s->graph, i);
    if (site->kind == FL_SITE_entry && site->entry && !b->sites[site->entry - 1]) b->sites[site->entry - 1] = site;
  }
}

static void mark_aside(fl_budgets *b) {
  for (uint32_t i = 0; i < b->aside.n; i++)
    for (uint32_t k = 0; k < b->aside.at[i].calls.n; k++) b->waiting.at[b->aside.at[i].calls.at[k].waiting].is_aside = true;
  for (uint32_t i = 0; i < b->all.n; i++)
    for (uint32_t k = 0; k < b->all.at[i].calls.n; k++) b->waiting.at[b->all.at[i].calls.at[k].waiting].is_aside = false;
}

// What is said of a call for those who come by no entry point that was looked at.
static uint64_t answers_beside(fl_budgets *b, const fl_site *site) {
  uint64_t answers = fl_map_get(&b->of_site, site->id, NULL) ? 0 : UINT64_MAX;
  const fl_resolution *all = fl_ask_role(b->s->ask, site, FL_ROLEKIND_deadline);
  for (uint32_t i = 0; i < all->n; i++) answers |= bit_of(i);
  for (uint32_t i = fl_map_get_or(&b->of_site, site->id, 0); i; i = b->waiting.at[i - 1].next) answers &= ~b->waiting.at[i - 1].answers;
  return answers; // 0: all of them are told already
}

// Calls that lead to an entry point of another service count as well where no request, but a program, makes them.
static void read_askers(fl_budgets *b) {
  for (uint32_t i = 1; i < fl_graph_n_sites(b->s->graph); i++) {
    const fl_site *site = fl_graph_site(b->s->graph, i);
    uint32_t marks = site->func.file ? fl_graph_func_marks(b->s->graph, site->func) : FL_MARK_TEST;
    if (site->kind != FL_SITE_remote_call || (marks & FL_MARK_TEST) || fl_brief_is_beside(b->s, site->func.file)) continue;
    fl_waiting w = {.site = site};
    read_answering(b, &w);
    uint64_t answers = w.n_answered ? answers_beside(b, site) : 0;
    if (answers) waiting_of(b, site, answers);
  }
}

fl_budgets *fl_brief_budgets(fl_brief_state *s) {
  const fl_entry_point *entries;
  uint32_t n = fl_graph_entries(s->graph, &entries);
  if (s->budgets) return s->budgets;
  fl_budgets *b = s->budgets = fl_alloc_zero(1, sizeof *b);
  b->s = s;
  find_sites(b, n);
  b->forwards = fl_arena_zero_n(&b->arena, FL_MAX_FORWARDS, sizeof *b->forwards);
  b->n_forwards = fl_graph_forwards(s->graph, b->forwards, FL_MAX_FORWARDS);
  b->inlets = fl_arena_zero_n(&b->arena, FL_MAX_FORWARDS, sizeof *b->inlets);
  b->n_inlets = fl_graph_inlets(s->graph, b->inlets, FL_MAX_FORWARDS);
  for (uint32_t i = 0; i < n; i++) {
    if (!is_request(entries[i].kind) || !b->sites[i] || !fl_brief_counts_entry(s, &entries[i])) continue;
    uint32_t had = b->all.n;
    add_entry(b, i + 1);
    if (fl_brief_is_begun(s, i + 1) && b->all.n == had) continue; // one that waits has its row
    b->n_entries++, b->by_kind[entries[i].kind]++;
  }
  read_ends(b);
  mark_aside(b);
  read_askers(b);
  for (uint32_t i = 0; i < b->all.n; i++)
    if (b->all.at[i].sum.n_inherited) b->all.at[i].endless_by = fl_endless_asker(b, b->all.at[i].entry);
  for (uint32_t i = 0; i < b->all.n; i++) {
    fl_budget *path = &b->all.at[i];
    fl_fan fan = fl_budget_fan(b, path->entry, 0);
    path->times = fl_budget_times(b, path->entry, &path->times_text), path->turns = fan.turns, path->few = fan.few;
  }
  for (uint32_t i = 0; i < b->aside.n; i++) fl_budget_times_aside(b, &b->aside.at[i]);
  if (b->aside.n) qsort(b->aside.at, b->aside.n, sizeof *b->aside.at, gravest_first);
  if (b->all.n) qsort(b->all.at, b->all.n, sizeof *b->all.at, gravest_first);
  return b;
}

void fl_budgets_free(fl_budgets *b) {
  if (!b) return;
  for (uint32_t i = 0; i < b->all.n; i++) fl_array_release(&b->all.at[i].calls), fl_array_release(&b->all.at[i].choices), fl_array_release(&b->all.at[i].only);
  for (uint32_t i = 0; i < b->aside.n; i++) fl_array_release(&b->aside.at[i].calls), fl_array_release(&b->aside.at[i].choices), fl_array_release(&b->aside.at[i].only);
  fl_array_release(&b->aside);
  fl_array_release(&b->all);
  fl_array_release(&b->waiting);
  fl_array_release(&b->fans);
  fl_array_release(&b->peers);
  fl_map_release(&b->peers_of);
  fl_map_release(&b->fan_of);
  for (uint32_t i = 0; i < b->runners.n; i++) fl_map_release(&b->runners.at[i]);
  fl_array_release(&b->runners);
  fl_map_release(&b->runs_in);
  fl_map_release(&b->of_site);
  fl_arena_release(&b->arena);
  fl_free(b);
}

fl_str fl_entry_name(fl_brief_state *s, uint32_t entry) {
  return fl_doc_code(s->doc, fl_brief_entry_label(s, entry));
}
