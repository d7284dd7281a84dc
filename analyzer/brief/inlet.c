// What ways in from outside are called: `Ingress web` in two folders is two where they differ, which never stand together.
#include "brief/brief_p.h"

#include "base/hash.h"
#include "graph/limit.h"

enum { SEVERAL = 1 };

// Copies of one manifest for several places to run are told as one, as long as all let a request wait alike; published ports are their file's.
static uint32_t wait_of(const fl_brief_state *s, uint32_t file, uint32_t route, fl_str by) {
  fl_limit_said said = fl_limit_of_inlet(s->graph, file, route);
  if (fl_str_starts_c(by, "ports of ")) return file << 1;
  return ((uint32_t)said.value << 3 | said.answer) << 1;
}

static uint64_t key_of_wait(fl_str by) { return fl_hash64_str(by) | 1; }
static uint64_t key_of_file(fl_str by) { return fl_hash64_str(by) & ~1ull; }

static void put_once(fl_map *map, uint64_t key, uint32_t value) { fl_map_put(map, key, fl_map_get_or(map, key, value) == value ? value : SEVERAL); }

static bool is_several(const fl_brief_state *s, fl_str by) {
  return fl_map_get_or(&s->inlets, key_of_wait(by), 0) == SEVERAL && fl_map_get_or(&s->inlets, key_of_file(by), 0) == SEVERAL;
}

static void note(fl_brief_state *s, uint32_t file) {
  const fl_facts *f = fl_graph_facts(s->graph, file);
  for (uint32_t i = 1; f && i < f->n_limits; i++) {
    fl_str by = f->limits[i].what == FL_LIMIT_route && f->limits[i].is_outside ? fl_route_by(s->graph, file, i) : (fl_str){0};
    if (!by.n) continue;
    put_once(&s->inlets, key_of_wait(by), wait_of(s, file, i, by));
    put_once(&s->inlets, key_of_file(by), file << 1);
  }
}

static void find(fl_brief_state *s) {
  s->has_inlets = true;
  for (uint32_t file = 1; file <= fl_graph_n_files(s->graph); file++)
    if (!fl_brief_is_beside(s, file)) note(s, file);
}

fl_str fl_brief_inlet(fl_brief_state *s, uint32_t file, uint32_t route) {
  fl_str by = fl_route_by(s->graph, file, route), path = fl_graph_file_at(s->graph, file)->path;
  if (!s->has_inlets) find(s);
  if (!by.n || !is_several(s, by)) return by;
  if (fl_str_starts_c(by, "ports of ")) return fl_doc_text(s->doc, "ports of %.*s", FL_STR_ARG(path)); // it is called like its file
  return fl_doc_text(s->doc, "%.*s of %.*s", FL_STR_ARG(by), FL_STR_ARG(path));
}
