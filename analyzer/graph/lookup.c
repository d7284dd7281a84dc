// What a written name means at a place.
//
// In: a name, the file and the function in which it stands. Out: an entity: variable, parameter, function, type, module of the
// repository, or a qualified name outside of it. The order is that of every language here: the function and its parents, the own
// type where members need no receiver, the module, imports, wildcard imports, then what the language brings along.
#include "graph/accessor_p.h"
#include "graph/filled.h"
#include "graph/memory.h"

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
  for (uint32_t i = l->first_inner[func]; i; i = l->next_inner[i])
    if (l->sym[l->f->funcs[i].name] == name) return i;
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

static bool is_tree(const fl_graph *g, uint32_t file) {
  return g->links[file].in->naming->module_style == FL_MODULE_TREE;
}

static fl_ent step_into(fl_graph *g, uint32_t file, fl_ent base, fl_sym name);
static fl_ent look_up_guarded(fl_graph *g, uint32_t file, uint32_t func, uint32_t type, fl_sym name, bool as_type);
static fl_ent module_member(fl_graph *g, uint32_t file, fl_sym module, fl_sym name, uint32_t depth);

// ---- paths of modules that form a tree --------------------------------------------------------------------------------------

// The first name of a `use`: never one that the same `use` brings in.
static fl_ent path_head(fl_graph *g, uint32_t file, fl_sym name, uint32_t own_import) {
  const fl_link *l = &g->links[file];
  fl_ent found = fl_tree_keyword(g, file, name);
  if (!found.kind) found = fl_tree_module_named(g, file, name);
  uint32_t import = fl_map_get_or(&l->imports, name, 0);
  if (!found.kind && import && import != own_import && l->f->imports[import].item) found = look_up_guarded(g, file, 0, 0, name, true);
  if (!found.kind) found = fl_member(g, l->module, name, file);
  return found.kind && found.kind != FL_ENT_VAR ? found : extern_ent(g, file, name, 4);
}

// `crate.a.b.C`, `tokio.time`: name by name.
static fl_ent path_ent(fl_graph *g, uint32_t file, fl_str path, uint32_t own_import) {
  fl_str head, rest;
  bool more = fl_str_cut(path, '.', &head, &rest);
  fl_ent ent = path_head(g, file, fl_intern_add(&g->names, more ? head : path), own_import);
  while (more && ent.kind) {
    path = rest;
    more = fl_str_cut(path, '.', &head, &rest);
    ent = step_into(g, file, ent, fl_intern_add(&g->names, more ? head : path));
  }
  return ent;
}

static fl_ent tree_import(fl_graph *g, uint32_t file, uint32_t import) {
  const fl_link *l = &g->links[file];
  const fl_import *m = &l->f->imports[import];
  for (const fl_open_import *at = g->importing; at; at = at->up)
    if (at->file == file && at->import == import) return g->cuts++, (fl_ent){0}; // it leads back to itself
  fl_open_import here = {g->importing, file, import};
  g->importing = &here;
  fl_ent module = path_ent(g, file, l->f->texts[m->module], import);
  if (m->item && module.kind) module = step_into(g, file, module, l->sym[m->item]);
  g->importing = here.up;
  return module;
}

// What a `use a::b::*` looks into: a module, an enum, or a module of a library.
void fl_find_wildcards(fl_graph *g) {
  for (uint32_t file = 1; file <= g->n_files; file++) {
    fl_link *l = &g->links[file];
    if (!l->in->naming || !is_tree(g, file)) continue;
    fl_ent *ents = fl_arena_zero_n(&g->arena, l->f->n_imports + 1u, sizeof *ents);
    uint32_t n = 0;
    for (uint32_t i = 1; i < l->f->n_imports; i++)
      if (l->f->imports[i].wildcard) ents[n++] = path_ent(g, file, l->f->texts[l->f->imports[i].module], i);
    l->wildcards = ents, l->n_wildcards = n; // until here paths went through none
  }
}

static fl_ent in_wildcard(fl_graph *g, uint32_t file, fl_ent from, fl_sym name) {
  fl_ent found = {0};
  if (from.kind == FL_ENT_TYPE) return step_into(g, file, from, name);
  if (from.kind == FL_ENT_EXTERN) found = extern_ent(g, file, fl_join(g, from.name, ".", name), 3);
  if (from.kind != FL_ENT_MODULE) return fl_is_modelled(g, file, found.name) ? found : (fl_ent){0};
  found = fl_member(g, from.name, name, file);
  uint32_t of = found.kind ? 0 : fl_map_get_or(&g->modules, from.name, 0);
  bool imported = of && fl_map_get_or(&g->links[of].imports, name, 0);
  return imported ? fl_lookup(g, of, 1, name) : found;
}

// Modules that bring in one another whole: each is looked into once.
static fl_ent tree_wildcards(fl_graph *g, uint32_t file, fl_sym name) {
  uint32_t files[FL_MAX_WILDCARDS] = {file}, n = 1;
  for (uint32_t at = 0; at < n; at++) {
    const fl_link *l = &g->links[files[at]];
    for (uint32_t i = 0; i < l->n_wildcards; i++) {
      fl_ent found = in_wildcard(g, files[at], l->wildcards[i], name);
      if (found.kind) return found;
      uint32_t next = l->wildcards[i].kind == FL_ENT_MODULE ? fl_map_get_or(&g->modules, l->wildcards[i].name, 0) : 0;
      for (uint32_t k = 0; next && k < n; k++) next = files[k] == next ? 0 : next;
      if (next && n < FL_MAX_WILDCARDS) files[n++] = next;
    }
  }
  return (fl_ent){0};
}

static fl_ent tree_prelude(fl_graph *g, uint32_t file, fl_sym name) {
  fl_sym prelude = fl_intern_add_c(&g->names, g->links[file].in->naming->prelude);
  fl_ent ent = extern_ent(g, file, fl_join(g, prelude, ".", name), 3);
  return fl_is_modelled(g, file, ent.name) ? ent : (fl_ent){0};
}

static fl_ent module_ent(fl_graph *g, uint32_t file, fl_sym here, fl_sym name);

// A path's head is a module or type and never a variable; `head` also of types.
static fl_ent tree_ent(fl_graph *g, uint32_t file, uint32_t func, fl_sym name, bool head) {
  const fl_link *l = &g->links[file];
  fl_ent found = head ? fl_tree_keyword(g, file, name) : local_ent(g, file, func, name);
  if (!found.kind) found = enclosing_ent(g, file, func, name);
  if (!found.kind) found = fl_tree_inner(g, file, func, 0, name);
  uint32_t import = found.kind ? 0 : fl_map_get_or(&l->imports, name, 0);
  if (import) return tree_import(g, file, import);
  if (!found.kind) found = module_ent(g, file, l->module, name);
  if (!found.kind && head) found = fl_tree_module_named(g, file, name);
  if (!found.kind) found = tree_wildcards(g, file, name);
  if (!found.kind) found = tree_prelude(g, file, name);
  if (found.kind || !head) return found;
  fl_str text = fl_intern_text(&g->names, name);
  bool small = text.n && text.at[0] >= 'a' && text.at[0] <= 'z'; // a library by its own name
  return small ? extern_ent(g, file, name, 3) : found;
}

enum { MAX_REEXPORTS = 256 }; // modules that a module offers whole, through one another

// A name that is looked for, and the files that were looked into for it.
typedef struct fl_offers {
  const struct fl_offers *up;
  fl_sym name;
  uint32_t *files, *n;
} fl_offers;

static bool is_new_offer(const fl_offers *o, uint32_t file) {
  for (; o; o = o->up)
    for (uint32_t k = 0; k < *o->n; k++)
      if (o->files[k] == file) return false;
  return true;
}

static fl_ent offered_by(fl_graph *g, uint32_t next, fl_sym name, uint32_t asking) {
  fl_ent found = fl_member(g, g->links[next].module, name, asking);
  uint32_t import = found.kind ? 0 : fl_map_get_or(&g->links[next].imports, name, 0); // export {a} from "./b"
  return import && !g->links[next].f->imports[import].func ? fl_lookup(g, next, 1, name) : found;
}

static fl_ent look_into_offers(fl_graph *g, const fl_offers *o, uint32_t asking) {
  for (uint32_t at = 0; at < *o->n; at++) {
    const fl_link *l = &g->links[o->files[at]];
    for (uint32_t i = 0; i < l->n_offers; i++) {
      uint32_t next = l->offers[i];
      if (!is_new_offer(o->up, next)) g->cuts++; // who asks looks into it
      if (!is_new_offer(o, next)) continue;
      if (*o->n < MAX_REEXPORTS) o->files[(*o->n)++] = next;
      fl_ent found = offered_by(g, next, o->name, asking);
      if (found.kind) return found;
    }
  }
  return (fl_ent){0};
}

// `export * from "./a"`: what these modules have, and what they offer whole themselves. Modules that take names from one another in
// circles ask again for the same name: each is looked into once, whoever asks.
static fl_ent offered_whole(fl_graph *g, uint32_t file, fl_sym name) {
  uint32_t files[MAX_REEXPORTS] = {file}, n = 1;
  const fl_offers *up = g->offers && g->offers->name == name ? g->offers : NULL;
  if (!is_new_offer(up, file)) return g->cuts++, (fl_ent){0};
  fl_offers own = {up, name, files, &n};
  const fl_offers *before = g->offers;
  g->offers = &own;
  fl_ent found = look_into_offers(g, &own, file);
  g->offers = before;
  return found;
}

// A member of the repository's module, following `default` values of the kind `module.exports = {a, b}` and re-exports.
static fl_ent module_member(fl_graph *g, uint32_t file, fl_sym module, fl_sym name, uint32_t depth) {
  fl_ent found = fl_member(g, module, name, file);
  if (found.kind || depth > 4) return found;
  uint32_t of = fl_map_get_or(&g->modules, module, 0);
  if (!of) return found;
  const fl_link *l = &g->links[of];
  uint32_t import = fl_map_get_or(&l->imports, name, 0); // a package that imports a name offers it too
  if (import && !l->in->naming->wildcard_types && !l->f->imports[import].func)
    return fl_lookup(g, of, 1, name);
  if (is_tree(g, of)) return tree_wildcards(g, of, name);
  if (l->in->naming->module_style == FL_MODULE_RELATIVE_PATH && (found = offered_whole(g, of, name)).kind) return found;
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

fl_ent fl_module_member(fl_graph *g, uint32_t file, fl_sym module, fl_sym name) {
  return module_member(g, file, module, name, 0);
}

static fl_ent import_ent(fl_graph *g, uint32_t file, const fl_import *m) {
  const fl_link *l = &g->links[file];
  fl_str item = l->f->texts[m->item];
  bool whole = m->item == 0 || fl_str_eq_c(item, "*");
  bool is_default = fl_str_eq_c(item, "default");
  fl_sym module = l->import_modules[m - l->f->imports];
  if (module) {
    if (whole) return (fl_ent){FL_ENT_MODULE, 4, 0, 0, module};
    fl_ent found = module_member(g, file, module, l->sym[m->item], 0);
    if (found.kind) return found;
    fl_sym sub =
        fl_join(g, module, l->in->naming->module_style == FL_MODULE_DIRECTORY ? "/" : ".", l->sym[m->item]);
    if (fl_map_get_or(&g->modules, sub, 0)) return (fl_ent){FL_ENT_MODULE, 4, 0, 0, sub};
    if (l->in->naming->global_fallback) return extern_ent(g, file, sub, 4); // a part of the module that is not in the repository
    if (is_default)
      return (fl_ent){FL_ENT_MODULE, 3, 0, 0, module}; // a module without a default stands for its members
    return (fl_ent){0};
  }
  fl_ent owner = whole || is_default ? (fl_ent){0} : fl_find_type(g, l->sym[m->module], file);
  if (owner.kind) { // import static a.B.m; import a.B.Companion.m
    fl_ent found = fl_type_member(g, owner.file, owner.id, l->sym[m->item], 0);
    if (found.kind) return found;
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

// A module around this one: a.b of a.b.c, "" of a.
static fl_sym around(const fl_graph *g, fl_sym module) {
  fl_str outer;
  bool more = fl_str_rcut(fl_intern_text(&g->names, module), '.', &outer, NULL);
  return more ? fl_intern_find(&g->names, outer) : 0;
}

// The module that a function stands in, where the file holds parts of several.
static fl_sym module_at(const fl_graph *g, uint32_t file, uint32_t func) {
  const fl_link *l = &g->links[file];
  while (func && !l->f->funcs[func].owner && l->f->funcs[func].parent) func = l->f->funcs[func].parent;
  uint32_t type = l->f->funcs[func].owner;
  while (type && l->f->types[type].outer) type = l->f->types[type].outer;
  return type && l->f->types[type].package ? l->sym[l->f->types[type].package] : l->module;
}

static fl_ent module_ent(fl_graph *g, uint32_t file, fl_sym here, fl_sym name) {
  const fl_link *l = &g->links[file];
  fl_ent found = fl_member(g, here, name, file);
  uint8_t style = l->in->naming->module_style;
  bool one = style == FL_MODULE_SHARED || style == FL_MODULE_PROGRAM;
  if (found.kind && (found.file == file || style <= FL_MODULE_DECLARED || one)) return found;
  if (!l->in->naming->enclosing_modules) return (fl_ent){0};
  for (fl_sym module = here; module;) {
    fl_sym inner = fl_intern_find(&g->names, fl_intern_text(&g->names, fl_join(g, module, ".", name)));
    if (inner && fl_map_get_or(&g->modules, inner, 0)) return (fl_ent){FL_ENT_MODULE, 4, 0, 0, inner};
    module = around(g, module);
    found = fl_member(g, module, name, file);
    if (found.kind) return found;
  }
  return fl_map_get_or(&g->modules, name, 0) ? (fl_ent){FL_ENT_MODULE, 4, 0, 0, name} : (fl_ent){0};
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
  fl_ent ent = extern_ent(g, file, name, 3);
  bool known = ent.name != name || fl_models_has_module(g->models, language, fl_intern_text(&g->names, name));
  return known ? ent : (fl_ent){0};
}

// ---- names that are relative to their module, or to none -----------------------------------------------------------------

static bool speaks(const fl_graph *g, uint32_t file, fl_ent ent) { // the same language
  return ent.kind && ent.file && g->links[ent.file].in->naming == g->links[file].in->naming;
}

// `.a.b.C`: named from the top, whatever the file imports.
static fl_ent absolute_ent(fl_graph *g, uint32_t file, fl_str text) {
  fl_str module, item;
  fl_sym whole = fl_intern_add(&g->names, text);
  fl_ent type = fl_find_type(g, whole, file);
  if (speaks(g, file, type)) return type;
  fl_str_rcut(text, '.', &module, &item);
  fl_ent member = fl_member(g, fl_intern_add(&g->names, module), fl_intern_add(&g->names, item), file);
  if (speaks(g, file, member)) return member;
  if (g->links[file].in->naming->module_style == FL_MODULE_SHARED && (member = module_ent(g, file, g->links[file].module, whole)).kind) return member;
  if (fl_resolve_module(g, file, text)) return (fl_ent){FL_ENT_MODULE, 4, 0, 0, whole};
  return extern_ent(g, file, whole, 4);
}

static bool is_variable(const fl_graph *g, uint32_t file, fl_str name) {
  char sigil = g->links[file].in->naming->sigil;
  return sigil && name.n && name.at[0] == sigil;
}

// Variables are the function's own, or the file's: those of other files come and go with whoever includes them.
static fl_ent variable_ent(const fl_graph *g, uint32_t file, uint32_t func, fl_sym name) {
  fl_ent found = local_ent(g, file, func, name);
  if (found.kind) return found;
  found = fl_member(g, g->links[file].module, name, file);
  return found.file == file ? found : (fl_ent){0};
}

// What neither the module nor the imports know: types belong to the module all the same, functions and constants to nobody.
static fl_ent fallback_ent(fl_graph *g, uint32_t file, fl_sym name, bool as_type) {
  const fl_link *l = &g->links[file];
  fl_sym inner = fl_join(g, l->module, ".", name);
  if (l->module && fl_map_get_or(&g->modules, inner, 0)) return (fl_ent){FL_ENT_MODULE, 4, 0, 0, inner};
  if (as_type) return extern_ent(g, file, inner, 3);
  fl_ent global = fl_member(g, 0, name, file);
  return speaks(g, file, global) ? global : extern_ent(g, file, name, 3);
}

// Names that need no import: plain, or below the modules that the language opens by itself. What models know counts first; other
// names of types are in the last of them.
static fl_ent builtin_ent(fl_graph *g, uint32_t file, fl_sym name, bool as_type) {
  const fl_naming *naming = g->links[file].in->naming;
  const char *const *module = naming->implicit_modules;
  if (naming->global_fallback) return fallback_ent(g, file, name, as_type);
  if (naming->wildcard_types) return builtin_word(g, file, name);
  if (!module) return extern_ent(g, file, name, 3);
  fl_str text = fl_intern_text(&g->names, name);
  bool type = text.n && text.at[0] >= 'A' && text.at[0] <= 'Z';
  for (; *module; module++) {
    fl_ent ent = extern_ent(g, file, fl_join(g, fl_intern_add_c(&g->names, *module), ".", name), 3);
    if (fl_is_modelled(g, file, ent.name) || (type && !module[1])) return ent;
  }
  bool library = naming->root_packages && fl_models_has_module(g->models, naming->language, text); // requests.get(url), without an import
  return library ? extern_ent(g, file, name, 2) : (fl_ent){0};
}

static fl_ent look_up(fl_graph *g, uint32_t file, uint32_t func, uint32_t type, fl_sym name, bool as_type) {
  const fl_link *l = &g->links[file];
  fl_str text = fl_intern_text(&g->names, name);
  if (fl_str_starts_c(text, ".")) return absolute_ent(g, file, fl_str_from_pos(text, 1));
  if (is_variable(g, file, text)) return variable_ent(g, file, func, name);
  if (is_tree(g, file)) return tree_ent(g, file, func, name, as_type);
  fl_ent found = type ? fl_initial_member(g, file, type, name) : (fl_ent){0};
  if (found.kind) return found;
  found = local_ent(g, file, func, name);
  if (found.kind) return found;
  found = enclosing_ent(g, file, func, name);
  if (found.kind) return found;
  if (l->in->naming->implicit_members) {
    found = fl_implicit_member(g, file, func, name);
    if (found.kind) return found;
  }
  uint32_t import = fl_map_get_or(&l->imports, name, 0);
  found =
      import && l->in->naming->module_style != FL_MODULE_DIRECTORY ? (fl_ent){0} : module_ent(g, file, module_at(g, file, func), name);
  if (found.kind) return found;
  if (l->in->naming->module_style == FL_MODULE_PROGRAM) found = namespace_ent(g, file, name);
  if (found.kind) return found;
  if (import) return import_ent(g, file, &l->f->imports[import]);
  uint32_t included = fl_map_get_or(&l->included, name, 0);
  if (included) return import_ent(g, g->nodes.at[included].ent.file, &g->links[g->nodes.at[included].ent.file].f->imports[g->nodes.at[included].ent.id]);
  found = fl_opened(g, file, name);
  if (found.certainty >= 3) return found;
  fl_ent builtin = builtin_ent(g, file, name, as_type); // better than a guess
  return builtin.kind || !found.kind ? builtin : found;
}

static fl_ent look_up_guarded(fl_graph *g, uint32_t file, uint32_t func, uint32_t type, fl_sym name, bool as_type) {
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
  fl_ent found = enclosing_ent(g, file, func, name);
  if (!found.kind && l->in->naming->implicit_members) found = fl_twin(g, fl_implicit_member(g, file, func, name), FL_ENT_FUNC);
  if (!found.kind || found.kind == FL_ENT_VAR || found.kind == FL_ENT_PARAM) found = fl_twin(g, module_ent(g, file, l->module, name), FL_ENT_FUNC);
  uint32_t import = fl_map_get_or(&l->imports, name, 0);
  if ((!found.kind || found.kind == FL_ENT_VAR) && import) found = import_ent(g, file, &l->f->imports[import]);
  if (!found.kind || found.kind == FL_ENT_VAR) found = fl_opened(g, file, name);
  return found.kind ? found : builtin_ent(g, file, name, false);
}

fl_ent fl_lookup(fl_graph *g, uint32_t file, uint32_t func, fl_sym name) {
  return look_up_guarded(g, file, func, 0, name, false);
}

// What a type of the repository does not hold may be the library's whose name space it opens: Net::HTTP where `Net` got something.
static fl_ent in_open_type(fl_graph *g, uint32_t file, fl_ent base, fl_sym name) {
  fl_sym whole = fl_join(g, g->links[base.file].type_name[base.id], ".", name);
  fl_ent type = fl_find_type(g, whole, file);
  fl_str text = fl_intern_text(&g->names, name);
  bool constant = text.n && text.at[0] >= 'A' && text.at[0] <= 'Z';
  return type.kind || !constant ? type : extern_ent(g, file, whole, 3);
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
    if (inside && m->alias && l->sym[m->alias] == name) found = tree_import(g, base.file, i);
  }
  return found;
}

static fl_ent step_into(fl_graph *g, uint32_t file, fl_ent base, fl_sym name) {
  switch (base.kind) {
  case FL_ENT_MODULE: {
    if (is_tree(g, file) && fl_str_eq_c(fl_intern_text(&g->names, name), "super")) return fl_tree_parent(g, base.name);
    fl_ent found = module_member(g, file, base.name, name, 0);
    if (found.kind) return found;
    const fl_naming *naming = g->links[file].in->naming;
    uint8_t style = naming->module_style;
    bool dotted = style == FL_MODULE_DOTTED_PATH || style == FL_MODULE_DECLARED || style == FL_MODULE_PROGRAM || style == FL_MODULE_TREE;
    fl_sym sub = fl_join(g, base.name, dotted ? "." : "/", name);
    if (fl_map_get_or(&g->modules, sub, 0)) return (fl_ent){FL_ENT_MODULE, 4, 0, 0, sub};
    bool open = naming->wildcard_types || fl_tree_has_macro(g, fl_map_get_or(&g->modules, base.name, 0), 0);
    return open ? extern_ent(g, file, sub, 2) : (fl_ent){0}; // a library has types in the same module, or a macro makes them
  }
  case FL_ENT_TYPE: {
    fl_ent found = fl_type_field(g, base.file, base.id, name, 0);
    const fl_naming *naming = g->links[file].in->naming;
    if (!found.kind && naming->fields_apart) found = fl_type_member(g, base.file, base.id, name, 0); // a method of the type itself
    if (!found.kind && is_tree(g, base.file)) found = inner_import(g, base, name);
    if (!found.kind && g->links[base.file].f->types[base.id].kind == FL_TYPE_OBJECT && fl_tree_has_macro(g, base.file, base.id))
      return extern_ent(g, file, fl_join(g, g->links[base.file].type_name[base.id], ".", name), 2);
    if (found.kind || naming->open_types) return found.kind ? found : in_open_type(g, file, base, name);
    if (!naming->global_fallback) return found;
    return fl_find_type(g, fl_join(g, g->links[base.file].type_name[base.id], ".", name), file); // a module called like the type
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

// Is a local variable in force at a place: declared before it, in a block that is still open there?
static bool is_in_force(const fl_link *l, uint32_t var, uint32_t func, uint32_t byte) {
  const fl_var *v = &l->f->vars[var];
  fl_span block = l->f->regions[v->region].span;
  bool seen = v->span.byte_begin <= byte && (!v->region || (block.byte_begin <= byte && byte < block.byte_end));
  return seen && !fl_is_being_declared(l, var, func, byte);
}

// A variable is declared there with what something outside of the same name gives: `urls := urls(zone)`.
static bool is_of_outside(const fl_link *l, uint32_t var, uint32_t func, uint32_t byte) {
  bool declared = false;
  for (uint32_t i = var; i; i = l->same_local[i]) {
    if (is_in_force(l, i, func, byte)) return false;
    declared |= fl_is_being_declared(l, i, func, byte);
  }
  return declared;
}

// Where names may be declared again, the place tells which of them is meant.
static fl_ent lookup_ref(fl_graph *g, uint32_t file, uint32_t val) {
  const fl_val *v = fl_val_at(g, file, val);
  uint32_t func = fl_func_of_val(g, file, val);
  fl_sym name = fl_gsym(g, file, v->a);
  bool path = v->op == FL_REF_PATH;
  fl_ent found;
  if (g->links[file].in->naming->redeclares && !path && fl_declared_variable(g, file, func, name, val, &found)) return found;
  found = look_up_guarded(g, file, func, fl_body_around(g, file, func, v), name, path);
  bool local = found.kind == FL_ENT_VAR && found.file == file && g->links[file].f->vars[found.id].kind == FL_VAR_LOCAL;
  bool later = local && (g->links[file].in->naming->redeclares || is_of_outside(&g->links[file], found.id, func, v->byte_begin));
  return later ? look_up_guarded(g, file, 1, 0, name, path) : found;
}

// Of several variables of one name the one of the innermost block around the place that is declared before it.
static fl_ent in_scope(const fl_graph *g, fl_ent ent, uint32_t func, uint32_t byte) {
  const fl_link *l = &g->links[ent.file];
  if (ent.kind != FL_ENT_VAR || l->f->vars[ent.id].kind != FL_VAR_LOCAL || !l->same_local[ent.id]) return ent;
  uint32_t best = 0, narrowest = UINT32_MAX;
  for (uint32_t i = ent.id; i; i = l->same_local[i]) {
    const fl_var *v = &l->f->vars[i];
    fl_span block = l->f->regions[v->region].span;
    uint32_t width = v->region ? block.byte_end - block.byte_begin : UINT32_MAX - 1;
    if (width <= narrowest && is_in_force(l, i, func, byte)) best = i, narrowest = width;
  }
  if (best) ent.id = best;
  return ent;
}

static fl_ent lookup_value(fl_graph *g, uint32_t file, uint32_t val) {
  const fl_val *v = fl_val_at(g, file, val);
  bool redeclares = g->links[file].in->naming->redeclares;
  if (v->kind == FL_VAL_REF) {
    fl_ent found = fl_twin(g, lookup_ref(g, file, val), FL_ENT_VAR);
    return redeclares ? found : in_scope(g, found, fl_func_of_val(g, file, val), v->byte_begin);
  }
  if (v->kind == FL_VAL_TYPE && !v->a) {
    fl_tref own = fl_type_of(g, file, val);
    return own.id ? (fl_ent){FL_ENT_TYPE, own.certainty, own.file, own.id, own.name} : (fl_ent){0};
  }
  if (v->kind == FL_VAL_TYPE) {
    fl_tref t = fl_type_of_text(g, file, fl_func_of_val(g, file, val), fl_gsym(g, file, v->a));
    if (t.id) return (fl_ent){FL_ENT_TYPE, t.certainty, t.file, t.id, t.name};
    return t.name ? (fl_ent){FL_ENT_EXTERN, t.certainty, 0, 0, t.name} : (fl_ent){0};
  }
  if (v->kind != FL_VAL_FIELD) return (fl_ent){0};
  fl_ent base = fl_lookup_value(g, file, v->a);
  if (!base.kind) return fl_written_in_full(g, file, val);
  fl_ent found = step_into(g, file, base, fl_gsym(g, file, v->b));
  return found.kind || base.file == file ? found : fl_filled_member(g, base, fl_gsym(g, file, v->b));
}

fl_ent fl_lookup_value(fl_graph *g, uint32_t file, uint32_t val) {
  fl_ent ent;
  fl_recall asked = fl_recall_ent(g, file, val, &ent);
  return asked.known ? ent : fl_remember_ent(g, asked, lookup_value(g, file, val));
}

fl_ent fl_owner_of(fl_graph *g, uint32_t file, uint32_t func) {
  const fl_link *l = &g->links[file];
  const fl_func *f = &l->f->funcs[func];
  if (f->owner)
    return fl_is_namespace(g, file, f->owner) ? (fl_ent){0} : (fl_ent){FL_ENT_TYPE, 4, file, f->owner, l->type_name[f->owner]};
  if (!f->owner_name) return (fl_ent){0};
  if (!fl_is_program(g, file)) return fl_member(g, l->module, l->sym[f->owner_name], file);
  fl_tref t = fl_type_of_text(g, file, 0, l->sym[f->owner_name]);
  return t.id ? (fl_ent){FL_ENT_TYPE, t.certainty, t.file, t.id, t.name} : (fl_ent){0};
}

// ---- written types -------------------------------------------------------------------------------------------------------

static fl_tref tref_of_ent(const fl_graph *g, fl_ent ent) {
  if (ent.kind == FL_ENT_TYPE) return fl_tref_of_type(g, ent.file, ent.id, ent.certainty);
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
  if (type->flags & FL_TYPE_POINTER) aliased.flags |= FL_TREF_POINTER;
  return aliased.name ? aliased : t;
}

// com.acme.Client without an import: a package of small letters, then a type of another repository.
static fl_ent named_in_full(fl_graph *g, uint32_t file, fl_sym written) {
  fl_str text = fl_intern_text(&g->names, written), first, rest;
  bool declared = g->links[file].in->naming->module_style == FL_MODULE_DECLARED;
  bool qualified = declared && fl_str_cut(text, '.', &first, &rest) && first.n && first.at[0] >= 'a' && first.at[0] <= 'z';
  return qualified ? extern_ent(g, file, written, 3) : (fl_ent){0};
}

static fl_tref type_of_ent(fl_graph *g, uint32_t file, fl_ent ent, uint8_t flags) {
  fl_tref t = fl_stands_for(g, file, follow_alias(g, tref_of_ent(g, ent)));
  t.flags |= flags;
  return t;
}

// A type among the members of a type or of those around it.
static fl_ent type_around(const fl_graph *g, uint32_t file, uint32_t scope, fl_sym name) {
  for (uint32_t depth = 0; scope && depth < 16; scope = g->links[file].f->types[scope].outer, depth++) {
    fl_ent found = fl_type_member(g, file, scope, name, 0);
    if (found.kind == FL_ENT_TYPE) return found;
  }
  return (fl_ent){0};
}

static bool says_nothing(const fl_graph *g, uint32_t file, fl_str written) {
  const char *const *word = g->links[file].in->naming->untyped;
  while (word && *word && !fl_str_eq_c(written, *word)) word++;
  return word && *word;
}

// `scope`: the type in whose body this is written, 0 = none.
static fl_tref type_of_text(fl_graph *g, uint32_t file, uint32_t func, uint32_t scope, fl_sym written) {
  fl_str text = fl_intern_text(&g->names, written);
  uint8_t flags = 0;
  while (fl_str_starts(text, FL_STR("[]"))) text = fl_str_slice(text, 2, text.n), flags = FL_TREF_LIST;
  if (!text.n || says_nothing(g, file, text)) return (fl_tref){0};
  if (text.at[0] == '.') return type_of_ent(g, file, absolute_ent(g, file, fl_str_from_pos(text, 1)), flags);
  fl_str head, rest;
  if (!fl_str_cut(text, '.', &head, &rest)) head = text, rest = FL_STR("");
  fl_tref param;
  if (!rest.n && fl_type_param(g, file, func, scope, fl_intern_add(&g->names, head), &param)) return param.flags |= flags, param;
  fl_ent ent = type_around(g, file, scope, fl_intern_add(&g->names, head));
  if (!ent.kind) ent = look_up_guarded(g, file, func, 0, fl_intern_add(&g->names, head), true);
  bool known = ent.kind == FL_ENT_TYPE || ent.kind == FL_ENT_EXTERN || ent.kind == FL_ENT_MODULE;
  if (!known) // a local of the same name is no type
    ent = look_up_guarded(g, file, 0, 0, fl_intern_add(&g->names, head), true);
  if (fl_is_program(g, file) && ent.kind != FL_ENT_MODULE && ent.kind != FL_ENT_TYPE) { // nor is a function
    fl_ent type = fl_find_type(g, fl_intern_add(&g->names, head), file);
    if (type.kind) ent = type;
  }
  if (!rest.n && ent.kind == FL_ENT_EXTERN && fl_names_type_param(g, file, fl_intern_add(&g->names, head))) return (fl_tref){0};
  while (rest.n && ent.kind) {
    text = rest;
    if (!fl_str_cut(text, '.', &head, &rest)) head = text, rest = FL_STR("");
    ent = step_into(g, file, ent, fl_intern_add(&g->names, head));
  }
  if (!ent.kind) { // written in full
    fl_ent whole = fl_find_type(g, written, file);
    ent = whole.kind ? whole : named_in_full(g, file, written);
  }
  return type_of_ent(g, file, ent, flags);
}

static fl_tref type_written(fl_graph *g, uint32_t file, uint32_t func, uint32_t scope, fl_sym written) {
  if (g->typing > FL_MAX_TYPING) return g->cuts++, (fl_tref){0};
  g->typing++;
  fl_tref t = type_of_text(g, file, func, scope, written);
  g->typing--;
  return t;
}

fl_tref fl_type_of_text(fl_graph *g, uint32_t file, uint32_t func, fl_sym written) {
  return type_written(g, file, func, 0, written);
}

fl_tref fl_type_from_within(fl_graph *g, uint32_t file, uint32_t type, fl_sym written) {
  const fl_type *t = &g->links[file].f->types[type];
  return type_written(g, file, t->func, t->outer, written);
}
