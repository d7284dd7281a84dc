// Diagrams for pages that draw Mermaid flowcharts. Its readers refuse more than 500 lines and 50 000 characters.
#include "emit/diagram_p.h"
#include "emit/markup.h"

// In sequences a semicolon ends the line.
void fl_emit_add_mermaid(fl_buf *out, fl_str text) {
  static const fl_escape escapes[] = {{'"', "#quot;"}, {'#', "#35;"}, {'<', "#lt;"}, {'>', "#gt;"}, {'&', "#amp;"}, {'`', "#96;"}, {';', "#59;"}, {'\n', " "}, {'\r', " "}, {'\t', " "}};
  fl_add_escaped(out, text, escapes, sizeof escapes / sizeof *escapes);
}

static void add(fl_buf *out, fl_str text) {
  static const fl_escape escapes[] = {{'"', "#quot;"}, {'#', "#35;"}, {'<', "#lt;"}, {'>', "#gt;"}, {'&', "#amp;"}, {'`', "#96;"}, {'\n', "<br/>"}};
  fl_add_escaped(out, text, escapes, sizeof escapes / sizeof *escapes);
}

static const char *const brackets[FL_N_NODE_KINDS][2] = {
    [FL_NODE_service] = {"(\"", "\")"},   [FL_NODE_store] = {"[(\"", "\")]"},  [FL_NODE_topic] = {"([\"", "\"])"},
    [FL_NODE_outside] = {"[\"", "\"]"},   [FL_NODE_entry] = {"([\"", "\"])"},  [FL_NODE_function] = {"(\"", "\")"},
    [FL_NODE_site] = {"[\"", "\"]"},
};

static void put_node(fl_buf *out, const fl_picture *p, uint32_t i) {
  const fl_node *n = &p->d->nodes.at[i];
  fl_buf label = {0};
  fl_picture_label(&label, p, i);
  fl_buf_printf(out, "  n%u%s", i + 1, brackets[n->kind][0]);
  add(out, fl_buf_str(&label));
  fl_buf_printf(out, "%s:::%s\n", brackets[n->kind][1], fl_node_word(n->kind));
  fl_buf_release(&label);
}

static void put_line(fl_buf *out, const fl_picture *p, uint32_t first, uint32_t end) {
  fl_buf label = {0};
  fl_picture_line_label(&label, p, first, end);
  fl_buf_printf(out, "  n%u %s", p->d->arrows.at[first].from + 1, fl_picture_is_likely(p, first, end) ? "-.->" : "-->");
  if (label.n) fl_buf_add_c(out, "|\""), add(out, fl_buf_str(&label)), fl_buf_add_c(out, "\"|");
  fl_buf_printf(out, " n%u\n", p->d->arrows.at[first].to + 1);
  fl_buf_release(&label);
}

// The box that most lines leave and none reaches: it is at the left.
static uint32_t leftmost(const fl_diagram *d) {
  uint32_t *out = fl_alloc_zero((size_t)d->nodes.n + 1, sizeof *out), best = 0;
  bool *reached = fl_alloc_zero((size_t)d->nodes.n + 1, sizeof *reached);
  for (uint32_t i = 0; i < d->arrows.n; i++) out[d->arrows.at[i].from]++, reached[d->arrows.at[i].to] = true;
  for (uint32_t i = 0; i < d->nodes.n; i++)
    if (!reached[i] && (reached[best] || out[i] > out[best])) best = i;
  fl_free(out);
  fl_free(reached);
  return best;
}

// Tied to a box by a line that is not drawn: what is tied to nothing may be laid out on top of lines.
static void put_remark(fl_buf *out, const fl_picture *p, const fl_buf *text) {
  uint32_t first = leftmost(p->d);
  fl_buf_add_c(out, "  remark[\"");
  add(out, fl_buf_str(text));
  fl_buf_add_c(out, "\"]:::remark\n");
  if (first < p->d->nodes.n && p->joined[first]) fl_buf_printf(out, "  remark ~~~ n%u\n", first + 1);
}

static void put_classes(fl_buf *out) {
  fl_buf_add_c(out, "  classDef service fill:#e8f0fe,stroke:#4a6fa5,color:#111\n"
                    "  classDef store fill:#e6f4ea,stroke:#4b8b5a,color:#111\n"
                    "  classDef topic fill:#fef7e0,stroke:#b08a2e,color:#111\n"
                    "  classDef entry fill:#fef7e0,stroke:#b08a2e,color:#111\n"
                    "  classDef outside fill:#fff,stroke:#777,stroke-dasharray:4 3,color:#111\n"
                    "  classDef function fill:#fff,stroke:#555,color:#111\n"
                    "  classDef site fill:#fce8e6,stroke:#b3564a,color:#111\n"
                    "  classDef remark fill:#fff,stroke:#bbb,color:#555\n");
}

static void draw(fl_buf *out, const fl_diagram *d) {
  fl_buf remark = {0};
  fl_picture p = fl_picture_of(d);
  fl_buf_add_c(out, "flowchart LR\n");
  for (uint32_t i = 0; i < d->nodes.n; i++)
    if (p.joined[i]) put_node(out, &p, i);
  for (uint32_t i = 0, end; i < d->arrows.n; i = end) {
    end = fl_picture_line(&p, i);
    if (fl_picture_has_line(&p, i)) put_line(out, &p, i, end);
  }
  if (fl_picture_remark(&remark, &p)) put_remark(out, &p, &remark);
  put_classes(out);
  fl_buf_release(&remark);
  fl_picture_release(&p);
}

const fl_diagram_format fl_diagram_mermaid = {"mermaid", "for pages that draw it", 200, 400, draw};
