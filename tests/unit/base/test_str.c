#include "support.h"

#include <float.h>
#include <locale.h>
#include <math.h>

#include "base/str.h"

START_TEST(compares_bytes) {
  fl_str empty = {0};
  ck_assert(fl_str_eq(empty, FL_STR("")));
  ck_assert(fl_str_eq_c(empty, ""));
  ck_assert(fl_str_eq(fl_str_from(NULL), empty));
  ck_assert(!fl_str_eq(FL_STR("a"), FL_STR("b")));
  ck_assert(!fl_str_eq(FL_STR("a"), FL_STR("a\0")));
  ck_assert_int_lt(fl_str_cmp(FL_STR("a"), FL_STR("ab")), 0);
  ck_assert_int_gt(fl_str_cmp(FL_STR("\xC3"), FL_STR("z")), 0); // unsigned
  ck_assert_int_eq(fl_str_cmp(empty, FL_STR("")), 0);
  ck_assert_int_lt(fl_str_cmp(empty, FL_STR("a")), 0);
}
END_TEST

START_TEST(sorts) {
  fl_str words[] = {FL_STR("b"), FL_STR(""), FL_STR("ab"), FL_STR("a")};
  qsort(words, 4, sizeof *words, fl_str_cmp_qsort);
  assert_str(words[0], "");
  assert_str(words[1], "a");
  assert_str(words[2], "ab");
  assert_str(words[3], "b");
}
END_TEST

START_TEST(starts_and_ends) {
  fl_str s = FL_STR("main.go");
  ck_assert(fl_str_starts_c(s, "main") && fl_str_starts_c(s, "") && fl_str_starts_c(s, "main.go"));
  ck_assert(!fl_str_starts_c(s, "main.gox") && !fl_str_starts_c(s, "ain"));
  ck_assert(fl_str_ends_c(s, ".go") && fl_str_ends_c(s, "") && fl_str_ends_c(s, "main.go"));
  ck_assert(!fl_str_ends_c(s, "xmain.go") && !fl_str_ends_c(s, "g"));
  ck_assert(fl_str_starts((fl_str){0}, (fl_str){0}) && !fl_str_ends((fl_str){0}, FL_STR("a")));
}
END_TEST

START_TEST(finds) {
  fl_str s = FL_STR("a.bb.bbb");
  ck_assert_uint_eq(fl_str_find_char(s, '.'), 1);
  ck_assert_uint_eq(fl_str_rfind_char(s, '.'), 4);
  ck_assert_uint_eq(fl_str_find_char(s, 'x'), FL_STR_NONE);
  ck_assert_uint_eq(fl_str_rfind_char((fl_str){0}, 'x'), FL_STR_NONE);
  ck_assert_uint_eq(fl_str_find(s, FL_STR("bbb")), 5);
  ck_assert_uint_eq(fl_str_find(s, FL_STR("bbbb")), FL_STR_NONE);
  ck_assert_uint_eq(fl_str_find(s, FL_STR("a.bb.bbb")), 0);
  ck_assert_uint_eq(fl_str_find(s, FL_STR("a.bb.bbbb")), FL_STR_NONE);
  ck_assert_uint_eq(fl_str_find(s, FL_STR("")), 0);
  ck_assert_uint_eq(fl_str_find((fl_str){0}, FL_STR("a")), FL_STR_NONE);
  ck_assert_uint_eq(fl_str_find(FL_STR("x\0y"), FL_STR("\0y")), 1);
  ck_assert(fl_str_contains(s, FL_STR("b.b")) && fl_str_contains((fl_str){0}, (fl_str){0}));
}
END_TEST

START_TEST(slices_are_clamped) {
  fl_str s = FL_STR("hello");
  assert_str(fl_str_slice(s, 1, 3), "el");
  assert_str(fl_str_slice(s, 3, 100), "lo");
  assert_str(fl_str_slice(s, 3, 2), "");
  assert_str(fl_str_slice(s, 100, 200), "");
  assert_str(fl_str_slice((fl_str){0}, 0, 5), "");
  assert_str(fl_str_from_pos(s, 4), "o");
}
END_TEST

START_TEST(cuts) {
  fl_str before, after, s = FL_STR("a=b=c");
  ck_assert(fl_str_cut(s, '=', &before, &after));
  assert_str(before, "a");
  assert_str(after, "b=c");
  ck_assert(fl_str_rcut(s, '=', &before, &after));
  assert_str(before, "a=b");
  assert_str(after, "c");
  ck_assert(!fl_str_cut(s, ':', &before, &after));
  assert_str(before, "a=b=c");
  assert_str(after, "");
  ck_assert(!fl_str_rcut(s, ':', &before, &after));
  assert_str(before, "");
  assert_str(after, "a=b=c");
  ck_assert(fl_str_cut(s, '=', NULL, &s)); // into itself
  assert_str(s, "b=c");
  ck_assert(fl_str_cut(FL_STR("="), '=', &before, &after));
  ck_assert(before.n == 0 && after.n == 0);
}
END_TEST

START_TEST(trims) {
  assert_str(fl_str_trim(FL_STR(" \t\r\n a b \v\f")), "a b");
  assert_str(fl_str_trim(FL_STR(" \n ")), "");
  assert_str(fl_str_trim((fl_str){0}), "");
}
END_TEST

START_TEST(reads_integers) {
  static const struct {
    const char *text;
    int64_t value;
  } good[] = {{"0", 0},
              {"-0", 0},
              {"+7", 7},
              {"007", 7},
              {"-42", -42},
              {"9223372036854775807", INT64_MAX},
              {"-9223372036854775808", INT64_MIN}};
  static const char *const bad[] = {"",
                                    "-",
                                    "+",
                                    "1 ",
                                    " 1",
                                    "1x",
                                    "0x1",
                                    "--1",
                                    "1.0",
                                    "9223372036854775808",
                                    "-9223372036854775809",
                                    "99999999999999999999999"};
  for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
    int64_t value = 99;
    ck_assert_msg(fl_str_to_int64(fl_str_from(good[i].text), &value), "%s", good[i].text);
    ck_assert_int_eq(value, good[i].value);
  }
  for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
    int64_t value = 99;
    ck_assert_msg(!fl_str_to_int64(fl_str_from(bad[i]), &value), "%s", bad[i]);
    ck_assert_int_eq(value, 99);
  }
  int64_t value;
  ck_assert(fl_str_to_int64(fl_str_slice(FL_STR("12345"), 1, 3), &value));
  ck_assert_int_eq(value, 23);
}
END_TEST

START_TEST(reads_doubles) {
  static const struct {
    const char *text;
    double value;
  } good[] = {{"1", 1}, {"-1.5", -1.5}, {"2e3", 2000}, {".5", .5}, {"5.", 5}, {"1E-2", .01}, {"+0.1", .1}};
  static const char *const bad[] = {"",    ".",    "-",     "e5",  "1e", "1e+", "inf",
                                    "nan", "0x10", "1e999", "1,5", " 1", "1 ",  "1..2"};
  for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
    double value = 99;
    ck_assert_msg(fl_str_to_double(fl_str_from(good[i].text), &value), "%s", good[i].text);
    ck_assert(value == good[i].value);
  }
  for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
    double value = 99;
    ck_assert_msg(!fl_str_to_double(fl_str_from(bad[i]), &value), "%s", bad[i]);
    ck_assert(value == 99);
  }
}
END_TEST

START_TEST(writes_the_shortest_double) {
  static const struct {
    double value;
    const char *text;
  } cases[] = {{0, "0"},
               {0.1, "0.1"},
               {-2.5, "-2.5"},
               {1e21, "1e+21"},
               {1.0 / 3, "0.3333333333333333"},
               {0.1 + 0.2, "0.30000000000000004"},
               {DBL_MAX, "1.7976931348623157e+308"},
               {5e-324, "5e-324"}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    char text[FL_DOUBLE_TEXT_BYTES];
    uint32_t n = fl_double_text(cases[i].value, text);
    ck_assert_str_eq(text, cases[i].text);
    ck_assert_uint_eq(n, strlen(text));
  }
}
END_TEST

START_TEST(the_locale_changes_nothing) {
  // Where no locale with a comma is installed this shows nothing; the run under LC_ALL=C does no harm.
  static const char *const with_comma[] = {"de_DE.UTF-8", "de_DE.utf8", "fr_FR.UTF-8"};
  for (int i = 0; i < 3 && !setlocale(LC_ALL, with_comma[i]); i++) {
  }
  double value;
  char text[FL_DOUBLE_TEXT_BYTES];
  ck_assert(fl_str_to_double(FL_STR("1.5"), &value) && value == 1.5);
  fl_double_text(1.5, text);
  ck_assert_str_eq(text, "1.5");
}
END_TEST

RUN_TESTS("str", compares_bytes, sorts, starts_and_ends, finds, slices_are_clamped, cuts, trims,
          reads_integers, reads_doubles, writes_the_shortest_double, the_locale_changes_nothing)
