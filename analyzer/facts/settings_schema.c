// Schemas that are no SQL: change logs in YAML, and Prisma's models.
#include "facts/deploy_p.h"

static void add_name(fl_buf *list, fl_str name) {
  if (name.n) fl_buf_printf(list, "%s%.*s", list->n ? "," : "", FL_STR_ARG(name));
}

// ---- change logs ------------------------------------------------------------------------------------------------------------------

typedef struct change {
  fl_rows *rows;
  fl_doc *doc;
  fl_str head; // path of the change: ...changes[3].createTable.
  uint32_t from;
} change;

static fl_str value_below(const change *c, const char *key) {
  for (uint32_t i = c->from; i < c->doc->leaves.n && fl_str_starts(fl_doc_path(c->doc, i), c->head); i++)
    if (fl_str_eq_c(fl_str_from_pos(fl_doc_path(c->doc, i), c->head.n), key)) return c->doc->leaves.at[i].value;
  return (fl_str){0};
}

// Names of the columns that have the mark; all for NULL.
static void columns_with(const change *c, const char *mark, fl_buf *out) {
  fl_parts parts;
  fl_str name = {0};
  fl_buf_clear(out);
  for (uint32_t i = c->from; i < c->doc->leaves.n && fl_str_starts(fl_doc_path(c->doc, i), c->head); i++) {
    fl_str rest = fl_str_from_pos(fl_doc_path(c->doc, i), c->head.n);
    if (!fl_path_fits(rest, "columns[*].column.", &parts)) continue;
    if (fl_str_eq_c(parts.rest, "name")) {
      name = c->doc->leaves.at[i].value;
      if (!mark) add_name(out, name);
    } else if (mark && fl_str_eq_c(parts.rest, mark) && fl_str_eq_c(c->doc->leaves.at[i].value, "true"))
      add_name(out, name);
  }
}

static void add_row(const change *c, const char *kind, fl_str columns) {
  fl_str table = value_below(c, "tableName");
  if (columns.n) fl_rows_table(c->rows, table, kind, columns, table);
}

static void read_change(const change *c, fl_str what) {
  fl_buf columns = {0};
  bool creates = fl_str_eq_c(what, "createTable"), adds = fl_str_eq_c(what, "addColumn");
  if (creates || adds) {
    columns_with(c, NULL, &columns), add_row(c, creates ? "table" : "changed", fl_buf_str(&columns));
    columns_with(c, "constraints.primaryKey", &columns), add_row(c, "primary_key", fl_buf_str(&columns));
    columns_with(c, "constraints.unique", &columns), add_row(c, "unique", fl_buf_str(&columns));
  } else if (fl_str_eq_c(what, "addUniqueConstraint"))
    add_row(c, "unique", value_below(c, "columnNames"));
  else if (fl_str_eq_c(what, "createIndex") && fl_str_eq_c(value_below(c, "unique"), "true"))
    columns_with(c, NULL, &columns), add_row(c, "unique", fl_buf_str(&columns));
  fl_buf_release(&columns);
}

bool fl_read_change_log(fl_rows *rows, fl_doc *d) {
  fl_parts parts;
  fl_str last = {0};
  if (!fl_str_starts_c(fl_doc_path(d, 0), "databaseChangeLog[")) return false;
  for (uint32_t i = 0; i < d->leaves.n; i++) {
    fl_str path = fl_doc_path(d, i), what;
    if (!fl_path_fits(path, "databaseChangeLog[*].changeSet.changes[*].", &parts)) continue;
    if (!fl_str_cut(parts.rest, '.', &what, NULL)) continue;
    fl_str head = fl_str_slice(path, 0, path.n - parts.rest.n + what.n + 1);
    if (!fl_str_eq(head, last)) read_change(&(change){rows, d, head, i}, what);
    last = head;
  }
  return true;
}

// ---- Prisma -----------------------------------------------------------------------------------------------------------------------

// `([a, b], name: "x")`: what stands in the brackets.
static fl_str in_brackets(fl_str line) {
  uint32_t begin = fl_str_find_char(line, '['), end = fl_str_find_char(line, ']');
  return begin == FL_STR_NONE || end == FL_STR_NONE || end < begin ? (fl_str){0} : fl_str_slice(line, begin + 1, end);
}

static bool has_mark(fl_str line, const char *mark) {
  uint32_t at = fl_str_find(line, fl_str_from(mark)), end = at + (uint32_t)strlen(mark);
  if (at == FL_STR_NONE) return false;
  return end >= line.n || strchr(" \t(", line.at[end]) != NULL;
}

typedef struct model {
  fl_str name;
  fl_buf columns;
} model;

// A table is called like its model unless @@map says otherwise, behind the fields: rows are given the name at the end.
typedef struct found {
  const char *kind;
  fl_str columns, at;
} found;

typedef FL_ARRAY(found) found_list;

static void read_field(model *m, found_list *rows, fl_str line) {
  uint32_t n = 0;
  while (n < line.n && line.at[n] != ' ' && line.at[n] != '\t') n++;
  fl_str field = fl_str_slice(line, 0, n);
  add_name(&m->columns, field);
  if (has_mark(line, "@id")) fl_array_push(rows, ((found){"primary_key", field, field}));
  if (has_mark(line, "@unique")) fl_array_push(rows, ((found){"unique", field, field}));
}

static void read_block_mark(model *m, found_list *rows, fl_str line) {
  fl_str columns = in_brackets(line), name;
  if (has_mark(line, "@@unique")) fl_array_push(rows, ((found){"unique", columns, columns}));
  if (has_mark(line, "@@id")) fl_array_push(rows, ((found){"primary_key", columns, columns}));
  if (has_mark(line, "@@map") && fl_str_cut(line, '"', NULL, &name)) {
    fl_str_cut(name, '"', &name, NULL);
    m->name = name;
  }
}

static void close_model(fl_rows *rows, model *m, found_list *list) {
  fl_rows_table(rows, m->name, "table", fl_buf_str(&m->columns), m->name);
  for (uint32_t i = 0; i < list->n; i++) fl_rows_table(rows, m->name, list->at[i].kind, list->at[i].columns, list->at[i].at);
  fl_buf_clear(&m->columns);
  fl_array_clear(list);
  m->name = (fl_str){0};
}

void fl_read_prisma(fl_rows *rows) {
  fl_str rest = rows->text, line, name;
  model m = {0};
  found_list list = {0};
  while (!rows->full && fl_next_line(&rest, &line)) {
    line = fl_str_trim(line);
    if (line.n == 0 || fl_str_starts_c(line, "//")) continue;
    if (fl_str_starts_c(line, "model ") && fl_str_ends_c(line, "{")) {
      fl_str_cut(fl_str_from_pos(line, 6), ' ', &name, NULL);
      m.name = name;
    } else if (!m.name.n) continue;
    else if (line.at[0] == '}') close_model(rows, &m, &list);
    else if (line.at[0] == '@') read_block_mark(&m, &list, line);
    else read_field(&m, &list, line);
  }
  fl_buf_release(&m.columns);
  fl_array_release(&list);
}
