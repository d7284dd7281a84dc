// Diagrams for programs: docs/schema/graph.schema.json says what is in it.
#include "emit/diagram_p.h"

static void put_tallies(fl_json *w, const char *key, uint8_t kind, const fl_tally *at, uint32_t n) {
  fl_json_key(w, key);
  fl_json_array_begin(w);
  for (uint32_t i = 0; i < n; i++) {
    if (at[i].kind != kind) continue;
    fl_json_object_begin(w);
    fl_json_field_str(w, "what", at[i].what);
    fl_json_field_uint(w, "count", at[i].n);
    fl_json_object_end(w);
  }
  fl_json_array_end(w);
}

static void put_node(fl_json *w, const fl_diagram *d, uint32_t i) {
  const fl_node *n = &d->nodes.at[i];
  uint32_t n_tallies;
  const fl_tally *tallies = fl_node_tallies(d, i, &n_tallies);
  fl_json_object_begin(w);
  fl_json_field_uint(w, "id", i + 1);
  fl_json_field_str(w, "kind", fl_str_from(fl_node_word(n->kind)));
  fl_json_field_str(w, "name", n->name);
  fl_json_field_str(w, "detail", n->detail);
  if (n->path.n) fl_json_field_str(w, "service", n->service), fl_json_field_str(w, "path", n->path), fl_json_field_uint(w, "line", n->line);
  for (uint8_t kind = FL_TALLY_offers; n->kind == FL_NODE_service && kind <= FL_TALLY_unseen; kind++)
    put_tallies(w, fl_tally_word(kind), kind, tallies, n_tallies);
  fl_json_object_end(w);
}

static void put_arrow(fl_json *w, const fl_diagram *d, uint32_t i) {
  const fl_arrow *a = &d->arrows.at[i];
  uint32_t n;
  const fl_tally *requests = fl_arrow_requests(d, i, &n);
  fl_json_object_begin(w);
  fl_json_field_uint(w, "from", a->from + 1);
  fl_json_field_uint(w, "to", a->to + 1);
  fl_json_field_str(w, "kind", fl_str_from(fl_arrow_word(a->kind)));
  fl_json_field_str(w, "protocol", a->protocol);
  fl_json_field_uint(w, "count", a->n);
  fl_json_field_uint(w, "certainty", a->certainty);
  put_tallies(w, fl_tally_word(FL_TALLY_requests), FL_TALLY_requests, requests, n);
  fl_json_object_end(w);
}

static void draw(fl_buf *out, const fl_diagram *d) {
  fl_json w;
  fl_json_init_buf(&w, out, 2);
  fl_json_object_begin(&w);
  fl_json_field_uint(&w, "schema_version", 1);
  fl_json_field_str(&w, "shows", d->is_services ? FL_STR("services") : FL_STR("code"));
  fl_json_key(&w, "nodes");
  fl_json_array_begin(&w);
  for (uint32_t i = 0; i < d->nodes.n; i++) put_node(&w, d, i);
  fl_json_array_end(&w);
  fl_json_key(&w, "edges");
  fl_json_array_begin(&w);
  for (uint32_t i = 0; i < d->arrows.n; i++) put_arrow(&w, d, i);
  fl_json_array_end(&w);
  fl_json_key(&w, "left_out");
  fl_json_object_begin(&w);
  fl_json_field_uint(&w, "nodes", d->lost_nodes);
  fl_json_field_uint(&w, "edges", d->lost_arrows);
  fl_json_object_end(&w);
  fl_json_object_end(&w);
  fl_json_finish(&w);
}

const fl_diagram_format fl_diagram_json = {"json", "for programs (docs/schema/graph.schema.json)", 500000, 2000000, draw};
