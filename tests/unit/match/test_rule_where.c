// Mistakes in predicates.
#include "support.h"

#define WRONG(where, error) assert_errors(HEAD "where:\n  - " where "\n", A_RULE ":9:" error "\n")

START_TEST(not_a_predicate) {
  WRONG("x", "5: \"where\": expected a predicate such as {role: deadline, is: unbounded}, found a text");
  WRONG("{}", "5: \"where\": expected a predicate such as {role: deadline, is: unbounded}, found a map");
  WRONG("{contain: {site: retry}}", "6: unknown predicate \"contain\" (did you mean contains?)");
  WRONG("{protocol: http, effect: read}", "22: a predicate has one key: begin another item for the next one");
  assert_errors(HEAD "where: []\n", A_RULE ":8:8: \"where\": expected a list of predicates, found a list\n");
  assert_errors(HEAD "where: {role: deadline, is: unbounded}\n",
                A_RULE ":8:8: \"where\": expected a list of predicates, found a map\n");
}
END_TEST

// All of them, in the order of their table, which the page of words is compared with as well.
START_TEST(what_predicates_there_are) {
  fl_buf expected = {0};
  fl_buf_add_c(&expected, A_RULE ":9:6: unknown predicate \"xyzzy\": expected one of ");
  for (uint32_t i = 1; i < fl_predicate_words.n; i++) fl_buf_printf(&expected, "%s%s", i > 1 ? ", " : "", fl_predicate_words.at[i]);
  fl_buf_add_c(&expected, "\n");
  ck_assert(fl_str_contains(fl_buf_str(&expected), FL_STR("role, contains, held, paired, after, ")));
  assert_errors(HEAD "where:\n  - {xyzzy: 1}\n", fl_buf_text(&expected));
  fl_buf_release(&expected);
}
END_TEST

START_TEST(role_tests) {
  WRONG("{role: deadline}", "5: a role test says what the role must be: is, scope, says, gt, lt or exceeds");
  WRONG("{role: deadline, is: inherited, because: default}",
        "46: \"because\" asks how a role came to be bounded or unbounded: write is: unbounded");
  WRONG("{role: deadline, gt: 10}",
        "26: \"gt\": expected a duration with its unit such as 10s, found \"10\"");
  WRONG("{role: deadline, gt: [1]}", "26: \"gt\": expected a number or a duration, found a list");
  WRONG("{role: bound, lt: 3s}", "23: \"lt\": expected a whole number, found \"3s\"");
  WRONG("{role: deadline, exceeds: lease}",
        "31: \"exceeds\" compares with the site around: it stands in \"contains\", \"held\" or \"after\"");
  WRONG("{held: {site: retry, where: [{role: deadline, exceeds: bound}]}}",
        "60: \"exceeds\": deadline and bound cannot be compared");
  WRONG("{role: token, lt: 3}", "23: \"lt\": the role token has no size");
  WRONG("{role: deadline, is: unbounded, protocol: http}",
        "37: unknown key in a role test: \"protocol\": expected one of role, is, because, scope, says, gt, lt, exceeds");
}
END_TEST

START_TEST(site_tests) {
  WRONG("{contains: {where: [{effect: read}]}}", "16: a site test needs \"site\"");
  WRONG("{contains: {site: remote_cal}}",
        "23: unknown word in \"site\": \"remote_cal\" (did you mean remote_call?)");
  WRONG("{held: {site: retry, when: []}}", "26: unknown key in a test of regions: \"when\" (did you mean where?)");
  WRONG("{contains: {site: retry, where: [{efect: read}]}}",
        "39: unknown predicate \"efect\" (did you mean effect?)");
  WRONG("{minted_in: {role: token}}", "17: a minting test needs \"site\"");
}
END_TEST

START_TEST(the_others) {
  WRONG("{reachable_from: [htp]}", "23: unknown word in \"reachable_from\": \"htp\" (did you mean http?)");
  WRONG("{attribute: {}}", "17: \"attribute\": expected a map of names and words, found a map");
  WRONG("{attribute: {a: [b]}}", "21: \"attribute\": expected a word for each name, found a list");
  WRONG("{same_store: true}", "18: \"same_store\" is only possible in \"contains\", \"held\", \"paired\" or \"after\"");
  WRONG("{contains: {site: retry, where: [{same_store: false}]}}",
        "51: \"same_store\": expected true (its opposite belongs to \"unless\"), found a text");
  WRONG("{any: {protocol: http}}", "11: \"any\": expected a list of predicates, found a map");
}
END_TEST

START_TEST(parts_that_need_one_another) {
  assert_errors(HEAD WHERE "report: {at: site, owner: deadline}\n",
                A_RULE ":9:27: \"owner\" belongs to at: owner or service\n");
  assert_errors(HEAD "where: [{protocol: http}]\nreport: {at: owner}\n",
                A_RULE ":9:9: nothing says whose owner is meant: add \"owner\" with the name of a role\n");
  assert_errors(HEAD WHERE "report: {at: site, related: contained}\n",
                A_RULE ":9:29: \"contained\" needs a predicate \"contains\" in where\n");
  assert_errors(HEAD WHERE "report: {at: site, related: [pair]}\n",
                A_RULE ":9:29: \"pair\" needs a predicate \"paired\", \"held\", \"after\" or \"recomputed\" in where\n");
  assert_errors(HEAD "where: [{entry_kind: http}]\n",
                A_RULE ":8:8: \"entry_kind\" is for on_site: [entry]; other sites ask \"reachable_from\"\n");
}
END_TEST

RUN_TESTS("rule_where", not_a_predicate, what_predicates_there_are, role_tests, site_tests, the_others, parts_that_need_one_another)
