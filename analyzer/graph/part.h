// Calls of many files resolved side by side.
//
// Files are cut into parts by how many calls they have, never by how many workers there are, so that any number of workers gives the same bytes. A part is a
// graph of its own on top of the one that is built: it sees all names, members and types, answers every question by itself, and keeps what it
// finds out about its own files in the rows of the whole, which no other part looks at. Names that it adds, and numbers of types and entities, are
// its own; when all parts are done they are given numbers of the whole, part by part, in the order of files.
#ifndef FL_GRAPH_PART_H
#define FL_GRAPH_PART_H

#include "graph/graph_p.h"

typedef void (*fl_part_fn)(fl_graph *part, uint32_t first_file, uint32_t last_file);

// Calls `fn` for parts that together are all files. With one part it is the graph itself.
void fl_for_parts(fl_graph *, const fl_graph_input *, fl_part_fn fn);

#endif
