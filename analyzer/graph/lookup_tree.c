// Names where modules form a tree (FL_MODULE_TREE): paths from its root or from here, and what wildcard imports bring in.
//
// In: a name or a path, the file and the function in which it stands. Out: an entity, as in lookup.c.
#include "graph/lookup_p.h"

// The first name of a `use`: never one that the same `use` brings in.
static fl_ent path_head(fl_graph *g, uint32_t file, fl_sym name, uint32_t own_import) {
  const fl_link *l = &g->links[file];
  fl_ent found = fl_tree_keyword(g, file, name);
  if (!found.kind) found = fl_tree_module_named(g, file, name);
  uint32_t import = fl_map_get_or(&l->imports, name, 0);
  if (!found.kind && import && import != own_import && l->f->imports[import].item) found = fl_look_up(g, file, 0, 0, name, true);
  if (!found.kind) found = fl_member(g, l->module, name, file);
  return found.kind && found.kind != FL_ENT_VAR ? found : fl_extern_ent(g, file, name, 4);
}

// `crate.a.b.C`, `tokio.time`: name by name.
static fl_ent path_ent(fl_graph *g, uint32_t file, fl_str path, uint32_t own_import) {
  fl_str head, rest;
  bool more = fl_str_cut(path, '.', &head, &rest);
  fl_ent ent = path_head(g, file, fl_intern_add(&g->names, more ? head : path), own_import);
  while (more && ent.kind) {
    path = rest;
    more = fl_str_cut(path, '.', &head, &rest);
    ent = fl_step_into(g, file, ent, fl_intern_add(&g->names, more ? head : path));
  }
  return ent;
}

fl_ent fl_tree_import(fl_graph *g, uint32_t file, uint32_t import) {
  const fl_link *l = &g->links[file];
  const fl_import *m = &l->f->imports[import];
  for (const fl_open_import *at = g->importing; at; at = at->up)
    if (at->file == file && at->import == import) return g->cuts++, (fl_ent){0}; // it leads back to itself
  fl_open_import here = {g->importing, file, import};
  g->importing = &here;
  fl_ent module = path_ent(g, file, l->f->texts[m->module], import);
  if (m->item && module.kind) module = fl_step_into(g, file, module, l->sym[m->item]);
  g->importing = here.up;
  return module;
}

// What a `use a::b::*` looks into: a module, an enum, or a module of a library.
void fl_find_wildcards(fl_graph *g) {
  for (uint32_t file = 1; file <= g->n_files; file++) {
    fl_link *l = &g->links[file];
    if (!l->in->naming || !fl_is_tree(g, file)) continue;
    fl_ent *ents = fl_arena_zero_n(&g->arena, l->f->n_imports + 1u, sizeof *ents);
    uint32_t n = 0;
    for (uint32_t i = 1; i < l->f->n_imports; i++)
      if (l->f->imports[i].wildcard) ents[n++] = path_ent(g, file, l->f->texts[l->f->imports[i].module], i);
    l->wildcards = ents, l->n_wildcards = n; // until here paths went through none
  }
}

static fl_ent in_wildcard(fl_graph *g, uint32_t file, fl_ent from, fl_sym name) {
  fl_ent found = {0};
  if (from.kind == FL_ENT_TYPE) return fl_step_into(g, file, from, name);
  if (from.kind == FL_ENT_EXTERN) found = fl_extern_ent(g, file, fl_join(g, from.name, ".", name), 3);
  if (from.kind != FL_ENT_MODULE) return fl_is_modelled(g, file, found.name) ? found : (fl_ent){0};
  found = fl_member(g, from.name, name, file);
  uint32_t of = found.kind ? 0 : fl_map_get_or(&g->modules, from.name, 0);
  bool imported = of && fl_map_get_or(&g->links[of].imports, name, 0);
  return imported ? fl_lookup(g, of, 1, name) : found;
}

// Modules that bring in one another whole: each is looked into once.
fl_ent fl_tree_wildcards(fl_graph *g, uint32_t file, fl_sym name) {
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
  fl_ent ent = fl_extern_ent(g, file, fl_join(g, prelude, ".", name), 3);
  return fl_is_modelled(g, file, ent.name) ? ent : (fl_ent){0};
}

// A path's head is a module or type and never a variable; `head` also of types.
fl_ent fl_tree_ent(fl_graph *g, uint32_t file, uint32_t func, fl_sym name, bool head) {
  const fl_link *l = &g->links[file];
  fl_ent found = head ? fl_tree_keyword(g, file, name) : fl_local_ent(g, file, func, name);
  if (!found.kind) found = fl_enclosing_ent(g, file, func, name);
  if (!found.kind) found = fl_tree_inner(g, file, func, 0, name);
  uint32_t import = found.kind ? 0 : fl_map_get_or(&l->imports, name, 0);
  if (import) return fl_tree_import(g, file, import);
  if (!found.kind) found = fl_module_ent(g, file, l->module, name);
  if (!found.kind && head) found = fl_tree_module_named(g, file, name);
  if (!found.kind) found = fl_tree_wildcards(g, file, name);
  if (!found.kind) found = tree_prelude(g, file, name);
  if (found.kind || !head) return found;
  fl_str text = fl_intern_text(&g->names, name);
  bool small = text.n && text.at[0] >= 'a' && text.at[0] <= 'z'; // a library by its own name
  return small ? fl_extern_ent(g, file, name, 3) : found;
}
