#include "base/support.h"

#include "cli/opt.h"

static fl_opts opts;
static fl_error err;

static int parse(int argc, const char *const *words) {
  char *argv[16] = {(char[]){"faultline"}};
  fl_opts_release(&opts);
  for (int i = 0; i < argc; i++) argv[i + 1] = (char *)(uintptr_t)words[i];
  return fl_opts_parse(&opts, argc + 1, argv, &err);
}
#define PARSE(...) parse((int)(sizeof((const char *[]){__VA_ARGS__}) / sizeof(char *)), (const char *const[]){__VA_ARGS__})

START_TEST(spellings) {
  ck_assert_int_eq(PARSE("check", "-f", "json", "-fsarif=x", "--format=text", "-qv", "-j4", "--", "-x"), FL_OK);
  ck_assert_uint_eq(opts.formats.n, 3);
  ck_assert_str_eq(opts.formats.at[1], "sarif=x");
  ck_assert(opts.quiet && opts.verbose);
  ck_assert_uint_eq(opts.jobs, 4);
  ck_assert_uint_eq(opts.words.n, 2);
  ck_assert_str_eq(opts.words.at[1], "-x");
  fl_opts_release(&opts);
}
END_TEST

START_TEST(values) {
  ck_assert_int_eq(PARSE("--max-file-size", "2M", "--file-timeout=500ms", "--select", "a, b", "--select=c"), FL_OK);
  ck_assert_uint_eq(opts.max_file_bytes, 2u << 20);
  ck_assert_int_eq(opts.file_timeout_ms, 500);
  ck_assert_uint_eq(opts.select.n, 3);
  ck_assert_str_eq(opts.select.at[1], "b");
  fl_opts_release(&opts);
}
END_TEST

static void assert_complaint(int rc, const char *text) {
  ck_assert_int_eq(rc, FL_E_USAGE);
  ck_assert_str_eq(err.text, text);
}

START_TEST(complaints) {
  assert_complaint(PARSE("--jbos"), "unknown option '--jbos' (did you mean '--jobs'?)");
  assert_complaint(PARSE("--xyzzy"), "unknown option '--xyzzy' (see faultline --help)");
  assert_complaint(PARSE("-Z"), "unknown option '-Z' (see faultline --help)");
  assert_complaint(PARSE("--jobs"), "--jobs wants a value: N");
  assert_complaint(PARSE("-j", "none"), "-j: 'none' is not a number from 1 to 1024");
  assert_complaint(PARSE("--strict=yes"), "--strict takes no value");
  assert_complaint(PARSE("--fail-on", "fatal"), "--fail-on: 'fatal' is not one of error, warning, note, never");
  assert_complaint(PARSE("--max-file-size", "big"), "--max-file-size: 'big' is not a size such as 512K or 2M");
  assert_complaint(PARSE("--file-timeout", "5"), "--file-timeout: '5' is not a time such as 500ms or 5s");
  fl_opts_release(&opts);
}
END_TEST

START_TEST(environment_first) {
  setenv("FAULTLINE_JOBS", "3", 1);
  setenv("FAULTLINE_SELECT", "a,b", 1);
  setenv("FAULTLINE_STRICT", "0", 1);
  ck_assert_int_eq(PARSE("--select", "c"), FL_OK);
  ck_assert_uint_eq(opts.jobs, 3);
  ck_assert_uint_eq(opts.select.n, 1);
  ck_assert(!opts.strict);
  ck_assert_int_eq(PARSE("-j", "5"), FL_OK);
  ck_assert_uint_eq(opts.jobs, 5);
  ck_assert_uint_eq(opts.select.n, 2);
  setenv("FAULTLINE_FAIL_ON", "all", 1);
  assert_complaint(PARSE("x"), "FAULTLINE_FAIL_ON: 'all' is not one of error, warning, note, never");
  fl_opts_release(&opts);
}
END_TEST

START_TEST(options_belong_to_commands) {
  ck_assert_int_eq(PARSE("--strict"), FL_OK);
  ck_assert_int_eq(fl_opts_check(&opts, FL_CMD_CHECK, "check", &err), FL_OK);
  assert_complaint(fl_opts_check(&opts, FL_CMD_RULES, "rules", &err), "'rules' has no option '--strict'");
  fl_opts_release(&opts);
}
END_TEST

RUN_TESTS("opt", spellings, values, complaints, environment_first, options_belong_to_commands)
