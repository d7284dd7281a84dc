// dep rows -> the versions of a library at a file.
//
// Names are compared in one spelling: small letters, one kind of dash, without the major version that some ecosystems put behind
// (`/v9`, `.v3`). The same package may stand there several times (one per platform, one nested): then it is the interval around.
#include "graph/dependency.h"

#include "base/io.h"
#include "graph/graph_p.h"

typedef struct answer {
  bool known;
  uint32_t dir_bytes; // of the folder that it comes from: longer is nearer
  fl_versions versions;
} answer;

// ---- names ------------------------------------------------------------------------------------------------------------------

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

static fl_str without_major(fl_str name) {
  uint32_t n = name.n;
  while (n > 0 && is_digit(name.at[n - 1])) n--;
  bool major =
      n < name.n && n >= 2 && name.at[n - 1] == 'v' && (name.at[n - 2] == '/' || name.at[n - 2] == '.');
  return major ? fl_str_slice(name, 0, n - 2) : name;
}

static fl_str spelled(fl_str name, char *buf, uint32_t size) {
  name = without_major(name);
  uint32_t n = name.n < size ? name.n : size;
  for (uint32_t i = 0; i < n; i++) {
    char c = name.at[i];
    buf[i] = c >= 'A' && c <= 'Z' ? (char)(c + 32) : c == '_' || c == '.' ? '-' : c;
  }
  return (fl_str){buf, n};
}

// ---- the table --------------------------------------------------------------------------------------------------------------

void fl_index_deps(fl_graph *g) {
  char buf[FL_MAX_NAME];
  fl_array_push(&g->deps, (fl_rownode){0});
  for (uint32_t file = 1; file <= g->n_files; file++) {
    const fl_facts *f = g->links[file].f;
    for (uint32_t i = 1; i < f->n_deps; i++) {
      fl_sym name = fl_intern_add(&g->names, spelled(f->texts[f->deps[i].name], buf, sizeof buf));
      fl_array_push(&g->deps, ((fl_rownode){file, i, fl_map_get_or(&g->deps_by_name, name, 0)}));
      fl_map_put(&g->deps_by_name, name, g->deps.n - 1);
    }
  }
}

// ---- the answer -------------------------------------------------------------------------------------------------------------

// gradle/libs.versions.toml and requirements/base.txt speak for the folder that theirs stands in.
static fl_str folder_of(fl_str path) {
  fl_str dir = fl_path_dir(path), name = fl_path_base(dir);
  return fl_str_eq_c(name, "gradle") || fl_str_eq_c(name, "requirements") ? fl_path_dir(dir) : dir;
}

static bool is_above(fl_str dir, fl_str path) {
  return dir.n == 0 || (fl_str_starts(path, dir) && path.n > dir.n && path.at[dir.n] == '/');
}

static void take(answer *a, uint32_t dir_bytes, const fl_versions *versions) {
  if (a->known && dir_bytes < a->dir_bytes) return;
  bool joins = a->known && dir_bytes == a->dir_bytes;
  a->versions = joins ? fl_versions_around(&a->versions, versions) : *versions;
  a->dir_bytes = dir_bytes;
  a->known = true;
}

typedef struct search {
  const fl_graph *g;
  uint32_t first; // of the chain
  fl_str ecosystem, path;
  bool anywhere; // rows of all folders count, as if they stood at the root
} search;

static answer nearest(const search *s, bool locked, const answer *declared) {
  answer found = {0};
  for (uint32_t n = s->first; n; n = s->g->deps.at[n].next) {
    const fl_rownode *node = &s->g->deps.at[n];
    const fl_link *l = &s->g->links[node->file];
    const fl_dep *dep = &l->f->deps[node->id];
    fl_str dir = folder_of(l->in->path);
    fl_versions versions;
    if (dep->locked != locked || !fl_str_eq(l->f->texts[dep->ecosystem], s->ecosystem)) continue;
    if (!s->anywhere && !is_above(dir, s->path)) continue;
    if (!fl_versions_parse(&versions, l->f->texts[dep->version])) continue;
    if (declared && declared->known && fl_versions_fit(&versions, &declared->versions) == FL_FIT_NONE)
      continue;
    take(&found, s->anywhere ? 0 : dir.n, &versions);
  }
  return found;
}

static bool answered(const search *s, fl_versions *out) {
  answer declared = nearest(s, false, NULL), locked = nearest(s, true, &declared);
  if (locked.known)
    *out = locked.versions;
  else if (declared.known)
    *out = declared.versions;
  return locked.known || declared.known;
}

uint32_t fl_deps_named(const fl_graph *g, fl_str package) {
  char buf[FL_MAX_NAME];
  fl_sym name = fl_intern_find(&g->names, spelled(package, buf, sizeof buf));
  return name ? fl_map_get_or(&g->deps_by_name, name, 0) : 0;
}

uint32_t fl_first_dep(const fl_graph *g, const fl_library *library) { return fl_deps_named(g, fl_models_text(g->models, library->package)); }

bool fl_package_versions(const fl_graph *g, uint32_t file, fl_mid library, fl_text package, fl_versions *out) {
  const fl_library *l = fl_models_libraries(g->models, library);
  search s = {.g = g, .first = library ? fl_deps_named(g, fl_models_text(g->models, package ? package : l->package)) : 0, .ecosystem = fl_models_text(g->models, l->ecosystem)};
  s.path = g->links[file].in->path;
  if (!s.first) return false;
  if (answered(&s, out)) return true;
  s.anywhere = true;
  return answered(&s, out);
}

bool fl_library_versions(const fl_graph *g, uint32_t file, fl_mid library, fl_versions *out) { return fl_package_versions(g, file, library, 0, out); }

bool fl_service_has_package(const fl_graph *g, uint32_t service, fl_str package) {
  for (uint32_t n = fl_deps_named(g, package); n; n = g->deps.at[n].next)
    if (g->service_of_file[g->deps.at[n].file] == service && !g->links[g->deps.at[n].file].f->deps[g->deps.at[n].id].of_tests) return true;
  return false;
}

bool fl_package_with(const fl_graph *g, uint32_t file, fl_mid library, fl_str *dir) {
  const fl_library *l = fl_models_libraries(g->models, library);
  fl_str ecosystem = fl_models_text(g->models, l->ecosystem);
  bool found = false;
  for (uint32_t n = fl_first_dep(g, l); n; n = g->deps.at[n].next) {
    const fl_link *at = &g->links[g->deps.at[n].file];
    fl_str folder = folder_of(at->in->path);
    const fl_dep *dep = &at->f->deps[g->deps.at[n].id];
    bool counts = !dep->locked && fl_str_eq(at->f->texts[dep->ecosystem], ecosystem) && is_above(folder, g->links[file].in->path); // locks list what packages bring along
    if (counts && (!found || folder.n > dir->n)) *dir = folder, found = true;
  }
  return found;
}
