// Which store a repository of a framework goes to, where the framework works with many and a package says with which.
//
// In: sites whose model says `store: module`. Out: each knows the protocol of the store whose package (`store` in a model's head) the nearest manifest names.
// Where it names several, or none, the site's own row says what is usual.
#include "graph/pair_p.h"
#include "graph/dependency.h"

enum { MOST_STORES = 32 };

typedef struct modules {
  fl_mid at[MOST_STORES];
  uint32_t n;
} modules;

static modules modules_of(const fl_models *m) {
  modules found = {{0}, 0};
  for (fl_mid i = 1; i < fl_models_n_libraries(m) && found.n < MOST_STORES; i++)
    if (fl_models_libraries(m, i)->store) found.at[found.n++] = i;
  return found;
}

static fl_text store_at(const fl_graph *g, const modules *all, uint32_t file) {
  fl_str nearest = {0};
  fl_text store = 0;
  bool any = false;
  for (uint32_t i = 0; i < all->n; i++) {
    fl_str dir;
    if (!fl_package_with(g, file, all->at[i], &dir) || (any && dir.n < nearest.n)) continue;
    fl_text own = fl_models_libraries(g->models, all->at[i])->store;
    bool joins = any && dir.n == nearest.n;
    store = joins && !fl_str_eq(fl_models_text(g->models, store), fl_models_text(g->models, own)) ? 0 : own;
    nearest = dir, any = true;
  }
  return store;
}

void fl_find_module_stores(fl_graph *g) {
  modules all = modules_of(g->models);
  for (uint32_t i = 1; i < g->sites.n && all.n; i++) {
    fl_site *s = &g->sites.at[i];
    fl_str store;
    if (s->row && fl_graph_site_attribute(g, s, FL_STR("store"), &store) && fl_str_eq_c(store, "module")) s->store = store_at(g, &all, s->func.file);
  }
}
