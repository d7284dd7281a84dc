// Entry points.
//
// In: annotations, registrations, supertypes and the functions that a platform starts. Out: a list of entry points in a defined
// order. What they reach: entry_reach.c.
#include "graph/graph_p.h"
#include "graph/known.h"
#include "graph/service_p.h"
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

// Those who answer for a generated handler, each under the address that it is registered with.
static bool add_written(fl_graph *g, fl_entry_point e, fl_registration how) {
  fl_func_ref written[FL_MAX_IMPLEMENTATIONS];
  uint32_t n = e.row ? fl_written_behind(g, e.func, written, FL_MAX_IMPLEMENTATIONS) : 0;
  for (uint32_t i = 0; i < n; i++) {
    e.func = written[i], e.file = e.func.file, e.span = g->links[e.func.file].f->funcs[e.func.id].name_span;
    if (e.call.id) e.label = fl_entry_label(g, e.call.file, e.call.id, fl_models_entries(g->models, e.row->entry), e.func);
    if (e.certainty > 3) e.certainty = 3;
    fl_add_entry(g, e, how);
  }
  return n > 0;
}

// What a library has ready, and no program that is built with it starts.
static bool is_idle(const fl_graph *g, const fl_entry_point *e) {
  if (fl_has_runner(g, e->func) || fl_in_test(g, e->func.file, e->func.id)) return false;
  return !e->call.id || !fl_has_runner(g, (fl_func_ref){e->call.file, g->links[e->call.file].f->calls[e->call.id].func});
}

void fl_add_entry(fl_graph *g, fl_entry_point e, fl_registration how) {
  uint32_t dense = fl_dense_func(g, e.func.file, e.func.id);
  if (!e.func.id || is_idle(g, &e) || add_written(g, e, how)) return;
  if (fl_in_test(g, e.func.file, e.func.id)) e.kind = FL_ENTRY_test;
  uint32_t had = g->func_entry[dense];
  how.entry = had ? had : g->entries.n + 1;
  how.row = e.row, how.call = e.call, how.file = e.file, how.span = e.span;
  if (e.row) fl_array_push(&g->registrations, how);
  if (had) { // the first that was found speaks, unless a later one knows of a deadline
    fl_entry_point *first = &g->entries.at[had - 1];
    if (!says_deadline(g, first->row) && says_deadline(g, e.row)) first->row = e.row, first->call = e.call;
    if (fl_hands_on(g, first->row, first->func) && !fl_hands_on(g, e.row, e.func)) first->row = e.row, first->call = e.call, first->file = e.file, first->span = e.span, first->label = e.label;
    if (is_registered_in_test(g, first) && !is_registered_in_test(g, &e)) first->row = e.row, first->call = e.call, first->file = e.file, first->span = e.span;
    return;
  }
  fl_array_push(&g->entries, e);
  g->func_entry[dense] = g->entries.n;
}

// ---- labels ------------------------------------------------------------------------------------------------------------------

fl_str fl_annotation_text(fl_graph *g, uint32_t file, uint32_t call, fl_mid path) {
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
    text = fl_annotation_text(g, file, call, *(fl_models_path_list(g->models, m->first_path) + i));
  return text;
}

// The path that an annotation of the class puts before those of its methods; `call`: of the entry's own annotation, which may be that one.
static fl_str class_path(fl_graph *g, fl_func_ref func, uint32_t call) {
  const fl_link *l = &g->links[func.file];
  const fl_func *f = &l->f->funcs[func.id];
  const fl_type *t = f->owner ? &l->f->types[f->owner] : NULL;
  for (uint32_t i = 0; t && i < t->n_annots; i++) {
    const fl_meaning_row *rows[4];
    if (call && l->f->annots[t->first_annot + i].call == call) continue;
    uint32_t n = fl_annotation_rows(g, func.file, 0, t->first_annot + i, rows, 4);
    for (uint32_t r = 0; r < n; r++)
      if (rows[r]->entry)
        return paths_text(g, func.file, l->f->annots[t->first_annot + i].call, fl_models_entries(g->models, rows[r]->entry));
  }
  return FL_STR("");
}

fl_str fl_entry_label(fl_graph *g, uint32_t file, uint32_t call, const fl_entry_model *m, fl_func_ref func) {
  fl_str method = fl_models_text(g->models, m->method);
  if (!method.n) method = fl_annotation_text(g, file, call, m->method_path);
  fl_str path = paths_text(g, file, call, m), prefix = class_path(g, func, file == func.file ? call : 0);
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

// Most annotations are plain, and many ask. While the graph is built one thread asks, and from then on nothing is noted.
static void note_plain(const fl_graph *g, uint32_t file, uint32_t annot) {
  if (g->memory && !g->base && !g->whole) g->links[file].is_plain[annot] = true;
}

uint32_t fl_rows_of_annotation(fl_graph *g, uint32_t file, uint32_t call, fl_sym name, const fl_meaning_row **out, uint32_t cap) {
  const fl_meaning_row *rows[24];
  uint32_t n = fl_models_annotations(g->models, language_of(g, file), fl_intern_text(&g->names, name), rows, 24), kept = 0;
  uint32_t settled = 0; // site kinds that a more specific row has spoken for
  for (uint32_t i = 0; i < n && kept < cap; i++) {
    if ((settled & (1u << rows[i]->site)) || !fl_conditions_hold(g, file, call, rows[i])) continue;
    if (rows[i]->n_conditions && !rows[i]->site && !rows[i]->entry && !rows[i]->methods) break; // this form of it means nothing
    settled |= 1u << rows[i]->site;
    out[kept++] = rows[i];
  }
  return kept;
}

fl_sym fl_annotation_name(fl_graph *g, uint32_t file, uint32_t func, uint32_t annot, bool *is_extern) {
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
  *is_extern = ent.kind == FL_ENT_EXTERN;
  return fl_canonical(g, file, name);
}

uint32_t fl_annotation_rows(fl_graph *g, uint32_t file, uint32_t func, uint32_t annot,
                            const fl_meaning_row **out, uint32_t cap) {
  bool is_extern;
  if (g->links[file].is_plain[annot]) return 0;
  fl_sym name = fl_annotation_name(g, file, func, annot, &is_extern);
  if (!fl_is_known_annotation(g, file, name)) {
    if (is_extern) note_plain(g, file, annot);
    return 0;
  }
  return fl_rows_of_annotation(g, file, g->links[file].f->annots[annot].call, name, out, cap);
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
  fl_entry_model m = *fl_models_entries(g->models, row->entry);
  const fl_annot *a = &g->links[ref.file].f->annots[annot];
  fl_call_ref call = {ref.file, a->call};
  m.kind = fl_listener_kind(g, ref, a->call, &m);
  if (m.kind) fl_add_entry(g, (fl_entry_point){m.kind, 4, ref, fl_entry_label(g, ref.file, a->call, &m, ref), ref.file, a->span, row, call},
            (fl_registration){.name = g->links[ref.file].sym[a->name]});
}

bool fl_is_open_func(const fl_func *f) { return f->name && !(f->flags & (FL_FUNC_CTOR | FL_FUNC_PRIVATE | FL_FUNC_ABSTRACT)); }

// Which methods of an object count: those that the model names.
bool fl_is_named_member(const fl_graph *g, const fl_entry_model *m, fl_str name) {
  for (uint32_t i = 0; i < m->n_members; i++)
    if (fl_glob_match(fl_models_text(g->models, *(fl_models_texts(g->models, m->first_member) + i)), name)) return true;
  return false;
}

// An annotation of the type says that some of its methods are started from outside.
static void entries_of_annotated_type(fl_graph *g, uint32_t file, uint32_t func) {
  const fl_link *l = &g->links[file];
  const fl_func *f = &l->f->funcs[func];
  const fl_type *t = f->owner && fl_is_open_func(f) ? &l->f->types[f->owner] : NULL;
  for (uint32_t i = 0; t && i < t->n_annots; i++) {
    const fl_meaning_row *rows[8];
    uint32_t annot = t->first_annot + i, n = fl_annotation_rows(g, file, 0, annot, rows, 8);
    for (uint32_t r = 0; r < n; r++)
      if (rows[r]->entry && fl_is_named_member(g, fl_models_entries(g->models, rows[r]->entry), l->f->texts[f->name]))
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
    fl_entry_point e = {m->kind, 4, ref, fl_entry_label(g, file, a->call, m, ref), ref.file, g->links[ref.file].f->funcs[ref.id].span, row, {file, a->call}};
    fl_add_entry(g, e, (fl_registration){.name = g->links[file].sym[a->name]});
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
    if (!is_named_as_said(g, models[m], e, super) || fl_is_probing(g, e, super)) continue;
    if (e->kind == FL_ENTRY_rpc && fl_is_left_behind(g, file, type, row)) continue;
    for (uint32_t i = 1; i < l->f->n_funcs; i++) {
      const fl_func *f = &l->f->funcs[i];
      if (f->owner != type || !fl_is_open_func(f) || (f->flags & FL_FUNC_CLASSMETHOD && !models[m]->n_methods) || !fl_is_method_of_model(g, models[m], l->f->texts[f->name])) continue;
      if (fl_is_undeclared(g, e, super, l->f->texts[f->name])) continue; // a helper of its own
      fl_func_ref ref = {file, i};
      fl_add_entry(g, (fl_entry_point){e->kind, 3, ref, fl_entry_label(g, file, 0, e, ref), file, f->name_span, row, {0, 0}},
                (fl_registration){.name = super, .member = l->sym[f->name]});
    }
  }
}

// What a library's type is made from by itself: BackgroundService is an IHostedService.
static void entries_of_library_type(fl_graph *g, uint32_t file, uint32_t type, fl_sym super, uint32_t depth) {
  entries_of_type(g, file, type, super);
  const fl_type_model *m = depth < FL_MAX_SUPERS ? fl_known_type(g, file, super) : NULL;
  for (uint32_t i = 0; m && i < m->n_supers; i++) {
    fl_str above = fl_models_text(g->models, *(fl_models_texts(g->models, m->first_super) + i));
    entries_of_library_type(g, file, type, fl_intern_add(&g->names, above), depth + 1);
  }
}

static void each_extern_super(fl_graph *g, uint32_t file, uint32_t type, uint32_t from_file,
                              uint32_t from_type, uint32_t depth) {
  const fl_supers *supers = fl_supers_of(g, from_file, from_type);
  for (uint32_t i = 0; depth < FL_MAX_SUPERS && i < supers->n; i++) {
    fl_tref super = supers->at[i];
    bool generated = super.id && g->links[super.file].in->marks & FL_MARK_GENERATED; // models know such types by their names
    if (!super.id) entries_of_library_type(g, file, type, super.name, 0);
    else if (generated) entries_of_type(g, file, type, super.name);
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
    if (module && !program && (l->in->naming->main_names || !fl_begins_program(g, file, i))) continue;
    fl_add_entry(g, (fl_entry_point){FL_ENTRY_main,
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

// ---- all of them ------------------------------------------------------------------------------------------------------------------------

void fl_find_entries(fl_graph *g) {
  size_t n = (size_t)g->n_funcs + 1;
  g->func_entry = fl_arena_zero_n(&g->arena, n, sizeof(uint32_t));
  for (uint32_t file = 1; file <= g->n_files; file++) {
    const fl_link *l = &g->links[file];
    if (!l->in->naming) continue;
    for (uint32_t func = 1; func < l->f->n_funcs; func++) entries_of_annotations(g, file, func);
    for (uint32_t call = 1; call < l->f->n_calls; call++) {
      for (uint32_t i = 0; i < l->n_targets[call]; i++) {
        const fl_meaning_row *row = g->targets.at[l->first_target[call] + i].row;
        if (row && row->entry) fl_entries_of_call(g, file, call, row);
      }
      fl_entries_of_decorator(g, file, call);
    }
    for (uint32_t type = 1; type < l->f->n_types; type++) each_extern_super(g, file, type, file, type, 0);
    fl_find_placed(g, file);
    entries_of_platform(g, file);
  }
  fl_find_delegated(g);
  fl_find_reached(g);
}
