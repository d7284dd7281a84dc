// Members of types.
//
// In: a type of the repository and a name. Out: the variable, function or type that is its member, its own or an inherited one.
#include "graph/accessor_p.h"
#include "graph/graph_p.h"

static fl_ent weaker_ent(fl_ent ent, uint8_t certainty) {
  if (ent.certainty > certainty) ent.certainty = certainty;
  return ent;
}

static bool has_no_body(const fl_graph *g, fl_ent ent) {
  return ent.kind == FL_ENT_FUNC && (g->links[ent.file].f->funcs[ent.id].flags & FL_FUNC_ABSTRACT);
}

// Without a body it is an interface's; a class or trait among the other supertypes may have one.
static fl_ent inherited_member(const fl_graph *g, uint32_t file, uint32_t type, fl_sym name, uint32_t depth) {
  const fl_supers *supers = fl_supers_of(g, file, type);
  fl_ent declared = {0};
  for (uint32_t i = 0; depth < FL_MAX_SUPERS && i < supers->n; i++) {
    if (!supers->at[i].id) continue;
    fl_ent found = weaker_ent(fl_type_member(g, supers->at[i].file, supers->at[i].id, name, depth + 1), supers->at[i].certainty);
    if (found.kind && !has_no_body(g, found)) return found;
    if (found.kind && !declared.kind) declared = found;
  }
  uint32_t companion = g->links[file].companion[type];
  if (!declared.kind && companion && depth < FL_MAX_SUPERS) return fl_type_member(g, file, companion, name, depth + 1);
  return declared;
}

static uint32_t nodes_beside(const fl_graph *g, fl_ent ent, fl_sym name) {
  const fl_link *l = &g->links[ent.file];
  uint32_t type = ent.kind == FL_ENT_FUNC ? l->f->funcs[ent.id].owner : l->f->vars[ent.id].type_owner;
  bool member = ent.kind == FL_ENT_FUNC ? type != 0 : l->f->vars[ent.id].kind == FL_VAR_FIELD && type;
  if (member) return fl_map_get_or(&g->type_members, FL_KEY(fl_dense_type(g, ent.file, type), name), 0);
  bool top = ent.kind == FL_ENT_FUNC || l->f->vars[ent.id].kind == FL_VAR_GLOBAL;
  return top ? fl_map_get_or(&g->members, FL_KEY(l->module, name), 0) : 0;
}

// A function and a variable of a module or type may have one name where the language keeps them apart: the other one, if there is one.
fl_ent fl_twin(const fl_graph *g, fl_ent ent, uint8_t kind) {
  bool either = ent.kind == FL_ENT_FUNC || ent.kind == FL_ENT_VAR;
  if (!either || ent.kind == kind || !g->links[ent.file].in->naming->fields_apart) return ent;
  const fl_link *l = &g->links[ent.file];
  fl_sym name = l->sym[ent.kind == FL_ENT_FUNC ? l->f->funcs[ent.id].name : l->f->vars[ent.id].name];
  for (uint32_t n = nodes_beside(g, ent, name); n; n = g->nodes.at[n].next)
    if (g->nodes.at[n].ent.kind == kind) return g->nodes.at[n].ent;
  return ent;
}

fl_ent fl_own_member(const fl_graph *g, uint32_t file, uint32_t type, fl_sym name) {
  fl_ent ent = {0}; // the first added of several (overloads) stands last in the chain
  uint32_t node = fl_map_get_or(&g->type_members, FL_KEY(fl_dense_type(g, file, type), name), 0);
  for (; node; node = g->nodes.at[node].next) ent = g->nodes.at[node].ent;
  return ent;
}

fl_ent fl_type_member(const fl_graph *g, uint32_t file, uint32_t type, fl_sym name, uint32_t depth) {
  fl_ent own = fl_own_member(g, file, type, name);
  if (!own.kind) own = fl_accessed(g, file, type, name);
  return own.kind ? own : inherited_member(g, file, type, name, depth);
}

// A field may be called like a method.
fl_ent fl_type_method(const fl_graph *g, uint32_t file, uint32_t type, fl_sym name) {
  fl_ent found = {0};
  for (uint32_t n = fl_map_get_or(&g->type_members, FL_KEY(fl_dense_type(g, file, type), name), 0); n; n = g->nodes.at[n].next)
    if (g->nodes.at[n].ent.kind == FL_ENT_FUNC) found = g->nodes.at[n].ent; // the first added stands last
  return found.kind ? found : fl_type_member(g, file, type, name, 0);
}

fl_ent fl_type_field(const fl_graph *g, uint32_t file, uint32_t type, fl_sym name, uint32_t depth) {
  const fl_naming *naming = g->links[file].in->naming;
  if (!naming->methods_apart && !naming->fields_apart) return fl_type_member(g, file, type, name, depth);
  for (uint32_t n = fl_map_get_or(&g->type_members, FL_KEY(fl_dense_type(g, file, type), name), 0); n; n = g->nodes.at[n].next)
    if (g->nodes.at[n].ent.kind != FL_ENT_FUNC) return g->nodes.at[n].ent;
  const fl_supers *supers = fl_supers_of(g, file, type);
  for (uint32_t i = 0; depth < FL_MAX_SUPERS && i < supers->n; i++) {
    if (!supers->at[i].id) continue;
    fl_ent found = fl_type_field(g, supers->at[i].file, supers->at[i].id, name, depth + 1);
    if (found.kind) return weaker_ent(found, supers->at[i].certainty);
  }
  return (fl_ent){0};
}

static bool is_static_reader(const fl_graph *g, fl_ent ent) {
  const uint8_t both = FL_VAR_STATIC | FL_VAR_READER;
  return ent.kind == FL_ENT_VAR && (g->links[ent.file].f->vars[ent.id].flags & both) == both;
}

fl_ent fl_class_member(const fl_graph *g, uint32_t file, uint32_t type, fl_sym name, uint32_t depth) {
  uint64_t key = FL_KEY(fl_dense_type(g, file, type), name);
  uint32_t own = fl_map_get_or(&g->class_members, key, 0);
  if (own) return g->nodes.at[own].ent;
  for (uint32_t n = fl_map_get_or(&g->type_members, key, 0); n; n = g->nodes.at[n].next)
    if (is_static_reader(g, g->nodes.at[n].ent)) return g->nodes.at[n].ent;
  const fl_supers *supers = fl_supers_of(g, file, type);
  for (uint32_t i = 0; i < supers->n_of_class; i++) {
    const fl_tref *of = &supers->of_class[i];
    fl_ent found = of->id ? fl_type_member(g, of->file, of->id, name, 0) : (fl_ent){0};
    if (found.kind) return weaker_ent(found, of->certainty);
  }
  for (uint32_t i = 0; depth < FL_MAX_SUPERS && i < supers->n; i++) {
    if (!supers->at[i].id) continue;
    fl_ent found = fl_class_member(g, supers->at[i].file, supers->at[i].id, name, depth + 1);
    if (found.kind) return weaker_ent(found, supers->at[i].certainty);
  }
  return (fl_ent){0};
}
