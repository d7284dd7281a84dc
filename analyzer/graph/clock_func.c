// Functions in whose code a clock is read: by a call, a property of a library, or a function of the repository that reads one.
//
// Comparisons are many, and what each is made from is much work. One that has a new reading stands in such a function, or in one inside of it.
#include "graph/clock.h"
#include "graph/loop_p.h"

enum { ROUNDS = 3 }; // functions that call functions that read a clock

static bool reads_by_itself(const fl_graph *g, uint32_t file, uint32_t call) {
  const fl_link *l = &g->links[file];
  for (uint32_t i = 0; i < l->n_targets[call]; i++)
    if (fl_clock_of_row(g, g->targets.at[l->first_target[call] + i].row)) return true;
  return false;
}

static bool reads_through(const fl_graph *g, const uint8_t *reads, uint32_t file, uint32_t call) {
  const fl_link *l = &g->links[file];
  for (uint32_t i = 0; i < l->n_targets[call]; i++) {
    const fl_target *t = &g->targets.at[l->first_target[call] + i];
    if (t->func.id && t->via == FL_VIA_CALL && reads[fl_dense_func(g, t->func.file, t->func.id)]) return true;
  }
  return false;
}

// DateTime.UtcNow: names are many, so those that no model ends in are passed by first.
static void mark_properties(fl_graph *g, uint32_t file, uint8_t *reads) {
  const fl_link *l = &g->links[file];
  fl_map seen = {0}; // name -> whether a model ends in it
  for (uint32_t v = 1; v < l->f->n_values; v++) {
    const fl_val *val = &l->f->values[v];
    uint32_t known;
    if (val->kind != FL_VAL_FIELD) continue;
    if (!fl_map_get(&seen, val->b, &known)) {
      known = fl_models_has_segment(g->models, l->in->naming->language, l->f->texts[val->b]);
      fl_map_put(&seen, val->b, known);
    }
    fl_ent ent = known ? fl_lookup_value(g, file, v) : (fl_ent){0};
    if (ent.kind == FL_ENT_EXTERN && fl_clock_named(g, file, ent.name)) reads[fl_dense_func(g, file, fl_func_of_val(g, file, v))] = 1;
  }
  fl_map_release(&seen);
}

static void mark_calls(const fl_graph *g, uint32_t file, uint8_t *reads, bool through) {
  const fl_facts *f = g->links[file].f;
  for (uint32_t c = 1; c < f->n_calls; c++) {
    uint8_t *own = &reads[fl_dense_func(g, file, f->calls[c].func)];
    if (!*own) *own = through ? reads_through(g, reads, file, c) : reads_by_itself(g, file, c);
  }
}

uint8_t *fl_clock_funcs(fl_graph *g) {
  uint8_t *reads = fl_arena_zero_n(&g->arena, (size_t)g->n_funcs + 1, sizeof *reads);
  for (uint32_t round = 0; round < ROUNDS; round++)
    for (uint32_t file = 1; file <= g->n_files; file++) {
      if (!g->links[file].in->naming) continue;
      if (!round) mark_properties(g, file, reads);
      mark_calls(g, file, reads, round > 0);
    }
  return reads;
}
