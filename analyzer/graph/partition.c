// How many partitions a statement asks.
//
// In: a statement, and the rows that schemas have of its table. Out: one, when each column that tells the partition must equal something;
// several, when one of them need not. Unknown where no schema says which columns these are, or pieces of the statement are missing.
#include "graph/statement.h"

static bool same_name(fl_str a, fl_str b) {
  bool same = a.n == b.n;
  for (uint32_t i = 0; same && i < a.n; i++) same = (a.at[i] | 32) == (b.at[i] | 32);
  return same;
}

static bool has_column(const fl_sql *s, fl_str column) {
  for (uint8_t i = 0; i < s->n_where; i++)
    if (same_name(s->where[i], column)) return true;
  return false;
}

static bool has_all(const fl_sql *s, fl_str columns) {
  while (columns.n) {
    fl_str column = fl_str_slice(columns, 0, fl_str_find_char(columns, ','));
    if (!has_column(s, column)) return false;
    columns = fl_str_slice(columns, column.n + 1, columns.n);
  }
  return true;
}

fl_partitions fl_partitions_of(const fl_graph *g, const fl_sql *s) {
  bool finds = s->verb == FL_SQL_select || s->verb == FL_SQL_update || s->verb == FL_SQL_delete;
  if (!finds || !s->table.n || (s->flags & FL_SQL_HOLES)) return FL_PARTITIONS_UNKNOWN;
  for (const fl_table_row *row = fl_find_table(g, s->table); row; row = fl_next_table_row(g, row)) {
    if (!fl_str_eq_c(row->kind, "partition_key")) continue;
    return has_all(s, row->columns) ? FL_PARTITIONS_ONE : FL_PARTITIONS_SEVERAL;
  }
  return FL_PARTITIONS_UNKNOWN;
}
