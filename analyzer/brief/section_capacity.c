// Section 10: where one request becomes many, how many are taken at once, and what is full first.
#include "brief/budget.h"
#include "brief/capacity.h"

#include "base/io.h"

enum { MAX_LOOPS = 30, MAX_TIMES = 8, MAX_SIZES = 50, MAX_SERVICES = 8 };

// ---- fan-out -----------------------------------------------------------------------------------------------------------------------------

// A function without a name is told by the one around it, else by its place.
static fl_str place_of_loop(fl_brief_state *s, const fl_turns *t) {
  fl_str unnamed = FL_STR("<lambda>");
  fl_str name = fl_graph_func_name(s->graph, t->func);
  while (name.n > unnamed.n && fl_str_ends(name, FL_STR(".<lambda>"))) name.n -= unnamed.n + 1;
  if (!fl_str_eq(name, unnamed)) return name;
  fl_str path = fl_graph_file_at(s->graph, t->func.file)->path, dir = fl_path_dir(path);
  return fl_doc_text(s->doc, "%.*s:%u", FL_STR_ARG(fl_str_from_pos(path, dir.n ? dir.n + 1 : 0)), t->span.line);
}

// What a message is handed to: those who read it are not asked, and not each reads all that goes through there.
static fl_str handed_cell(fl_brief_state *s, const fl_site *site) {
  const fl_service_map *map = fl_ask_services(s->ask);
  uint32_t n, first = fl_ask_requests(s->ask, site, &n);
  fl_names names = {0};
  for (uint32_t i = first; i < first + n; i++)
    if (map->requests[i].label) fl_names_add(&names, fl_graph_name(s->graph, map->requests[i].label));
  fl_party party = names.all.n ? (fl_party){0} : fl_brief_party(s, site->id);
  if (party.kind != FL_PARTY_unknown && party.name.n) fl_names_add(&names, party.name);
  fl_str said = names.all.n ? fl_names_say(s->doc, &names, 3) : FL_STR("the broker");
  fl_names_release(&names);
  return said;
}

// All services that may answer; else the store or peer that does.
static fl_str asked_cell(fl_brief_state *s, const fl_site *site, fl_str service) {
  fl_str services[8];
  fl_names names = {0};
  if (site->kind == FL_SITE_publish) return handed_cell(s, site);
  uint32_t n = fl_brief_asked(s, site->id, services, sizeof services / sizeof *services);
  fl_party party = n ? (fl_party){0} : fl_brief_party_for(s, site->id, service);
  for (uint32_t i = 0; i < n; i++) fl_names_add(&names, services[i]);
  if (party.kind != FL_PARTY_unknown && party.name.n) fl_names_add(&names, party.name);
  fl_str said = names.all.n ? fl_names_say(s->doc, &names, 3) : FL_STR("-");
  fl_names_release(&names);
  return said;
}

// Does a request that makes this call have the deadline of somebody who has none?
static bool is_endless(const fl_budgets *b, uint32_t index) {
  for (uint32_t i = 0; i < b->all.n; i++)
    for (uint32_t k = 0; k < b->all.at[i].calls.n && b->all.at[i].endless_by; k++)
      if (b->all.at[i].calls.at[k].waiting == index) return true;
  return false;
}

// The most attempts that one of the calls in a loop may wait for, on the ways that are known. `untold`: how many is not known for some.
static int64_t waits_in_turn(const fl_budgets *b, uint32_t index, bool *untold) {
  int64_t most = 1;
  for (uint32_t i = 0; i < b->all.n; i++)
    for (uint32_t k = 0; k < b->all.at[i].calls.n; k++) {
      const fl_budget_call *call = &b->all.at[i].calls.at[k];
      if (call->waiting != index || !call->in_turn) continue;
      if (call->waits > most) most = call->waits;
      *untold |= call->attempts.is_unknown;
    }
  return most;
}

// n calls take n deadlines where each has one of its own, and as many more as one is tried again.
static fl_str bounded_turns(const fl_budgets *b, uint32_t index, fl_str n) {
  fl_document *doc = b->s->doc;
  bool untold = false;
  int64_t waits = waits_in_turn(b, index, &untold);
  if (waits == INT64_MAX) return fl_doc_text(doc, "%.*s one after another: no bound, as one is tried again without end", FL_STR_ARG(n));
  if (untold) return fl_doc_text(doc, "%.*s one after another: its deadline for each attempt, and how many there are is not known", FL_STR_ARG(n));
  if (waits > 1) return fl_doc_text(doc, "up to %.*s x %lld attempts x its deadline, and pauses between attempts, one after another", FL_STR_ARG(n), (long long)waits);
  return fl_doc_text(doc, "up to %.*s x its deadline, one after another", FL_STR_ARG(n));
}

static fl_str turns_cell(fl_budgets *b, uint32_t index, uint32_t loop) {
  const fl_waiting *w = &b->waiting.at[index];
  fl_document *doc = b->s->doc;
  uint32_t ways = w->turns[loop].ways;
  fl_str n = ways > 1 ? fl_doc_text(doc, "%u x n", ways) : FL_STR("n");
  if (w->turns[loop].turns.most) return fl_doc_text(doc, "%lld at most, %s", (long long)w->turns[loop].turns.most * ways, loop < w->n_in_turn ? "one after another" : "at once");
  if (loop >= w->n_in_turn) return fl_doc_text(doc, "%.*s at once, and nothing in sight limits n", FL_STR_ARG(n));
  if (w->answer == FL_IS_BOUNDED) return bounded_turns(b, index, n);
  bool endless = w->answer == FL_IS_UNBOUNDED || (w->answer == FL_IS_INHERITED && is_endless(b, index));
  const char *how_long = endless ? "no bound" : w->answer == FL_IS_INHERITED ? "all of them as long as the caller waits" : "how long one may take is not known";
  return fl_doc_text(doc, "%.*s one after another: %s", FL_STR_ARG(n), how_long);
}

static void add_loop(fl_budgets *b, uint32_t index, uint32_t loop) {
  fl_brief_state *s = b->s;
  const fl_waiting *w = &b->waiting.at[index];
  const fl_turns *t = &w->turns[loop].turns;
  fl_cites cites = {0};
  fl_str batched = fl_ask_batched_by(s->ask, w->site), service = fl_brief_run_by(s, t->func);
  fl_cite(&cites, fl_cite_waiting(b, index));
  fl_cite(&cites, fl_cite_place(s, fl_graph_file_at(s->graph, t->func.file)->path, t->span.line, FL_STR("goes through a collection")));
  fl_str cells[] = {fl_doc_code(s->doc, fl_waiting_name(b, w)), asked_cell(s, w->site, service), fl_brief_runners(s, t->func), fl_doc_code(s->doc, place_of_loop(s, t)),
                    turns_cell(b, index, loop), batched.n ? batched : FL_STR("-")};
  fl_doc_row(s->doc, &cites, cells);
}

static void add_loops(fl_budgets *b) {
  static const char *const columns[] = {"call", "asks", "service", "the loop stands in", "for n elements", "could be asked for at once by", NULL};
  uint32_t n = 0;
  for (uint32_t i = 0; i < b->waiting.n; i++)
    for (uint32_t k = 0; k < b->waiting.at[i].n_turns; k++) {
      if (n++ == 0) fl_doc_table(b->s->doc, "Fan-out: calls that are made once for each element", columns);
      if (n <= MAX_LOOPS) add_loop(b, i, k);
    }
  if (n > MAX_LOOPS) fl_doc_left_out(b->s->doc, n - MAX_LOOPS);
}

// ---- amplification -------------------------------------------------------------------------------------------------------------------------

static fl_cites cites_of(fl_budgets *b, const fl_budget *path) {
  fl_cites cites = {0};
  fl_cite(&cites, fl_cite_entry(b->s, path->entry));
  for (uint32_t i = 0; i < path->calls.n; i++)
    for (uint32_t k = 0; k < path->calls.at[i].attempts.factors && k < FL_MAX_FACTORS; k++) {
      const fl_site *retry = path->calls.at[i].attempts.at[k].site;
      fl_cite(&cites, fl_cite_number(b->s, fl_graph_file_at(b->s->graph, retry->func.file)->path, retry->span.line, fl_str_from(path->calls.at[i].attempts.text)));
    }
  return cites;
}

// By how much: the list is in the order of what has no bound.
static const fl_budget *next_most(const fl_budgets *b, int64_t below, uint32_t after) {
  const fl_budget *most = NULL;
  for (uint32_t i = 0; i < b->all.n; i++) {
    const fl_budget *p = &b->all.at[i];
    bool later = p->times < below || (p->times == below && p->entry > after);
    if (p->times > 1 && later && (!most || p->times > most->times || (p->times == most->times && p->entry < most->entry))) most = p;
  }
  return most;
}

static void say_more_times(fl_budgets *b, uint32_t left) {
  if (!left) return;
  fl_doc_paragraph(b->s->doc);
  fl_doc_say(b->s->doc, FL_SAID_frame, NULL, "Left out here: %s more, whose attempts come to no more than those of the last; loops are counted in the budgets.", fl_count(b->s->doc, left, "entry point", "entry points").at);
}

static void add_times(fl_budgets *b) {
  uint32_t left = 0;
  const fl_budget *path = next_most(b, INT64_MAX, 0);
  if (!path) return;
  fl_doc_heading(b->s->doc, "Under failure");
  fl_doc_list(b->s->doc);
  for (uint32_t n = 0; path && n < MAX_TIMES; n++, path = next_most(b, path->times, path->entry)) {
    fl_cites cites = cites_of(b, path);
    fl_str often = path->times == INT64_MAX ? FL_STR("any number of requests") : fl_doc_text(b->s->doc, "%lld requests", (long long)path->times);
    const char *each = fl_budget_times_are_of_library(b, path) ? ", each time that the library runs what it was handed" : "";
    fl_doc_say(b->s->doc, FL_SAID_found, &cites, "One request to %s may become %.*s to a peer that fails%s: %.*s.", fl_entry_name(b->s, path->entry).at, FL_STR_ARG(often), each, FL_STR_ARG(path->times_text));
  }
  for (; path; path = next_most(b, path->times, path->entry)) left++;
  say_more_times(b, left);
}

// ---- sizes -------------------------------------------------------------------------------------------------------------------------------

static bool is_size(const fl_quantity *q) { return !fl_str_eq_c(q->kind, "deadline") && !fl_str_eq_c(q->kind, "attempts") && !fl_str_eq_c(q->kind, "lease"); }

// What is said alike of several services is one row.
typedef struct size_row {
  fl_str what, setting, value, from;
  fl_names services;
  fl_cites cites;
} size_row;
typedef FL_ARRAY(size_row) size_rows;

static void add_size_row(size_rows *all, const size_row *one, fl_str service, uint32_t citation) {
  uint32_t i = 0;
  bool alike = false;
  while (i < all->n && !alike) {
    const size_row *r = &all->at[i];
    alike = fl_str_eq(r->what, one->what) && fl_str_eq(r->setting, one->setting) && fl_str_eq(r->value, one->value) && fl_str_eq(r->from, one->from);
    i += !alike;
  }
  if (!alike && all->n > 4 * MAX_SIZES) return; // as many as nobody reads
  if (!alike) fl_array_push(all, *one);
  if (service.n) fl_names_add(&all->at[i].services, service);
  fl_cite(&all->at[i].cites, citation);
}

static void add_size(fl_brief_state *s, size_rows *all, const fl_quantity *q, fl_str from) {
  size_row one = {.what = q->kind, .setting = q->key, .value = q->value, .from = from};
  add_size_row(all, &one, q->service, fl_cite_number(s, q->path, q->line, fl_doc_text(s->doc, "%.*s = %.*s", FL_STR_ARG(q->key), FL_STR_ARG(q->value))));
}

static void add_item_sizes(fl_brief_state *s, size_rows *all, const fl_item *item) {
  for (uint32_t i = 0; i < item->n_said; i++) {
    const fl_said *said = &item->said[i];
    if (!said->value.n) continue;
    size_row one = {.what = item->what, .value = said->is_time ? fl_doc_time(s->doc, said->ms) : said->value};
    one.setting = fl_doc_text(s->doc, "%.*s of %.*s", FL_STR_ARG(said->name), FL_STR_ARG(item->name.n ? item->name : item->protocol));
    one.from = said->saying == FL_SAYS_default ? FL_STR("nobody sets it") : FL_STR("configuration or code");
    add_size_row(all, &one, item->service, fl_cite_item(s, item));
  }
}

static void show_sizes(fl_brief_state *s, size_rows *all) {
  for (uint32_t i = 0; i < all->n; i++) {
    size_row *r = &all->at[i];
    fl_str cells[] = {r->what, fl_doc_code(s->doc, r->setting), fl_doc_code(s->doc, r->value), fl_names_say(s->doc, &r->services, MAX_SERVICES), r->from};
    if (i < MAX_SIZES) fl_doc_row(s->doc, &r->cites, cells);
    fl_names_release(&r->services);
  }
  if (all->n > MAX_SIZES) fl_doc_left_out(s->doc, all->n - MAX_SIZES);
  fl_array_release(all);
}

static bool is_told(const fl_item *item) {
  for (uint32_t i = 0; i < item->n_said; i++)
    if (item->said[i].value.n) return true;
  return false;
}

static bool is_sized(const fl_item *item) {
  return fl_str_eq_c(item->what, "pool") || fl_str_eq_c(item->what, "threads") || fl_str_eq_c(item->what, "pooler") || fl_str_eq_c(item->what, "queue in the process") || fl_str_eq_c(item->what, "stream");
}

static void add_sizes(fl_brief_state *s) {
  static const char *const columns[] = {"what", "setting", "value", "service", "set in", NULL};
  const fl_quantities *settings = fl_brief_quantities(s);
  const fl_quantities *code = fl_brief_code_quantities(s);
  size_rows all = {0};
  fl_doc_heading(s->doc, "Sizes");
  fl_doc_table(s->doc, "Pools, threads, queues, batches, partitions and heaps", columns);
  for (uint32_t i = 0; i < s->inventory.items.n; i++)
    if (is_sized(&s->inventory.items.at[i]) && is_told(&s->inventory.items.at[i])) add_item_sizes(s, &all, &s->inventory.items.at[i]);
  for (uint32_t i = 0; i < settings->n; i++)
    if (is_size(&settings->at[i])) add_size(s, &all, &settings->at[i], FL_STR("configuration"));
  for (uint32_t i = 0; i < code->n; i++) add_size(s, &all, &code->at[i], FL_STR("code"));
  uint32_t n = all.n;
  show_sizes(s, &all);
  if (n == 0) fl_doc_drop_block(s->doc), fl_doc_paragraph(s->doc), fl_doc_say(s->doc, FL_SAID_frame, NULL, "None was found under a name that says what it limits: sizes that the code calls otherwise are not told.");
}

void fl_section_capacity(fl_brief_state *s) {
  fl_doc_paragraph(s->doc);
  if (!s->graph) {
    fl_doc_say(s->doc, FL_SAID_frame, NULL, "There are only findings here: how much the system takes was not read.");
    return;
  }
  fl_doc_say(s->doc, FL_SAID_frame, NULL, "What grows with the load, as far as code and configuration say. Numbers by names of settings are read as their names say.");
  fl_budgets *b = fl_brief_budgets(s);
  add_loops(b);
  add_times(b);
  add_sizes(s);
  fl_tell_saturation(s);
}
