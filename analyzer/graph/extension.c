// Functions that are called on their first argument as if they were methods of it.
//
// In: a receiver's type and a name. Out: the function of the repository that is meant: one in a module that the place sees, whose first
// parameter the receiver fits. Arguments of such a call stand one place before the parameters that they are for.
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

static bool is_seen(const fl_graph *g, uint32_t file, fl_ent func) {
  const fl_link *l = &g->links[file], *other = &g->links[func.file];
  uint32_t owner = other->f->funcs[func.id].owner;
  fl_sym module = owner && other->f->types[owner].package ? other->sym[other->f->types[owner].package] : other->module;
  if (encloses(g, module, l->module)) return true;
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

// 3: the receiver is what the parameter asks for; 2: the parameter takes anything; 1: the receiver's type is not known; 0: another one.
static uint8_t fits(fl_graph *g, uint32_t file, fl_tref receiver, fl_ent func) {
  const fl_facts *f = g->links[func.file].f;
  fl_tref wanted = fl_type_of_ent(g, (fl_ent){FL_ENT_PARAM, 4, func.file, f->funcs[func.id].first_param, 0});
  const char *root = g->links[func.file].in->naming->root_type;
  if (!receiver.name) return 1;
  if ((receiver.flags & FL_TREF_LIST) != (wanted.flags & FL_TREF_LIST)) return wanted.name ? 0 : 2;
  if (!wanted.name || fl_str_eq_c(fl_intern_text(&g->names, wanted.name), root)) return 2;
  return fl_type_is(g, file, receiver, wanted, 0) ? 3 : 0;
}

fl_ent fl_find_extension(fl_graph *g, uint32_t file, fl_tref receiver, fl_sym name) {
  fl_ent best = {0};
  for (uint32_t n = fl_map_get_or(&g->extensions, name, 0); n; n = g->nodes.at[n].next) {
    fl_ent func = g->nodes.at[n].ent;
    if (!is_seen(g, file, func)) continue;
    func.certainty = fits(g, file, receiver, func);
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
