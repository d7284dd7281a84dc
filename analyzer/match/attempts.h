// How often a call may be made for one that is asked for: the retries around it, and what its library repeats unasked.
#ifndef FL_MATCH_ATTEMPTS_H
#define FL_MATCH_ATTEMPTS_H

#include "graph/graph.h"

// One factor: a retry, or the call itself for what its library does.
typedef struct fl_attempt_factor {
  const fl_site *site;
  uint8_t role;  // attempts of the library, bound of a retry
  int64_t n;     // INT64_MAX: without end
} fl_attempt_factor;

enum { FL_MAX_FACTORS = 6 };
typedef struct fl_attempts {
  int64_t n;       // INT64_MAX: without end
  uint32_t factors;
  bool is_unknown; // a retry whose number nobody knows is left out
  uint8_t certainty;
  fl_attempt_factor at[FL_MAX_FACTORS]; // the first of them, innermost first
  int64_t mesh;    // so many of `n` are made on the way, by what carries the requests: no factor of the program, which waits for all of them once
  char text[256];  // "3 by the loop in `ask` x 5 by `retry`"
} fl_attempts;

// `counts`: is this retry one of those that are meant? NULL: all around the call are. `arena` keeps names in the text for as long as it is needed.
typedef bool fl_attempts_counts(void *payload, const fl_contained *retry);
fl_attempts fl_attempts_of(fl_ask *, fl_arena *, const fl_site *, fl_attempts_counts *counts, void *payload);

#endif
