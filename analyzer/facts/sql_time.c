// Which time decides whether a write counts.
//
//   INSERT INTO t (a) VALUES (?) USING TIMESTAMP ?                                          it is stored under that time
//   UPDATE t SET a = ?, changed = :now WHERE id = ? AND changed < :now                      it is written where the stored time is earlier
//   INSERT INTO t (id, a, changed) VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE
//     SET a = excluded.a, changed = excluded.changed WHERE t.changed < excluded.changed     the same
//   ... ON DUPLICATE KEY UPDATE a = IF(VALUES(changed) > changed, VALUES(a), a)             the same
//
// A statement that sets nothing but the time keeps the largest one, which is right whoever wins.
#include "facts/sql_time.h"

#include "facts/sql_p.h"

enum { MOST = FL_SQL_MAX_COLUMNS, WINDOW = 8 };

typedef struct set_column {
  fl_str column;
  fl_sql_param param;
  bool given; // by a parameter alone
} set_column;

typedef struct reading {
  fl_sql_scan s;
  fl_sql_token last[WINDOW]; // the newest first
  fl_sql_param params[WINDOW];
  set_column sets[MOST];
  uint32_t n_sets, n_updated;
  bool upserts, where;
  fl_sql_time *out;
} reading;

static bool same(fl_str a, fl_str b) {
  bool equal = a.n == b.n && a.n;
  for (uint32_t i = 0; equal && i < a.n; i++) equal = (a.at[i] | 32) == (b.at[i] | 32);
  return equal;
}

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

// ?, %s: the next one. $2, :2, ?2: that one. Everything else has a name.
static fl_sql_param param_of(reading *r, fl_sql_token t) {
  uint32_t i = 0, n = 0;
  while (i < t.text.n && (t.text.at[i] == '?' || t.text.at[i] == '$' || t.text.at[i] == ':' || t.text.at[i] == '@')) i++;
  if (t.is_hole) return (fl_sql_param){-1, {0}};
  if (i == t.text.n || (t.text.n == 2 && t.text.at[0] == '%')) return (fl_sql_param){(int32_t)r->out->n_params++, {0}};
  while (i + n < t.text.n && is_digit(t.text.at[i + n])) n++;
  if (n && i + n == t.text.n) {
    int64_t number = 0;
    if (!fl_str_to_int64(fl_str_from_pos(t.text, i), &number) || number < 1 || number > 1000) return (fl_sql_param){-1, {0}};
    if (number > r->out->n_params) r->out->n_params = (uint32_t)number;
    return (fl_sql_param){(int32_t)number - 1, {0}};
  }
  while (i < t.text.n && (t.text.at[i] == '%' || t.text.at[i] == '(' || t.text.at[i] == '#' || t.text.at[i] == '{')) i++;
  for (n = i; n < t.text.n && t.text.at[n] != ')' && t.text.at[n] != '}' && t.text.at[n] != ','; n++) continue;
  return (fl_sql_param){-1, fl_str_slice(t.text, i, n)};
}

static bool is_name(fl_sql_token t) { return t.kind == FL_SQL_TOKEN_WORD || t.kind == FL_SQL_TOKEN_NAME; }
static bool is_set(fl_sql_param p) { return p.at >= 0 || p.name.n; }

static fl_sql_token next(reading *r) {
  fl_sql_token t = fl_sql_token_next(&r->s);
  for (uint32_t i = WINDOW - 1; i; i--) r->last[i] = r->last[i - 1], r->params[i] = r->params[i - 1];
  r->last[0] = t;
  r->params[0] = t.kind == FL_SQL_TOKEN_PARAM ? param_of(r, t) : (fl_sql_param){-1, {0}};
  return t;
}

static const set_column *column_set(const reading *r, fl_str column) {
  for (uint32_t i = 0; i < r->n_sets; i++)
    if (same(r->sets[i].column, column)) return &r->sets[i];
  return NULL;
}

static void give(reading *r, uint8_t form, fl_str column, fl_sql_param param, fl_sql_param set) {
  if (r->out->form || !is_set(param)) return;
  r->out->form = form, r->out->column = column, r->out->param = param, r->out->set = set;
}

// ---- what an insert brings --------------------------------------------------------------------------------------------------

static void read_columns(reading *r) {
  for (fl_sql_token t = next(r); t.kind != FL_SQL_TOKEN_END && !fl_sql_is_mark(t, ')'); t = next(r))
    if (is_name(t) && r->n_sets < MOST) r->sets[r->n_sets++] = (set_column){t.text, {-1, {0}}, false};
}

static void read_values(reading *r) {
  uint32_t depth = 1, at = 0, tokens = 0;
  for (fl_sql_token t = next(r); t.kind != FL_SQL_TOKEN_END && depth; t = next(r)) {
    if (fl_sql_is_mark(t, '(')) depth++;
    if (fl_sql_is_mark(t, ')') && --depth == 0) return;
    if (fl_sql_is_mark(t, ',') && depth == 1) at++, tokens = 0;
    else if (at < r->n_sets) {
      tokens++;
      r->sets[at].given = tokens == 1 && t.kind == FL_SQL_TOKEN_PARAM;
      r->sets[at].param = r->params[0];
    }
  }
}

// ---- comparisons -----------------------------------------------------------------------------------------------------------------

// The operator at `at` of the newest tokens, `<` or `>`, perhaps with `=` behind it; how many tokens it has.
static uint32_t operator_at(const reading *r, uint32_t at, char sign) {
  if (fl_sql_is_mark(r->last[at], sign)) return 1;
  return fl_sql_is_mark(r->last[at], '=') && fl_sql_is_mark(r->last[at + 1], sign) ? 2 : 0;
}

// `changed < :now`: :now is what the column is set to.
static void compare_param(reading *r) {
  if (r->last[0].kind != FL_SQL_TOKEN_PARAM || !r->where) return;
  uint32_t n = operator_at(r, 1, '<');
  if (!n || !is_name(r->last[n + 1])) return;
  const set_column *set = column_set(r, r->last[n + 1].text);
  bool of_name = set && set->given && set->param.name.n && same(set->param.name, r->params[0].name);
  bool of_place = set && set->given && set->param.at >= 0 && r->params[0].at >= 0;
  if (of_name || of_place) give(r, FL_SQL_TIME_newer, set->column, r->params[0], set->param);
}

static bool is_excluded(const reading *r, uint32_t at) { // excluded.changed, newest first
  return is_name(r->last[at]) && fl_sql_is_mark(r->last[at + 1], '.') && fl_sql_is_word(r->last[at + 2], "EXCLUDED");
}

static bool is_values(const reading *r, uint32_t at) { // VALUES(changed)
  return fl_sql_is_mark(r->last[at], ')') && is_name(r->last[at + 1]) && fl_sql_is_mark(r->last[at + 2], '(') && fl_sql_is_word(r->last[at + 3], "VALUES");
}

static void wins(reading *r, fl_str column) {
  const set_column *set = column_set(r, column);
  if (set && set->given) give(r, FL_SQL_TIME_newer, set->column, set->param, set->param);
}

// What is compared with what the insert brings is the column itself.
static void compare_inserted(reading *r) {
  fl_sql_scan ahead = r->s;
  bool brought = is_excluded(r, 0) || is_values(r, 0);
  fl_str column = is_excluded(r, 0) ? r->last[0].text : r->last[1].text;
  if (!r->upserts || !brought) return;
  uint32_t from = is_excluded(r, 0) ? 3 : 4;
  uint32_t n = operator_at(r, from, '<');
  if (n && is_name(r->last[from + n]) && same(r->last[from + n].text, column)) wins(r, column);
  if (!fl_sql_is_mark(fl_sql_token_next(&ahead), '>')) return;
  if (fl_sql_is_mark(fl_sql_token_peek(&ahead), '=')) fl_sql_token_next(&ahead);
  if (same(fl_sql_take_name(&ahead), column)) wins(r, column);
}

// ---- statements --------------------------------------------------------------------------------------------------------------------

static void read_using(reading *r) { // behind USING, or its AND: TIMESTAMP ?
  if (!fl_sql_take_word(&r->s, "TIMESTAMP")) return;
  if (next(r).kind == FL_SQL_TOKEN_PARAM) give(r, FL_SQL_TIME_stored, (fl_str){0}, r->params[0], r->params[0]);
}

static void read_set(reading *r, fl_sql_token t) { // `a = ?`, of an update
  if (!fl_sql_is_mark(t, '=') || r->where || !is_name(r->last[1])) return;
  r->n_updated++;
  if (r->upserts || r->n_sets == MOST) return;
  fl_str column = r->last[1].text;
  fl_sql_token value = next(r), after = fl_sql_token_peek(&r->s);
  bool alone = value.kind == FL_SQL_TOKEN_PARAM && (fl_sql_is_mark(after, ',') || is_name(after) || after.kind == FL_SQL_TOKEN_END);
  r->sets[r->n_sets++] = (set_column){column, r->params[0], alone};
}

static void read_word(reading *r, fl_sql_token t) {
  if (fl_sql_is_word(t, "USING") || (fl_sql_is_word(t, "AND") && !r->where)) read_using(r);
  else if (fl_sql_is_word(t, "WHERE") || fl_sql_is_word(t, "IF")) r->where |= !r->upserts || fl_sql_is_word(t, "WHERE");
  else if (fl_sql_is_word(t, "CONFLICT") || fl_sql_is_word(t, "DUPLICATE")) r->upserts = true, r->where = false;
}

bool fl_sql_time_of(fl_str statement, fl_sql_time *out) {
  *out = (fl_sql_time){0};
  reading r = {.s = {.text = statement}, .out = out};
  fl_sql_token first = next(&r);
  bool inserts = fl_sql_is_word(first, "INSERT"), columns = false;
  if (!inserts && !fl_sql_is_word(first, "UPDATE") && !fl_sql_is_word(first, "DELETE")) return false;
  for (fl_sql_token t = next(&r); t.kind != FL_SQL_TOKEN_END && !fl_sql_is_mark(t, ';'); t = next(&r)) {
    bool opens = inserts && !r.upserts && fl_sql_is_mark(t, '(');
    if (opens && fl_sql_is_word(r.last[1], "VALUES")) read_values(&r);
    else if (opens && !columns) read_columns(&r), columns = true;
    if (t.kind == FL_SQL_TOKEN_WORD) read_word(&r, t);
    if (!inserts || r.upserts) read_set(&r, t);
    compare_param(&r);
    compare_inserted(&r);
  }
  if (out->form == FL_SQL_TIME_newer && r.n_updated < 2) *out = (fl_sql_time){0};
  return out->form != FL_SQL_TIME_none;
}
