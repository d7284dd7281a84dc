// Diagrams for graph editors: GraphML, well-formed whatever the names are.
#include "emit/diagram_p.h"

static void add(fl_buf *out, fl_str text) {
  static const fl_escape escapes[] = {{'&', "&amp;"}, {'<', "&lt;"}, {'>', "&gt;"}, {'"', "&quot;"}};
  fl_add_escaped(out, text, escapes, sizeof escapes / sizeof *escapes);
}

static void put_data(fl_buf *out, const char *key, fl_str text) {
  if (!text.n) return;
  fl_buf_printf(out, "      <data key=\"%s\">", key);
  add(out, text);
  fl_buf_add_c(out, "</data>\n");
}

static void put_number(fl_buf *out, const char *key, uint32_t value) { fl_buf_printf(out, "      <data key=\"%s\">%u</data>\n", key, value); }

static void put_keys(fl_buf *out) {
  static const struct { const char *of, *name, *type; } keys[] = {
      {"graph", "left_out", "string"}, {"node", "kind", "string"},     {"node", "name", "string"},     {"node", "detail", "string"},
      {"node", "service", "string"},   {"node", "path", "string"},     {"node", "line", "int"},        {"edge", "means", "string"},
      {"edge", "protocol", "string"},  {"edge", "count", "int"},       {"edge", "certainty", "int"}};
  for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
    fl_buf_printf(out, "  <key id=\"%s\" for=\"%s\" attr.name=\"%s\" attr.type=\"%s\"/>\n", keys[i].name, keys[i].of, keys[i].name, keys[i].type);
}

static void put_node(fl_buf *out, const fl_diagram *d, uint32_t i) {
  const fl_node *n = &d->nodes.at[i];
  fl_buf_printf(out, "    <node id=\"n%u\">\n", i + 1);
  put_data(out, "kind", fl_str_from(fl_node_word(n->kind)));
  put_data(out, "name", n->name);
  put_data(out, "detail", n->detail);
  put_data(out, "service", n->service);
  put_data(out, "path", n->path);
  if (n->path.n) put_number(out, "line", n->line);
  fl_buf_add_c(out, "    </node>\n");
}

static void put_arrow(fl_buf *out, const fl_diagram *d, uint32_t i) {
  const fl_arrow *a = &d->arrows.at[i];
  fl_buf_printf(out, "    <edge source=\"n%u\" target=\"n%u\">\n", a->from + 1, a->to + 1);
  put_data(out, "means", fl_str_from(fl_arrow_word(a->kind)));
  put_data(out, "protocol", a->protocol);
  put_number(out, "count", a->n);
  put_number(out, "certainty", a->certainty);
  fl_buf_add_c(out, "    </edge>\n");
}

static void draw(fl_buf *out, const fl_diagram *d) {
  fl_buf notice = {0};
  fl_buf_add_c(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n");
  put_keys(out);
  fl_buf_add_c(out, "  <graph edgedefault=\"directed\">\n");
  if (fl_diagram_notice(&notice, d)) put_data(out, "left_out", fl_buf_str(&notice));
  for (uint32_t i = 0; i < d->nodes.n; i++) put_node(out, d, i);
  for (uint32_t i = 0; i < d->arrows.n; i++) put_arrow(out, d, i);
  fl_buf_add_c(out, "  </graph>\n</graphml>\n");
  fl_buf_release(&notice);
}

const fl_diagram_format fl_diagram_graphml = {"graphml", "for graph editors", 500000, 2000000, draw};
