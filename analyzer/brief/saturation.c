// What is full first. What holds one of N for at most D carries N / D requests in a second when its peer hangs (Little's law); without D it
// carries none at all once N of them hang.
#include "brief/budget.h"
#include "brief/capacity.h"

#include "graph/deploy.h"

#include "base/duration.h"

enum { MAX_NAMES = 8, MAX_SAID = 12 };

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

// "20 / 30 s = 0.67 requests in a second"
static fl_str rate(fl_document *doc, int64_t n, int64_t ms) {
  int64_t hundredths = ms > 0 ? fl_ms_of_double((double)n * 100000 / (double)ms) : 0;
  return fl_doc_text(doc, "%lld / %.*s = %lld.%02lld requests in a second", (long long)n, FL_STR_ARG(fl_doc_time(doc, ms)), (long long)(hundredths / 100), (long long)(hundredths % 100));
}

// ---- pools against deadlines -----------------------------------------------------------------------------------------------------------------

static int looseness(const fl_waiting *w) { return w->answer == FL_IS_UNBOUNDED ? 2 : w->answer != FL_IS_BOUNDED; }

// The smaller pool that its calls of a protocol take a connection of, and do not wait for one for ever: it is full before the threads are.
static const fl_item *guard_of(const fl_brief_state *s, const fl_item *threads, fl_str protocol) {
  for (uint32_t i = 0; is_what(threads, "threads") && i < s->inventory.items.n; i++) {
    const fl_item *pool = &s->inventory.items.at[i];
    bool guards = is_what(pool, "pool") && fl_str_eq(pool->service, threads->service) && fl_str_eq(pool->protocol, protocol) && ms_in(pool, "wait") > 0;
    if (guards && size_of(pool) && size_of(pool) < number_in(threads, "size")) return pool; // each process has its own
  }
  return NULL;
}

// Calls that hold one of what an item counts: those of its service, of a pool those of its protocol.
static bool holds(const fl_brief_state *s, const fl_waiting *w, const fl_item *item, const fl_item **guard) {
  fl_str protocol = fl_graph_site_protocol(s->graph, w->site);
  if (!fl_str_eq(fl_brief_service_of(s, w->site->func.file), item->service)) return false;
  if (is_what(item, "pool")) return fl_str_eq(protocol, item->protocol);
  const fl_item *pool = guard_of(s, item, protocol);
  if (pool) *guard = pool;
  return !pool;
}

static bool is_worse(const fl_waiting *w, const fl_waiting *than) {
  return !than || looseness(w) > looseness(than) || (w->answer == FL_IS_BOUNDED && than->answer == FL_IS_BOUNDED && w->ms > than->ms);
}

// The loosest deadline of calls that hold one. NULL: there is none on the way of a request.
static const fl_waiting *loosest_holding(fl_budgets *b, const fl_item *item, uint32_t *index, const fl_item **guard) {
  const fl_waiting *found = NULL;
  for (uint32_t i = 0; i < b->waiting.n; i++)
    if (holds(b->s, &b->waiting.at[i], item, guard) && is_worse(&b->waiting.at[i], found)) found = &b->waiting.at[i], *index = i;
  return found;
}

// ... of all calls of a service.
static const fl_waiting *loosest(fl_budgets *b, fl_str service, uint32_t *index) {
  const fl_waiting *found = NULL;
  for (uint32_t i = 0; i < b->waiting.n; i++)
    if (fl_str_eq(fl_brief_service_of(b->s, b->waiting.at[i].site->func.file), service) && is_worse(&b->waiting.at[i], found)) found = &b->waiting.at[i], *index = i;
  return found;
}

static bool all_bounded(fl_budgets *b, fl_str service) {
  for (uint32_t i = 0; i < b->waiting.n; i++) {
    const fl_waiting *w = &b->waiting.at[i];
    if (w->answer != FL_IS_BOUNDED && fl_str_eq(fl_brief_service_of(b->s, w->site->func.file), service)) return false;
  }
  return true;
}

// What happens to who gets none.
static fl_str after_full(fl_document *doc, const fl_item *item) {
  int64_t wait = ms_in(item, "wait"), ends = is_what(item, "threads") && number_in(item, "size") == 1 ? ms_in(item, "worker_timeout") : 0;
  if (wait) return fl_doc_text(doc, "each other one waits %.*s for one and fails", FL_STR_ARG(fl_doc_time(doc, wait)));
  if (ends) return fl_doc_text(doc, "nothing is left until the server ends each after %.*s", FL_STR_ARG(fl_doc_time(doc, ends)));
  return FL_STR("nothing is left");
}

static void say_unheld(fl_brief_state *s, const fl_item *item, const fl_item *guard, fl_cites *cites, fl_str whose) {
  if (guard) fl_cite(cites, fl_cite_item(s, guard));
  if (guard) fl_doc_say(s->doc, FL_SAID_found, cites, "%.*s: %.*s. What waits on the way of its requests waits for one of the %lld of its pool (%.*s), which is full first.", FL_STR_ARG(whose), FL_STR_ARG(at_once(s->doc, item)), (long long)size_of(guard), FL_STR_ARG(guard->protocol));
  else fl_doc_say(s->doc, FL_SAID_found, cites, "%.*s: %.*s. No call on the way of a request was seen that holds one.", FL_STR_ARG(whose), FL_STR_ARG(at_once(s->doc, item)));
}

static void say_pool(fl_budgets *b, const fl_item *item) {
  fl_document *doc = b->s->doc;
  uint32_t index = 0;
  int64_t size = size_of(item);
  fl_cites cites = {0};
  const fl_item *guard = NULL;
  const fl_waiting *w = loosest_holding(b, item, &index, &guard);
  fl_cite(&cites, fl_cite_item(b->s, item));
  fl_str whose = fl_doc_text(doc, "%s of %s (%.*s)", is_what(item, "threads") ? "The threads" : "The pool", fl_doc_code(doc, item->service).at, FL_STR_ARG(item->protocol));
  if (!w) return say_unheld(b->s, item, guard, &cites, whose);
  fl_cite(&cites, fl_cite_waiting(b, index));
  fl_str name = fl_doc_code(doc, fl_waiting_name(b, w));
  if (w->answer == FL_IS_UNBOUNDED)
    fl_doc_say(doc, FL_SAID_found, &cites, "%.*s: %.*s, and %.*s has no deadline: after %lld requests that hang %.*s.", FL_STR_ARG(whose), FL_STR_ARG(at_once(doc, item)), FL_STR_ARG(name), (long long)size, FL_STR_ARG(after_full(doc, item)));
  else if (w->answer == FL_IS_BOUNDED && w->ms > 0)
    fl_doc_say(doc, FL_SAID_found, &cites, "%.*s, while the peer of %.*s hangs: %.*s.", FL_STR_ARG(whose), FL_STR_ARG(name), FL_STR_ARG(rate(doc, size, w->ms)));
  else fl_doc_say(doc, FL_SAID_found, &cites, "%.*s: %lld / D requests in a second, where D is the time for which %.*s may hold one, which is not known.", FL_STR_ARG(whose), (long long)size, FL_STR_ARG(name));
}

// Of what handles requests, whichever they are: the loosest of all calls of the service counts.
static void say_size(fl_budgets *b, const fl_quantity *q) {
  fl_document *doc = b->s->doc;
  uint32_t index = 0;
  int64_t size;
  fl_cites cites = {0};
  if (!q->service.n || !fl_str_to_int64(q->value, &size) || size <= 0) return;
  const fl_waiting *w = loosest(b, q->service, &index);
  if (!w) return;
  fl_cite(&cites, fl_cite_number(b->s, q->path, q->line, fl_doc_text(doc, "%.*s = %.*s", FL_STR_ARG(q->key), FL_STR_ARG(q->value))));
  fl_cite(&cites, fl_cite_waiting(b, index));
  fl_str what = fl_doc_text(doc, "%s = %lld in %s", fl_doc_code(doc, q->key).at, (long long)size, fl_doc_code(doc, q->service).at), name = fl_doc_code(doc, fl_waiting_name(b, w));
  if (w->answer == FL_IS_UNBOUNDED && fl_str_eq_c(q->kind, "threads"))
    fl_doc_say(doc, FL_SAID_found, &cites, "%.*s, and %.*s has no deadline: %lld requests that hang leave none for the others.", FL_STR_ARG(what), FL_STR_ARG(name), (long long)size);
  else if (all_bounded(b, q->service))
    fl_doc_say(doc, FL_SAID_found, &cites, "%.*s: not less than %.*s, as no call of the service on the way of a request may take longer than %.*s.", FL_STR_ARG(what), FL_STR_ARG(rate(doc, size, w->ms)), FL_STR_ARG(name));
  else fl_doc_say(doc, FL_SAID_found, &cites, "%.*s: %lld / D requests in a second, where D is how long a peer that hangs holds one. Of the calls of the service at least %.*s has no bound that is known.", FL_STR_ARG(what), (long long)size, FL_STR_ARG(name));
}

static void say_sizes(fl_budgets *b, const fl_quantities *all) {
  uint32_t n = 0;
  for (uint32_t i = 0; i < all->n && n < MAX_SAID; i++)
    if (all->at[i].for_requests) say_size(b, &all->at[i]), n++;
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
    if ((is_what(item, "pool") || is_what(item, "threads")) && size_of(item) && fl_str_eq(item->service, service)) return true;
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
  fl_budgets *b = fl_brief_budgets(s);
  fl_doc_heading(s->doc, "What is full first");
  fl_doc_list(s->doc);
  for (uint32_t i = 0; i < s->inventory.items.n; i++) {
    const fl_item *item = &s->inventory.items.at[i];
    bool pool = is_what(item, "pool");
    if ((!pool && !is_what(item, "threads")) || !size_of(item) || !item->service.n) continue;
    say_pool(b, item);
    if (pool) say_connections(s, item, size_of(item));
  }
  say_sizes(b, fl_brief_code_quantities(s));
  say_unknown(b);
  if (fl_doc_block(s->doc)->statements.n == 0) fl_doc_say(s->doc, FL_SAID_frame, NULL, "Nothing that waits on the way of a request was found to have a limited number.");
}
