// How much of a service's own code requests lead to, and how much nothing does.
//
// In: what entry points reach, which service runs a function. Out: for each service the number of functions of either sort.
#include "graph/ask_p.h"
#include "graph/known.h"
#include "graph/service_p.h"

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
