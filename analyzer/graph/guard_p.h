// What conditions say of a value: see guard.c.
#ifndef FL_GRAPH_GUARD_P_H
#define FL_GRAPH_GUARD_P_H

#include "graph/ask_p.h"

// not missing: neither absent nor nil. Not empty: nor false, 0 or the empty text either.
enum fl_said_of { FL_MAY_BE_ANY, FL_NOT_MISSING, FL_NOT_EMPTY };
#define FL_RULED_OUT "a value that a condition rules out"

uint8_t fl_condition_says(const fl_graph *, uint32_t file, uint32_t test, bool sense, uint32_t val); // fl_said_of
bool fl_condition_asks_inside(const fl_graph *, uint32_t file, uint32_t test, uint32_t val); // what is set in it
uint8_t fl_guarded(const fl_graph *, uint32_t file, uint32_t val); // what the way to this use says of it
bool fl_any_empty(const fl_graph *, const fl_origins *, uint32_t from);
// Takes out what cannot be; where nothing is left, the value is unknown.
void fl_rule_out(fl_ask *a, uint8_t said, uint32_t file, uint32_t val, const fl_step *chain, uint32_t from, fl_origins *out);
void fl_forget_ruled_out(fl_ask *a, uint32_t from, fl_origins *out); // ... unless there is another value

#endif
