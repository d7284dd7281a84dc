// Names of modules: what a module holds or offers on, what an import brings in, what the modules around one hold.
//
// In: a module or an import. Out: an entity, as in lookup.c.
#include "graph/lookup_p.h"

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
fl_ent fl_module_member(fl_graph *g, uint32_t file, fl_sym module, fl_sym name) {
  fl_ent found = fl_member(g, module, name, file);
  if (found.kind) return found;
  uint32_t of = fl_map_get_or(&g->modules, module, 0);
  if (!of) return found;
  const fl_link *l = &g->links[of];
  uint32_t import = fl_map_get_or(&l->imports, name, 0); // a package that imports a name offers it too
  if (import && !l->in->naming->wildcard_types && !l->f->imports[import].func)
    return fl_lookup(g, of, 1, name);
  if (fl_is_tree(g, of)) return fl_tree_wildcards(g, of, name);
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

static bool is_whole(fl_str item) { return item.n == 0 || fl_str_eq_c(item, "*"); }

static fl_ent from_module(fl_graph *g, uint32_t file, const fl_import *m, fl_sym module) {
  const fl_link *l = &g->links[file];
  fl_str item = l->f->texts[m->item];
  if (is_whole(item)) return (fl_ent){FL_ENT_MODULE, 4, 0, 0, module};
  fl_ent found = fl_module_member(g, file, module, l->sym[m->item]);
  if (found.kind) return found;
  fl_sym sub = fl_join(g, module, l->in->naming->module_style == FL_MODULE_DIRECTORY ? "/" : ".", l->sym[m->item]);
  if (fl_map_get_or(&g->modules, sub, 0)) return (fl_ent){FL_ENT_MODULE, 4, 0, 0, sub};
  if (l->in->naming->global_fallback) return fl_extern_ent(g, file, sub, 4); // a part of the module that is not in the repository
  return fl_str_eq_c(item, "default") ? (fl_ent){FL_ENT_MODULE, 3, 0, 0, module} : (fl_ent){0}; // without a default it stands for its members
}

// Of a module that is not in the repository; the part of it that is named may be: from services import orders
static fl_ent from_library(fl_graph *g, uint32_t file, const fl_import *m) {
  const fl_link *l = &g->links[file];
  fl_str item = l->f->texts[m->item];
  if (is_whole(item) || fl_str_eq_c(item, "default")) return fl_extern_ent(g, file, l->sym[m->module], 4);
  fl_ent owner = fl_find_type(g, l->sym[m->module], file); // import static a.B.m; import a.B.Companion.m
  fl_ent found = owner.kind ? fl_type_member(g, owner.file, owner.id, l->sym[m->item], 0) : (fl_ent){0};
  if (found.kind) return found;
  fl_sym sub = fl_join(g, l->sym[m->module], ".", l->sym[m->item]);
  fl_sym known = l->in->naming->module_style == FL_MODULE_DOTTED_PATH ? fl_resolve_module(g, file, fl_intern_text(&g->names, sub)) : 0;
  if (known) return (fl_ent){FL_ENT_MODULE, 4, 0, 0, known};
  fl_ent type = fl_find_type(g, sub, file);
  return type.kind ? type : fl_extern_ent(g, file, sub, 4);
}

fl_ent fl_import_ent(fl_graph *g, uint32_t file, const fl_import *m) {
  const fl_link *l = &g->links[file];
  fl_sym module = l->import_modules[m - l->f->imports];
  return module ? from_module(g, file, m, module) : from_library(g, file, m);
}

// A module around this one: a.b of a.b.c, "" of a.
static fl_sym around(const fl_graph *g, fl_sym module) {
  fl_str outer;
  bool more = fl_str_rcut(fl_intern_text(&g->names, module), '.', &outer, NULL);
  return more ? fl_intern_find(&g->names, outer) : 0;
}

// The module that a function stands in, where the file holds parts of several.
fl_sym fl_module_at(const fl_graph *g, uint32_t file, uint32_t func) {
  const fl_link *l = &g->links[file];
  while (func && !l->f->funcs[func].owner && l->f->funcs[func].parent) func = l->f->funcs[func].parent;
  uint32_t type = l->f->funcs[func].owner;
  while (type && l->f->types[type].outer) type = l->f->types[type].outer;
  return type && l->f->types[type].package ? l->sym[l->f->types[type].package] : l->module;
}

fl_ent fl_module_ent(fl_graph *g, uint32_t file, fl_sym here, fl_sym name) {
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
