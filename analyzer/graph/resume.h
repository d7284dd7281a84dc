// How far linking got, as bytes: a run whose files say the same as before (facts/moved.h) goes on from there.
//
// They hold what was found out from the types of all files on: what is stored in fields, what values and calls name and of which type they are, where
// calls go, what is done to which place, which functions read a clock; and behind that, what texts say of the sites that have their effect from one
// (statement.c). All of it is ids and symbols: no place in a file, and nothing that was told from how far two places are
// apart. So it holds for every run in which the records of all files are the same, place for place in the same order, and so are models
// and paths. Symbols mean the same, because names are given out in the same order up to here, and those that were given out on the way are
// given out again. The bytes are read by the build that wrote them, on the same machine.
#ifndef FL_GRAPH_RESUME_H
#define FL_GRAPH_RESUME_H

#include "base/strbuf.h"
#include "graph/graph_p.h"

#include <string.h>

// Can it be said in bytes? What compilers say of a file is told by lines; and there is an end to what is worth keeping.
bool fl_can_resume(const fl_graph *);
// `n_names`: how many there were when the first type was asked.
void fl_resume_store(fl_buf *out, const fl_graph *, uint32_t n_names);
// False, and nothing is changed, when the bytes are about other files. They are borrowed until the graph is built.
FL_MUST_USE bool fl_resume(fl_graph *, fl_str bytes);

// For inside.h: of bytes about files as fl_facts_then has them, what stands behind the names.
FL_MUST_USE bool fl_resume_begin_inside(const fl_graph *, fl_str *bytes, uint32_t *n_symbols);

// Parts of them, padded to multiples of 8.
void fl_resume_add(fl_buf *out, const void *bytes, size_t n);
const void *fl_resume_take(fl_str *from, size_t n); // borrowed from the bytes
uint32_t fl_resume_take_count(fl_str *from);
#define FL_RESUME_ADD_ARRAY(out, a) (fl_resume_add(out, &(a)->n, sizeof(a)->n), fl_resume_add(out, (a)->at, (size_t)(a)->n * sizeof *(a)->at))
#define FL_RESUME_TAKE_ARRAY(from, a)                                                                                                        \
  do {                                                                                                                                       \
    uint32_t n_taken = fl_resume_take_count(from);                                                                                           \
    const void *taken = fl_resume_take(from, (size_t)n_taken * sizeof *(a)->at);                                                             \
    fl_array_clear(a);                                                                                                                       \
    fl_array_reserve(a, n_taken);                                                                                                            \
    if (n_taken) memcpy((a)->at, taken, (size_t)n_taken * sizeof *(a)->at);                                                                  \
    (a)->n = n_taken;                                                                                                                        \
  } while (0)

#endif
