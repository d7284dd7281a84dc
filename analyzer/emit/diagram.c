// The table of diagram formats, and what pictures have in common.
#include "emit/diagram_p.h"

#include "base/utf8.h"
#include "emit/paint.h"

static const fl_diagram_format *const formats[] = {&fl_diagram_text, &fl_diagram_json, &fl_diagram_dot, &fl_diagram_mermaid, &fl_diagram_graphml};
enum { N_FORMATS = sizeof formats / sizeof *formats, MAX_LABEL = 44, MAX_OTHERS = 12 };

uint32_t fl_diagram_format_count(void) { return N_FORMATS; }
const fl_diagram_format *fl_diagram_format_at(uint32_t index) { return formats[index]; }

void fl_emit_diagram(const fl_diagram *all, const fl_diagram_format *format, fl_json_write_fn write, void *payload) {
  fl_diagram part = {0};
  fl_buf out = {0};
  fl_diagram_limit(&part, all, format->max_nodes, format->max_arrows);
  format->draw(&out, &part);
  write(payload, fl_buf_text(&out), out.n);
  fl_buf_release(&out);
  fl_diagram_release(&part);
}

bool fl_diagram_notice(fl_buf *out, const fl_diagram *d) {
  if (!d->lost_nodes && !d->lost_arrows) return false;
  fl_buf_printf(out, "left out: %u nodes and %u arrows; --focus NODE shows a part", d->lost_nodes, d->lost_arrows);
  return true;
}

static const char *escape_for(uint32_t c, const fl_escape *escapes, uint32_t n) {
  for (uint32_t i = 0; i < n; i++)
    if (c == (uint32_t)(unsigned char)escapes[i].c) return escapes[i].text;
  return NULL;
}

void fl_add_escaped(fl_buf *out, fl_str text, const fl_escape *escapes, uint32_t n) {
  while (text.n) {
    uint32_t c, bytes = fl_utf8_take(text, &c, NULL);
    const char *escape = escape_for(c, escapes, n);
    if (escape) fl_buf_add_c(out, escape);
    else if (!fl_cell_is_harmless(c) || (c & 0xFFFE) == 0xFFFE || c == 0xFFFD) fl_buf_add_c(out, "\xEF\xBF\xBD");
    else fl_buf_add(out, fl_str_slice(text, 0, bytes));
    text = fl_str_from_pos(text, bytes);
  }
}

// ---- boxes --------------------------------------------------------------------------------------------------------------------------------

// Cut in the middle: names differ at both ends.
static void add_short(fl_buf *out, fl_str text) {
  if (text.n <= MAX_LABEL) {
    fl_buf_add(out, text);
    return;
  }
  uint32_t head = MAX_LABEL / 2, tail = text.n - MAX_LABEL / 2;
  while (head > 0 && ((uint8_t)text.at[head] & 0xC0) == 0x80) head--; // not inside a character
  while (tail < text.n && ((uint8_t)text.at[tail] & 0xC0) == 0x80) tail++;
  fl_buf_add(out, fl_str_slice(text, 0, head));
  fl_buf_add_c(out, "...");
  fl_buf_add(out, fl_str_from_pos(text, tail));
}

void fl_picture_label(fl_buf *out, const fl_picture *p, uint32_t node) {
  const fl_node *n = &p->d->nodes.at[node];
  uint32_t count, kept = 0;
  const fl_tally *tallies = fl_node_tallies(p->d, node, &count);
  if (n->kind == FL_NODE_site && !fl_str_eq(n->name, n->detail)) fl_buf_printf(out, "%.*s\n", FL_STR_ARG(n->detail));
  add_short(out, n->name);
  if (n->kind == FL_NODE_store || n->kind == FL_NODE_topic) fl_buf_printf(out, "\n%.*s", FL_STR_ARG(n->detail));
  for (uint32_t i = 0; i < count; i++)
    if (tallies[i].kind == FL_TALLY_keeps) fl_buf_printf(out, "%s%.*s", kept++ ? ", " : "\n", FL_STR_ARG(tallies[i].what));
}

// ---- lines --------------------------------------------------------------------------------------------------------------------------------

// Of those that places of the code stand for: what libraries ask by themselves has a word of its own.
static uint32_t count_asks(const fl_diagram *d, const fl_str *protocol) {
  uint32_t n = 0;
  for (uint32_t i = 0; i < d->arrows.n; i++)
    n += d->arrows.at[i].kind == FL_ARROW_asks && d->arrows.at[i].n && (!protocol || fl_str_eq(d->arrows.at[i].protocol, *protocol));
  return n;
}

static fl_str common_protocol(const fl_diagram *d) {
  uint32_t all = count_asks(d, NULL);
  for (uint32_t i = 0; d->is_services && i < d->arrows.n; i++)
    if (count_asks(d, &d->arrows.at[i].protocol) * 2 > all) return d->arrows.at[i].protocol;
  return (fl_str){0};
}

fl_picture fl_picture_of(const fl_diagram *d) {
  fl_picture p = {d, fl_alloc_zero((size_t)d->nodes.n + 1, sizeof *p.joined), common_protocol(d)};
  for (uint32_t i = 0; i < d->arrows.n; i++)
    if (fl_picture_has_line(&p, i)) p.joined[d->arrows.at[i].from] = p.joined[d->arrows.at[i].to] = true;
  return p;
}

void fl_picture_release(fl_picture *p) { fl_free(p->joined); }

uint32_t fl_picture_line(const fl_picture *p, uint32_t first) {
  const fl_arrow *at = p->d->arrows.at;
  uint32_t end = first + 1;
  while (end < p->d->arrows.n && at[end].from == at[first].from && at[end].to == at[first].to) end++;
  return end;
}

bool fl_picture_has_line(const fl_picture *p, uint32_t first) { return p->d->arrows.at[first].from != p->d->arrows.at[first].to; }

bool fl_picture_is_likely(const fl_picture *p, uint32_t first, uint32_t end) {
  for (uint32_t i = first; i < end; i++)
    if (p->d->arrows.at[i].certainty > 2) return false;
  return true;
}

// In a map the protocol, unless box or remark name it, and how often; in code the verb where it is no plain call.
void fl_picture_line_label(fl_buf *out, const fl_picture *p, uint32_t first, uint32_t end) {
  for (uint32_t i = first; i < end; i++) {
    const fl_arrow *a = &p->d->arrows.at[i];
    bool plain = a->kind == FL_ARROW_calls || a->kind == FL_ARROW_contains || a->kind == FL_ARROW_starts;
    bool named = p->d->is_services ? a->kind == FL_ARROW_asks && !fl_str_eq(a->protocol, p->protocol) : !plain;
    bool counted = p->d->is_services && a->n > 1;
    fl_str word = p->d->is_services ? a->protocol : fl_str_from(fl_arrow_word(a->kind));
    if (out->n && (named || counted)) fl_buf_add_c(out, ", ");
    if (named) fl_buf_add(out, word);
    if (counted) fl_buf_printf(out, named ? " %u" : "%u", a->n);
  }
}

// ---- beside ---------------------------------------------------------------------------------------------------------------------------------

static void add_others(fl_buf *out, const fl_picture *p) {
  uint32_t n = 0;
  for (uint32_t i = 0; i < p->d->nodes.n; i++) {
    if (p->joined[i]) continue;
    if (n < MAX_OTHERS) fl_buf_add_c(out, n ? "\n" : out->n ? "\nnot joined to others:\n" : "not joined to others:\n"), add_short(out, p->d->nodes.at[i].name);
    n++;
  }
  if (n > MAX_OTHERS) fl_buf_printf(out, "\n+%u more", n - MAX_OTHERS);
}

bool fl_picture_remark(fl_buf *out, const fl_picture *p) {
  if (p->protocol.n) fl_buf_printf(out, "arrows between services without a word: %.*s", FL_STR_ARG(p->protocol));
  add_others(out, p);
  if (out->n && (p->d->lost_nodes || p->d->lost_arrows)) fl_buf_add_char(out, '\n');
  fl_diagram_notice(out, p->d);
  return out->n > 0;
}
