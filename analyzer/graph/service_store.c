// Stores whose images are built here: what stands beside such a Dockerfile is the store's (scripts that fill it, settings) and no service.
//
// In: Dockerfiles and what they begin with; the images that the models know as those of stores and brokers.
#include "graph/deploy_p.h"
#include "graph/service_p.h"

#include "base/io.h"

static bool is_known(const fl_graph *g, fl_sym image) {
  for (uint32_t i = 1; image && i < fl_models_n_declarations(g->models); i++) {
    const fl_declaration_model *m = fl_models_declarations(g->models, i);
    for (uint32_t k = 0; k < m->n_images; k++)
      if (fl_str_eq(fl_models_text(g->models, fl_models_texts(g->models, m->first_image)[k]), fl_intern_text(&g->names, image))) return true;
  }
  return false;
}

void fl_find_store_images(fl_graph *g) {
  for (uint32_t file = 1; file <= g->n_files; file++)
    if (is_known(g, fl_image_base_of(g, file))) fl_bits_set(&g->store_images, file);
}

bool fl_is_store_image(const fl_graph *g, fl_str path) {
  for (uint32_t file = fl_bits_next(&g->store_images, 0); file != FL_BITS_NONE; file = fl_bits_next(&g->store_images, file + 1))
    if (fl_str_eq(g->links[file].in->path, path)) return true;
  return false;
}

bool fl_runs_store(const fl_graph *g, uint32_t workload) {
  const fl_workload *w = fl_graph_workload(g, workload);
  return is_known(g, w->image) || is_known(g, w->base);
}

// The folder of such an image, as far as nothing else is built in it.
static bool is_beside_store(const fl_graph *g, uint32_t file) {
  fl_str path = g->links[file].in->path, around = g->services.at[fl_service_around(g, path)].dir;
  for (uint32_t image = fl_bits_next(&g->store_images, 0); image != FL_BITS_NONE; image = fl_bits_next(&g->store_images, image + 1)) {
    fl_str dir = fl_path_dir(g->links[image].in->path);
    if (dir.n > around.n && fl_path_below(path, dir)) return true;
  }
  return false;
}

void fl_leave_out_stores(fl_graph *g) {
  for (uint32_t file = 1; fl_bits_count(&g->store_images) && file <= g->n_files; file++)
    if (is_beside_store(g, file)) g->service_of_file[file] = 0, fl_bits_set(&g->of_stores, file);
}

bool fl_graph_is_of_store(const fl_graph *g, uint32_t file) { return fl_bits_has(&g->of_stores, file); }
