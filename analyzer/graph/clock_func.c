// Functions in whose code a clock is read: by a call, a property of a library, or a function of the repository that reads one.
//
// Comparisons are many, and what each is made from is much work. One that has a new reading stands in such a function, or in one inside of it.
#include "graph/clock.h"
#include "graph/loop_p.h"

#include "base/alloc.h"

enum { ROUNDS = 3 }; // functions that call functions that read a clock

// Calls of functions of the repository, in order: calls are many, and every round looks at these alone.
typedef struct step {
  uint32_t from, to; // dense functions
} step;
typedef struct finder {
  fl_graph *g;
  uint8_t *reads; // by dense function
  fl_map rows;    // meaning row -> whether it says of which clock it is
  fl_map named;   // (language, name of a library) -> whether it is a clock that is read like a field
  FL_ARRAY(step) steps;
} finder;

static bool is_of_clock(finder *f, const fl_meaning_row *row) {
  uint32_t known;
  if (!row->n_attributes) return false;
  if (fl_map_get(&f->rows, (uintptr_t)row, &known)) return known;
  known = fl_clock_of_row(f->g, row) != 0;
  return fl_map_put(&f->rows, (uintptr_t)row, known), known;
}

static bool is_clock_named(finder *f, uint32_t file, fl_sym name) {
  uint32_t known;
  uint64_t key = FL_KEY(f->g->links[file].f->language, name);
  if (fl_map_get(&f->named, key, &known)) return known;
  known = fl_clock_named(f->g, file, name) != NULL;
  return fl_map_put(&f->named, key, known), known;
}

// DateTime.UtcNow: names are many, so those that no model ends in are passed by first.
static void mark_properties(finder *to, uint32_t file) {
  enum { NOT_ASKED, ENDS_NONE, ENDS_SOME };
  fl_graph *g = to->g;
  const fl_link *l = &g->links[file];
  uint8_t *seen = fl_alloc_zero(l->f->n_texts + 1u, sizeof *seen); // by name
  for (uint32_t v = 1; v < l->f->n_values; v++) {
    const fl_val *val = &l->f->values[v];
    if (val->kind != FL_VAL_FIELD) continue;
    if (!seen[val->b]) seen[val->b] = fl_models_has_segment(g->models, l->in->naming->language, l->f->texts[val->b]) ? ENDS_SOME : ENDS_NONE;
    fl_ent ent = seen[val->b] == ENDS_SOME ? fl_lookup_value(g, file, v) : (fl_ent){0};
    if (ent.kind == FL_ENT_EXTERN && is_clock_named(to, file, ent.name)) to->reads[fl_dense_func(g, file, fl_func_of_val(g, file, v))] = 1;
  }
  fl_free(seen);
}

static void mark_calls(finder *f, uint32_t file) {
  const fl_link *l = &f->g->links[file];
  for (uint32_t c = 1; c < l->f->n_calls; c++) {
    const fl_target *at = f->g->targets.at + l->first_target[c];
    uint32_t own = fl_dense_func(f->g, file, l->f->calls[c].func);
    for (uint32_t i = 0; i < l->n_targets[c]; i++) {
      if (at[i].row && !f->reads[own]) f->reads[own] = is_of_clock(f, at[i].row);
      if (!at[i].func.id || at[i].via != FL_VIA_CALL) continue;
      step called = {own, fl_dense_func(f->g, at[i].func.file, at[i].func.id)};
      fl_array_push(&f->steps, called);
    }
  }
}

uint8_t *fl_clock_funcs(fl_graph *g) {
  finder f = {.g = g, .reads = fl_arena_zero_n(&g->arena, (size_t)g->n_funcs + 1, 1)};
  for (uint32_t file = 1; file <= g->n_files; file++) {
    if (!g->links[file].in->naming) continue;
    mark_properties(&f, file);
    mark_calls(&f, file);
  }
  for (uint32_t round = 1; round < ROUNDS; round++)
    for (uint32_t i = 0; i < f.steps.n; i++) f.reads[f.steps.at[i].from] |= f.reads[f.steps.at[i].to];
  fl_array_release(&f.steps);
  fl_map_release(&f.rows);
  fl_map_release(&f.named);
  return f.reads;
}
