// Texts that annotations give: what an entity is called in its store, and the statement that a method stands for.
//
// In: an annotated type, or a site whose call may go to an annotated method. Out: the text at the path that a model names; "": none.
#include "graph/graph_p.h"

typedef struct annotated {
  uint32_t file, func, first, n; // annots[]
} annotated;

static fl_mid path_of(const fl_graph *g, const fl_meaning_row *row, bool statement) {
  if (statement) return row->effect == FL_EFFECT_by_sql ? row->method_path : 0;
  return row->defines ? fl_models_table_models(g->models, row->defines)->table : 0;
}

static fl_str text_of(fl_graph *g, const annotated *at, bool statement) {
  for (uint32_t i = 0; i < at->n; i++) {
    const fl_meaning_row *rows[4];
    uint32_t n = fl_annotation_rows(g, at->file, at->func, at->first + i, rows, 4), call = g->links[at->file].f->annots[at->first + i].call;
    for (uint32_t r = 0; r < n; r++) {
      fl_mid path = path_of(g, rows[r], statement);
      fl_str text = path ? fl_annotation_text(g, at->file, call, path) : (fl_str){0};
      if (text.n) return text;
    }
  }
  return (fl_str){0};
}

fl_str fl_annotated_table(fl_graph *g, uint32_t file, uint32_t type) {
  const fl_type *t = &g->links[file].f->types[type];
  return text_of(g, &(annotated){file, 0, t->first_annot, t->n_annots}, false);
}

fl_str fl_annotated_statement(fl_graph *g, const fl_site *s) {
  const fl_link *l = &g->links[s->call.file];
  for (uint32_t i = 0; s->call.id && i < l->n_targets[s->call.id]; i++) {
    fl_func_ref func = g->targets.at[l->first_target[s->call.id] + i].func;
    const fl_func *f = func.id ? &g->links[func.file].f->funcs[func.id] : NULL;
    fl_str text = f ? text_of(g, &(annotated){func.file, func.id, f->first_annot, f->n_annots}, true) : (fl_str){0};
    if (text.n) return text;
  }
  return (fl_str){0};
}
