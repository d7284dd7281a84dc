// Kubernetes documents that set limits on requests inside a mesh: VirtualService, DestinationRule, HTTPRoute, ServiceProfile.
//
// All of them are lists of routes; what differs is how the parts are called, and that is data. Hosts are as callers write them:
// a short name, or one with its domain.
#include "facts/limit_p.h"

typedef struct limit_key {
  const char *key; // below the route
  uint8_t what;
} limit_key;

typedef struct dialect {
  const char *kind, *version;      // how apiVersion begins
  const char *hosts;               // "@name": the document's own
  const char *gateways;            // where it holds; "mesh" among them, or none: between services
  const char *parents;             // the same as what it hangs on: a service, or else a gateway
  const char *routes;              // pattern of a route's parts; ends with "[*]."
  const char *match;               // pattern of a match, below a route; NULL: the route's own parts
  const char *exact, *prefix, *pattern; // below a match
  const char *type;                // below a match: the word that says which of the three it is; then `exact` is the path
  const char *target;              // below a route
  const char *fallback;            // timeout of a route that sets none; 0s: nothing ends its requests
  const char *repeats;             // retries of a route that sets none
  bool in_order;                   // the first route that fits takes the request; elsewhere the longest path does
  limit_key keys[10];
} dialect;

static const dialect dialects[] = {
    {.kind = "VirtualService",
     .version = "networking.istio.io/",
     .hosts = "spec.hosts[*]",
     .gateways = "spec.gateways[*]",
     .routes = "spec.http[*].",
     .match = "match[*].",
     .exact = "uri.exact",
     .prefix = "uri.prefix",
     .pattern = "uri.regex",
     .target = "route[*].destination.host",
     .in_order = true, // https://istio.io/latest/docs/reference/config/networking/virtual-service/#VirtualService (spec.http)
     .fallback = "0s", // Istio ends no request by itself: https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPRoute
     .repeats = "2",   // on connect-failure, refused-stream, unavailable, cancelled, 503: https://istio.io/latest/docs/concepts/traffic-management/#retries
     .keys = {{"timeout", FL_LIMIT_timeout},
              {"retries.attempts", FL_LIMIT_retries},
              {"retries.perTryTimeout", FL_LIMIT_attempt_timeout}}},
    {.kind = "HTTPRoute",
     .version = "gateway.networking.k8s.io/",
     .hosts = "spec.hostnames[*]",
     .parents = "spec.parentRefs[*].name",
     .routes = "spec.rules[*].",
     .match = "matches[*].",
     .exact = "path.value",
     .type = "path.type",
     .target = "backendRefs[*].name",
     .keys = {{"timeouts.request", FL_LIMIT_timeout},
              {"timeouts.backendRequest", FL_LIMIT_attempt_timeout},
              {"retry.attempts", FL_LIMIT_retries},
              {"retry.backoff", FL_LIMIT_backoff}}},
    {.kind = "GRPCRoute", // which procedure it is for is more than host and path
     .version = "gateway.networking.k8s.io/",
     .hosts = "spec.hostnames[*]",
     .parents = "spec.parentRefs[*].name",
     .routes = "spec.rules[*].",
     .match = "matches[*].",
     .target = "backendRefs[*].name"},
    {.kind = "ServiceProfile",
     .version = "linkerd.io/",
     .hosts = "@name",
     .routes = "spec.routes[*].",
     .pattern = "condition.pathRegex",
     .fallback = "10s",
     .keys = {{"timeout", FL_LIMIT_timeout}}},
    {.kind = "DestinationRule",
     .version = "networking.istio.io/",
     .hosts = "spec.host",
     .routes = NULL, // one for all requests
     .keys = {{"spec.trafficPolicy.connectionPool.tcp.connectTimeout", FL_LIMIT_connect_timeout},
              {"spec.trafficPolicy.connectionPool.tcp.maxConnections", FL_LIMIT_connections},
              {"spec.trafficPolicy.connectionPool.http.idleTimeout", FL_LIMIT_idle_timeout},
              {"spec.trafficPolicy.connectionPool.http.http1MaxPendingRequests", FL_LIMIT_pending},
              {"spec.trafficPolicy.outlierDetection.consecutive5xxErrors", FL_LIMIT_ejection},
              {"spec.trafficPolicy.outlierDetection.consecutiveErrors", FL_LIMIT_ejection}}},
};

typedef struct reading {
  fl_rows *rows;
  fl_doc *doc;
  const dialect *in;
  fl_route route;
  bool is_outside;
  FL_ARRAY(fl_route_match) taken; // where the first fits: what routes before take whatever else a request is like
} reading;

static fl_sym symbol(reading *r, uint32_t leaf) { return fl_intern_add(&r->rows->syms, fl_doc_value(r->doc, leaf)); }

// ---- hosts --------------------------------------------------------------------------------------------------------------------

static void add_host(reading *r, fl_sym host) { fl_array_push(&r->route.hosts, host); }

// A route of the Gateway API inside a mesh hangs on the service that it is for.
static bool is_for_service(reading *r, uint32_t leaf, fl_parts *parts) {
  if (!fl_path_fits(fl_doc_path(r->doc, leaf), "spec.parentRefs[*].name", parts)) return false;
  for (uint32_t i = 0; i < r->doc->leaves.n; i++) {
    fl_str path = fl_doc_path(r->doc, i);
    bool same = fl_str_starts(path, parts->at[0]) && fl_str_ends_c(path, "].kind");
    if (same && fl_str_eq_c(r->doc->leaves.at[i].value, "Service")) return true;
  }
  return false;
}

// Routes of a gateway hold for what comes in from outside; what one service asks of another does not pass there.
static bool holds_outside(reading *r) {
  fl_parts parts;
  bool any = false, mesh = false;
  for (uint32_t i = 0; r->in->gateways && i < r->doc->leaves.n; i++)
    if (fl_path_fits(fl_doc_path(r->doc, i), r->in->gateways, &parts))
      any = true, mesh |= fl_str_eq_c(r->doc->leaves.at[i].value, "mesh");
  for (uint32_t i = 0; r->in->parents && i < r->doc->leaves.n; i++)
    if (fl_path_fits(fl_doc_path(r->doc, i), r->in->parents, &parts)) any = true, mesh |= is_for_service(r, i, &parts);
  return any && !mesh;
}

static void read_hosts(reading *r) {
  fl_parts parts;
  if (fl_str_eq_c(fl_str_from(r->in->hosts), "@name")) {
    fl_sym name = fl_intern_add(&r->rows->syms, fl_doc_find(r->doc, "metadata.name"));
    return add_host(r, name);
  }
  for (uint32_t i = 0; i < r->doc->leaves.n; i++)
    if (fl_path_fits(fl_doc_path(r->doc, i), r->in->hosts, &parts) || is_for_service(r, i, &parts)) add_host(r, symbol(r, i));
}

// ---- paths --------------------------------------------------------------------------------------------------------------------

static bool is_key(fl_str rest, const char *key) { return key && fl_str_eq_c(rest, key); }

// Not about the path: who asks, and how. Names and switches for case say nothing.
static bool asks_for_more(fl_str rest) {
  return !fl_str_eq_c(rest, "name") && !fl_str_eq_c(rest, "ignoreUriCase") && !fl_str_starts_c(rest, "condition.");
}

static uint8_t kind_of_path(const reading *r, fl_str rest) {
  if (is_key(rest, r->in->exact)) return r->in->type ? FL_FITS_PREFIX : FL_FITS_EXACT;
  if (is_key(rest, r->in->prefix)) return FL_FITS_PREFIX;
  if (is_key(rest, r->in->pattern)) return FL_FITS_PATTERN;
  return 0;
}

static void read_type(fl_route_match *m, fl_str word) {
  if (fl_str_eq_c(word, "Exact")) m->fits = FL_FITS_EXACT;
  if (fl_str_eq_c(word, "RegularExpression")) m->fits = FL_FITS_PATTERN;
}

// The parts of one match: [from, end) with the head `match`.
static void read_match(reading *r, fl_str match, uint32_t from) {
  fl_route_match m = {0, FL_FITS_ANY, false};
  fl_str word = {0};
  for (uint32_t i = from; i < r->doc->leaves.n && fl_str_starts(fl_doc_path(r->doc, i), match); i++) {
    fl_str rest = fl_str_from_pos(fl_doc_path(r->doc, i), match.n);
    uint8_t fits = kind_of_path(r, rest);
    if (fits) m.fits = fits, m.path = symbol(r, i);
    else if (is_key(rest, r->in->type)) word = r->doc->leaves.at[i].value;
    else m.is_conditional |= asks_for_more(rest);
  }
  if (m.path) read_type(&m, word);
  fl_array_push(&r->route.matches, m);
}

// ---- routes -------------------------------------------------------------------------------------------------------------------

static void read_limit(reading *r, fl_str rest, uint32_t leaf) {
  for (const limit_key *k = r->in->keys; k->key; k++)
    if (fl_str_eq_c(rest, k->key))
      fl_route_limit_add(r->rows, &r->route, k->what, fl_doc_value(r->doc, leaf), "", r->doc->leaves.at[leaf].value);
}

static void read_part(reading *r, fl_str route, fl_str rest, uint32_t leaf, fl_str *match) {
  fl_parts parts;
  read_limit(r, rest, leaf);
  if (r->in->target && !r->route.target && fl_path_fits(rest, r->in->target, &parts)) r->route.target = symbol(r, leaf);
  if (!r->in->match && kind_of_path(r, rest)) return read_match(r, route, leaf);
  if (!r->in->match || !fl_path_fits(rest, r->in->match, &parts)) return;
  fl_str whole = fl_doc_path(r->doc, leaf), head = fl_str_slice(whole, 0, whole.n - parts.rest.n);
  if (!fl_str_eq(head, *match)) read_match(r, head, leaf);
  *match = head;
}

static bool covers(reading *r, const fl_route_match *a, const fl_route_match *b) {
  fl_str first = fl_intern_text(&r->rows->syms, a->path), then = fl_intern_text(&r->rows->syms, b->path);
  if (a->is_conditional || a->fits == FL_FITS_PATTERN) return false;
  if (a->fits == FL_FITS_ANY || (a->fits == FL_FITS_PREFIX && fl_str_eq_c(first, "/"))) return true;
  if (b->fits != FL_FITS_PREFIX && b->fits != FL_FITS_EXACT) return false;
  return a->fits == FL_FITS_PREFIX ? fl_str_starts(then, first) : b->fits == FL_FITS_EXACT && fl_str_eq(then, first);
}

static bool is_taken(reading *r, const fl_route_match *m) {
  for (uint32_t i = 0; i < r->taken.n; i++)
    if (covers(r, &r->taken.at[i], m)) return true;
  return false;
}

// Leaves the matches that a request may come to. false: none.
static bool is_reached(reading *r) {
  fl_route_match any = {0, FL_FITS_ANY, false};
  uint32_t n = r->route.matches.n, kept = 0;
  for (uint32_t i = 0; i < n; i++)
    if (!is_taken(r, &r->route.matches.at[i])) r->route.matches.at[kept++] = r->route.matches.at[i];
  bool reached = n ? kept > 0 : !is_taken(r, &any);
  r->route.matches.n = kept;
  for (uint32_t i = 0; i < kept; i++) fl_array_push(&r->taken, r->route.matches.at[i]);
  if (!n) fl_array_push(&r->taken, any);
  return reached;
}

static void close_route(reading *r) {
  if (!r->route.at.at || (r->in->in_order && !is_reached(r))) return;
  if (r->in->fallback && !fl_route_has(&r->route, FL_LIMIT_timeout))
    fl_route_limit_add(r->rows, &r->route, FL_LIMIT_timeout, fl_str_from(r->in->fallback), "", r->route.at);
  if (r->in->repeats && !fl_route_has(&r->route, FL_LIMIT_retries))
    fl_route_limit_add(r->rows, &r->route, FL_LIMIT_retries, fl_str_from(r->in->repeats), "", r->route.at);
  r->route.is_conditional |= r->is_outside;
  r->route.is_outside = r->is_outside;
  fl_rows_route(r->rows, &r->route);
}

static void read_routes(reading *r, fl_sym by) {
  fl_str route = {0}, match = {0};
  fl_parts parts;
  for (uint32_t i = 0; i < r->doc->leaves.n; i++) {
    fl_str path = fl_doc_path(r->doc, i);
    if (!fl_path_fits(path, r->in->routes, &parts)) continue;
    fl_str head = fl_str_slice(path, 0, path.n - parts.rest.n);
    if (!fl_str_eq(head, route)) {
      close_route(r);
      fl_route_begin(&r->route, by, r->doc->leaves.at[i].value);
    }
    route = head;
    read_part(r, route, parts.rest, i, &match);
  }
  close_route(r);
}

static void read_policy(reading *r, fl_sym by) {
  fl_route_begin(&r->route, by, r->doc->leaves.at[0].value);
  for (uint32_t i = 0; i < r->doc->leaves.n; i++) read_limit(r, fl_doc_path(r->doc, i), i);
  if (r->route.limits.n) fl_rows_route(r->rows, &r->route);
}

static fl_sym author(reading *r) {
  fl_buf name = {0};
  fl_buf_printf(&name, "%s ", r->in->kind);
  fl_buf_add(&name, fl_doc_find(r->doc, "metadata.name"));
  fl_sym by = fl_intern_add(&r->rows->syms, fl_buf_str(&name));
  fl_buf_release(&name);
  return by;
}

bool fl_read_mesh(fl_rows *rows, fl_doc *d) {
  if (!fl_str_contains(rows->text, FL_STR("apiVersion"))) return false;
  fl_str kind = fl_doc_find(d, "kind"), version = fl_doc_find(d, "apiVersion");
  for (size_t i = 0; i < sizeof dialects / sizeof *dialects; i++) {
    const dialect *in = &dialects[i];
    if (!fl_str_eq_c(kind, in->kind) || !fl_str_starts_c(version, in->version)) continue;
    reading r = {.rows = rows, .doc = d, .in = in};
    read_hosts(&r);
    r.is_outside = holds_outside(&r);
    fl_sym by = author(&r);
    if (in->routes) read_routes(&r, by);
    else read_policy(&r, by);
    fl_route_release(&r.route);
    fl_array_release(&r.taken);
    return true;
  }
  return false;
}
