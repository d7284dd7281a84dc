// Requests that a service is asked for with a verb that it does not take: the path is one of its routes, and all of these are for other verbs.
//
// In: a request whose service is known and whose route is not. Out: the routes of that service that take the path. Nothing where the path may
// be one of several, or says nothing by itself, or where HEAD and OPTIONS are asked, which frameworks answer.
#include "graph/services_p.h"

static bool is_answered_by_framework(fl_str verb) { return fl_str_eq_c(verb, "HEAD") || fl_str_eq_c(verb, "OPTIONS"); }

uint32_t fl_ask_refused(fl_ask *a, const fl_request *r, uint32_t *out, uint32_t cap) {
  const fl_service_map *map = fl_ask_services(a);
  const fl_edge *edge = r->n_edges == 1 ? &map->edges[r->first_edge] : NULL;
  fl_graph *g = a->g;
  uint32_t n = 0, best = 0;
  if (!edge || edge->endpoint || edge->certainty < 3 || r->kind != FL_ENTRY_http || !r->method || !r->address || is_answered_by_framework(fl_intern_text(&g->names, r->method))) return 0;
  fl_str path = fl_intern_text(&g->names, r->address);
  fl_routes like = fl_routes_like(a->services, path);
  for (uint32_t i = fl_next_route(&like); i; i = fl_next_route(&like)) {
    const fl_endpoint *e = &map->endpoints[i];
    uint32_t score = e->service == edge->service ? fl_route_fits(fl_intern_text(&g->names, e->address), path) : 0;
    if (!score || fl_route_is_weak(score) || fl_route_literals(score) == 0) continue;
    if (!e->method || e->method == r->method || e->certainty < 3) return 0;
    if (score > best) best = score, n = 0;
    if (score == best && n < cap) out[n++] = i;
  }
  return n;
}
