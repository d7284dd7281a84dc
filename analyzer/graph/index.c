// Tables of everything that has a name: module members, type members, locals, imports, assignments.
//
// In: facts in path order. Out: the maps of fl_graph that `lookup.c` asks. Names that several files give to different things are
// kept as chains; whoever asks gets the one nearest to the asking file, because a repository of many services repeats names.
#include "graph/graph_p.h"

#include "base/alloc.h"
#include "base/workers.h"

#include <string.h>

static void chain(fl_graph *g, fl_map *map, uint64_t key, fl_ent ent) {
  uint32_t *first = fl_map_at(map, key);
  fl_entnode node = {ent, *first};
  fl_array_push(&g->nodes, node);
  *first = g->nodes.n - 1;
}

// The entity of a chain that stands nearest to a file. Chains run from last to first added, so ties go to the first path.
static fl_ent nearest(const fl_graph *g, uint32_t node, uint32_t near_file) {
  fl_ent best = {0};
  uint32_t best_distance = UINT32_MAX, candidates = 0;
  fl_str here = g->links[near_file].in->path;
  for (; node; node = g->nodes.at[node].next) {
    fl_ent ent = g->nodes.at[node].ent;
    uint32_t d = ent.file == near_file ? 0 : 1 + fl_path_distance(g->links[ent.file].in->path, here);
    candidates++;
    if (d <= best_distance) best = ent, best_distance = d;
  }
  if (candidates > 1 && best_distance > 0 && best.certainty > 3) best.certainty = 3;
  return best;
}

fl_ent fl_member(const fl_graph *g, fl_sym module, fl_sym name, uint32_t near_file) {
  if (fl_is_program(g, near_file))
    return fl_choose_in_program(g, fl_map_get_or(&g->members, FL_KEY(module, name), 0), near_file, false);
  return nearest(g, fl_map_get_or(&g->members, FL_KEY(module, name), 0), near_file);
}

fl_ent fl_find_type(const fl_graph *g, fl_sym qualified, uint32_t near_file) {
  if (fl_is_program(g, near_file))
    return fl_choose_in_program(g, fl_map_get_or(&g->types_by_name, qualified, 0), near_file, true);
  return nearest(g, fl_map_get_or(&g->types_by_name, qualified, 0), near_file);
}

// ---- one file ------------------------------------------------------------------------------------------------------------

static void translate_symbols(fl_graph *g, fl_link *l) {
  l->sym = fl_arena_alloc(&g->symbols, (size_t)(l->f->n_texts ? l->f->n_texts : 1) * sizeof *l->sym);
  l->sym[0] = 0;
  for (uint32_t i = 1; i < l->f->n_texts; i++) l->sym[i] = fl_intern_add(&g->names, l->f->texts[i]);
}

static fl_sym module_of_type(const fl_link *l, const fl_type *t) { // where it is not that of its file
  return t->package ? l->sym[t->package] : l->module;
}

static void name_types(fl_graph *g, uint32_t file) {
  fl_link *l = &g->links[file];
  l->type_name = fl_arena_zero(&g->arena, (size_t)(l->f->n_types + 1) * sizeof *l->type_name);
  for (uint32_t i = 1; i < l->f->n_types; i++) {
    const fl_type *t = &l->f->types[i];
    fl_sym module = l->in->naming->module_style == FL_MODULE_SHARED || fl_is_program(g, file) ? 0 : module_of_type(l, t);
    fl_sym outer = t->outer && t->outer < i ? l->type_name[t->outer] : module;
    l->type_name[i] = t->name ? fl_join(g, outer, ".", l->sym[t->name]) : 0;
  }
}

static void add_types(fl_graph *g, uint32_t file) {
  const fl_link *l = &g->links[file];
  for (uint32_t i = 1; i < l->f->n_types; i++) {
    const fl_type *t = &l->f->types[i];
    fl_ent ent = {FL_ENT_TYPE, 4, file, i, l->type_name[i]};
    if (!t->name || t->kind == FL_TYPE_EXTENSION || fl_dense_type(g, file, i) != l->type_base + i) continue;
    if (t->kind == FL_TYPE_NAMESPACE) {
      fl_map_put(&g->modules, l->type_name[i], file);
      continue;
    }
    chain(g, &g->types_by_name, l->type_name[i], ent);
    if (l->in->naming->open_types) continue;
    if (fl_is_namespace(g, file, t->outer) && !t->func) {
      chain(g, &g->members, FL_KEY(l->type_name[t->outer], l->sym[t->name]), ent);
      continue;
    }
    if (!t->outer && !t->func) chain(g, &g->members, FL_KEY(module_of_type(l, t), l->sym[t->name]), ent);
    if (t->outer) chain(g, &g->type_members, FL_KEY(fl_dense_type(g, file, t->outer), l->sym[t->name]), ent);
    if (t->outer && (t->flags & FL_TYPE_COMPANION)) l->companion[t->outer] = i;
  }
}

static void add_local_types(const fl_graph *g, uint32_t file) {
  fl_link *l = &g->links[file];
  for (uint32_t i = 1; i < l->f->n_types; i++) {
    const fl_type *t = &l->f->types[i];
    bool counts = t->name && t->func && t->kind != FL_TYPE_EXTENSION && t->kind != FL_TYPE_NAMESPACE && !l->in->naming->open_types;
    if (!counts || fl_dense_type(g, file, i) != l->type_base + i) continue;
    fl_map_put(&l->locals, FL_KEY(t->func, l->sym[t->name]) | FL_KEY(0x80000000u, 0), i);
  }
}

// A.B is a member of A, however its definition is written and wherever A stands.
static void add_open_types(fl_graph *g, uint32_t file) {
  const fl_link *l = &g->links[file];
  for (uint32_t i = 1; l->in->naming->open_types && i < l->f->n_types; i++) {
    fl_str whole = fl_intern_text(&g->names, l->type_name[i]), outer, last;
    fl_ent ent = {FL_ENT_TYPE, 4, file, i, l->type_name[i]};
    if (!l->type_name[i] || fl_dense_type(g, file, i) != l->type_base + i) continue;
    bool nested = fl_str_rcut(whole, '.', &outer, &last);
    fl_sym name = fl_intern_add(&g->names, last);
    fl_ent up = nested ? fl_find_type(g, fl_intern_find(&g->names, outer), file) : (fl_ent){0};
    if (up.kind) chain(g, &g->type_members, FL_KEY(fl_dense_type(g, up.file, up.id), name), ent);
    else if (!nested) chain(g, &g->members, FL_KEY(l->module, name), ent);
  }
}

static bool at_top(const fl_link *l, const fl_func *f) {
  bool apart = f->owner_name && !(f->flags & FL_FUNC_ADDED); // a method that stands apart from its type
  return !f->owner && !apart && (!f->parent || (l->f->funcs[f->parent].flags & FL_FUNC_MODULE));
}

static bool in_extension(const fl_link *l, fl_id owner) {
  return owner && l->f->types[owner].kind == FL_TYPE_EXTENSION;
}

static void add_funcs(fl_graph *g, uint32_t file) {
  const fl_link *l = &g->links[file];
  for (uint32_t i = 1; i < l->f->n_funcs; i++) {
    const fl_func *f = &l->f->funcs[i];
    fl_ent ent = {FL_ENT_FUNC, 4, file, i, 0};
    if (f->owner && (f->flags & FL_FUNC_PRIMARY)) l->primary[f->owner] = i;
    if (!f->name || f->flags & FL_FUNC_SETTER || in_extension(l, f->owner)) continue; // a property is known by its getter
    if (f->flags & (FL_FUNC_EXTENSION | FL_FUNC_ADDED)) fl_add_extension(g, l->sym[f->name], ent);
    bool of_class = l->in->naming->methods_apart && (f->flags & FL_FUNC_CLASSMETHOD);
    if (fl_is_namespace(g, file, f->owner))
      chain(g, &g->members, FL_KEY(l->type_name[f->owner], l->sym[f->name]), ent);
    else if (f->owner)
      chain(g, of_class ? &g->class_members : &g->type_members, FL_KEY(fl_dense_type(g, file, f->owner), l->sym[f->name]), ent);
    else if (at_top(l, f))
      chain(g, &g->members, FL_KEY(l->module, l->sym[f->name]), ent);
  }
}

// What extensions add, once it is known to which types; to a type of a library under the library's name for it.
static void add_extensions(fl_graph *g, uint32_t file) {
  const fl_link *l = &g->links[file];
  fl_tref library;
  for (uint32_t i = 1; i < l->f->n_funcs; i++) {
    const fl_func *f = &l->f->funcs[i];
    fl_ent ent = {FL_ENT_FUNC, 4, file, i, 0};
    if (!f->name || !in_extension(l, f->owner)) continue;
    chain(g, &g->type_members, FL_KEY(fl_dense_type(g, file, f->owner), l->sym[f->name]), ent);
    if (fl_extends_library(g, file, f->owner, &library)) chain(g, &g->members, FL_KEY(library.name, l->sym[f->name]), ent);
  }
  for (uint32_t i = 1; i < l->f->n_vars; i++) {
    const fl_var *v = &l->f->vars[i];
    fl_ent ent = {FL_ENT_VAR, 4, file, i, 0};
    if (v->kind != FL_VAR_FIELD || !v->name || !in_extension(l, v->type_owner)) continue;
    chain(g, &g->type_members, FL_KEY(fl_dense_type(g, file, v->type_owner), l->sym[v->name]), ent);
  }
}

// A method that stands apart from its type (receiver syntax): the type is looked for in the same module.
static void add_methods_of_named_types(fl_graph *g, uint32_t file) {
  const fl_link *l = &g->links[file];
  for (uint32_t i = 1; i < l->f->n_funcs; i++) {
    const fl_func *f = &l->f->funcs[i];
    if (f->owner || !f->owner_name || !f->name || (f->flags & FL_FUNC_ADDED)) continue;
    fl_ent type = fl_owner_of(g, file, i);
    fl_ent ent = {FL_ENT_FUNC, 4, file, i, 0};
    if (type.kind != FL_ENT_TYPE) continue;
    chain(g, &g->type_members, FL_KEY(fl_dense_type(g, type.file, type.id), l->sym[f->name]), ent);
    chain(g, &g->methods, l->sym[f->name], (fl_ent){FL_ENT_TYPE, 4, type.file, type.id, 0});
  }
}

static void add_vars(fl_graph *g, uint32_t file) {
  const fl_link *l = &g->links[file];
  for (uint32_t i = 1; i < l->f->n_vars; i++) {
    const fl_var *v = &l->f->vars[i];
    fl_ent ent = {FL_ENT_VAR, 4, file, i, 0};
    if (!v->name) continue;
    if (v->kind == FL_VAR_FIELD && !in_extension(l, v->type_owner))
      chain(g, &g->type_members, FL_KEY(fl_dense_type(g, file, v->type_owner), l->sym[v->name]), ent);
    else if (v->kind == FL_VAR_GLOBAL)
      chain(g, &g->members, FL_KEY(v->type_owner ? l->type_name[v->type_owner] : l->module, l->sym[v->name]), ent);
  }
}

static void add_locals(fl_link *l) {
  uint32_t *last = fl_alloc_zero(l->f->n_vars + 1, sizeof *last); // of those that share the name of the first
  for (uint32_t i = 1; i < l->f->n_vars; i++) {
    const fl_var *v = &l->f->vars[i];
    if (!v->name || v->kind != FL_VAR_LOCAL) continue;
    uint32_t *first = fl_map_at(&l->locals, FL_KEY(v->func, l->sym[v->name]));
    if (*first) l->same_local[last[*first] ? last[*first] : *first] = i, last[*first] = i;
    else *first = i;
  }
  fl_free(last);
  for (uint32_t i = 1; i < l->f->n_params; i++) {
    const fl_param *p = &l->f->params[i];
    if (p->name) fl_map_put(&l->locals, FL_KEY(p->func, l->sym[p->name]), i | FL_LOCAL_PARAM);
  }
}

static void add_imports(fl_link *l) {
  for (uint32_t i = 1; i < l->f->n_imports; i++) {
    const fl_import *m = &l->f->imports[i];
    if (!m->alias) continue;
    uint32_t *had = fl_map_at(&l->imports, l->sym[m->alias]);
    if (!*had || (l->f->imports[*had].func && !m->func)) *had = i;
  }
}

// The function whose variable a name is: its own, or one around it that declares it.
static uint32_t func_of_name(const fl_link *l, uint32_t func, fl_sym name) {
  for (uint32_t f = func, depth = 0; f && depth < 64; f = l->f->funcs[f].parent, depth++)
    if (fl_map_get_or(&l->locals, FL_KEY(f, name), 0)) return f;
  return func;
}

static void index_assigns(fl_link *l) {
  for (uint32_t i = l->f->n_assigns; i-- > 1;) { // backwards, so that chains run forwards
    const fl_assign *a = &l->f->assigns[i];
    const fl_val *target = &l->f->values[a->target];
    if (target->kind != FL_VAL_REF) continue;
    uint32_t *first = fl_map_at(&l->assigns, FL_KEY(func_of_name(l, a->func, l->sym[target->a]), l->sym[target->a]));
    l->assign_next[i] = *first;
    *first = i;
  }
}

static void index_outer_assigns(fl_graph *g, uint32_t file) {
  const fl_link *l = &g->links[file];
  for (uint32_t i = l->f->n_assigns; i-- > 1;) { // backwards: chains run forwards
    const fl_assign *a = &l->f->assigns[i];
    const fl_val *target = &l->f->values[a->target];
    if (target->kind != FL_VAL_REF || (a->func && fl_map_get_or(&l->locals, FL_KEY(a->func, l->sym[target->a]), 0))) continue;
    uint32_t *first = fl_map_at(&g->outer_assigns, l->sym[target->a]), *here = fl_map_at(&g->module_assigns, FL_KEY(l->module, l->sym[target->a]));
    fl_outer_assign row = {file, i, *first, *here};
    fl_array_push(&g->assign_rows, row);
    *first = *here = g->assign_rows.n - 1;
  }
}

// `export default x`, `module.exports = x`, `exports.name = x`: members of the module that have no declaration of their own.
static void add_exports(fl_graph *g, uint32_t file) {
  fl_link *l = &g->links[file];
  if (l->in->naming->module_style != FL_MODULE_RELATIVE_PATH) return;
  for (uint32_t i = 1; i < l->f->n_assigns; i++) {
    const fl_assign *a = &l->f->assigns[i];
    const fl_val *t = &l->f->values[a->target];
    fl_ent ent = {FL_ENT_VALUE, 4, file, a->val, 0};
    if (t->kind != FL_VAL_FIELD || !a->val) continue;
    const fl_val *base = &l->f->values[t->a];
    fl_str name = l->f->texts[t->b];
    bool module_ref = base->kind == FL_VAL_REF && fl_str_eq_c(l->f->texts[base->a], "module");
    bool exports_ref = base->kind == FL_VAL_REF && fl_str_eq_c(l->f->texts[base->a], "exports");
    bool module_exports = base->kind == FL_VAL_FIELD && fl_str_eq_c(l->f->texts[base->b], "exports") &&
                          l->f->values[base->a].kind == FL_VAL_REF &&
                          fl_str_eq_c(l->f->texts[l->f->values[base->a].a], "module");
    if (module_ref && fl_str_eq_c(name, "exports"))
      chain(g, &g->members, FL_KEY(l->module, fl_intern_add(&g->names, FL_STR("default"))), ent);
    else if (exports_ref || module_exports)
      chain(g, &g->members, FL_KEY(l->module, l->sym[t->b]), ent);
  }
}

// config/mail.php and config/shop/mail.php return what is set below `mail` and `shop.mail`.
static void add_settings_module(fl_graph *g, uint32_t file) {
  const fl_link *l = &g->links[file];
  const char *folder = l->in->naming->settings_folder;
  char key[FL_MAX_NAME];
  fl_str rest = folder ? fl_str_slice(l->in->path, 0, fl_str_rfind_char(l->in->path, '.')) : (fl_str){0}, part;
  for (bool inside = false; !inside && fl_str_cut(rest, '/', &part, &rest);) inside = fl_str_eq_c(part, folder);
  if (!folder || !rest.n || rest.n >= sizeof key) return;
  for (uint32_t i = 0; i < rest.n; i++) key[i] = rest.at[i] == '/' ? '.' : rest.at[i];
  fl_sym name = fl_intern_add(&g->names, (fl_str){key, rest.n}), settings = fl_intern_add(&g->names, FL_STR(FL_SETTINGS_MODULE));
  chain(g, &g->members, FL_KEY(settings, name), (fl_ent){FL_ENT_FUNC, 4, file, 1, 0});
}

static void allocate_results(fl_graph *g, fl_link *l) {
  uint32_t n_calls = l->f->n_calls ? l->f->n_calls : 1, n_values = l->f->n_values ? l->f->n_values : 1;
  l->first_target = fl_arena_zero(&g->arena, (size_t)n_calls * sizeof(uint32_t));
  l->n_targets = fl_arena_zero(&g->arena, (size_t)n_calls * sizeof(uint32_t));
  l->callee = fl_arena_zero(&g->arena, (size_t)n_calls * sizeof(fl_sym));
  l->val_memo = fl_arena_zero(&g->arena, (size_t)n_values * sizeof(uint32_t));
  l->selves = fl_arena_zero_n(&g->arena, (size_t)l->f->n_funcs + 1, sizeof *l->selves);
  l->primary = fl_arena_zero_n(&g->arena, (size_t)l->f->n_types + 1, sizeof(uint32_t));
  l->companion = fl_arena_zero_n(&g->arena, (size_t)l->f->n_types + 1, sizeof(uint32_t));
  l->same_local = fl_arena_zero_n(&g->arena, (size_t)l->f->n_vars + 1, sizeof *l->same_local);
  l->assign_next = fl_arena_zero_n(&g->arena, (size_t)l->f->n_assigns + 1, sizeof *l->assign_next);
  l->is_plain = fl_arena_zero_n(&g->arena, (size_t)l->f->n_annots + 1, sizeof *l->is_plain);
}

// Backwards: chains run forwards, and of several calls that a lambda is an argument of the last one counts.
static void index_calls(fl_graph *g, uint32_t file) {
  fl_link *l = &g->links[file];
  l->func_first_call = fl_arena_zero_n(&g->arena, (size_t)l->f->n_funcs + 1, sizeof(uint32_t));
  l->call_next = fl_arena_zero_n(&g->arena, (size_t)l->f->n_calls + 1, sizeof(uint32_t));
  l->lambda_call = fl_arena_zero_n(&g->arena, (size_t)l->f->n_funcs + 1, sizeof(uint32_t));
  for (uint32_t i = l->f->n_calls; i-- > 1;) {
    const fl_call *c = &l->f->calls[i];
    uint32_t func = c->func;
    for (uint32_t a = 0; a < c->n_args; a++) {
      const fl_val *v = &l->f->values[l->f->args[c->first_arg + a].val];
      if (v->kind != FL_VAL_LAMBDA) continue;
      if (!l->lambda_call[v->a]) fl_map_put(&g->lambda_calls, FL_KEY(file, v->a), i);
      l->lambda_call[v->a] = i;
    }
    l->call_next[i] = l->func_first_call[func];
    l->func_first_call[func] = i;
  }
}

// Tables that are as large from the start as they will be, or nearly.
static void make_room(fl_graph *g) {
  enum { USES_OF_A_NAME = 5 }; // files that say the same one
  uint32_t texts = 0, funcs = 0;
  for (uint32_t file = 1; file <= g->n_files; file++) {
    const fl_link *l = &g->links[file];
    texts += l->f->n_texts, funcs += l->f->n_funcs;
  }
  fl_intern_reserve(&g->names, texts / USES_OF_A_NAME);
  fl_map_reserve(&g->type_members, funcs);
  fl_array_reserve(&g->nodes, funcs);
}

// `{get(id) {..}, put() {..}}`
static void index_objects(fl_graph *g, fl_link *l) {
  l->object_of = fl_arena_zero_n(&g->arena, (size_t)l->f->n_funcs + 1, sizeof(uint32_t));
  for (uint32_t val = 1; l->f->n_entries > 1 && val < l->f->n_values; val++) {
    const fl_val *v = &l->f->values[val];
    for (uint32_t i = 0; v->kind == FL_VAL_MAP && i < v->n; i++) {
      const fl_val *member = &l->f->values[l->f->entries[v->a + i].val];
      if (member->kind == FL_VAL_LAMBDA) l->object_of[member->a] = val;
    }
  }
}

// Two things at a time, which have nothing in common but what both read.

// What needs no names, and names.
static void begin(void *ctx, uint32_t item, uint32_t worker) {
  fl_graph *g = ctx;
  FL_UNUSED(worker);
  for (uint32_t file = 1; file <= g->n_files; file++) {
    fl_link *l = &g->links[file];
    if (item == 0) {
      translate_symbols(g, l);
      continue;
    }
    allocate_results(g, l);
    index_calls(g, file);
    index_objects(g, l);
    fl_index_rows(g, l);
    fl_index_handed(g, file), fl_index_lone_calls(g, file);
  }
}

// What a file has for itself, and what others see of it.
static void add_all(void *ctx, uint32_t item, uint32_t worker) {
  fl_graph *g = ctx;
  FL_UNUSED(worker);
  for (uint32_t file = 1; file <= g->n_files; file++) {
    fl_link *l = &g->links[file];
    if (!l->in->naming) continue;
    if (item == 0) {
      add_local_types(g, file), add_locals(l), add_imports(l), index_assigns(l);
      continue;
    }
    add_types(g, file), add_funcs(g, file), add_vars(g, file), add_exports(g, file);
    add_settings_module(g, file);
  }
}

static void number(fl_graph *g) {
  g->n_types = g->n_funcs = 0;
  for (uint32_t file = 1; file <= g->n_files; file++) {
    fl_link *l = &g->links[file];
    l->type_base = g->n_types, l->func_base = g->n_funcs;
    g->n_types += l->f->n_types, g->n_funcs += l->f->n_funcs;
  }
}

void fl_index_build(fl_graph *g, const fl_graph_input *in) {
  number(g);
  make_room(g);
  fl_workers_run(in->jobs, 2, begin, g);
  fl_name_modules(g);
  fl_index_units(g);
  for (uint32_t file = 1; file <= g->n_files; file++)
    if (g->links[file].in->naming) name_types(g, file);
  fl_join_types(g);
  fl_index_includes(g);
  fl_workers_run(in->jobs, 2, add_all, g);
  fl_index_included_names(g);
  fl_index_import_modules(g);
  fl_index_opens(g);
  for (uint32_t file = 1; file <= g->n_files; file++)
    if (g->links[file].in->naming) add_methods_of_named_types(g, file), add_open_types(g, file);
  for (uint32_t file = g->n_files; file >= 1; file--)
    if (g->links[file].in->naming) index_outer_assigns(g, file);
  fl_find_wildcards(g);
  fl_join_extensions(g);
  for (uint32_t file = 1; file <= g->n_files; file++)
    if (g->links[file].in->naming) add_extensions(g, file);
}

bool fl_is_overloaded(const fl_graph *g, fl_ent func) {
  const fl_link *l = &g->links[func.file];
  const fl_func *f = &l->f->funcs[func.id];
  uint32_t node =
      fl_map_get_or(&g->type_members, FL_KEY(fl_dense_type(g, func.file, f->owner), l->sym[f->name]), 0);
  return node && g->nodes.at[node].next;
}

// ---- subtypes ------------------------------------------------------------------------------------------------------------

void fl_index_subtypes(fl_graph *g) {
  for (uint32_t file = g->n_files; file >= 1; file--) {
    const fl_link *l = &g->links[file];
    for (uint32_t i = l->f->n_types; l->in->naming && i-- > 1;) {
      fl_ent ent = {FL_ENT_TYPE, 4, file, i, l->type_name[i]};
      if (fl_dense_type(g, file, i) != l->type_base + i) continue;
      const fl_supers *supers = fl_supers_of(g, file, i);
      for (uint32_t s = 0; s < supers->n; s++) {
        fl_tref super = supers->at[s];
        if (super.id) chain(g, &g->subtypes, fl_dense_type(g, super.file, super.id), ent);
      }
    }
  }
}
