// A graph as one asking thread sees it (view.c).
#ifndef FL_GRAPH_VIEW_P_H
#define FL_GRAPH_VIEW_P_H

#include "graph/graph_p.h"

// Owned; the graph must outlive it.
fl_graph *fl_view_new(const fl_graph *);
void fl_view_free(fl_graph *view);
void fl_view_forget(fl_graph *view); // types that were asked in it; names stay

// The memory of fl_type_of: in the graph while it is built, in the view afterwards. A value whose type is being asked is known, and
// has none.
bool fl_type_known(fl_graph *, uint32_t file, uint32_t val, fl_tref *out);
void fl_type_asking(fl_graph *, uint32_t file, uint32_t val);
uint32_t fl_keep_type(fl_graph *, fl_tref t); // index in the graph's trefs
void fl_type_remember(fl_graph *, uint32_t file, uint32_t val, fl_tref t);

#endif
