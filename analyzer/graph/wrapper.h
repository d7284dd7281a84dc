// Functions of the repository that are remote calls to whoever calls them: wrappers, as models for other repositories.
//
// A wrapper is a public function that makes a remote call whenever it runs (the call stands in its body, not under a condition).
// What bounds the call is a parameter of the wrapper, a value that it sets itself, or nothing.
#ifndef FL_GRAPH_WRAPPER_H
#define FL_GRAPH_WRAPPER_H

#include "graph/graph.h"

typedef struct fl_wrapper {
  fl_func_ref func;
  const fl_site *site;   // the call inside
  fl_str name;           // qualified, as imports of other repositories name it
  fl_str module, type;   // module; the qualified type of a method, "" for a function
  fl_str protocol;
  const char *language;
  uint8_t effect;        // fl_effect
  uint8_t deadline;      // fl_answer: inherited = the parameter below; unknown = it depends on how the object was made
  int64_t deadline_ms;   // bounded; inherited: the parameter's own default, INT64_MAX when it has none
  int32_t param;         // inherited: position
  fl_str param_name;
  uint8_t unit;          // fl_unit of the inner call's carrier
} fl_wrapper;

// By module, type and name. Borrowed from `arena`.
uint32_t fl_graph_wrappers(const fl_graph *, fl_ask *, fl_arena *arena, fl_wrapper **out);

#endif
