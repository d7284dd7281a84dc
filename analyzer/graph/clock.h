// Times that code reads off a clock, and what it decides by them.
#ifndef FL_GRAPH_CLOCK_H
#define FL_GRAPH_CLOCK_H

#include "graph/graph.h"

// wall: people and time services set it, forwards and back. monotonic: it only ever counts on. both: a reading of either, and two of these are
// compared by the second. As models say (attribute `clock`); on a call that reads no clock: what becomes of the reading that it is made on.
#define FL_CLOCKS(X) X(wall) X(monotonic) X(both)
#define X(w) FL_CLOCK_##w,
enum fl_clock { FL_CLOCK_none, FL_CLOCKS(X) FL_N_CLOCKS };
#undef X
const char *fl_clock_word(uint8_t clock);

// One reading: where it stands for those who compare it, and the reading itself where a function of the repository gives it.
typedef struct fl_reading {
  uint32_t file, val, inner_file, inner_val; // inner: the same where no function is in between
  const fl_meaning_row *row;
  fl_sym name;  // of the clock
  uint8_t clock; // fl_clock
  bool kept;    // in a field or a variable of the program: another call may have read it
} fl_reading;

enum { FL_MOST_READINGS = 8 };
typedef struct fl_readings {
  fl_reading at[FL_MOST_READINGS];
  uint32_t n, terms; // terms: of so many times it is made, each of which may be one of several
  bool open; // a part of it may be a time that comes from elsewhere
} fl_readings;

// The readings that a value is made from, through variables, fields of the own object and functions without arguments.
void fl_readings_of(fl_graph *g, uint32_t file, uint32_t val, fl_readings *out);

uint8_t fl_clock_of_row(const fl_graph *, const fl_meaning_row *);               // row: or NULL
const fl_meaning_row *fl_clock_named(const fl_graph *, uint32_t file, fl_sym name); // the clock that is read under a qualified name; NULL: none
fl_func_ref fl_function_called(const fl_graph *, uint32_t file, uint32_t call); // of the repository, for sure; id 0: none
void fl_find_clocks(fl_graph *g, const fl_graph_input *); // clock_func.c: which functions read a clock in their own code

// What a comparison of times decides.
//   loop      when a loop ends
//   failure   whether something is raised
//   wait      how long something waits
//   guard     what stands in code that names a lease, a limit, a breaker (vocabulary `guarding`)
#define FL_DECISIONS(X) X(loop) X(failure) X(wait) X(guard)
#define X(w) FL_DECIDES_##w,
enum fl_decision { FL_DECIDES_none, FL_DECISIONS(X) FL_N_DECISIONS };
#undef X

typedef struct fl_time_check {
  uint32_t site;
  uint8_t clock, decides; // clock: by which the times are compared, wall or monotonic
  fl_reading now;         // the one that is not kept
} fl_time_check;
const fl_time_check *fl_graph_time_check(const fl_graph *, const fl_site *); // NULL: the site is none
bool fl_time_check_says(const fl_graph *, const fl_site *, fl_str name, fl_str *value);

#endif
