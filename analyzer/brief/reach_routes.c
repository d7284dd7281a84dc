// Whom it hits that a gateway sends requests again: the entry points behind its routes that are asked with a verb that it repeats.
#include "brief/reach_p.h"

#include "base/alloc.h"
#include "graph/limit.h"
#include "graph/services.h"

// Is it this line that makes the route repeat what it sends?
static bool is_said_at(const fl_brief_state *s, const fl_forward *f, uint32_t file, uint32_t line) {
  fl_limit_said said = f->file == file && f->route ? fl_limit_of_route(s->graph, f->file, f->route, FL_LIMIT_retries) : (fl_limit_said){0};
  return said.row && fl_graph_facts(s->graph, said.file)->limits[said.row].span.line == line;
}

// Does the route send what the endpoint answers more than once?
static bool is_sent_again(const fl_brief_state *s, const fl_forward *f, const fl_endpoint *e) {
  if (!f->route || f->to != e->service || e->kind != FL_ENTRY_http) return false;
  return fl_forward_takes(s->graph, f, fl_graph_name(s->graph, e->address)) && fl_forward_sends(s->graph, f, fl_graph_name(s->graph, e->method)) > 1;
}

// What reads, or stores the same again, does no harm when it comes twice.
static bool is_behind(const fl_brief_state *s, const fl_forward *forwards, uint32_t n, const fl_endpoint *e) {
  if (!e->entry || fl_effect_of_verb(fl_graph_name(s->graph, e->method)) != FL_EFFECT_non_idempotent_write) return false;
  for (uint32_t i = 0; i < n; i++)
    if (is_sent_again(s, &forwards[i], e)) return true;
  return false;
}

static uint32_t routes_said_at(const fl_brief_state *s, uint32_t file, uint32_t line, fl_forward *out) {
  uint32_t n = fl_graph_forwards(s->graph, out, FL_MAX_FORWARDS), kept = 0;
  for (uint32_t i = 0; i < n; i++)
    if (is_said_at(s, &out[i], file, line)) out[kept++] = out[i];
  return kept;
}

void fl_reach_behind_routes(fl_reach *out, const fl_brief_state *s, const fl_place *at) {
  fl_forward *forwards = fl_alloc_zero(FL_MAX_FORWARDS, sizeof *forwards);
  uint32_t n = routes_said_at(s, fl_brief_file(s->graph, at->path), at->line, forwards);
  const fl_service_map *map = fl_ask_services(s->ask);
  fl_reach found = {0};
  for (uint32_t e = 1; n && e < map->n_endpoints; e++)
    if (is_behind(s, forwards, n, &map->endpoints[e])) fl_array_push(&found.entries, map->endpoints[e].entry);
  fl_reach_merge(out, &found); // in order, each once
  fl_reach_release(&found);
  fl_free(forwards);
}
