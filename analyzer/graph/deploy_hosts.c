// Which workloads a host name leads to.
#include "graph/deploy_p.h"

#include "base/io.h"

// ---- hosts ------------------------------------------------------------------------------------------------------------------------

static uint32_t add_id(uint32_t *out, uint32_t n, uint32_t cap, uint32_t id) {
  for (uint32_t i = 0; i < n; i++)
    if (out[i] == id) return n;
  if (n < cap) out[n++] = id;
  return n;
}

static bool has_alias(const fl_graph *g, const fl_workload *u, fl_str host) {
  const fl_facts *f = g->links[u->file].f;
  for (uint32_t i = u->first; i < u->first + u->n; i++)
    if (fl_str_eq_c(f->texts[f->deploys[i].key], "host") && fl_str_eq(f->texts[f->deploys[i].val], host)) return true;
  return false;
}

// The first row of that name decides.
static bool has_label(const fl_graph *g, const fl_workload *u, fl_str label, fl_str value) {
  const fl_facts *f = g->links[u->file].f;
  for (uint32_t i = u->head; i < u->head + u->n_head; i++) {
    fl_str key = f->texts[f->deploys[i].key];
    bool it = key.n == label.n + 6 && fl_str_ends(key, label) && fl_str_starts_c(key, "label.");
    if (it) return fl_str_eq(f->texts[f->deploys[i].val], value);
  }
  return false;
}

// Does the workload have every label that the network asks for?
static bool is_selected(const fl_graph *g, const fl_deployed *network, const fl_workload *u) {
  const fl_facts *f = g->links[network->file].f;
  uint32_t asked = 0;
  for (uint32_t i = network->first; i < network->first + network->n; i++) {
    fl_str key = f->texts[f->deploys[i].key];
    if (!fl_str_starts_c(key, "selector.")) continue;
    if (!has_label(g, u, fl_str_from_pos(key, 9), f->texts[f->deploys[i].val])) return false;
    asked++;
  }
  return asked > 0;
}

uint32_t fl_workloads_at_host(const fl_graph *g, fl_str host, uint32_t *out, uint32_t cap) {
  fl_str name = fl_str_slice(host, 0, fl_str_find_char(host, '.')); // web.shop.svc.cluster.local
  uint32_t n = 0;
  for (uint32_t i = 1; i < g->workloads.n; i++) {
    const fl_workload *u = &g->workloads.at[i];
    bool is_it = u->kind == FL_DEPLOY_SERVICE && ((u->name && fl_str_eq(fl_intern_text(&g->names, u->name), host)) || has_alias(g, u, host));
    if (is_it) n = add_id(out, n, cap, i);
  }
  for (uint32_t d = fl_first_deployed(g, FL_DEPLOY_NETWORK, name); d; d = g->deployed.at[d - 1].next) {
    for (uint32_t i = 1; i < g->workloads.n; i++)
      if (g->workloads.at[i].kind == FL_DEPLOY_WORKLOAD && is_selected(g, &g->deployed.at[d - 1], &g->workloads.at[i])) n = add_id(out, n, cap, i);
  }
  return n;
}
