// What the files behind services.h share.
#ifndef FL_GRAPH_SERVICES_P_H
#define FL_GRAPH_SERVICES_P_H

#include "graph/service_p.h"
#include "graph/text_p.h"

// A mount call, by what hangs below it; several may share a key.
typedef struct fl_mounted {
  uint32_t file, call;
  const fl_meaning_row *row;
  uint32_t next;
} fl_mounted;

// A function that runs before the routes of a router.
typedef struct fl_front {
  fl_func_ref func;
  fl_sym prefix; // before those alone that begin so; 0: before all
  fl_call_ref at; // puts it there: not before what the same function has put there earlier; none: before all
  uint32_t next;
} fl_front;

// A queue that takes messages from an exchange.
typedef struct fl_bound_queue {
  fl_sym queue, exchange, topic;
  uint32_t file;
  bool all; // whatever their key is
} fl_bound_queue;

// route_index.c: endpoints over HTTP, chained in their order with those that could answer the same paths.
typedef struct fl_route_index {
  fl_map alike, long_as; // (segments, the first one) and segments -> the first of endpoints[]
  uint32_t *next_alike, *next_long_as;
} fl_route_index;
typedef struct fl_routes {
  const uint32_t *next[3]; // what each list goes on by
  uint32_t at[3];
} fl_routes;
void fl_index_routes(fl_services *);
void fl_release_routes(fl_services *);
fl_routes fl_routes_like(const fl_services *, fl_str path); // all that can fit, and few others
uint32_t fl_next_route(fl_routes *);                        // endpoints[] in ascending order; 0: no more

// link.c: the endpoints that fit a request best.
enum { FL_MAX_ANSWERS = 3 };
typedef struct fl_answers {
  uint32_t at[FL_MAX_ANSWERS]; // endpoints[]
  uint32_t n;                  // that fit equally well; may be more than there is room for
  uint32_t score;
} fl_answers;
typedef struct fl_asked_route {
  uint32_t service; // 0: any
  fl_sym method, address;
  fl_answers found;
} fl_asked_route;

struct fl_services {
  fl_ask *a;
  fl_service_map map;
  FL_ARRAY(fl_endpoint) endpoints;
  FL_ARRAY(fl_request) requests;
  FL_ARRAY(fl_edge) edges;
  FL_ARRAY(fl_mounted) mounted;
  fl_map mounts; // kind and place of what hangs there -> mounted[]
  fl_map prefix_of_call; // mount call -> prefixes[]
  FL_ARRAY(fl_texts) prefixes;
  uint32_t nesting;
  FL_ARRAY(fl_front) fronts; // front.c: found when somebody asks
  fl_map front_of;           // the call that makes a router -> fronts[]
  FL_ARRAY(fl_bound_queue) bound;
  fl_map first_request; // site -> requests[]
  fl_map known_endpoints; // hash of function, verb and address -> endpoints[]
  FL_ARRAY(uint32_t) listeners; // endpoints[] that messages may reach
  fl_route_index routes;
  FL_ARRAY(fl_asked_route) asked;
  fl_map asked_routes; // hash of what was asked -> asked[] + 1
  fl_map hosts; // service << 3 | certainty
  fl_map procedures; // address -> the first of endpoints[]
  uint32_t *next_procedure;
  fl_forward *forwards; // of proxies, when the first request asks for them (link_proxy.c)
  uint32_t n_forwards;
  uint32_t *first_of_entry, *next_of_entry; // endpoints[]: of an entry, after an endpoint
};

// route.c: addresses in the form in which they are compared.
fl_sym fl_route_of(fl_graph *, fl_str text);   // a route as a framework writes it -> "/orders/" FL_TEXT_ANY
fl_sym fl_url_path(fl_graph *, fl_str text);   // the path of a request
enum { FL_ROUTE_REST = 4 };                    // a last segment that stands for any number of them
typedef struct fl_url {
  fl_str scheme, host, port, path; // host: empty when the text begins with a path
  bool host_open;                  // the host is not known
  bool path_open;                  // nothing is known behind the host
} fl_url;
fl_url fl_url_parse(fl_str text);
fl_str fl_next_segment(fl_str *rest);
// 0: no; else how well.
uint32_t fl_route_fits(fl_str route, fl_str path);
uint32_t fl_route_literals(uint32_t score); // segments that are equal
bool fl_route_is_weak(uint32_t score);      // an unknown piece of the request stands for a literal of the route

// mount.c
void fl_find_mounts(fl_services *);
// Prefixes of what a call registers on an object (`under`: access path; 0: its receiver).
void fl_mount_prefixes(fl_services *, uint32_t file, uint32_t call, fl_mid under, fl_texts *out);
// mounted[]: the first of what the object that the call makes, or what the function registers, hangs below; 0: nothing.
uint32_t fl_mounts_of_call(const fl_services *, uint32_t file, uint32_t call);
uint32_t fl_mounts_of_func(const fl_services *, uint32_t file, uint32_t func);
// convention.c: the path of a method that is given none, 0 = it has none then; a path with the names put in that stand for words in it.
fl_sym fl_route_by_names(fl_graph *, fl_func_ref);
fl_sym fl_route_filled(fl_graph *, fl_func_ref, fl_sym path);
void fl_annotated_prefixes(fl_services *, fl_func_ref, fl_texts *out, bool *any);
fl_texts fl_join_paths(fl_ask *, const fl_texts *head, const fl_texts *tail);

// settle.c: puts in what the service's own settings say of the names of settings in an address. False: nothing of it.
bool fl_settle_in_service(fl_services *, uint32_t service, fl_sym *address);

// endpoint.c, request.c, link.c
void fl_find_endpoints(fl_services *);
void fl_find_requests(fl_services *);
void fl_link_requests(fl_services *);
uint32_t fl_taken_by_proxy(fl_services *, const fl_request *); // link_proxy.c: the service, 0: none, or several
void fl_find_feeds(fl_services *);
fl_sym fl_verb_of(fl_graph *, fl_str text); // "post", "HttpMethod.POST" -> POST; 0 when it is no verb
fl_sym fl_verb_before(fl_graph *, fl_sym *path); // "POST /orders": cuts the verb off, 0 when there is none
fl_sym fl_verb_in_name(fl_graph *, fl_str name);
void fl_verbs_at(fl_services *, const fl_place_of *, fl_text method, fl_mid path, fl_texts *out);
// Lays a pattern (fl_rpc_model) over the end of a dotted name. False when it does not fit; what it does not say stays 0.
bool fl_rpc_pattern(fl_graph *, fl_str pattern, fl_str name, fl_sym *service, fl_sym *method);
fl_sym fl_rpc_text(fl_services *, const fl_place_of *, fl_mid path);
fl_sym fl_written_chain(fl_graph *, uint32_t file, uint32_t val); // "shop.Payment.service" of a chain of names, 0 else

#endif
