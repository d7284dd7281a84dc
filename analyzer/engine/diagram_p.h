// How diagrams are put together.
#ifndef FL_ENGINE_DIAGRAM_P_H
#define FL_ENGINE_DIAGRAM_P_H

#include "engine/diagram.h"
#include "graph/services.h"

// Nodes and arrows may be added in any order, and arrows several times: finishing sorts and counts them.
uint32_t fl_diagram_node(fl_diagram *, fl_node); // texts are copied; index
void fl_diagram_arrow(fl_diagram *, fl_arrow, fl_str request); // one of them; request "": it has no name
void fl_diagram_alternative(fl_diagram *, fl_arrow, fl_str request); // a request that the one before may be instead: the arrow counts once
void fl_diagram_tally(fl_diagram *, uint32_t node, uint8_t kind, fl_str what, uint32_t n);
void fl_diagram_finish(fl_diagram *);

// The part with the marked nodes and the arrows between them.
void fl_diagram_part(fl_diagram *part, const fl_diagram *all, const bool *keep);

// The stores that the code of each service works with. `nodes`: service -> node; those without one are left out.
void fl_diagram_add_stores(fl_diagram *, const fl_analysis *, fl_ask *, const uint32_t *nodes);
// Code that pictures leave out unless all is asked for.
bool fl_diagram_is_quiet(const fl_analysis *, fl_func_ref);

#endif
