// Objects that are made anew for each request: nothing keeps them for the next one.
#ifndef FL_GRAPH_ANEW_H
#define FL_GRAPH_ANEW_H

#include "graph/graph.h"

// The certainty that what the call of the site makes lives for one request only, and could live longer: only requests lead there, and
// nothing that it is made of comes out of one. 0: it is kept, or nobody knows.
uint8_t fl_made_for_each_request(fl_ask *, const fl_site *);

// made_of.c: does a value come out of a request, or of what was fetched for it? Lowers *certainty where that cannot be seen.
bool fl_comes_of_request(fl_graph *, uint32_t file, uint32_t val, uint8_t *certainty);

#endif
