// Settings of several services that stand in one folder of another: a configuration server hands them out by name.
//
// In: services with their folders; settings files. Out: `shared/orders.yml` is the file of the service `orders` and no longer of the one
// around it, where another file beside it is named after a service as well: one alone may be settings of a client. What stands there for
// all of them (application.yml, common.yml) holds for each service that has a file beside it.
#include "graph/graph_p.h"
#include "graph/service_p.h"
#include "graph/setting.h"

#include "base/io.h"

enum { LEAST_NAMED = 2 }; // services that a folder has files for

static bool is_for_all(fl_str stem) {
  static const char *const names[] = {"application", "common", "shared", "default", "defaults", "global", "base"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (fl_str_eq_c(stem, names[i])) return true;
  return false;
}

static fl_str stem_of(fl_str path) {
  fl_str name = fl_path_base(path);
  return fl_str_slice(name, 0, fl_str_find_char(name, '.'));
}

// "orders", "orders-prod": the service that a file is named after. 0: none.
static uint32_t named_after(const fl_map *services, fl_str stem) {
  uint32_t found = stem.n ? fl_service_with_folder(services, stem) : 0;
  fl_str before;
  return found || !fl_str_rcut(stem, '-', &before, NULL) ? found : fl_service_with_folder(services, before);
}

static bool holds_only_settings(const fl_graph *g, uint32_t file) {
  const fl_link *l = &g->links[file];
  return !l->in->naming && l->f->n_confs > 1 && l->f->n_deploys <= 1 && !(l->in->marks & FL_MARK_TEST);
}

static uint64_t folder_key(fl_graph *g, uint32_t file, uint32_t service) {
  return FL_KEY(fl_intern_add(&g->names, fl_path_dir(g->links[file].in->path)), service);
}

// A file that says nothing of its own: what stands beside it for all holds for its service too.
static void add_empty(fl_graph *g, const fl_map *services, fl_str path) {
  static const char *const ends[] = {".yml", ".yaml", ".properties"};
  bool is_settings = false;
  for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) is_settings |= fl_str_ends_c(path, ends[i]);
  fl_sym dir = is_settings ? fl_intern_find(&g->names, fl_path_dir(path)) : 0;
  uint32_t service = dir ? named_after(services, stem_of(path)) : 0;
  if (service) fl_map_put(&g->settings_beside, FL_KEY(dir, service), 1);
}

// Who each file is named after, and how many services a folder has files for.
static void find_named(fl_graph *g, const fl_map *services, uint32_t *named, fl_map *in_folder) {
  for (uint32_t file = 1; file <= g->n_files; file++) {
    uint32_t service = holds_only_settings(g, file) ? named_after(services, stem_of(g->links[file].in->path)) : 0;
    if (!service || service == g->service_of_file[file]) continue;
    named[file] = service;
    bool again = fl_map_get_or(&g->settings_beside, folder_key(g, file, service), 0);
    fl_map_put(&g->settings_beside, folder_key(g, file, service), 1);
    if (!again) fl_map_put(in_folder, folder_key(g, file, 0), fl_map_get_or(in_folder, folder_key(g, file, 0), 0) + 1);
  }
}

void fl_join_settings(fl_graph *g, const fl_graph_input *in) {
  uint32_t *named = fl_alloc_zero((size_t)g->n_files + 1, sizeof *named);
  fl_map in_folder = {0}, services = {0};
  fl_index_service_folders(g, &services);
  find_named(g, &services, named, &in_folder);
  for (uint32_t i = 0; i < in->n_paths; i++) add_empty(g, &services, in->paths[i]);
  for (uint32_t file = 1; file <= g->n_files; file++) {
    bool handed_out = holds_only_settings(g, file) && fl_map_get_or(&in_folder, folder_key(g, file, 0), 0) >= LEAST_NAMED;
    if (handed_out && named[file]) g->service_of_file[file] = named[file], fl_bits_set(&g->handed, named[file]);
    if (handed_out && !named[file] && is_for_all(stem_of(g->links[file].in->path))) fl_bits_set(&g->settings_for_all, file);
  }
  fl_map_release(&in_folder);
  fl_map_release(&services);
  fl_free(named);
}

bool fl_settings_hold_for(const fl_graph *g, uint32_t settings, uint32_t service) {
  if (!service || g->service_of_file[settings] == service) return service != 0;
  fl_sym dir = fl_bits_has(&g->settings_for_all, settings) ? fl_intern_find(&g->names, fl_path_dir(g->links[settings].in->path)) : 0;
  return dir && fl_map_get_or(&g->settings_beside, FL_KEY(dir, service), 0);
}
