// Routes of meshes, gateways and proxies -> limit rows.
#ifndef FL_FACTS_LIMIT_P_H
#define FL_FACTS_LIMIT_P_H

#include "facts/doc_p.h"
#include "facts/settings_p.h"

typedef struct fl_route_match {
  fl_sym path;
  uint8_t fits; // fl_limit_fits
  bool is_conditional;
} fl_route_match;

typedef struct fl_route_limit {
  uint8_t what; // fl_limit_what
  fl_sym val;
  fl_str at;
} fl_route_limit;

// A route while it is read. Whoever fills it says what is known; an empty list of hosts or paths means all.
typedef struct fl_route {
  fl_sym by, target;
  fl_str at; // where it begins
  bool is_conditional, is_outside;
  uint32_t strip;             // segments that are taken off the path before it is handed on
  fl_sym prefix;              // what is put before it
  fl_sym rewrite, rewritten;  // a pattern, and what stands for it then
  bool replaces;              // the whole path of the match gives way to `prefix`; 0: not known to what
  FL_ARRAY(fl_sym) hosts;
  FL_ARRAY(fl_route_match) matches;
  FL_ARRAY(fl_route_limit) limits;
} fl_route;

void fl_route_begin(fl_route *, fl_sym by, fl_str at); // keeps the hosts
void fl_route_release(fl_route *);
void fl_route_limit_add(fl_rows *, fl_route *, uint8_t what, fl_str val, const char *unit, fl_str at); // `unit`: of a bare number
void fl_route_limit_set(fl_rows *, fl_route *, uint8_t what, fl_str val, fl_str at); // in place of what was said before; what is no secret
bool fl_route_has(const fl_route *, uint8_t what);
// One row for each host, path and limit, and one before them that the route begins.
void fl_rows_route(fl_rows *, const fl_route *);

// limit_filters.c: what filters below `head` + `list` make of the requests of a route; and the path that its peer sees then.
void fl_read_filters(fl_rows *, fl_doc *, fl_route *, fl_str head, const char *list);
bool fl_route_changes_path(const fl_route *);
bool fl_route_peer_path(fl_rows *, const fl_route *, fl_str path, fl_buf *out); // false: it is not known

// Readers of documents. True when the document is nothing else.
bool fl_read_mesh(fl_rows *, fl_doc *);        // Istio, Gateway API, Linkerd
void fl_read_inlets(fl_rows *, fl_doc *);       // services, ingresses and routes that let in what comes from outside, besides what they are
// A port of a compose service: `is_whole`: as `HOST:PORT:PORT`; otherwise it is published as it is written.
void fl_read_published_port(fl_rows *, fl_str service, fl_str port, bool is_whole, fl_str at);
void fl_read_cloud_inlet(fl_rows *, fl_str type, fl_str head); // of Terraform's resource whose settings begin with `head`
void fl_read_nginx_text(fl_rows *, fl_str text); // a part of the file
bool fl_read_envoy(fl_rows *, fl_doc *);       // virtual hosts anywhere in the document
void fl_read_gateway(fl_rows *, fl_doc *);     // Spring Cloud Gateway, among other settings
void fl_read_zuul(fl_rows *, fl_doc *);        // Zuul, among other settings
void fl_read_clusters(fl_rows *, fl_doc *);    // routes to clusters of destinations, among other settings
void fl_read_listening(fl_rows *, fl_doc *);   // FL_SETTING_LISTENS
void fl_read_method_config(fl_rows *, fl_doc *); // gRPC service configs, among other settings

#endif
