// Diagrams for reading: each node with what leaves it, sites below the function that they stand in.
#include "emit/diagram_p.h"
#include "emit/paint.h"

enum { MAX_REQUESTS = 6 };

// The text may come from the checked repository: painting makes it harmless.
static void end_line(fl_buf *out, fl_buf *line) {
  fl_paint paint = {.out = out};
  fl_paint_text(&paint, FL_STYLE_PLAIN, fl_buf_str(line));
  fl_buf_add_char(out, '\n');
  fl_buf_clear(line);
}

static void add_place(fl_buf *line, const fl_node *n) {
  if (n->path.n) fl_buf_printf(line, "  %.*s:%u", FL_STR_ARG(n->path), n->line);
}

// ---- nodes --------------------------------------------------------------------------------------------------------------------------------

static void put_head(fl_buf *out, fl_buf *line, const fl_node *n) {
  bool own_code = n->kind == FL_NODE_function && fl_str_eq(n->name, n->path);
  fl_buf_add_c(line, fl_node_word(n->kind));
  if (!own_code) fl_buf_printf(line, " %.*s", FL_STR_ARG(n->name));
  if (n->detail.n) fl_buf_printf(line, "  %.*s", FL_STR_ARG(n->detail));
  if (own_code) fl_buf_printf(line, " %.*s", FL_STR_ARG(n->path));
  else add_place(line, n);
  if (n->service.n) fl_buf_printf(line, "  of %.*s", FL_STR_ARG(n->service));
  end_line(out, line);
}

static void put_offers(fl_buf *out, fl_buf *line, const fl_tally *at, uint32_t n) {
  for (uint32_t i = 0; i < n; i++)
    if (at[i].kind == FL_TALLY_offers) fl_buf_printf(line, "%s %.*s %u", line->n ? "," : "  offers", FL_STR_ARG(at[i].what), at[i].n);
  if (line->n) end_line(out, line);
}

static void put_unseen(fl_buf *out, fl_buf *line, const fl_tally *at, uint32_t n) {
  for (uint32_t i = 0; i < n; i++) {
    if (at[i].kind == FL_TALLY_keeps) fl_buf_printf(line, "  uses  %.*s %u  (not known which)", FL_STR_ARG(at[i].what), at[i].n);
    if (at[i].kind == FL_TALLY_unseen) fl_buf_printf(line, "  unseen  %u %.*s", at[i].n, FL_STR_ARG(at[i].what));
    if (line->n) end_line(out, line);
  }
}

// ---- arrows -------------------------------------------------------------------------------------------------------------------------------

static void add_requests(fl_buf *line, const fl_diagram *d, uint32_t arrow) {
  uint32_t n;
  const fl_tally *at = fl_arrow_requests(d, arrow, &n);
  for (uint32_t i = 0; i < n && i < MAX_REQUESTS; i++) fl_buf_printf(line, "%s %.*s", i ? "," : ":", FL_STR_ARG(at[i].what));
  if (n > MAX_REQUESTS) fl_buf_printf(line, ", +%u more", n - MAX_REQUESTS);
}

static void put_arrows(fl_buf *out, fl_buf *line, const fl_diagram *d, uint32_t node, const uint32_t *first, const char *indent) {
  for (uint32_t i = first[node]; i < first[node + 1]; i++) {
    const fl_arrow *a = &d->arrows.at[i];
    const fl_node *to = &d->nodes.at[a->to];
    fl_buf_printf(line, "%s%s  ", indent, fl_arrow_word(a->kind));
    if (to->kind == FL_NODE_site) fl_buf_printf(line, "%.*s ", FL_STR_ARG(to->detail));
    fl_buf_add(line, to->name);
    add_place(line, to);
    if (to->kind == FL_NODE_entry && to->service.n) fl_buf_printf(line, "  of %.*s", FL_STR_ARG(to->service));
    if (a->protocol.n) fl_buf_printf(line, "  %.*s %u", FL_STR_ARG(a->protocol), a->n);
    if (d->is_services) add_requests(line, d, i);
    if (a->certainty < 3) fl_buf_add_c(line, "  (likely)");
    end_line(out, line);
    if (a->kind == FL_ARROW_contains) put_arrows(out, line, d, a->to, first, "    ");
  }
}

static uint32_t *first_arrows(const fl_diagram *d) {
  uint32_t *first = fl_alloc_zero((size_t)d->nodes.n + 2, sizeof *first);
  for (uint32_t i = 0; i < d->arrows.n; i++) first[d->arrows.at[i].from + 1]++;
  for (uint32_t i = 0; i < d->nodes.n; i++) first[i + 1] += first[i];
  return first;
}

// ---- the whole ----------------------------------------------------------------------------------------------------------------------------

static void put_counts(fl_buf *out, fl_buf *line, const fl_diagram *d) {
  uint32_t counts[FL_N_NODE_KINDS] = {0};
  for (uint32_t i = 0; i < d->nodes.n; i++) counts[d->nodes.at[i].kind]++;
  for (uint8_t kind = 1; kind < FL_N_NODE_KINDS; kind++)
    if (counts[kind]) fl_buf_printf(line, "%s %u,", fl_node_word(kind), counts[kind]), fl_buf_add_char(line, ' ');
  fl_buf_printf(line, "arrow %u", d->arrows.n);
  end_line(out, line);
  if (fl_diagram_notice(line, d)) end_line(out, line);
}

static void draw(fl_buf *out, const fl_diagram *d) {
  fl_buf line = {0};
  uint32_t *first = first_arrows(d), n;
  bool *inside = fl_alloc_zero((size_t)d->nodes.n + 1, 1); // a function that is shown too holds the site
  for (uint32_t i = 0; i < d->arrows.n; i++) inside[d->arrows.at[i].to] |= d->arrows.at[i].kind == FL_ARROW_contains;
  for (uint32_t i = 0; i < d->nodes.n; i++) {
    if (inside[i]) continue;
    const fl_tally *tallies = fl_node_tallies(d, i, &n);
    put_head(out, &line, &d->nodes.at[i]);
    put_offers(out, &line, tallies, n);
    put_arrows(out, &line, d, i, first, "  ");
    put_unseen(out, &line, tallies, n);
  }
  put_counts(out, &line, d);
  fl_buf_release(&line);
  fl_free(first);
  fl_free(inside);
}

const fl_diagram_format fl_diagram_text = {"text", "for reading", 20000, 100000, draw};
