// Diagrams for Graphviz: dot -Tsvg. Code is grouped by the service that it belongs to.
#include "emit/diagram_p.h"

static void add(fl_buf *out, fl_str text) {
  static const fl_escape escapes[] = {{'"', "\\\""}, {'\\', "\\\\"}, {'\n', "\\n"}};
  fl_buf_add_char(out, '"');
  fl_add_escaped(out, text, escapes, sizeof escapes / sizeof *escapes);
  fl_buf_add_char(out, '"');
}

static const char *const shapes[FL_N_NODE_KINDS] = {
    [FL_NODE_service] = "shape=box, style=\"rounded,filled\", fillcolor=\"#e8f0fe\"",
    [FL_NODE_store] = "shape=cylinder, style=filled, fillcolor=\"#e6f4ea\"",
    [FL_NODE_topic] = "shape=cds, style=filled, fillcolor=\"#fef7e0\"",
    [FL_NODE_outside] = "shape=box, style=dashed",
    [FL_NODE_entry] = "shape=cds, style=filled, fillcolor=\"#fef7e0\"",
    [FL_NODE_function] = "shape=box, style=rounded",
    [FL_NODE_site] = "shape=box, style=filled, fillcolor=\"#fce8e6\"",
};

static void put_node(fl_buf *out, const fl_picture *p, uint32_t i, const char *indent) {
  fl_buf label = {0};
  fl_picture_label(&label, p, i);
  fl_buf_printf(out, "%sn%u [label=", indent, i + 1);
  add(out, fl_buf_str(&label));
  fl_buf_printf(out, ", %s];\n", shapes[p->d->nodes.at[i].kind]);
  fl_buf_release(&label);
}

static void put_group(fl_buf *out, const fl_picture *p, uint32_t first, bool *drawn) {
  fl_str service = p->d->nodes.at[first].service;
  fl_buf_printf(out, "  subgraph cluster_%u {\n    style=rounded; color=\"#9aa0a6\"; label=", first + 1);
  add(out, service);
  fl_buf_add_c(out, ";\n");
  for (uint32_t i = first; i < p->d->nodes.n; i++) {
    if (drawn[i] || !fl_str_eq(p->d->nodes.at[i].service, service)) continue;
    put_node(out, p, i, "    ");
    drawn[i] = true;
  }
  fl_buf_add_c(out, "  }\n");
}

static void put_nodes(fl_buf *out, const fl_picture *p) {
  bool *drawn = fl_alloc_zero((size_t)p->d->nodes.n + 1, sizeof *drawn);
  for (uint32_t i = 0; i < p->d->nodes.n; i++) drawn[i] = !p->joined[i];
  for (uint32_t i = 0; i < p->d->nodes.n; i++) {
    if (drawn[i]) continue;
    if (p->d->nodes.at[i].service.n) put_group(out, p, i, drawn);
    else put_node(out, p, i, "  ");
  }
  fl_free(drawn);
}

static void put_line(fl_buf *out, const fl_picture *p, uint32_t first, uint32_t end) {
  fl_buf label = {0};
  fl_picture_line_label(&label, p, first, end);
  fl_buf_printf(out, "  n%u -> n%u", p->d->arrows.at[first].from + 1, p->d->arrows.at[first].to + 1);
  bool likely = fl_picture_is_likely(p, first, end);
  if (label.n || likely) fl_buf_add_c(out, " [");
  if (label.n) fl_buf_add_c(out, "label="), add(out, fl_buf_str(&label));
  if (likely) fl_buf_printf(out, "%sstyle=dashed", label.n ? ", " : "");
  fl_buf_add_c(out, label.n || likely ? "];\n" : ";\n");
  fl_buf_release(&label);
}

static void put_remark(fl_buf *out, const fl_buf *text) {
  fl_buf_add_c(out, "  remark [shape=note, label=");
  add(out, fl_buf_str(text));
  fl_buf_add_c(out, "];\n");
}

static void draw(fl_buf *out, const fl_diagram *d) {
  fl_buf remark = {0};
  fl_picture p = fl_picture_of(d);
  fl_buf_add_c(out, "digraph faultline {\n  rankdir=LR;\n  node [fontname=\"Helvetica\", fontsize=11];\n  edge [fontname=\"Helvetica\", fontsize=9, color=\"#5f6368\"];\n");
  put_nodes(out, &p);
  for (uint32_t i = 0, end; i < d->arrows.n; i = end) {
    end = fl_picture_line(&p, i);
    if (fl_picture_has_line(&p, i)) put_line(out, &p, i, end);
  }
  if (fl_picture_remark(&remark, &p)) put_remark(out, &remark);
  fl_buf_add_c(out, "}\n");
  fl_buf_release(&remark);
  fl_picture_release(&p);
}

const fl_diagram_format fl_diagram_dot = {"dot", "for Graphviz", 500, 1500, draw};
