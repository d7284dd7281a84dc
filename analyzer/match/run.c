// All rules at all sites, side by side, and the positive answer.
//
// Sites are taken in chunks. All rules look at a site in one thread, which remembers its roles; what a chunk comes to stands in a
// row of its own, and the rows are joined in order, by rule and site. So the result is the same for any number of threads.
#include "match/match_p.h"

#include "base/clock.h"
#include "base/workers.h"
#include "graph/ended.h"

#include <stdlib.h>
#include <string.h>

#define QUIET (FL_MARK_TEST | FL_MARK_EXAMPLE | FL_MARK_GENERATED | FL_MARK_VENDORED)

enum { CHUNK = 32 };

static const struct {
  uint8_t site, role;
  bool of_users; // counted apart from what services wait for
} counted[] = {{FL_SITE_remote_call, FL_ROLEKIND_deadline, false},
               {FL_SITE_retry, FL_ROLEKIND_bound, false},
               {FL_SITE_lock_acquire, FL_ROLEKIND_lease, false},
               {FL_SITE_remote_call, FL_ROLEKIND_deadline, true}};
enum { N_COUNTED = sizeof counted / sizeof *counted };

typedef struct chunk {
  fl_matches matches;
  fl_role_count counts[N_COUNTED];
  FL_ARRAY(fl_unanswered) unknown;
} chunk;

typedef struct job {
  const fl_graph *g;
  const fl_rules *rules;
  const fl_match_options *options;
  fl_match_worker *workers;
  chunk *chunks;
} job;

// ---- the positive answer -------------------------------------------------------------------------------------------------------------

static bool rule_asks(const fl_rule *rule, const fl_graph *g, const fl_site *s, uint8_t role) {
  bool asks = false;
  for (uint32_t i = 0; i < rule->n_where; i++) asks |= rule->where[i].kind == FL_PRED_role && rule->where[i].role == role;
  return asks && fl_rule_is_about(rule, g, s);
}

// The positive answer covers what the rules look at: counting what nobody judges would only look like silence about a fault.
static bool is_judged(const fl_rules *rules, const fl_graph *g, const fl_site *s, uint8_t role) {
  for (uint32_t i = 0; i < fl_rules_count(rules); i++)
    if (rule_asks(fl_rules_at(rules, i), g, s, role) && fl_rules_at(rules, i)->at != FL_AT_entry) return true;
  return false;
}

static void count_answer(fl_role_count *n, const fl_outcome *worst) {
  n->total++;
  if (!worst || worst->answer == FL_IS_UNKNOWN) n->unknown++;
  else if (worst->answer == FL_IS_BOUNDED) n->bounded++;
  else if (worst->answer == FL_IS_INHERITED) n->inherited++;
  else n->unbounded++;
}

// What has no limit of its own and runs in a scope that has one ends with it.
static const fl_outcome *in_scope(fl_ask *ask, const fl_site *s, const fl_outcome *worst, fl_outcome *ended) {
  fl_ended end = worst && worst->answer == FL_IS_UNBOUNDED ? fl_ask_ended(ask, s, NULL, NULL) : (fl_ended){.ms = INT64_MAX};
  *ended = (fl_outcome){.answer = FL_IS_BOUNDED, .certainty = end.certainty, .value = end.ms};
  return end.ms != INT64_MAX ? ended : worst;
}

// A load test: its model says that it plays users.
static bool plays_users(const fl_graph *g, const fl_site *s) {
  fl_str who;
  return fl_graph_site_attribute(g, s, FL_STR("plays"), &who) && fl_str_eq_c(who, "users");
}

static bool is_of_users(const fl_graph *g, const fl_site *s) {
  return s->kind == FL_SITE_remote_call && (fl_graph_runs_in_browser(g, s->func) || plays_users(g, s));
}

static void count_site(chunk *out, const job *j, fl_ask *ask, const fl_site *s) {
  for (size_t c = 0; c < N_COUNTED; c++) {
    if (s->kind != counted[c].site || is_of_users(j->g, s) != counted[c].of_users || !is_judged(j->rules, j->g, s, counted[c].role)) continue;
    fl_outcome ended;
    const fl_outcome *worst = fl_worst_outcome(fl_ask_role(ask, s, counted[c].role));
    if (counted[c].role == FL_ROLEKIND_deadline) worst = in_scope(ask, s, worst, &ended);
    count_answer(&out->counts[c], worst);
    bool is_gap = s->kind == FL_SITE_remote_call && !plays_users(j->g, s); // how long a load test waits, nobody asks
    if (is_gap && (!worst || worst->answer == FL_IS_UNKNOWN)) fl_array_push(&out->unknown, ((fl_unanswered){s, ask, worst ? worst->why : 0}));
  }
}

// ---- chunks of sites -------------------------------------------------------------------------------------------------------------------

static void match_rule(chunk *out, fl_match_worker *w, const fl_rule *rule, uint32_t r, const fl_site *s) {
  uint64_t begin = w->rule_ns ? fl_clock_ns() : 0;
  fl_match_site(&out->matches, w, rule, s);
  if (w->rule_ns) w->rule_ns[r] += fl_clock_ns() - begin;
}

// Generated code that somebody calls to ask a service is not judged, and waits all the same.
static bool asks_for_others(const fl_graph *g, const fl_site *s) {
  return s->through && !(fl_graph_func_marks(g, s->func) & (QUIET & ~(uint32_t)FL_MARK_GENERATED)) && fl_graph_asks_for_others(g, s);
}

// What matches lead to outlives the piece of work that found it.
static void keep_match(fl_match *m, fl_arena *kept) {
  if (m->outcome) m->outcome = fl_outcome_keep(m->outcome, kept);
  m->place = fl_step_keep(m->place, kept);
  m->contained = fl_contained_keep(m->contained, m->n_contained, kept);
  if (m->n_pairs) m->pairs = fl_arena_dup(kept, m->pairs, m->n_pairs * sizeof *m->pairs);
  if (m->way.n) m->way = fl_arena_str(kept, m->way);
  if (m->sum) m->sum = fl_arena_text(kept, fl_str_from(m->sum));
}

static void match_chunk(void *ctx, uint32_t item, uint32_t worker) {
  const job *j = ctx;
  chunk *out = &j->chunks[item];
  fl_match_worker *w = &j->workers[worker];
  fl_ask_forget(w->ask);
  for (uint32_t i = 1 + item * CHUNK; i < 1 + (item + 1) * CHUNK && i < fl_graph_n_sites(j->g); i++) {
    const fl_site *s = fl_graph_site(j->g, i);
    bool quiet = !j->options->all && (fl_graph_func_marks(j->g, s->func) & QUIET);
    if (quiet && !asks_for_others(j->g, s)) continue;
    for (uint32_t r = 0; r < fl_rules_count(j->rules) && !quiet; r++) {
      const fl_rule *rule = fl_rules_at(j->rules, r);
      if (rule->on_site & (1u << s->kind)) match_rule(out, w, rule, r, s);
    }
    count_site(out, j, w->ask, s);
  }
  for (uint32_t i = 0; i < out->matches.n; i++) keep_match(&out->matches.at[i], &w->kept);
  fl_arena_clear(&w->arena);
}

static void open_workers(fl_match_result *out, const fl_graph *g, uint32_t n, bool all) {
  fl_ask **asks = fl_alloc_zero(n, sizeof *asks);
  out->n_workers = n;
  out->workers = fl_alloc_zero(n, sizeof *out->workers);
  for (uint32_t i = 0; i < n; i++) {
    fl_arena_init(&out->workers[i].arena);
    fl_arena_init(&out->workers[i].kept);
    out->workers[i].all = all;
    asks[i] = out->workers[i].ask = fl_ask_new(g);
  }
  fl_asks_share_holders(asks, n);
  fl_free(asks);
}

static void sum_times(fl_match_result *out, const fl_rules *rules, uint64_t *into) {
  for (uint32_t i = 0; i < out->n_workers; i++)
    for (uint32_t r = 0; r < fl_rules_count(rules); r++) into[r] += out->workers[i].rule_ns[r];
}

// By rule, then by site; the outcomes of one role stay as they are.
static int by_rule(const void *a, const void *b) {
  const fl_match *const *x = a, *const *y = b;
  if ((*x)->rule != (*y)->rule) return fl_str_cmp((*x)->rule->id, (*y)->rule->id);
  if ((*x)->site != (*y)->site) return (*x)->site->id < (*y)->site->id ? -1 : 1;
  return *x < *y ? -1 : *x > *y;
}

static void join_matches(fl_match_result *out, const chunk *chunks, uint32_t n) {
  FL_ARRAY(const fl_match *) all = {0};
  for (uint32_t i = 0; i < n; i++)
    for (uint32_t k = 0; k < chunks[i].matches.n; k++) fl_array_push(&all, &chunks[i].matches.at[k]);
  if (all.n) qsort(all.at, all.n, sizeof *all.at, by_rule);
  for (uint32_t i = 0; i < all.n; i++) fl_array_push(&out->matches, *all.at[i]);
  fl_array_release(&all);
}

static void join_counts(fl_match_result *out, const chunk *chunks, uint32_t n) {
  for (size_t c = 0; c < N_COUNTED; c++) {
    fl_role_count sum = {.site = counted[c].site, .role = counted[c].role, .of_users = counted[c].of_users};
    for (uint32_t i = 0; i < n; i++) {
      const fl_role_count *part = &chunks[i].counts[c];
      sum.total += part->total, sum.bounded += part->bounded, sum.inherited += part->inherited;
      sum.unknown += part->unknown, sum.unbounded += part->unbounded;
    }
    if (sum.total) fl_array_push(&out->counts, sum);
  }
  for (uint32_t i = 0; i < n; i++)
    for (uint32_t k = 0; k < chunks[i].unknown.n; k++) fl_array_push(&out->unknown, chunks[i].unknown.at[k]);
}

void fl_match_run(fl_match_result *out, const fl_graph *g, const fl_rules *rules, const fl_match_options *options) {
  uint32_t n = (fl_graph_n_sites(g) - 1 + CHUNK - 1) / CHUNK, jobs = options->jobs ? options->jobs : 1;
  memset(out, 0, sizeof *out);
  open_workers(out, g, jobs > n ? n ? n : 1 : jobs, options->all);
  for (uint32_t i = 0; i < out->n_workers && options->rule_ns; i++) out->workers[i].rule_ns = fl_alloc_zero(fl_rules_count(rules) + 1, sizeof(uint64_t));
  job j = {g, rules, options, out->workers, fl_alloc_zero(n + 1, sizeof *j.chunks)};
  fl_workers_run(out->n_workers, n, match_chunk, &j);
  join_matches(out, j.chunks, n);
  join_counts(out, j.chunks, n);
  if (options->rule_ns) sum_times(out, rules, options->rule_ns);
  for (uint32_t i = 0; i < n; i++) {
    fl_array_release(&j.chunks[i].matches);
    fl_array_release(&j.chunks[i].unknown);
  }
  fl_free(j.chunks);
}

void fl_match_release(fl_match_result *r) {
  for (uint32_t i = r->n_workers; i-- > 0;) { // the first holds what the others share
    fl_ask_free(r->workers[i].ask);
    fl_arena_release(&r->workers[i].arena);
    fl_arena_release(&r->workers[i].kept);
    fl_free(r->workers[i].rule_ns);
  }
  fl_free(r->workers);
  fl_array_release(&r->matches);
  fl_array_release(&r->counts);
  fl_array_release(&r->unknown);
  memset(r, 0, sizeof *r);
}
