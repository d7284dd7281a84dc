// What a mark in a case says of the answer to a role:
//
//   requests.get(url, **options)  # answer: deadline unknown
//   lock = r.lock(name, timeout=5)  # answer: lease bounded 5s
//
// A site with that role stands on the line, and its worst outcome (unbounded, then unknown, inherited, bounded) is the one that
// the mark says. A value is a duration, or a count where the role counts. Of several sites on the line one has to agree.
#ifndef FL_ENGINE_ANSWERS_H
#define FL_ENGINE_ANSWERS_H

#include "engine/engine.h"

// NULL when the line answers so; else what it does instead, or what is wrong with the mark. Borrowed from `arena`. `mark` is what
// follows the colon.
const char *fl_answer_check(fl_arena *arena, fl_ask *ask, const fl_graph *g, fl_str path, uint32_t line, fl_str mark);

#endif
