// Where services say that they listen: ports that their deployments or images name; and how much of their code requests lead to, and nothing.
//
// In: workloads joined to services, images in the folders of services, what entry points reach. Out: for each service the first row that
// names a port, and how many functions requests lead to, and no entry point. What listens in code is an entry point, and told as one.
#include "graph/ask_p.h"
#include "graph/known.h"
#include "graph/graph_p.h"
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

// What a library of which models know calls by itself: a task of a load test, a hook of a framework.
static bool is_of_library(fl_graph *g, uint32_t file, const fl_func *f) {
  fl_tref super = f->owner ? fl_extern_super(g, fl_tref_of_type(g, file, f->owner, 4), 0) : (fl_tref){0};
  return !super.id && super.name && fl_is_modelled(g, file, super.name);
}

// Code that several run is nobody's own.
static uint32_t owner_of(fl_ask *a, fl_func_ref func) {
  uint32_t services[2];
  return fl_ask_services_of(a, func, services, 2) == 1 ? services[0] : 0;
}

void fl_ask_led_to(fl_ask *a, fl_led_to *by_service) {
  fl_graph *g = a->g;
  uint32_t apart = FL_MARK_TEST | FL_MARK_EXAMPLE | FL_MARK_VENDORED | FL_MARK_GENERATED | FL_MARK_MIGRATION;
  uint32_t requests = 1u << FL_ENTRY_http | 1u << FL_ENTRY_rpc | 1u << FL_ENTRY_consumer | 1u << FL_ENTRY_job;
  for (uint32_t file = 1; file <= g->n_files; file++) {
    const fl_facts *f = g->links[file].f;
    if (fl_bits_has(&g->of_pages, file)) by_service[g->service_of_file[file]].is_page = true;
    bool counts = f->n_imports > 1 && !(fl_graph_file_marks(g, file) & apart); // scripts of pages import nothing
    for (uint32_t func = 1; counts && func < f->n_funcs; func++) {
      uint32_t by = fl_graph_reached_by(g, (fl_func_ref){file, func}), owner = by & requests || !by ? owner_of(a, (fl_func_ref){file, func}) : 0;
      if (by & requests) by_service[owner].requested++;
      else if (!by && fl_is_open_func(&f->funcs[func]) && !is_of_library(g, file, &f->funcs[func])) by_service[owner].unreached++;
    }
  }
}
