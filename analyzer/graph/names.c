// Names of modules: which module a file belongs to, and which module an import means.
//
// In: paths, package clauses, import texts and the folders that a manifest names (go.mod, package.json). Out: one module symbol per
// file, and fl_resolve_module. Each language follows one of four styles, given as data; nothing here knows a language.
#include "graph/graph_p.h"

#include "base/str.h"
#include "walk/language.h"

#include <stdio.h>
#include <string.h>

// Names that are too long are cut.
static uint32_t put(char text[FL_MAX_NAME], uint32_t at, fl_str part) {
  uint32_t n = part.n < FL_MAX_NAME - 1 - at ? part.n : FL_MAX_NAME - 1 - at;
  if (n) memcpy(text + at, part.at, n);
  return at + n;
}

static fl_sym join(fl_graph *g, fl_sym a, const char *sep, fl_sym b) {
  char text[FL_MAX_NAME];
  uint32_t length = put(text, put(text, put(text, 0, fl_intern_text(&g->names, a)), fl_str_from(sep)), fl_intern_text(&g->names, b));
  return fl_intern_add(&g->names, (fl_str){text, length});
}

// The same names are joined by a dot again and again. (A view remembers its own: it may outlive what the graph remembers.)
fl_sym fl_join(fl_graph *g, fl_sym a, const char *sep, fl_sym b) {
  if (!b) return a;
  if (!a) return b;
  bool dotted = sep[0] == '.' && !sep[1];
  fl_sym known = dotted ? fl_map_get_or(&g->joined, FL_KEY(a, b), 0) : 0;
  if (!known && dotted && g->whole) known = fl_map_get_or(&g->whole->joined, FL_KEY(a, b), 0);
  if (known) return known;
  fl_sym whole = join(g, a, sep, b);
  if (dotted) fl_map_put(&g->joined, FL_KEY(a, b), whole);
  return whole;
}

fl_str fl_path_folder(fl_str path) {
  uint32_t slash = fl_str_rfind_char(path, '/');
  return fl_str_slice(path, 0, slash == FL_STR_NONE ? 0 : slash);
}

static fl_str without_extension(fl_str path) {
  uint32_t slash = fl_str_rfind_char(path, '/'), dot = fl_str_rfind_char(path, '.');
  bool has = dot != FL_STR_NONE && (slash == FL_STR_NONE || dot > slash);
  return has ? fl_str_slice(path, 0, dot) : path;
}

bool fl_path_below(fl_str path, fl_str dir) {
  if (dir.n == 0) return true;
  return fl_str_starts(path, dir) && (path.n == dir.n || path.at[dir.n] == '/');
}

// ---- folders with a name of their own ----------------------------------------------------------------------------------

// A manifest reader leaves the name under this key, whatever the ecosystem; `key/a/b` names a folder below that of the manifest.
#define MODULE_KEY "faultline.module"

static fl_str folder_below(fl_graph *g, fl_str dir, fl_str below) {
  if (!dir.n) return fl_intern_text(&g->names, fl_intern_add(&g->names, below));
  fl_sym whole = fl_join(g, fl_intern_add(&g->names, dir), "/", fl_intern_add(&g->names, below));
  return fl_intern_text(&g->names, whole);
}

static void collect_roots(fl_graph *g) {
  for (uint32_t file = 1; file <= g->n_files; file++) {
    const fl_link *l = &g->links[file];
    for (uint32_t i = 1; i < l->f->n_confs; i++) {
      fl_str key = l->f->texts[l->f->confs[i].key], dir = fl_path_folder(l->in->path);
      if (!fl_str_starts(key, FL_STR(MODULE_KEY))) continue;
      if (key.n > sizeof MODULE_KEY) dir = folder_below(g, dir, fl_str_from_pos(key, sizeof MODULE_KEY));
      fl_root root = {dir, l->sym[l->f->confs[i].val], fl_language_at(l->f->language)->ecosystem};
      fl_array_push(&g->roots, root);
    }
  }
}

// With a language, only manifests of its own ecosystem count: a folder may be a package of two.
const fl_root *fl_nearest_root(const fl_graph *g, fl_str path, const char *language) {
  const fl_root *best = NULL;
  for (uint32_t i = 0; i < g->roots.n; i++) {
    const fl_root *root = &g->roots.at[i];
    if (language && (!root->ecosystem || strcmp(root->ecosystem, language) != 0)) continue;
    if (fl_path_below(path, root->dir) && (!best || root->dir.n > best->dir.n)) best = root;
  }
  return best;
}

// Two files run in one process when the nearest manifest above them is the same, or when there is none.
bool fl_same_unit(const fl_graph *g, uint32_t a, uint32_t b) {
  const fl_root *x = fl_nearest_root(g, g->links[a].in->path, NULL), *y = fl_nearest_root(g, g->links[b].in->path, NULL);
  return !x || !y || x == y;
}

uint32_t fl_unit_of(const fl_graph *g, uint32_t file) {
  const fl_graph_file *in = g->links[file].in;
  uint32_t best = 0;
  for (uint32_t i = 0; i < g->roots.n; i++) {
    const fl_root *root = &g->roots.at[i];
    if (!root->ecosystem || strcmp(root->ecosystem, in->naming->language) != 0 || !fl_path_below(in->path, root->dir)) continue;
    if (!best || root->dir.n < g->roots.at[best - 1].dir.n) best = i + 1;
  }
  return best;
}

// ---- the module of a file ------------------------------------------------------------------------------------------------

static fl_sym directory_module(fl_graph *g, const fl_graph_file *in) {
  fl_str dir = fl_path_folder(in->path);
  const fl_root *root = fl_nearest_root(g, in->path, in->naming->language);
  if (!root) return fl_intern_add(&g->names, dir.n ? dir : FL_STR("."));
  if (dir.n == root->dir.n) return root->name;
  uint32_t skip = root->dir.n ? root->dir.n + 1 : 0;
  return fl_join(g, root->name, "/", fl_intern_add(&g->names, fl_str_slice(dir, skip, dir.n)));
}

static fl_sym dotted_module(fl_graph *g, fl_str path) {
  char text[FL_MAX_NAME];
  fl_str stem = without_extension(path);
  if (fl_str_ends(stem, FL_STR("/__init__"))) stem = fl_path_folder(stem);
  uint32_t n = stem.n < sizeof text ? stem.n : (uint32_t)sizeof text - 1;
  for (uint32_t i = 0; i < n; i++) text[i] = stem.at[i] == '/' ? '.' : stem.at[i];
  return fl_intern_add(&g->names, (fl_str){text, n});
}

static fl_sym relative_module(fl_graph *g, fl_str path) {
  fl_str stem = without_extension(path);
  if (fl_str_ends(stem, FL_STR("/index"))) stem = fl_path_folder(stem);
  return fl_intern_add(&g->names, stem);
}

static fl_sym module_of(fl_graph *g, uint32_t file) {
  const fl_link *l = &g->links[file];
  switch (l->in->naming->module_style) {
  case FL_MODULE_DIRECTORY: return directory_module(g, l->in);
  case FL_MODULE_DECLARED: return l->sym[l->f->package];
  case FL_MODULE_DOTTED_PATH: return dotted_module(g, l->in->path);
  case FL_MODULE_RELATIVE_PATH: return relative_module(g, l->in->path);
  case FL_MODULE_TREE: return fl_tree_module(g, file);
  case FL_MODULE_SHARED: return fl_intern_add_c(&g->names, l->in->naming->language);
  case FL_MODULE_PROGRAM: return fl_intern_add(&g->names, FL_STR("<program>"));
  }
  return 0;
}

// Every dotted ending of a module's name leads to it, so that `app.models` finds `services.orders.app.models`. `called`: its name.
static void index_suffixes(fl_graph *g, uint32_t file, fl_sym called) {
  fl_str name = fl_intern_text(&g->names, called);
  for (uint32_t i = 0; i < name.n; i++) {
    if (i > 0 && name.at[i - 1] != '.') continue;
    fl_sym suffix = fl_intern_add(&g->names, fl_str_slice(fl_intern_text(&g->names, called), i, name.n));
    uint32_t head = fl_map_get_or(&g->module_suffixes, suffix, 0);
    fl_entnode node = {{FL_ENT_MODULE, 3, file, 0, called}, head};
    fl_array_push(&g->nodes, node);
    fl_map_put(&g->module_suffixes, suffix, g->nodes.n - 1);
  }
}

static bool is_module(const fl_graph *g, fl_sym name) {
  return name && fl_map_get_or(&g->modules, name, 0) != 0;
}

// a and a.b are modules where a.b.c is one.
static void add_modules_around(fl_graph *g, uint32_t file, fl_sym module) {
  fl_str name = fl_intern_text(&g->names, module);
  while (fl_str_rcut(name, '.', &name, NULL)) {
    fl_sym around = fl_intern_add(&g->names, name);
    if (!fl_map_get_or(&g->modules, around, 0)) fl_map_put(&g->modules, around, file);
  }
}

// A file may hold parts of several modules.
static void add_module(fl_graph *g, uint32_t file, fl_sym module) {
  if (!is_module(g, module)) fl_map_put(&g->modules, module, file);
  add_modules_around(g, file, module);
}

// What an image takes from elsewhere has a name of its own there.
static void name_brought(fl_graph *g, const fl_brought *b) {
  const fl_link *l = &g->links[b->file];
  bool dotted = l->in->naming->module_style == FL_MODULE_DOTTED_PATH;
  if (!dotted && l->in->naming->module_style != FL_MODULE_RELATIVE_PATH) return;
  fl_sym name = dotted ? dotted_module(g, b->path) : relative_module(g, b->path);
  if (is_module(g, name)) return;
  fl_map_put(&g->brought_modules, name, l->module);
  if (dotted) index_suffixes(g, b->file, name);
}

void fl_name_modules(fl_graph *g) {
  collect_roots(g);
  fl_index_aliases(g);
  for (uint32_t file = 1; file <= g->n_files; file++) {
    fl_link *l = &g->links[file];
    if (!l->in->naming) continue;
    l->module = module_of(g, file);
    bool tree = l->in->naming->module_style == FL_MODULE_TREE; // of a library and a program at one root the library counts
    if (l->module && !(tree && is_module(g, l->module))) fl_map_put(&g->modules, l->module, file);
    if (l->in->naming->enclosing_modules) add_modules_around(g, file, l->module);
    for (uint32_t i = 1; l->in->naming->enclosing_modules && i < l->f->n_types; i++)
      if (l->f->types[i].package) add_module(g, file, l->sym[l->f->types[i].package]);
    if (l->in->naming->module_style == FL_MODULE_DOTTED_PATH) index_suffixes(g, file, l->module);
  }
  fl_index_copies(g);
  for (uint32_t i = 0; i < g->brought.n; i++) name_brought(g, &g->brought.at[i]);
}

// ---- imports ---------------------------------------------------------------------------------------------------------------

static fl_sym known_module(const fl_graph *g, fl_str text) {
  fl_sym name = fl_intern_find(&g->names, text);
  return is_module(g, name) ? name : name ? fl_map_get_or(&g->brought_modules, name, 0) : 0;
}

// `..x.y` from module a.b.c (or from package a.b.c when the file is its __init__).
static fl_sym relative_dotted(const fl_graph *g, uint32_t file, fl_str text) {
  fl_str base = fl_intern_text(&g->names, g->links[file].module);
  uint32_t dots = 0;
  while (dots < text.n && text.at[dots] == '.') dots++;
  bool package = fl_str_ends(without_extension(g->links[file].in->path), FL_STR("__init__"));
  for (uint32_t up = package ? 1 : 0; up < dots; up++) {
    uint32_t dot = fl_str_rfind_char(base, '.');
    base = fl_str_slice(base, 0, dot == FL_STR_NONE ? 0 : dot);
  }
  char name[FL_MAX_NAME];
  fl_str rest = fl_str_slice(text, dots, text.n);
  int n = snprintf(name, sizeof name, "%.*s%s%.*s", FL_STR_ARG(base), base.n && rest.n ? "." : "",
                   FL_STR_ARG(rest));
  return n > 0 && (size_t)n < sizeof name ? known_module(g, (fl_str){name, (uint32_t)n}) : 0;
}

static uint32_t common_prefix(fl_str a, fl_str b) {
  uint32_t n = 0;
  while (n < a.n && n < b.n && a.at[n] == b.at[n]) n++;
  return n;
}

// A source root is a folder that is not itself a package: what stands above the first package folder.
static bool is_source_root(const fl_graph *g, fl_str root) {
  return root.n == 0 || !known_module(g, root) ||
         !fl_str_ends(without_extension(
                          g->links[fl_map_get_or(&g->modules, fl_intern_find(&g->names, root), 0)].in->path),
                      FL_STR("__init__"));
}

static fl_sym absolute_dotted(const fl_graph *g, uint32_t file, fl_str text) {
  fl_sym suffix = fl_intern_find(&g->names, text);
  if (!suffix) return 0;
  fl_str here = fl_intern_text(&g->names, g->links[file].module), folder = {0};
  fl_str_rcut(here, '.', &folder, NULL);
  fl_sym best = 0;
  uint32_t best_score = 0;
  for (uint32_t n = fl_map_get_or(&g->module_suffixes, suffix, 0); n; n = g->nodes.at[n].next) {
    fl_str whole = fl_intern_text(&g->names, g->nodes.at[n].ent.name);
    fl_str root = fl_str_slice(whole, 0, whole.n > text.n ? whole.n - text.n - 1 : 0);
    bool beside = fl_str_eq(root, folder); // a script finds what stands in its own folder, though that is a package for others
    if (!beside && !is_source_root(g, root)) continue;
    bool above = root.n == 0 || (fl_str_starts(here, root) && (here.n == root.n || here.at[root.n] == '.'));
    bool conventional = fl_str_ends(root, FL_STR("src")) || fl_str_ends(root, FL_STR("lib"));
    if (!above && !conventional && !fl_str_contains(text, FL_STR("."))) continue; // a lone word is too weak
    uint32_t score = 1 + common_prefix(whole, here) * 2 + (above ? 1 : 0);
    if (score > best_score) best = g->nodes.at[n].ent.name, best_score = score;
  }
  return best ? fl_map_get_or(&g->brought_modules, best, best) : 0;
}

// Joins and folds `.` and `..`; false when it leaves the tree.
static bool join_path(fl_str dir, fl_str text, char *out, uint32_t size, uint32_t *length) {
  uint32_t n = 0;
  if (dir.n >= size) return false;
  if (dir.n) memcpy(out, dir.at, dir.n);
  n = dir.n;
  while (text.n) {
    fl_str part, rest;
    if (!fl_str_cut(text, '/', &part, &rest)) part = text, rest = FL_STR("");
    text = rest;
    if (part.n == 0 || fl_str_eq_c(part, ".")) continue;
    if (fl_str_eq_c(part, "..")) {
      if (n == 0) return false;
      while (n > 0 && out[n - 1] != '/') n--;
      if (n > 0) n--;
      continue;
    }
    if (n + part.n + 2 > size) return false;
    if (n > 0) out[n++] = '/';
    memcpy(out + n, part.at, part.n);
    n += part.n;
  }
  *length = n;
  return true;
}

fl_sym fl_path_module(const fl_graph *g, fl_str dir, fl_str text) {
  char path[FL_MAX_NAME];
  uint32_t n;
  if (!join_path(dir, text, path, sizeof path, &n)) return 0;
  fl_sym found = known_module(g, (fl_str){path, n});
  if (found) return found;
  fl_str stem = without_extension((fl_str){path, n}); // "./client.js" and "./client"
  if (fl_str_ends(stem, FL_STR("/index"))) stem = fl_path_folder(stem);
  return known_module(g, stem);
}

// `pkg` or `pkg/sub` where a manifest of this repository names pkg; `@/x` and `src/x` by the usual alias of a source folder.
static fl_sym workspace_module(const fl_graph *g, uint32_t file, fl_str text) {
  for (uint32_t i = 0; i < g->roots.n; i++) {
    fl_str name = fl_intern_text(&g->names, g->roots.at[i].name);
    if (!name.n || !fl_path_below(text, name)) continue;
    fl_str rest = fl_str_slice(text, name.n < text.n ? name.n + 1 : text.n, text.n);
    fl_sym found = fl_path_module(g, g->roots.at[i].dir, rest);
    char src[FL_MAX_NAME];
    int n = snprintf(src, sizeof src, "src/%.*s", FL_STR_ARG(rest));
    if (!found && n > 0 && (size_t)n < sizeof src)
      found = fl_path_module(g, g->roots.at[i].dir, (fl_str){src, (uint32_t)n});
    if (found) return found;
  }
  fl_sym named = fl_alias_module(g, g->links[file].in->path, text);
  if (named) return named;
  bool alias = fl_str_starts(text, FL_STR("@/")) || fl_str_starts(text, FL_STR("~/"));
  if (!alias && !fl_str_starts(text, FL_STR("src/"))) return 0;
  fl_str rest = alias ? fl_str_slice(text, 2, text.n) : text;
  for (fl_str dir = fl_path_folder(g->links[file].in->path);; dir = fl_path_folder(dir)) {
    char src[FL_MAX_NAME];
    int n = snprintf(src, sizeof src, "%s%.*s", alias ? "src/" : "", FL_STR_ARG(rest));
    fl_sym found = n > 0 && (size_t)n < sizeof src ? fl_path_module(g, dir, (fl_str){src, (uint32_t)n}) : 0;
    if (!found && alias) found = fl_path_module(g, dir, rest);
    if (found) return found;
    if (dir.n == 0) return 0;
  }
}

fl_sym fl_resolve_module(const fl_graph *g, uint32_t file, fl_str text) {
  const fl_link *l = &g->links[file];
  switch (l->in->naming->module_style) {
  case FL_MODULE_SHARED: return 0; // nothing is found through imports
  case FL_MODULE_DIRECTORY:
  case FL_MODULE_PROGRAM:
  case FL_MODULE_TREE: // paths are walked name by name (lookup.c)
  case FL_MODULE_DECLARED: return known_module(g, text);
  case FL_MODULE_DOTTED_PATH:
    return text.n && text.at[0] == '.' ? relative_dotted(g, file, text) : absolute_dotted(g, file, text);
  case FL_MODULE_RELATIVE_PATH:
    if (text.n && text.at[0] == '.') return fl_path_module(g, fl_path_folder(l->in->path), text);
    return workspace_module(g, file, text);
  }
  return 0;
}
