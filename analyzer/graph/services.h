// Services: the parts of a repository that run on their own, what each offers, and what they ask of one another.
//
// In: a built graph. Out: services (folders that are built by themselves), endpoints (entry points with the address under which they
// are reached), requests (sites with the address that they ask for) and edges that join the two. Addresses are folded out of the code
// and its settings; what is not known stays open and never makes an edge by itself.
#ifndef FL_GRAPH_SERVICES_H
#define FL_GRAPH_SERVICES_H

#include "graph/graph.h"

typedef struct fl_service {
  fl_sym name; // for people: how the deployment calls it, else how it calls itself, else its folder; unique
  fl_str dir;  // folder of its build file, "" = the root
  fl_sym prefix; // path before all of its routes, as it is configured; 0 = none
  bool is_program; // one of several programs of a module
} fl_service;

typedef struct fl_endpoint {
  uint8_t kind;      // fl_entry_kind: http, rpc, consumer, job
  uint8_t certainty; // of the registration and its address
  uint32_t entry;    // index + 1
  uint32_t service;  // services[]
  fl_text protocol;  // as the model says; "" = it does not
  fl_sym method;     // verb in capitals, procedure as it is written; 0 = any verb
  fl_sym address;    // path, name of the rpc service, topic; unknown pieces marked as in text_p.h
  fl_sym label;      // "POST /orders/{id}", "Payment/Charge", "orders"
  fl_sym written;    // the address before settings of the service were put in: of what a library offers; else the same
  fl_func_ref func;
  uint32_t file; // where it is registered
  fl_span span;
} fl_endpoint;

// What one site asks for, under one of the addresses that it may have.
typedef struct fl_request {
  uint32_t site;
  uint32_t service; // that asks
  uint8_t kind;     // fl_entry_kind of the endpoints that could answer
  uint8_t certainty;
  fl_sym host; // as written, without port; 0 = not known
  fl_sym port;
  fl_sym method, address; // as in fl_endpoint
  fl_sym exchange;        // what a message is handed to; `address` is then its key
  fl_sym label;           // "POST http://payment/charge", "Payment/Charge", "orders"
  uint32_t first_edge, n_edges;
  fl_sym why; // without an edge: why
  bool is_outside; // ... because nobody here is called so, or offers it
  uint32_t peer;   // peers[] + 1: whom the library asks by its settings, as the code names nobody; 0: the code or nobody names one
} fl_request;

typedef struct fl_edge {
  uint32_t request;
  uint32_t service;  // that answers
  uint32_t endpoint; // endpoints[]; 0: the service is known, what it does is not
  uint8_t certainty; // 3 host and address; 2 the address alone, and only one fits; 1 not for rules
} fl_edge;

// Arrays from index 1 on.
typedef struct fl_service_map {
  const fl_service *services;
  const fl_endpoint *endpoints;
  const fl_request *requests; // by site, in order
  const fl_edge *edges;       // by request, in order
  uint32_t n_services, n_endpoints, n_requests, n_edges;
} fl_service_map;

// Made at the first question. Borrowed until the ask is freed.
const fl_service_map *fl_ask_services(fl_ask *);
// Could a request whose end is not known, or not for sure, ask for this endpoint?
bool fl_ask_may_be(fl_ask *, const fl_request *, uint32_t endpoint);
// The endpoints of the service that is asked which take the path of the request with other verbs alone: nobody answers it (refused.c).
uint32_t fl_ask_refused(fl_ask *, const fl_request *, uint32_t *out, uint32_t cap);
// The service whose code a file is, 0 = none.
uint32_t fl_ask_service_of(fl_ask *, uint32_t file);
// The services that run a function: of a library that several use those whose code leads there, which may be none; else one, which may be 0.
enum { FL_MAX_USERS = 64 };
uint32_t fl_ask_services_of(fl_ask *, fl_func_ref, uint32_t *out, uint32_t cap);
bool fl_ask_is_taken_over(fl_ask *, uint32_t file); // by images of several programs, from a folder beside them
bool fl_ask_is_fetched(fl_ask *, uint32_t service); // all that stands here is how its image is made, which takes nothing from beside it
bool fl_ask_is_shared(fl_ask *, uint32_t service); // such a library: it runs in others only
// A port that the deployment or the image of a service names, and where (listens.c). `by_service`: zeroed, of n_services; file 0 = none.
typedef struct fl_listens { uint32_t file; fl_span span; } fl_listens;
void fl_ask_listens(fl_ask *, fl_listens *by_service);
// Functions that one service alone runs: those that requests, messages and clocks lead to, and open ones that nothing leads to. Tests and what is generated apart.
typedef struct fl_led_to { uint32_t requested, unreached; bool is_page; } fl_led_to; // is_page: some of it is built into pages
void fl_ask_led_to(fl_ask *, fl_led_to *by_service); // requested.c; zeroed, of n_services; 0: nobody's
// What the environment and the settings of a service name as hosts, and is no code of this repository. A host may have several words.
typedef struct fl_backing {
  fl_str host; // without domain when it is deployed here
  fl_str word; // the image that is deployed under it, or the scheme of its URL: "redis", "mysql"
  fl_str part; // of it, where that is told: a database of a server
} fl_backing;
// Of these the ones that code which puts the system together tells the service of.
uint32_t fl_ask_composed_of(fl_ask *, uint32_t service, fl_backing *out, uint32_t cap);
bool fl_ask_composes(fl_ask *, uint32_t file); // does a call in it have something started?
bool fl_ask_starts(fl_ask *, uint32_t file, uint32_t service); // ... and is it this one?
fl_str fl_ask_schema_database(fl_ask *, uint32_t service); // the one that a schema of its own makes; "": none, or several
uint32_t fl_ask_backing_of(fl_ask *, uint32_t service, fl_backing *out, uint32_t cap);
// What a gateway or proxy hands on without code: its routes that lead to another service of the repository, or to what is deployed beside it.
typedef struct fl_forward {
  uint32_t from, to; // services; to 0: `host` is no code of the repository
  fl_sym host;
  uint8_t certainty; // as of an edge
  fl_str path;       // of the requests, as the route writes it
  fl_str peer;       // ... and as whoever answers sees it; empty: that is not known
  uint32_t file, route; // limits[] of the file
} fl_forward;
enum { FL_MAX_FORWARDS = 1024 };
uint32_t fl_graph_forwards(const fl_graph *, fl_forward *out, uint32_t cap);
// What a gateway of a mesh lets in: routes from outside that lead to a service of the repository. `from` is 0, that is nobody here.
uint32_t fl_graph_inlets(const fl_graph *, fl_forward *out, uint32_t cap);
// forward_answered.c: false where the service answers requests and none of its paths could begin as the route's do.
bool fl_forward_is_answered(const fl_graph *, const fl_service_map *, const fl_forward *);
bool fl_forward_takes(const fl_graph *, const fl_forward *, fl_str path); // a request that its peer sees with this path
// The topic, queue or subject that a site is about, also where it is no request; several with commas between them. 0: not known.
fl_sym fl_ask_topic(fl_ask *, const fl_site *);
// What the lock is called that a site takes, with marks for pieces that are not known. 0: not known, or several.
fl_sym fl_ask_lock_name(fl_ask *, const fl_site *);
// What a site's call gives to what it makes under the model's name `name`, as a text: an address. 0: not wholly known, or several.
fl_sym fl_ask_set_text(fl_ask *, const fl_site *, fl_str name);
// The endpoints of an entry point (index + 1), in order: the one after `before`, 0 = the first; 0 = no more.
uint32_t fl_ask_endpoint_of(fl_ask *, uint32_t entry, uint32_t before);
// The requests of a site: index of the first, and how many.
uint32_t fl_ask_requests(fl_ask *, const fl_site *, uint32_t *n);

#endif
