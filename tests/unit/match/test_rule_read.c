// Mistakes: each at its own place, all in one pass, with what was expected.
#include "support.h"

START_TEST(required_keys) {
  assert_errors("id: a-rule\n",
                A_RULE ":1:1: a rule needs \"title\"\n" A_RULE ":1:1: a rule needs \"on_site\"\n" A_RULE
                       ":1:1: a rule needs \"where\"\n" A_RULE ":1:1: a rule needs \"severity\"\n" A_RULE
                       ":1:1: a rule needs \"message\"\n" A_RULE ":1:1: a rule needs \"why\"\n" A_RULE
                       ":1:1: a rule needs \"fix\"\n");
  assert_errors("[]\n", A_RULE ":1:1: a rule: expected a map, found a list\n");
  assert_errors("", A_RULE ":1:1: expected one rule in the file\n");
  assert_errors(HEAD WHERE "---\n" HEAD WHERE, A_RULE ":1:1: expected one rule in the file\n");
}
END_TEST

START_TEST(unknown_keys_and_words) {
  assert_errors(HEAD WHERE "mesage: x\n",
                A_RULE ":9:1: unknown key in a rule: \"mesage\" (did you mean message?)\n");
  assert_errors(HEAD WHERE "report: {at: ownr}\n",
                A_RULE ":9:14: unknown word in \"at\": \"ownr\" (did you mean owner?)\n");
  assert_errors(HEAD WHERE "status: new\n", A_RULE
                ":9:9: unknown word in \"status\": \"new\": expected one of preview, stable, deprecated\n");
  assert_errors(HEAD WHERE "risk: {metrics: x}\n",
                A_RULE ":9:8: unknown key in a risk: \"metrics\" (did you mean metric?)\n");
  assert_errors(HEAD WHERE "examples: [{language: go, bad: x}]\n",
                A_RULE ":9:12: an example needs \"good\"\n");
  assert_errors(HEAD WHERE "options: [{name: n, costs: c, protects: p, when: w}]\n",
                A_RULE ":9:11: an option needs \"effort\"\n");
  assert_errors(HEAD WHERE "options: x\n", A_RULE ":9:10: \"options\": expected a list of options, found a text\n");
  assert_errors(HEAD WHERE "phase: limit\n", A_RULE ":9:8: unknown word in \"phase\": \"limit\" (did you mean limits?)\n");
  assert_errors(HEAD WHERE "report: {}\n", A_RULE ":9:9: a report needs \"at\"\n");
}
END_TEST

START_TEST(wrong_shapes) {
  assert_errors(HEAD WHERE "title: [a]\n", A_RULE ":9:1: the key \"title\" stands twice, first in line 2\n");
  assert_errors(HEAD WHERE "trade_off: [a]\n",
                A_RULE ":9:12: \"trade_off\": expected a text, found a list\n");
  assert_errors(HEAD WHERE "trade_off:\n", A_RULE ":9:11: \"trade_off\": expected a text, found nothing\n");
  assert_errors(HEAD WHERE "replaces: maybe\n",
                A_RULE ":9:11: \"replaces\": expected true or false, found a text\n");
  assert_errors(HEAD WHERE "references: [{a: b}]\n",
                A_RULE ":9:14: \"references\": expected a text or a list of texts, found a map\n");
  assert_errors(HEAD WHERE "examples: x\n",
                A_RULE ":9:11: \"examples\": expected a list of examples, found a text\n");
  assert_errors(HEAD WHERE "trade_off: \"a\\0b\"\n", A_RULE ":9:12: \"trade_off\": a text with a NUL byte\n");
  assert_errors("id: a-rule\ntitle: T\non_site: []\nseverity: error\nmessage: m\nwhy: W\nfix: F\n" WHERE,
                A_RULE ":3:10: \"on_site\": expected a word or a list of words, found an empty list\n");
}
END_TEST

START_TEST(all_mistakes_in_one_pass) {
  put_file("retry/b-rule/rule.yaml", "id: b-rule\nsevrity: error\n");
  put_file("retry/c-rule/rule.yaml", "id: [\n");
  fl_buf errors = {0};
  put_file(A_RULE, HEAD "where: [{role: dedline, is: unbound}, {protocl: http}]\nsince: []\n");
  ck_assert_ptr_null(compile_scratch(&errors));
  ck_assert_ptr_nonnull(
      strstr(fl_buf_text(&errors),
             A_RULE ":8:16: unknown word in \"role\": \"dedline\" (did you mean deadline?)\n" A_RULE
                    ":8:29: unknown word in \"is\": \"unbound\" (did you mean unbounded?)\n" A_RULE
                    ":8:40: unknown predicate \"protocl\" (did you mean protocol?)\n" A_RULE
                    ":9:8: \"since\": expected a text, found a list\n"));
  ck_assert_ptr_nonnull(
      strstr(fl_buf_text(&errors),
             "retry/b-rule/rule.yaml:2:1: unknown key in a rule: \"sevrity\" (did you mean severity?)\n"));
  ck_assert_ptr_nonnull(strstr(fl_buf_text(&errors), "retry/c-rule/rule.yaml:"));
  fl_buf_release(&errors);
}
END_TEST

RUN_TESTS("rule_read", required_keys, unknown_keys_and_words, wrong_shapes, all_mistakes_in_one_pass)
