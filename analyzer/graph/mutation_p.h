// What mutation.c and mutation_block.c share: one search for what is done to an object.
#ifndef FL_GRAPH_MUTATION_P_H
#define FL_GRAPH_MUTATION_P_H

#include "graph/ask_p.h"

enum { FL_MAX_HANDED = 3, FL_MAX_PLACES = 48 }; // functions entered, one in another; places looked at

typedef struct fl_search {
  fl_ask *a;
  fl_str name; // of the property
  fl_origins *out;
  uint64_t seen[FL_MAX_PLACES]; // places that were looked at; they may hand one another around in a circle
  const fl_frame *frames[FL_MAX_PLACES]; // and the calls through which they were entered
  uint32_t n_seen;
  const fl_step *escape; // where it was handed to something unseen
  uint32_t escape_file;
} fl_search;

// mutation.c: everything that is done to what a slot holds.
bool fl_done_to(fl_search *s, fl_slot_ref slot, const fl_frame *frame, const fl_step *chain, uint32_t depth);
const fl_frame *fl_enter_frame(fl_ask *a, const fl_frame *up, fl_func_ref func, fl_call_ref call);
bool fl_give_escape(fl_search *s); // an unknown origin, if the object was handed to something unseen
bool fl_may_escape(const fl_graph *, const fl_use *, uint32_t depth); // to a function that is not seen, and may do something to it
void fl_note_escape(fl_search *s, const fl_use *u, const fl_step *chain);

// mutation_block.c: in languages where blocks run on objects, functions extend them, and properties are methods.
bool fl_done_by_accessor(fl_search *s, const fl_use *u, fl_slot_ref slot, const fl_frame *frame, const fl_step *chain);
bool fl_done_by_extension(fl_search *s, const fl_use *u, const fl_frame *frame, const fl_step *chain, uint32_t depth);
// `argument`: the position at which the object is handed over, -1: the call is made on it.
bool fl_done_by_block(fl_search *s, const fl_use *u, int32_t argument, const fl_frame *frame, const fl_step *chain, uint32_t depth);
bool fl_may_set_up(fl_graph *g, const fl_use *u); // a plain call in a block that nobody can see

// touched.c: the uses of a slot that may change what it holds, at a depth of functions entered: a position to be counted up until
// fl_touching_use is 0. Lists stay where they are as long as the ask lives.
uint32_t fl_touching(fl_ask *, fl_slot_ref slot, uint32_t depth);
uint32_t fl_touching_use(const fl_ask *, uint32_t at);
bool fl_is_touched(fl_ask *, fl_slot_ref slot, uint32_t depth);

#endif
