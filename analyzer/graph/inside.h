// Going on from the last linking where functions of some files do something else inside by now, and others see the same of those files
// (facts/surface.h).
//
// What was found out about all other files then holds: what their values and calls name and of which type they are, and where their calls go. It is
// taken over with the numbers of this run. The changed files are resolved anew, and so is everything that follows where calls go. A field whose type
// nobody wrote is of the type of what is stored in it, wherever that is done; where a changed file stores something in such a field, now or then, all
// files are resolved anew.
#ifndef FL_GRAPH_INSIDE_H
#define FL_GRAPH_INSIDE_H

#include "graph/graph_p.h"

// Numbers of the last linking -> those of this run.
typedef struct fl_again {
  const fl_graph *g;
  const fl_sym *names;   // by symbol, of those that were spelled out
  const uint32_t *types, n_types; // trefs
} fl_again;

// Facts of the file as they were when the last linking was.
const fl_facts *fl_facts_then(const fl_graph *, uint32_t file);
// False: it stood inside of a function of a changed file.
bool fl_ent_again(const fl_again *, fl_ent *);
bool fl_func_again(const fl_again *, fl_func_ref *);

// What the last linking found out about these files; NULL: nothing that can be used. Borrowed from the input, until the graph is built.
typedef struct fl_inside fl_inside;
const fl_inside *fl_inside_open(fl_graph *, const fl_graph_input *);
// Instead of fl_index_fields. False, and nothing is stored, when all files are to be resolved.
FL_MUST_USE bool fl_inside_fields(fl_graph *, const fl_inside *);
// When types are forgotten and the memory is open. False, and nothing is changed, when all files are to be resolved.
FL_MUST_USE bool fl_inside_take_over(fl_graph *, const fl_inside *);

// spelled.c: the names that what was found out is about, with their texts.
void fl_spelled_store(fl_buf *out, const fl_graph *);
const fl_sym *fl_spelled_take(fl_str *from, fl_graph *, uint32_t n_symbols); // by symbol of then; from the graph's arena
void fl_spelled_skip(fl_str *from);

#endif
