// What answers when a call fails: a fallback that is written at it, or around it.
#ifndef FL_GRAPH_FALLBACK_H
#define FL_GRAPH_FALLBACK_H

#include "graph/graph.h"

enum fl_fallback { FL_FALLS_NOWHERE, FL_FALLBACK_OFF, FL_FALLBACK_ON }; // off: it is written, and no setting switches it on
uint8_t fl_ask_fallback(fl_ask *, const fl_site *);

#endif
