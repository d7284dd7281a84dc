// Which way a text came: texts that came through different calls of one function never meet at a site.
#include "graph/text_p.h"

static uint32_t number_of(uint32_t file, uint32_t id) { return file * 2654435761u ^ (id + 1); }

static uint32_t called_function(const fl_graph *g, uint32_t file, uint32_t call) {
  const fl_link *l = &g->links[file];
  for (uint32_t i = 0; i < l->n_targets[call]; i++) {
    fl_func_ref func = g->targets.at[l->first_target[call] + i].func;
    if (func.id) return number_of(func.file, func.id);
  }
  return 0;
}

// The steps nearest to the site count: what is behind them belongs to other values.
fl_way fl_way_of(const fl_graph *g, const fl_step *chain) {
  fl_way way = {0};
  for (const fl_step *s = chain; s; s = s->prev) {
    if (s->what != FL_STEP_AT_CALL) continue;
    if (s->kind == FL_STEP_caller) way.func = called_function(g, s->file, s->id), way.call = number_of(s->file, s->id);
    if (s->kind == FL_STEP_construct) way.made = number_of(s->file, s->id);
  }
  return way;
}

// The nearer one where both say something.
fl_way fl_way_join(fl_way near, fl_way far) {
  if (!near.call) near.func = far.func, near.call = far.call;
  if (!near.made) near.made = far.made;
  return near;
}

bool fl_ways_meet(fl_way a, fl_way b) {
  bool apart = a.func && a.func == b.func && a.call != b.call;
  return !apart && (!a.made || !b.made || a.made == b.made);
}

// The same text by two ways: by any.
void fl_text_add(fl_texts *out, fl_text_alternative one) {
  for (uint32_t i = 0; i < out->n; i++) {
    fl_text_alternative *had = &out->at[i];
    if (had->text != one.text) continue;
    if (had->certainty < one.certainty) had->certainty = one.certainty;
    if (had->way.func != one.way.func || had->way.call != one.way.call) had->way.func = had->way.call = 0;
    if (had->way.made != one.way.made) had->way.made = 0;
    return;
  }
  if (out->n < FL_MAX_TEXTS) out->at[out->n++] = one;
}

void fl_text_give(fl_texts *out, fl_sym text, uint8_t certainty) {
  fl_text_add(out, (fl_text_alternative){.text = text, .certainty = certainty});
}
