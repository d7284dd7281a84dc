#include "base/support.h"

#include "findings/finding.h"

static const fl_rule rule_a = {.id = FL_STR_INIT("a"), .family = FL_STR_INIT("f")};
static const fl_rule rule_b = {.id = FL_STR_INIT("b"), .family = FL_STR_INIT("f")};

static void add(fl_report *report, const fl_rule *rule, const char *path, uint32_t line, const char *subject) {
  fl_finding finding = {.rule = rule,
                        .severity = FL_SEVERITY_ERROR,
                        .confidence = FL_CONFIDENCE_HIGH,
                        .at = {.path = fl_str_from(path), .line = line, .col = 1},
                        .function = FL_STR("main"),
                        .subject = fl_str_from(subject)};
  fl_report_add(report, &finding);
}

START_TEST(order_does_not_depend_on_arrival) {
  static const struct { const fl_rule *rule; const char *path; uint32_t line; } rows[] = {
      {&rule_a, "a.go", 2}, {&rule_b, "a.go", 2}, {&rule_a, "a.go", 10}, {&rule_a, "b.go", 1}};
  fl_str first[4];
  for (int turn = 0; turn < 4; turn++) {
    fl_report report;
    fl_report_init(&report);
    for (int i = 0; i < 4; i++) {
      int k = (i * 3 + turn) % 4;
      add(&report, rows[k].rule, rows[k].path, rows[k].line, "s");
    }
    fl_report_finish(&report);
    for (int i = 0; i < 4; i++) {
      const fl_finding *f = &report.findings.at[i];
      ck_assert_ptr_eq(f->rule, rows[i].rule);
      ck_assert_uint_eq(f->at.line, rows[i].line);
      if (turn == 0) first[i] = fl_str_from(strndup(f->fingerprint.at, f->fingerprint.n));
      ck_assert(fl_str_eq(first[i], f->fingerprint));
    }
    fl_report_release(&report);
  }
  for (int i = 0; i < 4; i++) free((void *)(uintptr_t)first[i].at);
}
END_TEST

static void fingerprints_at(uint32_t line, char out[3][32]) {
  fl_report report;
  fl_report_init(&report);
  add(&report, &rule_a, "a.go", line, "Get");
  add(&report, &rule_a, "a.go", line + 5, "Get");
  add(&report, &rule_a, "a.go", line + 7, "Put");
  fl_report_finish(&report);
  for (int i = 0; i < 3; i++) snprintf(out[i], 32, "%.*s", FL_STR_ARG(report.findings.at[i].fingerprint));
  fl_report_release(&report);
}

START_TEST(fingerprint_survives_moved_lines) {
  char before[3][32], after[3][32];
  fingerprints_at(10, before);
  fingerprints_at(200, after);
  for (int i = 0; i < 3; i++) ck_assert_str_eq(before[i], after[i]);
  ck_assert_str_ne(before[0], before[1]); // the ordinal
  ck_assert_str_ne(before[0], before[2]); // the subject
}
END_TEST

START_TEST(gaps_are_merged_and_sorted) {
  fl_report report;
  fl_report_init(&report);
  fl_report_add_gap(&report, "syntax", FL_STR("b.go"), 9, FL_STR("x"));
  fl_report_add_gap(&report, "syntax", FL_STR("b.go"), 3, FL_STR("x"));
  fl_report_add_gaps(&report, "limit", FL_STR(""), 0, FL_STR("y"), 4);
  fl_report_add_gap(&report, "limit", FL_STR(""), 0, FL_STR("y"));
  fl_report_add_gap(&report, "syntax", FL_STR("a.go"), 7, FL_STR("x"));
  fl_report_finish(&report);
  ck_assert_uint_eq(report.gaps.n, 3);
  ck_assert_uint_eq(report.gaps.at[0].count, 5);
  assert_str(report.gaps.at[1].path, "a.go");
  assert_str(report.gaps.at[2].path, "b.go");
  ck_assert_uint_eq(report.gaps.at[2].line, 3);
  ck_assert_uint_eq(report.gaps.at[2].count, 2);
  fl_report_release(&report);
}
END_TEST

START_TEST(places_get_lines_and_ends) {
  fl_tree *tree = fl_tree_of_text(FL_STR("a.go"), FL_STR("one\ntwo(\n  three)\n"));
  fl_report report;
  fl_report_init(&report);
  report.tree = tree;
  fl_finding finding = {.rule = &rule_a, .at = {.path = FL_STR("a.go"), .byte_begin = 4, .byte_end = 17}};
  fl_report_add(&report, &finding);
  finding.at = (fl_place){.path = FL_STR("a.go"), .line = 9, .col = 4, .byte_begin = 90, .byte_end = 99}; // the file is shorter now
  fl_report_add(&report, &finding);
  fl_report_finish(&report);
  const fl_place *at = &report.findings.at[0].at;
  ck_assert_uint_eq(at->line, 2);
  ck_assert_uint_eq(at->col, 1);
  ck_assert_uint_eq(at->end_line, 3);
  ck_assert_uint_eq(at->end_col, 9);
  at = &report.findings.at[1].at;
  ck_assert_uint_eq(at->end_line, 9);
  ck_assert_uint_eq(at->end_col, 4);
  fl_report_release(&report);
  fl_tree_free(tree);
}
END_TEST

START_TEST(gate_counts_sure_and_new_findings) {
  fl_report report;
  fl_report_init(&report);
  add(&report, &rule_a, "a.go", 1, "s");
  fl_finding *f = &report.findings.at[0];
  ck_assert(fl_report_gate(&report, FL_SEVERITY_ERROR));
  ck_assert(!fl_report_gate(&report, FL_SEVERITY_NONE));
  f->confidence = FL_CONFIDENCE_MEDIUM;
  ck_assert(!fl_report_gate(&report, FL_SEVERITY_ERROR));
  f->confidence = FL_CONFIDENCE_HIGH;
  f->severity = FL_SEVERITY_WARNING;
  ck_assert(!fl_report_gate(&report, FL_SEVERITY_ERROR));
  ck_assert(fl_report_gate(&report, FL_SEVERITY_WARNING));
  f->state = FL_STATE_SUPPRESSED;
  ck_assert(!fl_report_gate(&report, FL_SEVERITY_NOTE));
  fl_report_release(&report);
}
END_TEST

RUN_TESTS("finding", order_does_not_depend_on_arrival, fingerprint_survives_moved_lines, gaps_are_merged_and_sorted,
          places_get_lines_and_ends, gate_counts_sure_and_new_findings)
