#include "graph/inside.h"
#include "graph/memory.h"
#include "graph/resume.h"
#include "graph/view_p.h"

#include "base/alloc.h"
#include "base/hash.h"

#include <string.h>

typedef struct of_file { // as it was kept
  const uint32_t *val_memo, *first_target, *n_targets;
  const fl_sym *callee;
} of_file;

typedef struct fl_inside { // borrowed from the bytes
  const fl_tref *trefs;
  const fl_stored *stored;
  const fl_target *targets; // rows of models by their number
  uint32_t n_trefs, n_stored, n_targets;
  of_file *of;    // by file
  fl_str memory;  // and what is behind it
  const fl_sym *names;
} kept;

const fl_facts *fl_facts_then(const fl_graph *g, uint32_t file) {
  return g->changed_of && g->changed_of[file] ? g->changed_of[file]->was : g->links[file].f;
}

// ---- numbers ------------------------------------------------------------------------------------------------------------------

static bool row_again(const uint32_t *rows, uint32_t *id) { return (*id = rows[*id]) != FL_ROW_GONE; }

bool fl_func_again(const fl_again *r, fl_func_ref *func) {
  const fl_changed *changed = func->id ? r->g->changed_of[func->file] : NULL;
  return !changed || row_again(changed->rows.funcs, &func->id);
}

bool fl_ent_again(const fl_again *r, fl_ent *e) {
  const fl_changed *changed = e->file ? r->g->changed_of[e->file] : NULL;
  e->name = r->names[e->name];
  if (!changed) return true;
  switch (e->kind) {
  case FL_ENT_FUNC:
  case FL_ENT_IMPLICIT: return row_again(changed->rows.funcs, &e->id);
  case FL_ENT_PARAM: return row_again(changed->rows.params, &e->id);
  case FL_ENT_VAR: return row_again(changed->rows.vars, &e->id);
  case FL_ENT_VALUE: return false;
  default: return true; // types are the same
  }
}

// ---- reading ------------------------------------------------------------------------------------------------------------------

static const void *take_array(fl_str *from, size_t row, uint32_t *n) {
  *n = fl_resume_take_count(from);
  return fl_resume_take(from, *n * row);
}

static void skip_map(fl_str *from) {
  const uint32_t *size = fl_resume_take(from, 2 * sizeof *size);
  fl_resume_take(from, size[1] * sizeof(fl_map_slot));
}

static uint32_t at_least_one(uint32_t n) { return n ? n : 1; }

static of_file take_file(const fl_graph *g, uint32_t file, fl_str *from) {
  const fl_facts *f = fl_facts_then(g, file);
  uint32_t calls = at_least_one(f->n_calls);
  of_file of;
  of.val_memo = fl_resume_take(from, at_least_one(f->n_values) * sizeof *of.val_memo);
  fl_resume_take(from, (f->n_funcs + 1u) * sizeof(fl_tref));
  of.first_target = fl_resume_take(from, calls * sizeof *of.first_target);
  of.n_targets = fl_resume_take(from, calls * sizeof *of.n_targets);
  of.callee = fl_resume_take(from, calls * sizeof *of.callee);
  if (g->links[file].n_opens) skip_map(from);
  return of;
}

static bool take(kept *k, fl_graph *g, fl_str from) {
  enum { MAPS = 8, LANGUAGES = UINT8_MAX + 1 };
  uint32_t n_symbols, n;
  if (!fl_resume_begin_inside(g, &from, &n_symbols)) return false;
  k->names = fl_spelled_take(&from, g, n_symbols);
  uint32_t n_stored_first = fl_resume_take_count(&from);
  fl_resume_take(&from, LANGUAGES);
  take_array(&from, sizeof(fl_entnode), &n);
  k->trefs = take_array(&from, sizeof *k->trefs, &k->n_trefs);
  k->stored = take_array(&from, sizeof *k->stored, &k->n_stored), k->n_stored = n_stored_first;
  take_array(&from, sizeof(fl_use), &n);
  for (int i = 0; i < MAPS; i++) skip_map(&from);
  k->targets = take_array(&from, sizeof *k->targets, &k->n_targets);
  k->of = fl_arena_zero_n(&g->arena, g->n_files + 1u, sizeof *k->of);
  for (uint32_t file = 1; file <= g->n_files; file++) k->of[file] = take_file(g, file, &from);
  k->memory = from;
  return true;
}

// ---- what is stored in fields -----------------------------------------------------------------------------------------------------

static uint64_t key_again(const kept *k, const fl_stored *s) { return FL_KEY(s->key >> 32, k->names[(uint32_t)s->key]); }

static bool has_written_type(fl_graph *g, uint64_t key) {
  fl_type_ref type = g->type_refs[key >> 32];
  fl_ent field = fl_type_field(g, type.file, type.id, (fl_sym)key, 0);
  return field.kind == FL_ENT_VAR && g->links[field.file].f->vars[field.id].type;
}

static uint32_t func_around(const fl_facts *f, const fl_stored *s) {
  if (s->assign) return f->assigns[s->assign].func;
  return fl_func_at(f, f->values[s->val].byte_begin);
}

// Does it decide of which type a field or its elements are? What it is goes into a hash; false: nobody can tell.
static bool look_at_stored(fl_graph *g, const fl_facts *f, const bool *same, const fl_stored *s, uint64_t key, uint64_t *hash) {
  const fl_val *v = &f->values[s->val];
  bool holds = v->kind == FL_VAL_LIST || v->kind == FL_VAL_MAP;
  if (same[func_around(f, s)]) return true;
  if (!(key >> 32) || !has_written_type(g, key) || (holds && !v->b)) return false;
  if (holds) *hash = fl_hash64_mix(*hash, fl_hash64_mix(key, fl_hash64_str(f->texts[v->b])));
  return true;
}

static const fl_changed *changed_by(const fl_graph *g, const fl_stored *s) { return s->file ? g->changed_of[s->file] : NULL; }

static bool stores_alike(fl_graph *g, const kept *k) {
  uint64_t then = 0, now = 0;
  for (uint32_t i = 0; i < k->n_stored; i++) {
    const fl_stored *s = &k->stored[i];
    const fl_changed *c = changed_by(g, s);
    if (c && !look_at_stored(g, c->was, c->rows.same_then, s, key_again(k, s), &then)) return false;
  }
  for (uint32_t i = 0; i < g->stored.n; i++) {
    const fl_stored *s = &g->stored.at[i];
    const fl_changed *c = changed_by(g, s);
    if (c && !look_at_stored(g, g->links[s->file].f, c->rows.same_now, s, s->key, &now)) return false;
  }
  return then == now;
}

// What was stored is in the order of files.
bool fl_inside_fields(fl_graph *g, const fl_inside *k) {
  uint32_t at = 1; // 0 is a dummy
  for (uint32_t file = 1; file <= g->n_files; file++) {
    if (g->changed_of[file]) fl_index_fields_of(g, file);
    for (; at < k->n_stored && k->stored[at].file == file; at++) {
      fl_stored s = k->stored[at];
      s.key = key_again(k, &s);
      if (!g->changed_of[file]) fl_store_again(g, s);
    }
  }
  if (stores_alike(g, k)) return true;
  g->stored.n = 1;
  fl_map_clear(&g->field_values), fl_map_clear(&g->settings);
  return false;
}

// ---- taking over --------------------------------------------------------------------------------------------------------------------

static const fl_meaning_row *row_of(const fl_graph *g, fl_target t) {
  uintptr_t row;
  memcpy(&row, &t.row, sizeof row);
  return row ? fl_models_meanings(g->models, 0) + row : NULL;
}

// Callers are looked at anew for what they pass (given.c, fulfilled.c).
static bool is_given(fl_target t) { return t.param_of || t.fulfilled || t.via == FL_VIA_PASSED; }

// False: nobody can tell where it went before methods were handed to workers, or it went into a function of a changed file.
static bool target_again(const fl_again *r, fl_target *t) {
  t->row = row_of(r->g, *t);
  return !(t->row && t->row->does & (1u << FL_DOES_detach)) && fl_func_again(r, &t->func);
}

static bool targets_of_call(fl_graph *g, const fl_again *r, const kept *k, uint32_t file, uint32_t call) {
  fl_link *l = &g->links[file];
  l->first_target[call] = g->targets.n;
  for (uint32_t i = 0; i < k->of[file].n_targets[call]; i++) {
    fl_target t = k->targets[k->of[file].first_target[call] + i];
    if (is_given(t)) continue;
    if (!target_again(r, &t)) return false;
    fl_array_push(&g->targets, t);
  }
  l->n_targets[call] = g->targets.n - l->first_target[call];
  l->callee[call] = k->names[k->of[file].callee[call]];
  return true;
}

static bool targets_again(fl_graph *g, const fl_again *r, const kept *k) {
  for (uint32_t file = 1; file <= g->n_files; file++)
    for (uint32_t call = 1; !g->changed_of[file] && call < g->links[file].f->n_calls; call++)
      if (!targets_of_call(g, r, k, file, call)) return false;
  return true;
}

static const uint32_t *types_again(fl_graph *g, const kept *k) {
  uint32_t *to = fl_arena_zero_n(&g->arena, k->n_trefs + 1u, sizeof *to);
  if (k->n_trefs > 1) to[1] = 1; // a dummy, as the first
  for (uint32_t i = 2; i < k->n_trefs; i++) {
    fl_tref t = k->trefs[i];
    t.name = k->names[t.name], t.arg = k->names[t.arg];
    to[i] = fl_keep_type(g, t);
  }
  return to;
}

static void values_again(fl_graph *g, const fl_again *r, const kept *k) {
  for (uint32_t file = 1; file <= g->n_files; file++)
    for (uint32_t i = 0; !g->changed_of[file] && i < g->links[file].f->n_values; i++)
      g->links[file].val_memo[i] = r->types[k->of[file].val_memo[i]];
}

static void forget_targets(fl_graph *g) {
  fl_array_clear(&g->targets);
  for (uint32_t file = 1; file <= g->n_files; file++) {
    size_t bytes = at_least_one(g->links[file].f->n_calls) * sizeof(uint32_t);
    memset(g->links[file].first_target, 0, bytes), memset(g->links[file].n_targets, 0, bytes), memset(g->links[file].callee, 0, bytes);
  }
}

bool fl_inside_take_over(fl_graph *g, const fl_inside *k) {
  fl_again r = {g, k->names, types_again(g, k), k->n_trefs};
  fl_str memory = k->memory;
  bool all = targets_again(g, &r, k) && fl_memory_restore_others(g, &memory, &r);
  if (all) values_again(g, &r, k);
  else forget_targets(g);
  return all;
}

static void note_changed(fl_graph *g, const fl_graph_input *in) {
  g->changed_of = fl_arena_zero_n(&g->arena, g->n_files + 1u, sizeof *g->changed_of);
  for (uint32_t i = 0; i < in->n_changed; i++) g->changed_of[in->changed[i].file] = &in->changed[i];
}

const fl_inside *fl_inside_open(fl_graph *g, const fl_graph_input *in) {
  kept *k = in->n_changed ? fl_arena_zero(&g->arena, sizeof *k) : NULL;
  if (!k) return NULL;
  note_changed(g, in);
  return take(k, g, in->linked) ? k : NULL;
}
