// Whole outputs of one hand-made report (sample.h) against tests/unit/emit/expected.
#include "golden.h"

#include "emit/emit.h"
#include "emit/sample.h"

static void assert_output(const char *format, fl_emit_options options, const char *path) {
  fl_report report;
  fl_tree *tree;
  fl_buf out = {0};
  sample_make(&report, &tree);
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

RUN_TESTS("formats", text_at_80_columns, text_at_160_columns_in_colour, text_with_everything, json, sarif, formats_of_others, nothing_found)
