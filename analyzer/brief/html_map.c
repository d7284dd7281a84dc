// The map of services in words, under which the script draws it; and what the script needs to know.
#include "brief/html_p.h"

bool fl_html_has_map(const fl_document *doc) { return doc->services.nodes.n + doc->calls.nodes.n > 0; }

static void add_arrow(fl_html *h, const fl_arrow *arrow) {
  const fl_node *to = &h->doc->services.nodes.at[arrow->to];
  fl_buf_printf(h->out, "%s ", fl_arrow_word(arrow->kind));
  fl_html_code(h, to->name);
  if (arrow->protocol.n) fl_html_add(h, " ("), fl_html_plain(h->out, arrow->protocol), fl_html_add(h, ")");
}

static void add_arrows_of(fl_html *h, uint32_t node) {
  const fl_diagram *d = &h->doc->services;
  bool first = true;
  for (uint32_t i = 0; i < d->arrows.n; i++) {
    if (d->arrows.at[i].from != node) continue;
    fl_html_add(h, first ? ": " : ", ");
    add_arrow(h, &d->arrows.at[i]);
    first = false;
  }
}

static uint32_t findings_of(const fl_document *doc, fl_str service) {
  uint32_t n = 0;
  for (uint32_t i = 0; i < doc->citations.n; i++) n += doc->citations.at[i].kind == FL_CITES_finding && fl_str_eq(doc->citations.at[i].service, service);
  return n;
}

static void add_node(fl_html *h, uint32_t i) {
  const fl_node *node = &h->doc->services.nodes.at[i];
  uint32_t n = node->kind == FL_NODE_service ? findings_of(h->doc, node->name) : 0;
  fl_html_add(h, "<li>");
  fl_buf_printf(h->out, "%s ", fl_node_word(node->kind));
  fl_html_code(h, node->name);
  add_arrows_of(h, i);
  if (n) fl_buf_printf(h->out, "; %u finding%s", n, n == 1 ? "" : "s");
  fl_html_add(h, "</li>\n");
}

uint32_t fl_html_nodes(const fl_document *doc, uint8_t kind) {
  uint32_t n = 0;
  for (uint32_t i = 0; i < doc->services.nodes.n; i++) n += doc->services.nodes.at[i].kind == kind;
  return n;
}

static void add_sum(fl_html *h) {
  const fl_document *d = h->doc;
  fl_buf_printf(h->out, "<p>Services: %u, stores: %u, topics: %u, systems outside: %u. ", fl_html_nodes(d, FL_NODE_service), fl_html_nodes(d, FL_NODE_store), fl_html_nodes(d, FL_NODE_topic), fl_html_nodes(d, FL_NODE_outside));
  fl_buf_printf(h->out, "Inside of them are the %u functions and entry points around the findings", h->doc->calls.nodes.n);
  fl_html_add(h, h->doc->calls.lost_nodes ? ", cut to what is nearest to a finding.</p>\n" : ".</p>\n");
}

void fl_html_map(fl_html *h) {
  if (!fl_html_has_map(h->doc)) return;
  fl_html_add(h, "<section id=\"map\" aria-labelledby=\"map-title\"><h2 id=\"map-title\">Map of services and calls</h2>\n");
  add_sum(h);
  if (fl_html_has_script()) fl_html_add(h, "<noscript><p>The map is drawn by a script, and scripts are off; here it is in words.</p></noscript>\n");
  else fl_html_add(h, "<p>This program was built without Node, so that nothing is drawn here; here the map is in words.</p>\n");
  fl_html_add(h, "<details id=\"map-words\" open><summary>The map in words</summary><ul>\n");
  for (uint32_t i = 0; i < h->doc->services.nodes.n; i++) add_node(h, i);
  fl_html_add(h, "</ul></details></section>\n");
}
