// Names that mean a member although no object stands before them, and types that are named in full.
//
// In: a name and the function or type body in which it stands. Out: the member: of what a block or an extension runs on, of the own
// type and those around it, a parameter of the constructor in the head of a type; or the type that a whole dotted name means.
#include "graph/graph_p.h"

// The type that a function is a member of, 0 for none.
static uint32_t owner_type(const fl_graph *g, uint32_t file, uint32_t func, uint32_t *type_file) {
  const fl_link *l = &g->links[file];
  const fl_func *f = &l->f->funcs[func];
  if (f->owner) return *type_file = file, f->owner;
  if (!f->owner_name || (f->flags & FL_FUNC_ADDED)) return 0;
  fl_ent t = fl_owner_of((fl_graph *)g, file, func);
  return t.kind == FL_ENT_TYPE ? *type_file = t.file, t.id : 0;
}

// Parameters of the constructor that stands in the head of a class.
static fl_ent primary_param(const fl_graph *g, uint32_t file, uint32_t type, fl_sym name) {
  const fl_link *l = &g->links[file];
  uint32_t id = l->primary[type] ? fl_map_get_or(&l->locals, FL_KEY(l->primary[type], name), 0) : 0;
  return id & FL_LOCAL_PARAM ? (fl_ent){FL_ENT_PARAM, 4, file, id & ~FL_LOCAL_PARAM, 0} : (fl_ent){0};
}

static fl_ent member_around(const fl_graph *g, uint32_t file, uint32_t type_file, uint32_t type, fl_sym name) {
  const fl_link *l = &g->links[type_file];
  for (uint32_t depth = 0; type && depth < 8; type = l->f->types[type].outer, depth++) {
    bool space = fl_is_namespace(g, type_file, type);
    fl_ent found = space ? fl_member(g, l->type_name[type], name, file) : fl_type_member(g, type_file, type, name, 0);
    if (!found.kind && !space) found = primary_param(g, type_file, type, name);
    if (found.kind) return found;
    if (space) continue;
    fl_sym own = l->f->types[type].name ? l->sym[l->f->types[type].name] : 0;
    if (own == name) return (fl_ent){FL_ENT_TYPE, 4, type_file, type, l->type_name[type]};
  }
  return (fl_ent){0};
}

// Members of what the code runs on, from the inside out: blocks and extensions that run on something, then the own type.
fl_ent fl_implicit_member(fl_graph *g, uint32_t file, uint32_t func, fl_sym name) {
  const fl_link *l = &g->links[file];
  for (uint32_t depth = 0; func && depth < 64; func = l->f->funcs[func].parent, depth++) {
    fl_ent found = fl_member_of_self(g, file, func, name);
    if (found.kind) return found;
    uint32_t type_file, type = owner_type(g, file, func, &type_file);
    if (!type) continue;
    found = member_around(g, file, type_file, type, name);
    if (!found.kind) found = fl_library_member(g, file, func, name);
    bool local = type_file == file && l->f->types[type].func; // a class within a function has the members of the object around
    if (found.kind || !local) return found;
  }
  return (fl_ent){0};
}

fl_ent fl_initial_member(const fl_graph *g, uint32_t file, uint32_t type, fl_sym name) {
  fl_ent found = primary_param(g, file, type, name);
  return found.kind ? found : member_around(g, file, file, type, name);
}

uint32_t fl_body_around(const fl_graph *g, uint32_t file, uint32_t func, const fl_val *v) {
  const fl_facts *f = g->links[file].f;
  uint32_t low = 1, high = f->n_types; // types stand in order of their beginning
  if (g->links[file].in->naming->module_style != FL_MODULE_DECLARED || !g->links[file].in->naming->implicit_members || high < 2) return 0;
  while (low + 1 < high) {
    uint32_t middle = low + (high - low) / 2;
    if (f->types[middle].span.byte_begin <= v->byte_begin) low = middle;
    else high = middle;
  }
  for (uint32_t i = low; i >= 1 && f->types[i].span.byte_begin >= f->funcs[func].span.byte_begin; i--) {
    const fl_span *s = &f->types[i].span;
    bool around = s->byte_begin <= v->byte_begin && v->byte_end <= s->byte_end;
    if (around) return s->byte_begin > f->funcs[func].span.byte_begin || func == 1 ? i : 0;
  }
  return 0;
}

// ---- names in full ----------------------------------------------------------------------------------------------------------

static fl_sym dotted_name(fl_graph *g, uint32_t file, uint32_t val, uint32_t depth) {
  const fl_val *v = fl_val_at(g, file, val);
  if (v->kind == FL_VAL_REF) return fl_gsym(g, file, v->a);
  if (v->kind != FL_VAL_FIELD || depth > 12) return 0;
  fl_sym base = dotted_name(g, file, v->a, depth + 1);
  return base ? fl_join(g, base, ".", fl_gsym(g, file, v->b)) : 0;
}

// Does the name begin as those of some import do? So that `java.util.UUID` is told from a.b.C of unknown variables.
static bool begins_like_import(fl_graph *g, uint32_t file, fl_str name) {
  const fl_link *l = &g->links[file];
  fl_str head, rest;
  if (!fl_str_cut(name, '.', &head, &rest)) return false;
  for (uint32_t i = 1; i < l->f->n_imports; i++) {
    fl_str first, more;
    fl_str_cut(l->f->texts[l->f->imports[i].module], '.', &first, &more);
    if (fl_str_eq(first, head)) return true;
  }
  for (const char *const *m = l->in->naming->implicit_modules; m && *m; m++)
    if (fl_str_starts(fl_str_from(*m), head)) return true;
  return false;
}

fl_ent fl_written_in_full(fl_graph *g, uint32_t file, uint32_t val) {
  fl_str last = fl_gsym_text(g, file, fl_val_at(g, file, val)->b);
  if (g->links[file].in->naming->module_style != FL_MODULE_DECLARED) return (fl_ent){0};
  if (!last.n || last.at[0] < 'A' || last.at[0] > 'Z') return (fl_ent){0};
  fl_sym whole = dotted_name(g, file, val, 0);
  fl_ent type = whole ? fl_find_type(g, whole, file) : (fl_ent){0};
  if (type.kind || !whole) return type;
  return begins_like_import(g, file, fl_intern_text(&g->names, whole)) ? (fl_ent){FL_ENT_EXTERN, 3, 0, 0, fl_canonical(g, file, whole)} : (fl_ent){0};
}
