// What stands under the name of a decorated function: an object of a library, where the decorator's row says what it returns.
#include "graph/graph_p.h"

fl_tref fl_type_of_decorated(fl_graph *g, fl_ent func) {
  const fl_func *f = &g->links[func.file].f->funcs[func.id];
  const fl_meaning_row *rows[8];
  for (uint32_t i = 0; i < f->n_annots; i++) {
    uint32_t n = fl_annotation_rows(g, func.file, func.id, f->first_annot + i, rows, 8);
    for (uint32_t r = 0; r < n; r++)
      if (rows[r]->returns) return fl_type_by_name(g, func.file, fl_intern_add(&g->names, fl_models_text(g->models, rows[r]->returns)), func.certainty);
  }
  return (fl_tref){0};
}
