// Calls whose path the service answers with other verbs alone. They fail each time, whoever makes them, and are arrows of the map all the same.
#include "brief/refused.h"

enum { MAX_ROWS = 20, MAX_ROUTES = 8 };

static fl_str taken_cell(fl_brief_state *s, const uint32_t *routes, uint32_t n, fl_cites *cites) {
  const fl_service_map *map = fl_ask_services(s->ask);
  fl_names verbs = {0};
  for (uint32_t i = 0; i < n; i++) {
    const fl_endpoint *e = &map->endpoints[routes[i]];
    fl_names_add(&verbs, fl_graph_name(s->graph, e->method));
    fl_cite(cites, fl_cite_place(s, fl_graph_file_at(s->graph, e->file)->path, e->span.line, fl_graph_name(s->graph, e->label)));
  }
  fl_str cell = fl_names_say(s->doc, &verbs, MAX_ROUTES);
  fl_names_release(&verbs);
  return cell;
}

static void add_row(fl_brief_state *s, const fl_request *r, const uint32_t *routes, uint32_t n) {
  const fl_service_map *map = fl_ask_services(s->ask);
  const fl_site *site = fl_graph_site(s->graph, r->site);
  fl_cites cites = {0};
  fl_cite(&cites, fl_cite_place(s, fl_graph_file_at(s->graph, site->func.file)->path, site->span.line, fl_graph_name(s->graph, r->label)));
  fl_str taken = taken_cell(s, routes, n, &cites);
  fl_str cells[] = {fl_doc_code(s->doc, fl_brief_service_name(s, r->service)), fl_doc_code(s->doc, fl_graph_name(s->graph, r->label)), fl_doc_code(s->doc, fl_brief_service_name(s, map->edges[r->first_edge].service)), taken};
  fl_doc_row(s->doc, &cites, cells);
}

void fl_tell_refused(fl_brief_state *s) {
  static const char *const columns[] = {"service", "asks for", "of", "which takes there", NULL};
  const fl_service_map *map = fl_ask_services(s->ask);
  uint32_t routes[MAX_ROUTES], told = 0;
  for (uint32_t i = 1; i < map->n_requests; i++) {
    const fl_site *site = fl_graph_site(s->graph, map->requests[i].site);
    uint32_t n = site->func.file && !fl_brief_is_beside(s, site->func.file) ? fl_ask_refused(s->ask, &map->requests[i], routes, MAX_ROUTES) : 0;
    if (!n || told++ >= MAX_ROWS) continue;
    if (told == 1) fl_doc_table(s->doc, "Calls that nobody answers: the path is a route of the service, and the verb is another one", columns);
    add_row(s, &map->requests[i], routes, n);
  }
  if (told > MAX_ROWS) fl_doc_left_out(s->doc, told - MAX_ROWS);
}
