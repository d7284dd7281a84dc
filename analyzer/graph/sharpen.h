// Calls whose target is known better than by syntax: from a compiler that read the file (compiled.c), or from an index of symbols (SCIP)
// where the repository has one (sharpen.c).
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
uint32_t fl_function_at(const fl_graph *g, uint32_t file, uint32_t line, fl_str name); // funcs[] id; 0: none

void fl_index_compiled(fl_graph *g); // once, before calls are resolved
fl_str fl_compiled_number(const fl_graph *g, uint32_t file, uint32_t val); // what a name stands for that nobody declares here; "": not known
bool fl_is_compiled(const fl_graph *g, uint32_t file, uint32_t call); // a compiler read it
bool fl_compiled(fl_graph *g, uint32_t file, uint32_t call, fl_sharpened *out);

#endif
