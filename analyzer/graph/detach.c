// Methods that a library hands to workers wherever they are called: `handle_asynchronously :deliver`, `@Async void deliver()`.
//
// In: calls whose row says that they do so, with the function that they name; annotations of functions that say so (attribute `spawned`). Out:
// calls of that function do not wait for it, unless they do with what it gives back (`waited_by`). What an annotation says by a proxy around
// the object (`by: proxy`) does not hold for calls that the object makes of itself.
#include "graph/graph_p.h"
#include "graph/loop_p.h"

typedef struct detached {
  fl_map at; // functions -> rows[] + 2, or 1
  FL_ARRAY(const fl_meaning_row *) rows; // of annotations
  uint32_t n;
} detached;

static void add_named(const fl_graph *g, uint32_t file, detached *all) {
  const fl_link *l = &g->links[file];
  for (uint32_t call = 1; call < l->f->n_calls; call++)
    for (uint32_t i = 0; fl_call_does(g, file, call, FL_DOES_detach) && i < l->n_targets[call]; i++) {
      const fl_target *t = &g->targets.at[l->first_target[call] + i];
      if (t->func.id) fl_map_put(&all->at, FL_KEY(t->func.file, t->func.id), 1), all->n++;
    }
}

static void add_annotated(fl_graph *g, uint32_t file, detached *all) {
  const fl_facts *f = g->links[file].f;
  for (uint32_t func = 1; func < f->n_funcs; func++)
    for (uint32_t i = 0; i < f->funcs[func].n_annots; i++) {
      const fl_meaning_row *rows[8];
      uint32_t n = fl_annotation_rows(g, file, func, f->funcs[func].first_annot + i, rows, 8);
      for (uint32_t r = 0; r < n; r++)
        if (fl_row_says(g, rows[r], FL_STR("spawned"), FL_STR("yes"))) {
          fl_array_push(&all->rows, rows[r]);
          fl_map_put(&all->at, FL_KEY(file, func), all->rows.n + 1), all->n++;
        }
    }
}

static bool is_own(const fl_facts *f, const fl_call *c) { return !c->recv || f->values[c->recv].kind == FL_VAL_SELF || f->values[c->recv].kind == FL_VAL_SUPER; }

static void detach_call(fl_graph *g, uint32_t file, uint32_t call, const detached *all) {
  const fl_link *l = &g->links[file];
  for (uint32_t i = 0; i < l->n_targets[call]; i++) {
    fl_target *t = &g->targets.at[l->first_target[call] + i];
    uint32_t by = t->func.id && t->via == FL_VIA_CALL ? fl_map_get_or(&all->at, FL_KEY(t->func.file, t->func.id), 0) : 0;
    const fl_meaning_row *row = by > 1 ? all->rows.at[by - 2] : NULL;
    if (!by || (row && fl_row_says(g, row, FL_STR("by"), FL_STR("proxy")) && is_own(l->f, &l->f->calls[call]))) continue;
    t->via = FL_VIA_SPAWN;
    fl_str words;
    if (row && fl_row_attribute(g, row, FL_STR("waited_by"), &words)) fl_join_call(g, file, call, words);
  }
}

void fl_detach_calls(fl_graph *g) {
  detached all = {0};
  for (uint32_t file = 1; file <= g->n_files; file++)
    if (g->links[file].in->naming) add_named(g, file, &all), add_annotated(g, file, &all);
  for (uint32_t file = 1; all.n && file <= g->n_files; file++)
    for (uint32_t call = 1; g->links[file].in->naming && call < g->links[file].f->n_calls; call++) detach_call(g, file, call, &all);
  fl_map_release(&all.at);
  fl_array_release(&all.rows);
}
