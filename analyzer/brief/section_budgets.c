// Section 5: for each path of a request, how long it may take and how often it may ask.
#include "brief/budget.h"
#include "findings/collect.h"

enum { MAX_PATHS = 30, MAX_CALLS = 80, MAX_PARTS = 4 };

typedef FL_ARRAY(uint32_t) indexes;

static const char *const no_bounds[] = {"not known", "", "no bound", "as the caller says", "not known"};

// ---- calls -----------------------------------------------------------------------------------------------------------------------------

static bool add_once(indexes *all, uint32_t index) {
  for (uint32_t i = 0; i < all->n; i++)
    if (all->at[i] == index) return false;
  fl_array_push(all, index);
  return true;
}

static fl_str own_deadline(fl_budgets *b, const fl_waiting *w) {
  if (w->answer != FL_IS_BOUNDED || w->ms == INT64_MAX) return fl_str_from(no_bounds[w->answer]);
  const char *scope = fl_scope_of_part(w->scope);
  return fl_doc_text(b->s->doc, "%.*s%s%s", FL_STR_ARG(fl_waiting_time(b, w)), scope ? ", each " : "", scope ? scope : "");
}

// "no bound, and `Flux.timeout` ends it after 2 s"
static fl_str deadline_cell(fl_budgets *b, const fl_waiting *w) {
  fl_str own = own_deadline(b, w), why = w->answer != FL_IS_BOUNDED ? w->why : (fl_str){0};
  if (why.n) own = fl_doc_text(b->s->doc, "%.*s: %.*s", FL_STR_ARG(own), FL_STR_ARG(why));
  if (!w->ended_by) return own;
  fl_str by = fl_say_callee(&b->arena, fl_graph_name(b->s->graph, w->ended_by->callee));
  by = by.n ? fl_doc_code(b->s->doc, by) : FL_STR("a timer");
  return fl_doc_text(b->s->doc, "%.*s; %.*s ends it after %.*s", FL_STR_ARG(own), FL_STR_ARG(by), FL_STR_ARG(fl_doc_time(b->s->doc, w->end_ms)));
}

// Calls of one service that go the same way and wait as long are one row.
typedef struct call_row {
  const fl_waiting *first;
  fl_str name, service, deadline;
  fl_names answered, runners;
  fl_cites cites;
  uint32_t n;
} call_row;
typedef FL_ARRAY(call_row) call_rows;

static call_row *row_of(call_rows *all, const call_row *one) {
  for (uint32_t i = 0; i < all->n; i++) {
    const call_row *r = &all->at[i];
    if (fl_str_eq(r->name, one->name) && fl_str_eq(r->service, one->service) && fl_str_eq(r->deadline, one->deadline)) return &all->at[i];
  }
  fl_array_push(all, *one);
  return fl_array_last(all);
}

static bool is_message(const fl_site *site) { return site->kind == FL_SITE_publish || site->kind == FL_SITE_consume; }

// All services that may answer; else the store or peer that does.
static void add_answering(fl_brief_state *s, fl_names *answered, const fl_site *site, fl_str service) {
  fl_str names[8];
  if (is_message(site)) {
    fl_names_add(answered, fl_brief_broker(s, site));
    return;
  }
  uint32_t n = fl_brief_asked(s, site->id, names, sizeof names / sizeof *names);
  for (uint32_t i = 0; i < n; i++) fl_names_add(answered, names[i]);
  fl_party party = n ? (fl_party){0} : fl_brief_party_for(s, site->id, service);
  bool answers = party.kind == FL_PARTY_store || party.kind == FL_PARTY_outside;
  if (answers && !party.by_protocol) fl_names_add(answered, party.name);
}

static bool has_call(const fl_budget *path, uint32_t waiting) {
  for (uint32_t i = 0; i < path->calls.n; i++)
    if (path->calls.at[i].waiting == waiting) return true;
  return false;
}

// Code that several programs share is run by those whose requests come there, and works with the store of each.
static void add_runners(fl_budgets *b, call_row *r, uint32_t index) {
  const fl_site *site = b->waiting.at[index].site;
  for (uint32_t i = 0; i < b->all.n + b->aside.n; i++) {
    const fl_budget *path = i < b->all.n ? &b->all.at[i] : &b->aside.at[i - b->all.n];
    if (!has_call(path, index)) continue;
    fl_str service = fl_brief_runner_of(b->s, path->entry, site);
    if (service.n) fl_names_add(&r->runners, service);
    add_answering(b->s, &r->answered, site, service);
  }
}

static void take_call(fl_budgets *b, call_rows *all, uint32_t index) {
  fl_brief_state *s = b->s;
  const fl_waiting *w = &b->waiting.at[index];
  call_row one = {.first = w, .name = fl_waiting_name(b, w), .service = fl_brief_run_by(s, w->site->func), .deadline = deadline_cell(b, w)};
  call_row *r = row_of(all, &one);
  add_runners(b, r, index);
  fl_cite(&r->cites, fl_cite_waiting(b, index));
  r->n++;
}

static fl_str answered_cell(fl_brief_state *s, const call_row *r) {
  bool broker = is_message(r->first->site);
  if (broker && !r->answered.all.n) return FL_STR("the broker");
  return fl_doc_text(s->doc, "%s%.*s", broker ? "the broker " : "", FL_STR_ARG(fl_names_say(s->doc, &r->answered, 6)));
}

static void add_call(fl_budgets *b, const call_row *r) {
  fl_brief_state *s = b->s;
  fl_str protocol = fl_brief_store_word(s, r->service, fl_graph_site_protocol(s->graph, r->first->site));
  fl_str cells[] = {fl_doc_code(s->doc, r->name), r->runners.all.n ? fl_names_say(s->doc, &r->runners, 4) : FL_STR("-"), protocol.n ? protocol : fl_str_from(fl_word(fl_site_words, r->first->site->kind)),
                    fl_doc_number(s->doc, r->n), answered_cell(s, r), r->deadline};
  fl_doc_row(s->doc, &r->cites, cells);
}

static void add_calls(fl_budgets *b) {
  static const char *const columns[] = {"call", "service", "protocol", "places", "answered by", "deadline", NULL};
  indexes shown = {0};
  call_rows rows = {0};
  for (uint32_t i = 0; i < b->all.n && i < MAX_PATHS; i++)
    for (uint32_t k = 0; k < b->all.at[i].calls.n; k++)
      if (add_once(&shown, b->all.at[i].calls.at[k].waiting)) take_call(b, &rows, b->all.at[i].calls.at[k].waiting);
  for (uint32_t i = 0; i < b->aside.n && i < MAX_PATHS; i++)
    for (uint32_t k = 0; k < b->aside.at[i].calls.n; k++)
      if (add_once(&shown, b->aside.at[i].calls.at[k].waiting)) take_call(b, &rows, b->aside.at[i].calls.at[k].waiting);
  fl_doc_table(b->s->doc, "The calls on these paths", columns);
  for (uint32_t i = 0; i < rows.n; i++) {
    if (i < MAX_CALLS) add_call(b, &rows.at[i]);
    fl_names_release(&rows.at[i].answered);
    fl_names_release(&rows.at[i].runners);
  }
  if (rows.n > MAX_CALLS) fl_doc_left_out(b->s->doc, rows.n - MAX_CALLS);
  fl_doc_fold_columns(b->s->doc, 2);
  fl_array_release(&rows);
  fl_array_release(&shown);
}

// ---- paths -----------------------------------------------------------------------------------------------------------------------------

// "3 x 2 s + 2 s of pauses", "2 times (3 x 2 s + pauses)"
static void add_part(fl_brief_state *s, fl_buf *out, const fl_waiting *w, const fl_budget_call *call) {
  bool with_caller = w->answer == FL_IS_INHERITED;
  fl_buf_printf(out, "%s", out->n ? " + " : "");
  bool sums = call->runs > 1 && !with_caller && (call->pause_ms || call->pause_is_open);
  if (call->runs > 1) fl_buf_printf(out, "%u times %s", call->runs, sums ? "(" : "");
  if (call->waits > 1 && !with_caller) fl_buf_printf(out, "%lld x ", (long long)call->waits);
  fl_buf_add(out, fl_doc_time(s->doc, call->each_ms));
  if (with_caller) fl_buf_add_c(out, " of the entry point");
  if (call->pause_ms && !with_caller) fl_buf_printf(out, " + %.*s of pauses", FL_STR_ARG(fl_doc_time(s->doc, call->pause_ms)));
  if (call->pause_is_open && !with_caller) fl_buf_add_c(out, " + pauses");
  if (sums) fl_buf_add_c(out, ")");
}

static fl_str sum_text(fl_budgets *b, const fl_budget *path) {
  fl_buf text = {0};
  uint32_t parts = 0;
  for (uint32_t i = 0; i < path->calls.n; i++) {
    const fl_budget_call *call = &path->calls.at[i];
    if (call->longest_ms == INT64_MAX || call->choice || call->only.n) continue;
    if (++parts <= MAX_PARTS) add_part(b->s, &text, &b->waiting.at[call->waiting], call);
  }
  for (uint32_t i = 0; i < path->choices.n; i++) {
    int64_t ms = fl_budget_of_choice(path, i);
    if (ms && ++parts <= MAX_PARTS) fl_buf_printf(&text, "%s%.*s", text.n ? " + " : "", FL_STR_ARG(fl_doc_time(b->s->doc, ms)));
  }
  if (parts > MAX_PARTS) fl_buf_printf(&text, " + %u more", parts - MAX_PARTS);
  fl_str kept = fl_arena_str(&b->s->doc->arena, fl_buf_str(&text));
  fl_buf_release(&text);
  return kept;
}

static bool has_open_pauses(const fl_budget *path) {
  for (uint32_t i = 0; i < path->calls.n; i++)
    if (path->calls.at[i].longest_ms != INT64_MAX && path->calls.at[i].pause_is_open && !path->calls.at[i].only.n) return true;
  return false;
}

// "`web` asks without a deadline": what is handed on ends as little.
static fl_str asks_endlessly(fl_budgets *b, uint32_t waiting) {
  const fl_waiting *w = &b->waiting.at[waiting - 1];
  fl_str service = fl_brief_runners(b->s, w->site->func), who = fl_str_eq_c(service, "-") ? FL_STR("a caller") : service;
  return fl_doc_text(b->s->doc, w->answer == FL_IS_UNBOUNDED ? "%.*s asks without a deadline" : "%.*s hands on that there is no deadline", FL_STR_ARG(who));
}

static fl_str counted(fl_budgets *b, const fl_budget *path) {
  fl_buf text = {0};
  const struct { uint32_t n; const char *what; } all[] = {{path->sum.n_unbounded, "without bound"}, {path->sum.n_unknown, "not known"}, {path->sum.n_untold, "tried an unknown number of times"}, {path->sum.n_inherited, "as the caller says"}, {path->sum.n_any_times, "made an unknown number of times"}, {path->sum.n_loops, "once for each element"}, {path->sum.n_at_once, "once for each element, at once"}};
  for (size_t i = 0; i < sizeof all / sizeof *all; i++)
    if (all[i].n) fl_buf_printf(&text, "%s%u %s", text.n ? ", " : "", all[i].n, all[i].what);
  if (path->is_cut) fl_buf_printf(&text, "%smore calls than are followed", text.n ? ", " : "");
  fl_str kept = fl_arena_str(&b->s->doc->arena, fl_buf_str(&text));
  fl_buf_release(&text);
  return kept;
}

// What one of its calls waits is not the same in all deployments: the gravest counts, and the others are told.
static fl_str varies_of(fl_budgets *b, const fl_budget *path) {
  for (uint32_t i = 0; i < path->calls.n; i++) {
    const fl_waiting *w = &b->waiting.at[path->calls.at[i].waiting];
    if (w->varies.n && w->answer == FL_IS_BOUNDED) return fl_waiting_time(b, w);
  }
  return (fl_str){0};
}

// All of them one after another is the most that a request can take; where some are not known, it is the most of the others.
static fl_str latency_text(fl_budgets *b, const fl_budget *path) {
  fl_document *doc = b->s->doc;
  fl_str sum = sum_text(b, path), total = fl_doc_time(doc, path->sum.known_ms), open = counted(b, path);
  fl_str varies = varies_of(b, path);
  if (varies.n && !fl_budget_is_known(path)) open = open.n ? fl_doc_text(doc, "%.*s; %.*s", FL_STR_ARG(open), FL_STR_ARG(varies)) : varies;
  bool one = fl_str_eq(sum, total);
  if (path->sum.n_unbounded) return fl_doc_text(doc, "no bound (%.*s)", FL_STR_ARG(open));
  if (path->endless_by) return fl_doc_text(doc, "no bound: %.*s (%.*s)", FL_STR_ARG(asks_endlessly(b, path->endless_by)), FL_STR_ARG(open));
  if (fl_budget_is_known(path) && !has_open_pauses(path)) return fl_doc_text(doc, "up to %.*s%s%.*s%s%.*s%s", FL_STR_ARG(one ? total : sum), one ? "" : " = ", FL_STR_ARG(one ? (fl_str){0} : total), varies.n ? " (" : "", FL_STR_ARG(varies), varies.n ? ")" : "");
  if (!sum.n && path->sum.n_inherited == path->sum.n_calls) return fl_doc_text(doc, "as long as whoever asks waits (%.*s)", FL_STR_ARG(open));
  if (!sum.n) return fl_doc_text(doc, "not known (%.*s)", FL_STR_ARG(open));
  if (fl_str_eq(sum, total)) return fl_doc_text(doc, "up to %.*s for what is known (%.*s)", FL_STR_ARG(total), FL_STR_ARG(open));
  return fl_doc_text(doc, "up to %.*s for what is known: %.*s%s%.*s%s", FL_STR_ARG(total), FL_STR_ARG(sum), open.n ? " (" : "", FL_STR_ARG(open), open.n ? ")" : "");
}

static fl_str latency_cell(fl_budgets *b, const fl_budget *path) {
  fl_str text = path->sum.n_calls ? latency_text(b, path) : (fl_str){0}, one_of = fl_budget_one_of(b, path), only = fl_budget_only(b, path);
  if (one_of.n) text = fl_doc_text(b->s->doc, "%.*s; %.*s", FL_STR_ARG(text), FL_STR_ARG(one_of));
  return only.n ? fl_doc_text(b->s->doc, "%.*s%s%.*s", FL_STR_ARG(text), text.n ? "; " : "", FL_STR_ARG(only)) : text;
}

// "5 x n + 2", "n x n"
static fl_str count_text(fl_brief_state *s, const fl_passed *p) {
  static const char *const elements[] = {"", "n", "n x n", "n x n x n"};
  fl_buf text = {0};
  for (uint32_t i = FL_PASS_DEGREES; i-- > 0;) {
    long long n = p->n[i];
    if (!n) continue;
    fl_buf_add_c(&text, text.n ? " + " : "");
    if (n > 1 || !i) fl_buf_printf(&text, "%lld%s", n, i ? " x " : "");
    fl_buf_add_c(&text, elements[i]);
  }
  fl_str kept = fl_arena_str(&s->doc->arena, fl_buf_str(&text));
  fl_buf_release(&text);
  return kept;
}

static bool is_of_elements(const fl_passed *p) {
  uint32_t loops = 1;
  while (loops < FL_PASS_DEGREES && !p->n[loops]) loops++;
  return loops < FL_PASS_DEGREES;
}

static bool is_one(const fl_passed *p) { return !is_of_elements(p) && p->n[0] <= 1; }

static bool is_endless(const fl_passed *p) {
  for (uint32_t i = 0; i < FL_PASS_DEGREES; i++)
    if (p->n[i] == INT64_MAX) return true;
  return false;
}

// "5 x n + 2 for n elements, to `stock`: 3 by the loop in `ask`"
static fl_str asked_text(fl_budgets *b, const fl_budget *path, const fl_peer_count *most) {
  fl_document *doc = b->s->doc;
  bool behind = !path->sum.n_loops && !path->sum.n_at_once && is_of_elements(&most->count), named = most->name.n && most->name.at[0] != '\n';
  fl_str n = is_endless(&most->count) ? FL_STR("without end") : count_text(b->s, &most->count), to = named ? fl_doc_code(doc, most->name) : (fl_str){0};
  return fl_doc_text(doc, "%.*s%s%s%s%.*s%s%.*s", FL_STR_ARG(n), is_of_elements(&most->count) ? " for n elements" : "", behind ? ", by a service behind" : "", to.n ? ", to " : "",
                     FL_STR_ARG(to), most->tries.n ? ": " : "", FL_STR_ARG(most->tries));
}

// What is begun elsewhere is counted by itself: once, or once for each element, as often as it is tried.
static fl_str times_aside(fl_budgets *b, const fl_budget *path) {
  const char *each = path->turns ? "n for n elements" : "";
  bool tried = path->times > 1 && path->times != INT64_MAX;
  if (tried) return fl_doc_text(b->s->doc, "%s%s%lld: %.*s", each, *each ? "; " : "", (long long)path->times, FL_STR_ARG(path->times_text));
  return fl_str_from(*each ? each : "1");
}

static fl_str times_cell(fl_budgets *b, const fl_budget *path) {
  if (path->is_aside) return times_aside(b, path);
  const fl_peer_count *most = fl_budget_most_asked(b, path);
  const char *often = path->sum.n_any_times                   ? "as often as the library runs what it was handed"
                      : fl_budget_any_times_behind(b, path) ? "as often as a library behind runs what it was handed"
                                                            : NULL;
  bool one = !most || is_one(&most->count);
  if (one && path->sum.n_untold) return FL_STR("not known: how often one is tried again was not seen");
  if (one) return fl_str_from(often ? often : "1");
  fl_str asked = asked_text(b, path, most);
  if (!most->tries.n && path->times > 1 && path->times_text.n) asked = fl_doc_text(b->s->doc, "%.*s; of another, %.*s", FL_STR_ARG(asked), FL_STR_ARG(path->times_text));
  return fl_doc_text(b->s->doc, "%s%s%.*s%s", often ? often : "", often ? "; " : "", FL_STR_ARG(asked), path->sum.n_untold ? "; how often one is tried again was not seen" : "");
}

static bool is_asked(const fl_budgets *b, const fl_budget *path) {
  const fl_entry_point *entries;
  fl_graph_entries(b->s->graph, &entries);
  uint8_t kind = entries[path->entry - 1].kind;
  return kind == FL_ENTRY_http || kind == FL_ENTRY_rpc || kind == FL_ENTRY_consumer;
}

// A procedure is called with its caller's deadline, whatever its server sets; a request over HTTP brings none along.
static fl_str own_cell(fl_budgets *b, const fl_budget *path) {
  const fl_entry_point *entries;
  fl_graph_entries(b->s->graph, &entries);
  const fl_entry_point *e = &entries[path->entry - 1];
  bool handed = e->kind == FL_ENTRY_rpc && e->row && fl_str_eq_c(fl_models_text(b->s->analysis->engine->models, e->row->protocol), "grpc");
  if (handed && path->own == FL_IS_UNBOUNDED) return FL_STR("the caller's, where it has one");
  if (e->kind == FL_ENTRY_http && path->own == FL_IS_INHERITED) return FL_STR("not known");
  if (path->is_aside) return FL_STR("none");
  if (path->own == FL_IS_NONE) return is_asked(b, path) ? FL_STR("not told") : FL_STR("-"); // what nobody asks ends when it is done
  if (path->own == FL_IS_UNBOUNDED) return FL_STR("none");
  return path->own == FL_IS_BOUNDED ? fl_doc_time(b->s->doc, path->own_ms) : fl_str_from(no_bounds[path->own]);
}

// Versions of one route that do the same are one row.
static bool is_alike(fl_budgets *b, const fl_budget *x, const fl_budget *y) {
  bool alike = x->calls.n == y->calls.n && x->own == y->own && fl_str_eq(fl_brief_entry_label(b->s, x->entry), fl_brief_entry_label(b->s, y->entry));
  for (uint32_t i = 0; alike && i < x->calls.n; i++) alike = x->calls.at[i].waiting == y->calls.at[i].waiting;
  return alike;
}

static bool is_told(fl_budgets *b, uint32_t path) {
  for (uint32_t i = 0; i < path; i++)
    if (is_alike(b, &b->all.at[i], &b->all.at[path])) return true;
  return false;
}

static fl_str name_cell(fl_budgets *b, const fl_budget *path, fl_cites *cites) {
  uint32_t n = 0;
  if (path->is_aside) {
    fl_cite(cites, fl_cite_entry(b->s, path->entry));
    return fl_doc_text(b->s->doc, "%.*s, in the background", FL_STR_ARG(fl_entry_name(b->s, path->entry)));
  }
  for (uint32_t i = 0; i < b->all.n; i++)
    if (is_alike(b, path, &b->all.at[i])) fl_cite(cites, fl_cite_entry(b->s, b->all.at[i].entry)), n++;
  fl_str name = fl_entry_name(b->s, path->entry);
  return n > 1 ? fl_doc_text(b->s->doc, "%.*s (%u routes)", FL_STR_ARG(name), n) : name;
}

static uint32_t count_only(const fl_budget *path) {
  uint32_t n = 0;
  for (uint32_t i = 0; i < path->only.n; i++) n += path->only.at[i].sum.n_calls;
  return n;
}

static void add_path(fl_budgets *b, const fl_budget *path) {
  fl_brief_state *s = b->s;
  const fl_entry_point *entries;
  fl_cites cites = {0};
  fl_graph_entries(s->graph, &entries);
  fl_str name = name_cell(b, path, &cites);
  for (uint32_t i = 0; i < path->calls.n; i++) fl_cite(&cites, fl_cite_waiting(b, path->calls.at[i].waiting));
  if (path->endless_by) fl_cite(&cites, fl_cite_waiting(b, path->endless_by - 1));
  fl_str service = fl_brief_service_of(s, entries[path->entry - 1].file);
  fl_str cells[] = {name, service.n ? fl_doc_code(s->doc, service) : FL_STR("-"), fl_doc_number(s->doc, path->sum.n_calls + count_only(path)),
                    latency_cell(b, path), times_cell(b, path), own_cell(b, path), path->is_aside ? FL_STR("nobody waits for it") : fl_budget_fits(b, path, service)};
  fl_doc_row(s->doc, &cites, cells);
}

static void add_paths(fl_budgets *b) {
  static const char *const columns[] = {"entry point", "service", "calls that wait", "longest wait", "requests for one", "own deadline", "does it fit?", NULL};
  fl_doc_table(b->s->doc, "Budgets by entry point, the gravest first", columns);
  for (uint32_t i = 0; i < b->all.n && i < MAX_PATHS; i++)
    if (!is_told(b, i)) add_path(b, &b->all.at[i]);
  for (uint32_t i = 0; i < b->aside.n && i < MAX_PATHS; i++) add_path(b, &b->aside.at[i]);
  if (b->all.n > MAX_PATHS) fl_doc_left_out(b->s->doc, b->all.n - MAX_PATHS);
  fl_doc_fold_columns(b->s->doc, 2);
}

// "12 http, 17 rpc"
static fl_str kinds_text(fl_budgets *b) {
  fl_buf text = {0};
  for (uint32_t k = 1; k < FL_N_ENTRY_KINDS; k++)
    if (b->by_kind[k]) fl_buf_printf(&text, "%s%u %s", text.n ? ", " : "", b->by_kind[k], fl_word(fl_entry_words, k));
  fl_str kept = fl_arena_str(&b->s->doc->arena, fl_buf_str(&text));
  fl_buf_release(&text);
  return kept;
}

// Places where programs fetch messages themselves: what they do with them starts at no entry point.
static uint32_t count_reads(const fl_budgets *b) {
  uint32_t n = 0;
  for (uint32_t i = 1; i < fl_graph_n_sites(b->s->graph); i++) {
    const fl_site *site = fl_graph_site(b->s->graph, i);
    bool reads = site->kind == FL_SITE_consume && site->func.file && !fl_brief_is_beside(b->s, site->func.file) && !(fl_graph_func_marks(b->s->graph, site->func) & FL_MARK_TEST);
    n += reads && !fl_brief_job_leads_to(b->s, i);
  }
  return n;
}

static void say_what_counts(fl_budgets *b) {
  fl_str kinds = kinds_text(b);
  uint32_t reads = b->by_kind[FL_ENTRY_consumer] ? 0 : count_reads(b);
  fl_doc_say(b->s->doc, FL_SAID_frame, NULL, "%u of %u entry points (%.*s) wait for somebody, as far as their calls are known.", b->all.n, b->n_entries, FL_STR_ARG(kinds));
  if (reads) fl_doc_say(b->s->doc, FL_SAID_frame, NULL, "What programs do with messages that they fetch themselves, at %s, is not among them.", fl_count(b->s->doc, reads, "place", "places").at);
}

static bool has_choice(fl_budgets *b) {
  for (uint32_t i = 0; i < b->all.n; i++)
    if (fl_budget_one_of(b, &b->all.at[i]).n) return true;
  return false;
}

static void say_how(fl_budgets *b) {
  say_what_counts(b);
  fl_doc_say(b->s->doc, FL_SAID_frame, NULL,
             "A wait is deadline x attempts + pauses, for each call on the way, as far as deadlines and retries were seen; \"up to\" adds all of them up, also those that exclude one another. Making connections, queues and own work come on top. "
             "A deadline of an attempt, a phase or an idle time does not limit the whole call when answers drip. Requests for one: what one request may become for the peer that gets the most of it: each place that asks it, as often as ways lead there, when every attempt fails, over the services that answer here; what branches exclude counts once, and n stands for a number of elements that loops go through.");
  if (has_choice(b)) fl_doc_say(b->s->doc, FL_SAID_frame, NULL, "\"One of\": implementations of one interface, of which a program has one; the one that waits longest counts.");
}

void fl_section_budgets(fl_brief_state *s) {
  fl_doc_paragraph(s->doc);
  if (!s->graph) {
    fl_doc_say(s->doc, FL_SAID_frame, NULL, "There are only findings here: the paths of requests were not read.");
    return;
  }
  fl_budgets *b = fl_brief_budgets(s);
  if (b->all.n + b->aside.n == 0) fl_doc_say(s->doc, FL_SAID_frame, NULL, "No entry point was seen that waits for somebody: %u were looked at.", b->n_entries);
  else say_how(b), add_paths(b), add_calls(b);
}
