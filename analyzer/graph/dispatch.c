// Which method a call means where names of methods, fields and methods of the type itself are apart, and receivers may be left out.
//
// In: a call with a receiver, written or not. Out: a member of the repository, or a qualified library name. The order is that of the
// language: the type and what it is made from, libraries among its supertypes as far as models know the method, functions that
// belong to nobody, what every object can do, and at last the methods of subtypes that a supertype relies on.
#include "graph/known.h"

enum { MAX_LIBRARIES = 16 };

typedef struct wanted {
  fl_graph *g;
  uint32_t file;
  const fl_call *c;
  fl_sym name;
  fl_tref of; // type of the receiver
} wanted;

// ---- libraries among the supertypes ---------------------------------------------------------------------------------------

typedef struct libraries {
  fl_tref at[MAX_LIBRARIES];
  uint32_t n;
} libraries;

static void add_library(libraries *out, fl_tref t, uint8_t certainty) {
  if (t.certainty > certainty) t.certainty = certainty;
  if (!t.id && t.name && out->n < MAX_LIBRARIES) out->at[out->n++] = t;
}

// Library types that a type is made from; a type of the repository's own supertype comes last, as it is looked up last.
static void find_libraries(const fl_graph *g, fl_tref t, bool of_class, uint32_t depth, libraries *out) {
  if (!t.id) return add_library(out, t, t.certainty);
  const fl_supers *supers = fl_supers_of(g, t.file, t.id);
  for (uint32_t i = 0; of_class && i < supers->n_of_class; i++)
    find_libraries(g, supers->of_class[i], false, depth + 1, out);
  for (uint32_t i = 0; depth < FL_MAX_SUPERS && i < supers->n; i++) find_libraries(g, supers->at[i], of_class, depth + 1, out);
}

// Does a model speak of a call with so many arguments?
static bool has_row(const wanted *w, fl_sym callee) {
  const fl_meaning_row *const *rows;
  uint32_t n = fl_known_calls(w->g, w->file, callee, &rows);
  for (uint32_t i = 0; i < n; i++) {
    bool fewer = w->c && rows[i]->arity_min >= 0 && w->c->n_args < rows[i]->arity_min;
    bool more = w->c && rows[i]->arity_max >= 0 && w->c->n_args > rows[i]->arity_max;
    if (!fewer && !more) return true;
  }
  return false;
}

static bool is_modelled(const wanted *w, fl_sym callee, uint32_t depth) {
  fl_str type, method, text = fl_intern_text(&w->g->names, callee);
  if (has_row(w, callee)) return true;
  if (depth > 4 || !fl_str_rcut(text, '.', &type, &method)) return false;
  const fl_type_model *m = fl_known_type(w->g, w->file, fl_intern_add(&w->g->names, type));
  fl_sym name = fl_intern_add(&w->g->names, method);
  for (uint32_t i = 0; m && i < m->n_supers; i++) {
    fl_sym super = fl_intern_add(&w->g->names, fl_models_text(w->g->models, *(fl_models_texts(w->g->models, m->first_super) + i)));
    if (is_modelled(w, fl_join(w->g, super, ".", name), depth + 1)) return true;
  }
  return false;
}

static fl_sym method_of(const wanted *w, fl_sym type) {
  return fl_canonical(w->g, w->file, fl_join(w->g, type, ".", w->name));
}

static fl_sym modelled_method(const wanted *w, const libraries *from, uint8_t *certainty) {
  for (uint32_t i = 0; i < from->n; i++) {
    fl_sym callee = method_of(w, from->at[i].name);
    if (!is_modelled(w, callee, 0)) continue;
    return *certainty = from->at[i].certainty, callee;
  }
  return 0;
}

// ---- the repository -----------------------------------------------------------------------------------------------------------

static bool can_be_called(const fl_graph *g, fl_ent ent) {
  return ent.kind == FL_ENT_FUNC || (ent.kind == FL_ENT_VAR && (g->links[ent.file].f->vars[ent.id].flags & FL_VAR_READER));
}

static fl_ent member_of(const wanted *w, fl_tref t) {
  if (!t.id) return (fl_ent){0};
  fl_ent found = t.flags & FL_TREF_CLASS ? fl_class_member(w->g, t.file, t.id, w->name, 0)
                                         : fl_type_member(w->g, t.file, t.id, w->name, 0);
  return can_be_called(w->g, found) ? found : (fl_ent){0};
}

// A function of no type, or one that the language brings along; only where nobody wrote a receiver.
static fl_sym free_function(const wanted *w, fl_ent *repo, uint8_t *certainty) {
  if (!(w->c->flags & FL_CALL_IMPLICIT)) return 0;
  *certainty = 3;
  if (is_modelled(w, w->name, 0)) return w->name;
  fl_ent found = fl_member(w->g, w->g->links[w->file].module, w->name, w->file);
  if (found.kind == FL_ENT_FUNC) *repo = found;
  return 0;
}

uint32_t fl_subtype_methods(fl_graph *g, uint32_t file, uint32_t call, fl_ent *out, uint32_t cap) {
  const fl_link *l = &g->links[file];
  const fl_call *c = &l->f->calls[call];
  if (c->form != FL_CALL_METHOD || !l->in->naming->methods_apart || !c->recv) return 0;
  fl_tref t = fl_type_of(g, file, c->recv);
  wanted w = {g, file, c, l->sym[c->name], t};
  if (!t.id || t.flags & FL_TREF_CLASS || member_of(&w, t).kind) return 0;
  return fl_implementations(g, t.file, t.id, w.name, out, cap);
}

static fl_ent of_subtype(const wanted *w) {
  fl_ent found[FL_MAX_IMPLEMENTATIONS + 1];
  if (!w->of.id || w->of.flags & FL_TREF_CLASS) return (fl_ent){0};
  uint32_t n = fl_implementations(w->g, w->of.file, w->of.id, w->name, found, FL_MAX_IMPLEMENTATIONS + 1);
  if (!n || n > FL_MAX_IMPLEMENTATIONS) return (fl_ent){0};
  found[0].certainty = n == 1 ? 3 : 2;
  return found[0];
}

static fl_sym of_every_object(const wanted *w) {
  const fl_naming *naming = w->g->links[w->file].in->naming;
  if (!naming->root_type || !naming->root_type[0]) return 0;
  fl_sym callee = method_of(w, fl_intern_add_c(&w->g->names, naming->root_type));
  return is_modelled(w, callee, 0) ? callee : 0;
}

// Methods of types that are not apart from their fields: what a model knows of the libraries that a type is made from, or of every
// object; otherwise the library's, where it can only be one.
static fl_sym of_libraries(const wanted *w, uint8_t *certainty) {
  libraries from = {.n = 0};
  uint8_t sure = *certainty;
  find_libraries(w->g, w->of, false, 0, &from);
  fl_sym callee = modelled_method(w, &from, &sure);
  if (!callee && (callee = of_every_object(w))) return callee;
  if (!callee && from.n) callee = method_of(w, from.at[0].name), sure = from.at[0].certainty;
  if (sure < *certainty) *certainty = sure;
  if (callee && from.n > 1 && !is_modelled(w, callee, 0) && w->of.id && w->g->links[w->file].in->naming->traits) *certainty = 1; // any of them may have it
  return callee;
}

fl_sym fl_library_method(fl_graph *g, uint32_t file, const fl_call *c, fl_tref of, fl_sym name, uint8_t *certainty) {
  wanted w = {g, file, c, name, of};
  return of_libraries(&w, certainty);
}

// ---- what an interface declares and a library's class does ----------------------------------------------------------------------

static fl_tref type_around(const fl_graph *g, uint32_t file, uint32_t func) {
  const fl_link *l = &g->links[file];
  while (func && !l->f->funcs[func].owner) func = l->f->funcs[func].parent;
  return func ? fl_tref_of_type(g, file, l->f->funcs[func].owner, 4) : (fl_tref){0};
}

static fl_sym modelled_above(const wanted *w, fl_tref of, uint8_t *certainty) {
  libraries from = {.n = 0};
  find_libraries(w->g, of, false, 0, &from);
  return modelled_method(w, &from, certainty);
}

// The one of all that are made from the interface, where none of them has the method itself. *several: they have different ones.
static fl_sym modelled_below(const wanted *w, fl_tref of, uint32_t depth, bool *several, uint8_t *certainty) {
  fl_ent own;
  fl_sym found = 0;
  if (depth > FL_MAX_SUPERS || fl_implementations(w->g, of.file, of.id, w->name, &own, 1)) return 0;
  for (uint32_t node = fl_map_get_or(&w->g->subtypes, fl_dense_type(w->g, of.file, of.id), 0); node; node = w->g->nodes.at[node].next) {
    fl_ent ent = w->g->nodes.at[node].ent;
    fl_tref sub = fl_tref_of_type(w->g, ent.file, ent.id, 3);
    bool test = (w->g->links[ent.file].in->marks & FL_MARK_TEST) != 0;
    fl_sym callee = test ? 0 : modelled_above(w, sub, certainty);
    if (!callee && !test) callee = modelled_below(w, sub, depth + 1, several, certainty);
    *several |= callee && found && callee != found;
    if (callee) found = callee;
  }
  return *several ? 0 : found;
}

// `class Orders : DbContext, IUnitOfWork`: who calls the method that IUnitOfWork declares runs the one of DbContext. What an interface
// that is itself made from the library's declares anew stays its own.
fl_sym fl_inherited_body(fl_graph *g, uint32_t file, const fl_call *c, fl_ent method, uint8_t *certainty) {
  if (method.kind != FL_ENT_FUNC || !c->name) return 0;
  const fl_func *f = &g->links[method.file].f->funcs[method.id];
  if (!(f->flags & FL_FUNC_ABSTRACT) || !f->owner) return 0;
  fl_tref declared = fl_tref_of_type(g, method.file, f->owner, 4), of = c->recv ? fl_type_of(g, file, c->recv) : type_around(g, file, c->func);
  wanted w = {g, file, c, g->links[file].sym[c->name], of};
  uint8_t sure = of.certainty, other = 4;
  bool several = false;
  if (!of.id || g->links[file].in->naming->methods_apart || of.flags & FL_TREF_LIST || modelled_above(&w, declared, &other)) return 0;
  fl_sym callee = fl_same_type(g, of, declared) ? modelled_below(&w, of, 0, &several, &sure) : modelled_above(&w, of, &sure);
  if (callee) *certainty = sure;
  return callee;
}

// ---- the order of look-up -------------------------------------------------------------------------------------------------------

static fl_sym of_super(const wanted *w, fl_ent *repo, uint8_t *certainty) {
  fl_tref self = fl_type_of_self(w->g, w->file, w->c->recv);
  bool of_class = (self.flags & FL_TREF_CLASS) != 0;
  libraries from = {.n = 0};
  if (!self.id) return 0;
  const fl_supers *supers = fl_supers_of(w->g, self.file, self.id);
  *certainty = 4;
  for (uint32_t i = 0; i < supers->n; i++) {
    fl_tref t = supers->at[i];
    t.flags = of_class ? FL_TREF_CLASS : 0;
    *repo = member_of(w, t);
    if (repo->kind) return 0;
    find_libraries(w->g, t, of_class, 1, &from);
  }
  fl_sym callee = modelled_method(w, &from, certainty);
  if (callee || !from.n) return callee;
  return *certainty = from.at[from.n - 1].certainty, method_of(w, from.at[from.n - 1].name);
}

static fl_sym of_type(const wanted *w, fl_ent *repo, uint8_t *certainty) {
  libraries from = {.n = 0};
  *repo = member_of(w, w->of);
  if (repo->kind) return 0;
  find_libraries(w->g, w->of, w->of.flags & FL_TREF_CLASS, 0, &from);
  fl_sym callee = modelled_method(w, &from, certainty);
  if (!callee) callee = free_function(w, repo, certainty);
  if (callee || repo->kind) return callee;
  if ((*repo = of_subtype(w)).kind) return 0;
  *certainty = w->of.certainty;
  if ((callee = of_every_object(w))) return callee;
  if (!from.n || w->of.flags & FL_TREF_OPEN) return 0;
  *certainty = from.at[from.n - 1].certainty;
  return method_of(w, from.at[from.n - 1].name);
}

fl_sym fl_dispatch(fl_graph *g, uint32_t file, const fl_call *c, fl_ent *repo, uint8_t *certainty) {
  wanted w = {g, file, c, g->links[file].sym[c->name], {0}};
  if (fl_val_at(g, file, c->recv)->kind == FL_VAL_SUPER) return of_super(&w, repo, certainty);
  fl_ent base = fl_lookup_value(g, file, c->recv);
  w.of = fl_type_of(g, file, c->recv);
  *certainty = w.of.certainty;
  if (base.kind == FL_ENT_EXTERN && !w.of.name) w.of = (fl_tref){.name = base.name, .certainty = base.certainty};
  if (!w.of.name) return free_function(&w, repo, certainty);
  return of_type(&w, repo, certainty);
}
