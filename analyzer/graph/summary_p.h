// Rows of summaries, for those who put them together.
#ifndef FL_GRAPH_SUMMARY_P_H
#define FL_GRAPH_SUMMARY_P_H

#include "graph/graph_p.h"

// A list under construction; `more`: something was left out, here or below.
typedef struct fl_rows {
  fl_sum_row *at;
  uint32_t n, cap;
  bool more;
} fl_rows;

void fl_give_row(fl_rows *, fl_sum_row); // unless its site is there
// What runs while this call runs: its own sites, and the rows of the functions that it goes to.
void fl_rows_of_call(const fl_graph *, uint32_t file, uint32_t call, uint8_t certainty, fl_rows *);
bool fl_call_chooses(const fl_graph *, fl_call_ref); // one of many functions, and nobody knows which
// The calls that lead to the row's site, outermost first; `path` has room for row->depth.
fl_contained fl_contained_of_row(fl_ask *, const fl_sum_row *row);
void fl_path_of_row(const fl_graph *, const fl_sum_row *row, fl_call_ref *path);

#endif
