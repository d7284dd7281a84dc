// Steps that belong together: what takes one back, what remembers that one was done, what they hold while they wait for more.
#ifndef FL_GRAPH_STEPS_H
#define FL_GRAPH_STEPS_H

#include "graph/graph.h"

// undo.c: does the function around a step, or one that it is handed to, name what takes it back (vocabulary `undoing`), or reach out where something
// went wrong? `step`: the call that makes it, or leads to it.
bool fl_takes_back(const fl_graph *, fl_call_ref step);

// batch.c: the site runs for each of many rows that a store gave, and that a row is done is stored only after the last of them. Returns
// certainty, 0 = no; `mark` is the site that stores it, NULL where that is none.
uint8_t fl_ask_marked_late(fl_ask *, const fl_site *, const fl_site **mark);

// dedupe.c: the site remembers that something was done, after the code has asked whether it is remembered, in a second step. Returns
// certainty, 0 = no; `unseen`: it does, but whether the store refuses the second cannot be seen; `read` is what asked.
uint8_t fl_ask_marks_apart(fl_ask *, const fl_site *, bool *unseen, const fl_site **read);

// dedupe.c: it inserts what the code has looked for by a key and not found, and the store refuses no second one. As above.
bool fl_ask_is_handed_store(fl_ask *, const fl_site *); // what it is asked through is made from a parameter, by a call that no model describes (handed_store.c)
uint8_t fl_ask_inserts_if_absent(fl_ask *, const fl_site *, bool *unseen, const fl_site **read);

// pool.c: does the transaction hold a connection of the pool that the call takes one from?
bool fl_shares_pool(fl_ask *, const fl_site *call, const fl_site *txn);

// whole.c: the call gives every row of a table, and a loop over them makes another remote call for each.
bool fl_runs_through_all(const fl_graph *, const fl_site *);

#endif
