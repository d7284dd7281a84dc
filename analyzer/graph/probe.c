// A workload says under which path its container is probed; the endpoint of its service with that path answers.
#include "graph/probe.h"

#include "graph/deploy_p.h"

#include <stdio.h>

static fl_str without_slash(fl_str path) { return path.n > 1 && fl_str_ends_c(path, "/") ? fl_str_slice(path, 0, path.n - 1) : path; }

// "/healthz?full=1" asks "/healthz".
static fl_str path_of(fl_str written) { return without_slash(fl_str_slice(written, 0, fl_str_find_char(written, '?'))); }

static bool is_answered_by(const fl_graph *g, const fl_endpoint *e, fl_str path) {
  return e->kind == FL_ENTRY_http && fl_str_eq(without_slash(fl_graph_name(g, e->address)), path);
}

static bool answers(fl_ask *a, uint32_t entry, uint32_t service, fl_str path) {
  const fl_service_map *map = fl_ask_services(a);
  for (uint32_t i = fl_ask_endpoint_of(a, entry, 0); i; i = fl_ask_endpoint_of(a, entry, i))
    if (map->endpoints[i].service == service && is_answered_by(fl_ask_graph(a), &map->endpoints[i], path)) return true;
  return false;
}

static const fl_deploy *probe_in(const fl_graph *g, const fl_workload *u, fl_str kind) {
  char key[64];
  int n = snprintf(key, sizeof key, "%.*sProbe.httpGet.path", FL_STR_ARG(kind));
  return n > 0 && (size_t)n < sizeof key ? fl_deploy_in(g, u->file, u->first, u->n, key) : NULL;
}

fl_probe fl_ask_probe_of(fl_ask *a, uint32_t entry, fl_str kind) {
  const fl_graph *g = fl_ask_graph(a);
  for (uint32_t id = 1; id <= fl_graph_n_workloads(g); id++) {
    const fl_workload *u = fl_graph_workload(g, id);
    uint32_t service = g->service_of_workload[id];
    const fl_deploy *row = service ? probe_in(g, u, kind) : NULL;
    fl_str path = row ? path_of(g->links[u->file].f->texts[row->val]) : (fl_str){0};
    if (path.n && answers(a, entry, service, path)) return (fl_probe){3, id, row->span};
  }
  return (fl_probe){0};
}
