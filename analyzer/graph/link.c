// Requests joined to the endpoints that answer them.
//
// HTTP: the host says which service, the path and the verb which of its routes (certainty 3); without a known host a route that is the
// only one in the repository to fit (2). Procedures: by the names of service and method. Topics: by equal names, by patterns of the
// consumer, or because both sides read the same setting. What is not known never makes an edge by itself.
#include "base/hash.h"
#include "graph/services_p.h"

#include <ctype.h>
#include <string.h>

static void add_answer(fl_answers *out, uint32_t endpoint, uint32_t score) {
  if (score < out->score) return;
  if (score > out->score) out->n = 0, out->score = score;
  if (out->n < FL_MAX_ANSWERS) out->at[out->n] = endpoint;
  out->n++;
}

static void add_edge(fl_services *s, uint32_t request, uint32_t service, uint32_t endpoint, uint8_t certainty) {
  fl_request *r = &s->requests.at[request];
  if (!r->n_edges) r->first_edge = s->edges.n;
  r->n_edges++;
  fl_array_push(&s->edges, ((fl_edge){request, service, endpoint, certainty}));
}

static void why_not(fl_services *s, uint32_t request, const char *why) {
  s->requests.at[request].why = fl_intern_add_c(&s->a->g->names, why);
}

// A name that nobody here answers to.
static void leads_out(fl_services *s, uint32_t request, const char *why) {
  s->requests.at[request].is_outside = true;
  why_not(s, request, why);
}

static uint8_t least(uint8_t x, uint8_t y) { return x < y ? x : y; }

// ---- HTTP ---------------------------------------------------------------------------------------------------------------------------

static fl_str text_of(const fl_services *s, fl_sym sym) { return fl_intern_text(&s->a->g->names, sym); }

static bool is_whole(fl_str host) { return fl_str_find_char(host, FL_TEXT_ANY) == FL_STR_NONE && fl_str_find_char(host, FL_TEXT_KEY) == FL_STR_NONE; }

static bool is_outside(fl_str host) { return fl_str_find_char(host, '.') != FL_STR_NONE; } // a name of the internet

typedef struct target {
  uint32_t service;  // that the host names
  uint8_t certainty; // of that
  bool open;         // any service may answer
  bool guess;        // the host has a name that is not known here
} target;

static fl_str asking_file(const fl_services *s, const fl_request *r) { return s->a->g->links[s->a->g->sites.at[r->site].call.file].in->path; }

// Most requests go to few hosts.
static uint32_t service_at_host(fl_services *s, fl_sym host, uint8_t *certainty) {
  uint32_t known = fl_map_get_or(&s->hosts, host, 0);
  if (!known) {
    uint32_t service = fl_service_at_host(s->a->g, text_of(s, host), certainty);
    fl_map_put(&s->hosts, host, known = service << 3 | (uint32_t)*certainty);
  }
  *certainty = known & 7;
  return known >> 3;
}

static target target_of(fl_services *s, const fl_request *r) {
  fl_str host = text_of(s, r->host);
  target t = {0};
  if (!host.n || fl_is_this_machine(host)) {
    t.service = host.n ? fl_service_at_port(s->a->g, text_of(s, r->port), asking_file(s, r)) : 0;
    t.certainty = 3;
    t.open = !t.service;
    return t;
  }
  t.service = service_at_host(s, r->host, &t.certainty);
  t.open = t.guess = !t.service && !is_outside(host);
  return t;
}

static fl_answers find_routes(const fl_services *s, const fl_request *r, uint32_t service) {
  fl_answers out = {.score = 1};
  fl_str path = text_of(s, r->address);
  fl_routes like = fl_routes_like(s, path);
  for (uint32_t i = fl_next_route(&like); i; i = fl_next_route(&like)) {
    const fl_endpoint *e = &s->endpoints.at[i];
    bool asked = (!service || e->service == service) && (!r->method || !e->method || r->method == e->method);
    uint32_t score = asked ? fl_route_fits(text_of(s, e->address), path) : 0;
    if (score && r->method && e->method) score += 1; // a route for this very verb is meant before one for all
    if (score) add_answer(&out, i, score);
  }
  return out;
}

// Many requests ask for the same.
static fl_answers routes_for(fl_services *s, const fl_request *r, uint32_t service) {
  uint64_t key = fl_hash64_mix(service, FL_KEY(r->method, r->address));
  uint32_t at = fl_map_get_or(&s->asked_routes, key, 0);
  const fl_asked_route *had = at ? &s->asked.at[at - 1] : NULL;
  if (had && had->service == service && had->method == r->method && had->address == r->address) return had->found;
  fl_answers found = find_routes(s, r, service);
  fl_array_reserve(&s->asked, 1);
  FL_ASSERT(s->asked.at);
  fl_array_push(&s->asked, ((fl_asked_route){service, r->method, r->address, found}));
  fl_map_put(&s->asked_routes, key, s->asked.n);
  return found;
}

// Without a host a path must say something by itself.
static bool says_something(const fl_answers *found) { return found->score && fl_route_literals(found->score) > 0; }

// Versions of one route, which one service offers.
static bool are_of_one(const fl_services *s, const fl_answers *found) {
  if (found->n > FL_MAX_ANSWERS) return false;
  for (uint32_t i = 1; i < found->n; i++)
    if (s->endpoints.at[found->at[i]].service != s->endpoints.at[found->at[0]].service) return false;
  return found->n == 1 || !fl_route_is_weak(found->score);
}

// "*/*": pieces that are not known, and a question's end.
static bool is_blank(fl_str path) {
  for (uint32_t i = 0; i < path.n && path.at[i] != '?'; i++)
    if (path.at[i] != '/' && path.at[i] != FL_TEXT_ANY) return false;
  return fl_str_find_char(path, FL_TEXT_ANY) != FL_STR_NONE;
}

static void link_open(fl_services *s, uint32_t request, const target *t) {
  const fl_request *r = &s->requests.at[request];
  fl_answers found = r->address ? routes_for(s, r, 0) : (fl_answers){0};
  bool named = t->guess && is_whole(text_of(s, r->host)); // where the path is not known, the host may go on
  if (!r->address) return why_not(s, request, "neither the host nor the path is known");
  if (named && (!found.n || found.score < 2 || !says_something(&found))) return leads_out(s, request, "the host is none of this repository");
  bool fits = found.n && found.score >= 2;
  uint32_t proxy = fits || t->guess ? 0 : fl_taken_by_proxy(s, r);
  if (proxy) return add_edge(s, request, proxy, 0, least(2, r->certainty));
  if (!fits && !is_blank(text_of(s, r->address))) return why_not(s, request, "no route of this repository fits, and the host is not known");
  if (!fits || !says_something(&found)) return why_not(s, request, is_blank(text_of(s, r->address)) ? "the path is made of unknown pieces" : "such a path is found everywhere, and the host is not known");
  if (!are_of_one(s, &found)) return why_not(s, request, "several services have such a route, and the host is not known");
  if (s->endpoints.at[found.at[0]].service == r->service) return why_not(s, request, "only the service itself has such a route, and the host is not known");
  uint8_t certainty = t->guess || fl_route_is_weak(found.score) ? 1 : least(2, r->certainty);
  for (uint32_t i = 0; i < found.n; i++) add_edge(s, request, s->endpoints.at[found.at[i]].service, found.at[i], certainty);
}

static void link_peer(fl_services *s, uint32_t request, uint32_t peer) {
  if (s->a->g->peers.at[peer - 1].to) add_edge(s, request, s->a->g->peers.at[peer - 1].to, 0, 3);
  else leads_out(s, request, "a library asks it as its settings say");
}

static void link_http(fl_services *s, uint32_t request) {
  const fl_request *r = &s->requests.at[request];
  if (r->peer) return link_peer(s, request, r->peer);
  target t = target_of(s, r);
  if (t.open) return link_open(s, request, &t);
  if (!t.service) return leads_out(s, request, "the host is outside of this repository");
  fl_answers found = r->address ? routes_for(s, r, t.service) : (fl_answers){0};
  bool weak = fl_route_is_weak(found.score), known = found.n > 0 && found.score > 1 && !(weak && found.n > 1);
  uint8_t of_service = least(t.certainty, least(3, r->certainty)), certainty = of_service;
  if (known && found.n > 1) certainty = least(certainty, 2);
  if (known && weak) certainty = 1;
  for (uint32_t i = 0; known && i < found.n && i < FL_MAX_ANSWERS; i++) add_edge(s, request, t.service, found.at[i], certainty);
  if (known) return;
  add_edge(s, request, t.service, 0, of_service);
  why_not(s, request, r->address ? "the service has no such route" : "the path is not known");
}

// ---- procedures -----------------------------------------------------------------------------------------------------------------------

// GetCart, getCart, get_cart and GetCartAsync are spellings of one name.
static bool same_procedure(fl_str a, fl_str b) {
  uint32_t i = 0, k = 0;
  for (;;) {
    while (i < a.n && a.at[i] == '_') i++;
    while (k < b.n && b.at[k] == '_') k++;
    if (i == a.n || k == b.n) break;
    if (tolower((unsigned char)a.at[i++]) != tolower((unsigned char)b.at[k++])) return false;
  }
  return i == a.n && k == b.n;
}

static bool is_procedure(fl_str asked, fl_str offered) {
  if (same_procedure(asked, offered)) return true;
  bool async = fl_str_ends_c(asked, "Async");
  return async && same_procedure(fl_str_slice(asked, 0, asked.n - 5), offered);
}

// Procedures of a service that names none of them: what runs under its name offers them.
static void procedures_at(const fl_services *s, uint32_t request, uint32_t service, fl_answers *found) {
  const fl_request *r = &s->requests.at[request];
  for (uint32_t i = fl_map_get_or(&s->procedures, 0, 0); i; i = s->next_procedure[i]) {
    const fl_endpoint *e = &s->endpoints.at[i];
    if (e->service == service && is_procedure(text_of(s, r->method), text_of(s, e->method))) add_answer(found, i, 2);
  }
}

static void link_rpc(fl_services *s, uint32_t request) {
  const fl_request *r = &s->requests.at[request];
  fl_answers found = {.score = 1};
  uint8_t of_host = 0;
  uint32_t service = r->host ? service_at_host(s, r->host, &of_host) : 0;
  if (!r->address) return why_not(s, request, "it is not known which service the stub is for");
  if (!service) service = service_at_host(s, r->address, &of_host); // services that go by the name under which they run
  if (service) procedures_at(s, request, service, &found);
  for (uint32_t i = fl_map_get_or(&s->procedures, r->address, 0); i; i = s->next_procedure[i]) {
    const fl_endpoint *e = &s->endpoints.at[i];
    bool fits = is_procedure(text_of(s, r->method), text_of(s, e->method));
    if (fits) add_answer(&found, i, service && e->service == service ? 2 : 1);
  }
  if (!found.n && service) add_edge(s, request, service, 0, least(r->certainty, of_host));
  if (!found.n) return leads_out(s, request, "nothing in this repository offers the procedure");
  if (found.n > FL_MAX_ANSWERS) return why_not(s, request, "many services offer the procedure, and the host is not known");
  for (uint32_t i = 0; i < found.n; i++)
    add_edge(s, request, s->endpoints.at[found.at[i]].service, found.at[i], least(r->certainty, found.n > 1 ? 2 : 3));
}

// ---- without an end ---------------------------------------------------------------------------------------------------------------------

static bool may_be_route(const fl_services *s, const fl_request *r, const fl_endpoint *e) {
  fl_str path = text_of(s, r->address);
  if (r->method && e->method && r->method != e->method) return false;
  return !r->address || is_blank(path) || fl_route_fits(text_of(s, e->address), path);
}

static bool may_be_procedure(const fl_services *s, const fl_request *r, const fl_endpoint *e) {
  return (!r->address || r->address == e->address) && (!r->method || is_procedure(text_of(s, r->method), text_of(s, e->method)));
}

bool fl_ask_may_be(fl_ask *a, const fl_request *r, uint32_t endpoint) {
  const fl_service_map *map = fl_ask_services(a);
  const fl_endpoint *e = &map->endpoints[endpoint];
  bool open = r->n_edges == 0;
  if (r->service == e->service || r->is_outside) return false;
  for (uint32_t i = r->first_edge; i < r->first_edge + r->n_edges; i++) {
    const fl_edge *edge = &map->edges[i];
    bool there = !edge->endpoint && edge->service == e->service; // procedures are asked for by HTTP as well
    if (there && r->kind != e->kind) return true;
    open |= edge->endpoint ? edge->certainty < 2 && edge->endpoint == endpoint : there;
  }
  if (!open || r->kind != e->kind || (r->kind != FL_ENTRY_http && r->kind != FL_ENTRY_rpc)) return false;
  return r->kind == FL_ENTRY_http ? may_be_route(a->services, r, e) : may_be_procedure(a->services, r, e);
}

// ---- messages -------------------------------------------------------------------------------------------------------------------------

static fl_str next_word(fl_str *rest, char separator) {
  fl_str word;
  if (!fl_str_cut(*rest, separator, &word, rest)) *rest = (fl_str){0};
  return word;
}

// "orders.*", "orders/+", "orders.#", "orders.>": one word, one word, any number of them.
static bool pattern_takes(fl_str pattern, fl_str topic) {
  char separator = fl_str_find_char(pattern, '/') != FL_STR_NONE ? '/' : '.';
  while (pattern.n || topic.n) {
    fl_str want = next_word(&pattern, separator);
    if (fl_str_eq_c(want, "#") || fl_str_eq_c(want, ">")) return true;
    if (topic.n == 0) return false;
    fl_str have = next_word(&topic, separator);
    bool any = fl_str_eq_c(want, "*") || fl_str_eq_c(want, "+");
    if (!any && !fl_str_eq(want, have)) return false;
  }
  return true;
}

static bool is_known(fl_str topic) { return topic.n && fl_str_find_char(topic, FL_TEXT_ANY) == FL_STR_NONE; }

// shop.billing.tasks.send where the root of the modules is not known: billing.tasks.send
static bool ends_like(fl_str whole, fl_str name) {
  return whole.n > name.n && fl_str_ends(whole, name) && whole.at[whole.n - name.n - 1] == '.' && fl_str_find_char(name, '.') != FL_STR_NONE;
}

static bool takes_topic(const fl_services *s, const fl_endpoint *e, const fl_request *r, uint8_t *certainty) {
  fl_str offered = text_of(s, e->address), asked = text_of(s, r->address);
  if (!is_known(offered) || !is_known(asked)) return false;
  *certainty = least(3, least(e->certainty, r->certainty));
  if (fl_str_eq(offered, asked)) return true;
  if (e->kind == FL_ENTRY_job && ends_like(offered, asked)) return true;
  bool pattern = fl_str_find_char(offered, '*') != FL_STR_NONE || fl_str_find_char(offered, '#') != FL_STR_NONE ||
                 fl_str_find_char(offered, '>') != FL_STR_NONE || fl_str_find_char(offered, '+') != FL_STR_NONE;
  *certainty = least(*certainty, 2);
  return pattern && pattern_takes(offered, asked);
}

static bool same_broker(const fl_services *s, const fl_endpoint *e, const fl_request *r) {
  const fl_site *site = &s->a->g->sites.at[r->site];
  fl_str offered = fl_models_text(s->a->g->models, e->protocol), asked = fl_graph_site_protocol(s->a->g, site);
  return !offered.n || !asked.n || fl_str_eq(offered, asked);
}

// Queues that the broker names: who binds one and listens to one in the same file most likely means the same.
static bool is_unnamed(const fl_bound_queue *b, const fl_endpoint *e) { return !b->queue && !e->written && b->file == e->file; }

// A message for an exchange is in every queue that is bound to it for such a key.
static bool takes_bound(const fl_services *s, const fl_endpoint *e, const fl_request *r, uint8_t *certainty) {
  fl_str exchange = text_of(s, r->exchange), key = text_of(s, r->address);
  if (!is_known(exchange) || (e->address && !is_known(text_of(s, e->address)))) return false;
  *certainty = least(e->written ? 3 : 2, least(e->certainty, r->certainty));
  for (uint32_t i = 0; i < s->bound.n; i++) {
    const fl_bound_queue *b = &s->bound.at[i];
    if (b->exchange != r->exchange || (b->queue ? b->queue != e->written : !is_unnamed(b, e))) continue;
    if (b->all || b->topic == r->address || (is_known(key) && pattern_takes(text_of(s, b->topic), key))) return true;
    if (is_known(key)) continue;
    *certainty = 1; // the key is not known
    return true;
  }
  return false;
}

static void link_topic(fl_services *s, uint32_t request) {
  const fl_request r = s->requests.at[request];
  for (uint32_t k = 0; k < s->listeners.n; k++) {
    uint32_t i = s->listeners.at[k];
    const fl_endpoint *e = &s->endpoints.at[i];
    uint8_t certainty;
    bool takes = same_broker(s, e, &r) && (r.exchange ? takes_bound(s, e, &r, &certainty) : takes_topic(s, e, &r, &certainty));
    if (takes) add_edge(s, request, e->service, i, certainty);
  }
  if (s->requests.at[request].n_edges) return;
  if (r.exchange || is_known(text_of(s, r.address))) leads_out(s, request, "nothing in this repository listens to it");
  else why_not(s, request, "the name is not known");
}

// ---- all of them ----------------------------------------------------------------------------------------------------------------------

// Endpoints by what could ask for them.
static void sort_endpoints(fl_services *s) {
  fl_index_routes(s);
  s->next_procedure = fl_alloc_zero(s->endpoints.n, sizeof(uint32_t));
  for (uint32_t i = s->endpoints.n; i-- > 1;) {
    const fl_endpoint *e = &s->endpoints.at[i];
    if (e->kind != FL_ENTRY_rpc) continue;
    s->next_procedure[i] = fl_map_get_or(&s->procedures, e->address, 0);
    fl_map_put(&s->procedures, e->address, i);
  }
  for (uint32_t i = 1; i < s->endpoints.n; i++) {
    uint8_t kind = s->endpoints.at[i].kind;
    if (kind == FL_ENTRY_consumer || kind == FL_ENTRY_job) fl_array_push(&s->listeners, i);
  }
}

void fl_link_requests(fl_services *s) {
  fl_array_push(&s->edges, (fl_edge){0});
  sort_endpoints(s);
  for (uint32_t i = 1; i < s->requests.n; i++) {
    switch (s->requests.at[i].kind) {
    case FL_ENTRY_http: link_http(s, i); break;
    case FL_ENTRY_rpc: link_rpc(s, i); break;
    default: link_topic(s, i);
    }
  }
}

static void index_entries(fl_services *s) {
  s->first_of_entry = fl_alloc_zero((size_t)s->a->g->entries.n + 1, sizeof(uint32_t));
  s->next_of_entry = fl_alloc_zero(s->endpoints.n, sizeof(uint32_t));
  for (uint32_t i = s->endpoints.n; i-- > 1;) {
    uint32_t entry = s->endpoints.at[i].entry;
    s->next_of_entry[i] = entry ? s->first_of_entry[entry] : 0;
    if (entry) s->first_of_entry[entry] = i;
  }
}

uint32_t fl_ask_endpoint_of(fl_ask *a, uint32_t entry, uint32_t before) {
  fl_ask_services(a);
  return before ? a->services->next_of_entry[before] : a->services->first_of_entry[entry];
}

const fl_service_map *fl_ask_services(fl_ask *a) {
  if (a->services) return &a->services->map;
  fl_services *s = a->services = fl_alloc_zero(1, sizeof *s);
  fl_pause paused = fl_ask_pause_budget(a);
  s->a = a;
  fl_find_mounts(s);
  fl_find_feeds(s);
  fl_find_endpoints(s);
  fl_find_requests(s);
  index_entries(s);
  fl_link_requests(s);
  fl_ask_resume_budget(a, paused);
  s->map = (fl_service_map){a->g->services.at, s->endpoints.at, s->requests.at, s->edges.at,
                            a->g->services.n,  s->endpoints.n,  s->requests.n,  s->edges.n};
  return &s->map;
}

void fl_services_free(fl_services *s) {
  if (!s) return;
  fl_free(s->forwards);
  fl_array_release(&s->endpoints);
  fl_array_release(&s->requests);
  fl_array_release(&s->edges);
  fl_array_release(&s->mounted);
  fl_array_release(&s->fronts);
  fl_map_release(&s->front_of);
  fl_array_release(&s->bound);
  fl_array_release(&s->prefixes);
  fl_map_release(&s->mounts);
  fl_map_release(&s->prefix_of_call);
  fl_map_release(&s->first_request);
  fl_map_release(&s->hosts);
  fl_map_release(&s->known_endpoints);
  fl_map_release(&s->procedures);
  fl_release_routes(s);
  fl_map_release(&s->asked_routes);
  fl_array_release(&s->asked);
  fl_array_release(&s->listeners);
  fl_free(s->next_procedure);
  fl_free(s->first_of_entry);
  fl_free(s->next_of_entry);
  fl_free(s);
}

uint32_t fl_ask_service_of(fl_ask *a, uint32_t file) { return a->g->service_of_file[file]; }
uint32_t fl_ask_services_of(fl_ask *a, fl_func_ref func, uint32_t *out, uint32_t cap) { return fl_services_of_func(a->g, func, out, cap); }
bool fl_ask_is_taken_over(fl_ask *a, uint32_t file) { return fl_is_brought_anywhere(a->g, file) && fl_is_shared_unit(a->g, a->g->service_of_file[file]); }

bool fl_ask_is_shared(fl_ask *a, uint32_t service) { return fl_is_shared_unit(a->g, service); }

uint32_t fl_ask_requests(fl_ask *a, const fl_site *site, uint32_t *n) {
  const fl_service_map *map = fl_ask_services(a);
  uint32_t first = fl_map_get_or(&a->services->first_request, site->id, 0);
  *n = 0;
  while (first && first + *n < map->n_requests && map->requests[first + *n].site == site->id) ++*n;
  return first;
}
