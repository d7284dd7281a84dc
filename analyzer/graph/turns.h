// Calls that run once for each element of a collection: what is gone through, where it comes from, and how the turns follow one another.
#ifndef FL_GRAPH_TURNS_H
#define FL_GRAPH_TURNS_H

#include "graph/graph.h"

// How a call comes to run in turns: from the loop down to it.
typedef struct fl_turns {
  uint8_t certainty;   // 0: it does not
  fl_func_ref func;    // around the loop
  uint32_t region;     // the loop, 0: a function that is handed to what goes through the elements
  fl_call_ref through; // ... which is this call
  uint32_t rows;       // values[]: what is gone through
  fl_span span;        // of the loop
  fl_call_ref first;   // the call in the turn that leads to the site, or is it
  uint32_t away;       // calls from there to the site
  int64_t most;        // fl_ask_looped: so many elements at most are gone through; 0: nothing says
} fl_turns;

// Several loops may lead to one call: `nth` counts them from 0.
//
// One after another: the next turn begins when the call has been answered. What it asks with is the element or made of it; the elements come
// out of a store, another service or a request, on whose way the loop stands; and no turn ends the loop because it has found something.
fl_turns fl_ask_one_by_one(fl_ask *, const fl_site *, uint32_t nth);
// All at once: nothing waits for a turn before it begins the next one, and nothing in sight limits how many there are.
fl_turns fl_ask_side_by_side(fl_ask *, const fl_site *, uint32_t nth);
// All loops that lead to it, as far as they may go: those count too that may end early, that count up to the number of elements, whatever is
// asked with, and the first few of them. `at_once`: what fl_ask_side_by_side finds. How many; no more than `cap`.
typedef struct fl_looped {
  fl_turns turns;
  uint32_t ways; // from the loop to the call: it is made so often in one turn
} fl_looped;
uint32_t fl_ask_looped(fl_ask *, const fl_site *, bool at_once, fl_looped *out, uint32_t cap);
// The verb of the requests for which a place runs, as far as the code around it asks what it is: `case 'GET'`. 0: any, or nothing asks.
fl_sym fl_ask_verb_at(fl_ask *, uint32_t file, uint32_t region);
// What the library offers to do all of it in one call, "" = nothing is known.
fl_str fl_ask_batched_by(fl_ask *, const fl_site *);

#endif
