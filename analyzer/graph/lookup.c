// What a written name means at a place.
//
// In: a name, the file and the function in which it stands. Out: an entity: variable, parameter, function, type, module of the
// repository, or a qualified name outside of it. The order is that of every language here: the function and its parents, the own
// type where members need no receiver, the module, imports, wildcard imports, then what the language brings along.
#include "graph/lookup_p.h"

fl_ent fl_extern_ent(fl_graph *g, uint32_t file, fl_sym name, uint8_t certainty) {
  return (fl_ent){FL_ENT_EXTERN, certainty, 0, 0, fl_canonical(g, file, name)};
}

fl_ent fl_local_ent(const fl_graph *g, uint32_t file, uint32_t func, fl_sym name) {
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
  for (uint32_t i = l->first_inner[func]; i; i = l->next_inner[i])
    if (l->sym[l->f->funcs[i].name] == name) return i;
  return 0;
}

fl_ent fl_enclosing_ent(const fl_graph *g, uint32_t file, uint32_t func, fl_sym name) {
  const fl_link *l = &g->links[file];
  for (uint32_t depth = 0; func && depth < 64; func = l->f->funcs[func].parent, depth++) {
    if (l->f->funcs[func].flags & FL_FUNC_MODULE) break;
    uint32_t nested = nested_func(g, file, func, name);
    if (nested) return (fl_ent){FL_ENT_FUNC, 4, file, nested, 0};
  }
  return (fl_ent){0};
}

// Names of the namespaces that a file opens, innermost first, and the namespaces themselves.
static fl_ent namespace_ent(fl_graph *g, uint32_t file, fl_sym name) {
  const fl_link *l = &g->links[file];
  fl_ent found = {0};
  for (uint32_t i = l->f->n_types; i-- > 1 && !found.kind;) {
    if (!fl_is_namespace(g, file, i)) continue;
    found = fl_member(g, l->type_name[i], name, file);
    fl_sym inner = found.kind ? 0 : fl_join(g, l->type_name[i], ".", name);
    if (inner && fl_map_get_or(&g->modules, inner, 0)) found = (fl_ent){FL_ENT_MODULE, 4, 0, 0, inner};
  }
  if (!found.kind && fl_map_get_or(&g->modules, name, 0)) found = (fl_ent){FL_ENT_MODULE, 4, 0, 0, name};
  return found;
}

// The language's own word for a type of its library (`string`), or the beginning of a name that is written in full (`System.Net`).
static fl_ent builtin_word(fl_graph *g, uint32_t file, fl_sym name) {
  const char *language = g->links[file].in->naming->language;
  fl_ent ent = fl_extern_ent(g, file, name, 3);
  bool known = ent.name != name || fl_models_has_module(g->models, language, fl_intern_text(&g->names, name));
  return known ? ent : (fl_ent){0};
}

// ---- names that are relative to their module, or to none -----------------------------------------------------------------

static bool speaks(const fl_graph *g, uint32_t file, fl_ent ent) { // the same language
  return ent.kind && ent.file && g->links[ent.file].in->naming == g->links[file].in->naming;
}

// `.a.b.C`: named from the top, whatever the file imports.
fl_ent fl_absolute_ent(fl_graph *g, uint32_t file, fl_str text) {
  fl_str module, item;
  fl_sym whole = fl_intern_add(&g->names, text);
  fl_ent type = fl_find_type(g, whole, file);
  if (speaks(g, file, type)) return type;
  fl_str_rcut(text, '.', &module, &item);
  fl_ent member = fl_member(g, fl_intern_add(&g->names, module), fl_intern_add(&g->names, item), file);
  if (speaks(g, file, member)) return member;
  if (g->links[file].in->naming->module_style == FL_MODULE_SHARED && (member = fl_module_ent(g, file, g->links[file].module, whole)).kind) return member;
  if (fl_resolve_module(g, file, text)) return (fl_ent){FL_ENT_MODULE, 4, 0, 0, whole};
  return fl_extern_ent(g, file, whole, 4);
}

static bool is_variable(const fl_graph *g, uint32_t file, fl_str name) {
  char sigil = g->links[file].in->naming->sigil;
  return sigil && name.n && name.at[0] == sigil;
}

// Variables are the function's own, or the file's: those of other files come and go with whoever includes them.
static fl_ent variable_ent(const fl_graph *g, uint32_t file, uint32_t func, fl_sym name) {
  fl_ent found = fl_local_ent(g, file, func, name);
  if (found.kind) return found;
  found = fl_member(g, g->links[file].module, name, file);
  return found.file == file ? found : (fl_ent){0};
}

// What neither the module nor the imports know: types belong to the module all the same, functions and constants to nobody.
static fl_ent fallback_ent(fl_graph *g, uint32_t file, fl_sym name, bool as_type) {
  const fl_link *l = &g->links[file];
  fl_sym inner = fl_join(g, l->module, ".", name);
  if (l->module && fl_map_get_or(&g->modules, inner, 0)) return (fl_ent){FL_ENT_MODULE, 4, 0, 0, inner};
  if (as_type) return fl_extern_ent(g, file, inner, 3);
  fl_ent global = fl_member(g, 0, name, file);
  return speaks(g, file, global) ? global : fl_extern_ent(g, file, name, 3);
}

// Names that need no import: plain, or below the modules that the language opens by itself. What models know counts first; other
// names of types are in the last of them.
static fl_ent builtin_ent(fl_graph *g, uint32_t file, fl_sym name, bool as_type) {
  const fl_naming *naming = g->links[file].in->naming;
  const char *const *module = naming->implicit_modules;
  if (naming->global_fallback) return fallback_ent(g, file, name, as_type);
  if (naming->wildcard_types) return builtin_word(g, file, name);
  if (!module) return fl_extern_ent(g, file, name, 3);
  fl_str text = fl_intern_text(&g->names, name);
  bool type = text.n && text.at[0] >= 'A' && text.at[0] <= 'Z';
  for (; *module; module++) {
    fl_ent ent = fl_extern_ent(g, file, fl_join(g, fl_intern_add_c(&g->names, *module), ".", name), 3);
    if (fl_is_modelled(g, file, ent.name) || (type && !module[1])) return ent;
  }
  bool library = naming->root_packages && fl_models_has_module(g->models, naming->language, text); // requests.get(url), without an import
  return library ? fl_extern_ent(g, file, name, 2) : (fl_ent){0};
}

static fl_ent look_up(fl_graph *g, uint32_t file, uint32_t func, uint32_t type, fl_sym name, bool as_type) {
  const fl_link *l = &g->links[file];
  fl_str text = fl_intern_text(&g->names, name);
  if (fl_str_starts_c(text, ".")) return fl_absolute_ent(g, file, fl_str_from_pos(text, 1));
  if (is_variable(g, file, text)) return variable_ent(g, file, func, name);
  if (fl_is_tree(g, file)) return fl_tree_ent(g, file, func, name, as_type);
  fl_ent found = type ? fl_initial_member(g, file, type, name) : (fl_ent){0};
  if (found.kind) return found;
  found = fl_local_ent(g, file, func, name);
  if (found.kind) return found;
  found = fl_enclosing_ent(g, file, func, name);
  if (found.kind) return found;
  if (l->in->naming->implicit_members) {
    found = fl_implicit_member(g, file, func, name);
    if (found.kind) return found;
  }
  uint32_t import = fl_map_get_or(&l->imports, name, 0);
  found =
      import && l->in->naming->module_style != FL_MODULE_DIRECTORY ? (fl_ent){0} : fl_module_ent(g, file, fl_module_at(g, file, func), name);
  if (found.kind) return found;
  if (l->in->naming->module_style == FL_MODULE_PROGRAM) found = namespace_ent(g, file, name);
  if (found.kind) return found;
  if (import) return fl_import_ent(g, file, &l->f->imports[import]);
  uint32_t included = fl_map_get_or(&l->included, name, 0);
  if (included) return fl_import_ent(g, g->nodes.at[included].ent.file, &g->links[g->nodes.at[included].ent.file].f->imports[g->nodes.at[included].ent.id]);
  found = fl_opened(g, file, name);
  if (found.certainty >= 3) return found;
  fl_ent builtin = builtin_ent(g, file, name, as_type); // better than a guess
  return builtin.kind || !found.kind ? builtin : found;
}

fl_ent fl_look_up(fl_graph *g, uint32_t file, uint32_t func, uint32_t type, fl_sym name, bool as_type) {
  if (!name) return (fl_ent){0};
  if (g->lookups > 12) return g->cuts++, (fl_ent){0}; // modules that import one another in a circle
  g->lookups++;
  fl_ent found = look_up(g, file, func, type, name, as_type);
  g->lookups--;
  return found;
}

// The function of a name where variables are passed over: `val request = request(id)`.
fl_ent fl_lookup_func(fl_graph *g, uint32_t file, uint32_t func, fl_sym name) {
  const fl_link *l = &g->links[file];
  fl_ent found = fl_enclosing_ent(g, file, func, name);
  if (!found.kind && l->in->naming->implicit_members) found = fl_twin(g, fl_implicit_member(g, file, func, name), FL_ENT_FUNC);
  if (!found.kind || found.kind == FL_ENT_VAR || found.kind == FL_ENT_PARAM) found = fl_twin(g, fl_module_ent(g, file, l->module, name), FL_ENT_FUNC);
  uint32_t import = fl_map_get_or(&l->imports, name, 0);
  if ((!found.kind || found.kind == FL_ENT_VAR) && import) found = fl_import_ent(g, file, &l->f->imports[import]);
  if (!found.kind || found.kind == FL_ENT_VAR) found = fl_opened(g, file, name);
  return found.kind ? found : builtin_ent(g, file, name, false);
}

fl_ent fl_lookup(fl_graph *g, uint32_t file, uint32_t func, fl_sym name) {
  return fl_look_up(g, file, func, 0, name, false);
}

// What a type of the repository does not hold may be the library's whose name space it opens: Net::HTTP where `Net` got something.
static fl_ent in_open_type(fl_graph *g, uint32_t file, fl_ent base, fl_sym name) {
  fl_sym whole = fl_join(g, g->links[base.file].type_name[base.id], ".", name);
  fl_ent type = fl_find_type(g, whole, file);
  fl_str text = fl_intern_text(&g->names, name);
  bool constant = text.n && text.at[0] >= 'A' && text.at[0] <= 'Z';
  return type.kind || !constant ? type : fl_extern_ent(g, file, whole, 3);
}

// What a module inside of a file offers because it imports it.
static fl_ent inner_import(fl_graph *g, fl_ent base, fl_sym name) {
  const fl_link *l = &g->links[base.file];
  const fl_type *type = &l->f->types[base.id];
  fl_ent found = {0};
  if (type->kind != FL_TYPE_OBJECT) return found;
  for (uint32_t i = 1; i < l->f->n_imports && !found.kind; i++) {
    const fl_import *m = &l->f->imports[i];
    bool inside = type->span.byte_begin <= m->span.byte_begin && m->span.byte_begin < type->span.byte_end;
    if (inside && m->alias && l->sym[m->alias] == name) found = fl_tree_import(g, base.file, i);
  }
  return found;
}

static fl_ent in_module(fl_graph *g, uint32_t file, fl_ent base, fl_sym name) {
  if (fl_is_tree(g, file) && fl_str_eq_c(fl_intern_text(&g->names, name), "super")) return fl_tree_parent(g, base.name);
  fl_ent found = fl_module_member(g, file, base.name, name);
  if (found.kind) return found;
  const fl_naming *naming = g->links[file].in->naming;
  uint8_t style = naming->module_style;
  bool dotted = style == FL_MODULE_DOTTED_PATH || style == FL_MODULE_DECLARED || style == FL_MODULE_PROGRAM || style == FL_MODULE_TREE;
  fl_sym sub = fl_join(g, base.name, dotted ? "." : "/", name);
  if (fl_map_get_or(&g->modules, sub, 0)) return (fl_ent){FL_ENT_MODULE, 4, 0, 0, sub};
  bool open = naming->wildcard_types || fl_tree_has_macro(g, fl_map_get_or(&g->modules, base.name, 0), 0);
  return open ? fl_extern_ent(g, file, sub, 2) : (fl_ent){0}; // a library has types in the same module, or a macro makes them
}

static fl_ent in_type(fl_graph *g, uint32_t file, fl_ent base, fl_sym name) {
  const fl_naming *naming = g->links[file].in->naming;
  fl_ent found = fl_type_field(g, base.file, base.id, name, 0);
  if (!found.kind && naming->fields_apart) found = fl_type_member(g, base.file, base.id, name, 0); // a method of the type itself
  if (!found.kind && fl_is_tree(g, base.file)) found = inner_import(g, base, name);
  if (!found.kind && g->links[base.file].f->types[base.id].kind == FL_TYPE_OBJECT && fl_tree_has_macro(g, base.file, base.id))
    return fl_extern_ent(g, file, fl_join(g, g->links[base.file].type_name[base.id], ".", name), 2);
  if (found.kind || naming->open_types) return found.kind ? found : in_open_type(g, file, base, name);
  if (!naming->global_fallback) return found;
  return fl_find_type(g, fl_join(g, g->links[base.file].type_name[base.id], ".", name), file); // a module called like the type
}

static fl_ent in_library(fl_graph *g, uint32_t file, fl_ent base, fl_sym name) {
  fl_sym whole = fl_join(g, base.name, ".", name);
  fl_sym module = fl_resolve_module(g, file, fl_intern_text(&g->names, whole));
  if (module) return (fl_ent){FL_ENT_MODULE, base.certainty, 0, 0, module};
  fl_ent type = fl_find_type(g, whole, file);
  return type.kind ? type : fl_extern_ent(g, file, whole, base.certainty);
}

fl_ent fl_step_into(fl_graph *g, uint32_t file, fl_ent base, fl_sym name) {
  switch (base.kind) {
  case FL_ENT_MODULE: return in_module(g, file, base, name);
  case FL_ENT_TYPE: return in_type(g, file, base, name);
  case FL_ENT_EXTERN: return in_library(g, file, base, name);
  default: return (fl_ent){0};
  }
}
