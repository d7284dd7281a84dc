// The service map: who runs, who asks whom for what, and what goes through brokers.
//
// A topic is a node between those that send to it and those that it is delivered to. What is asked of a host or a procedure that nobody here
// offers is a node outside. Requests whose address is not known are counted at the service that makes them.
#include "engine/diagram_p.h"

#include "graph/peer.h"

#include <stdio.h>

enum { LIKELY = 2 }; // certainty from which on a join is drawn

typedef struct survey {
  const fl_analysis *a;
  const fl_graph *g; // as the ask sees it
  const fl_service_map *map;
  fl_diagram *d;
  fl_ask *ask;
  fl_forward *forwards;
  uint32_t n_forwards;
  uint32_t *nodes; // service -> node + 1, 0 = it has none
} survey;

// They are few enough to look through. Somebody outside is one, however he is asked.
static uint32_t named_node(survey *s, uint8_t kind, fl_str name, fl_str protocol) {
  for (uint32_t i = 0; i < s->d->nodes.n; i++) {
    const fl_node *n = &s->d->nodes.at[i];
    if (n->kind == kind && fl_str_eq(n->name, name) && (kind == FL_NODE_outside || fl_str_eq(n->detail, protocol))) return i;
  }
  return fl_diagram_node(s->d, (fl_node){.kind = kind, .name = name, .detail = protocol});
}

// Whose code is elsewhere. What hands requests on by settings that are here needs no code.
static bool is_fetched(const survey *s, uint32_t service) {
  for (uint32_t i = 0; i < s->n_forwards; i++)
    if (s->forwards[i].from == service) return false;
  return service && fl_ask_is_fetched(s->ask, service);
}

static uint32_t service_node(survey *s, uint32_t service) {
  if (s->nodes[service]) return s->nodes[service] - 1;
  const fl_service *of = &s->map->services[service];
  fl_node node = {.kind = FL_NODE_service, .name = fl_graph_name(s->g, of->name), .detail = of->dir.n ? of->dir : FL_STR(".")};
  if (!node.name.n) node.name = FL_STR("root");
  s->nodes[service] = 1 + (is_fetched(s, service) ? named_node(s, FL_NODE_outside, node.name, (fl_str){0}) : fl_diagram_node(s->d, node));
  return s->nodes[service] - 1;
}

static bool is_message(uint8_t kind) { return kind == FL_ENTRY_consumer || kind == FL_ENTRY_job; }

static fl_str protocol_of(const survey *s, const fl_endpoint *e) {
  fl_str protocol = fl_models_text(s->a->engine->models, e->protocol);
  return protocol.n ? protocol : fl_str_from(fl_word(fl_entry_words, e->kind));
}

// ---- requests -------------------------------------------------------------------------------------------------------------------------

static bool is_drawn(const survey *s, const fl_request *r) {
  for (uint32_t i = 0; i < r->n_edges; i++)
    if (s->map->edges[r->first_edge + i].certainty >= LIKELY) return true;
  return false;
}

static bool asks_outside(const survey *s, const fl_request *r) { return r->is_outside && !is_drawn(s, r); }

// One place may have several addresses, of which another is an arrow.
static bool has_arrow(const survey *s, const fl_request *r) {
  const fl_request *end = s->map->requests + s->map->n_requests, *first = r;
  while (first - 1 > s->map->requests && first[-1].site == r->site) first--;
  for (const fl_request *other = first; other < end && other->site == r->site; other++)
    if (other->service == r->service && (is_drawn(s, other) || asks_outside(s, other))) return true;
  return false;
}

static void add_unseen(survey *s, uint32_t node, fl_str protocol, const fl_request *r, const char *why) {
  char what[256];
  fl_str reason = r->why ? fl_graph_name(s->g, r->why) : fl_str_from(why);
  const char *besides = has_arrow(s, r) ? "one of its addresses is an arrow; of another, " : "";
  int n = snprintf(what, sizeof what, "%.*s %s: %s%.*s", FL_STR_ARG(protocol), is_message(r->kind) ? "messages" : "calls", besides, FL_STR_ARG(reason));
  if (n > 0 && (size_t)n < sizeof what) fl_diagram_tally(s->d, node, FL_TALLY_unseen, (fl_str){what, (uint32_t)n}, 1);
}

// One place may ask under several addresses, as its callers say: for one endpoint it counts once.
static bool is_told(const survey *s, const fl_request *r, const fl_edge *e) {
  for (const fl_request *other = r - 1; other > s->map->requests && other->site == r->site; other--) {
    if (other->service != r->service) continue;
    for (uint32_t i = 0; i < other->n_edges; i++) {
      const fl_edge *had = &s->map->edges[other->first_edge + i];
      if (had->certainty >= LIKELY && had->service == e->service && had->endpoint == e->endpoint && (e->endpoint || other->label == r->label)) return true;
    }
  }
  return false;
}

static bool asks(const survey *s, const fl_request *r, uint32_t service) {
  for (uint32_t i = 0; i < r->n_edges; i++) {
    const fl_edge *e = &s->map->edges[r->first_edge + i];
    if (e->certainty >= LIKELY && e->service == service) return true;
  }
  return false;
}

static fl_sym peer_of(const fl_request *r) { return r->kind == FL_ENTRY_http ? r->host : r->address; }

// An arrow counts places: one that asks a service for several endpoints, or under several addresses, is one of them.
static bool is_counted(const survey *s, const fl_request *r, uint32_t edge) {
  const fl_edge *edges = &s->map->edges[r->first_edge];
  for (uint32_t k = 0; k < edge; k++)
    if (edges[k].certainty >= LIKELY && edges[k].service == edges[edge].service && !is_told(s, r, &edges[k])) return true;
  for (const fl_request *other = r - 1; other > s->map->requests && other->site == r->site; other--)
    if (other->service == r->service && asks(s, other, edges[edge].service)) return true;
  return false;
}

static bool is_counted_outside(const survey *s, const fl_request *r) {
  for (const fl_request *other = r - 1; other > s->map->requests && other->site == r->site; other--)
    if (other->service == r->service && asks_outside(s, other) && peer_of(other) == peer_of(r)) return true;
  return false;
}

static void add_outside(survey *s, fl_arrow arrow, const fl_request *r) {
  fl_str label = fl_graph_name(s->g, r->label);
  arrow.certainty = r->certainty;
  arrow.to = named_node(s, FL_NODE_outside, fl_graph_name(s->g, peer_of(r)), arrow.protocol);
  if (is_counted_outside(s, r)) fl_diagram_alternative(s->d, arrow, label);
  else fl_diagram_arrow(s->d, arrow, label);
}

static void add_call(survey *s, uint32_t from, fl_str protocol, const fl_request *r) {
  fl_arrow arrow = {.kind = FL_ARROW_asks, .from = from, .protocol = protocol};
  for (uint32_t i = 0; i < r->n_edges; i++) {
    const fl_edge *e = &s->map->edges[r->first_edge + i];
    if (e->certainty < LIKELY || is_told(s, r, e)) continue;
    arrow.certainty = e->certainty, arrow.to = service_node(s, e->service);
    fl_str label = fl_graph_name(s->g, e->endpoint ? s->map->endpoints[e->endpoint].label : r->label);
    if (is_counted(s, r, i)) fl_diagram_alternative(s->d, arrow, label);
    else fl_diagram_arrow(s->d, arrow, label);
  }
  if (is_drawn(s, r)) return;
  if (r->is_outside) add_outside(s, arrow, r);
  else add_unseen(s, from, protocol, r, "which service answers is not sure");
}

static void deliver(survey *s, uint32_t topic, const fl_endpoint *e, uint8_t certainty) {
  fl_arrow arrow = {.kind = FL_ARROW_delivers, .certainty = certainty, .from = topic, .to = service_node(s, e->service), .protocol = protocol_of(s, e)};
  fl_diagram_arrow(s->d, arrow, (fl_str){0});
}

// One place of a library sends for several services: who hears of it is told with the first.
static bool is_sent_again(const survey *s, const fl_request *r) {
  const fl_request *before = r - 1;
  return before > s->map->requests && before->site == r->site && before->label == r->label && before->service != r->service;
}

static void add_message(survey *s, uint32_t from, fl_str protocol, const fl_request *r, bool *heard) {
  if (!r->n_edges && !r->is_outside) return add_unseen(s, from, protocol, r, "the name is not known");
  uint32_t topic = named_node(s, FL_NODE_topic, fl_graph_name(s->g, r->label), protocol);
  fl_diagram_arrow(s->d, (fl_arrow){.kind = FL_ARROW_sends, .certainty = r->certainty, .from = from, .to = topic, .protocol = protocol}, (fl_str){0});
  for (uint32_t i = 0; i < r->n_edges && !is_sent_again(s, r); i++) {
    const fl_edge *e = &s->map->edges[r->first_edge + i];
    if (e->certainty < LIKELY) continue;
    if (!heard[e->endpoint] || s->map->endpoints[e->endpoint].label != r->label) deliver(s, topic, &s->map->endpoints[e->endpoint], e->certainty);
    heard[e->endpoint] = true;
  }
}

// Does the service answer or hand on requests by itself, besides the pages that it sends to browsers? A folder that is called like one of pages and
// answers is none.
static bool is_server(const survey *s, uint32_t service) {
  bool serves = false;
  for (uint32_t i = 0; i < s->n_forwards && !serves; i++) serves = s->forwards[i].from == service;
  for (uint32_t i = 1; i < s->map->n_endpoints; i++) {
    if (s->map->endpoints[i].service != service) continue;
    if (fl_graph_file_marks(s->g, s->map->endpoints[i].file) & FL_MARK_BROWSER) return false;
    serves = true;
  }
  return serves;
}

// What runs in browsers asks from there: the service that only sends it there asks nobody.
static uint32_t asking_node(survey *s, const fl_request *r, const fl_site *site) {
  bool page = fl_graph_runs_in_browser(s->g, site->func) && !fl_graph_is_page(s->g, site->func.file) && is_server(s, r->service);
  if (!page) return service_node(s, r->service);
  fl_str name = fl_graph_name(s->g, s->map->services[r->service].name);
  return named_node(s, FL_NODE_entry, fl_str_from(fl_arena_printf(&s->d->arena, "pages of %.*s", FL_STR_ARG(name))), (fl_str){0});
}

static void add_requests(survey *s, bool *heard) {
  for (uint32_t i = 1; i < s->map->n_requests; i++) {
    const fl_request *r = &s->map->requests[i];
    const fl_site *site = fl_graph_site(s->g, r->site);
    bool asks_for_others = site->through && fl_graph_asks_for_others(s->g, site) && !(fl_graph_func_marks(s->g, site->func) & (FL_MARK_TEST | FL_MARK_VENDORED));
    if (!asks_for_others && fl_diagram_is_quiet(s->a, site->func)) continue;
    uint32_t from = asking_node(s, r, site);
    fl_str protocol = fl_graph_site_protocol(s->g, site);
    if (is_message(r->kind)) add_message(s, from, protocol, r, heard);
    else add_call(s, from, protocol, r);
  }
}

// Routes of gateways and proxies.
static void add_forwards(survey *s) {
  const fl_forward *found = s->forwards;
  for (uint32_t i = 0; i < s->n_forwards; i++) {
    if (!fl_forward_is_answered(s->g, s->map, &found[i])) continue; // leads nowhere
    fl_arrow arrow = {.kind = FL_ARROW_asks, .certainty = found[i].certainty, .from = service_node(s, found[i].from), .protocol = FL_STR("http")};
    arrow.to = found[i].to ? service_node(s, found[i].to) : named_node(s, FL_NODE_outside, fl_graph_name(s->g, found[i].host), FL_STR("http"));
    fl_diagram_arrow(s->d, arrow, found[i].path);
  }
}

// Where a place of the code comes to the same, that is the arrow.
static bool is_asked_by_code(const survey *s, uint32_t peer) {
  for (uint32_t i = 1; i < s->map->n_requests; i++)
    if (s->map->requests[i].peer == peer + 1 && !fl_diagram_is_quiet(s->a, fl_graph_site(s->g, s->map->requests[i].site)->func)) return true;
  return false;
}

// Whom libraries ask by themselves: no place of the code stands for such an arrow, which says for what.
static void add_peers(survey *s) {
  const fl_peer *peers;
  uint32_t n = fl_graph_peers(s->g, &peers);
  for (uint32_t i = 0; i < n; i++) {
    if (is_asked_by_code(s, i)) continue;
    bool store = peers[i].protocol.n && !peers[i].to;
    fl_str word = store ? peers[i].protocol : peers[i].what, host = fl_graph_name(s->g, peers[i].host);
    fl_arrow arrow = {.kind = store ? FL_ARROW_uses : FL_ARROW_asks, .certainty = LIKELY, .from = service_node(s, peers[i].from), .protocol = word};
    arrow.to = peers[i].to ? service_node(s, peers[i].to) : named_node(s, store ? FL_NODE_store : FL_NODE_outside, host, store ? word : (fl_str){0});
    fl_diagram_alternative(s->d, arrow, peers[i].what);
  }
}

// ---- endpoints ------------------------------------------------------------------------------------------------------------------------

static void add_endpoints(survey *s, const bool *heard) {
  for (uint32_t i = 1; i < s->map->n_endpoints; i++) {
    const fl_endpoint *e = &s->map->endpoints[i];
    if (e->func.id && fl_diagram_is_quiet(s->a, e->func)) continue;
    fl_diagram_tally(s->d, service_node(s, e->service), FL_TALLY_offers, protocol_of(s, e), 1);
    if (!is_message(e->kind) || heard[i] || !e->label) continue;
    deliver(s, named_node(s, FL_NODE_topic, fl_graph_name(s->g, e->label), protocol_of(s, e)), e, e->certainty);
  }
}

// Programs that neither ask nor answer: what they do is done to stores.
static void add_programs(survey *s, fl_ask *ask) {
  for (uint32_t i = 1; i < fl_graph_n_sites(s->g); i++) {
    const fl_site *site = fl_graph_site(s->g, i);
    bool acts = site->kind == FL_SITE_remote_call || site->kind == FL_SITE_publish || site->kind == FL_SITE_consume || site->kind == FL_SITE_lock_acquire || site->kind == FL_SITE_mark;
    if (!acts || fl_diagram_is_quiet(s->a, site->func)) continue;
    uint32_t services[FL_MAX_USERS], n = fl_ask_services_of(ask, site->func, services, FL_MAX_USERS);
    for (uint32_t k = 0; k < n; k++) service_node(s, services[k]);
  }
}

void fl_diagram_of_services(fl_diagram *d, const fl_analysis *a, fl_ask *given) {
  d->is_services = true;
  if (!a->graph) return;
  fl_ask *ask = given ? given : fl_ask_new(a->graph);
  survey s = {.a = a, .g = fl_ask_graph(ask), .map = fl_ask_services(ask), .d = d, .ask = ask};
  s.nodes = fl_alloc_zero(s.map->n_services, sizeof *s.nodes);
  s.forwards = fl_alloc_zero(FL_MAX_FORWARDS, sizeof *s.forwards);
  s.n_forwards = fl_graph_forwards(a->graph, s.forwards, FL_MAX_FORWARDS);
  bool *heard = fl_alloc_zero(s.map->n_endpoints, sizeof *heard);
  add_requests(&s, heard);
  add_forwards(&s);
  add_peers(&s);
  add_endpoints(&s, heard);
  add_programs(&s, ask);
  fl_diagram_add_stores(d, a, ask, s.nodes);
  fl_diagram_finish(d);
  fl_free(heard);
  fl_free(s.forwards);
  fl_free(s.nodes);
  if (!given) fl_ask_free(ask);
}
