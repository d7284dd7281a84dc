// Names of a program: all files are one module, and several programs of one repository may give a name to different things.
//
// In: what files include of one another, and the entities of one name. Out: the one that a file means: its own before others, what
// it includes before what it does not, definitions before declarations, near folders before far ones. What a file keeps to itself
// (static) is seen by no other, unless it stands in a file that others include.
#include "graph/graph_p.h"

#include <stdlib.h>
#include <string.h>

static fl_str base_name(fl_str path) {
  uint32_t slash = fl_str_rfind_char(path, '/');
  return slash == FL_STR_NONE ? path : fl_str_from_pos(path, slash + 1);
}

static bool ends_with_path(fl_str path, fl_str tail) {
  if (!fl_str_ends(path, tail)) return false;
  return path.n == tail.n || path.at[path.n - tail.n - 1] == '/';
}

// ---- includes -----------------------------------------------------------------------------------------------------------

// "../a/b.h" -> "a/b.h": what stands above is found by nearness.
static fl_str without_dots(fl_str text) {
  for (;;) {
    if (fl_str_starts_c(text, "./")) text = fl_str_from_pos(text, 2);
    else if (fl_str_starts_c(text, "../")) text = fl_str_from_pos(text, 3);
    else return text;
  }
}

uint32_t fl_path_distance(fl_str a, fl_str b) { // path elements that are not shared
  uint32_t same = 0, n = 0;
  while (n < a.n && n < b.n && a.at[n] == b.at[n]) {
    if (a.at[n] == '/') same = n + 1;
    n++;
  }
  uint32_t apart = 0;
  for (uint32_t i = same; i < a.n; i++) apart += a.at[i] == '/';
  for (uint32_t i = same; i < b.n; i++) apart += b.at[i] == '/';
  return apart;
}

// The file of the repository that an include names: the nearest one whose path ends so. 0: it stands outside.
static uint32_t included_file(const fl_graph *g, uint32_t file, fl_str text) {
  uint32_t best = 0, best_distance = UINT32_MAX;
  fl_str tail = without_dots(text), here = g->links[file].in->path;
  fl_sym name = fl_intern_find(&g->names, base_name(tail));
  for (uint32_t n = name ? fl_map_get_or(&g->files_by_name, name, 0) : 0; n; n = g->nodes.at[n].next) {
    uint32_t other = g->nodes.at[n].ent.file;
    if (!ends_with_path(g->links[other].in->path, tail) || other == file) continue;
    uint32_t distance = fl_path_distance(g->links[other].in->path, here);
    if (distance <= best_distance) best = other, best_distance = distance; // chains run backwards: the first path wins
  }
  return best;
}

static bool is_program(const fl_link *l) {
  return l->in->naming && l->in->naming->module_style == FL_MODULE_PROGRAM;
}

static void index_file_names(fl_graph *g) {
  for (uint32_t file = 1; file <= g->n_files; file++) {
    if (!is_program(&g->links[file])) continue;
    fl_sym name = fl_intern_add(&g->names, base_name(g->links[file].in->path));
    fl_entnode node = {{FL_ENT_MODULE, 4, file, 0, 0}, fl_map_get_or(&g->files_by_name, name, 0)};
    fl_array_push(&g->nodes, node);
    fl_map_put(&g->files_by_name, name, g->nodes.n - 1);
  }
}

// ---- what a file sees ---------------------------------------------------------------------------------------------------

typedef FL_ARRAY(uint32_t) file_list;

static void add_seen(fl_graph *g, uint32_t file, uint32_t stamp, file_list *out) {
  const fl_link *l = &g->links[file];
  for (uint32_t i = 0; i < l->n_includes; i++) {
    fl_link *other = &g->links[l->includes[i]];
    if (other->stamp == stamp || out->n >= FL_MAX_INCLUDES) continue;
    other->stamp = stamp;
    fl_array_push(out, l->includes[i]);
  }
}

static int by_number(const void *a, const void *b) {
  uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
  return x < y ? -1 : x > y;
}

// All files that each file includes, at any depth, sorted.
static void close_includes(fl_graph *g) {
  file_list seen = {0};
  for (uint32_t file = 1; file <= g->n_files; file++) {
    fl_link *l = &g->links[file];
    if (!l->n_includes) continue;
    seen.n = 0;
    add_seen(g, file, file, &seen);
    for (uint32_t i = 0; i < seen.n; i++) add_seen(g, seen.at[i], file, &seen);
    if (seen.n) qsort(seen.at, seen.n, sizeof *seen.at, by_number);
    l->sees = fl_arena_dup(&g->arena, seen.at, seen.n * sizeof *seen.at);
    l->n_sees = seen.n;
  }
  fl_array_release(&seen);
}

bool fl_includes(const fl_graph *g, uint32_t file, uint32_t other) {
  const fl_link *l = &g->links[file];
  return l->n_sees && bsearch(&other, l->sees, l->n_sees, sizeof other, by_number) != NULL;
}

void fl_index_includes(fl_graph *g) {
  index_file_names(g);
  for (uint32_t file = 1; file <= g->n_files; file++) {
    fl_link *l = &g->links[file];
    if (!is_program(l)) continue;
    l->includes = fl_arena_zero_n(&g->arena, l->f->n_imports + 1, sizeof *l->includes);
    for (uint32_t i = 1; i < l->f->n_imports; i++) {
      if (!l->f->imports[i].is_static) continue;
      uint32_t other = included_file(g, file, l->f->texts[l->f->imports[i].module]);
      if (!other) continue;
      l->includes[l->n_includes++] = other;
      g->links[other].is_included = true;
    }
  }
  close_includes(g);
}

// Names that included files give to things of other namespaces: `using a::B;` in a header.
void fl_index_included_names(fl_graph *g) {
  for (uint32_t file = 1; file <= g->n_files; file++) {
    fl_link *l = &g->links[file];
    for (uint32_t s = 0; s < l->n_sees; s++) {
      const fl_link *from = &g->links[l->sees[s]];
      for (uint32_t i = 1; i < from->f->n_imports; i++) {
        const fl_import *m = &from->f->imports[i];
        if (!m->alias || m->func || fl_map_get_or(&l->included, from->sym[m->alias], 0)) continue;
        fl_entnode node = {{FL_ENT_MODULE, 4, l->sees[s], i, 0}, 0};
        fl_array_push(&g->nodes, node);
        fl_map_put(&l->included, from->sym[m->alias], g->nodes.n - 1);
      }
    }
  }
}

// ---- choosing -----------------------------------------------------------------------------------------------------------

typedef struct facts_of_ent {
  bool is_private, is_declaration, is_type;
} facts_of_ent;

static facts_of_ent look_at(const fl_graph *g, fl_ent ent) {
  const fl_facts *f = g->links[ent.file].f;
  facts_of_ent e = {.is_type = ent.kind == FL_ENT_TYPE};
  if (ent.kind == FL_ENT_FUNC) {
    e.is_private = f->funcs[ent.id].flags & FL_FUNC_PRIVATE;
    e.is_declaration = f->funcs[ent.id].flags & FL_FUNC_ABSTRACT;
  }
  if (ent.kind == FL_ENT_VAR) e.is_private = f->vars[ent.id].flags & FL_VAR_STATIC;
  return e;
}

// Smaller is better. 0 for what no other file sees.
uint32_t fl_program_cost(const fl_graph *g, fl_ent ent, uint32_t near_file) {
  facts_of_ent e = look_at(g, ent);
  bool own = ent.file == near_file, shown = own || fl_includes(g, near_file, ent.file);
  if (!own && e.is_private && !g->links[ent.file].is_included) return 0;
  bool double_of = (g->links[ent.file].in->marks & FL_MARK_TEST) && !(g->links[near_file].in->marks & FL_MARK_TEST);
  if (double_of) return 0; // what a test puts in its place is not what runs
  uint32_t distance = own ? 0 : 1 + fl_path_distance(g->links[ent.file].in->path, g->links[near_file].in->path);
  uint32_t rank = (e.is_type ? 8u : 0u) + (shown ? 0u : e.is_private || e.is_type ? 4u : 1u) + (e.is_declaration ? 2u : 0u);
  return 1 + rank * 1000 + distance;
}

// A tag of a structure has a space of its own in C: a function or variable of the same name comes first, unless types alone count.
fl_ent fl_choose_in_program(const fl_graph *g, uint32_t node, uint32_t near_file, bool types_only) {
  fl_ent best = {0};
  uint32_t best_cost = UINT32_MAX, n = 0;
  bool tie = false;
  for (; node; node = g->nodes.at[node].next) {
    fl_ent ent = g->nodes.at[node].ent;
    if (types_only && ent.kind != FL_ENT_TYPE) continue;
    uint32_t c = fl_program_cost(g, ent, near_file);
    if (!c) continue;
    n++;
    tie = c == best_cost || (tie && c > best_cost);
    if (c <= best_cost) best = ent, best_cost = c;
  }
  bool sure = best.file == near_file || n == 1 || (best.kind && fl_includes(g, near_file, best.file));
  if (best.kind && !sure) best.certainty = tie ? 2 : 3;
  return best;
}
