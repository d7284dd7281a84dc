// Whom libraries ask by themselves, at a start or beside requests, and what goes on while it is away.
#include "brief/degraded.h"

#include "graph/peer.h"

static bool is_one(const fl_peer *a, const fl_peer *b) {
  return a->to == b->to && a->host == b->host && fl_str_eq(a->what, b->what) && fl_str_eq(a->meanwhile, b->meanwhile);
}

static bool was_told(const fl_peer *peers, uint32_t i) {
  for (uint32_t k = 0; k < i; k++)
    if (is_one(&peers[k], &peers[i])) return true;
  return false;
}

static void add_row(fl_brief_state *s, const fl_peer *peers, uint32_t n, uint32_t i) {
  fl_names services = {0};
  fl_cites cites = {0};
  fl_str asked = peers[i].to ? fl_brief_service_name(s, peers[i].to) : fl_graph_name(s->graph, peers[i].host);
  for (uint32_t k = i; k < n; k++) {
    if (!is_one(&peers[k], &peers[i])) continue;
    fl_names_add(&services, fl_brief_service_name(s, peers[k].from));
    const fl_node *node = fl_brief_service_node(s, fl_brief_service_name(s, peers[k].from));
    if (peers[k].file) fl_cite(&cites, fl_cite_place(s, fl_graph_file_at(s->graph, peers[k].file)->path, peers[k].span.line, peers[k].what));
    else if (node) fl_cite(&cites, fl_cite_node(s, node)); // what it is built with tells
  }
  fl_str cells[] = {fl_doc_code(s->doc, asked), fl_names_say(s->doc, &services, 12), peers[i].what, peers[i].meanwhile};
  fl_doc_row(s->doc, &cites, cells);
  fl_names_release(&services);
}

void fl_tell_asked_aside(fl_brief_state *s) {
  static const char *const columns[] = {"when this does not answer", "services", "asked for", "what goes on", NULL};
  const fl_peer *peers;
  uint32_t n = fl_graph_peers(s->graph, &peers), told = 0;
  for (uint32_t i = 0; i < n; i++) {
    if (!peers[i].meanwhile.n || was_told(peers, i)) continue;
    if (told++ == 0) fl_doc_table(s->doc, "Whom libraries ask by themselves", columns);
    add_row(s, peers, n, i);
  }
}
