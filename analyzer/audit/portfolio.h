// What a database of an audit says of all repositories together: a list of tables, each one question, and formats that print them.
#ifndef FL_AUDIT_PORTFOLIO_H
#define FL_AUDIT_PORTFOLIO_H

#include "audit/db.h"
#include "base/json.h"
#include "base/strbuf.h"

// The rows of a table come in a defined order, so that the same database gives the same bytes.
typedef struct fl_portfolio_table {
  const char *id, *title;
  const char *columns[9];  // as many as the question gives; ends with NULL
  const char *sql;
  uint32_t most;           // rows that people are shown; 0: all
  bool compares;           // needs the database of an earlier audit beside it, attached as `before`
} fl_portfolio_table;
uint32_t fl_portfolio_table_count(void);
const fl_portfolio_table *fl_portfolio_table_at(uint32_t index);

// Beside the database an earlier one, for what has changed since.
FL_MUST_USE int fl_portfolio_compare_with(fl_db *, const char *path, fl_error *err);

// csv and repositories are whole, one row each; markdown is for people.
typedef struct fl_portfolio_format {
  const char *name, *about;
  void (*write)(fl_db *, bool compares, fl_json_write_fn write, void *to);
} fl_portfolio_format;
uint32_t fl_portfolio_format_count(void);
const fl_portfolio_format *fl_portfolio_format_at(uint32_t index);

#endif
