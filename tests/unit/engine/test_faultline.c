// The public header as somebody outside would use it.
#include "base/support.h"

#include "include/faultline.h"

static faultline_engine *load(void) {
  faultline_engine_options options = {.data_dir = "tests/cli/data"};
  faultline_engine *engine;
  faultline_error error = {0};
  ck_assert_msg(faultline_engine_load(&engine, &options, &error) == 0, "%s", error.text);
  return engine;
}

static void append(void *payload, const char *bytes, size_t n) { strncat(payload, bytes, n); }

START_TEST(scan_and_emit) {
  faultline_engine *engine = load();
  faultline_report *report;
  faultline_error error = {0};
  ck_assert_msg(faultline_scan(&report, engine, "tests/cli/tree", NULL, &error) == 0, "%s", error.text);
  ck_assert_uint_eq(faultline_report_count(report), 1);
  ck_assert_uint_eq(faultline_report_gaps(report), 0);
  const faultline_finding *finding = faultline_report_at(report, 0);
  ck_assert_str_eq(finding->rule, "call-waits-for-ever");
  ck_assert_str_eq(finding->path, "shop/stock.py");
  ck_assert_uint_eq(finding->line, 3);
  ck_assert_int_eq(finding->severity, FAULTLINE_ERROR);
  ck_assert_int_eq(finding->confidence, FAULTLINE_HIGH);
  static char text[1 << 16];
  ck_assert_int_eq(faultline_emit(report, "text", append, text, NULL), 0);
  ck_assert_ptr_nonnull(strstr(text, "Found 1 error in 2 files"));
  ck_assert_int_eq(faultline_emit(report, "xml", append, text, &error), FAULTLINE_E_USAGE);
  ck_assert_str_eq(error.text, "no format 'xml'");
  faultline_report_free(report);
  faultline_engine_free(engine);
}
END_TEST

START_TEST(errors_can_be_printed) {
  faultline_engine_options options = {.data_dir = "tests/cli/tree"};
  faultline_engine *engine;
  faultline_report *report;
  faultline_error error = {0};
  ck_assert_int_eq(faultline_engine_load(&engine, &options, &error), FAULTLINE_E_USAGE);
  ck_assert_str_eq(error.text, "tests/cli/tree: is no data directory: it holds no folder 'rules'");
  ck_assert_ptr_null(engine);
  engine = load();
  ck_assert_int_eq(faultline_scan(&report, engine, "tests/nowhere", NULL, &error), FAULTLINE_E_IO);
  ck_assert_str_eq(error.text, "tests/nowhere: cannot read: No such file or directory");
  ck_assert_ptr_null(report);
  faultline_engine_free(engine);
  faultline_engine_free(NULL);
  faultline_report_free(NULL);
}
END_TEST

RUN_TESTS("faultline", scan_and_emit, errors_can_be_printed)
