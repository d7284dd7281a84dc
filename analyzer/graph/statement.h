// What sites ask of a store: statements in SQL, and the tables that they are about.
#ifndef FL_GRAPH_STATEMENT_H
#define FL_GRAPH_STATEMENT_H

#include "facts/sql.h"
#include "graph/graph.h"

typedef struct fl_statement {
  uint8_t verb;     // fl_sql_verb
  uint8_t is_guarded; // it tests a column that changes with every write
  uint8_t is_keyed;   // it inserts all columns of a unique key: the second time fails
  uint16_t flags;   // fl_sql_flags
  fl_str table, isolation; // as written; "" when not known
} fl_statement;

// The statement of a site; NULL when it has none or its text is not known. Of several the first that writes.
const fl_statement *fl_graph_statement(const fl_graph *, const fl_site *);

// `statement`: the verb; `statement.for_update` and the like: yes or no. False when the name says nothing.
bool fl_statement_says(const fl_statement *, fl_str name, fl_str *value);
// A write that nobody can take back, by the words of its name.
bool fl_graph_is_irreversible(const fl_graph *, const fl_site *);

// A table by its name, without case. Its rows stand in several files: migrations add to one another.
typedef struct fl_table_ref {
  uint32_t file, id; // tables[] of the file
} fl_table_ref;
uint32_t fl_find_table(const fl_graph *, fl_str name, fl_table_ref *out, uint32_t cap);
// Is there a unique index or constraint (no primary key) whose columns are all among these?
bool fl_table_has_unique(const fl_graph *, fl_str table, const fl_str *columns, uint32_t n);

// build.c: effects that a word, a command or a statement decides. After all sites are found.
void fl_index_tables(fl_graph *);
void fl_resolve_effects(fl_graph *);

#endif
