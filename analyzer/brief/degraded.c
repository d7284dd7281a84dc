// Whom requests wait for, by who answers: the calls on their ways, and what findings say of them.
#include "brief/degraded.h"

#include "brief/budget.h"
#include "base/duration.h"
#include "brief/start.h"
#include "graph/fallback.h"
#include "graph/peer.h"

#include <stdlib.h>

enum { MAX_ROWS = 25, MAX_ASKED = 6 };

// One service that asks there: the gravest of what findings and deadlines say of its calls.
typedef struct caller {
  fl_str service;
  const fl_hazard *hazard;   // NULL = no finding says that it hangs
  uint8_t answer;            // fl_answer: of all calls the worst
  int64_t ms;                // bounded: the longest
  fl_str varies;             // fl_waiting.varies of that
  int64_t tries;             // of one call, as often as its deadline may pass: the most
} caller;

typedef struct dependency {
  fl_party party;
  fl_names services;
  FL_ARRAY(caller) callers;  // services, as each of them waits
  fl_reach reach;
  fl_cites cites;
  const fl_hazard *hazard;   // the gravest of those that say it hangs; NULL = none does
  fl_names without;          // places where the code goes on without an answer
  fl_cites without_cites;
  fl_map sites;              // that were looked at for that
  uint32_t n_calls, n_falls_back, n_switched_off; // a call on several ways counts for each
  fl_names only;             // states of the program in which alone it is asked
  bool always;               // some call asks it in any state
  fl_kept_for kept;          // of the first call around which a cache stands
} dependency;
typedef FL_ARRAY(dependency) dependencies;

static dependency *dependency_on(dependencies *list, const fl_party *party) {
  for (uint32_t i = 0; i < list->n; i++)
    if (list->at[i].party.kind == party->kind && fl_str_eq(list->at[i].party.name, party->name)) return &list->at[i];
  fl_array_push(list, ((dependency){.party = *party}));
  return fl_array_last(list);
}

static caller *caller_of(dependency *d, fl_str service) {
  for (uint32_t i = 0; i < d->callers.n; i++)
    if (fl_str_eq(d->callers.at[i].service, service)) return &d->callers.at[i];
  fl_array_push(&d->callers, ((caller){.service = service}));
  return fl_array_last(&d->callers);
}

static fl_party party_at(fl_brief_state *s, uint32_t site_id, fl_str service) {
  const fl_site *site = fl_graph_site(s->graph, site_id);
  bool is_message = site->kind == FL_SITE_publish || site->kind == FL_SITE_consume;
  fl_str broker = is_message ? fl_brief_broker(s, site) : (fl_str){0}, protocol = fl_graph_site_protocol(s->graph, site);
  if (is_message) return (fl_party){FL_PARTY_topic, false, broker.n ? broker : fl_doc_text(s->doc, "%.*s broker", FL_STR_ARG(protocol))};
  fl_party party = fl_brief_party(s, site_id);
  fl_party own = party.by_protocol && service.n ? fl_brief_store_of(s, site, service) : (fl_party){0};
  if (own.name.n) return own.by_protocol = true, own; // of this program alone
  if (party.by_protocol && service.n) party.name = fl_doc_text(s->doc, "%.*s of %.*s", FL_STR_ARG(party.name), FL_STR_ARG(service));
  return party;
}

// Whoever answers there. An address that is chosen on the way may be that of several.
static uint32_t parties_at(fl_brief_state *s, uint32_t site, fl_str service, fl_party *out) {
  fl_party first = party_at(s, site, service);
  fl_str others[MAX_ASKED];
  uint32_t n = first.kind == FL_PARTY_service ? fl_brief_asked(s, site, others, MAX_ASKED) : 0;
  for (uint32_t i = 0; i < n; i++) out[i] = (fl_party){FL_PARTY_service, false, others[i]};
  if (n) return n;
  *out = first;
  return first.name.n && first.kind != FL_PARTY_unknown;
}

// ---- findings --------------------------------------------------------------------------------------------------------------------------

static void note_only(dependency *d, fl_str only) {
  if (only.n) fl_names_add(&d->only, only);
  else d->always = true;
}

static void note_without(fl_brief_state *s, dependency *d, const fl_site *site) {
  if (site->kind == FL_SITE_lock_acquire || fl_map_get(&d->sites, site->id, NULL)) return; // whoever gets no lock goes on by design
  fl_map_put(&d->sites, site->id, 1);
  fl_find_goes_on(s, site->call, &d->without, &d->without_cites);
}

// The entry points that wait for this call.
static void add_reach(fl_brief_state *s, dependency *d, uint32_t site) {
  fl_reach reach = {0};
  fl_reach_of_call(&reach, s, site, true);
  fl_reach_merge(&d->reach, &reach);
  fl_reach_release(&reach);
}

// Each that runs it waits; where nobody is known, one without a name.
static void add_callers(fl_brief_state *s, dependency *d, fl_func_ref func, fl_names *out) {
  fl_brief_add_runners(s, func, out);
  if (!out->all.n) fl_array_push(&out->all, (fl_str){0});
  for (uint32_t i = 0; i < out->all.n; i++)
    if (out->all.at[i].n) fl_names_add(&d->services, out->all.at[i]);
}

static void note_hazard(fl_brief_state *s, dependency *d, const fl_hazard *hazard, fl_func_ref func) {
  fl_names runners = {0};
  add_callers(s, d, func, &runners);
  for (uint32_t i = 0; i < runners.all.n; i++) {
    caller *c = caller_of(d, runners.all.at[i]);
    if (!c->hazard || hazard->rank < c->hazard->rank) c->hazard = hazard;
  }
  if (!d->hazard || hazard->rank < d->hazard->rank) d->hazard = hazard;
  fl_names_release(&runners);
}

static void note(fl_brief_state *s, dependencies *list, const fl_known_finding *known, uint32_t site) {
  fl_party parties[MAX_ASKED];
  const fl_hazard *hazard = &s->hazards.at[known->hazard];
  uint32_t n = parties_at(s, site, known->service, parties);
  for (uint32_t i = 0; i < n; i++) {
    dependency *d = dependency_on(list, &parties[i]);
    note_hazard(s, d, hazard, fl_graph_site(s->graph, site)->func);
    fl_cite(&d->cites, known->citation);
    note_without(s, d, fl_graph_site(s->graph, site));
    note_only(d, fl_budget_only_at(fl_brief_budgets(s), site));
    add_reach(s, d, site);
  }
}

// Each call of each finding; what only a start or a loop of the program comes to, hangs no request.
static void collect_findings(fl_brief_state *s, dependencies *list) {
  for (uint32_t i = 0; i < s->findings.n; i++) {
    const fl_known_finding *known = &s->findings.at[i];
    if (known->f->rule->scenario != FL_SCENARIO_hangs || known->aside) continue;
    uint32_t own = fl_brief_site(s, known->f->at.path, known->f->at.line);
    if (own) note(s, list, known, own);
    for (uint32_t r = 0; r < known->f->n_related; r++) {
      uint32_t site = fl_str_starts_c(known->f->related[r].message, "calls ") ? fl_brief_site(s, known->f->related[r].path, known->f->related[r].line) : 0;
      if (site) note(s, list, known, site);
    }
  }
}

// ---- calls on the ways of requests -----------------------------------------------------------------------------------------------------

static uint32_t badness(uint8_t answer) {
  static const uint8_t order[] = {[FL_IS_NONE] = 2, [FL_IS_BOUNDED] = 1, [FL_IS_UNBOUNDED] = 4, [FL_IS_INHERITED] = 3, [FL_IS_UNKNOWN] = 2};
  return order[answer];
}

// What ends the call from outside ends all of its attempts.
static void take_wait(caller *d, const fl_waiting *w, const fl_budget_call *call) {
  bool ended = call->end.ms != INT64_MAX && (w->answer != FL_IS_BOUNDED || call->end.ms <= w->ms);
  int64_t tries = ended ? 1 : call->waits, ms = ended ? call->end.ms : w->ms;
  uint8_t answer = fl_call_answer(call, w);
  if (tries > d->tries) d->tries = tries;
  fl_str varies = ended ? (fl_str){0} : w->varies;
  if (d->answer == FL_IS_BOUNDED && answer == FL_IS_BOUNDED && ms > d->ms) d->ms = ms, d->varies = varies;
  if (d->answer && badness(answer) <= badness(d->answer)) return;
  d->answer = answer, d->ms = ms, d->varies = varies;
}

fl_str fl_brief_runner_of(fl_brief_state *s, uint32_t entry, const fl_site *site) {
  const fl_entry_point *entries;
  uint32_t services[FL_MAX_USERS], n = fl_ask_services_of(s->ask, site->func, services, FL_MAX_USERS);
  fl_graph_entries(s->graph, &entries);
  return n > 1 ? fl_brief_service_of(s, entries[entry - 1].file) : fl_brief_run_by(s, site->func);
}

// `service`: the one that is meant, or "" = each that runs the call. Of whom a finding says that it hangs, its place says enough.
static void note_wait(fl_budgets *b, dependency *d, const fl_budget_call *call, fl_str service) {
  const fl_waiting *w = &b->waiting.at[call->waiting];
  fl_names runners = {0};
  bool told = true;
  if (service.n) fl_names_add(&runners, service), fl_names_add(&d->services, service);
  else add_callers(b->s, d, w->site->func, &runners);
  for (uint32_t i = 0; i < runners.all.n; i++) {
    caller *c = caller_of(d, runners.all.at[i]);
    take_wait(c, w, call);
    told = told && c->hazard;
  }
  if (!told) fl_cite(&d->cites, fl_cite_waiting(b, call->waiting));
  fl_names_release(&runners);
}

static void note_call(fl_budgets *b, dependencies *list, uint32_t entry, const fl_budget_call *call) {
  fl_brief_state *s = b->s;
  const fl_waiting *w = &b->waiting.at[call->waiting];
  fl_party parties[MAX_ASKED];
  fl_str service = fl_brief_runner_of(s, entry, w->site);
  uint32_t n = parties_at(s, w->site->id, service, parties);
  for (uint32_t i = 0; i < n; i++) {
    dependency *d = dependency_on(list, &parties[i]);
    fl_reach one = {0};
    fl_array_push(&one.entries, entry);
    note_wait(b, d, call, parties[i].by_protocol ? service : (fl_str){0});
    fl_reach_merge(&d->reach, &one);
    fl_reach_release(&one);
    uint8_t fallback = fl_ask_fallback(s->ask, w->site);
    if (!d->kept.answer) d->kept = fl_ask_kept_for(s->ask, w->site);
    d->n_calls++, d->n_falls_back += fallback == FL_FALLBACK_ON, d->n_switched_off += fallback == FL_FALLBACK_OFF;
    note_without(s, d, w->site);
    note_only(d, call->only);
  }
}

static void collect_calls(fl_brief_state *s, dependencies *list) {
  fl_budgets *b = fl_brief_budgets(s);
  for (uint32_t i = 0; i < b->all.n; i++)
    for (uint32_t k = 0; k < b->all.at[i].calls.n; k++) note_call(b, list, b->all.at[i].entry, &b->all.at[i].calls.at[k]);
}

// ---- whom libraries ask for each request ------------------------------------------------------------------------------------------------

static void reach_of_service(fl_brief_state *s, fl_str service, fl_reach *out) {
  const fl_entry_point *entries;
  uint32_t n = fl_graph_entries(s->graph, &entries);
  for (uint32_t i = 0; i < n; i++) {
    bool answers = entries[i].kind == FL_ENTRY_http && !fl_brief_is_beside(s, entries[i].file);
    if (answers && fl_str_eq(fl_brief_service_of(s, entries[i].file), service)) fl_array_push(&out->entries, i + 1);
  }
}

static void note_peer(fl_brief_state *s, dependencies *list, const fl_peer *p) {
  fl_party party = {p->to ? FL_PARTY_service : FL_PARTY_outside, false, p->to ? fl_brief_service_name(s, p->to) : fl_graph_name(s->graph, p->host)};
  fl_str service = fl_brief_service_name(s, p->from);
  fl_reach reach = {0};
  reach_of_service(s, service, &reach);
  dependency *d = dependency_on(list, &party);
  fl_names_add(&d->services, service);
  fl_reach_merge(&d->reach, &reach);
  fl_reach_release(&reach);
  if (p->file) fl_cite(&d->cites, fl_cite_place(s, fl_graph_file_at(s->graph, p->file)->path, p->span.line, p->what));
  uint8_t answer = p->ms < 0 ? FL_IS_UNKNOWN : p->ms == FL_MS_INFINITE ? FL_IS_UNBOUNDED : FL_IS_BOUNDED;
  d->n_calls++;
  caller *c = caller_of(d, service);
  if (!c->answer || badness(answer) > badness(c->answer)) c->answer = answer, c->ms = p->ms;
}

static void collect_peers(fl_brief_state *s, dependencies *list) {
  const fl_peer *peers;
  uint32_t n = fl_graph_peers(s->graph, &peers);
  for (uint32_t i = 0; i < n; i++)
    if (peers[i].each_request) note_peer(s, list, &peers[i]);
}

// ---- the table -------------------------------------------------------------------------------------------------------------------------

static int wider(const void *a, const void *b) {
  const dependency *x = a, *y = b;
  if (!x->hazard != !y->hazard) return x->hazard ? -1 : 1;
  if (x->services.all.n != y->services.all.n) return x->services.all.n > y->services.all.n ? -1 : 1;
  if (x->reach.entries.n != y->reach.entries.n) return x->reach.entries.n > y->reach.entries.n ? -1 : 1;
  return fl_str_cmp(x->party.name, y->party.name);
}

static fl_str waits_of(fl_brief_state *s, const caller *d) {
  static const char *const waits[] = {"how long is waited is not known", "", "no bound", "waits as long as the caller does", "how long is waited is not known"};
  if (d->hazard) return d->hazard->rule->title;
  if (d->answer != FL_IS_BOUNDED || d->ms == INT64_MAX) return fl_str_from(waits[d->answer]);
  fl_str time = fl_doc_time(s->doc, d->ms);
  if (d->varies.n) time = fl_doc_text(s->doc, "%.*s %.*s", FL_STR_ARG(time), FL_STR_ARG(d->varies));
  if (d->tries > 1 && d->tries != INT64_MAX) return fl_doc_text(s->doc, "each attempt waits up to %.*s, and there are up to %lld", FL_STR_ARG(time), (long long)d->tries);
  return fl_doc_text(s->doc, "each call waits up to %.*s", FL_STR_ARG(time));
}

// Those that wait alike stand together; of several bounds the longest stands for all.
static bool are_alike(const caller *a, const caller *b) { return a->hazard || b->hazard ? a->hazard && b->hazard && a->hazard->rule == b->hazard->rule : a->answer == b->answer; }

static bool is_graver(const caller *a, const caller *b) {
  if (!a->hazard != !b->hazard) return a->hazard;
  if (a->hazard && a->hazard->rank != b->hazard->rank) return a->hazard->rank < b->hazard->rank;
  if (a->answer != b->answer) return badness(a->answer) > badness(b->answer);
  return a->answer == FL_IS_BOUNDED && (a->ms > b->ms || (a->ms == b->ms && a->tries > b->tries));
}

// The gravest that is not told yet.
static const caller *gravest(const dependency *d, const bool *told) {
  const caller *found = NULL;
  for (uint32_t i = 0; i < d->callers.n; i++)
    if (!told[i] && (!found || is_graver(&d->callers.at[i], found))) found = &d->callers.at[i];
  return found;
}

// Callers that differ: "`checkout`: no bound; `web`: each call waits up to 500 ms".
static fl_str waits_today(fl_brief_state *s, const dependency *d) {
  bool *told = fl_alloc_zero(d->callers.n + 1, sizeof *told);
  fl_str all = {0};
  for (const caller *c; (c = gravest(d, told));) {
    fl_names alike = {0};
    uint32_t n_alike = 0;
    for (uint32_t i = 0; i < d->callers.n; i++)
      if (are_alike(c, &d->callers.at[i])) told[i] = true, n_alike++, fl_names_add(&alike, d->callers.at[i].service);
    fl_str waits = waits_of(s, c);
    if (n_alike < d->callers.n && alike.all.n) waits = fl_doc_text(s->doc, "%.*s: %.*s", FL_STR_ARG(fl_names_say(s->doc, &alike, 4)), FL_STR_ARG(waits));
    all = all.n ? fl_doc_text(s->doc, "%.*s; %.*s", FL_STR_ARG(all), FL_STR_ARG(waits)) : waits;
    fl_names_release(&alike);
  }
  fl_free(told);
  return all;
}

static fl_str kept_for(fl_brief_state *s, const fl_kept_for *kept) {
  if (kept->answer == FL_IS_BOUNDED && kept->ms >= 0) return fl_doc_text(s->doc, "for %.*s", FL_STR_ARG(fl_doc_time(s->doc, kept->ms)));
  return kept->answer == FL_IS_UNBOUNDED ? FL_STR("however old: nothing says when it ends") : FL_STR("for how long is not known");
}

// "each call waits up to 2 s; then a fallback answers; a cache gives again what it has, for 5 min"
static fl_str today_cell(fl_brief_state *s, const dependency *d) {
  fl_str waits = waits_today(s, d);
  const char *then = d->n_falls_back && d->n_falls_back == d->n_calls ? "then a fallback answers"
                     : d->n_falls_back                                ? "for some of the calls a fallback answers then"
                     : d->n_switched_off                              ? "a fallback is written, and no setting switches it on"
                                                                      : NULL;
  if (then) waits = fl_doc_text(s->doc, "%.*s; %s", FL_STR_ARG(waits), then);
  return d->kept.answer ? fl_doc_text(s->doc, "%.*s; a cache gives again what it has, %.*s", FL_STR_ARG(waits), FL_STR_ARG(kept_for(s, &d->kept))) : waits;
}

// Of whom they are is said where somebody waits of whom none is among them.
static fl_str reached_cell(fl_brief_state *s, const dependency *d) {
  const fl_entry_point *entries;
  fl_names all = {0}, of = {0};
  fl_graph_entries(s->graph, &entries);
  if (!d->reach.entries.n) return FL_STR("no entry point that was seen");
  for (uint32_t i = 0; i < d->services.all.n; i++) fl_names_add(&all, d->services.all.at[i]);
  for (uint32_t i = 0; i < d->reach.entries.n; i++) {
    fl_str service = fl_brief_service_of(s, entries[d->reach.entries.at[i] - 1].file);
    if (service.n) fl_names_add(&of, service), fl_names_add(&all, service);
  }
  fl_str counted = fl_say_reach(s, &d->reach);
  if (!d->always && d->only.all.n) counted = fl_doc_text(s->doc, "%.*s, of requests only when %.*s", FL_STR_ARG(counted), FL_STR_ARG(fl_names_plain(s->doc, &d->only, 2)));
  if (of.all.n && all.all.n > of.all.n) counted = fl_doc_text(s->doc, "%.*s of %.*s", FL_STR_ARG(counted), FL_STR_ARG(fl_names_say(s->doc, &of, 3)));
  fl_names_release(&all);
  fl_names_release(&of);
  return counted;
}

static void add_row(fl_brief_state *s, const dependency *d) {
  fl_str cells[] = {fl_doc_code(s->doc, d->party.name), fl_names_say(s->doc, &d->services, 3), reached_cell(s, d), today_cell(s, d), d->hazard ? fl_brief_or_dash(fl_brief_sentence(fl_hazard_guardrail(d->hazard, fl_hazard_option(s, d->hazard)))) : FL_STR("-")};
  fl_cites cites = d->cites;
  if (d->hazard) fl_cite(&cites, fl_cite_rule(s, d->hazard->rule));
  fl_doc_row(s->doc, &cites, cells);
}

static void add_table(fl_brief_state *s, dependencies *list) {
  static const char *const columns[] = {"when this does not answer", "services", "reached from", "today", "first guardrail", NULL};
  if (list->n) fl_doc_table(s->doc, "Whom requests wait for", columns);
  for (uint32_t i = 0; i < list->n; i++) {
    if (i < MAX_ROWS) add_row(s, &list->at[i]);
    fl_names_release(&list->at[i].services);
    fl_names_release(&list->at[i].without);
    fl_names_release(&list->at[i].only);
    fl_map_release(&list->at[i].sites);
    fl_array_release(&list->at[i].callers);
    fl_reach_release(&list->at[i].reach);
  }
  if (list->n > MAX_ROWS) fl_doc_left_out(s->doc, list->n - MAX_ROWS);
}

static bool has_without(const dependencies *list) {
  for (uint32_t i = 0; i < list->n && i < MAX_ROWS; i++)
    if (list->at[i].without.all.n) return true;
  return false;
}

// What is optional already, and what is lost without a word.
static void say_without(fl_brief_state *s, dependencies *list) {
  if (list->n) qsort(list->at, list->n, sizeof *list->at, wider);
  if (has_without(list)) fl_doc_list(s->doc);
  for (uint32_t i = 0; i < list->n && i < MAX_ROWS; i++) {
    const dependency *d = &list->at[i];
    if (d->without.all.n) fl_doc_say(s->doc, FL_SAID_found, &d->without_cites, "What fails on the way to %s is only logged or dropped at %s: the work goes on there, whatever else answers for it.", fl_doc_code(s->doc, d->party.name).at, fl_names_say(s->doc, &d->without, 4).at);
  }
}

void fl_tell_degraded(fl_brief_state *s) {
  dependencies list = {0};
  fl_doc_heading(s->doc, "Degraded modes");
  fl_doc_paragraph(s->doc);
  if (!s->graph) fl_doc_say(s->doc, FL_SAID_frame, NULL, "Made of findings alone: who answers a call is not known.");
  else collect_findings(s, &list), collect_calls(s, &list), collect_peers(s, &list);
  if (s->graph && list.n == 0) fl_doc_say(s->doc, FL_SAID_frame, NULL, "No call was seen on the way of a request of which it is known who answers.");
  fl_doc_say(s->doc, FL_SAID_open, NULL, "What may an answer leave out, and how old may it be, when a dependency is away?");
  say_without(s, &list);
  add_table(s, &list);
  if (s->graph) fl_tell_asked_aside(s);
  fl_array_release(&list);
}
