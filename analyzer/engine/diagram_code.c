// The code as a diagram: entry points, the functions that they lead to, the sites in them, and what those ask of other entry points.
#include "engine/diagram_p.h"

#include "base/map.h"

enum { LIKELY = 2 }; // certainty from which on an arrow is drawn

typedef struct drawing {
  const fl_analysis *a;
  fl_ask *ask;
  const fl_graph *g; // as the ask sees it
  const fl_service_map *map;
  fl_diagram *d;
  fl_map functions; // file and id -> node + 1
  fl_map last_line; // file and id -> the last line on which something is known to happen
  uint32_t *endpoints, *entries; // endpoint, entry + 1 -> node + 1
} drawing;

static fl_node node_at(const drawing *w, uint8_t kind, uint32_t file, fl_span span) {
  fl_node node = {.kind = kind, .path = fl_graph_file_at(w->g, file)->path, .line = span.line, .end_line = span.line};
  node.service = fl_graph_name(w->g, w->map->services[fl_ask_service_of(w->ask, file)].name);
  return node;
}

static uint32_t function_node(drawing *w, fl_func_ref ref) {
  uint64_t key = fl_map_key2(ref.file, ref.id);
  uint32_t had = fl_map_get_or(&w->functions, key, 0);
  if (had) return had - 1;
  const fl_func *f = fl_graph_func(w->g, ref);
  fl_node node = node_at(w, FL_NODE_function, ref.file, f->span);
  node.end_line = fl_map_get_or(&w->last_line, key, f->span.line);
  node.name = fl_graph_func_name(w->g, ref);
  if (!node.name.n) node.name = node.path; // the file's own code
  uint32_t made = fl_diagram_node(w->d, node);
  fl_map_put(&w->functions, key, made + 1);
  return made;
}

static void extend(drawing *w, uint32_t file, uint32_t func, uint32_t line) {
  for (; func; func = fl_graph_facts(w->g, file)->funcs[func].parent) {
    uint64_t key = fl_map_key2(file, func);
    if (fl_map_get_or(&w->last_line, key, 0) < line) fl_map_put(&w->last_line, key, line);
  }
}

static void find_last_lines(drawing *w) {
  for (uint32_t file = 1; file <= fl_graph_n_files(w->g); file++) {
    const fl_facts *f = fl_graph_facts(w->g, file);
    for (uint32_t i = 1; i < f->n_calls; i++) extend(w, file, f->calls[i].func, f->calls[i].name_line);
    for (uint32_t i = 1; i < f->n_regions; i++) extend(w, file, f->regions[i].func, f->regions[i].span.line);
    for (uint32_t i = 1; i < f->n_funcs; i++) extend(w, file, i, f->funcs[i].span.line);
  }
}

static bool is_drawn(const drawing *w, fl_func_ref ref) { return ref.id && !fl_diagram_is_quiet(w->a, ref); }

static void link(drawing *w, uint8_t kind, uint32_t from, uint32_t to, uint8_t certainty) {
  if (certainty >= LIKELY) fl_diagram_arrow(w->d, (fl_arrow){.kind = kind, .certainty = certainty, .from = from, .to = to}, (fl_str){0});
}

// ---- entry points -----------------------------------------------------------------------------------------------------------------------

static void add_endpoints(drawing *w) {
  for (uint32_t i = 1; i < w->map->n_endpoints; i++) {
    const fl_endpoint *e = &w->map->endpoints[i];
    if (e->func.id && !is_drawn(w, e->func)) continue;
    fl_node node = node_at(w, FL_NODE_entry, e->file, e->span);
    node.name = fl_graph_name(w->g, e->label);
    node.detail = fl_str_from(fl_word(fl_entry_words, e->kind));
    w->endpoints[i] = fl_diagram_node(w->d, node) + 1;
    if (e->entry) w->entries[e->entry] = w->endpoints[i];
    if (e->func.id) link(w, FL_ARROW_starts, w->endpoints[i] - 1, function_node(w, e->func), 4);
  }
}

// Those that nobody reaches by an address: main, clocks.
static void add_entries(drawing *w) {
  const fl_entry_point *all;
  uint32_t n = fl_graph_entries(w->g, &all);
  for (uint32_t i = 0; i < n; i++) {
    if (w->entries[i + 1] || !is_drawn(w, all[i].func) || (all[i].kind == FL_ENTRY_test && !w->a->options.all)) continue;
    fl_node node = node_at(w, FL_NODE_entry, all[i].file, all[i].span);
    node.name = all[i].label;
    node.detail = fl_str_from(fl_word(fl_entry_words, all[i].kind));
    w->entries[i + 1] = fl_diagram_node(w->d, node) + 1;
    link(w, FL_ARROW_starts, w->entries[i + 1] - 1, function_node(w, all[i].func), 4);
  }
}

// ---- functions --------------------------------------------------------------------------------------------------------------------------

static void add_calls_of(drawing *w, uint32_t file, uint32_t id) {
  const fl_target *targets;
  fl_call_ref call = {file, id};
  uint32_t n = fl_graph_targets(w->g, call, &targets);
  fl_func_ref from = {file, fl_graph_call(w->g, call)->func};
  if (!is_drawn(w, from)) return;
  for (uint32_t i = 0; i < n; i++) {
    bool starts = targets[i].via == FL_VIA_REGISTER; // an entry point's own arrow says it
    if (starts || !is_drawn(w, targets[i].func) || targets[i].certainty < LIKELY) continue;
    uint8_t kind = targets[i].via == FL_VIA_SPAWN ? FL_ARROW_spawns : FL_ARROW_calls;
    link(w, kind, function_node(w, from), function_node(w, targets[i].func), targets[i].certainty);
  }
}

static void add_calls(drawing *w) {
  for (uint32_t file = 1; file <= fl_graph_n_files(w->g); file++)
    for (uint32_t id = 1; id < fl_graph_facts(w->g, file)->n_calls; id++) add_calls_of(w, file, id);
}

// ---- sites ------------------------------------------------------------------------------------------------------------------------------

static fl_str last_words(fl_str callee) {
  fl_str before, name, type;
  if (!fl_str_rcut(callee, '.', &before, &name)) return callee;
  fl_str_rcut(before, '.', NULL, &type);
  return fl_str_from_pos(callee, callee.n - name.n - 1 - type.n);
}

static void add_answers(drawing *w, const fl_site *site, uint32_t node) {
  uint32_t n, first = fl_ask_requests(w->ask, site, &n);
  for (uint32_t i = first; i < first + n; i++) {
    const fl_request *r = &w->map->requests[i];
    for (uint32_t k = 0; k < r->n_edges; k++) {
      const fl_edge *e = &w->map->edges[r->first_edge + k];
      if (!w->endpoints[e->endpoint] || e->certainty < LIKELY) continue;
      fl_arrow arrow = {.kind = r->kind == FL_ENTRY_http || r->kind == FL_ENTRY_rpc ? FL_ARROW_asks : FL_ARROW_sends, .certainty = e->certainty};
      arrow.from = node, arrow.to = w->endpoints[e->endpoint] - 1, arrow.protocol = fl_graph_site_protocol(w->g, site);
      fl_diagram_arrow(w->d, arrow, fl_graph_name(w->g, r->label));
    }
  }
}

static void add_sites(drawing *w) {
  for (uint32_t i = 1; i < fl_graph_n_sites(w->g); i++) {
    const fl_site *site = fl_graph_site(w->g, i);
    if (site->kind == FL_SITE_entry || !is_drawn(w, site->func)) continue;
    fl_node node = node_at(w, FL_NODE_site, site->func.file, site->span);
    node.name = last_words(fl_graph_name(w->g, site->callee));
    node.detail = fl_str_from(fl_word(fl_site_words, site->kind));
    if (!node.name.n) node.name = node.detail;
    uint32_t made = fl_diagram_node(w->d, node);
    link(w, FL_ARROW_contains, function_node(w, site->func), made, 4);
    add_answers(w, site, made);
  }
}

void fl_diagram_of_code(fl_diagram *d, const fl_analysis *a) {
  if (!a->graph) return;
  fl_ask *ask = fl_ask_new(a->graph);
  drawing w = {.a = a, .ask = ask, .g = fl_ask_graph(ask), .map = fl_ask_services(ask), .d = d};
  const fl_entry_point *entries;
  w.endpoints = fl_alloc_zero(w.map->n_endpoints, sizeof *w.endpoints);
  w.entries = fl_alloc_zero((size_t)fl_graph_entries(w.g, &entries) + 1, sizeof *w.entries);
  find_last_lines(&w);
  add_endpoints(&w);
  add_entries(&w);
  add_calls(&w);
  add_sites(&w);
  fl_diagram_finish(d);
  fl_free(w.endpoints);
  fl_free(w.entries);
  fl_map_release(&w.functions);
  fl_map_release(&w.last_line);
  fl_ask_free(ask);
}
