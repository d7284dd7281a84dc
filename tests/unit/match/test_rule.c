// Names: of folders, of other rules, and a project's rules on top of the shipped ones.
#include "support.h"

static fl_rules *shipped;

static void put_shipped(void) {
  fl_buf errors = {0};
  put_file("shipped/retry/a-rule/rule.yaml", HEAD WHERE "aliases: [old-rule]\n");
  put_file("shipped/retry/b-rule/rule.yaml", HEAD_OF("b-rule") WHERE);
  shipped = compile_folder(NULL, "shipped", &errors);
  ck_assert_msg(shipped != NULL, "%s", fl_buf_text(&errors));
}

// What the project's folder gives on top of the shipped rules: errors, or the ids with their titles.
static void assert_project(const char *expected) {
  fl_buf out = {0};
  fl_rules *rules = compile_folder(shipped, "own", &out);
  for (uint32_t i = 0; rules && i < fl_rules_count(rules); i++) {
    const fl_rule *rule = fl_rules_at(rules, i);
    fl_buf_printf(&out, "%.*s %.*s\n", FL_STR_ARG(rule->id), FL_STR_ARG(rule->title));
  }
  ck_assert_str_eq(fl_buf_text(&out), expected);
  fl_buf_release(&out);
  fl_rules_free(rules);
  fl_rules_free(shipped);
}

START_TEST(ids_and_folders) {
  assert_errors(HEAD_OF("b-rule") WHERE,
                A_RULE ":1:5: \"id\": the folder is called \"a-rule\", the rule \"b-rule\"\n");
  assert_errors(HEAD_OF("A_rule") WHERE,
                A_RULE ":1:5: \"id\": expected small letters, digits and hyphens, found \"A_rule\"\n");
}
END_TEST

START_TEST(two_rules_of_one_name) {
  fl_buf errors = {0};
  put_file("retry/a-rule/rule.yaml", HEAD WHERE);
  put_file("lock/a-rule/rule.yaml", HEAD WHERE);
  put_file("lock/b-rule/rule.yaml", HEAD_OF("b-rule") WHERE "aliases: [c-rule]\n");
  put_file("lock/c-rule/rule.yaml", HEAD_OF("c-rule") WHERE);
  ck_assert_ptr_null(compile_scratch(&errors));
  ck_assert_ptr_nonnull(strstr(fl_buf_text(&errors), "a-rule already names a rule: "));
  ck_assert_ptr_nonnull(strstr(
      fl_buf_text(&errors), "lock/b-rule/rule.yaml: c-rule already names a rule: lock/c-rule/rule.yaml\n"));
  fl_buf_release(&errors);
}
END_TEST

START_TEST(a_project_adds_rules) {
  put_shipped();
  put_file("own/lock/aa-rule/rule.yaml",
           "id: aa-rule\ntitle: Own\non_site: retry\nseverity: note\nmessage: m\nwhy: W\nfix: F\n" WHERE);
  assert_project("a-rule T\naa-rule Own\nb-rule T\n");
}
END_TEST

START_TEST(a_project_replaces_a_rule_when_it_says_so) {
  put_shipped();
  put_file("own/retry/a-rule/rule.yaml", "id: a-rule\nreplaces: true\ntitle: Own\non_site: retry\nseverity: "
                                         "note\nmessage: m\nwhy: W\nfix: F\n" WHERE);
  assert_project("a-rule Own\nb-rule T\n");
}
END_TEST

START_TEST(never_in_silence) {
  put_shipped();
  put_file("own/retry/a-rule/rule.yaml", HEAD WHERE);
  put_file("own/retry/b-rul/rule.yaml", HEAD_OF("b-rul") WHERE "replaces: true\n");
  put_file("own/retry/c-rule/rule.yaml", HEAD_OF("c-rule") WHERE "aliases: [b-rule]\n");
  assert_project("own/retry/a-rule/rule.yaml:1:5: a-rule is already a rule (shipped/retry/a-rule/rule.yaml): "
                 "write replaces: true to put "
                 "this one in its place\n"
                 "own/retry/b-rul/rule.yaml:9:11: there is no rule b-rul to replace (did you mean b-rule?)\n"
                 "own/retry/c-rule/rule.yaml: b-rule already names a rule: shipped/retry/b-rule/rule.yaml\n");
}
END_TEST

static void assert_file(const char *name, const char *expected) {
  fl_errors errors = {0};
  fl_rules *rules = NULL;
  char line[FL_ERROR_FORMAT_BYTES];
  int rc = fl_rules_compile_file(&rules, NULL, scratch(name), &errors);
  const char *text = rc ? fl_error_format(&errors.at[0], line, sizeof line) + strlen(scratch_folder) + 1 : "";
  ck_assert_str_eq(text, expected);
  ck_assert_uint_eq(rules ? fl_rules_count(rules) : 0, rc == FL_OK);
  fl_rules_free(rules);
  fl_errors_release(&errors);
}

START_TEST(one_file_alone) {
  put_file("draft.yaml", HEAD WHERE);
  put_file("lock/a-rule/rule.yaml", HEAD WHERE);
  put_file("lock/b-rule/rule.yaml", HEAD WHERE);
  put_file("lock/c-rule/rule.yaml", HEAD_OF("c-rule") "wher: []\n" WHERE);
  assert_file("draft.yaml", "");
  assert_file("lock/a-rule/rule.yaml", "");
  assert_file("lock/b-rule/rule.yaml",
              "lock/b-rule/rule.yaml:1:5: \"id\": the folder is called \"b-rule\", the rule \"a-rule\"");
  assert_file("lock/c-rule/rule.yaml",
              "lock/c-rule/rule.yaml:8:1: unknown key in a rule: \"wher\" (did you mean where?)");
}
END_TEST

START_TEST(found_by_id_and_by_alias) {
  put_shipped();
  assert_str(fl_rules_find(shipped, FL_STR("old-rule"))->id, "a-rule");
  assert_str(fl_rules_find(shipped, FL_STR("b-rule"))->id, "b-rule");
  ck_assert_ptr_null(fl_rules_find(shipped, FL_STR("c-rule")));
  fl_rules_free(shipped);
}
END_TEST

START_TEST(the_digest_follows_the_text) {
  put_shipped();
  uint64_t before = fl_rules_digest(shipped);
  fl_rules_free(shipped);
  put_shipped();
  ck_assert_uint_eq(fl_rules_digest(shipped), before);
  fl_rules_free(shipped);
  put_file("shipped/retry/b-rule/rule.yaml",
           HEAD_OF("b-rule") WHERE "# a comment counts: what was read is what is named\n");
  fl_buf errors = {0};
  shipped = compile_folder(NULL, "shipped", &errors);
  ck_assert_uint_ne(fl_rules_digest(shipped), before);
  fl_rules_free(shipped);
}
END_TEST

RUN_TESTS("rule", ids_and_folders, two_rules_of_one_name, a_project_adds_rules,
          a_project_replaces_a_rule_when_it_says_so, never_in_silence, found_by_id_and_by_alias, one_file_alone,
          the_digest_follows_the_text)
