// Functions that a framework starts because of the file that they stand in: pages/api/cart.ts answers at /api/cart.
//
// In: rows of models that name folders of a package, paths below them, and the names under which such a file gives its functions out. Out:
// entry points with the address that the path says: [id] is a parameter, [...rest] any number of them, (group) and silent names say nothing.
#include "graph/dependency.h"
#include "graph/graph_p.h"
#include "graph/services_p.h"

#include "base/glob.h"
#include "base/io.h"

typedef struct placing {
  fl_graph *g;
  uint32_t file;
  const fl_placed_model *m;
  fl_str rest; // path below the folder, without the ending
} placing;

static bool is_one_of(const fl_graph *g, fl_mid first, uint32_t n, fl_str text) {
  for (uint32_t i = 0; i < n; i++)
    if (fl_glob_match(fl_models_text(g->models, *(fl_models_texts(g->models, first) + i)), text)) return true;
  return false;
}

static bool lies_below(placing *p, fl_str dir) {
  fl_str path = p->g->links[p->file].in->path;
  path = dir.n ? fl_str_from_pos(path, dir.n + 1) : path;
  for (uint32_t i = 0; i < p->m->n_below; i++) {
    fl_str below = fl_models_text(p->g->models, *(fl_models_texts(p->g->models, p->m->first_below) + i));
    if (!fl_str_starts(path, below) || path.n <= below.n || path.at[below.n] != '/') continue;
    fl_str rest = fl_str_from_pos(path, below.n + 1), ext = fl_path_ext(rest);
    p->rest = ext.n ? fl_str_slice(rest, 0, rest.n - ext.n - 1) : rest;
    return is_one_of(p->g, p->m->first_at, p->m->n_at, p->rest);
  }
  return false;
}

// ---- the address ----------------------------------------------------------------------------------------------------------------------

static void add_segment(fl_buf *out, fl_str name) {
  fl_str inside = fl_str_slice(name, name.n && name.at[0] == '[', name.n);
  bool param = inside.n < name.n && name.at[name.n - 1] == ']', group = name.n && name.at[0] == '(';
  while (param && inside.n && (inside.at[0] == '[' || inside.at[inside.n - 1] == ']')) // [[...rest]]
    inside = fl_str_slice(inside, inside.at[0] == '[', inside.n - (inside.at[inside.n - 1] == ']'));
  if (group) return;
  if (param && fl_str_starts_c(inside, "...")) fl_buf_printf(out, "/*%.*s", FL_STR_ARG(fl_str_from_pos(inside, 3)));
  else if (param) fl_buf_printf(out, "/{%.*s}", FL_STR_ARG(inside));
  else fl_buf_printf(out, "/%.*s", FL_STR_ARG(name));
}

static fl_sym address_of(const placing *p) {
  fl_buf out = {0};
  fl_str rest = p->rest, name;
  for (bool more = true; more;) {
    more = fl_str_cut(rest, '/', &name, &rest);
    if (more || !is_one_of(p->g, p->m->first_silent, p->m->n_silent, name)) add_segment(&out, name);
  }
  if (!out.n) fl_buf_add_char(&out, '/');
  fl_sym address = fl_intern_add(&p->g->names, fl_buf_str(&out));
  fl_buf_release(&out);
  return address;
}

// ---- what the file gives out --------------------------------------------------------------------------------------------------------------

static void add_function(const placing *p, fl_ent func, fl_str name) {
  fl_graph *g = p->g;
  const fl_meaning_row *row = fl_models_meanings(g->models, p->m->meaning);
  const fl_entry_model *m = fl_models_entries(g->models, row->entry);
  fl_func_ref ref = {func.file, func.id};
  fl_sym address = address_of(p), member = fl_intern_add(&g->names, name), verb = fl_verb_in_name(g, name);
  fl_str label = fl_intern_text(&g->names, verb ? fl_join(g, verb, " ", address) : address);
  fl_entry_point e = {m->kind, func.certainty < 3 ? func.certainty : 3, ref, label, func.file, g->links[func.file].f->funcs[func.id].name_span, row, {0, 0}};
  fl_add_entry(g, e, (fl_registration){.name = member, .member = member, .address = address});
}

// The function itself, or those that it is made of: wrapped(handler).
static void add_value(const placing *p, uint32_t val, fl_str name) {
  const fl_facts *f = p->g->links[p->file].f;
  const fl_val *v = fl_val_at(p->g, p->file, val);
  const fl_call *c = v->kind == FL_VAL_CALL ? &f->calls[v->a] : NULL;
  bool wraps = false;
  for (uint32_t i = 0; c && i < c->n_args; i++) {
    uint32_t arg = f->args[c->first_arg + i].val;
    fl_ent inner = arg ? fl_func_in_value(p->g, p->file, arg) : (fl_ent){0};
    if (inner.kind == FL_ENT_FUNC) add_function(p, inner, name), wraps = true;
  }
  fl_ent func = wraps ? (fl_ent){0} : fl_func_in_value(p->g, p->file, val);
  if (func.kind == FL_ENT_FUNC) add_function(p, func, name);
}

// `exports.name = value`, as export clauses are kept, and names of the module itself.
static fl_str given_name(const placing *p, const fl_assign *a) {
  const fl_link *l = &p->g->links[p->file];
  const fl_val *target = a->target ? &l->f->values[a->target] : NULL;
  if (!target || !(l->f->funcs[a->func].flags & FL_FUNC_MODULE)) return (fl_str){0};
  const fl_val *base = target->kind == FL_VAL_FIELD ? &l->f->values[target->a] : NULL;
  if (base && base->kind == FL_VAL_REF && fl_str_eq_c(l->f->texts[base->a], "exports")) return l->f->texts[target->b];
  return target->kind == FL_VAL_REF ? l->f->texts[target->a] : (fl_str){0};
}

static void add_given(const placing *p) {
  const fl_facts *f = p->g->links[p->file].f;
  for (uint32_t i = 1; i < f->n_funcs; i++) {
    bool free = f->funcs[i].name && !f->funcs[i].owner && !(f->funcs[i].flags & FL_FUNC_LAMBDA) && f->funcs[i].parent <= 1;
    if (free && is_one_of(p->g, p->m->first_export, p->m->n_exports, f->texts[f->funcs[i].name])) add_function(p, (fl_ent){FL_ENT_FUNC, 4, p->file, i, 0}, f->texts[f->funcs[i].name]);
  }
  for (uint32_t i = 1; i < f->n_assigns; i++) {
    fl_str name = given_name(p, &f->assigns[i]);
    if (name.n && f->assigns[i].val && is_one_of(p->g, p->m->first_export, p->m->n_exports, name)) add_value(p, f->assigns[i].val, name);
  }
}

void fl_find_placed(fl_graph *g, uint32_t file) {
  for (fl_mid i = 1; i < fl_models_n_placed(g->models); i++) {
    placing p = {g, file, fl_models_placed(g->models, i), {0}};
    fl_str dir;
    if (!fl_library_speaks(g, p.m->library, g->links[file].in->naming->language) || !fl_package_with(g, file, p.m->library, &dir)) continue;
    if (lies_below(&p, dir)) add_given(&p);
  }
}
