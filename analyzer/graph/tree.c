// Modules of languages whose files form a tree below a root that a manifest names.
//
// `src/lib.rs` and `src/main.rs` are the root itself, `src/a/b.rs` and `src/a/b/mod.rs` are a.b below it. Programs, tests and examples of
// the same manifest are roots of their own. A path begins at the root (`crate`), at the own module (`self`), at the module above it
// (`super`), at a module below the own one, or at another root of the repository.
#include "graph/graph_p.h"

#include <stdio.h>
#include <string.h>

enum { MAX_SEGMENTS = 32 };

typedef struct place {
  fl_str root;                   // name of the root
  fl_str segments[MAX_SEGMENTS]; // of the path below the manifest, without extension
  uint32_t n;
} place;

static void cut_segments(place *p, fl_str path) {
  fl_str part, rest;
  while (path.n && p->n < MAX_SEGMENTS) {
    if (!fl_str_cut(path, '/', &part, &rest)) part = path, rest = FL_STR("");
    if (part.n) p->segments[p->n++] = part;
    path = rest;
  }
}

static fl_str folder_of(fl_str path) {
  uint32_t slash = fl_str_rfind_char(path, '/');
  return fl_str_slice(path, 0, slash == FL_STR_NONE ? 0 : slash);
}

static fl_str last_part(fl_str path) {
  uint32_t slash = fl_str_rfind_char(path, '/');
  return slash == FL_STR_NONE ? path : fl_str_from_pos(path, slash + 1);
}

// Without a manifest the folder above `src`, or else the file's own folder, is the root.
static fl_str guess_root(fl_str path) {
  fl_str dir = folder_of(path);
  for (fl_str at = dir;; at = folder_of(at)) {
    if (fl_str_eq_c(last_part(at), "src")) return folder_of(at);
    if (!at.n) return dir;
  }
}

static place place_of(const fl_graph *g, uint32_t file) {
  const fl_graph_file *in = g->links[file].in;
  const fl_root *manifest = fl_nearest_root(g, in->path, in->naming->language);
  fl_str dir = manifest ? manifest->dir : guess_root(in->path);
  place p = {.root = manifest ? fl_intern_text(&g->names, manifest->name) : last_part(dir)};
  if (!p.root.n) p.root = FL_STR("crate");
  fl_str below = fl_str_from_pos(in->path, dir.n);
  uint32_t dot = fl_str_rfind_char(below, '.');
  cut_segments(&p, fl_str_slice(below, 0, dot == FL_STR_NONE ? below.n : dot));
  return p;
}

static bool is_one_of(fl_str name, const char *const *words) {
  for (; *words; words++)
    if (fl_str_eq_c(name, *words)) return true;
  return false;
}

// How many segments belong to the root's own name: tests/a.rs and src/bin/a/main.rs are programs of their own.
static uint32_t unit_segments(const place *p) {
  static const char *const programs[] = {"tests", "benches", "examples", NULL};
  if (p->n > 2 && fl_str_eq_c(p->segments[0], "src") && fl_str_eq_c(p->segments[1], "bin")) return 3;
  if (p->n > 1 && is_one_of(p->segments[0], programs)) return 2;
  return p->n == 1 && fl_str_eq_c(p->segments[0], "build") ? 1 : 0;
}

static bool has_file(const fl_graph *g, fl_str path) { // they are in path order
  uint32_t low = 1, high = g->n_files + 1;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    int order = fl_str_cmp(g->links[middle].in->path, path);
    if (order == 0) return true;
    if (order < 0) low = middle + 1;
    else high = middle;
  }
  return false;
}

// tests/a/b.rs belongs to tests/a/main.rs; without one, to a program that begins beside the folder: tests/all.rs says `mod a`, and finds it there.
static bool is_part_of_folder(const fl_graph *g, uint32_t file, const place *p) {
  fl_str path = g->links[file].in->path, head = fl_str_slice(path, 0, path.n);
  if (p->n < 3 || !fl_str_eq_c(p->segments[0], "tests")) return false;
  for (uint32_t i = 2; i < p->n; i++) head = folder_of(head);
  uint32_t dot = fl_str_rfind_char(path, '.');
  char main[FL_MAX_NAME];
  int n = snprintf(main, sizeof main, "%.*s/main%.*s", FL_STR_ARG(head), FL_STR_ARG(fl_str_from_pos(path, dot)));
  return n > 0 && (size_t)n < sizeof main && !has_file(g, (fl_str){main, (uint32_t)n});
}

static fl_sym add_segments(fl_graph *g, fl_sym name, const place *p, uint32_t from, uint32_t to) {
  for (uint32_t i = from; i < to; i++)
    if (i > 0 || !fl_str_eq_c(p->segments[0], "src")) name = fl_join(g, name, ".", fl_intern_add(&g->names, p->segments[i]));
  return name;
}

fl_sym fl_tree_module(fl_graph *g, uint32_t file) {
  static const char *const roots[] = {"lib", "main", NULL};
  place p = place_of(g, file);
  uint32_t own = unit_segments(&p), begin = own ? own : p.n && fl_str_eq_c(p.segments[0], "src"), end = p.n;
  fl_sym unit = add_segments(g, fl_intern_add(&g->names, p.root), &p, 0, is_part_of_folder(g, file, &p) ? 1 : own);
  if (end > begin && (fl_str_eq_c(p.segments[end - 1], "mod") || (end == begin + 1 && is_one_of(p.segments[begin], roots)))) end--;
  g->links[file].unit = unit;
  return add_segments(g, add_segments(g, fl_intern_add(&g->names, p.root), &p, 0, own), &p, begin, end);
}

// ---- heads of paths -----------------------------------------------------------------------------------------------------

static fl_ent module_ent(fl_sym module) {
  return module ? (fl_ent){FL_ENT_MODULE, 4, 0, 0, module} : (fl_ent){0};
}

static bool is_module(const fl_graph *g, fl_sym name) { return fl_map_get_or(&g->modules, name, 0) != 0; }

static fl_sym parent_of(fl_graph *g, fl_sym module) {
  fl_str name = fl_intern_text(&g->names, module);
  uint32_t dot = fl_str_rfind_char(name, '.');
  return dot == FL_STR_NONE ? 0 : fl_intern_add(&g->names, fl_str_slice(name, 0, dot));
}

fl_ent fl_tree_parent(fl_graph *g, fl_sym module) { return module_ent(parent_of(g, module)); }

fl_ent fl_tree_keyword(fl_graph *g, uint32_t file, fl_sym name) {
  const fl_link *l = &g->links[file];
  fl_str text = fl_intern_text(&g->names, name);
  if (fl_str_eq_c(text, "crate")) return module_ent(l->unit);
  if (fl_str_eq_c(text, "self")) return module_ent(l->module);
  return fl_str_eq_c(text, "super") ? module_ent(parent_of(g, l->module)) : (fl_ent){0};
}

fl_ent fl_tree_module_named(fl_graph *g, uint32_t file, fl_sym name) {
  fl_sym below = fl_join(g, g->links[file].module, ".", name);
  if (is_module(g, below)) return module_ent(below);
  return is_module(g, name) ? module_ent(name) : (fl_ent){0};
}

// Modules inside of the file are types that hold things; what stands in them sees their members first.
fl_ent fl_tree_inner(const fl_graph *g, uint32_t file, uint32_t func, uint32_t scope, fl_sym name) {
  const fl_facts *f = g->links[file].f;
  for (uint32_t depth = 0; func && !scope && depth < 64; func = f->funcs[func].parent, depth++) scope = f->funcs[func].owner;
  for (uint32_t depth = 0; scope && depth < 16; scope = f->types[scope].outer, depth++) {
    if (f->types[scope].kind != FL_TYPE_OBJECT) continue;
    fl_ent found = fl_type_member(g, file, scope, name, 0);
    if (found.kind) return found;
  }
  return (fl_ent){0};
}

static bool stands_in(const fl_facts *f, uint32_t type, fl_span span) {
  return f->types[type].kind == FL_TYPE_OBJECT && f->types[type].span.byte_begin <= span.byte_begin && span.byte_end <= f->types[type].span.byte_end;
}

// The innermost module inside of a file around a place, 0 = the file itself.
static uint32_t module_around(const fl_facts *f, fl_span span) {
  uint32_t around = 0;
  for (uint32_t i = 1; i < f->n_types; i++)
    if (stands_in(f, i, span)) around = i;
  return around;
}

bool fl_tree_has_macro(const fl_graph *g, uint32_t file, uint32_t type) {
  const fl_link *l = &g->links[file];
  if (!file || !l->in->naming || l->in->naming->module_style != FL_MODULE_TREE) return false;
  for (uint32_t c = l->func_first_call[1]; c; c = l->call_next[c])
    if (l->f->calls[c].form == FL_CALL_MACRO && module_around(l->f, l->f->calls[c].span) == type) return true;
  return false;
}

// ---- members of types that stand apart ------------------------------------------------------------------------------------

static bool is_extension(const fl_graph *g, uint32_t file, uint32_t type) {
  return g->links[file].f->types[type].kind == FL_TYPE_EXTENSION;
}

static uint32_t last_part_of(const fl_graph *g, uint32_t first) {
  while (g->type_next[first]) first = g->type_next[first];
  return first;
}

// An extension is one more part of its type; that of a library's type stays alone under the library's name.
static void join_extension(fl_graph *g, uint32_t file, uint32_t type) {
  fl_link *l = &g->links[file];
  uint32_t dense = l->type_base + type;
  fl_tref of = fl_type_from_within(g, file, type, l->sym[l->f->types[type].name]);
  if (of.name) l->type_name[type] = of.name;
  if (!of.id || (of.flags & FL_TREF_LIST)) return;
  uint32_t first = fl_dense_type(g, of.file, of.id);
  if (first == dense) return;
  g->type_next[last_part_of(g, first)] = dense;
  g->type_first[dense] = first;
}

void fl_join_extensions(fl_graph *g) {
  for (uint32_t file = 1; file <= g->n_files; file++)
    for (uint32_t i = 1; g->links[file].in->naming && i < g->links[file].f->n_types; i++)
      if (is_extension(g, file, i)) join_extension(g, file, i);
  memset(g->supers, 0, ((size_t)g->n_types + 1) * sizeof *g->supers); // some may have been asked for without their extensions
}

bool fl_extends_library(const fl_graph *g, uint32_t file, uint32_t type, fl_tref *library) {
  const fl_link *l = &g->links[file];
  if (!is_extension(g, file, type) || fl_dense_type(g, file, type) != l->type_base + type || !l->type_name[type]) return false;
  *library = (fl_tref){l->type_name[type], 0, 0, 4, 0, 0};
  return true;
}
