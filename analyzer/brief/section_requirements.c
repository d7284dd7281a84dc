// Section 2: what the repository says of the work it does: entry points by service, what is started and how often, numbers in its
// configuration; and what nobody says, as questions.
#include "brief/requirements.h"
#include "brief/architecture.h"
#include "brief/unheard.h"

#include <stdlib.h>

enum { MAX_SERVICES = 60, MAX_STORES = 60 };

// ---- entry points by service ---------------------------------------------------------------------------------------------------------

typedef struct service_load {
  uint32_t service, n, listens; // listens: consumers that are no entry points, not in n
  uint32_t reading; // jobs that fetch messages: each is one thing, and no consumer besides
  uint32_t kinds[FL_N_ENTRY_KINDS], first[FL_N_ENTRY_KINDS]; // first of each kind: index + 1 of fl_graph_entries
} service_load;
typedef FL_ARRAY(service_load) loads;

static service_load *load_of(loads *all, uint32_t service) {
  for (uint32_t i = 0; i < all->n; i++)
    if (all->at[i].service == service) return &all->at[i];
  fl_array_push(all, ((service_load){.service = service}));
  return fl_array_last(all);
}

// Programs that are started tell something only where nothing else does.
static bool is_shown(const service_load *load, uint32_t kind) {
  bool only_mains = load->kinds[FL_ENTRY_main] == load->n && !load->kinds[FL_ENTRY_consumer];
  return load->kinds[kind] && (kind != FL_ENTRY_main || only_mains);
}

// By the numbers that the table shows.
static uint32_t shown_of(const service_load *load) {
  uint32_t n = 0;
  for (uint32_t k = 1; k < FL_N_ENTRY_KINDS; k++) n += is_shown(load, k) ? load->kinds[k] : 0;
  return n;
}

static int busiest_first(const void *a, const void *b) {
  const service_load *x = a, *y = b;
  uint32_t of_x = shown_of(x), of_y = shown_of(y);
  if (of_x != of_y) return of_x > of_y ? -1 : 1;
  return x->service < y->service ? -1 : x->service > y->service;
}

// What a library offers, each service offers that runs the code which registers it.
static fl_func_ref offered_by(const fl_brief_state *s, const fl_entry_point *e) {
  bool registered = e->call.id && fl_ask_is_shared(s->ask, fl_ask_service_of(s->ask, e->call.file));
  return registered ? (fl_func_ref){e->call.file, fl_graph_call(s->graph, e->call)->func} : (fl_func_ref){e->file, e->func.file == e->file ? e->func.id : 0};
}

uint32_t fl_brief_offering(const fl_brief_state *s, const fl_entry_point *e, uint32_t *services) { return fl_ask_services_of(s->ask, offered_by(s, e), services, FL_MAX_USERS); }

static void count_entry(fl_brief_state *s, loads *all, uint32_t i, const fl_entry_point *e) {
  uint32_t services[FL_MAX_USERS], n = fl_brief_offering(s, e, services);
  for (uint32_t k = 0; k < n; k++) {
    service_load *load = load_of(all, services[k]);
    if (!load->first[e->kind]) load->first[e->kind] = i + 1;
    load->n++, load->kinds[e->kind]++;
  }
}

static bool has_handlers(const fl_brief_state *s) {
  const fl_entry_point *entries;
  uint32_t n = fl_graph_entries(s->graph, &entries);
  for (uint32_t i = 0; i < n; i++)
    if (entries[i].kind == FL_ENTRY_consumer && fl_brief_counts_entry(s, &entries[i])) return true;
  return false;
}

// A library that asks for messages hands them to the handlers of its users: those are counted.
static bool feeds_handlers(const fl_brief_state *s, const fl_endpoint *e) { return fl_ask_is_shared(s->ask, fl_ask_service_of(s->ask, e->file)) && has_handlers(s); }

// A job that fetches messages is told at another place what it listens to.
static bool is_read_by_job(const fl_brief_state *s, uint32_t service) {
  for (uint32_t i = 1; i < fl_graph_n_sites(s->graph); i++) {
    const fl_site *site = fl_graph_site(s->graph, i);
    bool here = site->kind == FL_SITE_consume && site->func.file && fl_ask_service_of(s->ask, site->func.file) == service;
    if (here && fl_brief_job_leads_to(s, i)) return true;
  }
  return false;
}

// Programs that ask a broker for messages are started by nobody but themselves: they are no entry points, and listen all the same.
static void count_listeners(fl_brief_state *s, loads *all) {
  const fl_service_map *map = fl_ask_services(s->ask);
  for (uint32_t i = 1; i < map->n_endpoints; i++) {
    const fl_endpoint *e = &map->endpoints[i];
    bool counts = e->kind == FL_ENTRY_consumer && !e->entry && e->certainty >= 2 && !fl_brief_is_beside(s, e->file) && !feeds_handlers(s, e);
    bool in_job = counts && is_read_by_job(s, e->service);
    for (uint32_t k = 0; counts && k < all->n; k++) {
      if (all->at[k].service != e->service) continue;
      if (in_job) all->at[k].reading++;
      else all->at[k].kinds[FL_ENTRY_consumer]++, all->at[k].listens++;
    }
  }
}

static void count_entries(fl_brief_state *s, loads *all) {
  const fl_entry_point *entries;
  uint32_t n = fl_graph_entries(s->graph, &entries);
  for (uint32_t i = 0; i < n; i++) {
    if (!fl_brief_counts_entry(s, &entries[i]) || fl_brief_is_begun(s, i + 1)) continue;
    count_entry(s, all, i, &entries[i]);
  }
  count_listeners(s, all);
  if (all->n) qsort(all->at, all->n, sizeof *all->at, busiest_first);
}

static fl_str kinds_cell(fl_brief_state *s, const service_load *load) {
  fl_buf text = {0};
  for (uint32_t k = 1; k < FL_N_ENTRY_KINDS; k++)
    if (is_shown(load, k)) fl_buf_printf(&text, "%s%u %s%s", text.n ? ", " : "", load->kinds[k], fl_word(fl_entry_words, k), k == FL_ENTRY_job && load->reading ? " that reads messages" : "");
  fl_str cell = fl_arena_str(&s->doc->arena, fl_buf_str(&text));
  fl_buf_release(&text);
  return cell;
}

static void add_load(fl_brief_state *s, const service_load *load) {
  const fl_service *service = load->service ? &fl_ask_services(s->ask)->services[load->service] : NULL;
  fl_str name = service ? fl_graph_name(s->graph, service->name) : (fl_str){0}, dir = service && service->dir.n ? service->dir : FL_STR(".");
  uint32_t node = fl_cite_item_node(s, name);
  fl_cites cites = {0};
  if (node) fl_cite(&cites, node);
  for (uint32_t k = 1; k < FL_N_ENTRY_KINDS; k++)
    if (is_shown(load, k) && load->first[k]) fl_cite(&cites, fl_cite_entry(s, load->first[k]));
  fl_str cells[] = {name.n ? fl_doc_code(s->doc, name) : FL_STR("in no service"), service ? fl_doc_code(s->doc, dir) : FL_STR("-"), kinds_cell(s, load)};
  fl_doc_row(s->doc, &cites, cells);
}

// A table by services counts what they share more than once; all other sections do not.
static void say_shared(fl_brief_state *s, const loads *all) {
  const fl_entry_point *entries;
  uint32_t n = fl_graph_entries(s->graph, &entries), different = 0, told = 0, listens = 0;
  for (uint32_t i = 0; i < n; i++) different += fl_brief_counts_entry(s, &entries[i]) && !fl_brief_is_begun(s, i + 1);
  for (uint32_t i = 0; i < all->n; i++) told += all->at[i].n, listens += all->at[i].listens;
  if (told > different || listens) fl_doc_paragraph(s->doc);
  if (listens) fl_doc_say(s->doc, FL_SAID_frame, NULL, "%.*s here %s a broker for messages by itself and %s no entry point of what follows, as a job that a library starts, or a handler, is one.", FL_STR_ARG(fl_count(s->doc, listens, "consumer", "consumers")), listens > 1 ? "ask" : "asks", listens > 1 ? "are" : "is");
  if (told <= different) return;
  fl_doc_say(s->doc, FL_SAID_frame, NULL, "What a library offers counts here for each service that runs it, and once in all that follows: %u entry points less.", told - different);
}

static void say_left_apart(fl_brief_state *s) {
  const fl_entry_point *entries;
  uint32_t n = fl_graph_entries(s->graph, &entries);
  fl_names names = {0};
  for (uint32_t i = 0; i < n; i++) {
    bool apart = fl_graph_is_for_development(s->graph, &entries[i]) && !fl_brief_is_beside(s, entries[i].file);
    if (apart) fl_names_add(&names, fl_brief_entry_label(s, i + 1));
  }
  if (names.all.n) fl_doc_paragraph(s->doc);
  if (names.all.n) fl_doc_say(s->doc, FL_SAID_frame, NULL, "Left apart, because only developers' machines have it: %.*s.", FL_STR_ARG(fl_names_say(s->doc, &names, 3)));
  fl_names_release(&names);
}

static void add_loads(fl_brief_state *s) {
  static const char *const columns[] = {"service", "folder", "entry points", NULL};
  loads all = {0};
  count_entries(s, &all);
  if (all.n == 0) {
    fl_doc_paragraph(s->doc);
    fl_doc_say(s->doc, FL_SAID_frame, NULL, "No entry point was seen: no request, message or clock that starts code.");
    fl_tell_unheard(s);
    return;
  }
  fl_doc_table(s->doc, "Entry points by service", columns);
  for (uint32_t i = 0; i < all.n && i < MAX_SERVICES; i++) add_load(s, &all.at[i]);
  if (all.n > MAX_SERVICES) fl_doc_left_out(s->doc, all.n - MAX_SERVICES);
  fl_tell_unheard(s);
  say_left_apart(s);
  say_shared(s, &all);
  fl_array_release(&all);
}

// ---- stores and brokers --------------------------------------------------------------------------------------------------------------

typedef struct store_use {
  fl_str name, protocol, spoken; // spoken: by the code
  fl_str of;                     // without a name: the one service that is meant
  fl_names services, places;
  fl_cites cites;
  uint32_t calls;
} store_use;
typedef FL_ARRAY(store_use) store_uses;

// Stores that nobody names are one for each service: nothing says that they are the same.
static store_use *use_of(store_uses *all, fl_str name, fl_str protocol, fl_str service) {
  fl_str of = name.n ? (fl_str){0} : service;
  for (uint32_t i = 0; i < all->n; i++)
    if (fl_str_eq(all->at[i].name, name) && fl_str_eq(all->at[i].protocol, protocol) && fl_str_eq(all->at[i].of, of)) return &all->at[i];
  fl_array_push(all, ((store_use){.name = name, .protocol = protocol, .of = of}));
  return fl_array_last(all);
}

// A line of a library is one place, however many services run it.
static bool is_new_place(fl_brief_state *s, store_use *use, const fl_item *item) {
  uint32_t n = use->places.all.n;
  if (!item->path.n) return true;
  fl_names_add(&use->places, fl_doc_text(s->doc, "%.*s:%u", FL_STR_ARG(item->path), item->line));
  return use->places.all.n > n;
}

static bool is_topic(const fl_item *item) { return fl_str_eq_c(item->what, "topic written") || fl_str_eq_c(item->what, "topic read"); }

static bool has_messages(const fl_brief_state *s, fl_str protocol) {
  for (uint32_t i = 0; i < s->inventory.items.n; i++)
    if (is_topic(&s->inventory.items.at[i]) && fl_str_eq(s->inventory.items.at[i].protocol, protocol)) return true;
  return false;
}

// Whoever connects without a name, and whoever sends or reads: the one broker that is deployed, where it is one.
static fl_str broker_of(const fl_brief_state *s, const fl_item *item, fl_str protocol) {
  bool meant = is_topic(item) || (!item->name.n && has_messages(s, protocol));
  return meant ? fl_brief_broker_for(s, protocol) : (fl_str){0};
}

static void add_uses(fl_brief_state *s, store_uses *all) {
  for (uint32_t i = 0; i < s->inventory.items.n; i++) {
    const fl_item *item = &s->inventory.items.at[i];
    bool store = fl_str_eq_c(item->what, "store in use"), topic = is_topic(item);
    if (!store && !topic) continue;
    fl_str protocol = store && !item->name.n ? fl_brief_store_word(s, item->service, item->protocol) : item->protocol;
    fl_str broker = broker_of(s, item, protocol), name = broker.n ? broker : store ? item->name : FL_STR("messages");
    store_use *use = use_of(all, name, protocol, item->service);
    fl_names_add(&use->services, item->service);
    fl_cite(&use->cites, fl_cite_item(s, item));
    use->spoken = item->protocol;
    bool counted = store && broker.n; // what sends and reads there is counted by its messages
    if (counted || (topic && !is_new_place(s, use, item))) continue;
    use->calls += item->n;
  }
}

static bool is_used_by(const store_use *use, const fl_brief_state *s, const uint32_t *services, uint32_t n) {
  for (uint32_t i = 0; i < n; i++)
    for (uint32_t k = 0; k < use->services.all.n; k++)
      if (fl_str_eq(use->services.all.at[k], fl_brief_service_name(s, services[i]))) return true;
  return false;
}

// The same of stores, whose items name no place.
static uint32_t places_of(fl_brief_state *s, const store_use *use) {
  uint32_t n = 0, services[FL_MAX_USERS];
  for (uint32_t i = 1; i < fl_graph_n_sites(s->graph); i++) {
    const fl_site *site = fl_graph_site(s->graph, i);
    if (!fl_is_access(s, site) || !fl_str_eq(fl_graph_site_protocol(s->graph, site), use->spoken)) continue;
    n += is_used_by(use, s, services, fl_ask_services_of(s->ask, site->func, services, FL_MAX_USERS));
  }
  return n;
}

static uint32_t count_places(fl_brief_state *s, const store_use *use) {
  bool shared = use->services.all.n > 1 && !use->places.all.n; // by several: what they have in common may be counted for each
  uint32_t n = shared ? places_of(s, use) : use->calls;
  return n && n < use->calls ? n : use->calls;
}

// Of one protocol and without a name, by several: they may be one all the same.
static void say_nameless(fl_brief_state *s, const store_uses *all) {
  fl_names protocols = {0};
  for (uint32_t i = 0; i < all->n; i++)
    for (uint32_t k = 0; k < i; k++)
      if (all->at[i].of.n && all->at[k].of.n && fl_str_eq(all->at[i].protocol, all->at[k].protocol)) fl_names_add(&protocols, all->at[i].protocol);
  if (protocols.all.n) fl_doc_paragraph(s->doc);
  if (protocols.all.n) fl_doc_say(s->doc, FL_SAID_frame, NULL, "Those that are not named (%.*s) stand by service: whether some of them are the same store is not said here.", FL_STR_ARG(fl_names_plain(s->doc, &protocols, 4)));
  fl_names_release(&protocols);
}

void fl_require_stores(fl_brief_state *s) {
  static const char *const columns[] = {"store or broker", "protocol", "used by", "places in the code", NULL};
  store_uses all = {0};
  add_uses(s, &all);
  if (all.n) fl_doc_table(s->doc, "Stores and brokers that code talks to", columns);
  for (uint32_t i = 0; i < all.n; i++) {
    store_use *use = &all.at[i];
    fl_str name = fl_str_eq_c(use->name, "messages") ? FL_STR("messages") : use->name.n ? fl_doc_code(s->doc, use->name) : FL_STR("not named");
    fl_str cells[] = {name, use->protocol, fl_names_say(s->doc, &use->services, 4), fl_doc_number(s->doc, count_places(s, use))};
    if (i < MAX_STORES) fl_doc_row(s->doc, &use->cites, cells);
    fl_names_release(&use->services);
    fl_names_release(&use->places);
  }
  if (all.n > MAX_STORES) fl_doc_left_out(s->doc, all.n - MAX_STORES);
  say_nameless(s, &all);
  fl_array_release(&all);
}

// ---- all -----------------------------------------------------------------------------------------------------------------------------

void fl_section_requirements(fl_brief_state *s) {
  fl_doc_paragraph(s->doc);
  if (!s->graph) {
    fl_doc_say(s->doc, FL_SAID_frame, NULL, "There are only findings here: what the code and its configuration require was not read.");
    return;
  }
  fl_doc_say(s->doc, FL_SAID_frame, NULL, "What the repository itself says of its work. What it does not say stands below as a question, and is assumed nowhere.");
  add_loads(s);
  fl_require_deployments(s);
  fl_require_stores(s);
  fl_require_numbers(s);
  fl_require_answers(s);
}
