// What is kept longer than the question that gave it.
//
// Answers, and all that was allocated on the way to them, die when an ask forgets: of the many that a run gives few end in a finding. Whoever needs one longer
// takes a copy of it, in an arena of its own.
#include "graph/ask_p.h"

const fl_step *fl_step_keep(const fl_step *last, fl_arena *arena) {
  const fl_step *kept = NULL, **link = &kept;
  for (const fl_step *s = last; s; s = s->prev) {
    fl_step *copy = fl_arena_dup(arena, s, sizeof *s);
    copy->frame = NULL; // whoever looks at places later does it within the question
    *link = copy, link = &copy->prev;
  }
  return kept;
}

// The same place of a copied chain.
static const fl_step *same_in(const fl_step *copy, const fl_step *of, const fl_step *wanted) {
  for (; of && copy; of = of->prev, copy = copy->prev)
    if (of == wanted) return copy;
  return NULL;
}

const fl_outcome *fl_outcome_keep(const fl_outcome *o, fl_arena *arena) {
  fl_outcome *copy = fl_arena_dup(arena, o, sizeof *o);
  copy->chain = fl_step_keep(o->chain, arena);
  copy->owner = same_in(copy->chain, o->chain, o->owner);
  if (o->owner && !copy->owner) copy->owner = fl_step_keep(o->owner, arena);
  return copy;
}

const fl_contained *fl_contained_keep(const fl_contained *list, uint32_t n, fl_arena *arena) {
  fl_contained *copy = n ? fl_arena_dup(arena, list, n * sizeof *list) : NULL;
  for (uint32_t i = 0; i < n; i++) copy[i].path = copy[i].depth ? fl_arena_dup(arena, copy[i].path, copy[i].depth * sizeof *copy[i].path) : NULL;
  return copy;
}
