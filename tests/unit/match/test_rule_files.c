// Which files are rules, and what looks like one in the wrong place.
#include "support.h"

static void assert_folder(const char *expected) {
  fl_buf errors = {0};
  fl_rules *rules = compile_scratch(&errors);
  ck_assert_str_eq(fl_buf_text(&errors), expected);
  fl_rules_free(rules);
  fl_buf_release(&errors);
}

START_TEST(rules_and_what_stands_beside_them) {
  fl_buf errors = {0};
  put_file("retry/b-rule/rule.yaml", HEAD_OF("b-rule") WHERE);
  put_file("lock/a-rule/rule.yaml", HEAD_OF("a-rule") WHERE);
  put_file("lock/a-rule/cases/x.yaml", "not a rule");
  put_file("lock/README.md", "");
  put_file("README.md", "");
  put_file(".hidden/x.yaml", "");
  put_file("models/go/x.yaml", "");
  put_file("schema/x.json", "");
  put_file("vocabulary/x.yaml", "");
  fl_rules *rules = compile_scratch(&errors);
  ck_assert_str_eq(fl_buf_text(&errors), "");
  ck_assert_uint_eq(fl_rules_count(rules), 2);
  assert_str(fl_rules_at(rules, 0)->id, "a-rule"); // by id, whatever the family
  assert_str(fl_rules_at(rules, 1)->id, "b-rule");
  fl_rules_free(rules);
}
END_TEST

START_TEST(an_empty_folder_is_no_rules) { assert_folder(""); }
END_TEST

START_TEST(misplaced) {
  put_file("a.yaml", "");
  put_file("lock/b.yml", "");
  put_file("lock/c-rule/rule.yml", "");
  put_file("lok/d-rule/rule.yaml", "");
  put_file("things/d-rule/rule.yaml", "");
  assert_folder("a.yaml: a rule stands at <family>/<rule-id>/rule.yaml; this file would not be read\n"
                "lock/b.yml: a rule stands at <family>/<rule-id>/rule.yaml; this file would not be read\n"
                "lock/c-rule: a rule's folder without a rule.yaml\n"
                "lok: unknown family \"lok\" (did you mean lock?)\n"
                "things: unknown family \"things\": expected one of deadline, retry, idempotency, lock, "
                "transaction, messaging, streaming, "
                "consistency, partitioning, overload, workflow, meta\n");
}
END_TEST

START_TEST(no_such_folder) {
  fl_buf errors = {0};
  ck_assert_ptr_null(compile_folder(NULL, "missing", &errors));
  ck_assert_str_eq(fl_buf_text(&errors), "missing: cannot open: No such file or directory\n");
  fl_buf_release(&errors);
}
END_TEST

RUN_TESTS("rule_files", rules_and_what_stands_beside_them, an_empty_folder_is_no_rules, misplaced,
          no_such_folder)
