// How much of a repository the graph understands, language by language: what `faultline graph --stats` prints.
#ifndef FL_GRAPH_STATS_H
#define FL_GRAPH_STATS_H

#include "graph/graph.h"

// Where a call goes, as far as names and types tell.
enum fl_call_class {
  FL_CALLS_REPOSITORY, // to a function or type of the repository
  FL_CALLS_LIBRARY,    // to a member of a library, known by import or type; `row` or not
  FL_CALLS_BUILTIN,    // a function or method that the language brings along (len, list.append)
  FL_CALLS_UNRESOLVED,
  FL_N_CALL_CLASSES
};
// What an unresolved call hangs on.
#define FL_UNRESOLVED(X)                                                                                               \
  X(parameter)  /* the receiver is a parameter without a type */                                                      \
  X(variable)   /* ... a local or global whose value has no known type */                                             \
  X(field)      /* ... a field of no known type, or of an object that has none */                                     \
  X(result)     /* ... the result of a call that has no known type */                                                 \
  X(element)    /* ... an element of a collection */                                                                  \
  X(member)     /* the receiver's type is known and has no such member here */                                       \
  X(function)   /* a function value is called */                                                                      \
  X(name)       /* nobody declares the name */                                                                        \
  X(other)
#define X(w) FL_UNRESOLVED_##w,
typedef enum fl_unresolved { FL_UNRESOLVED(X) FL_N_UNRESOLVED } fl_unresolved;
#undef X
const char *fl_unresolved_word(uint8_t);

typedef struct fl_call_fate {
  uint8_t class, certainty; // certainty: of the name or the target, 0 when unresolved
  uint8_t why;              // fl_unresolved
} fl_call_fate;
fl_call_fate fl_graph_call_fate(fl_graph *, fl_call_ref);

typedef struct fl_language_stats {
  const char *language; // id
  uint32_t files, functions, calls;
  uint32_t of_class[FL_N_CALL_CLASSES]; // certainty 2 and better; what is known by name alone counts as unresolved
  uint32_t of_certainty[5];             // of resolved calls
  uint32_t why[FL_N_UNRESOLVED];
} fl_language_stats;

// Calls that are not builtins and resolved at certainty 2 or better, in tenths of a per cent; 1000 when there are none.
uint32_t fl_resolved_permille(const fl_language_stats *);

// Rows in order of the language's id. Borrowed from `arena`. Code in tests counts; generated and vendored code does not.
uint32_t fl_graph_stats(fl_graph *, fl_arena *arena, fl_language_stats **out);

#endif
