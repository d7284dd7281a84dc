// Whole outputs of one hand-made report (sample.h) against tests/unit/emit/expected.
#include "golden.h"

#include "emit/emit.h"
#include "emit/sample.h"

static int not_open; // findings: 1: the second was taken back; 2: and the first is known

static void assert_output(const char *format, fl_emit_options options, const char *path) {
  fl_report report;
  fl_tree *tree;
  fl_buf out = {0};
  sample_make(&report, &tree);
  if (not_open) {
    report.findings.at[1].state = FL_STATE_SUPPRESSED;
    report.findings.at[1].reason = FL_STR("the gateway cuts it off");
  }
  if (not_open == 2) report.findings.at[0].state = FL_STATE_UNCHANGED, report.stats.baselined = 1;
  fl_emit_report(&report, fl_emitter_find(fl_str_from(format)), &options, sample_to_buf, &out);
  assert_golden(fl_buf_str(&out), path);
  fl_buf_release(&out);
  sample_release(&report, tree);
}

START_TEST(text_at_80_columns) { assert_output("text", (fl_emit_options){0}, "tests/unit/emit/expected/80.txt"); }
END_TEST

START_TEST(text_at_160_columns_in_colour) {
  assert_output("text", (fl_emit_options){.width = 160, .color = true}, "tests/unit/emit/expected/160-colour.txt");
}
END_TEST

START_TEST(text_with_everything) {
  fl_emit_options options = {.width = 60, .verbose = true, .path_prefix = FL_STR("services/")};
  assert_output("text", options, "tests/unit/emit/expected/verbose.txt");
}
END_TEST

START_TEST(json) { assert_output("json", (fl_emit_options){0}, "tests/unit/emit/expected/report.json"); }
END_TEST

START_TEST(sarif) {
  assert_output("sarif", (fl_emit_options){.path_prefix = FL_STR("my services/")}, "tests/unit/emit/expected/prefixed.sarif");
  assert_output("sarif", (fl_emit_options){0}, "tests/unit/emit/expected/report.sarif");
}
END_TEST

START_TEST(sarif_has_only_what_is_open) {
  not_open = 1;
  assert_output("sarif", (fl_emit_options){0}, "tests/unit/emit/expected/open.sarif");
}
END_TEST

START_TEST(sarif_for_others) {
  fl_emit_options options = {.sarif = FL_SARIF_FULL, .sarif_marks = true};
  not_open = 2;
  assert_output("sarif", options, "tests/unit/emit/expected/full.sarif");
  not_open = 1;
  options = (fl_emit_options){.sarif = FL_SARIF_GITLAB};
  assert_output("sarif", options, "tests/unit/emit/expected/gitlab.sarif");
  options = (fl_emit_options){.sarif = FL_SARIF_AZURE,
                              .azure = {FL_STR("contoso"), FL_STR("11111111-1111-1111-1111-111111111111"), FL_STR("12"), FL_STR("Nightly"),
                                        FL_STR("22222222-2222-2222-2222-222222222222"), FL_STR("scan"), FL_STR("refs/heads/main"), FL_STR("98")}};
  assert_output("sarif", options, "tests/unit/emit/expected/azure.sarif");
}
END_TEST

// GitHub refuses files with more results: the least severe ones go, and it is said.
START_TEST(sarif_with_more_than_is_taken) {
  enum { MANY = 25010 };
  fl_report report;
  fl_rule rule = {.id = FL_STR("r"), .title = FL_STR("t"), .severity = FL_SEVERITY_ERROR};
  fl_buf out = {0};
  fl_report_init(&report);
  fl_array_push(&report.rules, &rule);
  for (uint32_t i = 0; i < MANY; i++) {
    fl_severity severity = i < 20 ? FL_SEVERITY_NOTE : FL_SEVERITY_ERROR;
    fl_report_add(&report, &(fl_finding){.rule = &rule, .severity = severity, .at = {.path = FL_STR("a.c"), .line = 1, .col = 1}});
  }
  const fl_emit_options options = {0}, full = {.sarif = FL_SARIF_FULL};
  ck_assert_uint_eq(fl_sarif_left_out(&report, &options), 10);
  ck_assert_uint_eq(fl_sarif_left_out(&report, &full), 0);
  fl_emit_report(&report, fl_emitter_find(FL_STR("sarif")), &options, sample_to_buf, &out);
  uint32_t results = 0, notes = 0;
  for (fl_str rest = fl_buf_str(&out), line; fl_str_cut(rest, '\n', &line, &rest);) {
    results += fl_str_contains(line, FL_STR("\"ruleId\""));
    notes += fl_str_contains(line, FL_STR("\"level\": \"note\""));
  }
  ck_assert_uint_eq(results, 25000);
  ck_assert_uint_eq(notes, 10);
  ck_assert(fl_str_contains(fl_buf_str(&out), FL_STR("10 findings are left out")));
  fl_buf_release(&out);
  fl_report_release(&report);
}
END_TEST

static void assert_plain(const char *format) {
  fl_buf path = {0};
  fl_buf_printf(&path, "tests/unit/emit/expected/report.%s", format);
  assert_output(format, (fl_emit_options){.path_prefix = FL_STR("my services/")}, fl_buf_text(&path));
  fl_buf_release(&path);
}

START_TEST(formats_of_others) {
  static const char *const formats[] = {"concise", "github", "azure", "gitlab", "junit", "checkstyle", "sonar", "rdjson", "markdown"};
  for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) assert_plain(formats[i]);
}
END_TEST

START_TEST(nothing_found) {
  fl_report report;
  fl_buf out = {0};
  fl_report_init(&report);
  report.stats.files_read = 1;
  fl_emit_report(&report, fl_emitter_find(FL_STR("text")), &(fl_emit_options){0}, sample_to_buf, &out);
  assert_str(fl_buf_str(&out), "Found no faults in 1 file (0 skipped, 0 gaps).\n");
  fl_buf_release(&out);
  fl_report_release(&report);
}
END_TEST

RUN_TESTS("formats", text_at_80_columns, text_at_160_columns_in_colour, text_with_everything, json, sarif, sarif_has_only_what_is_open, sarif_for_others, sarif_with_more_than_is_taken, formats_of_others, nothing_found)
