// Calls of which a model says that what they set up is not read: "a proxy whose routes are written in code".
#include "graph/graph_p.h"

static fl_str said_by(const fl_graph *g, fl_call_ref call) {
  const fl_target *targets;
  uint32_t n = fl_graph_targets(g, call, &targets);
  for (uint32_t i = 0; i < n; i++)
    for (uint32_t k = 0; targets[i].row && k < targets[i].row->n_attributes; k++) {
      const fl_text *pair = fl_models_texts(g->models, targets[i].row->first_attribute) + (size_t)2 * k;
      if (fl_str_eq_c(fl_models_text(g->models, pair[0]), "not_read")) return fl_models_text(g->models, pair[1]);
    }
  return (fl_str){0};
}

uint32_t fl_graph_not_read(const fl_graph *g, fl_not_read *out, uint32_t cap) {
  uint32_t n = 0;
  for (uint32_t file = 1; file <= g->n_files; file++) {
    const fl_link *l = &g->links[file];
    bool counts = l->in->naming && !(l->in->marks & (FL_MARK_TEST | FL_MARK_GENERATED | FL_MARK_VENDORED));
    for (uint32_t call = 1; counts && call < l->f->n_calls && n < cap; call++) {
      fl_str what = l->n_targets[call] ? said_by(g, (fl_call_ref){file, call}) : (fl_str){0};
      if (what.n) out[n++] = (fl_not_read){{file, call}, what};
    }
  }
  return n;
}
