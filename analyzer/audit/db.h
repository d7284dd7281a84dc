// The database of an audit: docs/audit.md describes its tables. One writer at a time; readers may use it with any SQLite.
#ifndef FL_AUDIT_DB_H
#define FL_AUDIT_DB_H

#include "base/error.h"
#include "base/str.h"

#include <stdbool.h>
#include <stdint.h>

typedef struct fl_db fl_db;
typedef struct fl_db_row fl_db_row; // a statement: filled with values, then run or read row by row

// Makes it when `create` is set. FL_E_IO with SQLite's words; FL_E_INPUT: it is another program's, or another version's.
FL_MUST_USE int fl_db_open(fl_db **out, const char *path, bool create, fl_error *err);
void fl_db_close(fl_db *);
// All or nothing. A failure in between is remembered, and comes out at the end.
void fl_db_begin(fl_db *);
FL_MUST_USE int fl_db_commit(fl_db *, fl_error *err);
void fl_db_roll_back(fl_db *);

// A statement, compiled once for each text; its address is what it is known by, so it must be a literal.
fl_db_row *fl_db_row_of(fl_db *, const char *sql);
// The next value, in order.
void fl_db_put(fl_db_row *, fl_str text);
void fl_db_put_number(fl_db_row *, int64_t number);
void fl_db_run(fl_db_row *); // and it may be filled again
// For selects: true while there is a row, whose texts are borrowed until the next call. At the end it may be filled again.
bool fl_db_next(fl_db_row *);
void fl_db_end(fl_db_row *); // not to the end
fl_str fl_db_text(const fl_db_row *, int column);
int64_t fl_db_number(const fl_db_row *, int column);
FL_MUST_USE int fl_db_status(const fl_db *, fl_error *err); // what went wrong so far

#endif
