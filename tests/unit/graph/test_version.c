// Versions and ranges as intervals, and how they lie in one another.
#include <check.h>
#include <stdio.h>
#include <stdlib.h>

#include "graph/version.h"

static void print_version(char *out, size_t size, const fl_version *v) {
  if (v->part[0] == UINT32_MAX)
    snprintf(out, size, "~");
  else
    snprintf(out, size, "%u.%u.%u.%u", v->part[0], v->part[1], v->part[2], v->part[3]);
}

static const char *interval_of(const char *text) {
  static char out[128];
  char low[60], high[60];
  fl_versions versions;
  if (!fl_versions_parse(&versions, fl_str_from(text))) return "?";
  print_version(low, sizeof low, &versions.low);
  print_version(high, sizeof high, &versions.high);
  snprintf(out, sizeof out, "%s %s", low, high);
  return out;
}

static const struct {
  const char *text, *interval;
} ranges[] = {
    {"1.2.3", "1.2.3.0 1.2.3.1"},
    {"v1.2.3", "1.2.3.0 1.2.3.1"},
    {"==1.2.3", "1.2.3.0 1.2.3.1"},
    {"=1.2.3", "1.2.3.0 1.2.3.1"},
    {"1.2.3.4", "1.2.3.4 1.2.3.5"},
    {"1.2.3.4.5", "1.2.3.4 1.2.3.5"},
    {"5.3.9.RELEASE", "5.3.9.0 5.3.9.1"},
    {"31.1-jre", "31.1.0.0 31.2.0.0"},
    {"2.0.0-rc1", "2.0.0.0 2.0.0.1"},
    {"2.0.0+build.5", "2.0.0.0 2.0.0.1"},
    {"1.2", "1.2.0.0 1.3.0.0"},
    {"17", "17.0.0.0 18.0.0.0"},
    {"1.x", "1.0.0.0 2.0.0.0"},
    {"1.2.*", "1.2.0.0 1.3.0.0"},
    {"==1.*", "1.0.0.0 2.0.0.0"},
    {"1.2.+", "1.2.0.0 1.3.0.0"},
    {">=3.12", "3.12.0.0 ~"},
    {">1.2.3", "1.2.3.1 ~"},
    {"<8", "0.0.0.0 8.0.0.0"},
    {"<=1.2.3", "0.0.0.0 1.2.3.1"},
    {"<=1.2", "0.0.0.0 1.3.0.0"},
    {">=2,<3", "2.0.0.0 3.0.0.0"},
    {">= 2 , < 3", "2.0.0.0 3.0.0.0"},
    {">=1.2.0 <2.0.0", "1.2.0.0 2.0.0.0"},
    {">=2,!=2.5,<3", "2.0.0.0 3.0.0.0"},
    {"^1.2", "1.2.0.0 2.0.0.0"},
    {"^0.2.3", "0.2.3.0 0.3.0.0"},
    {"^0.0.3", "0.0.3.0 0.0.4.0"},
    {"^0", "0.0.0.0 1.0.0.0"},
    {"~1.2.3", "1.2.3.0 1.3.0.0"},
    {"~1", "1.0.0.0 2.0.0.0"},
    {"~> 1.4", "1.4.0.0 2.0.0.0"},
    {"~> 1.4.2", "1.4.2.0 1.5.0.0"},
    {"~=1.4", "1.4.0.0 2.0.0.0"},
    {"~=1.4.2", "1.4.2.0 1.5.0.0"},
    {"1.2 - 1.4.5", "1.2.0.0 1.4.5.1"},
    {"^1.2 || ^2", "1.2.0.0 3.0.0.0"},
    {">=1.2 <1.5||>=3", "1.2.0.0 ~"},
    {"[1.0,2.0)", "1.0.0.0 2.0.0.0"},
    {"(1.0,2.0]", "1.0.0.1 2.1.0.0"},
    {"(,1.5]", "0.0.0.0 1.6.0.0"},
    {"[1.5,)", "1.5.0.0 ~"},
    {"[1.5.2]", "1.5.2.0 1.5.2.1"},
    {"99999999999.1", "4294967294.1.0.0 4294967294.2.0.0"},
};

START_TEST(range_is_an_interval) { ck_assert_str_eq(interval_of(ranges[_i].text), ranges[_i].interval); }
END_TEST

static const char *const nothing[] = {"",
                                      " ",
                                      "*",
                                      "x",
                                      "latest",
                                      "workspace:^1.2",
                                      "npm:a@^1",
                                      "file:../a",
                                      "git+https://h/x",
                                      "main",
                                      ">=",
                                      "!=1",
                                      "||",
                                      "^1 ||",
                                      ">=3,<2",
                                      "[,]",
                                      "[1,2),[3,4)",
                                      "${v}",
                                      "v",
                                      "[x,2)",
                                      "-",
                                      "1 || x",
                                      "https://h/x-1.2.tgz"};

START_TEST(nothing_can_be_said) {
  ck_assert_msg(interval_of(nothing[_i])[0] == '?', "\"%s\" is %s", nothing[_i], interval_of(nothing[_i]));
}
END_TEST

static const struct {
  const char *what, *range;
  fl_fit fit;
} fits[] = {
    {"7.9.9", "<8", FL_FIT_ALL},     {"8.0.0", "<8", FL_FIT_NONE},     {"8.0.0-rc1", "<8", FL_FIT_NONE},
    {"^7.2", "<8", FL_FIT_ALL},      {">=7", "<8", FL_FIT_PART},       {"^8.1", "<8", FL_FIT_NONE},
    {"1.0", ">=1.0.3", FL_FIT_PART}, {"3.12.0", ">=3.12", FL_FIT_ALL}, {"3.11.9", ">=3.12", FL_FIT_NONE},
    {"2.5.0", ">=2,<3", FL_FIT_ALL}, {"1.10.0", "<1.9", FL_FIT_NONE},  {"[1.0,9.0)", "<8", FL_FIT_PART},
};

START_TEST(lies_in) {
  fl_versions what, range;
  ck_assert(fl_versions_parse(&what, fl_str_from(fits[_i].what)));
  ck_assert(fl_versions_parse(&range, fl_str_from(fits[_i].range)));
  ck_assert_msg(fl_versions_fit(&what, &range) == fits[_i].fit, "%s in %s", fits[_i].what, fits[_i].range);
}
END_TEST

START_TEST(around_both) {
  fl_versions a, b;
  ck_assert(fl_versions_parse(&a, FL_STR("1.2.3")) && fl_versions_parse(&b, FL_STR("^3")));
  fl_versions both = fl_versions_around(&a, &b);
  ck_assert_uint_eq(both.low.part[0], 1);
  ck_assert_uint_eq(both.high.part[0], 4);
}
END_TEST

int main(void) {
  Suite *suite = suite_create("version");
  TCase *cases = tcase_create("all");
  tcase_add_loop_test(cases, range_is_an_interval, 0, sizeof ranges / sizeof *ranges);
  tcase_add_loop_test(cases, nothing_can_be_said, 0, sizeof nothing / sizeof *nothing);
  tcase_add_loop_test(cases, lies_in, 0, sizeof fits / sizeof *fits);
  tcase_add_test(cases, around_both);
  suite_add_tcase(suite, cases);
  SRunner *runner = srunner_create(suite);
  srunner_run_all(runner, CK_ENV);
  int failed = srunner_ntests_failed(runner);
  srunner_free(runner);
  return failed != 0;
}
