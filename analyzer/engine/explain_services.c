// What a site asks of other services, and who asks what an entry point answers.
#include "engine/explain_p.h"

#include "graph/services.h"

enum { MAX_CALLERS = 5 };

static void add_place(fl_buf *out, const fl_graph *g, uint32_t file, fl_span span) {
  fl_buf_printf(out, "%.*s:%u", FL_STR_ARG(fl_graph_file_at(g, file)->path), span.line);
}

static const char *how_sure(const fl_request *r, uint8_t certainty) {
  bool message = r->kind == FL_ENTRY_consumer || r->kind == FL_ENTRY_job;
  static const char *const calls[] = {"may call", "may call", "probably calls", "calls"};
  static const char *const reaches[] = {"may reach", "may reach", "probably reaches", "reaches"};
  return (message ? reaches : calls)[certainty < 3 ? certainty : 3];
}

// "calls POST /charge of payment (payment/server.js:12)"
static void add_edge(fl_buf *out, const fl_graph *g, const fl_service_map *map, const fl_request *r, const fl_edge *e) {
  fl_str service = fl_graph_name(g, map->services[e->service].name);
  fl_buf_printf(out, "    %s ", how_sure(r, e->certainty));
  if (!e->endpoint) {
    fl_buf_printf(out, "%.*s: %.*s, but %.*s\n", FL_STR_ARG(service), FL_STR_ARG(fl_graph_name(g, r->label)), FL_STR_ARG(fl_graph_name(g, r->why)));
    return;
  }
  const fl_endpoint *to = &map->endpoints[e->endpoint];
  fl_buf_printf(out, "%.*s%s%.*s (", FL_STR_ARG(fl_graph_name(g, to->label)), service.n ? " of " : "", FL_STR_ARG(service));
  add_place(out, g, to->file, to->span);
  fl_buf_add_c(out, ")\n");
}

static void add_request(fl_buf *out, const fl_graph *g, const fl_service_map *map, const fl_request *r) {
  for (uint32_t i = 0; i < r->n_edges; i++) add_edge(out, g, map, r, &map->edges[r->first_edge + i]);
  if (!r->n_edges)
    fl_buf_printf(out, "    asks for %.*s: %.*s\n", FL_STR_ARG(fl_graph_name(g, r->label)), FL_STR_ARG(fl_graph_name(g, r->why)));
}

static void add_callers(fl_buf *out, const fl_graph *g, const fl_service_map *map, uint32_t endpoint) {
  uint32_t n = 0;
  for (uint32_t i = 1; i < map->n_edges; i++) {
    if (map->edges[i].endpoint != endpoint) continue;
    const fl_site *site = fl_graph_site(g, map->requests[map->edges[i].request].site);
    if (fl_graph_func_marks(g, site->func) & FL_MARK_TEST) continue;
    if (n < MAX_CALLERS) fl_buf_add_c(out, n ? ", " : "; asked for at "), add_place(out, g, site->func.file, site->span);
    n++;
  }
  if (n > MAX_CALLERS) fl_buf_printf(out, ", +%u more", n - MAX_CALLERS);
}

// "answers POST /charge of payment; asked for at checkout/main.go:7"
static void add_endpoints(fl_buf *out, const fl_graph *g, const fl_service_map *map, const fl_site *site) {
  for (uint32_t i = 1; i < map->n_endpoints; i++) {
    const fl_endpoint *e = &map->endpoints[i];
    fl_str service = fl_graph_name(g, map->services[e->service].name);
    if (!e->entry || e->entry != site->entry) continue;
    fl_buf_printf(out, "    answers %.*s%s%.*s", FL_STR_ARG(fl_graph_name(g, e->label)), service.n ? " of " : "", FL_STR_ARG(service));
    add_callers(out, g, map, i);
    fl_buf_add_char(out, '\n');
  }
}

void fl_explain_services(fl_buf *out, fl_ask *ask, const fl_site *site) {
  const fl_graph *g = fl_ask_graph(ask);
  const fl_service_map *map = fl_ask_services(ask);
  uint32_t n, first = fl_ask_requests(ask, site, &n);
  for (uint32_t i = 0; i < n; i++) add_request(out, g, map, &map->requests[first + i]);
  if (site->kind == FL_SITE_entry) add_endpoints(out, g, map, site);
}
