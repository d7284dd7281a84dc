// How things of the graph and the report become citations.
#include "brief/brief_p.h"

void fl_cite_findings(fl_cites *cites, const fl_brief_state *state, const fl_hazard *h) {
  for (uint32_t i = 0; i < h->findings.n; i++) fl_cite(cites, state->findings.at[h->findings.at[i]].citation);
}

uint32_t fl_cite_rule(fl_brief_state *state, const fl_rule *rule) {
  return fl_doc_cite(state->doc, &(fl_citation){.kind = FL_CITES_rule, .id = rule->id, .key = rule->id, .text = rule->title, .rule = rule->id, .family = rule->family});
}

uint32_t fl_cite_place(fl_brief_state *state, fl_str path, uint32_t line, fl_str text) {
  return fl_doc_cite(state->doc, &(fl_citation){.kind = FL_CITES_place, .path = path, .line = line, .text = text});
}

// "store payments (postgresql)"
static fl_str name_of_item(fl_brief_state *state, const fl_item *item) {
  fl_buf text = {0};
  fl_buf_add(&text, item->what);
  if (item->name.n) fl_buf_printf(&text, " %.*s", FL_STR_ARG(item->name));
  if (item->protocol.n) fl_buf_printf(&text, " (%.*s)", FL_STR_ARG(item->protocol));
  fl_str kept = fl_arena_str(&state->doc->arena, fl_buf_str(&text));
  fl_buf_release(&text);
  return kept;
}

uint32_t fl_cite_item(fl_brief_state *state, const fl_item *item) {
  return fl_doc_cite(state->doc, &(fl_citation){.kind = FL_CITES_item, .path = item->path, .line = item->line, .service = item->service, .text = name_of_item(state, item)});
}

uint32_t fl_cite_node(fl_brief_state *state, const fl_node *node) {
  fl_str text = fl_str_from(fl_arena_printf(&state->doc->arena, "%s %.*s", fl_node_word(node->kind), FL_STR_ARG(node->name)));
  return fl_doc_cite(state->doc, &(fl_citation){.kind = FL_CITES_node, .path = node->path, .line = node->line, .service = node->service, .text = text});
}

uint32_t fl_cite_entry(fl_brief_state *state, uint32_t entry) {
  const fl_entry_point *entries;
  uint32_t n = fl_graph_entries(state->graph, &entries);
  FL_ASSERT(entry > 0 && entry <= n);
  const fl_entry_point *e = &entries[entry - 1];
  return fl_cite_place(state, fl_graph_file_at(state->graph, e->file)->path, e->span.line, fl_brief_entry_label(state, entry));
}

fl_str fl_count(fl_document *doc, uint32_t n, const char *one, const char *many) {
  return fl_str_from(fl_arena_printf(&doc->arena, "%u %s", n, n == 1 ? one : many));
}
