// Envoy's virtual hosts, wherever they stand in a document: static resources, route discovery, patches.
//
// A proxy's own file has its clusters as well, and says with their endpoints which host a route leads to: a URL. Where routes alone are
// sent to it (route discovery, a patch of a mesh), the cluster's name is all that is known.
//
// A route to a cluster without a timeout has one of 15 seconds. https://www.envoyproxy.io/docs/envoy/latest/api-v3/config/route/v3/route_components.proto
#include "facts/limit_p.h"

#define DEFAULT_TIMEOUT "15s"

typedef struct cluster {
  fl_str head; // of its leaves' paths: "static_resources.clusters[0]."
  fl_sym name, host, port;
  bool is_spread; // over several hosts
} cluster;

typedef struct envoy {
  fl_rows *rows;
  fl_doc *doc;
  FL_ARRAY(cluster) clusters;
  fl_route route;
  bool leads_on; // to a cluster: it is no redirect and no answer of its own
} envoy;

// What stands behind `virtual_hosts[n].`; the head with the number goes to `host`.
static bool in_virtual_host(fl_str path, fl_str *host, fl_str *rest) {
  uint32_t at = fl_str_find(path, FL_STR("virtual_hosts["));
  if (at == FL_STR_NONE) return false;
  uint32_t end = fl_str_find(fl_str_from_pos(path, at), FL_STR("]."));
  if (end == FL_STR_NONE) return false;
  *host = fl_str_slice(path, 0, at + end + 2);
  *rest = fl_str_from_pos(path, at + end + 2);
  return true;
}

static fl_sym symbol(envoy *e, uint32_t leaf) { return fl_intern_add(&e->rows->syms, fl_doc_value(e->doc, leaf)); }

// ---- clusters ---------------------------------------------------------------------------------------------------------------------

static cluster *cluster_at(envoy *e, fl_str head) {
  cluster *last = e->clusters.n ? &e->clusters.at[e->clusters.n - 1] : NULL;
  if (last && fl_str_eq(last->head, head)) return last;
  fl_array_push(&e->clusters, ((cluster){.head = head}));
  return &e->clusters.at[e->clusters.n - 1];
}

static void read_cluster(envoy *e, fl_str head, fl_str rest, uint32_t leaf) {
  cluster *c = cluster_at(e, head);
  bool in_endpoint = fl_str_starts_c(rest, "load_assignment.endpoints[") || fl_str_starts_c(rest, "hosts");
  fl_sym value = symbol(e, leaf);
  if (fl_str_eq_c(rest, "name")) c->name = value;
  if (in_endpoint && fl_str_ends_c(rest, "socket_address.port_value")) c->port = value;
  if (!in_endpoint || !fl_str_ends_c(rest, "socket_address.address")) return;
  c->is_spread |= c->host && c->host != value;
  c->host = value;
}

static void read_clusters(envoy *e) {
  fl_parts parts;
  for (uint32_t i = 0; i < e->doc->leaves.n; i++) {
    fl_str path = fl_doc_path(e->doc, i);
    bool fits = fl_path_fits(path, "static_resources.clusters[*].", &parts);
    if (fits) read_cluster(e, fl_str_slice(path, 0, path.n - parts.rest.n), parts.rest, i);
  }
}

// "http://orders:8080"; the name itself where no cluster of the file is called so, or several hosts stand behind it.
static fl_sym where_it_leads(envoy *e, fl_sym name) {
  const cluster *found = NULL;
  for (uint32_t i = 0; i < e->clusters.n && !found; i++)
    if (e->clusters.at[i].name == name) found = &e->clusters.at[i];
  if (!found || !found->host || found->is_spread) return name;
  fl_buf url = {0};
  fl_buf_printf(&url, "http://%.*s", FL_STR_ARG(fl_intern_text(&e->rows->syms, found->host)));
  if (found->port) fl_buf_printf(&url, ":%.*s", FL_STR_ARG(fl_intern_text(&e->rows->syms, found->port)));
  fl_sym leads = fl_intern_add(&e->rows->syms, fl_buf_str(&url));
  fl_buf_release(&url);
  return leads;
}

// ---- routes -----------------------------------------------------------------------------------------------------------------------

// Domains may stand behind the routes.
static void read_domains(envoy *e, fl_str host) {
  fl_parts parts;
  fl_array_clear(&e->route.hosts);
  for (uint32_t i = 0; i < e->doc->leaves.n; i++) {
    fl_str path = fl_doc_path(e->doc, i);
    bool is_domain = fl_str_starts(path, host) && fl_path_fits(fl_str_from_pos(path, host.n), "domains[*]", &parts);
    if (is_domain) fl_array_push(&e->route.hosts, symbol(e, i));
  }
}

static void add_match(envoy *e, uint8_t fits, uint32_t leaf) {
  fl_array_push(&e->route.matches, ((fl_route_match){symbol(e, leaf), fits, false}));
}

static void read_part(envoy *e, fl_str rest, uint32_t leaf) {
  static const struct {
    const char *key;
    uint8_t what;
  } limits[] = {{"route.timeout", FL_LIMIT_timeout},
                {"route.idle_timeout", FL_LIMIT_idle_timeout},
                {"route.retry_policy.num_retries", FL_LIMIT_retries},
                {"route.retry_policy.per_try_timeout", FL_LIMIT_attempt_timeout},
                {"route.max_stream_duration.max_stream_duration", FL_LIMIT_timeout}};
  for (size_t i = 0; i < sizeof limits / sizeof *limits; i++)
    if (fl_str_eq_c(rest, limits[i].key))
      fl_route_limit_add(e->rows, &e->route, limits[i].what, fl_doc_value(e->doc, leaf), "", e->doc->leaves.at[leaf].value);
  if (fl_str_eq_c(rest, "match.prefix") || fl_str_eq_c(rest, "match.path_separated_prefix")) add_match(e, FL_FITS_PREFIX, leaf);
  else if (fl_str_eq_c(rest, "match.path")) add_match(e, FL_FITS_EXACT, leaf);
  else if (fl_str_eq_c(rest, "match.safe_regex.regex")) add_match(e, FL_FITS_PATTERN, leaf);
  else if (fl_str_starts_c(rest, "match.headers") || fl_str_starts_c(rest, "match.query_parameters")) e->route.is_conditional = true;
  if (fl_str_eq_c(rest, "route.cluster")) e->route.target = where_it_leads(e, symbol(e, leaf));
  e->leads_on |= fl_str_starts_c(rest, "route.");
}

static void close_route(envoy *e) {
  if (!e->route.at.at) return;
  if (e->leads_on && !fl_route_has(&e->route, FL_LIMIT_timeout))
    fl_route_limit_add(e->rows, &e->route, FL_LIMIT_timeout, FL_STR(DEFAULT_TIMEOUT), "", e->route.at);
  fl_rows_route(e->rows, &e->route);
  e->leads_on = false;
}

bool fl_read_envoy(fl_rows *rows, fl_doc *d) {
  if (!fl_str_contains(rows->text, FL_STR("virtual_hosts"))) return false;
  envoy e = {.rows = rows, .doc = d};
  fl_sym by = fl_intern_add(&rows->syms, FL_STR("route"));
  fl_str last_host = {0}, last_route = {0}, host, rest;
  fl_parts parts;
  bool any = false;
  read_clusters(&e);
  for (uint32_t i = 0; i < d->leaves.n; i++) {
    fl_str path = fl_doc_path(d, i);
    if (!in_virtual_host(path, &host, &rest) || !fl_path_fits(rest, "routes[*].", &parts)) continue;
    fl_str route = fl_str_slice(path, 0, path.n - parts.rest.n);
    if (!fl_str_eq(route, last_route)) {
      close_route(&e);
      if (!fl_str_eq(host, last_host)) read_domains(&e, host);
      fl_route_begin(&e.route, by, d->leaves.at[i].value);
    }
    last_host = host, last_route = route;
    any = true;
    read_part(&e, parts.rest, i);
  }
  close_route(&e);
  fl_route_release(&e.route);
  fl_array_release(&e.clusters);
  return any;
}
