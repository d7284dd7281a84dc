// Ways in from outside: a service that a load balancer or a port of each node leads to, an ingress, a route of OpenShift, and ports that a
// compose file publishes. Each is a route for what comes in, with the limits that its annotations set.
//
// What ends requests at such a way is the program that carries it out; where nothing says which one that is, there is no limit row, and
// that means that it is not known. The documents stay what they are besides.
#include "facts/limit_p.h"

#include "base/io.h"

#include <stdio.h>

typedef struct inlet {
  fl_rows *rows;
  fl_doc *doc;
  fl_route route;
} inlet;

// ---- limits ---------------------------------------------------------------------------------------------------------------------

typedef struct limit_key {
  const char *key; // below metadata.annotations
  uint8_t what;
  const char *unit; // of a bare number
} limit_key;

static const limit_key annotations[] = {
    {"nginx.ingress.kubernetes.io/proxy-read-timeout", FL_LIMIT_idle_timeout, "s"},
    {"nginx.ingress.kubernetes.io/proxy-connect-timeout", FL_LIMIT_connect_timeout, "s"},
    {"nginx.ingress.kubernetes.io/proxy-next-upstream-tries", FL_LIMIT_attempts, ""},
    {"nginx.org/proxy-read-timeout", FL_LIMIT_idle_timeout, "s"},
    {"nginx.org/proxy-connect-timeout", FL_LIMIT_connect_timeout, "s"},
    {"haproxy.router.openshift.io/timeout", FL_LIMIT_idle_timeout, "ms"},
    {"haproxy.org/timeout-server", FL_LIMIT_idle_timeout, "ms"},
    {"haproxy-ingress.github.io/timeout-server", FL_LIMIT_idle_timeout, "s"},
    {"projectcontour.io/response-timeout", FL_LIMIT_timeout, ""},
    {"service.beta.kubernetes.io/aws-load-balancer-connection-idle-timeout", FL_LIMIT_idle_timeout, "s"},
};

// What holds where no annotation says otherwise.
typedef struct carrier {
  const char *kind, *name; // of the document; of the class, or how its annotations begin
  uint8_t what;     // fl_limit_what
  const char *most;
  const char *mark; // an annotation that only this program reads, or how those begin; NULL: there is none
} carrier;

static const carrier carriers[] = {
    // https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/configmap/#proxy-read-timeout, the same in nginx itself
    {"Ingress", "nginx", FL_LIMIT_idle_timeout, "60s", NULL},
    // https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/annotations/, 60 s for a load balancer of this kind
    {"Ingress", "alb", FL_LIMIT_idle_timeout, "60s", NULL},
    // https://docs.redhat.com/en/documentation/openshift_container_platform/3.11/html/configuring_clusters/install-config-configuring-routing
    {"Route", "", FL_LIMIT_idle_timeout, "30s", NULL},
    // https://cloud.google.com/kubernetes-engine/docs/how-to/ingress-configuration#timeout, 30 s for a backend service:
    // from the first byte of a request to the last of its answer, https://cloud.google.com/load-balancing/docs/backend-service#timeout-setting
    {"Ingress", "gce", FL_LIMIT_timeout, "30s", "networking.gke.io/"},
    {"Ingress", "gce-internal", FL_LIMIT_timeout, "30s", "kubernetes.io/ingress.global-static-ip-name"},
    {"MultiClusterIngress", "", FL_LIMIT_timeout, "30s", NULL},
};

static fl_str annotation_in(fl_doc *d, const char *key, fl_str *at) {
  char path[160];
  snprintf(path, sizeof path, "metadata.annotations.%s", key);
  for (uint32_t i = 0; i < d->leaves.n; i++)
    if (fl_str_eq_c(fl_doc_path(d, i), path)) return *at = d->leaves.at[i].value, fl_doc_value(d, i);
  return *at = (fl_str){0};
}

static bool says_class(fl_doc *d) {
  fl_str at;
  annotation_in(d, "kubernetes.io/ingress.class", &at);
  return at.n || fl_doc_find(d, "spec.ingressClassName").n;
}

// `kubernetes.io/ingress.class: nginx`, `ingressClassName: nginx`, or annotations that only one program reads.
static bool is_carried_by(fl_doc *d, const carrier *c) {
  const char *name = c->name;
  fl_str at;
  if (!*name || fl_str_eq_c(fl_doc_find(d, "spec.ingressClassName"), name)) return true;
  if (fl_str_eq_c(annotation_in(d, "kubernetes.io/ingress.class", &at), name)) return true;
  char head[80];
  snprintf(head, sizeof head, "metadata.annotations.%s.ingress.kubernetes.io/", name);
  for (uint32_t i = 0; i < d->leaves.n; i++)
    if (fl_str_starts_c(fl_doc_path(d, i), head)) return true;
  snprintf(head, sizeof head, "metadata.annotations.%s", c->mark ? c->mark : "");
  for (uint32_t i = 0; c->mark && !says_class(d) && i < d->leaves.n; i++)
    if (fl_str_starts_c(fl_doc_path(d, i), head)) return true;
  return false;
}

// "idle_timeout.timeout_seconds=600,routing.http2.enabled=true"
static void add_attribute(inlet *in) {
  fl_str at, rest = annotation_in(in->doc, "alb.ingress.kubernetes.io/load-balancer-attributes", &at), pair, key, value;
  while (fl_str_cut(rest, ',', &pair, &rest), pair.n)
    if (fl_str_cut(pair, '=', &key, &value) && fl_str_eq_c(fl_str_trim(key), "idle_timeout.timeout_seconds"))
      fl_route_limit_add(in->rows, &in->route, FL_LIMIT_idle_timeout, fl_str_trim(value), "s", at);
}

static void add_limits(inlet *in, const char *kind) {
  fl_str at;
  for (size_t i = 0; i < sizeof annotations / sizeof *annotations; i++) {
    fl_str value = annotation_in(in->doc, annotations[i].key, &at);
    if (at.at) fl_route_limit_add(in->rows, &in->route, annotations[i].what, value, annotations[i].unit, at);
  }
  add_attribute(in);
  bool said = fl_route_has(&in->route, FL_LIMIT_idle_timeout) || fl_route_has(&in->route, FL_LIMIT_timeout);
  for (size_t i = 0; !said && i < sizeof carriers / sizeof *carriers; i++)
    if (!strcmp(kind, carriers[i].kind) && is_carried_by(in->doc, &carriers[i]))
      return fl_route_limit_add(in->rows, &in->route, carriers[i].what, fl_str_from(carriers[i].most), "", in->route.at);
}

// ---- routes ---------------------------------------------------------------------------------------------------------------------

static fl_sym symbol(inlet *in, fl_str text) { return fl_intern_add(&in->rows->syms, text); }

static void begin(inlet *in, const char *kind, fl_str name, fl_str at) {
  fl_buf by = {0};
  fl_buf_printf(&by, "%s %.*s", kind, FL_STR_ARG(name));
  fl_route_begin(&in->route, symbol(in, fl_buf_str(&by)), at);
  in->route.is_outside = in->route.is_conditional = true;
  fl_array_clear(&in->route.hosts);
  fl_buf_release(&by);
}

// The leaf with the path `head` + `key`; its value, "" when there is none.
static fl_str value_below(fl_doc *d, fl_str head, const char *key, fl_str *at) {
  for (uint32_t i = 0; i < d->leaves.n; i++) {
    fl_str path = fl_doc_path(d, i);
    bool it = fl_str_starts(path, head) && fl_str_eq_c(fl_str_from_pos(path, head.n), key);
    if (it) return (at ? *at = d->leaves.at[i].value : (fl_str){0}), fl_doc_value(d, i);
  }
  return (fl_str){0};
}

static void add_host(inlet *in, fl_str host) {
  if (host.n) fl_array_push(&in->route.hosts, symbol(in, host));
}

// `/api/*` and `/api(/|$)(.*)` are what begins with /api.
static void add_path(inlet *in, fl_str path, bool exact) {
  uint32_t n = 0;
  while (n < path.n && !strchr("*($[", path.at[n])) n++;
  bool open = n < path.n || !exact;
  if (path.n) fl_array_push(&in->route.matches, ((fl_route_match){symbol(in, fl_str_slice(path, 0, n)), open ? FL_FITS_PREFIX : FL_FITS_EXACT, false}));
}

// ---- services ---------------------------------------------------------------------------------------------------------------------

static bool lets_in(fl_str type) { return fl_str_eq_c(type, "LoadBalancer") || fl_str_eq_c(type, "NodePort"); }

typedef struct service_type {
  bool lets_in, stays_in; // a template may write several: whichever of them holds is not known here
  fl_sym by_values;       // `type: {{ .Values.service.type }}`
  fl_str at;
} service_type;

static service_type type_of_service(inlet *in) {
  service_type t = {0};
  for (uint32_t i = 0; i < in->doc->leaves.n; i++) {
    if (!fl_str_eq_c(fl_doc_path(in->doc, i), "spec.type")) continue;
    fl_str type = fl_doc_value(in->doc, i);
    bool open = lets_in(type), refers = fl_str_starts_c(type, "${");
    if (refers) t.by_values = symbol(in, type);
    if (open || refers) t.at = in->doc->leaves.at[i].value;
    t.lets_in |= open, t.stays_in |= !open && !refers;
  }
  return t;
}

static void read_service(inlet *in) {
  service_type t = type_of_service(in);
  if (t.stays_in || !t.at.at) return;
  begin(in, "Service", fl_doc_find(in->doc, "metadata.name"), t.at);
  in->route.target = symbol(in, fl_doc_find(in->doc, "metadata.name"));
  fl_str before = in->rows->condition;
  fl_buf when = {0};
  if (!t.lets_in) {
    fl_buf_printf(&when, "%.*s%s%.*s=LoadBalancer|NodePort", FL_STR_ARG(before), before.n ? "&" : "", FL_STR_ARG(fl_intern_text(&in->rows->syms, t.by_values)));
    in->rows->condition = fl_buf_str(&when);
  }
  add_limits(in, "Service");
  fl_rows_route(in->rows, &in->route);
  in->rows->condition = before;
  fl_buf_release(&when);
}

// ---- ingresses --------------------------------------------------------------------------------------------------------------------

static void add_ingress(inlet *in, fl_str host, fl_str element, const char *const names[2]) {
  fl_str at = {0}, kind = fl_doc_find(in->doc, "kind");
  bool several = fl_str_starts_c(kind, "Multi"); // of one for several clusters
  fl_sym target = 0;
  for (int k = 0; k < 2 && !target; k++) target = symbol(in, value_below(in->doc, element, names[k], &at));
  if (!target) return;
  begin(in, several ? "MultiClusterIngress" : "Ingress", fl_doc_find(in->doc, "metadata.name"), at);
  in->route.target = target;
  if (host.n) add_host(in, value_below(in->doc, host, ".host", NULL));
  bool exact = fl_str_eq_c(value_below(in->doc, element, ".pathType", NULL), "Exact");
  if (host.n) add_path(in, value_below(in->doc, element, ".path", NULL), exact);
  add_limits(in, several ? "MultiClusterIngress" : "Ingress");
  fl_rows_route(in->rows, &in->route);
}

typedef struct ingress_keys {
  const char *paths, *rest, *rest_once;
} ingress_keys;

static void read_paths(inlet *in, const ingress_keys *keys) {
  static const char *const of_path[2] = {".backend.service.name", ".backend.serviceName"}, *const of_rest[2] = {".service.name", ".serviceName"};
  fl_parts parts;
  fl_buf last = {0};
  for (uint32_t i = 0; i < in->doc->leaves.n && !in->rows->full; i++) {
    if (!fl_path_fits(fl_doc_path(in->doc, i), keys->paths, &parts)) continue;
    if (fl_str_eq(parts.at[1], fl_buf_str(&last))) continue;
    fl_buf_clear(&last);
    fl_buf_add(&last, parts.at[1]);
    add_ingress(in, parts.at[0], parts.at[1], of_path);
  }
  fl_buf_release(&last);
  add_ingress(in, (fl_str){0}, fl_str_from(keys->rest), of_rest);
  add_ingress(in, (fl_str){0}, fl_str_from(keys->rest_once), of_rest);
}

static void read_ingress(inlet *in) { read_paths(in, &(ingress_keys){"spec.rules[*].http.paths[*].", "spec.defaultBackend", "spec.backend"}); }

static void read_clusters(inlet *in) {
  read_paths(in, &(ingress_keys){"spec.template.spec.rules[*].http.paths[*].", "spec.template.spec.defaultBackend", "spec.template.spec.backend"});
}

// A route of OpenShift's router.
static void read_router(inlet *in) {
  fl_str at = {0};
  fl_sym target = symbol(in, value_below(in->doc, FL_STR("spec.to"), ".name", &at));
  if (!target) return;
  begin(in, "Route", fl_doc_find(in->doc, "metadata.name"), at);
  in->route.target = target;
  add_host(in, fl_doc_find(in->doc, "spec.host"));
  add_path(in, fl_doc_find(in->doc, "spec.path"), false);
  add_limits(in, "Route");
  fl_rows_route(in->rows, &in->route);
}

static const struct {
  const char *kind, *group; // group: how apiVersion begins
  void (*read)(inlet *);
} kinds[] = {{"Service", "v1", read_service},
             {"Ingress", "networking.k8s.io/", read_ingress},
             {"Ingress", "extensions/", read_ingress},
             {"MultiClusterIngress", "networking.gke.io/", read_clusters},
             {"Route", "route.openshift.io/", read_router},
             {"Route", "v1", read_router}};

void fl_read_inlets(fl_rows *rows, fl_doc *d) {
  if (!fl_str_contains(rows->text, FL_STR("apiVersion"))) return;
  fl_str kind = fl_rows_keep(rows, fl_doc_find(d, "kind")), version = fl_doc_find(d, "apiVersion");
  for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
    if (!fl_str_eq_c(kind, kinds[i].kind) || !fl_str_starts_c(version, kinds[i].group)) continue;
    inlet in = {.rows = rows, .doc = d};
    kinds[i].read(&in);
    return fl_route_release(&in.route);
  }
}

// ---- compose ----------------------------------------------------------------------------------------------------------------------

// "127.0.0.1:8080:80" is for this machine alone; "80" takes a port that nobody knows before, which no client is
// told of: it is no way in for requests, but open.
static bool is_published(fl_str port) {
  fl_str outer, inner, host;
  if (fl_str_starts_c(port, "127.") || fl_str_starts_c(port, "localhost:") || fl_str_starts_c(port, "[::1]")) return false;
  if (fl_str_ends_c(port, "/udp") || !fl_str_rcut(port, ':', &outer, &inner)) return false;
  return !fl_str_rcut(outer, ':', &host, NULL) || !fl_str_eq_c(host, "127.0.0.1");
}

void fl_read_published_port(fl_rows *rows, fl_str service, fl_str port, bool is_whole, fl_str at) {
  if (is_whole && !is_published(port)) return;
  inlet in = {.rows = rows};
  begin(&in, "ports of", fl_path_base(rows->path), at);
  in.route.target = symbol(&in, service);
  fl_rows_route(rows, &in.route);
  fl_route_release(&in.route);
}
