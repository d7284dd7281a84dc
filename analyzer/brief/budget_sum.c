// What the calls on the way of an entry point come to together.
//
// Calls of implementations of one interface exclude one another: of what they come to, the most counts. What is called in some state of the
// program alone, when it loads what it keeps say, is no part of that: it is told beside.
#include "brief/budget.h"

#include "graph/only_when.h"

enum { MOST_TOLD = 3 }; // choices

// ---- which of several runs ---------------------------------------------------------------------------------------------------------------

static bool is_func(fl_func_ref a, fl_func_ref b) { return a.file == b.file && a.id == b.id; }

// One that hands on to another one, as a cache before a store does, runs with it.
static bool are_nested(fl_budgets *b, const fl_one_of *q) {
  for (uint32_t i = 0; i < q->n; i++)
    for (uint32_t k = 0; k < q->n; k++)
      if (i != k && fl_runs_within(b, q->funcs[i], q->funcs[k])) return true;
  return false;
}

static fl_choice *choice_of(fl_budget *budget, const fl_one_of *q) {
  for (uint32_t i = 0; i < budget->choices.n; i++)
    if (budget->choices.at[i].key == q->key) return &budget->choices.at[i];
  fl_choice one = {.key = q->key, .n = q->n};
  for (uint32_t i = 0; i < q->n; i++) one.funcs[i] = q->funcs[i];
  fl_array_push(&budget->choices, one);
  return fl_array_last(&budget->choices);
}

static bool choose_at(fl_budgets *b, fl_budget *budget, fl_budget_call *call, fl_call_ref at, fl_func_ref taken, fl_func_ref entry) {
  fl_one_of q = fl_graph_one_of((fl_graph *)b->s->graph, at, entry);
  for (uint32_t i = 0; i < q.n; i++) {
    if (!is_func(q.funcs[i], taken) || are_nested(b, &q)) continue;
    call->choice = (uint32_t)(choice_of(budget, &q) - budget->choices.at) + 1, call->branch = i;
    return true;
  }
  return false;
}

// The outermost choice on the way decides: what is chosen behind it is part of it.
void fl_budget_choose(fl_budgets *b, fl_budget *budget, fl_budget_call *call, const fl_contained *to, fl_func_ref entry) {
  for (uint32_t i = 0; i < to->depth && !call->choice; i++) {
    fl_func_ref taken = i + 1 < to->depth ? (fl_func_ref){to->path[i + 1].file, fl_graph_call(b->s->graph, to->path[i + 1])->func} : to->site->func;
    choose_at(b, budget, call, to->path[i], taken, entry);
  }
}

// ---- sums --------------------------------------------------------------------------------------------------------------------------------

static void add_call(fl_budgets *b, const fl_budget_call *call, fl_budget_sum *sum) {
  bool endless = call->attempts.n == INT64_MAX && call->longest_ms == INT64_MAX;
  uint8_t answer = fl_call_answer(call, &b->waiting.at[call->waiting]);
  bool unknown = answer == FL_IS_UNKNOWN || answer == FL_IS_NONE;
  bool inherited = answer == FL_IS_INHERITED && call->each_ms == INT64_MAX;
  sum->n_calls++;
  sum->n_unbounded += answer == FL_IS_UNBOUNDED || endless;
  sum->n_unknown += !endless && unknown;
  sum->n_untold += !endless && call->longest_ms != INT64_MAX && call->attempts.is_unknown;
  sum->n_any_times += call->any_times;
  sum->n_inherited += !endless && inherited;
  sum->n_loops += call->in_turn, sum->n_at_once += !call->in_turn && call->at_once;
  if (call->longest_ms != INT64_MAX) sum->known_ms += call->runs * call->longest_ms;
}

static uint32_t most(uint32_t a, uint32_t b) { return a > b ? a : b; }

static void take_most(fl_budget_sum *a, const fl_budget_sum *b) {
  a->n_calls = most(a->n_calls, b->n_calls);
  a->n_unbounded = most(a->n_unbounded, b->n_unbounded), a->n_unknown = most(a->n_unknown, b->n_unknown), a->n_inherited = most(a->n_inherited, b->n_inherited);
  a->n_loops = most(a->n_loops, b->n_loops), a->n_at_once = most(a->n_at_once, b->n_at_once);
  a->n_any_times = most(a->n_any_times, b->n_any_times), a->n_untold = most(a->n_untold, b->n_untold);
  if (b->known_ms > a->known_ms) a->known_ms = b->known_ms;
}

static void add_sum(fl_budget_sum *a, const fl_budget_sum *b) {
  a->n_calls += b->n_calls;
  a->n_unbounded += b->n_unbounded, a->n_unknown += b->n_unknown, a->n_inherited += b->n_inherited;
  a->n_loops += b->n_loops, a->n_at_once += b->n_at_once;
  a->n_any_times += b->n_any_times, a->n_untold += b->n_untold;
  a->known_ms += b->known_ms;
}

// Where one alone waits there is nothing to choose from.
static bool is_open(const fl_choice *c) {
  uint32_t n = 0;
  for (uint32_t i = 0; i < c->n; i++) n += c->sums[i].n_calls > 0;
  return n > 1;
}

void fl_budget_read_state(fl_budgets *b, fl_budget_call *call, const fl_contained *to) {
  fl_buf text = {0};
  if (fl_graph_only_when((fl_graph *)b->s->graph, to, &text)) call->only = fl_arena_str(&b->arena, fl_buf_str(&text));
  fl_buf_release(&text);
}

static fl_budget_sum *sum_of_state(fl_budget *budget, fl_str when) {
  for (uint32_t i = 0; i < budget->only.n; i++)
    if (fl_str_eq(budget->only.at[i].when, when)) return &budget->only.at[i].sum;
  fl_array_push(&budget->only, ((fl_only){.when = when}));
  return &fl_array_last(&budget->only)->sum;
}

// Of several states none is told: each holds for one of the ways.
static void note_state(fl_waiting *w, fl_str only) {
  w->always |= !only.n || (w->only.n && !fl_str_eq(w->only, only));
  if (only.n) w->only = only;
}

fl_str fl_budget_only_at(fl_budgets *b, uint32_t site) {
  fl_str only = {0};
  for (uint32_t i = fl_map_get_or(&b->of_site, site, 0); i; i = b->waiting.at[i - 1].next) {
    const fl_waiting *w = &b->waiting.at[i - 1];
    if (w->always || (only.n && w->only.n && !fl_str_eq(only, w->only))) return (fl_str){0};
    if (w->only.n) only = w->only;
  }
  return only;
}

void fl_budget_sum_up(fl_budgets *b, fl_budget *budget) {
  for (uint32_t i = 0; i < budget->calls.n; i++) {
    const fl_budget_call *call = &budget->calls.at[i];
    note_state(&b->waiting.at[call->waiting], call->only);
    if (call->only.n) {
      add_call(b, call, sum_of_state(budget, call->only));
      continue;
    }
    add_call(b, call, call->choice ? &budget->choices.at[call->choice - 1].sums[call->branch] : &budget->sum);
    if (call->longest_ms != INT64_MAX && call->longest_ms > budget->longest_ms) budget->longest_ms = call->longest_ms;
  }
  for (uint32_t i = 0; i < budget->choices.n; i++) {
    fl_budget_sum all = {0};
    for (uint32_t k = 0; k < budget->choices.at[i].n; k++) take_most(&all, &budget->choices.at[i].sums[k]);
    add_sum(&budget->sum, &all);
  }
  for (uint32_t i = 0; i < budget->calls.n; i++) {
    fl_budget_call *call = &budget->calls.at[i];
    if (call->choice && !is_open(&budget->choices.at[call->choice - 1])) call->choice = 0;
  }
}

// ---- told --------------------------------------------------------------------------------------------------------------------------------

static fl_str branch_text(fl_brief_state *s, const fl_budget_sum *sum) {
  fl_str known = fl_doc_time(s->doc, sum->known_ms);
  if (sum->n_unbounded) return FL_STR("no bound");
  bool open = sum->n_unknown || sum->n_untold || sum->n_any_times || sum->n_loops || sum->n_inherited;
  if (sum->known_ms) return open ? fl_doc_text(s->doc, "%.*s for what is known", FL_STR_ARG(known)) : known;
  return sum->n_inherited == sum->n_calls ? FL_STR("as the caller says") : FL_STR("not known");
}

static bool is_longer(const fl_budget_sum *a, const fl_budget_sum *b) {
  if (!a->n_unbounded != !b->n_unbounded) return a->n_unbounded;
  return a->known_ms > b->known_ms;
}

// Two may be called the same: `dapper.Orders`, `ef.Orders`.
static fl_str branch_name(fl_budgets *b, const fl_choice *c, uint32_t branch) {
  const fl_graph *g = b->s->graph;
  bool twice = false;
  for (uint32_t i = 0; i < c->n; i++) twice |= i != branch && fl_str_eq(fl_graph_owner_name(g, c->funcs[i], false), fl_graph_owner_name(g, c->funcs[branch], false));
  return fl_doc_code(b->s->doc, fl_graph_owner_name(g, c->funcs[branch], twice));
}

static void add_choice(fl_budgets *b, const fl_choice *c, fl_buf *out) {
  bool told[FL_MAX_ONE_OF] = {false};
  fl_buf_printf(out, "%sone of: ", out->n ? "; " : "");
  for (uint32_t n = 0; n < c->n; n++) {
    uint32_t next = c->n;
    for (uint32_t i = 0; i < c->n; i++)
      if (!told[i] && c->sums[i].n_calls && (next == c->n || is_longer(&c->sums[i], &c->sums[next]))) next = i;
    if (next == c->n) return;
    told[next] = true;
    fl_str name = branch_name(b, c, next), text = branch_text(b->s, &c->sums[next]);
    fl_buf_printf(out, "%s%.*s %.*s", n ? ", " : "", FL_STR_ARG(name), FL_STR_ARG(text));
  }
}

fl_str fl_budget_one_of(fl_budgets *b, const fl_budget *path) {
  fl_buf text = {0};
  uint32_t n = 0;
  for (uint32_t i = 0; i < path->choices.n; i++)
    if (is_open(&path->choices.at[i]) && ++n <= MOST_TOLD) add_choice(b, &path->choices.at[i], &text);
  if (n > MOST_TOLD) fl_buf_printf(&text, "; and %u more like that", n - MOST_TOLD);
  fl_str kept = fl_arena_str(&b->s->doc->arena, fl_buf_str(&text));
  fl_buf_release(&text);
  return kept;
}

fl_str fl_budget_only(fl_budgets *b, const fl_budget *path) {
  fl_buf text = {0};
  for (uint32_t i = 0; i < path->only.n; i++) {
    fl_str longest = branch_text(b->s, &path->only.at[i].sum);
    fl_buf_printf(&text, "%sonly when %.*s: %.*s", text.n ? "; " : "", FL_STR_ARG(path->only.at[i].when), FL_STR_ARG(longest));
  }
  fl_str kept = fl_arena_str(&b->s->doc->arena, fl_buf_str(&text));
  fl_buf_release(&text);
  return kept;
}

int64_t fl_budget_of_choice(const fl_budget *path, uint32_t choice) {
  const fl_choice *c = &path->choices.at[choice];
  int64_t ms = 0;
  for (uint32_t i = 0; i < c->n && is_open(c); i++)
    if (c->sums[i].known_ms > ms) ms = c->sums[i].known_ms;
  return ms;
}
