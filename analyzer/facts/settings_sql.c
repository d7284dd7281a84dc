// .sql and .cql files: what migrations and schemas say of tables.
//
// CREATE TABLE, ALTER TABLE and CREATE UNIQUE INDEX count; data and procedures are skipped. Statements are found by the words that
// they begin with, since some dialects end them with a line of their own instead of a semicolon.
#include "facts/settings_p.h"
#include "facts/sql_p.h"

#include "base/io.h"

enum { MOST_COLUMNS = 64 };

typedef struct typed_column {
  fl_str name, type;
} typed_column;

typedef struct schema {
  fl_rows *rows;
  fl_sql_scan s;
  fl_str table; // that is read
  fl_buf columns, key;
  bool has_partitions; // the dialect spreads rows over partitions
  typed_column typed[MOST_COLUMNS];
  uint32_t n_typed;
} schema;

static bool is(fl_sql_token t, const char *word) { return fl_sql_is_word(t, word); }

static void add_name(fl_buf *list, fl_str name) {
  if (name.n) fl_buf_printf(list, "%s%.*s", list->n ? "," : "", FL_STR_ARG(name));
}

static void add_row(schema *c, const char *kind, const fl_buf *columns) {
  if (columns->n) fl_rows_table(c->rows, c->table, kind, fl_buf_str(columns), c->table);
}

// How rows are spread is a setting of the table as well: rules look at those.
static void declare(schema *c, const char *kind, const char *name, fl_str value) {
  fl_buf key = {0};
  fl_buf_printf(&key, "%s.%.*s.%s", kind, FL_STR_ARG(c->table), name);
  if (value.n) fl_rows_setting(c->rows, fl_buf_str(&key), value, c->table);
  fl_buf_release(&key);
}

// `(a, lower(b), c DESC)`: of an expression the last name; `((a, b), c)`: all of a bracket without one. The bracket is taken already.
static void read_columns(schema *c) {
  fl_str name = {0};
  bool taken = false;
  uint32_t group = 0; // the depth inside of a bracket that holds columns
  fl_buf_clear(&c->key);
  for (uint32_t open = 1; open;) {
    fl_sql_token t = fl_sql_token_next(&c->s);
    if (t.kind == FL_SQL_TOKEN_END) return;
    if (fl_sql_is_mark(t, '(') && ++open == 2 && !name.n) group = open;
    open -= fl_sql_is_mark(t, ')');
    bool ends = open == 0 || ((open == 1 || open == group) && fl_sql_is_mark(t, ','));
    if (ends) add_name(&c->key, name), name = (fl_str){0}, taken = false;
    else if (!taken && (t.kind == FL_SQL_TOKEN_WORD || t.kind == FL_SQL_TOKEN_NAME)) {
      name = t.text;
      taken = !fl_sql_is_mark(fl_sql_token_peek(&c->s), '('); // a function: its argument counts
    }
  }
}

// `PRIMARY KEY ((a, b), c)`, `PRIMARY KEY (a, c)` in CQL: what tells in which partition a row is, and the order inside of it. `from`: before the bracket.
static void add_partition_key(schema *c, fl_sql_scan from) {
  fl_buf key = {0}, sort = {0};
  while (!fl_sql_is_mark(fl_sql_token_peek(&from), '(')) fl_sql_token_next(&from);
  fl_sql_token_next(&from);
  bool several = fl_sql_is_mark(fl_sql_token_peek(&from), '(');
  if (several) fl_sql_token_next(&from);
  do add_name(&key, fl_sql_take_name(&from));
  while (several && fl_sql_is_mark(fl_sql_token_next(&from), ','));
  while (fl_sql_is_mark(fl_sql_token_next(&from), ',')) add_name(&sort, fl_sql_take_name(&from));
  if (several || c->has_partitions) {
    add_row(c, "partition_key", &key);
    declare(c, "cql_table", "partition_key", fl_buf_str(&key));
    declare(c, "cql_table", "sort_key", fl_buf_str(&sort));
  }
  fl_buf_release(&key);
  fl_buf_release(&sort);
}

// The next bracket of the part holds columns; names and words of an index may stand before it.
static bool find_columns(schema *c) {
  for (fl_sql_token t; (t = fl_sql_token_peek(&c->s)).kind != FL_SQL_TOKEN_END;) {
    if (fl_sql_is_mark(t, ',') || fl_sql_is_mark(t, ')') || fl_sql_is_mark(t, ';')) return false;
    fl_sql_token_next(&c->s);
    if (fl_sql_is_mark(t, '(')) return read_columns(c), true;
  }
  return false;
}

// To the comma or bracket that ends a part of a definition; UNIQUE and PRIMARY KEY on the way are about its column.
static void finish_part(schema *c, fl_str column) {
  fl_buf own = {0};
  add_name(&own, column);
  for (fl_sql_token t; (t = fl_sql_token_peek(&c->s)).kind != FL_SQL_TOKEN_END;) {
    if (fl_sql_is_mark(t, ',') || fl_sql_is_mark(t, ')') || fl_sql_is_mark(t, ';')) break;
    fl_sql_token_next(&c->s);
    if (fl_sql_is_mark(t, '(')) fl_sql_skip_brackets(&c->s);
    else if (is(t, "UNIQUE")) add_row(c, "unique", &own);
    else if (is(t, "PRIMARY")) {
      add_row(c, "primary_key", &own);
      if (c->has_partitions) add_row(c, "partition_key", &own);
    }
  }
  fl_buf_release(&own);
}

// A column or a constraint, in CREATE TABLE and behind ADD.
static void read_part(schema *c) {
  fl_sql_token t = fl_sql_token_peek(&c->s);
  if (fl_sql_take_word(&c->s, "CONSTRAINT")) fl_sql_take_name(&c->s), t = fl_sql_token_peek(&c->s);
  bool unique = is(t, "UNIQUE"), primary = is(t, "PRIMARY");
  if (unique || primary) {
    fl_sql_token_next(&c->s);
    fl_sql_scan from = c->s;
    bool found = find_columns(c);
    if (found) add_row(c, unique ? "unique" : "primary_key", &c->key);
    if (found && primary) add_partition_key(c, from);
    return finish_part(c, (fl_str){0});
  }
  static const char *const others[] = {"FOREIGN", "CHECK", "KEY", "INDEX", "EXCLUDE", "FULLTEXT", "SPATIAL", "LIKE", "PERIOD", "PARTITION"};
  for (size_t i = 0; i < sizeof others / sizeof *others; i++)
    if (is(t, others[i])) return finish_part(c, (fl_str){0});
  fl_str column = fl_sql_take_name(&c->s);
  if (column.n && c->n_typed < MOST_COLUMNS) c->typed[c->n_typed++] = (typed_column){column, fl_sql_token_peek(&c->s).text};
  add_name(&c->columns, column);
  if (column.n == 0) fl_sql_token_next(&c->s);
  finish_part(c, column);
}

static void skip_condition(schema *c) {
  if (fl_sql_take_word(&c->s, "IF")) fl_sql_take_word(&c->s, "NOT"), fl_sql_take_word(&c->s, "EXISTS");
}

// `CREATE TABLE t (..) PRIMARY KEY (a, b)`: in dialects that say it behind the columns, rows lie in the order of the key, in ranges.
static void read_range_key(schema *c) {
  if (!fl_sql_take_word(&c->s, "PRIMARY") || !find_columns(c)) return;
  add_row(c, "primary_key", &c->key);
  fl_str first = fl_buf_str(&c->key);
  first = fl_str_slice(first, 0, fl_str_find_char(first, ','));
  for (uint32_t i = 0; i < c->n_typed; i++)
    if (fl_str_eq(c->typed[i].name, first)) declare(c, "range_table", "key_begins_with", c->typed[i].type);
}

static void create_table(schema *c) {
  skip_condition(c);
  c->table = fl_sql_take_name(&c->s);
  c->n_typed = 0;
  fl_buf_clear(&c->columns);
  if (c->table.n == 0 || !fl_sql_is_mark(fl_sql_token_peek(&c->s), '(')) return;
  do {
    fl_sql_token_next(&c->s); // the bracket, then commas, of which the last may end the list
    if (fl_sql_is_mark(fl_sql_token_peek(&c->s), ')')) break;
    read_part(c);
  } while (fl_sql_is_mark(fl_sql_token_peek(&c->s), ','));
  fl_rows_table(c->rows, c->table, "table", fl_buf_str(&c->columns), c->table);
  if (!fl_sql_is_mark(fl_sql_token_peek(&c->s), ')')) return;
  fl_sql_token_next(&c->s);
  read_range_key(c);
}

// ADD COLUMN a int UNIQUE, ADD CONSTRAINT x UNIQUE (a, b); what is taken away is not read.
static void alter_table(schema *c) {
  skip_condition(c);
  fl_sql_take_word(&c->s, "ONLY");
  c->table = fl_sql_take_name(&c->s);
  fl_buf_clear(&c->columns);
  if (c->table.n == 0) return;
  for (fl_sql_token t; (t = fl_sql_token_next(&c->s)).kind != FL_SQL_TOKEN_END && !fl_sql_is_mark(t, ';');) {
    if (fl_sql_is_mark(t, '(')) fl_sql_skip_brackets(&c->s);
    if (!is(t, "ADD")) continue;
    fl_sql_take_word(&c->s, "COLUMN");
    skip_condition(c);
    read_part(c);
  }
  add_row(c, "changed", &c->columns);
}

// CREATE UNIQUE INDEX x ON t USING btree (a, b)
static void create_unique(schema *c) {
  static const char *const words[] = {"CLUSTERED", "NONCLUSTERED", "INDEX", "CONCURRENTLY"};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) fl_sql_take_word(&c->s, words[i]);
  skip_condition(c);
  if (!fl_sql_take_word(&c->s, "ON")) fl_sql_take_name(&c->s), fl_sql_take_word(&c->s, "ON");
  fl_sql_take_word(&c->s, "ONLY");
  c->table = fl_sql_take_name(&c->s);
  if (c->table.n && find_columns(c)) add_row(c, "unique", &c->key);
}

// Who says that it makes a database works with that one.
static void create_database(schema *c) {
  skip_condition(c);
  c->table = fl_sql_take_name(&c->s);
  if (c->table.n) fl_rows_setting(c->rows, FL_STR("database.created"), c->table, c->table);
}

static void read_create(schema *c) {
  static const char *const words[] = {"GLOBAL", "LOCAL", "TEMPORARY", "TEMP", "UNLOGGED", "EXTERNAL", "FOREIGN"};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) fl_sql_take_word(&c->s, words[i]);
  if (fl_sql_take_word(&c->s, "TABLE")) create_table(c);
  else if (fl_sql_take_word(&c->s, "UNIQUE")) create_unique(c);
  else if (fl_sql_take_word(&c->s, "DATABASE") || fl_sql_take_word(&c->s, "SCHEMA")) create_database(c);
}

// Files, and parts of files, that take back what a migration did.
static bool takes_back(fl_str path) {
  return fl_str_eq_c(fl_path_base(path), "down.sql") || fl_str_ends_c(path, ".down.sql") || fl_str_ends_c(path, "_down.sql");
}

static fl_str forward_part(fl_str text) {
  static const char *const marks[] = {"-- +goose Down", "-- +migrate Down", "-- migrate:down"};
  for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) text = fl_str_slice(text, 0, fl_str_find(text, fl_str_from(marks[i])));
  return text;
}

void fl_read_sql(fl_rows *rows) {
  schema c = {.rows = rows, .s = {.text = forward_part(rows->text)}, .has_partitions = fl_str_ends_c(rows->path, ".cql")};
  if (takes_back(rows->path)) return;
  fl_buf_init(&c.columns, 4000);
  fl_buf_init(&c.key, 1000);
  for (fl_sql_token t; !rows->full && (t = fl_sql_token_next(&c.s)).kind != FL_SQL_TOKEN_END;) {
    if (is(t, "CREATE")) read_create(&c);
    else if (is(t, "ALTER") && fl_sql_take_word(&c.s, "TABLE")) alter_table(&c);
    else if (is(t, "INSERT") || is(t, "COPY")) fl_sql_skip_statement(&c.s);
  }
  fl_buf_release(&c.columns);
  fl_buf_release(&c.key);
}
