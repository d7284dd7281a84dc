#include <check.h>

#include "parse/source.h"

static fl_arena arena;

static fl_source indexed(const char *text) {
  fl_source source = fl_source_of("a.go", fl_str_from(text));
  fl_source_index(&source, &arena);
  return source;
}

static void release(void) {
  fl_arena_release(&arena);
}

static void assert_line(const fl_source *source, uint32_t line, const char *expected) {
  fl_str got = fl_source_line(source, line);
  ck_assert_msg(fl_str_eq_c(got, expected), "line %u is \"%.*s\", not \"%s\"", line, FL_STR_ARG(got), expected);
}

static void assert_place(const fl_source *source, uint32_t byte, uint32_t line, uint32_t col) {
  fl_position place = fl_source_place(source, byte);
  ck_assert_uint_eq(place.line, line);
  ck_assert_uint_eq(place.col, col);
}

START_TEST(finds_lines) {
  fl_source source = indexed("one\r\n\nthree\n");
  ck_assert_uint_eq(source.n_lines, 4);
  assert_line(&source, 1, "one");
  assert_line(&source, 2, "");
  assert_line(&source, 3, "three");
  assert_line(&source, 4, "");
  assert_line(&source, 0, "");
  assert_line(&source, 5, "");
}
END_TEST

START_TEST(finds_places) {
  fl_source source = indexed("ab\n\xC3\xA9x\n");
  assert_place(&source, 0, 1, 1);
  assert_place(&source, 2, 1, 3); // the line end belongs to its line
  assert_place(&source, 3, 2, 1);
  assert_place(&source, 5, 2, 3); // columns count bytes
  assert_place(&source, 7, 3, 1);
  assert_place(&source, 99, 3, 93); // behind the end: on the last line
}
END_TEST

START_TEST(empty_text_has_one_line) {
  fl_source source = indexed("");
  ck_assert_uint_eq(source.n_lines, 1);
  assert_line(&source, 1, "");
  assert_place(&source, 0, 1, 1);
}
END_TEST

int main(void) {
  Suite *suite = suite_create("source");
  TCase *cases = tcase_create("all");
  tcase_add_checked_fixture(cases, NULL, release);
  tcase_add_test(cases, finds_lines);
  tcase_add_test(cases, finds_places);
  tcase_add_test(cases, empty_text_has_one_line);
  suite_add_tcase(suite, cases);
  SRunner *runner = srunner_create(suite);
  srunner_run_all(runner, CK_ENV);
  int failed = srunner_ntests_failed(runner);
  srunner_free(runner);
  return failed != 0;
}
