// Decorated functions: what stands under the name of one, an object of a library where the decorator's row says what it returns; and
// functions that a call decorates.
#include "graph/graph_p.h"

enum { MOST_ROWS = 8 };

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

// The decorator that a call makes, whose callee is a call itself: calls[]; 0: it is none.
static uint32_t decorator_of(const fl_graph *g, uint32_t file, uint32_t call) {
  const fl_link *l = &g->links[file];
  const fl_call *c = &l->f->calls[call];
  const fl_val *made = c->callee && c->n_args == 1 ? fl_val_at(g, file, c->callee) : NULL;
  return made && made->kind == FL_VAL_CALL && l->callee[made->a] ? made->a : 0;
}

// A decorator is a function that gives one: `app.post("/orders")(place)` does to `place` what `@app.post("/orders")` would.
void fl_entries_of_decorator(fl_graph *g, uint32_t file, uint32_t call) {
  const fl_link *l = &g->links[file];
  uint32_t made = decorator_of(g, file, call);
  fl_ent func = made ? fl_func_in_value(g, file, l->f->args[l->f->calls[call].first_arg].val) : (fl_ent){0};
  const fl_meaning_row *rows[MOST_ROWS];
  uint32_t n = func.kind == FL_ENT_FUNC ? fl_rows_of_annotation(g, file, made, fl_canonical(g, file, l->callee[made]), rows, MOST_ROWS) : 0;
  for (uint32_t r = 0; r < n; r++) {
    fl_func_ref ref = {func.file, func.id};
    const fl_entry_model *m = rows[r]->entry ? fl_models_entries(g->models, rows[r]->entry) : NULL;
    if (!m) continue;
    fl_entry_point e = {m->kind, func.certainty, ref, fl_entry_label(g, file, made, m, ref), file, l->f->calls[made].span, rows[r], {file, made}};
    fl_add_entry(g, e, (fl_registration){.name = l->callee[made]});
  }
}
