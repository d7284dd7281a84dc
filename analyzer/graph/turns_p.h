// The inside of turns.h, shared by its files.
#ifndef FL_GRAPH_TURNS_P_H
#define FL_GRAPH_TURNS_P_H

#include "graph/ask_p.h"
#include "graph/turns.h"

enum { FL_MOST_WAY = 6, FL_MOST_CLOSURES = 4 }; // calls on a way, and functions that are handed on

// A call on the way from the loop to the site. `closure`: it is handed the function that the way goes on in, whose names are those around it.
typedef struct fl_way_step {
  fl_call_ref call;
  bool closure, direct, spawned; // direct: its arguments are the parameters
  fl_func_ref into; // none: the site
} fl_way_step;

typedef struct fl_way {
  fl_ask *a;
  const fl_site *site;
  fl_way_step at[FL_MOST_WAY + FL_MOST_CLOSURES + 1]; // innermost first
  uint32_t n, tries, skip;
  bool at_once; // turns that run side by side are looked for
  bool any;     // also what most runs leave early, or do for an error alone: the most that one request may ask
  fl_looped *all; // all of them are looked for; NULL: one is
  uint32_t n_all, cap;
} fl_way;

// turns_flow.c: is the site asked with an element of what is gone through, or with something that is made of one?
bool fl_turns_flow(const fl_way *, const fl_turns *);
// turns_data.c: does the value hold as many as a store, another service or a request has given?
// `any`: also what is put together out of that.
bool fl_turns_is_data(fl_ask *, uint32_t file, uint32_t val, bool any);
// How many of them are gone through where only the first are: `found.slice(0, 4)`; 0: nothing says.
int64_t fl_turns_most(fl_ask *, uint32_t file, uint32_t val);
// Is a name of the collection or the element one of a group, or of a place that must be asked by itself (vocabulary `batching`)?
bool fl_turns_is_grouped(const fl_way *, const fl_turns *);

// turns_gather.c: does each turn start without waiting for the one before it? Does anything in sight keep their number small?
bool fl_turns_start_at_once(const fl_way *, const fl_turns *);
bool fl_turns_are_limited(const fl_way *, const fl_turns *);

static inline bool fl_span_holds(fl_span outer, uint32_t begin, uint32_t end) { return outer.byte_begin <= begin && end <= outer.byte_end; }

#endif
