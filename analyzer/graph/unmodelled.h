// Calls of libraries that no model describes: what `faultline gaps` lists, so that people know what to describe first.
#ifndef FL_GRAPH_UNMODELLED_H
#define FL_GRAPH_UNMODELLED_H

#include "graph/graph.h"

#include "base/bits.h"

typedef struct fl_unmodelled {
  fl_str callee;      // canonical qualified name
  fl_str library;     // the dependency that it belongs to, as the manifest spells it; "" when no manifest names one
  fl_str module;      // the part of the callee that names the dependency; the first segment when there is none
  fl_str ecosystem;   // of the dependency
  bool has_manifest;  // dependencies of the language were read: what none of them brings is the language's, or the repository's own
  const char *language;
  fl_str keyword;     // a keyword argument of some call that speaks of time; ""
  uint32_t calls, hot; // hot: on the way of a request, an RPC or a message
  uint32_t marks;      // annotations and decorators of functions; only where services were asked for
  fl_span mark;        // of the first of them, where there was no call before
  uint32_t service;    // 0 unless services were asked for
  fl_call_ref first, first_hot; // first_hot: none when none is hot
} fl_unmodelled;

// Most often on the way of a request first, then most often called, then by name. Calls in tests, generated and vendored code do
// not count. Borrowed from `arena`.
uint32_t fl_graph_unmodelled(fl_graph *, fl_arena *arena, fl_unmodelled **out);
// The same of some services, each apart, and what marks their functions as well: what is marked may be called from outside. By service,
// then marks first, then by calls.
uint32_t fl_graph_unmodelled_in(fl_graph *, const fl_bits *services, fl_arena *arena, fl_unmodelled **out);

#endif
