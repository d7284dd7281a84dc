#include "support.h"

#include <math.h>

#include "base/json.h"

static fl_buf out;
static fl_json w;

static void start(uint32_t indent) {
  fl_buf_clear(&out);
  fl_json_init_buf(&w, &out, indent);
}

static void assert_written(const char *expected) {
  fl_json_finish(&w);
  ck_assert_str_eq(fl_buf_text(&out), expected);
  fl_buf_release(&out);
}

static void write_sample(void) {
  fl_json_object_begin(&w);
  fl_json_key(&w, "list");
  fl_json_array_begin(&w);
  fl_json_int(&w, -1);
  fl_json_uint(&w, UINT64_MAX);
  fl_json_array_begin(&w);
  fl_json_array_end(&w);
  fl_json_object_begin(&w);
  fl_json_object_end(&w);
  fl_json_array_end(&w);
  fl_json_key_str(&w, FL_STR("yes"));
  fl_json_bool(&w, true);
  fl_json_key(&w, "none");
  fl_json_cstr(&w, NULL);
  fl_json_object_end(&w);
}

START_TEST(in_one_line) {
  start(0);
  write_sample();
  assert_written("{\"list\":[-1,18446744073709551615,[],{}],\"yes\":true,\"none\":null}");
}
END_TEST

START_TEST(indented) {
  start(2);
  write_sample();
  assert_written("{\n"
                 "  \"list\": [\n"
                 "    -1,\n"
                 "    18446744073709551615,\n"
                 "    [],\n"
                 "    {}\n"
                 "  ],\n"
                 "  \"yes\": true,\n"
                 "  \"none\": null\n"
                 "}\n");
}
END_TEST

START_TEST(deep_indents) {
  start(8);
  for (int i = 0; i < 20; i++) fl_json_array_begin(&w);
  fl_json_null(&w);
  for (int i = 0; i < 20; i++) fl_json_array_end(&w);
  fl_json_finish(&w);
  char line[200];
  snprintf(line, sizeof line, "\n%*snull\n", 160, "");
  ck_assert_ptr_nonnull(strstr(fl_buf_text(&out), line));
  fl_buf_release(&out);
}
END_TEST

static void assert_quoted(fl_str s, const char *expected) {
  start(0);
  fl_json_str(&w, s);
  assert_written(expected);
}

START_TEST(escapes) {
  assert_quoted(FL_STR("plain"), "\"plain\"");
  assert_quoted((fl_str){0}, "\"\"");
  assert_quoted(FL_STR("q\" b\\ s/ \b\f\n\r\t"), "\"q\\\" b\\\\ s/ \\b\\f\\n\\r\\t\"");
  assert_quoted(FL_STR("\0\x01\x1F\x7F"), "\"\\u0000\\u0001\\u001f\x7F\"");
  assert_quoted(FL_STR("\xC3\xA4\xF0\x9F\x98\x80"), "\"\xC3\xA4\xF0\x9F\x98\x80\"");
}
END_TEST

START_TEST(invalid_utf8_is_replaced) {
  assert_quoted(FL_STR("a\xFFz"), "\"a\xEF\xBF\xBDz\"");
  assert_quoted(FL_STR("\xE2\x82"), "\"\xEF\xBF\xBD\"");
  assert_quoted(FL_STR("\xED\xA0\x80\""), "\"\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\\\"\"");
  assert_quoted(FL_STR("\xC0\xAF"), "\"\xEF\xBF\xBD\xEF\xBF\xBD\"");
}
END_TEST

START_TEST(numbers) {
  start(0);
  fl_json_array_begin(&w);
  fl_json_int(&w, INT64_MIN);
  fl_json_double(&w, 0.1);
  fl_json_double(&w, 2);
  fl_json_double(&w, 1e300);
  fl_json_double(&w, (double)NAN);
  fl_json_double(&w, -(double)INFINITY);
  fl_json_array_end(&w);
  assert_written("[-9223372036854775808,0.1,2,1e+300,null,null]");
}
END_TEST

static void value_without_key(void) {
  start(0);
  fl_json_object_begin(&w);
  fl_json_int(&w, 1);
}
static void key_in_array(void) {
  start(0);
  fl_json_array_begin(&w);
  fl_json_key(&w, "k");
}
static void key_twice(void) {
  start(0);
  fl_json_object_begin(&w);
  fl_json_key(&w, "k");
  fl_json_key(&w, "k");
}
static void key_without_value(void) {
  start(0);
  fl_json_object_begin(&w);
  fl_json_key(&w, "k");
  fl_json_object_end(&w);
}
static void wrong_end(void) {
  start(0);
  fl_json_object_begin(&w);
  fl_json_array_end(&w);
}
static void end_of_nothing(void) {
  start(0);
  fl_json_array_end(&w);
}
static void two_values(void) {
  start(0);
  fl_json_null(&w);
  fl_json_null(&w);
}
static void unfinished(void) {
  start(0);
  fl_json_array_begin(&w);
  fl_json_finish(&w);
}
static void nothing(void) {
  start(0);
  fl_json_finish(&w);
}
static void too_deep(void) {
  start(0);
  for (int i = 0; i <= FL_JSON_DEPTH_MAX; i++) fl_json_array_begin(&w);
}

START_TEST(misuse_is_caught) {
  static void (*const all[])(void) = {value_without_key, key_in_array,   key_twice,  key_without_value,
                                      wrong_end,         end_of_nothing, two_values, unfinished,
                                      nothing,           too_deep};
  for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
    char text[512];
    int status = run_child(all[i], text, sizeof text);
    ck_assert_msg(WIFSIGNALED(status) && strstr(text, "assertion failed"), "misuse %zu: %s", i, text);
  }
}
END_TEST

RUN_TESTS("json", in_one_line, indented, deep_indents, escapes, invalid_utf8_is_replaced, numbers,
          misuse_is_caught)
