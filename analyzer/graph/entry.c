// Entry points, and what they reach.
//
// In: annotations, registrations, supertypes and the functions that a platform starts. Out: a list of entry points in a defined
// order, and per function the set of kinds that lead to it. "Reached" stops where work is handed to another thread or task;
// "started" does not.
#include "graph/graph_p.h"
#include "graph/loop_p.h"
#include "graph/services_p.h"

#include "base/glob.h"

#include <stdio.h>
#include <string.h>

static const char *language_of(const fl_graph *g, uint32_t file) {
  return g->links[file].in->naming->language;
}

static bool says_deadline(const fl_graph *g, const fl_meaning_row *row) {
  for (uint32_t i = 0; row && i < row->n_roles; i++)
    if ((fl_models_roles(g->models, row->first_role) + i)->role == FL_ROLEKIND_deadline) return true;
  return false;
}

static bool is_registered_in_test(const fl_graph *g, const fl_entry_point *e) {
  return e->call.id && fl_in_test(g, e->call.file, g->links[e->call.file].f->calls[e->call.id].func);
}

// `how`: what the entry point alone does not say; a function may be registered several times.
static void add_entry(fl_graph *g, fl_entry_point e, fl_registration how) {
  uint32_t dense = fl_dense_func(g, e.func.file, e.func.id);
  if (!e.func.id) return;
  if (fl_in_test(g, e.func.file, e.func.id)) e.kind = FL_ENTRY_test;
  uint32_t had = g->func_entry[dense];
  how.entry = had ? had : g->entries.n + 1;
  how.row = e.row, how.call = e.call, how.file = e.file, how.span = e.span;
  if (e.row) fl_array_push(&g->registrations, how);
  if (had) { // the first that was found speaks, unless a later one knows of a deadline
    fl_entry_point *first = &g->entries.at[had - 1];
    if (!says_deadline(g, first->row) && says_deadline(g, e.row)) first->row = e.row, first->call = e.call;
    if (is_registered_in_test(g, first) && !is_registered_in_test(g, &e)) first->row = e.row, first->call = e.call, first->file = e.file, first->span = e.span;
    return;
  }
  fl_array_push(&g->entries, e);
  g->func_entry[dense] = g->entries.n;
}

// ---- labels ------------------------------------------------------------------------------------------------------------------

static fl_str path_text(fl_graph *g, uint32_t file, uint32_t call, fl_mid path) {
  if (!path || !call) return FL_STR("");
  const fl_path *p = fl_models_paths(g->models, path);
  uint32_t val = 0;
  if (p->root == FL_ROOT_arg) val = fl_call_arg(g, file, call, p->index);
  if (p->root == FL_ROOT_kw) val = fl_call_kw(g, file, call, fl_models_text(g->models, p->name));
  if (!val && p->root == FL_ROOT_kw)
    val = fl_call_arg(g, file, call, 0); // annotations: value= may be left out
  const fl_val *v = val ? fl_val_at(g, file, val) : NULL;
  if (v && v->kind == FL_VAL_LIST && v->n) val = g->links[file].f->elems[v->a];
  fl_str text;
  return val && fl_const_text(g, file, val, &text) ? text : FL_STR("");
}

// The first of several paths that is set.
static fl_str paths_text(fl_graph *g, uint32_t file, uint32_t call, const fl_entry_model *m) {
  fl_str text = {0};
  for (uint32_t i = 0; i < m->n_paths && !text.n; i++)
    text = path_text(g, file, call, *(fl_models_path_list(g->models, m->first_path) + i));
  return text;
}

// The path that an annotation of the class puts before those of its methods.
static fl_str class_path(fl_graph *g, fl_func_ref func) {
  const fl_link *l = &g->links[func.file];
  const fl_func *f = &l->f->funcs[func.id];
  const fl_type *t = f->owner ? &l->f->types[f->owner] : NULL;
  for (uint32_t i = 0; t && i < t->n_annots; i++) {
    const fl_meaning_row *rows[4];
    uint32_t n = fl_annotation_rows(g, func.file, 0, t->first_annot + i, rows, 4);
    for (uint32_t r = 0; r < n; r++)
      if (rows[r]->entry)
        return paths_text(g, func.file, l->f->annots[t->first_annot + i].call, fl_models_entries(g->models, rows[r]->entry));
  }
  return FL_STR("");
}

static fl_str entry_label(fl_graph *g, uint32_t file, uint32_t call, const fl_entry_model *m,
                          fl_func_ref func) {
  fl_str method = fl_models_text(g->models, m->method);
  if (!method.n) method = path_text(g, file, call, m->method_path);
  fl_str path = paths_text(g, file, call, m), prefix = class_path(g, func);
  if (fl_str_eq(method, path)) method = (fl_str){0}; // none is named, and what stands first is the path
  if (!path.n && !prefix.n) path = fl_graph_func_name(g, func);
  const char *slash = prefix.n && path.n && path.at[0] != '/' && prefix.at[prefix.n - 1] != '/' ? "/" : "";
  char text[FL_MAX_NAME];
  const char *kind = m->kind == FL_ENTRY_http || !m->kind ? "" : fl_word(fl_entry_words, m->kind);
  int n = snprintf(text, sizeof text, "%.*s%s%s%s%.*s%s%.*s", FL_STR_ARG(method), method.n ? " " : "", kind,
                   *kind ? " " : "", FL_STR_ARG(prefix), slash, FL_STR_ARG(path));
  return fl_arena_str(&g->arena, (fl_str){text, n < 0                       ? 0
                                                : (uint32_t)n < sizeof text ? (uint32_t)n
                                                                            : (uint32_t)sizeof text - 1});
}

// ---- annotations ---------------------------------------------------------------------------------------------------------------

uint32_t fl_annotation_rows(fl_graph *g, uint32_t file, uint32_t func, uint32_t annot,
                            const fl_meaning_row **out, uint32_t cap) {
  const fl_link *l = &g->links[file];
  const fl_annot *a = &l->f->annots[annot];
  fl_ent ent = {0};
  if (a->call && l->f->calls[a->call].callee)
    ent = fl_lookup_value(g, file, l->f->calls[a->call].callee);
  else if (a->value)
    ent = fl_lookup_value(g, file, a->value);
  fl_sym name = ent.kind == FL_ENT_EXTERN ? ent.name : 0;
  if (!name && !ent.kind && a->call && l->callee[a->call])
    name = l->callee[a->call]; // a method of an object: @app.task
  if (!name && ent.kind == FL_ENT_NONE) {
    fl_tref t = a->call || a->value ? fl_type_of_decorator(g, file, a)
                                    : fl_type_of_text(g, file, func, l->sym[a->name]);
    name = t.id ? 0 : t.name;
  }
  if (!name) return 0;
  const fl_meaning_row *rows[24];
  uint32_t n = fl_models_annotations(g->models, language_of(g, file),
                                     fl_intern_text(&g->names, fl_canonical(g, file, name)), rows, 24),
           kept = 0;
  uint32_t settled = 0; // site kinds that a more specific row has spoken for
  for (uint32_t i = 0; i < n && kept < cap; i++) {
    if ((settled & (1u << rows[i]->site)) || !fl_conditions_hold(g, file, a->call, rows[i])) continue;
    if (rows[i]->n_conditions && !rows[i]->site && !rows[i]->entry) break; // this form of it means nothing
    settled |= 1u << rows[i]->site;
    out[kept++] = rows[i];
  }
  return kept;
}

// `@app.task` without arguments: the type of app joined with the name.
fl_tref fl_type_of_decorator(fl_graph *g, uint32_t file, const fl_annot *a) {
  uint32_t val = a->value;
  const fl_val *v = val ? fl_val_at(g, file, val) : NULL;
  if (v && v->kind == FL_VAL_CALL && g->links[file].f->calls[v->a].callee)
    val = g->links[file].f->calls[v->a].callee, v = fl_val_at(g, file, val);
  if (!v || v->kind != FL_VAL_FIELD) return (fl_tref){0};
  fl_tref base = fl_type_of(g, file, v->a);
  if (base.id) base = fl_extern_super(g, base, 0);
  if (!base.name) return (fl_tref){0};
  return (fl_tref){fl_join(g, base.name, ".", fl_gsym(g, file, v->b)), 0, 0, base.certainty, 0, 0};
}

static void entry_of_annotation(fl_graph *g, fl_func_ref ref, uint32_t annot, const fl_meaning_row *row) {
  const fl_entry_model *m = fl_models_entries(g->models, row->entry);
  const fl_annot *a = &g->links[ref.file].f->annots[annot];
  fl_call_ref call = {ref.file, a->call};
  add_entry(g, (fl_entry_point){m->kind, 4, ref, entry_label(g, ref.file, a->call, m, ref), ref.file, a->span, row, call},
            (fl_registration){.name = g->links[ref.file].sym[a->name]});
}

static bool is_open(const fl_func *f) { return f->name && !(f->flags & (FL_FUNC_CTOR | FL_FUNC_PRIVATE | FL_FUNC_ABSTRACT)); }

// Which methods of an object count: those that the model names.
static bool is_named_member(const fl_graph *g, const fl_entry_model *m, fl_str name) {
  for (uint32_t i = 0; i < m->n_members; i++)
    if (fl_glob_match(fl_models_text(g->models, *(fl_models_texts(g->models, m->first_member) + i)), name)) return true;
  return false;
}

// An annotation of the type says that some of its methods are started from outside.
static void entries_of_annotated_type(fl_graph *g, uint32_t file, uint32_t func) {
  const fl_link *l = &g->links[file];
  const fl_func *f = &l->f->funcs[func];
  const fl_type *t = f->owner && is_open(f) ? &l->f->types[f->owner] : NULL;
  for (uint32_t i = 0; t && i < t->n_annots; i++) {
    const fl_meaning_row *rows[8];
    uint32_t annot = t->first_annot + i, n = fl_annotation_rows(g, file, 0, annot, rows, 8);
    for (uint32_t r = 0; r < n; r++)
      if (rows[r]->entry && is_named_member(g, fl_models_entries(g->models, rows[r]->entry), l->f->texts[f->name]))
        entry_of_annotation(g, (fl_func_ref){file, func}, annot, rows[r]);
  }
}

// What an interface calls a job is done by who implements it. (Addresses are another matter: what stands before them differs from class to class.)
static void entries_of_implementations(fl_graph *g, uint32_t file, uint32_t func, uint32_t annot, const fl_meaning_row *row) {
  const fl_entry_model *m = fl_models_entries(g->models, row->entry);
  const fl_func *f = &g->links[file].f->funcs[func];
  const fl_annot *a = &g->links[file].f->annots[annot];
  fl_ent found[FL_MAX_IMPLEMENTATIONS];
  bool asked = m->kind == FL_ENTRY_job && f->owner && (f->flags & FL_FUNC_ABSTRACT);
  uint32_t n = asked ? fl_implementations(g, file, f->owner, g->links[file].sym[f->name], found, FL_MAX_IMPLEMENTATIONS) : 0;
  for (uint32_t i = 0; i < n && n <= FL_MAX_IMPLEMENTATIONS; i++) {
    fl_func_ref ref = {found[i].file, found[i].id};
    fl_entry_point e = {m->kind, 4, ref, entry_label(g, file, a->call, m, ref), ref.file, g->links[ref.file].f->funcs[ref.id].span, row, {file, a->call}};
    add_entry(g, e, (fl_registration){.name = g->links[file].sym[a->name]});
  }
}

static void entries_of_annotations(fl_graph *g, uint32_t file, uint32_t func) {
  const fl_func *f = &g->links[file].f->funcs[func];
  bool client = f->owner && f->n_annots && fl_declared_client(g, (fl_func_ref){file, func}, NULL);
  for (uint32_t i = 0; i < f->n_annots && !client; i++) { // a declared client says with the same words what it calls
    const fl_meaning_row *rows[8];
    uint32_t annot = f->first_annot + i, n = fl_annotation_rows(g, file, func, annot, rows, 8);
    for (uint32_t r = 0; r < n; r++)
      if (rows[r]->entry) entry_of_annotation(g, (fl_func_ref){file, func}, annot, rows[r]), entries_of_implementations(g, file, func, annot, rows[r]);
  }
  entries_of_annotated_type(g, file, func);
}

// ---- registrations ---------------------------------------------------------------------------------------------------------------

// Of a handler object: every public one that a handler interface could mean (first parameter a context), unless the model names some.
static bool is_member(const fl_graph *g, const fl_entry_model *m, const fl_func *f, fl_str name) {
  return m->n_members ? is_named_member(g, m, name) : f->n_params > 0;
}

// Where interface files declare the service that the registration names, its procedures are those that they declare: the object may have
// other methods.
static bool is_undeclared(fl_graph *g, const fl_entry_model *m, fl_sym registrar, fl_str method) {
  fl_sym service = 0, named = 0;
  if (!m->rpc.name || !fl_rpc_pattern(g, fl_models_text(g->models, m->rpc.name), fl_intern_text(&g->names, registrar), &service, &named)) return false;
  fl_str of = service ? fl_intern_text(&g->names, service) : (fl_str){0};
  return of.n && fl_is_declared(g, of, (fl_str){0}) && !fl_is_declared(g, of, method);
}

static void entries_of_object(fl_graph *g, uint32_t file, uint32_t call, uint32_t val,
                              const fl_meaning_row *row) {
  const fl_entry_model *m = fl_models_entries(g->models, row->entry);
  fl_tref t = fl_type_of(g, file, val);
  if (!t.id) return;
  const fl_link *l = &g->links[t.file];
  const fl_type *type = &l->f->types[t.id];
  for (uint32_t file2 = 1; file2 <= g->n_files; file2++) {
    const fl_link *l2 = &g->links[file2];
    if (!l2->in->naming || (file2 != t.file && l2->module != l->module)) continue;
    for (uint32_t i = 1; i < l2->f->n_funcs; i++) {
      const fl_func *f = &l2->f->funcs[i];
      bool own = (file2 == t.file && f->owner == t.id) ||
                 (!f->owner && f->owner_name && l2->sym[f->owner_name] == l->sym[type->name]);
      if (!own || !is_open(f)) continue;
      fl_str name = l2->f->texts[f->name];
      if (!is_member(g, m, f, name) || is_undeclared(g, m, g->links[file].callee[call], name)) continue;
      if ((name.at[0] == '_' && !m->n_members) || (l2->in->naming->capital_exports && (name.at[0] < 'A' || name.at[0] > 'Z')))
        continue;
      fl_func_ref ref = {file2, i};
      add_entry(g, (fl_entry_point){m->kind,
                                    3,
                                    ref,
                                    fl_graph_func_name(g, ref),
                                    file,
                                    f->name_span,
                                    row,
                                    {file, call}},
                (fl_registration){.name = g->links[file].callee[call], .member = l2->sym[f->name]});
    }
  }
}

// A map literal that is the value, or all that its variable is ever given.
static const fl_val *map_in_value(fl_graph *g, uint32_t *file, uint32_t val) {
  const fl_val *v = fl_val_at(g, *file, val);
  fl_ent ent = v->kind == FL_VAL_REF || v->kind == FL_VAL_FIELD ? fl_lookup_value(g, *file, val) : (fl_ent){0};
  if (ent.kind == FL_ENT_VALUE) v = fl_val_at(g, *file = ent.file, ent.id);
  if (ent.kind == FL_ENT_VAR) {
    const fl_link *l = &g->links[ent.file];
    const fl_var *var = &l->f->vars[ent.id];
    uint32_t a = fl_map_get_or(&l->assigns, FL_KEY(var->kind == FL_VAR_LOCAL ? var->func : 1, l->sym[var->name]), 0);
    if (a && !l->assign_next[a]) v = fl_val_at(g, *file = ent.file, l->f->assigns[a].val);
  }
  return v->kind == FL_VAL_MAP ? v : NULL;
}

// {charge: f, refund: g}: each function under its own name. False when the value is no map.
static bool entries_of_map(fl_graph *g, uint32_t file, uint32_t call, uint32_t val, const fl_meaning_row *row) {
  uint32_t map_file = file;
  const fl_val *map = map_in_value(g, &map_file, val);
  const fl_entry_model *m = fl_models_entries(g->models, row->entry);
  const fl_facts *f = g->links[map_file].f;
  for (uint32_t i = 0; map && i < map->n; i++) {
    const fl_entry *e = &f->entries[map->a + i];
    fl_ent func = e->key && e->val ? fl_func_in_value(g, map_file, e->val) : (fl_ent){0};
    if (func.kind != FL_ENT_FUNC) continue;
    fl_func_ref ref = {func.file, func.id};
    const fl_val *at = &f->values[e->val];
    fl_span span = {at->byte_begin, at->byte_end, at->line, 0};
    add_entry(g, (fl_entry_point){m->kind, func.certainty, ref, fl_graph_func_name(g, ref), map_file, span, row, {file, call}},
              (fl_registration){.name = g->links[file].callee[call], .member = fl_gsym(g, map_file, e->key)});
  }
  return map != NULL;
}

static void entries_of_call(fl_graph *g, uint32_t file, uint32_t call, const fl_meaning_row *row) {
  const fl_entry_model *m = fl_models_entries(g->models, row->entry);
  const fl_call *c = &g->links[file].f->calls[call];
  const fl_path *handler = m->handler ? fl_models_paths(g->models, m->handler) : NULL;
  int32_t total = c->n_args;
  for (uint32_t i = 0; i < c->n_args; i++) {
    const fl_arg *arg = &g->links[file].f->args[c->first_arg + i];
    fl_str wanted = handler && handler->root == FL_ROOT_kw ? fl_models_text(g->models, handler->name) : (fl_str){0};
    bool chosen = !handler || (wanted.n && arg->name && (fl_str_eq_c(wanted, "*") || fl_str_eq(fl_gsym_text(g, file, arg->name), wanted)));
    if (handler && handler->root == FL_ROOT_arg)
      chosen = handler->index == FL_ARG_ANY || handler->index == (int32_t)i ||
               (handler->index < 0 && handler->index + total == (int32_t)i);
    if (!chosen || !arg->val) continue;
    fl_ent func = fl_func_in_value(g, file, arg->val);
    fl_func_ref ref = {func.file, func.id};
    if (func.kind == FL_ENT_FUNC)
      add_entry(g, (fl_entry_point){m->kind,
                                    func.certainty,
                                    ref,
                                    entry_label(g, file, call, m, ref),
                                    file,
                                    c->span,
                                    row,
                                    {file, call}},
                (fl_registration){.name = g->links[file].callee[call]});
    else if (!entries_of_map(g, file, call, arg->val, row))
      entries_of_object(g, file, call, arg->val, row);
  }
}

// ---- supertypes and platform functions ---------------------------------------------------------------------------------------------

bool fl_is_method_of_model(const fl_graph *g, const fl_supertype_model *m, fl_str name) {
  for (uint32_t i = 0; i < m->n_methods; i++)
    if (fl_glob_match(fl_models_text(g->models, *(fl_models_texts(g->models, m->first_method) + i)), name))
      return true;
  return m->n_methods == 0;
}

// A pattern for generated names is narrowed down by what it says of their parts: "{service}.{service}Base".
static bool is_named_as_said(fl_graph *g, const fl_supertype_model *m, const fl_entry_model *e, fl_sym super) {
  fl_sym service = 0, method = 0;
  bool pattern = fl_str_find_char(fl_models_text(g->models, m->type), '*') != FL_STR_NONE;
  if (!pattern || !e->rpc.name) return true;
  return fl_rpc_pattern(g, fl_models_text(g->models, e->rpc.name), fl_intern_text(&g->names, super), &service, &method);
}

static void entries_of_type(fl_graph *g, uint32_t file, uint32_t type, fl_sym super) {
  const fl_link *l = &g->links[file];
  const fl_supertype_model *models[8];
  uint32_t n =
      fl_models_supertypes(g->models, language_of(g, file), fl_intern_text(&g->names, super), models, 8);
  for (uint32_t m = 0; m < n; m++) {
    const fl_meaning_row *row = fl_models_meanings(g->models, models[m]->meaning);
    if (!row || !row->entry) continue;
    const fl_entry_model *e = fl_models_entries(g->models, row->entry);
    if (!is_named_as_said(g, models[m], e, super)) continue;
    for (uint32_t i = 1; i < l->f->n_funcs; i++) {
      const fl_func *f = &l->f->funcs[i];
      if (f->owner != type || !is_open(f) || (f->flags & FL_FUNC_CLASSMETHOD && !models[m]->n_methods) || !fl_is_method_of_model(g, models[m], l->f->texts[f->name])) continue;
      if (is_undeclared(g, e, super, l->f->texts[f->name])) continue; // a helper of its own
      fl_func_ref ref = {file, i};
      add_entry(g, (fl_entry_point){e->kind, 3, ref, entry_label(g, file, 0, e, ref), file, f->name_span, row, {0, 0}},
                (fl_registration){.name = super, .member = l->sym[f->name]});
    }
  }
}

static void each_extern_super(fl_graph *g, uint32_t file, uint32_t type, uint32_t from_file,
                              uint32_t from_type, uint32_t depth) {
  const fl_supers *supers = fl_supers_of(g, from_file, from_type);
  for (uint32_t i = 0; depth < FL_MAX_SUPERS && i < supers->n; i++) {
    fl_tref super = supers->at[i];
    bool generated = super.id && g->links[super.file].in->marks & FL_MARK_GENERATED; // models know such types by their names
    if (!super.id || generated) entries_of_type(g, file, type, super.name);
    if (super.id) each_extern_super(g, file, type, super.file, super.id, depth + 1);
  }
}

static bool is_main(const fl_naming *naming, fl_str name) {
  for (const char *const *at = naming->main_names; at && *at; at++)
    if (fl_str_eq_c(name, *at)) return true;
  return false;
}

static void entries_of_platform(fl_graph *g, uint32_t file) {
  const fl_link *l = &g->links[file];
  for (uint32_t i = 1; i < l->f->n_funcs; i++) {
    const fl_func *f = &l->f->funcs[i];
    bool module = (f->flags & FL_FUNC_MODULE) != 0;
    bool program = (f->flags & FL_FUNC_MAIN) != 0; // statements outside of functions, in a language with a main
    if (!module && !(f->name && is_main(l->in->naming, l->f->texts[f->name]))) continue;
    if (module && !program && (l->in->naming->main_names || !l->func_first_call[i])) continue; // a file that only declares starts nothing
    add_entry(g, (fl_entry_point){FL_ENTRY_main,
                                  4,
                                  {file, i},
                                  FL_STR("main"),
                                  file,
                                  module ? (fl_span){0, 0, 1, 1} : f->name_span,
                                  NULL,
                                  {0, 0}},
              (fl_registration){0});
  }
}

// ---- reach ---------------------------------------------------------------------------------------------------------------------------

typedef struct reach {
  fl_graph *g;
  uint32_t *kinds;
  uint64_t *queue;
  uint32_t head, tail;
  bool spawns;
} reach;

static void visit(reach *r, uint32_t file, uint32_t func, uint32_t kinds) {
  uint32_t dense = fl_dense_func(r->g, file, func);
  if ((r->kinds[dense] & kinds) == kinds) return;
  r->kinds[dense] |= kinds;
  r->queue[r->tail++ % (r->g->n_funcs * 10 + 16)] = FL_KEY(file, func);
}

// What main does in a loop that it never leaves is the service itself, not its start.
static bool in_endless_loop(const reach *r, uint32_t file, uint32_t region) {
  const fl_facts *f = r->g->links[file].f;
  for (; region; region = f->regions[region].parent) {
    const fl_region *loop = &f->regions[region];
    if (loop->kind != FL_REGION_LOOP) continue;
    if (loop->form == FL_LOOP_FOREVER) return true;
    const fl_val *over = loop->form == FL_LOOP_EACH && loop->a ? &f->values[loop->a] : NULL;
    if (over && over->kind == FL_VAL_CALL && fl_call_does(r->g, file, over->a, FL_DOES_sleep)) return true; // a ticker
  }
  return false;
}

// A lambda that a helper runs (`yield`, `fn()`) runs on behalf of the function that it is written in, not of all who call the helper.
static bool runs_for_its_parent(const fl_graph *g, fl_func_ref lambda, uint8_t via, fl_func_ref caller) {
  const fl_func *f = &g->links[lambda.file].f->funcs[lambda.id];
  if (via != FL_VIA_CALLBACK || !(f->flags & FL_FUNC_LAMBDA) || !f->parent) return false;
  return caller.file != lambda.file || caller.id != f->parent;
}

static void spread(reach *r, uint32_t file, uint32_t func) {
  const fl_link *l = &r->g->links[file];
  uint32_t kinds = r->kinds[fl_dense_func(r->g, file, func)];
  for (uint32_t call = l->func_first_call[func]; call; call = l->call_next[call]) {
    for (uint32_t i = 0; i < l->n_targets[call]; i++) {
      const fl_target *t = &r->g->targets.at[l->first_target[call] + i];
      if (!t->func.id || t->via == FL_VIA_REGISTER || (t->via == FL_VIA_SPAWN && !r->spawns) ||
          t->certainty < 2 || runs_for_its_parent(r->g, t->func, t->via, (fl_func_ref){file, func}))
        continue;
      bool service = (kinds & (1u << FL_ENTRY_main | 1u << FL_ENTRY_cli)) && in_endless_loop(r, file, l->f->calls[call].region);
      visit(r, t->func.file, t->func.id, kinds | (service ? 1u << FL_ENTRY_job : 0u));
    }
  }
}

static bool is_explained(const fl_graph *g, fl_func_ref func) {
  const fl_caller *callers;
  uint32_t n = fl_graph_callers(g, func, &callers);
  for (uint32_t i = 0; i < n; i++) {
    fl_func_ref caller = {callers[i].call.file, g->links[callers[i].call.file].f->calls[callers[i].call.id].func};
    if (!runs_for_its_parent(g, func, callers[i].via, caller)) return true;
  }
  return false;
}

// A nested function that no call explains runs on behalf of the function around it.
static void spread_to_nested(reach *r, uint32_t file, uint32_t func) {
  const fl_link *l = &r->g->links[file];
  if (l->f->funcs[func].flags & FL_FUNC_MODULE) return;
  for (uint32_t i = func + 1;
       i < l->f->n_funcs && l->f->funcs[i].span.byte_begin < l->f->funcs[func].span.byte_end; i++) {
    uint32_t dense = fl_dense_func(r->g, file, i);
    if (l->f->funcs[i].parent == func && !r->g->func_entry[dense] && !is_explained(r->g, (fl_func_ref){file, i}))
      visit(r, file, i, r->kinds[fl_dense_func(r->g, file, func)]);
  }
}

static reach reach_of(fl_graph *g, uint32_t *kinds, bool spawns) {
  return (reach){g, kinds, fl_alloc(((size_t)g->n_funcs * 10 + 16) * sizeof(uint64_t)), 0, 0, spawns};
}

static void spread_all(reach *r) {
  while (r->head != r->tail) {
    uint64_t key = r->queue[r->head++ % (r->g->n_funcs * 10 + 16)];
    spread(r, (uint32_t)(key >> 32), (uint32_t)key);
    spread_to_nested(r, (uint32_t)(key >> 32), (uint32_t)key);
  }
  fl_free(r->queue);
}

static void find_reach(fl_graph *g, uint32_t *kinds, bool spawns) {
  reach r = reach_of(g, kinds, spawns);
  for (uint32_t i = 0; i < g->entries.n; i++) {
    const fl_entry_point *e = &g->entries.at[i];
    visit(&r, e->func.file, e->func.id, 1u << e->kind);
  }
  spread_all(&r);
}

// What nobody here calls or starts, a framework may: what it reaches is not for commands alone.
static void find_unexplained(fl_graph *g) {
  reach r = reach_of(g, g->unexplained, true);
  for (uint32_t file = 1; file <= g->n_files; file++) {
    const fl_link *l = &g->links[file];
    for (uint32_t func = 1; l->in->naming && !(l->in->marks & FL_MARK_TEST) && func < l->f->n_funcs; func++) {
      uint32_t dense = fl_dense_func(g, file, func);
      bool alone = !g->func_entry[dense] && !g->n_callers[dense] && !(l->f->funcs[func].flags & (FL_FUNC_MODULE | FL_FUNC_LAMBDA));
      if (alone) visit(&r, file, func, 1);
    }
  }
  spread_all(&r);
}

void fl_find_entries(fl_graph *g) {
  size_t n = (size_t)g->n_funcs + 1;
  g->func_entry = fl_arena_zero_n(&g->arena, n, sizeof(uint32_t));
  g->reached = fl_arena_zero_n(&g->arena, n, sizeof(uint32_t));
  g->started = fl_arena_zero_n(&g->arena, n, sizeof(uint32_t));
  g->unexplained = fl_arena_zero_n(&g->arena, n, sizeof(uint32_t));
  for (uint32_t file = 1; file <= g->n_files; file++) {
    const fl_link *l = &g->links[file];
    if (!l->in->naming) continue;
    for (uint32_t func = 1; func < l->f->n_funcs; func++) entries_of_annotations(g, file, func);
    for (uint32_t call = 1; call < l->f->n_calls; call++)
      for (uint32_t i = 0; i < l->n_targets[call]; i++) {
        const fl_meaning_row *row = g->targets.at[l->first_target[call] + i].row;
        if (row && row->entry) entries_of_call(g, file, call, row);
      }
    for (uint32_t type = 1; type < l->f->n_types; type++) each_extern_super(g, file, type, file, type, 0);
    entries_of_platform(g, file);
  }
  find_reach(g, g->reached, false);
  find_reach(g, g->started, true);
  find_unexplained(g);
}

uint32_t fl_graph_reached_by(const fl_graph *g, fl_func_ref f) {
  return f.id ? g->reached[fl_dense_func(g, f.file, f.id)] : 0;
}
bool fl_graph_is_unexplained(const fl_graph *g, fl_func_ref f) { return f.id && g->unexplained[fl_dense_func(g, f.file, f.id)]; }
uint32_t fl_graph_started_by(const fl_graph *g, fl_func_ref f) {
  return f.id ? g->started[fl_dense_func(g, f.file, f.id)] : 0;
}

// ---- paths -----------------------------------------------------------------------------------------------------------------------------

typedef struct hop {
  fl_func_ref func;
  uint32_t from;
  fl_call_ref call;
} hop;

static uint32_t entry_of(const fl_graph *g, fl_func_ref f, uint32_t kinds) {
  uint32_t e = g->func_entry[fl_dense_func(g, f.file, f.id)];
  return e && (kinds & (1u << g->entries.at[e - 1].kind)) ? e : 0;
}

// Breadth first, backwards over callers; callers that no entry of these kinds reaches are not followed.
uint32_t fl_graph_entry_path(const fl_graph *g, fl_func_ref f, uint32_t kinds, fl_call_ref *calls,
                             uint32_t cap, uint32_t *n_calls) {
  enum { MOST = 512 };
  hop hops[MOST];
  uint32_t n = 1;
  hops[0] = (hop){f, 0, {0, 0}};
  *n_calls = 0;
  for (uint32_t at = 0; f.id && at < n; at++) {
    uint32_t entry = entry_of(g, hops[at].func, kinds);
    if (entry) {
      for (uint32_t h = at; h && *n_calls < cap; h = hops[h].from) calls[(*n_calls)++] = hops[h].call;
      return entry;
    }
    const fl_caller *callers;
    uint32_t count = fl_graph_callers(g, hops[at].func, &callers);
    for (uint32_t i = 0; i < count && n < MOST; i++) {
      fl_func_ref up = {callers[i].call.file,
                        g->links[callers[i].call.file].f->calls[callers[i].call.id].func};
      if (callers[i].via == FL_VIA_SPAWN || callers[i].via == FL_VIA_REGISTER || runs_for_its_parent(g, hops[at].func, callers[i].via, up) ||
          !(fl_graph_reached_by(g, up) & kinds))
        continue;
      bool seen = false;
      for (uint32_t h = 0; h < n && !seen; h++)
        seen = hops[h].func.file == up.file && hops[h].func.id == up.id;
      if (!seen) hops[n++] = (hop){up, at, callers[i].call};
    }
    uint32_t parent = g->links[hops[at].func.file].f->funcs[hops[at].func.id].parent;
    if (parent && n < MOST && !is_explained(g, hops[at].func)) hops[n++] = (hop){{hops[at].func.file, parent}, at, {0, 0}};
  }
  return 0;
}
