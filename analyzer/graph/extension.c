// Functions that extend a type from outside: which one a call of that name on an object means.
//
// In: a receiver's type and a name. Out: a function of the repository in a module that the place sees, which the receiver fits: as its
// first parameter, or as the object that it runs on; or the qualified name of a library's. Members come before extensions. Where the
// receiver is a parameter the arguments of the call stand one place before the parameters that they are for.
#include "graph/graph_p.h"

void fl_add_extension(fl_graph *g, fl_sym name, fl_ent func) {
  fl_entnode node = {func, fl_map_get_or(&g->extensions, name, 0)};
  fl_array_push(&g->nodes, node);
  fl_map_put(&g->extensions, name, g->nodes.n - 1);
}

static bool encloses(const fl_graph *g, fl_sym outer, fl_sym inner) {
  fl_str a = fl_intern_text(&g->names, outer), b = fl_intern_text(&g->names, inner);
  return a.n == 0 || (fl_str_starts(b, a) && (b.n == a.n || b.at[a.n] == '.'));
}

// `import a.b.f as g`: g stands for f, of module a.b.
static const fl_import *import_of(const fl_graph *g, uint32_t file, fl_sym name) {
  const fl_link *l = &g->links[file];
  uint32_t id = fl_map_get_or(&l->imports, name, 0);
  return id && l->f->imports[id].item ? &l->f->imports[id] : NULL;
}

static fl_sym module_of_func(const fl_graph *g, fl_ent func) {
  const fl_link *l = &g->links[func.file];
  uint32_t owner = l->f->funcs[func.id].owner;
  return owner && l->f->types[owner].package ? l->sym[l->f->types[owner].package] : l->module;
}

static bool is_seen(const fl_graph *g, uint32_t file, fl_ent func) {
  const fl_link *l = &g->links[file];
  fl_sym module = module_of_func(g, func);
  bool around = l->in->naming->enclosing_modules ? encloses(g, module, l->module) : module == l->module;
  if (around || func.file == file) return true;
  for (uint32_t i = 0; i < l->n_opens; i++)
    if (l->opens[i].module == module) return true;
  return false;
}

static bool library_type_is(const fl_graph *g, const char *language, fl_str name, fl_str wanted, uint32_t depth) {
  if (fl_str_eq(name, wanted)) return true;
  const fl_type_model *m = depth < 4 ? fl_models_type(g->models, language, name) : NULL;
  for (uint32_t i = 0; m && i < m->n_supers; i++)
    if (library_type_is(g, language, fl_models_text(g->models, *(fl_models_texts(g->models, m->first_super) + i)), wanted, depth + 1)) return true;
  return false;
}

// Is a value of type `t` one of type `wanted` as well?
bool fl_type_is(const fl_graph *g, uint32_t file, fl_tref t, fl_tref wanted, uint32_t depth) {
  if (fl_same_type(g, t, wanted)) return true;
  const char *language = g->links[file].in->naming->language;
  if (!t.id) return !wanted.id && library_type_is(g, language, fl_intern_text(&g->names, t.name), fl_intern_text(&g->names, wanted.name), 0);
  const fl_supers *supers = fl_supers_of(g, t.file, t.id);
  for (uint32_t i = 0; depth < FL_MAX_SUPERS && i < supers->n; i++)
    if (fl_type_is(g, file, supers->at[i], wanted, depth + 1)) return true;
  return false;
}

static fl_tref extended_type(fl_graph *g, fl_ent func) {
  const fl_func *f = &g->links[func.file].f->funcs[func.id];
  if (f->flags & FL_FUNC_ADDED) return fl_self_type(g, func.file, func.id);
  return fl_type_of_ent(g, (fl_ent){FL_ENT_PARAM, 4, func.file, f->first_param, 0});
}

// 3: the receiver is what is extended; 2: the function takes anything; 1: the receiver's type is not known, or what a library's type
// is made from; 0: another one.
static uint8_t fits(fl_graph *g, uint32_t file, fl_tref receiver, fl_ent func) {
  fl_tref wanted = extended_type(g, func);
  const char *root = g->links[func.file].in->naming->root_type;
  if (!receiver.name) return 1;
  if ((receiver.flags & FL_TREF_LIST) != (wanted.flags & FL_TREF_LIST)) return wanted.name ? 0 : 2;
  if (!wanted.name || fl_str_eq_c(fl_intern_text(&g->names, wanted.name), root)) return 2;
  if (fl_type_is(g, file, receiver, wanted, 0)) return 3;
  return !receiver.id && g->links[file].in->naming->extensions ? 1 : 0;
}

// What an import names is meant, however little is known of the receiver.
fl_ent fl_find_extension(fl_graph *g, uint32_t file, fl_tref receiver, fl_sym name) {
  const fl_link *l = &g->links[file];
  const fl_import *m = import_of(g, file, name);
  fl_ent best = {0};
  for (uint32_t n = fl_map_get_or(&g->extensions, m ? l->sym[m->item] : name, 0); n; n = g->nodes.at[n].next) {
    fl_ent func = g->nodes.at[n].ent;
    bool named = m && l->sym[m->module] == module_of_func(g, func);
    if (!named && !is_seen(g, file, func)) continue;
    func.certainty = fits(g, file, receiver, func);
    if (!named && func.certainty == 1 && receiver.name) continue;
    if (named && func.certainty == 1) func.certainty = 2;
    if (func.certainty && func.certainty >= best.certainty) best = func; // of equals the first in path order: chains run backwards
  }
  return best;
}

// How many parameters the receiver takes up: 1 for `x.f(a)` where f is an extension, 0 for `Extensions.f(x, a)`.
uint32_t fl_receiver_params(fl_graph *g, fl_call_ref call, fl_func_ref func) {
  const fl_call *c = &g->links[call.file].f->calls[call.id];
  if (!func.id || !(g->links[func.file].f->funcs[func.id].flags & FL_FUNC_EXTENSION)) return 0;
  if (c->form != FL_CALL_METHOD || !c->recv) return 0;
  uint8_t kind = fl_lookup_value(g, call.file, c->recv).kind;
  return kind != FL_ENT_TYPE && kind != FL_ENT_MODULE;
}

// The value that a call passes for a parameter by its position; 0 = none.
uint32_t fl_passed_for(fl_graph *g, fl_call_ref call, fl_func_ref func, uint32_t position) {
  uint32_t shift = fl_receiver_params(g, call, func);
  if (position < shift) return g->links[call.file].f->calls[call.id].recv;
  return fl_call_arg(g, call.file, call.id, (int32_t)(position - shift));
}

// ---- of libraries -----------------------------------------------------------------------------------------------------------

static bool holds(fl_graph *g, uint32_t file, uint32_t call, fl_sym name) {
  return name && fl_row_for(g, file, call, name) != NULL;
}

// The function that a call on an object of type `t` (none: not known) means, when it is no member of it; 0 when there is none.
fl_sym fl_extern_extension(fl_graph *g, uint32_t file, uint32_t call, fl_sym name) {
  const fl_link *l = &g->links[file];
  const char *const *opened = l->in->naming->implicit_modules;
  const fl_import *m = import_of(g, file, name);
  if (!l->in->naming->extensions) return 0;
  if (m) return fl_canonical(g, file, fl_join(g, l->sym[m->module], ".", l->sym[m->item]));
  for (uint32_t i = 1; i < l->f->n_imports; i++) {
    if (!l->f->imports[i].wildcard) continue;
    fl_sym whole = fl_canonical(g, file, fl_join(g, l->sym[l->f->imports[i].module], ".", name));
    if (holds(g, file, call, whole)) return whole;
  }
  for (; opened && *opened; opened++) {
    fl_sym whole = fl_canonical(g, file, fl_join(g, fl_intern_add_c(&g->names, *opened), ".", name));
    if (holds(g, file, call, whole)) return whole;
  }
  return 0;
}

// Where modules are opened whole, `module.f` of a model is a method of any object in the files that open the module. Members come first: of a
// library's type nobody knows them all.
fl_sym fl_opened_extension(fl_graph *g, uint32_t file, uint32_t call, fl_tref t, uint8_t *certainty) {
  const fl_link *l = &g->links[file];
  fl_sym name = l->sym[l->f->calls[call].name];
  bool possible = l->in->naming->wildcard_types && !(t.flags & (FL_TREF_CLASS | FL_TREF_PATH)) && (!t.name || t.id || t.flags & FL_TREF_LIST);
  if (!possible || (t.id && fl_is_known_member(g, file, t, name))) return 0;
  for (uint32_t i = 0; i < l->n_opens; i++) {
    fl_sym whole = fl_canonical(g, file, fl_join(g, l->opens[i].module, ".", name));
    if (holds(g, file, call, whole)) return *certainty = t.name && t.certainty > 2 ? 3 : 2, whole;
  }
  return 0;
}
