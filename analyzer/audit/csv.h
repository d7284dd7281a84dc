// Comma-separated values, RFC 4180: fields in quotes may hold commas, line ends and doubled quotes. Line ends of any sort.
#ifndef FL_AUDIT_CSV_H
#define FL_AUDIT_CSV_H

#include "base/arena.h"
#include "base/array.h"
#include "base/error.h"
#include "base/str.h"
#include "base/strbuf.h"

typedef struct fl_csv {
  const char *name; // for messages
  fl_str rest;      // what was not read yet
  uint32_t line;    // of the record that was read last, from 1
  uint32_t next;    // of the one behind it
} fl_csv;

typedef FL_ARRAY(fl_str) fl_csv_fields;

fl_csv fl_csv_of(const char *name, fl_str text); // a byte order mark is passed over
// The next record; empty lines are passed over. 1: there is one, 0: there are no more, or a status. Fields are borrowed from the text or `arena`.
FL_MUST_USE int fl_csv_next(fl_csv *, fl_csv_fields *out, fl_arena *arena, fl_error *err);

void fl_csv_add(fl_buf *out, fl_str field, bool is_first); // in quotes where it needs them
void fl_csv_end(fl_buf *out);

#endif
