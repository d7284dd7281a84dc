// What sites ask of a store: statements in SQL, and the tables that they are about.
#ifndef FL_GRAPH_STATEMENT_H
#define FL_GRAPH_STATEMENT_H

#include "facts/sql.h"
#include "graph/graph.h"

// How many partitions of its table it asks, where a schema says what tells them apart.
typedef enum fl_partitions { FL_PARTITIONS_UNKNOWN, FL_PARTITIONS_ONE, FL_PARTITIONS_SEVERAL } fl_partitions;

typedef struct fl_statement {
  uint8_t verb;     // fl_sql_verb
  uint8_t is_guarded; // it tests a column that changes with every write
  uint8_t is_keyed;   // it inserts all columns of a unique key: the second time fails
  uint8_t partitions; // fl_partitions
  uint16_t flags;   // fl_sql_flags
  fl_str table, isolation; // as written; "" when not known
} fl_statement;

// The statement of a site; NULL when it has none or its text is not known. Of several the first that writes.
const fl_statement *fl_graph_statement(const fl_graph *, const fl_site *);

// `statement`: the verb; `statement.for_update` and the like: yes or no. False when the name says nothing.
bool fl_statement_says(const fl_statement *, fl_str name, fl_str *value);
// A write that nobody can take back, by the words of its name.
bool fl_graph_is_irreversible(const fl_graph *, const fl_site *);

// What the first word of a procedure's name says (vocabulary `procedures`).
uint8_t fl_effect_of_name(const fl_graph *, fl_str name);

// What is known of a table: from a schema, or from code that makes one. One row says one thing; migrations add to one another.
typedef struct fl_table_row {
  fl_str kind, columns; // as in fl_table: "unique", "a,b"
  uint32_t file;
  fl_span span;
  uint32_t next; // of the same table; 0 = end
} fl_table_row;
// The first row of a table, by its name without case; NULL when nothing is known. fl_next_table_row goes on.
const fl_table_row *fl_find_table(const fl_graph *, fl_str name);
const fl_table_row *fl_next_table_row(const fl_graph *, const fl_table_row *);
// Is there a unique index or constraint (no primary key) whose columns are all among these?
bool fl_table_has_unique(const fl_graph *, fl_str table, const fl_str *columns, uint32_t n);

fl_partitions fl_partitions_of(const fl_graph *, const fl_sql *); // partition.c

// build.c: effects that a word, a command or a statement decides. After all sites are found.
void fl_index_tables(fl_graph *);
void fl_index_code_tables(fl_graph *);
void fl_resolve_effects(fl_graph *);

#endif
