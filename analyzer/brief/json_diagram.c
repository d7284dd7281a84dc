// Maps of services and calls as JSON: for saved briefs, and for the script of the page.
#include "brief/formats_p.h"

static void put_node(fl_json *w, const fl_node *node, fl_brief_put_text *put) {
  fl_json_object_begin(w);
  fl_json_field_str(w, "kind", fl_str_from(fl_node_word(node->kind)));
  if (node->name.n) put(w, "name", node->name);
  else fl_json_field_str(w, "name", node->name); // which is never left out
  put(w, "detail", node->detail);
  put(w, "service", node->service);
  put(w, "path", node->path);
  if (node->path.n) fl_json_field_uint(w, "line", node->line);
  if (node->path.n && node->end_line > node->line) fl_json_field_uint(w, "end_line", node->end_line);
  fl_json_object_end(w);
}

static void put_arrow(fl_json *w, const fl_arrow *arrow, fl_brief_put_text *put) {
  fl_json_object_begin(w);
  fl_json_field_str(w, "kind", fl_str_from(fl_arrow_word(arrow->kind)));
  fl_json_field_uint(w, "from", arrow->from);
  fl_json_field_uint(w, "to", arrow->to);
  fl_json_field_uint(w, "certainty", arrow->certainty);
  fl_json_field_uint(w, "count", arrow->n);
  put(w, "protocol", arrow->protocol);
  fl_json_object_end(w);
}

void fl_brief_put_diagram(fl_json *w, const char *key, const fl_diagram *d, fl_brief_put_text *put) {
  fl_json_key(w, key);
  fl_json_object_begin(w);
  fl_json_key(w, "nodes");
  fl_json_array_begin(w);
  for (uint32_t i = 0; i < d->nodes.n; i++) put_node(w, &d->nodes.at[i], put);
  fl_json_array_end(w);
  fl_json_key(w, "arrows");
  fl_json_array_begin(w);
  for (uint32_t i = 0; i < d->arrows.n; i++) put_arrow(w, &d->arrows.at[i], put);
  fl_json_array_end(w);
  if (d->lost_nodes) fl_json_field_uint(w, "left_out", d->lost_nodes);
  fl_json_object_end(w);
}
