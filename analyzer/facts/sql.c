// One statement at a time: its verb, its table, and the clauses that matter.
//
// The words of a statement are gone through once. Which clause they stand in is remembered; what stands in brackets belongs to a
// statement inside, of which only writes (in WITH) and guards (NOT EXISTS) count.
#include "facts/sql_p.h"

#include "models/model.h"

const char *fl_sql_verb_word(uint8_t verb) {
#define X(w) #w,
  static const char *const words[] = {"", FL_SQL_VERBS(X)};
#undef X
  return verb < FL_N_SQL_VERBS ? words[verb] : "";
}

enum clause { BEFORE, TABLE, SET, CONFLICT, WHERE, AFTER };

typedef struct reading {
  fl_sql_scan *s;
  fl_sql *out;
  uint8_t clause;
  uint32_t depth;
  fl_str column;   // of the assignment or comparison that is read
  bool is_self;    // its value names the column
  bool is_changed; // ... or works on something
  bool expects_value;
  bool has_hole;
} reading;

static bool same_name(fl_str a, fl_str b) {
  if (a.n != b.n) return false;
  for (uint32_t i = 0; i < a.n; i++)
    if ((a.at[i] | 0x20) != (b.at[i] | 0x20)) return false;
  return true;
}

static void flag(reading *r, uint16_t flags) { r->out->flags = (uint16_t)(r->out->flags | flags); }

// ---- how a statement begins -------------------------------------------------------------------------------------------------------

typedef struct beginning {
  const char *first, *second; // second: NULL = any
  uint8_t verb;
  uint16_t flags;
} beginning;

// The first that fits.
static const beginning beginnings[] = {
    {"SELECT", NULL, FL_SQL_select, 0},
    {"INSERT", "IGNORE", FL_SQL_insert, FL_SQL_UPSERT},
    {"INSERT", NULL, FL_SQL_insert, 0},
    {"REPLACE", NULL, FL_SQL_insert, FL_SQL_UPSERT},
    {"UPSERT", NULL, FL_SQL_insert, FL_SQL_UPSERT},
    {"UPDATE", NULL, FL_SQL_update, 0},
    {"DELETE", NULL, FL_SQL_delete, 0},
    {"TRUNCATE", NULL, FL_SQL_delete, 0},
    {"MERGE", NULL, FL_SQL_merge, FL_SQL_UPSERT},
    {"FROM", NULL, FL_SQL_select, 0}, // an object query may leave the select out
    {"CALL", NULL, FL_SQL_call, 0},
    {"EXEC", NULL, FL_SQL_call, 0},
    {"EXECUTE", NULL, FL_SQL_call, 0},
    {"CREATE", NULL, FL_SQL_create, 0},
    {"ALTER", NULL, FL_SQL_alter, 0},
    {"DROP", NULL, FL_SQL_drop, 0},
    {"BEGIN", "DISTRIBUTED", FL_SQL_begin, FL_SQL_DISTRIBUTED},
    {"BEGIN", NULL, FL_SQL_begin, 0},
    {"START", "TRANSACTION", FL_SQL_begin, 0},
    {"COMMIT", "PREPARED", FL_SQL_commit_prepared, FL_SQL_DISTRIBUTED},
    {"COMMIT", NULL, FL_SQL_commit, 0},
    {"ROLLBACK", "PREPARED", FL_SQL_rollback_prepared, FL_SQL_DISTRIBUTED},
    {"ROLLBACK", NULL, FL_SQL_rollback, 0},
    {"PREPARE", "TRANSACTION", FL_SQL_prepare, FL_SQL_DISTRIBUTED},
    {"XA", NULL, FL_SQL_xa, FL_SQL_DISTRIBUTED},
    {"LOCK", "TABLE", FL_SQL_lock, 0},
    {"LOCK", "TABLES", FL_SQL_lock, 0},
    {"SHOW", NULL, FL_SQL_select, 0},
    {"EXPLAIN", NULL, FL_SQL_select, 0},
    {"DESCRIBE", NULL, FL_SQL_select, 0},
    {"VALUES", NULL, FL_SQL_select, 0},
    {"SET", NULL, FL_SQL_other, 0},
    {"WITH", NULL, FL_SQL_other, 0}, // the verb comes behind
};

// Texts that only begin like a statement ("from the server", "set by hand", "call me") are none: something must follow that fits.
static bool follows_well(uint8_t verb, fl_sql_token next) {
  bool name = next.kind == FL_SQL_TOKEN_WORD || next.kind == FL_SQL_TOKEN_NAME || next.kind == FL_SQL_TOKEN_PARAM;
  switch (verb) {
  case FL_SQL_begin:
  case FL_SQL_commit:
  case FL_SQL_rollback: return next.kind == FL_SQL_TOKEN_END || name || fl_sql_is_mark(next, ';');
  case FL_SQL_select: return next.kind != FL_SQL_TOKEN_END;
  default: return name || fl_sql_is_mark(next, '(');
  }
}

static bool begin(reading *r, fl_sql_token first) {
  fl_sql_token second = fl_sql_token_peek(r->s);
  for (size_t i = 0; i < sizeof beginnings / sizeof *beginnings; i++) {
    const beginning *b = &beginnings[i];
    if (!fl_sql_is_word(first, b->first) || (b->second && !fl_sql_is_word(second, b->second))) continue;
    if (!follows_well(b->verb, second)) return false;
    r->out->verb = b->verb;
    r->out->flags = b->flags;
    if (b->second) fl_sql_token_next(r->s);
    return true;
  }
  return false;
}

// ---- clauses ----------------------------------------------------------------------------------------------------------------------

static void add_column(fl_str *list, uint8_t *n, fl_str column) {
  if (*n < FL_SQL_MAX_COLUMNS && column.n) list[(*n)++] = column;
}

// INSERT INTO t (a, b): names alone; anything else in the bracket is a statement or values.
static void take_columns(reading *r) {
  fl_sql_scan ahead = *r->s;
  fl_sql found = *r->out;
  if (!fl_sql_is_mark(fl_sql_token_next(&ahead), '(')) return;
  for (;;) {
    fl_str name = fl_sql_take_name(&ahead);
    fl_sql_token t = fl_sql_token_next(&ahead);
    if (!name.n || !(fl_sql_is_mark(t, ',') || fl_sql_is_mark(t, ')'))) return;
    add_column(found.sets, &found.n_sets, name);
    if (!fl_sql_is_mark(t, ')')) continue;
    *r->out = found;
    *r->s = ahead;
    return;
  }
}

static void take_table(reading *r) {
  while (fl_sql_take_word(r->s, "ONLY") || fl_sql_take_word(r->s, "INTO") || fl_sql_take_word(r->s, "FROM") || fl_sql_take_word(r->s, "TABLE"))
    continue;
  fl_str name = fl_sql_take_name(r->s);
  if (r->out->table.n || !name.n) return;
  r->out->table = name;
  if (r->out->verb == FL_SQL_insert) take_columns(r);
}

// An assignment or comparison ends: at a comma, AND, or the clause's end.
static void close_column(reading *r) {
  bool is_set = r->clause == SET && r->column.n && r->expects_value;
  if (is_set) add_column(r->out->sets, &r->out->n_sets, r->column);
  if (is_set && r->is_self && r->is_changed) flag(r, FL_SQL_RELATIVE);
  if (r->clause == WHERE && r->column.n && r->expects_value && !r->is_self) add_column(r->out->where, &r->out->n_where, r->column);
  r->column = (fl_str){0};
  r->is_self = r->is_changed = r->expects_value = false;
}

static void enter(reading *r, uint8_t clause) {
  close_column(r);
  r->clause = clause;
}

// INSERT ... ON CONFLICT (a) DO UPDATE SET n = n + 1; ON DUPLICATE KEY UPDATE n = n + 1
static void read_conflict(reading *r) {
  if (fl_sql_take_word(r->s, "CONFLICT")) flag(r, FL_SQL_UPSERT), enter(r, CONFLICT);
  else if (fl_sql_take_word(r->s, "DUPLICATE")) {
    flag(r, FL_SQL_UPSERT);
    fl_sql_take_word(r->s, "KEY");
    fl_sql_take_word(r->s, "UPDATE");
    enter(r, SET);
  }
}

static void read_for(reading *r) {
  if (fl_sql_take_word(r->s, "NO")) fl_sql_take_word(r->s, "KEY");
  if (fl_sql_take_word(r->s, "UPDATE") || fl_sql_take_word(r->s, "SHARE")) flag(r, FL_SQL_FOR_UPDATE), enter(r, AFTER);
}

static void read_isolation(reading *r) {
  fl_sql_scan from = *r->s;
  fl_sql_token first = fl_sql_token_next(r->s), second = fl_sql_token_peek(r->s);
  bool two = fl_sql_is_word(first, "READ") || fl_sql_is_word(first, "REPEATABLE");
  fl_str last = two ? second.text : first.text;
  if (first.kind != FL_SQL_TOKEN_WORD) return (void)(*r->s = from);
  r->out->isolation = (fl_str){first.text.at, (uint32_t)(last.at + last.n - first.text.at)};
  if (r->out->verb == FL_SQL_other) r->out->verb = FL_SQL_isolation;
}

// Functions that lock by a number or name: told anywhere in a statement.
static bool read_lock_function(reading *r, fl_sql_token t) {
  static const struct {
    const char *name;
    uint8_t verb;
    uint16_t flags;
  } functions[] = {{"PG_ADVISORY_LOCK", FL_SQL_lock, FL_SQL_SESSION},
                   {"PG_ADVISORY_LOCK_SHARED", FL_SQL_lock, FL_SQL_SESSION},
                   {"PG_TRY_ADVISORY_LOCK", FL_SQL_lock, FL_SQL_SESSION | FL_SQL_TRY},
                   {"PG_TRY_ADVISORY_LOCK_SHARED", FL_SQL_lock, FL_SQL_SESSION | FL_SQL_TRY},
                   {"PG_ADVISORY_XACT_LOCK", FL_SQL_lock, 0},
                   {"PG_ADVISORY_XACT_LOCK_SHARED", FL_SQL_lock, 0},
                   {"PG_TRY_ADVISORY_XACT_LOCK", FL_SQL_lock, FL_SQL_TRY},
                   {"PG_TRY_ADVISORY_XACT_LOCK_SHARED", FL_SQL_lock, FL_SQL_TRY},
                   {"PG_ADVISORY_UNLOCK", FL_SQL_unlock, 0},
                   {"PG_ADVISORY_UNLOCK_SHARED", FL_SQL_unlock, 0},
                   {"PG_ADVISORY_UNLOCK_ALL", FL_SQL_unlock, 0},
                   {"GET_LOCK", FL_SQL_lock, FL_SQL_SESSION},
                   {"RELEASE_LOCK", FL_SQL_unlock, 0},
                   {"SP_GETAPPLOCK", FL_SQL_lock, 0},
                   {"SP_RELEASEAPPLOCK", FL_SQL_unlock, 0}};
  for (size_t i = 0; i < sizeof functions / sizeof *functions; i++) {
    if (!fl_sql_is_word(t, functions[i].name)) continue;
    r->out->verb = functions[i].verb;
    flag(r, (uint16_t)(functions[i].flags | FL_SQL_ADVISORY));
    return true;
  }
  return false;
}

// ---- words ------------------------------------------------------------------------------------------------------------------------

static bool is_write(uint8_t verb) {
  return verb == FL_SQL_insert || verb == FL_SQL_update || verb == FL_SQL_delete || verb == FL_SQL_merge;
}

// `WITH x AS (INSERT ...) SELECT ...` writes; the verb behind WITH counts otherwise.
static bool read_inner_verb(reading *r, fl_sql_token t) {
  static const struct {
    const char *word;
    uint8_t verb;
  } verbs[] = {{"INSERT", FL_SQL_insert}, {"UPDATE", FL_SQL_update}, {"DELETE", FL_SQL_delete}, {"SELECT", FL_SQL_select}, {"MERGE", FL_SQL_merge}};
  for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++) {
    if (!fl_sql_is_word(t, verbs[i].word)) continue;
    bool replaces = r->out->verb == FL_SQL_other && (r->depth == 0 || is_write(verbs[i].verb));
    if (!replaces) return false;
    r->out->verb = verbs[i].verb;
    r->clause = BEFORE;
    if (is_write(verbs[i].verb)) take_table(r), r->clause = r->out->verb == FL_SQL_insert ? AFTER : TABLE;
    return true;
  }
  return false;
}

// IF NOT EXISTS, IF EXISTS, IF version = 3. A function of that name is none.
static void read_if(reading *r) {
  if (fl_sql_is_mark(fl_sql_token_peek(r->s), '(')) return;
  if (is_write(r->out->verb)) flag(r, FL_SQL_CONDITIONAL);
  if (fl_sql_take_word(r->s, "NOT")) flag(r, FL_SQL_UPSERT);
}

static void read_clause_word(reading *r, fl_sql_token t) {
  if (fl_sql_is_word(t, "SET") && r->clause != SET && r->out->verb != FL_SQL_other) enter(r, SET);
  else if (fl_sql_is_word(t, "WHERE")) flag(r, FL_SQL_WHERE), enter(r, WHERE);
  else if (fl_sql_is_word(t, "FROM") && !r->out->table.n) take_table(r), enter(r, TABLE);
  else if (fl_sql_is_word(t, "INTO") && !r->out->table.n && r->out->verb != FL_SQL_select) take_table(r);
  else if (fl_sql_is_word(t, "ON")) read_conflict(r);
  else if (fl_sql_is_word(t, "FOR")) read_for(r);
  else if (fl_sql_is_word(t, "ISOLATION")) { if (fl_sql_take_word(r->s, "LEVEL")) read_isolation(r); }
  else if (fl_sql_is_word(t, "SKIP") && fl_sql_take_word(r->s, "LOCKED")) flag(r, FL_SQL_SKIP_LOCKED);
  else if (fl_sql_is_word(t, "NOWAIT")) flag(r, FL_SQL_NOWAIT);
  else if (fl_sql_is_word(t, "IF")) read_if(r);
  else if (fl_sql_is_word(t, "RETURNING") || fl_sql_is_word(t, "ORDER") || fl_sql_is_word(t, "GROUP")) enter(r, AFTER);
  else if (fl_sql_is_word(t, "LIMIT") || fl_sql_is_word(t, "FETCH") || fl_sql_is_word(t, "TOP")) flag(r, FL_SQL_LIMIT), enter(r, r->out->table.n ? AFTER : r->clause);
  else if (fl_sql_is_word(t, "ALLOW") && fl_sql_take_word(r->s, "FILTERING")) flag(r, FL_SQL_FILTERING), enter(r, AFTER);
  else if (fl_sql_is_word(t, "OR") && r->clause == WHERE) enter(r, AFTER); // nothing must hold by itself
  else if (fl_sql_is_word(t, "OR") && r->out->verb == FL_SQL_insert && !r->out->table.n) {
    if (fl_sql_take_word(r->s, "IGNORE") || fl_sql_take_word(r->s, "REPLACE")) flag(r, FL_SQL_UPSERT);
  }
}

// Words that count at any depth. UPDLOCK and READPAST are hints in brackets.
static bool read_anywhere(reading *r, fl_sql_token t) {
  if (fl_sql_is_word(t, "UPDLOCK")) return flag(r, FL_SQL_FOR_UPDATE), true;
  if (fl_sql_is_word(t, "READPAST")) return flag(r, FL_SQL_SKIP_LOCKED), true;
  bool guard = r->out->verb == FL_SQL_insert && fl_sql_is_word(t, "NOT") && fl_sql_is_word(fl_sql_token_peek(r->s), "EXISTS");
  if (guard) return flag(r, FL_SQL_UPSERT), true;
  return read_lock_function(r, t) || read_inner_verb(r, t);
}

// Functions whose result is longer than what they are given.
static bool appends(fl_sql_token t) {
  static const char *const words[] = {"CONCAT", "ARRAY_APPEND", "ARRAY_CAT", "JSON_ARRAY_APPEND", "LIST_APPEND"};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (fl_sql_is_word(t, words[i])) return true;
  return false;
}

// `SET version = 7 WHERE version < 7`: it is no longer below once it is set.
static bool is_below_what_is_set(reading *r, fl_sql_token t) {
  fl_sql_token next = fl_sql_token_peek(r->s);
  if (r->clause != WHERE || !fl_sql_is_mark(t, '<') || fl_sql_is_mark(next, '=') || fl_sql_is_mark(next, '>')) return false;
  for (uint8_t i = 0; i < r->out->n_sets; i++)
    if (fl_str_eq(r->out->sets[i], r->column)) return true;
  return false;
}

// `column = value` in SET and WHERE.
static void read_comparison(reading *r, fl_sql_token t) {
  bool name = t.kind == FL_SQL_TOKEN_WORD || t.kind == FL_SQL_TOKEN_NAME;
  bool outside = r->depth == 0 || (r->depth == 1 && r->clause == WHERE);
  if (r->clause != SET && r->clause != WHERE) return;
  if (outside && !r->expects_value && name) r->column = t.text;
  else if (outside && !r->expects_value && (fl_sql_is_mark(t, '=') || is_below_what_is_set(r, t))) r->expects_value = r->column.n > 0;
  else if (r->expects_value && name) r->is_self |= same_name(t.text, r->column), r->is_changed |= appends(t);
  else if (r->expects_value && t.kind == FL_SQL_TOKEN_MARK && t.text.n && strchr("+-*/|", t.text.at[0])) r->is_changed = true;
  else if (outside && !r->expects_value && t.kind == FL_SQL_TOKEN_MARK && !fl_sql_is_mark(t, '.')) r->column = (fl_str){0};
}

// A hole in place of a name or a value hides nothing that counts here; one between clauses may hide any of them.
static void read_hole(reading *r) {
  bool name = r->clause == BEFORE && !r->out->table.n && !r->has_hole;
  r->has_hole = true;
  if (r->depth == 0 && !name && !r->expects_value) flag(r, FL_SQL_HOLES);
}

static void read_token(reading *r, fl_sql_token t) {
  if (t.is_hole) return read_hole(r);
  if (read_anywhere(r, t)) return;
  bool ends_one = fl_sql_is_mark(t, ',') ? r->depth == 0 : fl_sql_is_word(t, "AND");
  if (ends_one && (r->clause == SET || r->clause == WHERE)) return close_column(r);
  if (r->depth == 0 && t.kind == FL_SQL_TOKEN_WORD) read_clause_word(r, t);
  read_comparison(r, t);
}

static void read_statement(reading *r) {
  switch (r->out->verb) {
  case FL_SQL_insert:
  case FL_SQL_update:
  case FL_SQL_delete:
  case FL_SQL_merge:
  case FL_SQL_lock:
    if (!fl_sql_is_word(fl_sql_token_peek(r->s), "OR")) take_table(r);
    break;
  default: break;
  }
  for (;;) {
    fl_sql_token t = fl_sql_token_next(r->s);
    if (t.kind == FL_SQL_TOKEN_END || (fl_sql_is_mark(t, ';') && r->depth == 0)) break;
    if (fl_sql_is_mark(t, '(')) r->depth++;
    else if (fl_sql_is_mark(t, ')')) r->depth -= r->depth > 0;
    else read_token(r, t);
  }
  close_column(r);
}

bool fl_sql_next(fl_sql_scan *s, fl_sql *out) {
  for (;;) {
    fl_sql_token t = fl_sql_token_next(s);
    if (t.kind == FL_SQL_TOKEN_END) return false;
    if (fl_sql_is_mark(t, ';') || fl_sql_is_mark(t, '(')) continue;
    *out = (fl_sql){0};
    reading r = {.s = s, .out = out};
    if (!begin(&r, t)) return false; // a text that is no SQL, or a piece of it
    if (fl_sql_is_word(t, "FROM")) out->table = fl_sql_take_name(s);
    read_statement(&r);
    return true;
  }
}

// ---- effects ----------------------------------------------------------------------------------------------------------------------

uint8_t fl_sql_effect(const fl_sql *s, bool is_guarded) {
  bool relative = (s->flags & FL_SQL_RELATIVE) && !is_guarded, open = s->flags & FL_SQL_HOLES;
  switch ((fl_sql_verb)s->verb) {
  case FL_SQL_select: return FL_EFFECT_read;
  case FL_SQL_insert:
  case FL_SQL_merge:
    if (relative) return open ? FL_EFFECT_unknown : FL_EFFECT_non_idempotent_write;
    if (s->flags & FL_SQL_UPSERT) return FL_EFFECT_idempotent_write;
    return open ? FL_EFFECT_unknown : FL_EFFECT_non_idempotent_write;
  case FL_SQL_update:
    if (relative) return open ? FL_EFFECT_unknown : FL_EFFECT_non_idempotent_write;
    return open && !is_guarded ? FL_EFFECT_unknown : FL_EFFECT_idempotent_write;
  case FL_SQL_delete: return FL_EFFECT_idempotent_write;
  default: return FL_EFFECT_unknown;
  }
}
