// Expectations follow gitignore(5); each was compared with git check-ignore.
#include "support.h"

#include "base/glob.h"

// A path that ends with / is a folder.
static void assert_ignored(const fl_ignore *ig, const char *path, bool expected) {
  fl_str p = fl_str_from(path);
  bool is_dir = fl_str_ends_c(p, "/");
  if (is_dir) p = fl_str_slice(p, 0, p.n - 1);
  bool got = fl_ignore_match(ig, p, is_dir);
  ck_assert_msg(got == expected, "%s is %signored", path, got ? "" : "not ");
}

typedef struct row {
  const char *patterns, *yes[6], *no[6];
} row;

static void check_rows(const row *rows, size_t n) {
  for (size_t i = 0; i < n; i++) {
    fl_ignore ig = {0};
    fl_ignore_add(&ig, (fl_str){0}, fl_str_from(rows[i].patterns));
    for (int j = 0; j < 6 && rows[i].yes[j]; j++) assert_ignored(&ig, rows[i].yes[j], true);
    for (int j = 0; j < 6 && rows[i].no[j]; j++) assert_ignored(&ig, rows[i].no[j], false);
    fl_ignore_release(&ig);
  }
}
#define CHECK_ROWS(rows) check_rows(rows, sizeof(rows) / sizeof *(rows))

// Tables: patterns, what they ignore, what they do not.
// clang-format off

START_TEST(names_match_at_every_depth) {
  static const row rows[] = {
    {"*.o", {"a.o", "x/y/b.o", ".o", "d.o/"}, {"a.oo", "o"}},
    {"hello.*", {"hello.txt", "x/hello.c"}, {"hello", "xhello.c"}},
    {"foo", {"foo", "a/foo", "foo/bar", "a/foo/b/c"}, {"foobar", "afoo"}},
    {"f?o[ab]", {"fxoa", "d/f.ob"}, {"fooc", "fo/a"}},
    {"**foo", {"foo", "xfoo", "d/xfoo"}, {"foox"}},
  };
  CHECK_ROWS(rows);
}
END_TEST

START_TEST(a_slash_anchors) {
  static const row rows[] = {
    {"/hello.*", {"hello.txt"}, {"a/hello.java"}},
    {"doc/frotz", {"doc/frotz", "doc/frotz/x"}, {"a/doc/frotz", "frotz"}},
    {"/doc/frotz", {"doc/frotz"}, {"a/doc/frotz"}},
    {"foo/*", {"foo/test.json", "foo/bar/", "foo/bar/hello.c"}, {"foo/", "x/foo/y"}},
    {"a/*/b", {"a/x/b"}, {"a/b", "a/x/y/b"}},
  };
  CHECK_ROWS(rows);
}
END_TEST

START_TEST(a_slash_behind_wants_a_folder) {
  static const row rows[] = {
    {"doc/", {"doc/", "a/doc/", "doc/file", "a/doc/x/y"}, {"doc", "a/doc"}},
    {"doc/frotz/", {"doc/frotz/", "doc/frotz/x"}, {"doc/frotz", "a/doc/frotz/"}},
    {"*/", {"any/", "any/file"}, {"file"}},
  };
  CHECK_ROWS(rows);
}
END_TEST

START_TEST(two_stars) {
  static const row rows[] = {
    {"**/foo", {"foo", "a/foo", "a/b/foo/"}, {"foox"}},
    {"**/foo/bar", {"foo/bar", "x/foo/bar", "x/y/foo/bar/z"}, {"foo/x/bar"}},
    {"abc/**", {"abc/x", "abc/x/y", "abc/x/"}, {"abc/", "abc", "x/abc/y"}},
    {"a/**/b", {"a/b", "a/x/b", "a/x/y/b", "a/b/b"}, {"x/a/b", "a/bb", "b"}},
    {"a/**/b/**/c", {"a/b/c", "a/x/b/y/z/c", "a/b/b/c/c"}, {"a/c", "a/b"}},
    {"**/**/x", {"x", "a/b/c/x"}, {"xx"}},
    {"a/b**/c", {"a/bz/c", "a/b/c"}, {"a/bz/z/c"}},
    {"/**", {"x", "a/b"}, {0}},
    {"a/***/b", {"a/b", "a/x/y/b"}, {0}},
    {"a\\/b[/c]", {"a/bc"}, {"a/b/", "x/a/bc"}},
  };
  CHECK_ROWS(rows);
}
END_TEST

START_TEST(negation) {
  static const row rows[] = {
    {"*.log\n!keep.log", {"a.log"}, {"keep.log", "d/keep.log"}},
    {"!keep.log\n*.log", {"keep.log"}, {0}}, // the last one decides
    {"build/\n!build/keep", {"build/keep"}, {0}}, // no way back in below an ignored folder
    {"build/*\n!build/keep", {"build/x"}, {"build/keep", "build/"}},
    {"/*\n!/foo\n/foo/*\n!/foo/bar", {"x", "foo/x", "x/y"}, {"foo/", "foo/bar", "foo/bar/z"}},
    {"!", {0}, {"!", "a"}},
    {"a\n!a\na", {"a"}, {0}},
  };
  CHECK_ROWS(rows);
}
END_TEST

START_TEST(lines) {
  static const row rows[] = {
    {"", {0}, {"a"}},
    {"\n\n# comment\n#x\n", {0}, {"#x", "# comment"}},
    {"\\#x", {"#x"}, {"\\#x"}},
    {"\\!x", {"!x"}, {"x"}},
    {"a  \nb\\ \nc\\  ", {"a", "b ", "c "}, {"a  ", "b", "c", "c  "}},
    {"a\t", {"a\t"}, {"a"}},
    {" a", {" a"}, {"a"}},
    {"a b", {"a b"}, {"a", "b"}},
    {"a\r\nb\r\n", {"a", "b"}, {"a\r"}},
    {"a\nb\r", {"a", "b\r"}, {"b"}}, // only a line end is taken off
    {"\xEF\xBB\xBF" "a", {"a"}, {0}},
    {"/\n//\n   \n", {0}, {"a", "a/", "   "}},
    {"a//", {0}, {"a", "a/", "a/b"}},
    {"a\\", {0}, {"a", "a\\"}},
    {"a[", {0}, {"a[", "a"}},
    {"a[]b", {0}, {"a]b", "a[]b"}},
    {"a\\*", {"a*"}, {"ab"}},
  };
  CHECK_ROWS(rows);
}
END_TEST

// clang-format on

START_TEST(deeper_files_win_and_speak_for_their_folder) {
  fl_ignore ig = {0};
  char text[] = "*.log\n/top\n";
  fl_ignore_add(&ig, (fl_str){0}, fl_str_from(text));
  memset(text, 'x', sizeof text - 1); // copied
  fl_ignore_add(&ig, FL_STR("a"), FL_STR("!*.log\n/only\n"));
  fl_ignore_add(&ig, FL_STR("a/b"), FL_STR("x.log\n"));
  assert_ignored(&ig, "y.log", true);
  assert_ignored(&ig, "a/y.log", false);
  assert_ignored(&ig, "a/b/x.log", true);
  assert_ignored(&ig, "a/b/y.log", false);
  assert_ignored(&ig, "ab/y.log", true); // a is no prefix of ab/
  assert_ignored(&ig, "a/only", true);
  assert_ignored(&ig, "only", false);
  assert_ignored(&ig, "a/b/only", false);
  assert_ignored(&ig, "top", true);
  assert_ignored(&ig, "a/top", false);
  assert_ignored(&ig, "a/", false); // not about the folder itself
  ck_assert(!fl_ignore_match_entry(&ig, FL_STR("top/x"), false) &&
            fl_ignore_match(&ig, FL_STR("top/x"), false));
  fl_ignore_release(&ig);
}
END_TEST

START_TEST(no_pattern_is_slow) {
  char text[4000], path[4000];
  size_t n = 0, m = 0;
  for (int i = 0; i < 400; i++) n += (size_t)snprintf(text + n, sizeof text - n, "**/a/*a/");
  snprintf(text + n, sizeof text - n, "b");
  for (int i = 0; i < 900; i++) m += (size_t)snprintf(path + m, sizeof path - m, "%sa", i ? "/" : "");
  fl_ignore ig = {0};
  fl_ignore_add(&ig, (fl_str){0}, fl_str_from(text));
  snprintf(text, sizeof text, "*a*a*a*a*a*a*a*a*a*a*a*a*a*a*b");
  fl_ignore_add(&ig, (fl_str){0}, fl_str_from(text));
  assert_ignored(&ig, path, false);
  memset(path, 'a', sizeof path - 1);
  path[sizeof path - 1] = '\0';
  assert_ignored(&ig, path, false);
  fl_ignore_release(&ig);
}
END_TEST

START_TEST(nothing_ignores_nothing) {
  fl_ignore ig = {0};
  assert_ignored(&ig, "a/b", false);
  fl_ignore_add(&ig, (fl_str){0}, FL_STR("*"));
  assert_ignored(&ig, "", false);
  fl_ignore_release(&ig);
  assert_ignored(&ig, "a", false);
}
END_TEST

RUN_TESTS("ignore", names_match_at_every_depth, a_slash_anchors, a_slash_behind_wants_a_folder, two_stars,
          negation, lines, deeper_files_win_and_speak_for_their_folder, no_pattern_is_slow,
          nothing_ignores_nothing)
