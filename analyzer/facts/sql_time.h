// Writes that go by their own time: of two, the one with the later time is kept.
#ifndef FL_FACTS_SQL_TIME_H
#define FL_FACTS_SQL_TIME_H

#include "facts/sql.h"

// stored: the statement says under which time it is stored (CQL's USING TIMESTAMP). newer: it writes only where the time that is stored
// already is an earlier one.
#define FL_SQL_TIMES(X) X(stored) X(newer)
#define X(w) FL_SQL_TIME_##w,
enum fl_sql_time_form { FL_SQL_TIME_none, FL_SQL_TIMES(X) FL_N_SQL_TIMES };
#undef X

typedef struct fl_sql_param {
  int32_t at;  // among those that have no name, from 0; -1: it has one
  fl_str name; // :name, without what marks it
} fl_sql_param;

typedef struct fl_sql_time {
  uint8_t form;       // fl_sql_time_form
  fl_str column;      // of `newer`: which is compared
  fl_sql_param param; // what brings the time
  fl_sql_param set;   // of `newer`: what the column is set to, the same where it has a name
  uint32_t n_params;  // without a name, in the whole statement
} fl_sql_time;

// Of one statement: an insert, an update or a delete. A time that the store makes itself (NOW()) is none.
bool fl_sql_time_of(fl_str statement, fl_sql_time *out);

#endif
