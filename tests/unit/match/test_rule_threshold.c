#include "base/support.h"

#include "match/rule.h"

START_TEST(a_rule_with_one_number_takes_another) {
  fl_rules *rules = NULL;
  fl_errors errors = {0};
  ck_assert_int_eq(fl_rules_compile(&rules, NULL, "rules", &errors), FL_OK);
  fl_threshold t;
  ck_assert(fl_rule_threshold(fl_rules_find(rules, FL_STR("deadline-partial-or-loose")), &t) && t.is_time && t.value == 59000);
  ck_assert(fl_rule_threshold(fl_rules_find(rules, FL_STR("retry-amplification")), &t) && !t.is_time && t.value == 9);
  ck_assert(!fl_rule_threshold(fl_rules_find(rules, FL_STR("retry-unbounded")), &t));
  ck_assert(fl_rules_set_threshold(rules, FL_STR("retry-amplification"), 12));
  const fl_rule *rule = fl_rules_find(rules, FL_STR("retry-amplification"));
  bool found = false;
  for (uint32_t i = 0; i < rule->n_where; i++) found |= rule->where[i].kind == FL_PRED_multiplied && rule->where[i].gt == 12;
  ck_assert(found);
  ck_assert(fl_rules_set_threshold(rules, FL_STR("retry-no-backoff"), 5)); // in its `unless`
  ck_assert(!fl_rules_set_threshold(rules, FL_STR("retry-unbounded"), 5));
  ck_assert(!fl_rules_set_threshold(rules, FL_STR("no-such-rule"), 5));
  fl_rules_free(rules);
}
END_TEST

RUN_TESTS("threshold", a_rule_with_one_number_takes_another)
