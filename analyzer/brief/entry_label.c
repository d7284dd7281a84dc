// How an entry point is called in a brief: by the whole address under which it is asked, where groups and controllers around it are known.
#include "brief/brief_p.h"

static void index_endpoints(fl_brief_state *s) {
  const fl_service_map *map = fl_ask_services(s->ask);
  s->has_labels = true;
  for (uint32_t i = 1; i < map->n_endpoints; i++) {
    const fl_endpoint *e = &map->endpoints[i];
    bool asked = e->kind == FL_ENTRY_http || e->kind == FL_ENTRY_rpc;
    if (asked && e->entry && e->label && !fl_map_get(&s->labels, e->entry, NULL)) fl_map_put(&s->labels, e->entry, i);
  }
}

// "PUT api/items" -> "PUT /api/items"
static fl_str with_slash(fl_brief_state *s, const fl_endpoint *e) {
  fl_str label = fl_graph_name(s->graph, e->label), verb, path;
  bool bare = e->kind == FL_ENTRY_http && fl_str_cut(label, ' ', &verb, &path) && path.n && path.at[0] != '/';
  return bare ? fl_doc_text(s->doc, "%.*s /%.*s", FL_STR_ARG(verb), FL_STR_ARG(path)) : label;
}

fl_str fl_brief_entry_label(fl_brief_state *s, uint32_t entry) {
  const fl_entry_point *entries;
  fl_graph_entries(s->graph, &entries);
  const fl_entry_point *e = &entries[entry - 1];
  if (!s->has_labels) index_endpoints(s);
  uint32_t endpoint = fl_map_get_or(&s->labels, entry, 0);
  if (endpoint) return with_slash(s, &fl_ask_services(s->ask)->endpoints[endpoint]);
  fl_str service = e->kind == FL_ENTRY_main ? fl_brief_service_of(s, e->file) : (fl_str){0};
  if (service.n) return fl_doc_text(s->doc, "%.*s of %.*s", FL_STR_ARG(e->label), FL_STR_ARG(service));
  return e->label.n ? e->label : fl_graph_func_name(s->graph, e->func);
}
