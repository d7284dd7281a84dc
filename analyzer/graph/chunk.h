// Questions about all files, asked side by side.
//
// Files are cut into runs by how many calls they have, never by how many workers there are, so that any number of workers gives the same bytes. Each run
// is asked about in a view of its own (view.c), which sees what the graph remembers and what is changed by nobody meanwhile: `of_files` writes what it finds into rows
// of its run, and whoever called takes them in the order of files when all are done.
#ifndef FL_GRAPH_CHUNK_H
#define FL_GRAPH_CHUNK_H

#include "graph/graph_p.h"

enum { FL_MOST_CHUNKS = 8 };
typedef struct fl_run_of_files { uint32_t first, last; } fl_run_of_files;

// At most `most` of them, at least one; none when there are no files. `calls` of one run: 0 as is usual.
uint32_t fl_cut_files(const fl_graph *, uint32_t calls, uint32_t most, fl_run_of_files *out);

typedef struct fl_chunk {
  fl_graph *view;
  fl_run_of_files files;
  void *rows; // of the caller
} fl_chunk;
typedef struct fl_chunk_work {
  void (*of_files)(fl_chunk *);
  size_t row_bytes;           // rows of one run of files, zeroed
  void (*beside)(fl_graph *); // done meanwhile; it touches nothing that a view reads, and no arena. NULL: nothing
} fl_chunk_work;
typedef struct fl_chunks {
  fl_graph *g;
  fl_chunk at[FL_MOST_CHUNKS];
  uint32_t n;
} fl_chunks;

// The views live until they are closed, and `rows` with them.
void fl_chunks_run(fl_chunks *, fl_graph *, const fl_graph_input *, const fl_chunk_work *);
fl_sym fl_chunk_name(fl_chunks *, const fl_chunk *, fl_sym); // a symbol of the view -> of the graph
void fl_chunks_close(fl_chunks *);

#endif
