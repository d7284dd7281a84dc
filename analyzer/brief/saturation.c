// What is full first. What holds one of N for at most D carries N / D requests in a second when its peer hangs (Little's law); without D it
// carries none at all once N of them hang.
#include "brief/budget.h"
#include "brief/capacity.h"

#include "graph/ability.h"
#include "graph/anew.h"
#include "graph/deploy.h"

#include "base/duration.h"

enum { MAX_NAMES = 8, MAX_SAID = 12, AN_HOUR = 3600000 };

typedef struct full {
  fl_brief_state *s;
  fl_budgets *b;
  fl_holds holds;
  FL_ARRAY(const fl_site *) pools; // where the code makes clients that keep connections
} full;

// ---- numbers of an item --------------------------------------------------------------------------------------------------------------------

static int64_t number_in(const fl_item *item, const char *name) {
  int64_t n = 0;
  for (uint32_t i = 0; i < item->n_said; i++) {
    bool known = item->said[i].saying == FL_SAYS_written || item->said[i].saying == FL_SAYS_default;
    if (fl_str_eq_c(item->said[i].name, name) && known && fl_str_to_int64(item->said[i].value, &n)) return n;
  }
  return 0;
}

static int64_t ms_in(const fl_item *item, const char *name) {
  for (uint32_t i = 0; i < item->n_said; i++)
    if (fl_str_eq_c(item->said[i].name, name) && item->said[i].is_time) return item->said[i].ms;
  return 0;
}

static bool is_what(const fl_item *item, const char *what) { return fl_str_eq_c(item->what, what); }

// What handles requests: the threads of a server, or what a platform lets an instance take.
static bool takes_requests(const fl_item *item) { return is_what(item, "threads") || is_what(item, "requests"); }

static bool tells_processes(const fl_item *item) {
  for (uint32_t i = 0; i < item->n_said; i++)
    if (fl_str_eq_c(item->said[i].name, "processes")) return true;
  return false;
}

// Of all its processes together; of one where it is not known how many there are.
static int64_t size_of(const fl_item *item) {
  int64_t size = number_in(item, "size"), processes = number_in(item, "processes");
  return processes > 1 && size < INT32_MAX && processes < INT32_MAX ? size * processes : size;
}

// "4 at once (2 processes of 2)"
static fl_str at_once(fl_document *doc, const fl_item *item) {
  int64_t size = size_of(item), processes = number_in(item, "processes");
  if (!tells_processes(item)) return fl_doc_text(doc, "%lld at once", (long long)size);
  if (!processes) return fl_doc_text(doc, "%lld at once in each process, and how many processes there are is not known", (long long)size);
  return fl_doc_text(doc, "%lld at once (%s of %lld)", (long long)size, fl_count(doc, (uint32_t)processes, "process", "processes").at, (long long)number_in(item, "size"));
}

// Two digits say enough of what is an estimate.
static fl_str often(fl_document *doc, int64_t n, int64_t ms) {
  double each_second = (double)n * 1000 / (double)ms, each_hour = (double)n * AN_HOUR / (double)ms;
  if (each_second >= 100) return fl_doc_text(doc, "%.0f", each_second);
  return each_second < 0.01 ? fl_doc_text(doc, "%.2g", each_hour) : fl_doc_text(doc, "%.2g", each_second);
}

// "20 / 30 s = 0.67 requests in a second"
static fl_str rate(fl_document *doc, int64_t n, int64_t ms, const char *of) {
  const char *in = (double)n * 1000 / (double)ms < 0.01 ? "an hour" : "a second";
  return fl_doc_text(doc, "%lld / %.*s = %.*s %s in %s", (long long)n, FL_STR_ARG(fl_doc_time(doc, ms)), FL_STR_ARG(often(doc, n, ms)), of, in);
}

// ---- pools against deadlines -----------------------------------------------------------------------------------------------------------------

static const fl_waiting *waiting_of(const full *f, const fl_hold *hold) { return &f->b->waiting.at[hold->waiting]; }

static fl_str protocol_of(const full *f, const fl_hold *hold) { return fl_graph_site_protocol(f->s->graph, waiting_of(f, hold)->site); }

static void find_pools(full *f) {
  fl_str opens;
  for (uint32_t i = 1; i < fl_graph_n_sites(f->s->graph); i++) {
    const fl_site *site = fl_graph_site(f->s->graph, i);
    if (site->kind != FL_SITE_client || !site->func.file || fl_brief_is_beside(f->s, site->func.file)) continue;
    if (fl_graph_site_attribute(f->s->graph, site, FL_STR("opens"), &opens) && fl_str_eq_c(opens, "pool")) fl_array_push(&f->pools, site);
  }
}

// The first of the places that make its pools, where each of them makes one for each request. NULL: one of them is kept, or none was seen.
static const fl_site *made_anew(const full *f, const fl_item *pool) {
  const fl_site *first = NULL;
  for (uint32_t i = 0; i < f->pools.n; i++) {
    const fl_site *site = f->pools.at[i];
    bool of_pool = fl_str_eq(fl_graph_site_protocol(f->s->graph, site), pool->protocol) && fl_str_eq(fl_brief_service_of(f->s, site->func.file), pool->service);
    if (!of_pool) continue;
    if (!fl_made_for_each_request(f->s->ask, site)) return NULL;
    if (!first) first = site;
  }
  return first;
}

// Is the pool that of the call's own client?
static bool takes_of(const full *f, const fl_hold *hold, const fl_item *pool) {
  return fl_str_eq(protocol_of(f, hold), pool->protocol) && fl_graph_can(f->s->graph, waiting_of(f, hold)->site, FL_ABILITY_pool) != FL_CAN_NO;
}

// The smaller pool that the call takes a connection of, and does not wait for one for ever: it is full before the threads are.
static const fl_item *guard_of(const full *f, const fl_item *threads, const fl_hold *hold) {
  for (uint32_t i = 0; takes_requests(threads) && i < f->s->inventory.items.n; i++) {
    const fl_item *pool = &f->s->inventory.items.at[i];
    bool guards = is_what(pool, "pool") && fl_str_eq(pool->service, threads->service) && takes_of(f, hold, pool) && ms_in(pool, "wait") > 0;
    if (guards && size_of(pool) && size_of(pool) < number_in(threads, "size") && !made_anew(f, pool)) return pool; // each process has its own
  }
  return NULL;
}

// A server's threads handle what its protocol brings; what a platform lets in is all that asks.
static uint8_t takers_of(const fl_item *item) {
  if (is_what(item, "pool")) return FL_HELD_BY_all;
  return is_what(item, "threads") && fl_str_eq_c(item->protocol, "http") ? FL_HELD_BY_http : FL_HELD_BY_request;
}

// Calls that hold one of what an item counts: those of its service, of a pool those of its protocol.
static bool holds(const full *f, const fl_hold *hold, const fl_item *item, const fl_item **guard) {
  if (!(hold->by & takers_of(item)) || !fl_str_eq(hold->service, item->service)) return false;
  if (is_what(item, "pool")) return takes_of(f, hold, item);
  const fl_item *pool = guard_of(f, item, hold);
  if (pool) *guard = pool;
  return !pool;
}

// A connection is held for an attempt, a thread for all that a request makes of the call.
static fl_hold as_held(const fl_item *item, const fl_hold *hold) {
  fl_hold held = *hold;
  if (is_what(item, "pool") && hold->each_ms != INT64_MAX) held.ms = hold->each_ms, held.many = false;
  return held;
}

// The one that holds it longest, and which sorts of entry points hold it at all. false: there is none.
static bool longest_holding(const full *f, const fl_item *item, const fl_item **guard, uint8_t *by, fl_hold *found) {
  bool any = false;
  for (uint32_t i = 0; i < f->holds.n; i++) {
    if (!holds(f, &f->holds.at[i], item, guard)) continue;
    fl_hold held = as_held(item, &f->holds.at[i]);
    *by |= held.by;
    if (fl_holds_longer(&held, any ? found : NULL)) *found = held;
    any = true;
  }
  return any;
}

// ... of all calls on the way of a service's requests.
static const fl_hold *longest(const full *f, fl_str service) {
  const fl_hold *found = NULL;
  for (uint32_t i = 0; i < f->holds.n; i++)
    if (f->holds.at[i].by & FL_HELD_BY_request && fl_str_eq(f->holds.at[i].service, service) && fl_holds_longer(&f->holds.at[i], found)) found = &f->holds.at[i];
  return found;
}

// What happens to who gets none.
static fl_str after_full(fl_document *doc, const fl_item *item) {
  int64_t wait = ms_in(item, "wait"), ends = is_what(item, "requests") || (is_what(item, "threads") && number_in(item, "size") == 1) ? ms_in(item, "worker_timeout") : 0;
  if (wait) return fl_doc_text(doc, "each other one waits %.*s for one and fails", FL_STR_ARG(fl_doc_time(doc, wait)));
  if (ends) return fl_doc_text(doc, "nothing is left until the server ends each after %.*s", FL_STR_ARG(fl_doc_time(doc, ends)));
  return FL_STR("nothing is left");
}

static void say_unheld(fl_brief_state *s, const fl_item *item, const fl_item *guard, fl_cites *cites, fl_str whose) {
  if (guard) fl_cite(cites, fl_cite_item(s, guard));
  if (guard) fl_doc_say(s->doc, FL_SAID_found, cites, "%.*s: %.*s. What waits on the way of its requests waits for one of the %lld of its pool (%.*s), which is full first.", FL_STR_ARG(whose), FL_STR_ARG(at_once(s->doc, item)), (long long)size_of(guard), FL_STR_ARG(guard->protocol));
  else fl_doc_say(s->doc, FL_SAID_found, cites, "%.*s: %.*s. No call on the way of a request was seen that holds one.", FL_STR_ARG(whose), FL_STR_ARG(at_once(s->doc, item)));
}

// ---- pools against those who can hold one ----------------------------------------------------------------------------------------------------

// The most that one process of a service takes at once, where that is known of all that takes requests there. NULL: it is not.
static const fl_item *takes_most(const fl_brief_state *s, fl_str service) {
  const fl_item *most = NULL;
  for (uint32_t i = 0; i < s->inventory.items.n; i++) {
    const fl_item *item = &s->inventory.items.at[i];
    if (!takes_requests(item) || !fl_str_eq(item->service, service)) continue;
    if (number_in(item, "size") <= 0) return NULL;
    if (!most || number_in(item, "size") > number_in(most, "size")) most = item;
  }
  return most;
}

// What handles requests, and there are no more of them than the pool has connections: nobody waits for one.
static const fl_item *never_fills(const full *f, const fl_item *pool, uint8_t by) {
  const fl_item *most = by & (FL_HELD_BY_message | FL_HELD_BY_rpc) || !(by & FL_HELD_BY_http) ? NULL : takes_most(f->s, pool->service);
  int64_t runs = by & FL_HELD_BY_run ? fl_runs_of(f->b, pool->service) : 0;
  return most && number_in(most, "size") + runs <= number_in(pool, "size") ? most : NULL;
}

static void say_never_full(const full *f, const fl_item *pool, const fl_item *most, fl_cites *cites, fl_str whose) {
  fl_document *doc = f->s->doc;
  fl_cite(cites, fl_cite_item(f->s, most));
  fl_doc_say(doc, FL_SAID_found, cites, "%.*s has %lld in each process, where no more than %s %s handled at once: it is never full where each holds one. %s full first.", FL_STR_ARG(whose),
             (long long)number_in(pool, "size"), fl_count(doc, (uint32_t)number_in(most, "size"), "request", "requests").at, number_in(most, "size") == 1 ? "is" : "are",
             is_what(most, "threads") ? "The threads are" : "What an instance lets in is");
}

// "1 / 30 s = 0.033 messages in a second while the peer of X hangs"
static fl_str one_by_one(const full *f, const fl_hold *hold, const char *of) {
  fl_document *doc = f->s->doc;
  fl_str name = fl_doc_code(doc, fl_waiting_name(f->b, waiting_of(f, hold)));
  if (hold->answer == FL_IS_UNBOUNDED) return fl_doc_text(doc, "%.*s has no deadline, and the first one that hangs holds up all after it", FL_STR_ARG(name));
  if (hold->answer != FL_IS_BOUNDED || hold->ms <= 0) return fl_doc_text(doc, "1 / D %s in a second, where D is the time that %.*s may take, which is not known", of, FL_STR_ARG(name));
  return fl_doc_text(doc, "%.*s%s, while the peer of %.*s hangs", FL_STR_ARG(rate(doc, 1, hold->ms, of)), hold->many ? " at most" : "", FL_STR_ARG(name));
}

// Runs and messages that come one after another hold one connection, however many there are.
static void say_one_by_one(const full *f, const fl_item *pool, const fl_hold *hold, uint8_t by, fl_cites *cites, fl_str whose) {
  fl_document *doc = f->s->doc;
  fl_str rest = one_by_one(f, hold, hold->by == FL_HELD_BY_run ? "rounds" : "messages"), size = at_once(doc, pool);
  uint32_t runs = fl_runs_of(f->b, pool->service);
  if (by & FL_HELD_BY_message)
    fl_doc_say(doc, FL_SAID_found, cites, "%.*s: %.*s, and no request holds one. Where messages are handled one after another, that is full first: %.*s.", FL_STR_ARG(whose), FL_STR_ARG(size), FL_STR_ARG(rest));
  else
    fl_doc_say(doc, FL_SAID_found, cites, "%.*s: %.*s, and no request holds one. %s of the program's own %s, each full first where it does one thing at a time: %.*s.", FL_STR_ARG(whose), FL_STR_ARG(size),
               fl_count(doc, runs, "loop or job", "loops and jobs").at, runs == 1 ? "does" : "do", FL_STR_ARG(rest));
}

static void say_anew(const full *f, const fl_item *pool, const fl_site *made, fl_cites *cites, fl_str whose) {
  fl_str path = fl_graph_file_at(f->s->graph, made->func.file)->path;
  fl_cite(cites, fl_cite_place(f->s, path, made->span.line, FL_STR("makes a pool for each request")));
  fl_doc_say(f->s->doc, FL_SAID_found, cites, "%.*s is made anew for each request: its %lld connections limit nothing, as each request opens its own. What the store takes is full first.", FL_STR_ARG(whose), (long long)number_in(pool, "size"));
}

// ---- an item ---------------------------------------------------------------------------------------------------------------------------------

static fl_str name_of_item(fl_document *doc, const fl_item *item) {
  fl_str of = is_what(item, "requests") && item->name.n ? item->name : item->service;
  return fl_doc_text(doc, "%s of %s (%.*s)", is_what(item, "requests") ? "Each instance" : is_what(item, "threads") ? "The threads" : "The pool", fl_doc_code(doc, of).at, FL_STR_ARG(item->protocol));
}

static void say_held(const full *f, const fl_item *item, const fl_hold *hold, const fl_cites *cites, fl_str whose) {
  fl_document *doc = f->s->doc;
  fl_str name = fl_doc_code(doc, fl_waiting_name(f->b, waiting_of(f, hold)));
  int64_t size = size_of(item), ms = hold->ms;
  fl_str longer = ms != hold->each_ms && hold->each_ms != INT64_MAX ? fl_doc_text(doc, ", %.*s of each request", FL_STR_ARG(fl_doc_time(doc, ms))) : (fl_str){0};
  if (hold->answer == FL_IS_UNBOUNDED)
    fl_doc_say(doc, FL_SAID_found, cites, "%.*s: %.*s, and %.*s has no deadline: after %s that %s %.*s.", FL_STR_ARG(whose), FL_STR_ARG(at_once(doc, item)), FL_STR_ARG(name), fl_count(doc, (uint32_t)size, "request", "requests").at,
               size == 1 ? "hangs" : "hang", FL_STR_ARG(after_full(doc, item)));
  else if (hold->answer == FL_IS_BOUNDED && ms > 0)
    fl_doc_say(doc, FL_SAID_found, cites, "%.*s, while the peer of %.*s hangs%.*s: %.*s%s.", FL_STR_ARG(whose), FL_STR_ARG(name), FL_STR_ARG(longer), FL_STR_ARG(rate(doc, size, ms, "requests")), hold->many ? " at most, as it is made once for each of n elements" : "");
  else fl_doc_say(doc, FL_SAID_found, cites, "%.*s: %lld / D requests in a second, where D is the time for which %.*s may hold one, which is not known.", FL_STR_ARG(whose), (long long)size, FL_STR_ARG(name));
}

static void say_pool(const full *f, const fl_item *item) {
  fl_cites cites = {0};
  uint8_t by = 0;
  const fl_item *guard = NULL;
  fl_hold hold;
  bool held = longest_holding(f, item, &guard, &by, &hold);
  fl_str whose = name_of_item(f->s->doc, item);
  fl_cite(&cites, fl_cite_item(f->s, item));
  if (!held) {
    say_unheld(f->s, item, guard, &cites, whose);
    return;
  }
  const fl_site *anew = is_what(item, "pool") ? made_anew(f, item) : NULL;
  if (anew) {
    say_anew(f, item, anew, &cites, whose);
    return;
  }
  const fl_item *most = is_what(item, "pool") ? never_fills(f, item, by) : NULL;
  if (most) {
    say_never_full(f, item, most, &cites, whose);
    return;
  }
  fl_cite(&cites, fl_cite_waiting(f->b, hold.waiting));
  if (by & FL_HELD_BY_request) say_held(f, item, &hold, &cites, whose);
  else say_one_by_one(f, item, &hold, by, &cites, whose);
}

// Of what handles requests, whichever they are: the longest of all calls on their way counts.
static void say_size(const full *f, const fl_quantity *q) {
  fl_document *doc = f->s->doc;
  int64_t size;
  fl_cites cites = {0};
  if (!q->service.n || !fl_str_to_int64(q->value, &size) || size <= 0) return;
  const fl_hold *hold = longest(f, q->service);
  if (!hold) return;
  fl_cite(&cites, fl_cite_number(f->s, q->path, q->line, fl_doc_text(doc, "%.*s = %.*s", FL_STR_ARG(q->key), FL_STR_ARG(q->value))));
  fl_cite(&cites, fl_cite_waiting(f->b, hold->waiting));
  fl_str what = fl_doc_text(doc, "%s = %lld in %s", fl_doc_code(doc, q->key).at, (long long)size, fl_doc_code(doc, q->service).at), name = fl_doc_code(doc, fl_waiting_name(f->b, waiting_of(f, hold)));
  if (hold->answer == FL_IS_UNBOUNDED && fl_str_eq_c(q->kind, "threads"))
    fl_doc_say(doc, FL_SAID_found, &cites, "%.*s, and %.*s has no deadline: %s that %s %s none for the others.", FL_STR_ARG(what), FL_STR_ARG(name), fl_count(doc, (uint32_t)size, "request", "requests").at, size == 1 ? "hangs" : "hang",
               size == 1 ? "leaves" : "leave");
  else if (hold->answer == FL_IS_BOUNDED && hold->ms > 0)
    fl_doc_say(doc, FL_SAID_found, &cites, "%.*s: %.*s%s while the peer of %.*s hangs, which of all calls on the way of a request may take longest.", FL_STR_ARG(what), FL_STR_ARG(rate(doc, size, hold->ms, "requests")), hold->many ? " at most" : "",
               FL_STR_ARG(name));
  else fl_doc_say(doc, FL_SAID_found, &cites, "%.*s: %lld / D requests in a second, where D is how long a peer that hangs holds one. Of the calls on their way at least %.*s has no bound that is known.", FL_STR_ARG(what), (long long)size, FL_STR_ARG(name));
}

static void say_sizes(const full *f, const fl_quantities *all) {
  uint32_t n = 0;
  for (uint32_t i = 0; i < all->n && n < MAX_SAID; i++)
    if (all->at[i].for_requests) say_size(f, &all->at[i]), n++;
}

// ---- pools against the store -----------------------------------------------------------------------------------------------------------------

// How many instances of a service its deployments start at most; 0: they do not say.
static int64_t instances_of(fl_brief_state *s, fl_str service, uint32_t *citation) {
  int64_t most = 0, n;
  for (uint32_t i = 1; i <= fl_graph_n_workloads(s->graph); i++) {
    const fl_workload *w = fl_graph_workload(s->graph, i);
    if (!w || !fl_str_eq(fl_graph_name(s->graph, w->name), service) || fl_brief_is_beside(s, w->file)) continue;
    const fl_facts *f = fl_graph_facts(s->graph, w->file);
    for (uint32_t part = 0; part < 2; part++)
      for (uint32_t k = part ? w->first : w->head; k < (part ? w->first + w->n : w->head + w->n_head); k++) {
        fl_str key = f->texts[f->deploys[k].key], value = f->texts[f->deploys[k].val];
        bool counts = fl_str_eq_c(key, "replicas") || fl_str_ends_c(key, "deploy.replicas") || fl_str_eq_c(key, "replicas.max");
        if (!counts || !fl_str_to_int64(value, &n) || n <= most) continue;
        most = n;
        *citation = fl_cite_number(s, fl_graph_file_at(s->graph, w->file)->path, f->deploys[k].span.line, fl_doc_text(s->doc, "%.*s instances of %.*s", FL_STR_ARG(value), FL_STR_ARG(service)));
      }
  }
  return most;
}

static const fl_item *store_of(const fl_brief_state *s, fl_str service, fl_str protocol) {
  for (uint32_t i = 0; i < s->inventory.items.n; i++) {
    const fl_item *use = &s->inventory.items.at[i];
    if (!fl_str_eq_c(use->what, "store in use") || !use->name.n || !fl_str_eq(use->service, service) || !fl_str_eq(use->protocol, protocol)) continue;
    for (uint32_t k = 0; k < s->inventory.items.n; k++) {
      const fl_item *item = &s->inventory.items.at[k];
      if (fl_str_eq_c(item->what, "store") && fl_str_eq(item->name, use->name) && number_in(item, "connections") > 0) return item;
    }
  }
  return NULL;
}

static void say_connections(fl_brief_state *s, const fl_item *pool, int64_t size) {
  uint32_t citation = 0;
  int64_t instances = instances_of(s, pool->service, &citation);
  const fl_item *store = store_of(s, pool->service, pool->protocol);
  fl_cites cites = {0};
  if (!instances || !store || instances > INT32_MAX || size > INT32_MAX) return; // nobody means so many
  int64_t limit = number_in(store, "connections");
  fl_cite(&cites, fl_cite_item(s, pool)), fl_cite(&cites, citation), fl_cite(&cites, fl_cite_item(s, store));
  fl_doc_say(s->doc, FL_SAID_found, &cites, "%s: %lld instances x %lld connections = %lld of the %lld that %s takes%s.", fl_doc_code(s->doc, pool->service).at, (long long)instances, (long long)size,
             (long long)instances * size, (long long)limit, fl_doc_code(s->doc, store->name).at, instances * size > limit ? ": more than there are" : "");
}

// ---- what is not known -----------------------------------------------------------------------------------------------------------------------

static bool is_limit(const fl_quantity *q, fl_str service) { return q->for_requests && fl_str_eq(q->service, service); }

static bool has_limit(const fl_brief_state *s, fl_str service) {
  for (uint32_t i = 0; i < s->inventory.items.n; i++) {
    const fl_item *item = &s->inventory.items.at[i];
    if ((is_what(item, "pool") || takes_requests(item)) && size_of(item) && fl_str_eq(item->service, service)) return true;
  }
  for (uint32_t i = 0; i < s->code_quantities.n; i++)
    if (is_limit(&s->code_quantities.at[i], service)) return true;
  return false;
}

static bool is_asked(const fl_entry_point *e) { return e->kind == FL_ENTRY_http || e->kind == FL_ENTRY_rpc || e->kind == FL_ENTRY_consumer; }

static void say_unknown(fl_budgets *b) {
  fl_names services = {0};
  fl_cites cites = {0};
  const fl_entry_point *entries;
  fl_graph_entries(b->s->graph, &entries);
  for (uint32_t i = 0; i < b->all.n; i++) {
    fl_str service = fl_brief_service_of(b->s, entries[b->all.at[i].entry - 1].file);
    uint32_t n = services.all.n;
    if (!is_asked(&entries[b->all.at[i].entry - 1])) continue; // a loop of the program's own does one thing at a time
    if (!service.n || has_limit(b->s, service)) continue;
    fl_names_add(&services, service);
    if (services.all.n > n) fl_cite(&cites, fl_cite_entry(b->s, b->all.at[i].entry));
  }
  if (services.all.n)
    fl_doc_say(b->s->doc, FL_SAID_open, &cites, "How many requests %s %s handle at once, and how many connections %s hold? Neither configuration nor the settings that were read say; what holds then is the default of their libraries.",
               services.all.n > 1 ? "do" : "does", fl_names_say(b->s->doc, &services, MAX_NAMES).at, services.all.n > 1 ? "do they" : "does it");
  fl_names_release(&services);
}

void fl_tell_saturation(fl_brief_state *s) {
  full f = {.s = s, .b = fl_brief_budgets(s)};
  fl_holds_of(&f.holds, f.b);
  find_pools(&f);
  fl_doc_heading(s->doc, "What is full first");
  fl_doc_list(s->doc);
  for (uint32_t i = 0; i < s->inventory.items.n; i++) {
    const fl_item *item = &s->inventory.items.at[i];
    bool pool = is_what(item, "pool");
    if ((!pool && !takes_requests(item)) || !size_of(item) || !item->service.n) continue;
    say_pool(&f, item);
    if (pool) say_connections(s, item, size_of(item));
  }
  say_sizes(&f, fl_brief_code_quantities(s));
  say_unknown(f.b);
  if (fl_doc_block(s->doc)->statements.n == 0) fl_doc_say(s->doc, FL_SAID_frame, NULL, "Nothing that waits on the way of a request was found to have a limited number.");
  fl_array_release(&f.holds);
  fl_array_release(&f.pools);
}
