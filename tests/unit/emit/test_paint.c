#include "base/support.h"

#include "emit/paint.h"

START_TEST(widths) {
  ck_assert_uint_eq(fl_cells(FL_STR("abc")), 3);
  ck_assert_uint_eq(fl_cells(FL_STR("größe")), 5);
  ck_assert_uint_eq(fl_cells(FL_STR("各位")), 4);
  ck_assert_uint_eq(fl_cells(FL_STR("📦")), 2);
  ck_assert_uint_eq(fl_cells(FL_STR("e\xCC\x81")), 1);
  ck_assert_uint_eq(fl_cells(FL_STR("\xFF")), 1);
}
END_TEST

static void assert_painted(fl_str text, const char *expected) {
  fl_buf out = {0};
  fl_paint p = {.out = &out, .width = 80};
  fl_paint_text(&p, FL_STYLE_BOLD, text);
  assert_str(fl_buf_str(&out), expected);
  fl_buf_release(&out);
}

// What a repository says must not reach the terminal as commands.
START_TEST(harmless) {
  assert_painted(FL_STR("a\033[31mb"), "a\xEF\xBF\xBD[31mb");
  assert_painted(FL_STR("a\nb\rc\x7F"), "a\xEF\xBF\xBD" "b\xEF\xBF\xBD" "c\xEF\xBF\xBD");
  assert_painted(FL_STR("\xE2\x80\xAE" "abc"), "\xEF\xBF\xBD" "abc");
  assert_painted(FL_STR("\xC2\x9B" "x"), "\xEF\xBF\xBD" "x");
  assert_painted(FL_STR("\xFFx"), "\xEF\xBF\xBDx");
}
END_TEST

START_TEST(words_wrap_below_the_hang) {
  fl_buf out = {0};
  fl_paint p = {.out = &out, .width = 12, .hang = 2};
  fl_paint_words(&p, FL_STYLE_PLAIN, FL_STR("one two three  a_very_long_word x"));
  assert_str(fl_buf_str(&out), "one two\n  three\n  a_very_long_word\n  x");
  fl_buf_release(&out);
}
END_TEST

RUN_TESTS("paint", widths, harmless, words_wrap_below_the_hang)
