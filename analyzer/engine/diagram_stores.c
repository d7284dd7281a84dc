// Stores and brokers: which ones the code of a service works with, as far as its deployment tells.
//
// A call of a store says its protocol. Which program answers is what the service is told by environment and settings: a host where an image is
// deployed that speaks the protocol, or whose URL says so.
#include "engine/diagram_p.h"

#include <stdio.h>

enum { MAX_BACKING = 64 };

typedef struct use {
  fl_str protocol;
  uint32_t n, by_module; // by_module: calls of a library that works with any store, as which module of it is in use says
} use;
typedef struct uses {
  FL_ARRAY(use) list;
  uint32_t n_called; // the first of them, by calls
} uses;

typedef struct stores {
  const fl_analysis *a;
  fl_ask *ask;
  const fl_graph *g;
  fl_diagram *d;
} stores;

static bool is_store(const stores *s, fl_str protocol) {
  return protocol.n && fl_models_word(s->a->engine->models, FL_VOCABULARY_stores, protocol, protocol);
}

static bool works_with_store(const fl_site *site) {
  switch (site->kind) {
  case FL_SITE_remote_call:
  case FL_SITE_publish:
  case FL_SITE_consume:
  case FL_SITE_lock_acquire:
  case FL_SITE_mark:
  case FL_SITE_staged: // asks nobody by itself: it is counted where nothing else is seen
  case FL_SITE_lock_release: return true;
  default: return false;
  }
}

static void count(uses *u, fl_str protocol, bool by_module, bool staged) {
  for (uint32_t i = 0; i < u->list.n; i++)
    if (fl_str_eq(u->list.at[i].protocol, protocol)) {
      u->list.at[i].n += !staged, u->list.at[i].by_module += by_module;
      return;
    }
  fl_array_push(&u->list, ((use){protocol, 1, by_module}));
}

static bool is_by_module(const stores *s, const fl_site *site) {
  fl_str store;
  return fl_graph_site_attribute(s->g, site, FL_STR("store"), &store) && fl_str_eq_c(store, "module");
}

static void add_blind(stores *s, uint32_t node, fl_str protocol) {
  char what[128];
  int n = snprintf(what, sizeof what, "%.*s calls: no model says where their address stands", FL_STR_ARG(protocol));
  if (n > 0 && (size_t)n < sizeof what) fl_diagram_tally(s->d, node, FL_TALLY_unseen, (fl_str){what, (uint32_t)n}, 1);
}

// What goes to a broker is drawn as topics: the service's other calls of it say nothing more.
static bool talks_by_topics(const stores *s, uint32_t node, fl_str protocol) {
  for (uint32_t i = 0; i < s->d->arrows.n; i++) {
    const fl_arrow *a = &s->d->arrows.at[i];
    bool topic = (a->kind == FL_ARROW_sends && a->from == node) || (a->kind == FL_ARROW_delivers && a->to == node);
    if (topic && fl_str_eq(a->protocol, protocol)) return true;
  }
  return false;
}

// Calls that are requests of their own are drawn as such.
static void count_site(stores *s, uses *of, const uint32_t *nodes, const fl_site *site) {
  fl_str protocol = fl_graph_site_protocol(s->g, site);
  uint32_t services[FL_MAX_USERS], n = fl_ask_services_of(s->ask, site->func, services, FL_MAX_USERS);
  for (uint32_t i = 0; i < n; i++) {
    if (!nodes[services[i]]) continue;
    if (is_store(s, protocol)) count(&of[services[i]], protocol, is_by_module(s, site), site->kind == FL_SITE_staged);
    else if (site->kind == FL_SITE_remote_call) add_blind(s, nodes[services[i]] - 1, protocol);
  }
}

// Calls that are requests of their own are drawn as such. `staged`: what only a later call carries out.
static void count_sites(stores *s, uses *of, const uint32_t *nodes, bool staged) {
  for (uint32_t i = 1; i < fl_graph_n_sites(s->g); i++) {
    const fl_site *site = fl_graph_site(s->g, i);
    uint32_t n;
    if (!works_with_store(site) || (site->kind == FL_SITE_staged) != staged || !fl_graph_site_protocol(s->g, site).n || fl_diagram_is_quiet(s->a, site->func)) continue;
    fl_ask_requests(s->ask, site, &n);
    if (!n) count_site(s, of, nodes, site);
  }
}

static bool calls_it(const uses *u, fl_str protocol) {
  for (uint32_t i = 0; i < u->n_called; i++)
    if (fl_str_eq(u->list.at[i].protocol, protocol)) return true;
  return false;
}

// Whoever opens connections works with the store, also where its calls could not be followed.
static void count_clients(stores *s, uses *of, const uint32_t *nodes, uint32_t n_services) {
  for (uint32_t service = 0; service < n_services; service++) of[service].n_called = of[service].list.n;
  for (uint32_t i = 1; i < fl_graph_n_sites(s->g); i++) {
    const fl_site *site = fl_graph_site(s->g, i);
    fl_str protocol = site->kind == FL_SITE_client ? fl_graph_site_protocol(s->g, site) : (fl_str){0};
    if (!is_store(s, protocol) || fl_diagram_is_quiet(s->a, site->func)) continue;
    uint32_t service = fl_ask_service_of(s->ask, site->func.file);
    if (nodes[service] && !calls_it(&of[service], protocol)) count(&of[service], protocol, false, false);
  }
}

static bool speaks(const stores *s, const fl_backing *told, fl_str protocol) {
  return fl_models_word(s->a->engine->models, FL_VOCABULARY_stores, protocol, told->word) != NULL;
}

static uint32_t store_node(stores *s, fl_str name, fl_str protocol) {
  for (uint32_t i = 0; i < s->d->nodes.n; i++)
    if (s->d->nodes.at[i].kind == FL_NODE_store && fl_str_eq(s->d->nodes.at[i].name, name)) return i;
  return fl_diagram_node(s->d, (fl_node){.kind = FL_NODE_store, .name = name, .detail = protocol});
}

// Where the code that puts a system together names a database of the server, that server is told again by its own name.
static bool is_told_before(const stores *s, const fl_backing *told, uint32_t i, fl_str protocol) {
  for (uint32_t k = 0; k < i; k++) {
    bool one = fl_str_eq(told[k].host, told[i].host) && (!told[i].part.n || fl_str_eq(told[k].part, told[i].part));
    if (one && speaks(s, &told[k], protocol)) return true;
  }
  return false;
}

// "postgres/orders": a database of a server that others use as well.
static fl_str name_of(stores *s, const fl_backing *told) {
  if (!told->part.n) return told->host;
  return fl_str_from(fl_arena_printf(&s->d->arena, "%.*s/%.*s", FL_STR_ARG(told->host), FL_STR_ARG(told->part)));
}

// Is it one that such a library works with? A broker beside it is none.
static bool is_of_modules(const stores *s, fl_str protocol) {
  const fl_models *m = s->a->engine->models;
  for (fl_mid i = 1; i < fl_models_n_libraries(m); i++)
    if (fl_str_eq(fl_models_text(m, fl_models_libraries(m, i)->store), protocol)) return true;
  return false;
}

// Of a library for any store: what the service is told of, when it is one sort and not the one that is usual.
static fl_str store_told(const stores *s, const fl_backing *told, uint32_t n, const use *u) {
  fl_str only = {0};
  for (uint32_t i = 0; i < n && u->by_module == u->n; i++) {
    const fl_vocabulary_word *word = fl_models_word_below(s->a->engine->models, FL_VOCABULARY_stores, told[i].word);
    fl_str protocol = word ? fl_models_text(s->a->engine->models, word->protocol) : (fl_str){0};
    if (fl_str_eq(protocol, u->protocol) || (only.n && is_of_modules(s, protocol) && !fl_str_eq(protocol, only))) return u->protocol;
    if (protocol.n && is_of_modules(s, protocol)) only = protocol;
  }
  return only.n ? only : u->protocol;
}

// Where no setting names it: the database that the service's own schema makes. Several that make one of the same name share it.
static bool place_by_schema(stores *s, uint32_t node, const use *u, uint32_t service) {
  fl_str name = fl_str_eq_c(u->protocol, "sql") ? fl_ask_schema_database(s->ask, service) : (fl_str){0};
  if (!name.n) return false;
  fl_arrow arrow = {.kind = FL_ARROW_uses, .certainty = 2, .from = node, .to = store_node(s, name, u->protocol), .protocol = u->protocol};
  for (uint32_t k = 0; k < u->n; k++) fl_diagram_arrow(s->d, arrow, (fl_str){0});
  return true;
}

static void place_use(stores *s, uint32_t node, const use *seen, const fl_backing *told, uint32_t n, uint32_t service) {
  uint32_t found = 0;
  if (talks_by_topics(s, node, seen->protocol)) return;
  use now = *seen, *u = &now;
  u->protocol = store_told(s, told, n, seen);
  for (uint32_t i = 0; i < n; i++) {
    if (!speaks(s, &told[i], u->protocol) || is_told_before(s, told, i, u->protocol)) continue;
    fl_arrow arrow = {.kind = FL_ARROW_uses, .certainty = 3, .from = node, .to = store_node(s, name_of(s, &told[i]), u->protocol), .protocol = u->protocol};
    for (uint32_t k = 0; k < u->n; k++) fl_diagram_arrow(s->d, arrow, (fl_str){0});
    found++;
  }
  if (!found && !place_by_schema(s, node, u, service)) fl_diagram_tally(s->d, node, FL_TALLY_keeps, u->protocol, u->n);
}

static bool is_used(const uses *u, fl_str protocol) {
  for (uint32_t i = 0; i < u->list.n; i++)
    if (fl_str_eq(u->list.at[i].protocol, protocol)) return true;
  return false;
}

// What a service is told of by code that puts the system together, though none of its calls was seen: libraries work with it.
static void place_told(stores *s, uint32_t node, const uses *u, uint32_t service) {
  fl_backing told[MAX_BACKING];
  uint32_t n = fl_ask_composed_of(s->ask, service, told, MAX_BACKING);
  for (uint32_t i = 0; i < n; i++) {
    const fl_vocabulary_word *word = fl_models_word_below(s->a->engine->models, FL_VOCABULARY_stores, told[i].word);
    fl_str protocol = word ? fl_models_text(s->a->engine->models, word->protocol) : (fl_str){0};
    if (!protocol.n || is_used(u, protocol) || talks_by_topics(s, node, protocol)) continue;
    fl_arrow arrow = {.kind = FL_ARROW_uses, .certainty = 2, .from = node, .to = store_node(s, name_of(s, &told[i]), protocol), .protocol = protocol};
    fl_diagram_alternative(s->d, arrow, (fl_str){0}); // no place of the code
  }
}

void fl_diagram_add_stores(fl_diagram *d, const fl_analysis *a, fl_ask *ask, const uint32_t *nodes) {
  stores s = {a, ask, fl_ask_graph(ask), d};
  uint32_t n = fl_ask_services(ask)->n_services;
  uses *of = fl_alloc_zero(n, sizeof *of);
  count_sites(&s, of, nodes, false);
  count_sites(&s, of, nodes, true);
  count_clients(&s, of, nodes, n);
  for (uint32_t service = 0; service < n; service++) {
    fl_backing told[MAX_BACKING];
    uint32_t known = of[service].list.n ? fl_ask_backing_of(ask, service, told, MAX_BACKING) : 0;
    for (uint32_t i = 0; i < of[service].list.n; i++) place_use(&s, nodes[service] - 1, &of[service].list.at[i], told, known, service);
    if (nodes[service]) place_told(&s, nodes[service] - 1, &of[service], service);
    fl_array_release(&of[service].list);
  }
  fl_free(of);
}
