// Tables by name, and what is unique in them.
#include "graph/statement.h"

#include "graph/graph_p.h"

static fl_str lowered(fl_str name, char *buf, uint32_t size) {
  uint32_t n = name.n < size ? name.n : size;
  for (uint32_t i = 0; i < n; i++) buf[i] = name.at[i] >= 'A' && name.at[i] <= 'Z' ? (char)(name.at[i] + 32) : name.at[i];
  return (fl_str){buf, n};
}

void fl_index_tables(fl_graph *g) {
  char buf[FL_MAX_NAME];
  fl_array_push(&g->tables, (fl_rownode){0});
  for (uint32_t file = g->n_files; file > 0; file--) {
    const fl_facts *f = g->links[file].f;
    for (uint32_t i = f->n_tables; i-- > 1;) {
      if (g->links[file].in->marks & FL_MARK_TEST) continue;
      fl_sym name = fl_intern_add(&g->names, lowered(f->texts[f->tables[i].name], buf, sizeof buf));
      fl_array_push(&g->tables, ((fl_rownode){file, i, fl_map_get_or(&g->tables_by_name, name, 0)}));
      fl_map_put(&g->tables_by_name, name, g->tables.n - 1);
    }
  }
}

uint32_t fl_find_table(const fl_graph *g, fl_str name, fl_table_ref *out, uint32_t cap) {
  char buf[FL_MAX_NAME];
  fl_sym sym = fl_intern_find(&g->names, lowered(name, buf, sizeof buf));
  uint32_t n = 0;
  for (uint32_t at = sym ? fl_map_get_or(&g->tables_by_name, sym, 0) : 0; at && n < cap; at = g->tables.at[at].next)
    out[n++] = (fl_table_ref){g->tables.at[at].file, g->tables.at[at].id};
  return n;
}

static bool same_column(fl_str a, fl_str b) {
  char x[256], y[256];
  return a.n == b.n && fl_str_eq(lowered(a, x, sizeof x), lowered(b, y, sizeof y));
}

static bool holds_all(fl_str wanted, const fl_str *columns, uint32_t n) {
  for (fl_str column; wanted.n;) {
    bool has = false;
    fl_str_cut(wanted, ',', &column, &wanted);
    for (uint32_t i = 0; i < n && !has; i++) has = same_column(columns[i], column);
    if (!has) return false;
  }
  return true;
}

enum { MAX_ROWS = 64 };

bool fl_table_has_unique(const fl_graph *g, fl_str table, const fl_str *columns, uint32_t n) {
  fl_table_ref rows[MAX_ROWS];
  uint32_t found = fl_find_table(g, table, rows, MAX_ROWS);
  for (uint32_t i = 0; i < found; i++) {
    const fl_facts *f = g->links[rows[i].file].f;
    const fl_table *row = &f->tables[rows[i].id];
    if (fl_str_eq_c(f->texts[row->kind], "unique") && holds_all(f->texts[row->columns], columns, n)) return true;
  }
  return false;
}
