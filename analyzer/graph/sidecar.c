// What a mesh repeats of a site's requests: by a route that says so, or as it does unasked where the program has a sidecar.
//
// A sidecar is shown by a label or annotation of the pod, or by a label of its namespace. What only the cluster knows is not counted.
#include "graph/deploy_p.h"
#include "graph/limit.h"
#include "graph/role_p.h"
#include "graph/services.h"

// On connect-failure, refused-stream, unavailable, cancelled and 503: https://istio.io/latest/docs/concepts/traffic-management/#retries
enum { UNASKED = 2 };

// ---- who has a sidecar --------------------------------------------------------------------------------------------------------------

static fl_str value_in_document(const fl_facts *f, uint32_t document, const char *key) {
  for (uint32_t i = 1; i < f->n_confs; i++)
    if (f->confs[i].document == document && fl_str_eq_c(f->texts[f->confs[i].key], key)) return f->texts[f->confs[i].val];
  return (fl_str){0};
}

static bool injects(const fl_facts *f, uint32_t conf) {
  fl_str key = f->texts[f->confs[conf].key], val = f->texts[f->confs[conf].val];
  return (fl_str_eq_c(key, "metadata.labels.istio-injection") && fl_str_eq_c(val, "enabled")) || fl_str_eq_c(key, "metadata.labels.istio.io/rev");
}

static void add_namespaces(fl_graph *g, fl_map *injected) {
  for (uint32_t file = 1; file <= g->n_files; file++) {
    const fl_facts *f = g->links[file].f;
    for (uint32_t i = 1; i < f->n_confs; i++) {
      if (!injects(f, i) || !fl_str_eq_c(value_in_document(f, f->confs[i].document, "kind"), "Namespace")) continue;
      fl_str name = value_in_document(f, f->confs[i].document, "metadata.name");
      if (name.n) fl_map_put(injected, fl_intern_add(&g->names, name), 1);
    }
  }
}

static fl_str head_value(const fl_graph *g, const fl_workload *w, const char *key) {
  const fl_deploy *row = fl_deploy_in(g, w->file, w->head, w->n_head, key);
  return row ? g->links[w->file].f->texts[row->val] : (fl_str){0};
}

// What the pod says counts before what its namespace says.
static bool has_sidecar(const fl_graph *g, const fl_map *injected, const fl_workload *w) {
  fl_str label = head_value(g, w, "label.sidecar.istio.io/inject"), own = label.n ? label : head_value(g, w, "sidecar");
  if (own.n) return fl_str_eq_c(own, "true");
  fl_sym namespace = fl_intern_find(&g->names, head_value(g, w, "namespace"));
  return namespace && fl_map_get_or(injected, namespace, 0);
}

void fl_index_sidecars(fl_graph *g) {
  fl_map injected = {0};
  add_namespaces(g, &injected);
  for (uint32_t i = 1; i < g->workloads.n; i++) g->workloads.at[i].has_sidecar = has_sidecar(g, &injected, &g->workloads.at[i]);
  fl_map_release(&injected);
}

// ---- what is repeated ---------------------------------------------------------------------------------------------------------------

static fl_repeats by_route(const fl_graph *g, const fl_request *r) {
  char buf[FL_MAX_NAME];
  fl_limit_said said = {0};
  if (r->host) said = fl_find_limit(g, fl_intern_text(&g->names, r->host), fl_path_of_request(g, r, buf, sizeof buf), FL_LIMIT_retries);
  if (said.answer != FL_IS_BOUNDED) return (fl_repeats){0};
  const fl_facts *f = g->links[said.file].f;
  return (fl_repeats){said.value, said.certainty, fl_limit_is_default(g, &said), f->texts[f->limits[said.row].by]};
}

// Inside of the mesh, of what some deployment starts with a sidecar.
static fl_repeats by_sidecar(const fl_graph *g, const fl_request *r, uint32_t file) {
  uint32_t ids[FL_MAX_WORKLOADS], n = fl_workloads_of(g, file, ids, FL_MAX_WORKLOADS, NULL);
  bool inside = r->n_edges && !r->is_outside && (r->kind == FL_ENTRY_http || r->kind == FL_ENTRY_rpc);
  for (uint32_t i = 0; inside && i < n; i++) {
    const fl_workload *w = fl_graph_workload(g, ids[i]);
    if (w->has_sidecar && !fl_workload_is_off(g, w)) return (fl_repeats){UNASKED, 2, true, fl_intern_text(&g->names, w->name)};
  }
  return (fl_repeats){0};
}

// A route that says how often decides, also that it is never.
static bool is_on_route(const fl_graph *g, const fl_request *r) {
  char buf[FL_MAX_NAME];
  return r->host && fl_find_limit(g, fl_intern_text(&g->names, r->host), fl_path_of_request(g, r, buf, sizeof buf), FL_LIMIT_retries).answer;
}

fl_repeats fl_ask_repeats(fl_ask *a, const fl_site *s) {
  uint32_t n, first = fl_ask_requests(a, s, &n);
  const fl_service_map *map = fl_ask_services(a);
  fl_repeats all = {0};
  for (uint32_t i = 0; i < n; i++) {
    const fl_request *r = &map->requests[first + i];
    fl_repeats one = is_on_route(a->g, r) ? by_route(a->g, r) : by_sidecar(a->g, r, s->func.file);
    if (!one.n) return one;
    if (one.n > all.n) all = one;
  }
  return all;
}
