// A compiler's index (SCIP) where the repository has one: calls whose name it knows better than syntax does.
#ifndef FL_GRAPH_SHARPEN_H
#define FL_GRAPH_SHARPEN_H

#include "facts/scip.h"
#include "graph/graph_p.h"

// What the index says of a call that names and types left open, or guessed: a function of the repository, or a qualified name.
typedef struct fl_sharpened {
  fl_func_ref func; // none: it is outside
  fl_sym callee;
} fl_sharpened;
bool fl_sharpen(fl_graph *g, uint32_t file, uint32_t call, fl_sharpened *out);
void fl_index_scip(fl_graph *g, const fl_scip *); // once, before calls are resolved; NULL: there is none
void fl_release_scip(fl_graph *g);

#endif
