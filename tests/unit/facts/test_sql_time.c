// Which time of a statement decides whether it counts.
#include "settings_support.h"

#include "facts/sql_time.h"

static const struct {
  const char *text, *expected; // "newer changed 2 of 3": the third value; "newer changed :now"
} statements[] = {
    {"INSERT INTO t (a, b) VALUES (?, ?) USING TIMESTAMP ?", "stored 2 of 3"},
    {"INSERT INTO t (a, b) VALUES (?, ?) USING TTL 60 AND TIMESTAMP :ts", "stored :ts"},
    {"UPDATE t USING TIMESTAMP %s SET a = %s WHERE id = %s", "stored 0 of 3"},
    {"UPDATE t USING TIMESTAMP %(ts)s SET a = %(a)s WHERE id = %(id)s", "stored :ts"},
    {"DELETE FROM t USING TIMESTAMP ? WHERE id = ?", "stored 0 of 2"},
    {"UPDATE t USING TTL ? SET a = ? WHERE id = ?", ""},
    {"UPDATE t USING TIMESTAMP 17 SET a = ? WHERE id = ?", ""},
    {"UPDATE t SET a = $1, changed = $2 WHERE id = $3 AND changed < $2", "newer changed 1 of 3"},
    {"UPDATE t SET a = :a, changed = :now WHERE id = :id AND (changed IS NULL OR changed <= :now)", "newer changed :now"},
    {"UPDATE t SET a = ?, changed = ? WHERE changed < ?", "newer changed 2 of 3 set 1"},
    {"UPDATE t SET a = ?, changed = ? WHERE id = ? IF changed < ?", "newer changed 3 of 4 set 1"},
    {"UPDATE t SET changed = $1 WHERE id = $2 AND changed < $1", ""}, // the largest is kept
    {"UPDATE t SET a = $1, changed = NOW() WHERE id = $2 AND changed < $3", ""},
    {"UPDATE t SET a = $1, changed = $2 WHERE id = $3 AND other < $2", ""},
    {"UPDATE t SET a = :a, changed = :now WHERE id = :id AND changed < :limit", ""},
    {"INSERT INTO t (id, a, changed) VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET a = excluded.a, changed = excluded.changed WHERE t.changed < excluded.changed",
     "newer changed 2 of 3"},
    {"INSERT INTO t (id, a, changed) VALUES (?, upper(?), ?) ON CONFLICT (id) DO UPDATE SET a = EXCLUDED.a, changed = EXCLUDED.changed WHERE EXCLUDED.changed >= t.changed",
     "newer changed 2 of 3"},
    {"INSERT INTO t (id, a, changed) VALUES (?, ?, now()) ON CONFLICT (id) DO UPDATE SET a = excluded.a, changed = excluded.changed WHERE t.changed < excluded.changed", ""},
    {"INSERT INTO t (id, changed) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET changed = excluded.changed WHERE t.changed < excluded.changed", ""},
    {"INSERT INTO t (id, a, changed) VALUES (?, ?, ?) ON DUPLICATE KEY UPDATE a = IF(VALUES(changed) > changed, VALUES(a), a), changed = GREATEST(changed, VALUES(changed))",
     "newer changed 2 of 3"},
    {"INSERT INTO t (id, a, b, changed) VALUES (?, ?, ?, ?) ON DUPLICATE KEY UPDATE b = VALUES(b), a = IF(VALUES(changed) >= changed, VALUES(a), a)", "newer changed 3 of 4"},
    {"INSERT INTO t (id, a, b, changed) VALUES (?, ?, ?, ?) ON DUPLICATE KEY UPDATE b = VALUES(b), a = IF(changed <= VALUES(changed), VALUES(a), a)", "newer changed 3 of 4"},
    {"SELECT * FROM t WHERE changed < ?", ""},
    {"", ""},
};

static void show(fl_buf *out, fl_str text) {
  static const char *const forms[] = {"", "stored", "newer"};
  fl_sql_time t;
  if (!fl_sql_time_of(text, &t)) return;
  fl_buf_printf(out, "%s%s%.*s ", forms[t.form], t.column.n ? " " : "", FL_STR_ARG(t.column));
  if (t.param.at < 0) fl_buf_printf(out, ":%.*s", FL_STR_ARG(t.param.name));
  else fl_buf_printf(out, "%d of %u", (int)t.param.at, t.n_params);
  if (t.set.at != t.param.at) fl_buf_printf(out, " set %d", (int)t.set.at);
}

START_TEST(time_of_a_statement) {
  fl_buf out = {0};
  show(&out, fl_str_from(statements[_i].text));
  ck_assert_msg(!strcmp(fl_buf_text(&out), statements[_i].expected), "%s\n   is %s\nnot %s", statements[_i].text, fl_buf_text(&out), statements[_i].expected);
  fl_buf_release(&out);
}
END_TEST

// Cut anywhere.
START_TEST(pieces_come_to_an_end) {
  for (size_t i = 0; i < sizeof statements / sizeof *statements; i++) {
    uint32_t length = (uint32_t)strlen(statements[i].text);
    for (uint32_t n = 0; n <= length; n++) {
      char *piece = malloc(n ? n : 1);
      fl_sql_time t;
      memcpy(piece, statements[i].text, n);
      fl_sql_time_of((fl_str){piece, n}, &t);
      free(piece);
    }
  }
}
END_TEST

int main(void) {
  Suite *suite = suite_create("sql_time");
  TCase *cases = tcase_create("times");
  tcase_add_loop_test(cases, time_of_a_statement, 0, sizeof statements / sizeof *statements);
  tcase_add_test(cases, pieces_come_to_an_end);
  suite_add_tcase(suite, cases);
  return run_suite(suite);
}
