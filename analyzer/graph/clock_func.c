// Functions in whose code a clock is read: by a call, a property of a library, or a function of the repository that reads one.
//
// Comparisons are many, and what each is made from is much work. One that has a new reading stands in such a function, or in one inside of it.
#include "graph/chunk.h"
#include "graph/clock.h"
#include "graph/loop_p.h"

#include "base/alloc.h"
#include "walk/language.h"

enum { ROUNDS = 3 }; // functions that call functions that read a clock

// Calls of functions of the repository, in order: calls are many, and every round looks at these alone.
typedef struct step {
  uint32_t from, to; // dense functions
} step;
typedef FL_ARRAY(step) steps;
typedef struct finder { // in a run of files
  fl_graph *g;
  uint8_t *reads; // by dense function; those of the files are written
  fl_map rows;    // meaning row -> whether it says of which clock it is
  fl_map named;   // (language, name of a library) -> whether it is a clock that is read like a field
  uint8_t **ends; // by language, by name: whether the models know a name that ends so
  steps *steps;
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

// Names are many and stand in many files: each is looked for once.
static bool ends_a_name(finder *f, const fl_link *l, fl_sym name, fl_str text) {
  enum { NOT_ASKED, ENDS_NONE, ENDS_SOME };
  uint8_t **ends = &f->ends[l->f->language];
  if (!*ends) *ends = fl_alloc_zero(fl_intern_count(&f->g->names), sizeof **ends);
  if (!(*ends)[name]) (*ends)[name] = fl_models_has_segment(f->g->models, l->in->naming->language, text) ? ENDS_SOME : ENDS_NONE;
  return (*ends)[name] == ENDS_SOME;
}

// DateTime.UtcNow: names that no model ends in are passed by first.
static void mark_properties(finder *to, uint32_t file) {
  fl_graph *g = to->g;
  const fl_link *l = &g->links[file];
  for (uint32_t v = 1; v < l->f->n_values; v++) {
    const fl_val *val = &l->f->values[v];
    if (val->kind != FL_VAL_FIELD || !ends_a_name(to, l, l->sym[val->b], l->f->texts[val->b])) continue;
    fl_ent ent = fl_lookup_value(g, file, v);
    if (ent.kind == FL_ENT_EXTERN && is_clock_named(to, file, ent.name)) to->reads[fl_dense_func(g, file, fl_func_of_val(g, file, v))] = 1;
  }
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
      fl_array_push(f->steps, called);
    }
  }
}

static void release(finder *f) {
  for (uint16_t i = 0; i < fl_language_count(); i++) fl_free(f->ends[i]);
  fl_free(f->ends);
  fl_map_release(&f->rows);
  fl_map_release(&f->named);
}

static void find_clocks(fl_chunk *c) {
  finder f = {.g = c->view, .reads = c->view->reads_clock, .ends = fl_alloc_zero(fl_language_count(), sizeof *f.ends), .steps = c->rows};
  for (uint32_t file = c->files.first; file <= c->files.last; file++) {
    if (!f.g->links[file].in->naming) continue;
    mark_properties(&f, file);
    mark_calls(&f, file);
  }
  release(&f);
}

void fl_find_clocks(fl_graph *g, const fl_graph_input *in) {
  fl_chunks chunks;
  g->reads_clock = fl_arena_zero_n(&g->arena, (size_t)g->n_funcs + 1, 1);
  fl_chunks_run(&chunks, g, in, &(fl_chunk_work){find_clocks, sizeof(steps), NULL});
  for (uint32_t round = 1; round < ROUNDS; round++)
    for (uint32_t c = 0; c < chunks.n; c++) {
      const steps *called = chunks.at[c].rows;
      for (uint32_t i = 0; i < called->n; i++) g->reads_clock[called->at[i].from] |= g->reads_clock[called->at[i].to];
    }
  for (uint32_t c = 0; c < chunks.n; c++) fl_array_release((steps *)chunks.at[c].rows);
  fl_chunks_close(&chunks);
}
