// Statements: what they do, to what, and what makes them safe to repeat.
#include "settings_support.h"

#include "facts/sql.h"
#include "models/model.h"

static void add_columns(fl_buf *out, const char *before, const fl_str *columns, uint8_t n) {
  for (uint8_t i = 0; i < n; i++) fl_buf_printf(out, "%s%.*s", i ? "," : before, FL_STR_ARG(columns[i]));
}

// "update orders sets a where id: relative -> non_idempotent_write", one a statement; "" when it is no SQL.
static void show_statements(fl_buf *out, fl_str text) {
  static const char *const flags[] = {"relative", "upsert", "where", "for_update", "skip_locked", "nowait", "advisory", "session", "try", "distributed", "holes"};
  fl_sql_scan scan = {.text = text};
  fl_sql s;
  while (fl_sql_next(&scan, &s)) {
    fl_buf_printf(out, "%s%s %.*s", out->n ? "\n" : "", fl_sql_verb_word(s.verb), FL_STR_ARG(s.table));
    add_columns(out, " sets ", s.sets, s.n_sets);
    add_columns(out, " where ", s.where, s.n_where);
    if (s.isolation.n) fl_buf_printf(out, " isolation %.*s", FL_STR_ARG(s.isolation));
    for (uint32_t i = 0; i < sizeof flags / sizeof *flags; i++)
      if (s.flags >> i & 1) fl_buf_printf(out, " %s", flags[i]);
    fl_buf_printf(out, " -> %s", fl_word(fl_effect_words, fl_sql_effect(&s, false)));
  }
}

static const struct {
  const char *text, *expected;
} statements[] = {
    {"SELECT a, b FROM shop.orders o WHERE o.id = ? AND b > 1", "select orders where id where -> read"},
    {"select * from `orders` where id = 1 FOR UPDATE SKIP LOCKED", "select orders where id where for_update skip_locked -> read"},
    {"select 1 from t for no key update nowait", "select t for_update nowait -> read"},
    {"SELECT * FROM t WITH (UPDLOCK, READPAST) WHERE a = @a", "select t where a where for_update skip_locked -> read"},
    {"from Order o where o.id = :id", "select Order where id where -> read"},
    {"INSERT INTO orders (id, n) VALUES (?, ?)", "insert orders sets id,n -> non_idempotent_write"},
    {"insert into \"public\".\"orders\" values ($1) on conflict (id) do nothing", "insert orders upsert -> idempotent_write"},
    {"INSERT INTO t (id, n) VALUES (1, 1) ON CONFLICT (id) DO UPDATE SET n = t.n + 1", "insert t sets id,n,n relative upsert -> non_idempotent_write"},
    {"INSERT INTO t (a) VALUES (1) ON DUPLICATE KEY UPDATE a = VALUES(a)", "insert t sets a,a upsert -> idempotent_write"},
    {"INSERT IGNORE INTO t VALUES (1)", "insert t upsert -> idempotent_write"},
    {"INSERT OR REPLACE INTO t VALUES (1)", "insert t upsert -> idempotent_write"},
    {"REPLACE INTO t VALUES (1)", "insert t upsert -> idempotent_write"},
    {"INSERT INTO t SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM t)", "insert t upsert where -> idempotent_write"},
    {"INSERT INTO t (a) VALUES (1) IF NOT EXISTS", "insert t sets a upsert -> idempotent_write"},
    {"UPDATE stock SET n = 1, v = 7 WHERE id = ? AND v < 7", "update stock sets n,v where id,v where -> idempotent_write"},
    {"UPDATE stock SET n = 1, v = 7 WHERE v <= 7 AND v <> 8 AND n < n", "update stock sets n,v where -> idempotent_write"},
    {"UPDATE stock SET n = n - 1 WHERE id = ?", "update stock sets n where id relative where -> non_idempotent_write"},
    {"UPDATE stock s SET s.n = s.n - :k, s.v = s.v + 1 WHERE s.id = :id AND s.v = :v",
     "update stock sets n,v where id,v relative where -> non_idempotent_write"},
    {"UPDATE t SET a = COALESCE(a, 0) + 1", "update t sets a relative -> non_idempotent_write"},
    {"UPDATE t SET a = CONCAT(a, 'x')", "update t sets a relative -> non_idempotent_write"},
    {"UPDATE t SET a = a || ?", "update t sets a relative -> non_idempotent_write"},
    {"UPDATE t SET state = 'paid', at = now() - 1 WHERE (id = ? AND state = 'new')", "update t sets state,at where id,state where -> idempotent_write"},
    {"UPDATE t SET a = ? WHERE b = ? OR c = ?", "update t sets a where b where -> idempotent_write"},
    {"DELETE FROM t WHERE a = 'it''s; here' -- b = 1", "delete t where a where -> idempotent_write"},
    {"TRUNCATE TABLE t", "delete t -> idempotent_write"},
    {"MERGE INTO t USING s ON (t.a = s.a) WHEN MATCHED THEN UPDATE SET t.n = s.n", "merge t sets n upsert -> idempotent_write"},
    {"WITH x AS (SELECT 1) INSERT INTO t SELECT * FROM x", "insert t -> non_idempotent_write"},
    {"WITH x AS (DELETE FROM t RETURNING *) SELECT * FROM x", "delete t -> idempotent_write"},
    {"/* hint */ BEGIN; SET TRANSACTION ISOLATION LEVEL REPEATABLE READ; COMMIT",
     "begin  -> unknown\nisolation  isolation REPEATABLE READ -> unknown\ncommit  -> unknown"},
    {"START TRANSACTION ISOLATION LEVEL SERIALIZABLE", "begin  isolation SERIALIZABLE -> unknown"},
    {"PREPARE TRANSACTION 'a'", "prepare  distributed -> unknown"},
    {"COMMIT PREPARED 'a'", "commit_prepared  distributed -> unknown"},
    {"XA START 'a'", "xa  distributed -> unknown"},
    {"SELECT pg_try_advisory_lock($1)", "lock  advisory session try -> unknown"},
    {"SELECT pg_advisory_xact_lock(hashtext(?))", "lock  advisory -> unknown"},
    {"SELECT pg_try_advisory_lock_shared(1)", "lock  advisory session try -> unknown"},
    {"SELECT pg_advisory_xact_lock_shared(1)", "lock  advisory -> unknown"},
    {"SELECT GET_LOCK('a', 10)", "lock  advisory session -> unknown"},
    {"LOCK TABLE orders IN EXCLUSIVE MODE NOWAIT", "lock orders nowait -> unknown"},
    {"CALL charge(?)", "call  -> unknown"},
    // holes: names and values hide nothing, clauses may
    {"INSERT INTO \1 (a) VALUES (\1)", "insert  -> non_idempotent_write"},
    {"INSERT INTO t (a) VALUES (1) \1", "insert t sets a holes -> unknown"},
    {"UPDATE t SET a = \1 WHERE id = \1", "update t sets a where id where -> idempotent_write"},
    {"UPDATE t SET \1 WHERE id = 1", "update t where id where holes -> unknown"},
    {"UPDATE t SET n = n + 1 WHERE \1", "update t sets n relative where holes -> unknown"},
    {"SELECT \1 FROM t", "select t -> read"},
    // no SQL
    {"", ""},
    {"hello", ""},
    {"/orders/1", ""},
    {"selected", ""},
    {"WHERE id = ?", ""},
};

START_TEST(statement) {
  fl_buf out = {0};
  show_statements(&out, fl_str_from(statements[_i].text));
  ck_assert_msg(!strcmp(fl_buf_text(&out), statements[_i].expected), "%s\n   is %s\nnot %s", statements[_i].text, fl_buf_text(&out),
                statements[_i].expected);
  fl_buf_release(&out);
}
END_TEST

START_TEST(a_guard_makes_a_relative_update_safe) {
  fl_sql_scan scan = {.text = FL_STR("UPDATE t SET n = n + 1, version = version + 1 WHERE id = ? AND version = ?")};
  fl_sql s;
  ck_assert(fl_sql_next(&scan, &s));
  ck_assert_int_eq(fl_sql_effect(&s, false), FL_EFFECT_non_idempotent_write);
  ck_assert_int_eq(fl_sql_effect(&s, true), FL_EFFECT_idempotent_write);
}
END_TEST

// Every cut of every statement, with something else in its middle.
START_TEST(broken_statements_come_to_an_end) {
  static const char garbage[] = {'\0', '\'', '"', '(', ')', '$', '[', '/', '-', '\\', (char)0xff};
  for (size_t i = 0; i < sizeof statements / sizeof *statements; i++) {
    uint32_t length = (uint32_t)strlen(statements[i].text);
    for (uint32_t n = 0; n <= length; n++) {
      char *piece = malloc(n ? n : 1);
      fl_sql s;
      memcpy(piece, statements[i].text, n);
      if (n) piece[n / 2] = garbage[n % sizeof garbage];
      for (fl_sql_scan scan = {.text = {piece, n}}; fl_sql_next(&scan, &s);) continue;
      free(piece);
    }
  }
}
END_TEST

int main(void) {
  Suite *suite = suite_create("sql");
  TCase *cases = tcase_create("sql");
  tcase_add_loop_test(cases, statement, 0, sizeof statements / sizeof *statements);
  tcase_add_test(cases, a_guard_makes_a_relative_update_safe);
  tcase_add_test(cases, broken_statements_come_to_an_end);
  suite_add_tcase(suite, cases);
  return run_suite(suite);
}
