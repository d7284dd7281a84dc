// Names of libraries that do something when they are read like a field.
#include "graph/effect.h"
#include "graph/graph_p.h"

static bool row_does(const fl_graph *g, uint32_t file, fl_sym name, uint32_t deeds) {
  const fl_meaning_row *rows[4];
  uint32_t n = fl_models_calls(g->models, g->links[file].in->naming->language, fl_intern_text(&g->names, name), rows, 4);
  for (uint32_t i = 0; i < n; i++)
    if (rows[i]->does & deeds && !rows[i]->loose) return true;
  return false;
}

// `f.x()` is a call, whose target says what it does.
static bool is_called(const fl_facts *f, uint32_t val) {
  for (uint32_t c = 1; c < f->n_calls; c++)
    if (f->calls[c].callee == val) return true;
  return false;
}

fl_val_ref fl_graph_property_does(fl_graph *g, fl_func_ref func, uint32_t deeds) {
  const fl_facts *f = g->links[func.file].f;
  fl_span body = f->funcs[func.id].span;
  for (uint32_t i = 1; i < f->n_values; i++) {
    const fl_val *v = &f->values[i];
    if (v->kind != FL_VAL_FIELD || v->byte_begin < body.byte_begin || v->byte_end > body.byte_end) continue;
    fl_ent ent = fl_func_of_val(g, func.file, i) == func.id ? fl_lookup_value(g, func.file, i) : (fl_ent){0};
    if (ent.kind == FL_ENT_EXTERN && row_does(g, func.file, ent.name, deeds) && !is_called(f, i)) return (fl_val_ref){func.file, i};
  }
  return (fl_val_ref){0, 0};
}
