#include "support.h"

#include "base/utf8.h"

// "41 FFFD! ..." with ! behind what was invalid.
static void assert_decodes(fl_str s, const char *expected) {
  char out[256] = "";
  size_t n = 0;
  while (s.n) {
    uint32_t code_point;
    bool valid;
    uint32_t taken = fl_utf8_take(s, &code_point, &valid);
    ck_assert(taken >= 1 && taken <= s.n);
    n += (size_t)snprintf(out + n, sizeof out - n, "%s%X%s", n ? " " : "", code_point, valid ? "" : "!");
    s = fl_str_from_pos(s, taken);
  }
  ck_assert_str_eq(out, expected);
}

START_TEST(decodes_all_lengths) {
  assert_decodes(FL_STR("A\xC3\xA4\xE2\x82\xAC\xF0\x9F\x98\x80"), "41 E4 20AC 1F600");
  assert_decodes(FL_STR("\xEF\xBF\xBD"), "FFFD");
  assert_decodes(FL_STR("\xF4\x8F\xBF\xBF"), "10FFFF");
  assert_decodes(FL_STR("a\0b"), "61 0 62");
}
END_TEST

// Unicode 15, section 3.9, tables 3-8 to 3-11.
START_TEST(replaces_maximal_parts) {
  assert_decodes(FL_STR("\xC0\xAF\xE0\x80\xBF\xF0\x81\x82\x41"),
                 "FFFD! FFFD! FFFD! FFFD! FFFD! FFFD! FFFD! FFFD! 41");
  assert_decodes(FL_STR("\xED\xA0\x80\xED\xBF\xBF\xED\xAF\x41"),
                 "FFFD! FFFD! FFFD! FFFD! FFFD! FFFD! FFFD! FFFD! 41");
  assert_decodes(FL_STR("\xF4\x91\x92\x93\xFF\x41\x80\xBF\x42"),
                 "FFFD! FFFD! FFFD! FFFD! FFFD! 41 FFFD! FFFD! 42");
  assert_decodes(FL_STR("\xE1\x80\xE2\xF0\x91\x92\xF1\xBF\x41"), "FFFD! FFFD! FFFD! FFFD! 41");
  assert_decodes(FL_STR("\xE2\x82"), "FFFD!");
}
END_TEST

START_TEST(counts) {
  fl_str s = FL_STR("a\xC3\xA4\xF0\x9F\x98\x80\xFF");
  ck_assert_uint_eq(fl_utf8_count(s), 4);
  ck_assert_uint_eq(fl_utf8_utf16_count(s), 5);
  ck_assert_uint_eq(fl_utf8_count((fl_str){0}), 0);
  ck_assert(fl_utf8_is_valid(FL_STR("\xC3\xA4")) && fl_utf8_is_valid((fl_str){0}));
  ck_assert(!fl_utf8_is_valid(FL_STR("ok\xC3")) && !fl_utf8_is_valid(FL_STR("\xED\xA0\x80")));
}
END_TEST

START_TEST(prefixes_keep_characters_whole) {
  fl_str s = FL_STR("a\xC3\xA4\xF0\x9F\x98\x80z");
  static const uint32_t lengths[] = {0, 1, 1, 3, 3, 3, 3, 7, 8, 8};
  for (uint32_t max = 0; max < 10; max++) ck_assert_uint_eq(fl_utf8_prefix(s, max).n, lengths[max]);
  // Broken text is cut where one likes.
  ck_assert_uint_eq(fl_utf8_prefix(FL_STR("\x80\x80\x80\x80\x80"), 4).n, 4);
}
END_TEST

RUN_TESTS("utf8", decodes_all_lengths, replaces_maximal_parts, counts, prefixes_keep_characters_whole)
