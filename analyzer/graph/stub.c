// Types of generated code that stand for a library's: what a generated function hands out that a model describes.
//
//   func NewSearchClient(cc grpc.ClientConnInterface) SearchClient      a model says: New*Client of a connection makes a stub
//   type frontend struct { search pb.SearchClient }                     so this field holds a stub, though the program has its type
//
// Not where the program has a type of its own with the same methods: what the field holds may be that one, and what it does with a
// deadline is its own business.
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

static fl_str last_name(fl_str type) {
  uint32_t dot = fl_str_rfind_char(type, '.'), star = fl_str_rfind_char(type, '*');
  uint32_t at = dot != FL_STR_NONE ? dot + 1 : star != FL_STR_NONE ? star + 1 : 0;
  return fl_str_from_pos(type, at);
}

// The same name, as many parameters, and the same types of them, whatever the module is called here and there.
static bool is_same_method(const fl_facts *a, const fl_func *x, const fl_facts *b, const fl_func *y) {
  if (x->n_params != y->n_params || !fl_str_eq(a->texts[x->name], b->texts[y->name])) return false;
  for (uint32_t i = 0; i < x->n_params; i++)
    if (!fl_str_eq(last_name(a->texts[a->params[x->first_param + i].type]), last_name(b->texts[b->params[y->first_param + i].type]))) return false;
  return true;
}

static const fl_func *first_method(const fl_facts *f, uint32_t type) {
  for (uint32_t i = 1; i < f->n_funcs; i++)
    if (f->funcs[i].owner == type && f->funcs[i].name) return &f->funcs[i];
  return NULL;
}

static bool is_declared_here(const fl_facts *f, const fl_func *method) {
  bool here = method->owner != 0;
  for (uint32_t i = 1; i < f->n_types && !here; i++) here = f->types[i].name == method->owner_name;
  return here;
}

// A method of a type that people wrote; the method itself may be generated, into a file beside the type's.
static bool is_of_written_type(const fl_link *l, const fl_func *f) {
  bool is_method = f->name && (f->owner || f->owner_name) && !(f->flags & FL_FUNC_ABSTRACT);
  return is_method && !(l->in->marks & FL_MARK_GENERATED && is_declared_here(l->f, f));
}

// Does a type that people wrote implement this one?
static bool is_implemented(const fl_graph *g, uint32_t file, uint32_t type) {
  const fl_facts *generated = g->links[file].f;
  const fl_func *method = first_method(generated, type);
  for (uint32_t other = 1; method && other <= g->n_files; other++) {
    const fl_link *l = &g->links[other];
    if (!l->in->naming || l->in->naming != g->links[file].in->naming || l->in->marks & FL_MARK_TEST) continue;
    for (uint32_t i = 1; i < l->f->n_funcs; i++)
      if (is_of_written_type(l, &l->f->funcs[i]) && is_same_method(generated, method, l->f, &l->f->funcs[i])) return true;
  }
  return false;
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
    if (made.id && made.file == file && !is_implemented(g, file, made.id)) fl_map_put(&g->stands_for, FL_KEY(file, made.id), fl_intern_add(&g->names, type));
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
