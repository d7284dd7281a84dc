// What answers when a call fails: a fallback that is written at it, or around it.
#ifndef FL_GRAPH_FALLBACK_H
#define FL_GRAPH_FALLBACK_H

#include "graph/graph.h"

enum fl_fallback { FL_FALLS_NOWHERE, FL_FALLBACK_OFF, FL_FALLBACK_ON }; // off: it is written, and no setting switches it on
uint8_t fl_ask_fallback(fl_ask *, const fl_site *);

// A cache around the call gives again what it has had: `answer` none: there is none; unbounded: for ever; bounded: for so long.
typedef struct fl_kept_for {
  uint8_t answer; // fl_answer
  int64_t ms;
} fl_kept_for;
fl_kept_for fl_ask_kept_for(fl_ask *, const fl_site *);

#endif
