#include "base/support.h"

#include "findings/select.h"

static const fl_str aliases[] = {FL_STR_INIT("old-name")};
static const fl_rule rule_a = {.id = FL_STR_INIT("retry-unbounded"), .family = FL_STR_INIT("retry"), .aliases = aliases, .n_aliases = 1};
static const fl_rule rule_b = {.id = FL_STR_INIT("lock-no-lease"), .family = FL_STR_INIT("lock")};

START_TEST(rules_by_id_alias_and_family) {
  const fl_str retry = FL_STR("retry"), id = FL_STR("retry-unbounded"), old = FL_STR("old-name");
  ck_assert(fl_select_has_rule(&(fl_select){0}, &rule_a));
  ck_assert(fl_select_has_rule(&(fl_select){.select = &retry, .n_select = 1}, &rule_a));
  ck_assert(!fl_select_has_rule(&(fl_select){.select = &retry, .n_select = 1}, &rule_b));
  ck_assert(fl_select_has_rule(&(fl_select){.select = &old, .n_select = 1}, &rule_a));
  ck_assert(!fl_select_has_rule(&(fl_select){.select = &retry, .n_select = 1, .ignore = &id, .n_ignore = 1}, &rule_a));
}
END_TEST

START_TEST(what_is_hidden_is_counted) {
  static const struct { fl_severity severity; fl_confidence confidence; fl_state state; } rows[] = {
      {FL_SEVERITY_ERROR, FL_CONFIDENCE_HIGH, FL_STATE_NEW},     {FL_SEVERITY_ERROR, FL_CONFIDENCE_LOW, FL_STATE_NEW},
      {FL_SEVERITY_NOTE, FL_CONFIDENCE_HIGH, FL_STATE_NEW},      {FL_SEVERITY_NONE, FL_CONFIDENCE_HIGH, FL_STATE_NEW},
      {FL_SEVERITY_ERROR, FL_CONFIDENCE_LOW, FL_STATE_SUPPRESSED}};
  fl_report report;
  fl_report_init(&report);
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    fl_finding f = {.rule = &rule_a, .severity = rows[i].severity, .confidence = rows[i].confidence, .state = rows[i].state};
    f.at.line = (uint32_t)i + 1;
    fl_report_add(&report, &f);
  }
  fl_report_select(&report, &(fl_select){.min_confidence = FL_CONFIDENCE_MEDIUM, .min_severity = FL_SEVERITY_WARNING});
  ck_assert_uint_eq(report.findings.n, 2);
  ck_assert_uint_eq(report.findings.at[0].at.line, 1);
  ck_assert_uint_eq(report.findings.at[1].at.line, 5);
  ck_assert_uint_eq(report.stats.hidden_confidence, 1);
  ck_assert_uint_eq(report.stats.hidden_severity, 1);
  ck_assert_uint_eq(report.stats.suppressed, 1);
  fl_report_release(&report);
}
END_TEST

RUN_TESTS("select", rules_by_id_alias_and_family, what_is_hidden_is_counted)
