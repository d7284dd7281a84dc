#include "support.h"

#include "base/glob.h"

static void assert_glob(const char *pattern, const char *text, bool expected) {
  bool got = fl_glob_match(fl_str_from(pattern), fl_str_from(text));
  ck_assert_msg(got == expected, "%s %s %s", pattern, got ? "matches" : "does not match", text);
}

typedef struct row {
  const char *pattern, *yes[5], *no[5];
} row;

static void check_rows(const row *rows, size_t n) {
  for (size_t i = 0; i < n; i++) {
    for (int j = 0; j < 5 && rows[i].yes[j]; j++) assert_glob(rows[i].pattern, rows[i].yes[j], true);
    for (int j = 0; j < 5 && rows[i].no[j]; j++) assert_glob(rows[i].pattern, rows[i].no[j], false);
  }
}
#define CHECK_ROWS(rows) check_rows(rows, sizeof(rows) / sizeof *(rows))

// Tables: pattern, what it matches, what it does not.
// clang-format off

START_TEST(stars_and_marks) {
  static const row rows[] = {
    {"", {""}, {"a"}},
    {"abc", {"abc"}, {"", "ab", "abcd", "ABC"}},
    {"*", {"", "a", "a/b.c"}, {0}},
    {"a*", {"a", "abc", "a/b"}, {"", "ba"}},
    {"*a", {"a", "ba", "aaa"}, {"ab", ""}},
    {"*.execute", {"x.execute", ".execute", "a.b.execute"}, {"execute", "x.executes"}},
    {"a*b*c", {"abc", "aXbYc", "abcbc"}, {"ac", "acb"}},
    {"**", {"", "x"}, {0}},
    {"?", {"a", "\xC3\xA4", "/"}, {"", "ab"}},
    {"?*?", {"ab", "abc"}, {"a", ""}},
    {"\\*", {"*"}, {"a", "\\*"}},
    {"\\\xC3\xA4", {"\xC3\xA4"}, {"\\\xC3\xA4"}},
    {"a\\", {"a\\"}, {"a"}},
    {"\xC3\xA4*", {"\xC3\xA4z"}, {"\xC3\xB6z"}},
  };
  CHECK_ROWS(rows);
}
END_TEST

START_TEST(groups) {
  static const row rows[] = {
    {"{a,b}", {"a", "b"}, {"", "ab", "{a,b}", "c"}},
    {"{get,post}ForObject", {"getForObject", "postForObject"}, {"ForObject", "putForObject"}},
    {"x{,y}z", {"xz", "xyz"}, {"xyyz"}},
    {"{}", {""}, {"{}"}},
    {"{a}", {"a"}, {"{a}"}},
    {"{a,b{c,d{e,f}}}", {"a", "bc", "bde", "bdf"}, {"b", "bd", "c"}},
    {"{a,b}{c,d}", {"ac", "ad", "bc", "bd"}, {"a", "ab", "acd"}},
    {"{*x,y*}", {"x", "ax", "y", "yb"}, {"", "xb"}},
    {"{a*,b}*c", {"ac", "axxc", "bc", "bxc"}, {"c"}},
    {"{,a}{,b}", {"", "a", "b", "ab"}, {"ba"}},
    {"{[,],x}", {",", "x"}, {"[", "]"}},
    {"{\\,,\\}}", {",", "}"}, {"\\"}},
  };
  CHECK_ROWS(rows);
}
END_TEST

START_TEST(unclosed_is_literal) {
  static const row rows[] = {
    {"{a,b", {"{a,b"}, {"a", "b"}},
    {"a,b}*", {"a,b}", "a,b}x"}, {"a"}},
    {"{a,{b,c}", {"{a,b", "{a,c"}, {"a", "b"}},
    {"[ab*", {"[ab", "[abc"}, {"a"}},
    {"*}{", {"}{", "x}{"}, {"{"}},
  };
  CHECK_ROWS(rows);
}
END_TEST

START_TEST(sets) {
  static const row rows[] = {
    {"[abc]", {"a", "c"}, {"d", "", "ab"}},
    {"[a-c]x", {"ax", "bx"}, {"dx", "-x"}},
    {"[!a-c]", {"d", "-"}, {"a", "c", ""}},
    {"[^a]", {"b", "^"}, {"a"}},
    {"[]a]", {"]", "a"}, {"b"}},
    {"[!]a]", {"b"}, {"]", "a"}},
    {"[a-]", {"a", "-"}, {"b"}},
    {"[-a]", {"a", "-"}, {"b"}},
    {"[\\]]", {"]"}, {"\\"}},
    {"[[:digit:]x]", {"5", "x"}, {"d", ":"}},
    {"[![:space:]]", {"a"}, {" ", "\t"}},
    {"[[:nonsense:]]", {0}, {"n", ":", "["}},
    {"[z-a]", {0}, {"a", "z", "m"}},
    {"[*?]", {"*", "?"}, {"a"}},
  };
  CHECK_ROWS(rows);
}
END_TEST

// clang-format on

START_TEST(broken_text_and_long_patterns) {
  ck_assert(fl_glob_match(FL_STR("a?b"), FL_STR("a\xFF"
                                                "b")));
  ck_assert(fl_glob_match(FL_STR("a\xFF*"), FL_STR("a\xFF"
                                                   "b")));
  ck_assert(!fl_glob_match(FL_STR("*\xFE"), FL_STR("a\xFF")));
  ck_assert(fl_glob_match(FL_STR("*\0z"), FL_STR("x\0z")));
  char pattern[FL_GLOB_MAX + 2];
  memset(pattern, '*', sizeof pattern);
  ck_assert(fl_glob_match((fl_str){pattern, FL_GLOB_MAX}, FL_STR("x")));
  ck_assert(!fl_glob_match((fl_str){pattern, FL_GLOB_MAX + 1}, FL_STR("x")));
  memset(pattern, '{', sizeof pattern);
  memset(pattern + FL_GLOB_MAX / 2, '}', FL_GLOB_MAX / 2);
  ck_assert(fl_glob_match((fl_str){pattern, FL_GLOB_MAX}, FL_STR("")));
}
END_TEST

// Backtracking would not come back from this.
START_TEST(no_pattern_is_slow) {
  char pattern[300], text[2001];
  for (int i = 0; i < 290; i += 10) memcpy(pattern + i, "{a,aa}*a*a", 10);
  memset(text, 'a', sizeof text - 1);
  text[2000] = '\0';
  fl_str p = {pattern, 290};
  ck_assert(fl_glob_match(p, fl_str_from(text)));
  text[1999] = 'b';
  ck_assert(!fl_glob_match(p, fl_str_from(text)));
}
END_TEST

RUN_TESTS("glob", stars_and_marks, groups, unclosed_is_literal, sets, broken_text_and_long_patterns,
          no_pattern_is_slow)
