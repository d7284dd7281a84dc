// What a written name means at a place.
//
// In: a name, the file and the function in which it stands. Out: an entity: variable, parameter, function, type, module of the
// repository, or a qualified name outside of it. The order is that of every language here: the function and its parents, the own
// type where members need no receiver, the module, imports, wildcard imports, then what the language brings along.
#include "graph/graph_p.h"

#include <string.h>

static fl_ent extern_ent(fl_graph *g, uint32_t file, fl_sym name, uint8_t certainty) {
  return (fl_ent){FL_ENT_EXTERN, certainty, 0, 0, fl_canonical(g, file, name)};
}

static fl_ent local_ent(const fl_graph *g, uint32_t file, uint32_t func, fl_sym name) {
  const fl_link *l = &g->links[file];
  for (uint32_t depth = 0; func && depth < 64; func = l->f->funcs[func].parent, depth++) {
    uint32_t id = fl_map_get_or(&l->locals, FL_KEY(func, name), 0);
    if (id & FL_LOCAL_PARAM) return (fl_ent){FL_ENT_PARAM, 4, file, id & ~FL_LOCAL_PARAM, 0};
    if (id) return (fl_ent){FL_ENT_VAR, 4, file, id, 0};
  }
  return (fl_ent){0};
}

static uint32_t nested_func(const fl_graph *g, uint32_t file, uint32_t func, fl_sym name) {
  const fl_link *l = &g->links[file];
  for (uint32_t i = func + 1;
       i < l->f->n_funcs && l->f->funcs[i].span.byte_begin < l->f->funcs[func].span.byte_end; i++)
    if (l->f->funcs[i].parent == func && l->f->funcs[i].name && l->sym[l->f->funcs[i].name] == name) return i;
  return 0;
}

static fl_ent enclosing_ent(const fl_graph *g, uint32_t file, uint32_t func, fl_sym name) {
  const fl_link *l = &g->links[file];
  for (uint32_t depth = 0; func && depth < 64; func = l->f->funcs[func].parent, depth++) {
    if (l->f->funcs[func].flags & FL_FUNC_MODULE) break;
    uint32_t nested = nested_func(g, file, func, name);
    if (nested) return (fl_ent){FL_ENT_FUNC, 4, file, nested, 0};
  }
  return (fl_ent){0};
}

static uint32_t owner_type(const fl_graph *g, uint32_t file, uint32_t func, uint32_t *type_file) {
  const fl_link *l = &g->links[file];
  for (uint32_t depth = 0; func && depth < 64; func = l->f->funcs[func].parent, depth++) {
    const fl_func *f = &l->f->funcs[func];
    if (f->owner) return *type_file = file, f->owner;
    if (f->owner_name) {
      fl_ent t = fl_member(g, l->module, l->sym[f->owner_name], file);
      if (t.kind == FL_ENT_TYPE) return *type_file = t.file, t.id;
    }
  }
  return 0;
}

static fl_ent implicit_member(const fl_graph *g, uint32_t file, uint32_t func, fl_sym name) {
  uint32_t type_file, type = owner_type(g, file, func, &type_file);
  for (uint32_t depth = 0; type && depth < 8; type = g->links[type_file].f->types[type].outer, depth++) {
    fl_ent found = fl_type_member(g, type_file, type, name, 0);
    if (found.kind) return found;
    fl_sym own = g->links[type_file].f->types[type].name
                     ? g->links[type_file].sym[g->links[type_file].f->types[type].name]
                     : 0;
    if (own == name) return (fl_ent){FL_ENT_TYPE, 4, type_file, type, g->links[type_file].type_name[type]};
  }
  return (fl_ent){0};
}

// A member of the repository's module, following `default` values of the kind `module.exports = {a, b}` and re-exports.
static fl_ent module_member(fl_graph *g, uint32_t file, fl_sym module, fl_sym name, uint32_t depth) {
  fl_ent found = fl_member(g, module, name, file);
  if (found.kind || depth > 4) return found;
  uint32_t of = fl_map_get_or(&g->modules, module, 0);
  if (!of) return found;
  const fl_link *l = &g->links[of];
  uint32_t import = fl_map_get_or(&l->imports, name, 0); // a package that imports a name offers it too
  if (import && !l->f->imports[import].wildcard && !l->f->imports[import].func)
    return fl_lookup(g, of, 1, name);
  fl_ent whole = fl_member(g, module, fl_intern_find(&g->names, FL_STR("default")), file);
  if (whole.kind != FL_ENT_VALUE) return found;
  const fl_val *v = fl_val_at(g, whole.file, whole.id);
  for (uint32_t i = 0; v->kind == FL_VAL_MAP && i < v->n; i++) {
    const fl_entry *e = &g->links[whole.file].f->entries[v->a + i];
    if (e->key && fl_gsym(g, whole.file, e->key) == name)
      return (fl_ent){FL_ENT_VALUE, 4, whole.file, e->val, 0};
  }
  return found;
}

static fl_ent import_ent(fl_graph *g, uint32_t file, const fl_import *m) {
  const fl_link *l = &g->links[file];
  fl_str text = l->f->texts[m->module], item = l->f->texts[m->item];
  bool whole = m->item == 0 || fl_str_eq_c(item, "*");
  bool is_default = fl_str_eq_c(item, "default");
  fl_sym module = fl_resolve_module(g, file, text);
  if (module) {
    if (whole) return (fl_ent){FL_ENT_MODULE, 4, 0, 0, module};
    fl_ent found = module_member(g, file, module, l->sym[m->item], 0);
    if (found.kind) return found;
    fl_sym sub =
        fl_join(g, module, l->in->naming->module_style == FL_MODULE_DIRECTORY ? "/" : ".", l->sym[m->item]);
    if (fl_map_get_or(&g->modules, sub, 0)) return (fl_ent){FL_ENT_MODULE, 4, 0, 0, sub};
    if (is_default)
      return (fl_ent){FL_ENT_MODULE, 3, 0, 0, module}; // a module without a default stands for its members
    return (fl_ent){0};
  }
  if (!whole && !is_default) { // the submodule itself may be in the repository: from services import orders
    fl_sym sub = fl_join(g, l->sym[m->module], ".", l->sym[m->item]);
    fl_sym known = l->in->naming->module_style == FL_MODULE_DOTTED_PATH
                       ? fl_resolve_module(g, file, fl_intern_text(&g->names, sub))
                       : 0;
    if (known) return (fl_ent){FL_ENT_MODULE, 4, 0, 0, known};
    fl_ent type = fl_find_type(g, sub, file);
    if (type.kind) return type;
    return extern_ent(g, file, sub, 4);
  }
  return extern_ent(g, file, l->sym[m->module], 4);
}

static fl_ent module_ent(fl_graph *g, uint32_t file, fl_sym name) {
  const fl_link *l = &g->links[file];
  fl_ent found = fl_member(g, l->module, name, file);
  if (found.kind && (found.file == file || l->in->naming->module_style <= FL_MODULE_DECLARED)) return found;
  return (fl_ent){0};
}

static fl_ent wildcard_ent(fl_graph *g, uint32_t file, fl_sym name) {
  const fl_link *l = &g->links[file];
  for (uint32_t i = 1; i < l->f->n_imports; i++) {
    const fl_import *m = &l->f->imports[i];
    if (!m->wildcard) continue;
    fl_sym module = fl_resolve_module(g, file, l->f->texts[m->module]);
    fl_ent found = module ? module_member(g, file, module, name, 0) : (fl_ent){0};
    if (found.kind) return found;
    if (module) continue;
    fl_sym qualified = fl_join(g, l->sym[m->module], ".", name);
    fl_ent type = fl_find_type(g, qualified, file);
    if (type.kind) return type;
    fl_ent out = extern_ent(g, file, qualified, 3);
    if (fl_models_type(g->models, l->in->naming->language, fl_intern_text(&g->names, out.name))) return out;
    const fl_meaning_row *row;
    if (fl_models_calls(g->models, l->in->naming->language, fl_intern_text(&g->names, out.name), &row, 1))
      return out;
    if (fl_models_annotations(g->models, l->in->naming->language, fl_intern_text(&g->names, out.name), &row,
                              1))
      return out;
  }
  return (fl_ent){0};
}

// Names that need no import: plain, or below the module that the language opens by itself.
static fl_ent builtin_ent(fl_graph *g, uint32_t file, fl_sym name) {
  const fl_naming *naming = g->links[file].in->naming;
  if (!naming->implicit_module || !naming->implicit_module[0]) return extern_ent(g, file, name, 3);
  fl_str text = fl_intern_text(&g->names, name);
  if (text.n == 0 || text.at[0] < 'A' || text.at[0] > 'Z') return (fl_ent){0};
  fl_sym module = fl_intern_add(&g->names, fl_str_from(naming->implicit_module));
  return extern_ent(g, file, fl_join(g, module, ".", name), 3);
}

static fl_ent look_up(fl_graph *g, uint32_t file, uint32_t func, fl_sym name) {
  const fl_link *l = &g->links[file];
  fl_ent found = local_ent(g, file, func, name);
  if (found.kind) return found;
  found = enclosing_ent(g, file, func, name);
  if (found.kind) return found;
  if (l->in->naming->implicit_members) {
    found = implicit_member(g, file, func, name);
    if (found.kind) return found;
  }
  uint32_t import = fl_map_get_or(&l->imports, name, 0);
  found =
      import && l->in->naming->module_style != FL_MODULE_DIRECTORY ? (fl_ent){0} : module_ent(g, file, name);
  if (found.kind) return found;
  if (import) return import_ent(g, file, &l->f->imports[import]);
  found = wildcard_ent(g, file, name);
  return found.kind ? found : builtin_ent(g, file, name);
}

fl_ent fl_lookup(fl_graph *g, uint32_t file, uint32_t func, fl_sym name) {
  if (!name || g->lookups > 12) return (fl_ent){0}; // modules that import one another in a circle
  g->lookups++;
  fl_ent found = look_up(g, file, func, name);
  g->lookups--;
  return found;
}

static fl_ent step_into(fl_graph *g, uint32_t file, fl_ent base, fl_sym name) {
  switch (base.kind) {
  case FL_ENT_MODULE: {
    fl_ent found = module_member(g, file, base.name, name, 0);
    if (found.kind) return found;
    const fl_naming *naming = g->links[file].in->naming;
    fl_sym sub = fl_join(g, base.name, naming->module_style == FL_MODULE_DOTTED_PATH ? "." : "/", name);
    return fl_map_get_or(&g->modules, sub, 0) ? (fl_ent){FL_ENT_MODULE, 4, 0, 0, sub} : (fl_ent){0};
  }
  case FL_ENT_TYPE: {
    fl_ent found = fl_type_member(g, base.file, base.id, name, 0);
    return found;
  }
  case FL_ENT_EXTERN: {
    fl_sym whole = fl_join(g, base.name, ".", name);
    fl_sym module = fl_resolve_module(g, file, fl_intern_text(&g->names, whole));
    if (module) return (fl_ent){FL_ENT_MODULE, base.certainty, 0, 0, module};
    fl_ent type = fl_find_type(g, whole, file);
    if (type.kind) return type;
    return extern_ent(g, file, whole, base.certainty);
  }
  default: return (fl_ent){0};
  }
}

fl_ent fl_lookup_value(fl_graph *g, uint32_t file, uint32_t val) {
  const fl_val *v = fl_val_at(g, file, val);
  if (v->kind == FL_VAL_REF) return fl_lookup(g, file, fl_func_of_val(g, file, val), fl_gsym(g, file, v->a));
  if (v->kind == FL_VAL_TYPE) {
    fl_tref t = fl_type_of_text(g, file, fl_func_of_val(g, file, val), fl_gsym(g, file, v->a));
    if (t.id) return (fl_ent){FL_ENT_TYPE, t.certainty, t.file, t.id, t.name};
    return t.name ? (fl_ent){FL_ENT_EXTERN, t.certainty, 0, 0, t.name} : (fl_ent){0};
  }
  if (v->kind != FL_VAL_FIELD) return (fl_ent){0};
  fl_ent base = fl_lookup_value(g, file, v->a);
  return base.kind ? step_into(g, file, base, fl_gsym(g, file, v->b)) : base;
}

// ---- members of types --------------------------------------------------------------------------------------------------

fl_ent fl_type_member(const fl_graph *g, uint32_t file, uint32_t type, fl_sym name, uint32_t depth) {
  uint32_t node = fl_map_get_or(&g->type_members, FL_KEY(fl_dense_type(g, file, type), name), 0);
  if (node) {
    fl_ent ent = g->nodes.at[node].ent; // the first added of several (overloads) stands last in the chain
    for (uint32_t n = g->nodes.at[node].next; n; n = g->nodes.at[n].next) ent = g->nodes.at[n].ent;
    return ent;
  }
  const fl_link *l = &g->links[file];
  const fl_type *t = &l->f->types[type];
  for (uint32_t i = 0; depth < FL_MAX_SUPERS && i < t->n_supers; i++) {
    fl_tref super = fl_type_of_text((fl_graph *)g, file, t->func, l->sym[l->f->names[t->first_super + i]]);
    if (!super.id || (super.file == file && super.id == type)) continue;
    fl_ent found = fl_type_member(g, super.file, super.id, name, depth + 1);
    if (found.kind)
      return found.certainty > super.certainty ? (found.certainty = super.certainty, found) : found;
  }
  return (fl_ent){0};
}

// ---- written types -------------------------------------------------------------------------------------------------------

static fl_tref tref_of_ent(const fl_graph *g, fl_ent ent) {
  if (ent.kind == FL_ENT_TYPE)
    return (fl_tref){g->links[ent.file].type_name[ent.id], ent.file, ent.id, ent.certainty, 0, 0};
  if (ent.kind == FL_ENT_EXTERN) return (fl_tref){ent.name, 0, 0, ent.certainty, 0, 0};
  return (fl_tref){0};
}

// An alias (`type Client = http.Client`, `type X interface{...}` excepted) stands for what it names.
static fl_tref follow_alias(fl_graph *g, fl_tref t) {
  if (!t.id) return t;
  const fl_link *l = &g->links[t.file];
  const fl_type *type = &l->f->types[t.id];
  if (type->kind != FL_TYPE_ALIAS || !type->n_supers) return t;
  fl_tref aliased = fl_type_of_text(g, t.file, type->func, l->sym[l->f->names[type->first_super]]);
  return aliased.name ? aliased : t;
}

// com.acme.Client without an import: a package of small letters, then a type of another repository.
static fl_ent named_in_full(fl_graph *g, uint32_t file, fl_sym written) {
  fl_str text = fl_intern_text(&g->names, written), first, rest;
  bool declared = g->links[file].in->naming->module_style == FL_MODULE_DECLARED;
  bool qualified = declared && fl_str_cut(text, '.', &first, &rest) && first.n && first.at[0] >= 'a' && first.at[0] <= 'z';
  return qualified ? extern_ent(g, file, written, 3) : (fl_ent){0};
}

static fl_tref type_of_text(fl_graph *g, uint32_t file, uint32_t func, fl_sym written) {
  fl_str text = fl_intern_text(&g->names, written);
  uint8_t flags = 0;
  while (fl_str_starts(text, FL_STR("[]"))) text = fl_str_slice(text, 2, text.n), flags = FL_TREF_LIST;
  if (!text.n) return (fl_tref){0};
  fl_str head, rest;
  if (!fl_str_cut(text, '.', &head, &rest)) head = text, rest = FL_STR("");
  fl_ent ent = fl_lookup(g, file, func, fl_intern_add(&g->names, head));
  bool known = ent.kind == FL_ENT_TYPE || ent.kind == FL_ENT_EXTERN || ent.kind == FL_ENT_MODULE;
  if (!known)
    ent = fl_lookup(g, file, 0, fl_intern_add(&g->names, head)); // a local of the same name is no type
  while (rest.n && ent.kind) {
    text = rest;
    if (!fl_str_cut(text, '.', &head, &rest)) head = text, rest = FL_STR("");
    ent = step_into(g, file, ent, fl_intern_add(&g->names, head));
  }
  if (!ent.kind) { // written in full
    fl_ent whole = fl_find_type(g, written, file);
    ent = whole.kind ? whole : named_in_full(g, file, written);
  }
  fl_tref t = follow_alias(g, tref_of_ent(g, ent));
  t.flags |= flags;
  return t;
}

fl_tref fl_type_of_text(fl_graph *g, uint32_t file, uint32_t func, fl_sym written) {
  if (g->typing > FL_MAX_TYPING) return (fl_tref){0};
  g->typing++;
  fl_tref t = type_of_text(g, file, func, written);
  g->typing--;
  return t;
}
