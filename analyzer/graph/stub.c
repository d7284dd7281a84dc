// Types of generated code that stand for a library's: what a generated function hands out that a model describes.
//
//   func NewSearchClient(cc grpc.ClientConnInterface) SearchClient      a model says: New*Client of a connection makes a stub
//   type frontend struct { search pb.SearchClient }                     so this field holds a stub, though the program has its type
//
// In: functions of generated files, models. Out: for a type the library's type. Whoever writes the type outside of generated code
// means that one; the generated bodies themselves stay as they are.
#include "graph/graph_p.h"

enum { MOST_ROWS = 8 };

static bool takes(fl_graph *g, uint32_t file, const fl_func *f, const fl_condition *c) {
  const fl_path *p = fl_models_paths(g->models, c->path);
  bool argument = c->test == 5 && p->root == FL_ROOT_arg && !p->n_steps && p->index >= 0 && (uint32_t)p->index < f->n_params;
  if (!argument) return false;
  const fl_link *l = &g->links[file];
  fl_tref t = fl_type_of_text(g, file, 0, l->sym[l->f->params[f->first_param + (uint32_t)p->index].type]);
  return t.name && fl_type_fits(g, l->in->naming->language, t, c);
}

// Of a loose row (any module, any name of such a form) the parameters must be what its conditions ask for.
static bool describes(fl_graph *g, uint32_t file, const fl_func *f, const fl_meaning_row *row) {
  if (!row->loose || !row->returns || !row->n_conditions) return false;
  if ((row->arity_min >= 0 && f->n_params < (uint32_t)row->arity_min) || (row->arity_max >= 0 && f->n_params > (uint32_t)row->arity_max)) return false;
  for (uint32_t i = 0; i < row->n_conditions; i++)
    if (!takes(g, file, f, fl_models_conditions(g->models, row->first_condition) + i)) return false;
  return true;
}

static void read_maker(fl_graph *g, uint32_t file, const fl_func *f) {
  const fl_link *l = &g->links[file];
  const fl_meaning_row *rows[MOST_ROWS];
  fl_sym name = fl_join(g, l->module, ".", l->sym[f->name]);
  uint32_t n = fl_models_calls(g->models, l->in->naming->language, fl_intern_text(&g->names, name), rows, MOST_ROWS);
  for (uint32_t i = 0; i < n; i++) {
    if (!describes(g, file, f, rows[i])) continue;
    fl_tref made = fl_type_of_text(g, file, 0, l->sym[f->result]);
    fl_str type = fl_models_text(g->models, rows[i]->returns);
    if (made.id && made.file == file) fl_map_put(&g->stands_for, FL_KEY(file, made.id), fl_intern_add(&g->names, type));
    return;
  }
}

void fl_find_stubs(fl_graph *g) {
  for (uint32_t file = 1; file <= g->n_files; file++) {
    const fl_link *l = &g->links[file];
    if (!(l->in->marks & FL_MARK_GENERATED) || !l->in->naming) continue;
    for (uint32_t i = 1; i < l->f->n_funcs; i++) {
      const fl_func *f = &l->f->funcs[i];
      if (f->name && f->result && f->n_params && !f->parent && !f->owner && !f->owner_name) read_maker(g, file, f);
    }
  }
}

fl_tref fl_stands_for(fl_graph *g, uint32_t file, fl_tref t) {
  bool outside = t.id && !(g->links[file].in->marks & FL_MARK_GENERATED);
  fl_sym name = outside ? fl_map_get_or(&g->stands_for, FL_KEY(t.file, t.id), 0) : 0;
  return name ? (fl_tref){name, 0, 0, t.certainty, t.flags & FL_TREF_LIST, 0} : t;
}
