// Modules that run as parts of another one.
//
// In: services, as folders with build files. Out: of a build of several modules, those that nothing starts are parts of the one that is
// started; where several are, or none, each module stays what it is.
#include "graph/graph_p.h"
#include "graph/service_p.h"
#include "graph/setting.h"

#include "base/io.h"

// What is known of a module.
typedef struct module {
  bool is_module;  // of a build that is made of modules, and of nothing else
  bool is_started; // an image, or settings of its own that are read when it starts
  bool has_main;
} module;

static bool is_module_file(fl_str name) { return fl_str_eq_c(name, "pom.xml") || fl_str_eq_c(name, "build.gradle") || fl_str_eq_c(name, "build.gradle.kts"); }

static bool is_image_file(fl_str name) { return fl_str_starts_c(name, "Dockerfile") || fl_str_starts_c(name, "Containerfile") || fl_str_ends_c(name, ".Dockerfile"); }

// application.yml among the resources of a program: a library has none, or its users could not have one.
static bool is_start_settings(fl_str path) {
  fl_str name = fl_path_base(path);
  bool called = fl_str_starts_c(name, "application.") || fl_str_starts_c(name, "application-") || fl_str_starts_c(name, "bootstrap.");
  return called && fl_str_contains(path, FL_STR("src/main/resources/"));
}

static void look_at_path(fl_graph *g, module *modules, fl_str path) {
  uint32_t service = fl_service_in_folder(g, fl_configured_folder(path));
  fl_str name = fl_path_base(path);
  if (is_start_settings(path)) service = fl_service_around(g, path);
  if (!service) return;
  if (is_module_file(name)) modules[service].is_module = true;
  if (is_image_file(name) || is_start_settings(path)) modules[service].is_started = true;
}

static bool has_main(const fl_link *l) {
  const fl_naming *naming = l->in->naming;
  if (!naming || !naming->main_names || (l->in->marks & FL_MARK_TEST)) return false;
  for (uint32_t i = 1; i < l->f->n_funcs; i++) {
    if (l->f->funcs[i].flags & FL_FUNC_MAIN) return true;
    for (const char *const *main = naming->main_names; *main; main++)
      if (l->f->funcs[i].name && fl_str_eq_c(l->f->texts[l->f->funcs[i].name], *main)) return true;
  }
  return false;
}

static bool stands_in(fl_str dir, fl_str above) { return above.n == 0 || fl_str_eq(dir, above) || (fl_str_starts(dir, above) && dir.at[above.n] == '/'); }

// The outermost module around one: the build that both are parts of.
static uint32_t build_of(const fl_graph *g, const module *modules, uint32_t service) {
  uint32_t best = service;
  for (uint32_t i = 1; i < g->services.n; i++) {
    fl_str dir = g->services.at[i].dir;
    bool around = modules[i].is_module && stands_in(g->services.at[service].dir, dir);
    if (around && dir.n < g->services.at[best].dir.n) best = i;
  }
  return best;
}

// The only module of the build that is started. Where some are surely started, a main elsewhere is that of a tool.
static uint32_t only_started(const fl_graph *g, const module *modules, const uint32_t *builds, uint32_t build) {
  uint32_t started = 0, with_main = 0, n_started = 0, n_with_main = 0;
  for (uint32_t i = 1; i < g->services.n; i++) {
    if (builds[i] != build || !modules[i].is_module) continue;
    if (modules[i].is_started) started = i, n_started++;
    if (modules[i].has_main) with_main = i, n_with_main++;
  }
  if (n_started) return n_started == 1 ? started : 0;
  return n_with_main == 1 ? with_main : 0;
}

static bool is_part(const fl_graph *g, const module *m, uint32_t service, uint32_t main) {
  return main && main != service && m->is_module && !m->is_started && !g->services.at[service].is_program;
}

void fl_join_libraries(fl_graph *g, const fl_graph_input *in) {
  module *modules = fl_alloc_zero(g->services.n, sizeof *modules);
  uint32_t *builds = fl_alloc_zero(g->services.n, sizeof *builds), *part_of = fl_alloc_zero(g->services.n, sizeof *part_of);
  for (uint32_t i = 0; i < in->n_paths; i++) look_at_path(g, modules, in->paths[i]);
  for (uint32_t file = 1; file <= g->n_files; file++) look_at_path(g, modules, g->links[file].in->path);
  for (uint32_t file = 1; file <= g->n_files; file++)
    if (has_main(&g->links[file])) modules[g->service_of_file[file]].has_main = true;
  for (uint32_t i = 1; i < g->services.n; i++) builds[i] = build_of(g, modules, i);
  for (uint32_t i = 1; i < g->services.n; i++) {
    uint32_t main = modules[i].is_module ? only_started(g, modules, builds, builds[i]) : 0;
    if (is_part(g, &modules[i], i, main)) part_of[i] = main;
  }
  bool *starts = fl_alloc_zero(g->services.n, sizeof *starts), *mains = fl_alloc_zero(g->services.n, sizeof *mains);
  for (uint32_t i = 1; i < g->services.n; i++) mains[i] = modules[i].has_main || g->services.at[i].is_program, starts[i] = mains[i] || modules[i].is_started;
  fl_find_shared_units(g, starts, mains, part_of);
  for (uint32_t file = 1; file <= g->n_files; file++)
    if (part_of[g->service_of_file[file]]) g->service_of_file[file] = part_of[g->service_of_file[file]];
  fl_free(modules), fl_free(builds), fl_free(part_of), fl_free(starts), fl_free(mains);
}
