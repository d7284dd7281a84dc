// SQL as far as an analysis needs it: what a statement does, to which table, and what makes it safe to repeat or not.
//
// Texts come from files and from code, in any dialect and with holes: a byte below 4 stands for a piece that is not known. Nothing is
// checked: words are looked for where they count (outside of brackets, texts and comments), everything else is passed by.
#ifndef FL_FACTS_SQL_H
#define FL_FACTS_SQL_H

#include "base/str.h"

#include <stdbool.h>
#include <stdint.h>

#define FL_SQL_VERBS(X)                                                                                                \
  X(select) X(insert) X(update) X(delete) X(merge) X(call) X(create) X(alter) X(drop) X(begin) X(commit) X(rollback)   \
  X(prepare) X(commit_prepared) X(rollback_prepared) X(xa) X(isolation) X(lock) X(unlock) X(other)
#define X(w) FL_SQL_##w,
typedef enum fl_sql_verb { FL_SQL_none, FL_SQL_VERBS(X) FL_N_SQL_VERBS } fl_sql_verb;
#undef X
const char *fl_sql_verb_word(uint8_t verb);

// relative: a column is set from its own value (n = n + 1). upsert: what is there already is replaced or left (ON CONFLICT, ON DUPLICATE
// KEY, IGNORE, IF NOT EXISTS). for_update: rows stay locked until the transaction ends. advisory: a lock by a number or name of one's own;
// session: held beyond the transaction; try: without waiting. distributed: part of a transaction over several stores. limit: gives so many
// rows at most. filtering: it may look for them
// in all partitions (ALLOW FILTERING). conditional: written only while a condition behind IF holds, which the replicas agree on (CQL). holes: pieces are missing, what is not said may stand there.
#define FL_SQL_FLAGS(X)                                                                                                \
  X(relative, 1) X(upsert, 2) X(where, 4) X(for_update, 8) X(skip_locked, 16) X(nowait, 32) X(advisory, 64)           \
  X(session, 128) X(try, 256) X(distributed, 512) X(holes, 1024) X(limit, 2048) X(filtering, 4096) X(conditional, 8192)
enum fl_sql_flags {
  FL_SQL_RELATIVE = 1,
  FL_SQL_UPSERT = 2,
  FL_SQL_WHERE = 4,
  FL_SQL_FOR_UPDATE = 8,
  FL_SQL_SKIP_LOCKED = 16,
  FL_SQL_NOWAIT = 32,
  FL_SQL_ADVISORY = 64,
  FL_SQL_SESSION = 128,
  FL_SQL_TRY = 256,
  FL_SQL_DISTRIBUTED = 512,
  FL_SQL_HOLES = 1024,
  FL_SQL_LIMIT = 2048,
  FL_SQL_FILTERING = 4096,
  FL_SQL_CONDITIONAL = 8192,
};

enum { FL_SQL_MAX_COLUMNS = 24 };
typedef struct fl_sql {
  uint8_t verb; // fl_sql_verb
  uint16_t flags;
  fl_str table;     // without schema and quotes; "" when not known
  fl_str isolation; // as written: READ COMMITTED
  fl_str where[FL_SQL_MAX_COLUMNS]; // columns that must equal something, or be less than what they are set to
  uint8_t n_where;
  fl_str sets[FL_SQL_MAX_COLUMNS]; // columns that are set or inserted
  uint8_t n_sets;
} fl_sql;

typedef struct fl_sql_scan {
  fl_str text;
  uint32_t at;
} fl_sql_scan;

// The next statement that begins with a word of SQL. False at the end. Slices of the text.
bool fl_sql_next(fl_sql_scan *, fl_sql *out);

// What it does at the other side, as FL_EFFECT_*. `is_guarded`: a column that it tests changes with every write, so that a second run
// finds nothing to do.
uint8_t fl_sql_effect(const fl_sql *, bool is_guarded);

#endif
