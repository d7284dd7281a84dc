// Writes of which the one with the later time is kept.
#ifndef FL_GRAPH_STAMP_H
#define FL_GRAPH_STAMP_H

#include "graph/graph.h"

// stored: it is stored under a time that the program gives it. newer: the statement writes only over an earlier time. branch: the code does,
// by a condition around it.
#define FL_STAMPS(X) X(stored) X(newer) X(branch)
#define X(w) FL_STAMP_##w,
enum fl_stamp_form { FL_STAMP_none, FL_STAMPS(X) FL_N_STAMPS };
#undef X

typedef struct fl_stamp {
  uint8_t form;      // fl_stamp_form
  uint8_t certainty; // that it is a reading of a wall clock; 0: it is not known where the time comes from
  fl_sym name;       // what is compared; 0: nothing has a name
  fl_str clock;      // that is read, as it is called
  uint32_t line;     // of the reading, in `file`
  uint32_t file;
} fl_stamp;
fl_stamp fl_ask_stamp(fl_ask *, const fl_site *);

#endif
