// Where services say that they listen: ports that their deployments or images name.
//
// In: workloads joined to services, images in the folders of services. Out: for each service the first row that names a port. What listens in
// code is an entry point, and told as one.
#include "graph/ask_p.h"
#include "graph/service_p.h"

static uint32_t port_row(const fl_facts *f, uint32_t first, uint32_t n) {
  for (uint32_t i = first; i < first + n; i++)
    if (fl_str_eq_c(f->texts[f->deploys[i].key], "port")) return i;
  return 0;
}

static void note(const fl_graph *g, uint32_t file, uint32_t row, fl_listens *out) {
  if (row && !out->file) *out = (fl_listens){file, g->links[file].f->deploys[row].span};
}

void fl_ask_listens(fl_ask *a, fl_listens *by_service) {
  const fl_graph *g = a->g;
  for (uint32_t i = 1; i <= fl_graph_n_workloads(g); i++) {
    const fl_workload *w = fl_graph_workload(g, i);
    uint32_t service = g->links[w->file].in->marks & FL_MARK_TEST ? 0 : g->service_of_workload[i];
    if (service) note(g, w->file, port_row(g->links[w->file].f, w->first, w->n), &by_service[service]);
  }
  for (uint32_t file = 1; file <= g->n_files; file++) {
    const fl_facts *f = g->links[file].f;
    bool is_image = f->n_deploys > 1 && f->deploys[1].kind == FL_DEPLOY_IMAGE && !(g->links[file].in->marks & FL_MARK_TEST);
    uint32_t service = is_image && !fl_bits_has(&g->store_images, file) ? fl_service_around(g, g->links[file].in->path) : 0;
    if (service) note(g, file, port_row(f, 1, f->n_deploys - 1), &by_service[service]);
  }
}
