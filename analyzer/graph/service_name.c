// What a service is called where deployments start its folder several times under different names: stock-http and stock-grpc, one program that
// a variable tells what to be.
//
// In: the workload that says best what the service is, and those beside it. Out: one name that tells of all of them.
#include "graph/deploy_p.h"
#include "graph/service_p.h"

#include "base/io.h"

enum { MOST_NAMES = 8, MOST_TOLD = 3 };

static fl_str text_of(const fl_graph *g, fl_sym name) { return fl_intern_text(&g->names, name); }

static uint32_t add_name(fl_sym *names, uint32_t n, fl_sym name) {
  for (uint32_t i = 0; i < n; i++)
    if (names[i] == name) return n;
  if (n < MOST_NAMES) names[n++] = name;
  return n;
}

// Those of the same system that start the service as well: two systems may call one thing differently.
static uint32_t names_beside(const fl_graph *g, uint32_t workload, fl_sym *names) {
  const fl_workload *w = fl_graph_workload(g, workload);
  fl_str folder = fl_path_dir(g->links[w->file].in->path);
  uint32_t n = 0, service = g->service_of_workload[workload];
  for (uint32_t i = 1; i <= fl_graph_n_workloads(g); i++) {
    const fl_workload *other = fl_graph_workload(g, i);
    bool beside = g->service_of_workload[i] == service && other->name && !other->is_addition && !other->profile == !w->profile;
    if (beside && fl_str_eq(fl_path_dir(g->links[other->file].in->path), folder)) n = add_name(names, n, other->name);
  }
  return n;
}

// Bytes that all names begin with, up to a mark between words.
static uint32_t stem_of(const fl_graph *g, const fl_sym *names, uint32_t n) {
  fl_str first = text_of(g, names[0]);
  uint32_t stem = first.n;
  for (uint32_t i = 1; i < n; i++) {
    fl_str other = text_of(g, names[i]);
    uint32_t k = 0;
    while (k < stem && k < other.n && first.at[k] == other.at[k]) k++;
    stem = k;
  }
  while (stem && first.at[stem - 1] != '-' && first.at[stem - 1] != '_') stem--;
  return stem ? stem - 1 : 0;
}

// "stock (http, grpc)"; 0: the names tell nothing together.
static fl_sym together(fl_graph *g, const fl_sym *names, uint32_t n) {
  uint32_t stem = n > 1 ? stem_of(g, names, n) : 0;
  if (!stem) return 0;
  fl_buf all = {0};
  fl_buf_add(&all, fl_str_slice(text_of(g, names[0]), 0, stem));
  for (uint32_t i = 0; i < n && n <= MOST_TOLD; i++) {
    fl_buf_add_c(&all, i ? ", " : " (");
    fl_buf_add(&all, fl_str_from_pos(text_of(g, names[i]), stem + 1));
  }
  if (n <= MOST_TOLD) fl_buf_add_char(&all, ')');
  fl_sym name = fl_intern_add(&g->names, fl_buf_str(&all));
  fl_buf_release(&all);
  return name;
}

fl_sym fl_name_by_workloads(fl_graph *g, uint32_t workload) {
  fl_sym names[MOST_NAMES], one = fl_graph_workload(g, workload)->name;
  fl_sym all = together(g, names, names_beside(g, workload, names));
  return all ? all : one;
}
