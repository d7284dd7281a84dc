// Projects that are built into pages: what they hold runs on the machines of their users, one user at a time.
//
// In: packages of manifests, and what models say of what is built with them (`runs` in their heads). Out: the files below the nearest manifest
// that names a package of pages and none of servers; a project with both renders on a server.
#include "graph/dependency.h"
#include "graph/graph_p.h"
#include "graph/service_p.h"

#include "base/io.h"

enum { IS_PAGE = 1, IS_SERVER = 2, IS_NEITHER = 4 };

// The nearest manifest with packages of the one or the other.
static uint32_t asked_at(const fl_graph *g, uint32_t file) {
  uint32_t found = IS_NEITHER, nearest = 0;
  for (fl_mid i = 1; i < fl_models_n_libraries(g->models); i++) {
    fl_str runs = fl_models_text(g->models, fl_models_libraries(g->models, i)->runs), dir;
    if (!runs.n || !fl_package_with(g, file, i, &dir) || (found != IS_NEITHER && dir.n < nearest)) continue;
    uint32_t is = fl_str_eq_c(runs, "page") ? IS_PAGE : IS_SERVER;
    found = found != IS_NEITHER && dir.n == nearest ? found | is : is;
    nearest = dir.n;
  }
  return found;
}

static bool any_says(const fl_graph *g, const char *language) {
  for (fl_mid i = 1; i < fl_models_n_libraries(g->models); i++)
    if (fl_models_libraries(g->models, i)->runs && fl_first_dep(g, fl_models_libraries(g->models, i)) && fl_library_speaks(g, i, language)) return true;
  return false;
}

void fl_find_pages(fl_graph *g) {
  fl_map folders = {0}, languages = {0}; // folder -> answer; language -> 1: something is said of it, 2: nothing
  for (uint32_t file = 1; file <= g->n_files; file++) {
    const fl_naming *naming = g->links[file].in->naming;
    if (!naming) continue;
    fl_sym language = fl_intern_add_c(&g->names, naming->language);
    uint32_t says = fl_map_get_or(&languages, language, 0);
    if (!says) fl_map_put(&languages, language, says = any_says(g, naming->language) ? 1 : 2);
    if (says == 2) continue;
    fl_sym folder = fl_intern_add(&g->names, fl_path_dir(g->links[file].in->path));
    uint32_t is = fl_map_get_or(&folders, folder, 0);
    if (!is) fl_map_put(&folders, folder, is = asked_at(g, file));
    if (is == IS_PAGE) fl_bits_set(&g->of_pages, file);
  }
  fl_map_release(&folders), fl_map_release(&languages);
}

bool fl_graph_runs_in_browser(const fl_graph *g, fl_func_ref func) {
  uint32_t answers = (1u << FL_ENTRY_http) | (1u << FL_ENTRY_rpc) | (1u << FL_ENTRY_consumer);
  return fl_graph_file_marks(g, func.file) & FL_MARK_BROWSER && !(fl_graph_reached_by(g, func) & answers);
}

bool fl_graph_is_page(const fl_graph *g, uint32_t file) { return fl_bits_has(&g->of_pages, file); }

uint32_t fl_graph_file_marks(const fl_graph *g, uint32_t file) {
  uint32_t marks = g->links[file].in->marks;
  if (fl_bits_has(&g->of_pages, file)) marks |= FL_MARK_BROWSER;
  return fl_graph_is_run_by_hand(g, file) ? marks | FL_MARK_EXAMPLE : marks;
}
