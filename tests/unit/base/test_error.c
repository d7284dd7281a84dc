#include "support.h"

#include <errno.h>

#include "base/error.h"

static void assert_text(const fl_error *err, const char *expected) {
  char text[FL_ERROR_FORMAT_BYTES];
  ck_assert_str_eq(fl_error_format(err, text, sizeof text), expected);
}

START_TEST(says_what_is_known) {
  fl_error err;
  ck_assert_int_eq(fl_error_set(&err, FL_E_INPUT, "r.yaml", 14, 7, "unknown key \"%s\"", "x"), FL_E_INPUT);
  assert_text(&err, "r.yaml:14:7: unknown key \"x\"");
  fl_error_set(&err, FL_E_INPUT, "r.yaml", 14, 0, "text");
  assert_text(&err, "r.yaml:14: text");
  fl_error_set(&err, FL_E_INPUT, "r.yaml", 0, 0, "text");
  assert_text(&err, "r.yaml: text");
  fl_error_set(&err, FL_E_USAGE, NULL, 0, 0, "text");
  assert_text(&err, "text");
  ck_assert_int_eq(fl_error_set(NULL, FL_E_LIMIT, NULL, 0, 0, "nobody asks"), FL_E_LIMIT);
}
END_TEST

START_TEST(may_quote_itself) {
  fl_error err;
  fl_error_set(&err, FL_E_INPUT, "p", 1, 1, "inner");
  fl_error_set(&err, FL_E_INPUT, err.path, 2, 2, "outer: %s", err.text);
  assert_text(&err, "p:2:2: outer: inner");
}
END_TEST

START_TEST(cuts_what_is_too_long) {
  char long_path[2000], long_text[4001], text[FL_ERROR_FORMAT_BYTES];
  memset(long_path, 'd', sizeof long_path);
  memcpy(long_path + sizeof long_path - 6, "/x.go", 6);
  for (int i = 0; i < 4000; i += 2) memcpy(long_text + i, "\xC3\xA4", 2);
  long_text[4000] = '\0';
  fl_error err;
  fl_error_set(&err, FL_E_INPUT, long_path, UINT32_MAX, UINT32_MAX, "x%s", long_text);
  ck_assert_uint_eq(strlen(err.path), sizeof err.path - 1);
  ck_assert(strncmp(err.path, "...d", 4) == 0 && strcmp(err.path + strlen(err.path) - 5, "/x.go") == 0);
  size_t n = strlen(err.text);
  ck_assert_uint_ge(n, sizeof err.text - 3);
  ck_assert_str_eq(err.text + n - 5, "\xC3\xA4..."); // a whole character
  fl_error_format(&err, text, sizeof text);
  ck_assert_str_eq(text + strlen(text) - 5, "\xC3\xA4...");
}
END_TEST

START_TEST(tells_a_full_disk_from_the_rest) {
  fl_error err;
  ck_assert_int_eq(fl_error_set_errno(&err, "f", "cannot write", ENOSPC), FL_E_FULL);
  ck_assert_int_eq(fl_error_set_errno(&err, "f", "cannot open", ENOENT), FL_E_IO);
  assert_text(&err, "f: cannot open: No such file or directory");
}
END_TEST

START_TEST(lists_are_sorted_and_free_of_repetition) {
  fl_errors list = {0};
  fl_errors_set(&list, FL_E_INPUT, "b", 1, 1, "four");
  fl_errors_set(&list, FL_E_INPUT, "a", 10, 1, "three");
  fl_errors_set(&list, FL_E_INPUT, "a", 2, 9, "first of two");
  fl_errors_set(&list, FL_E_INPUT, "a", 2, 9, "second of two");
  fl_errors_set(&list, FL_E_INPUT, "a", 2, 9, "first of two");
  fl_errors_set(&list, FL_E_INPUT, "a", 2, 1, "zero");
  fl_errors_sort(&list);
  static const char *const expected[] = {"zero", "first of two", "second of two", "three", "four"};
  ck_assert_uint_eq(list.n, 5);
  for (uint32_t i = 0; i < 5; i++) ck_assert_str_eq(list.at[i].text, expected[i]);
  fl_errors_clear(&list);
  fl_errors_sort(&list);
  ck_assert_uint_eq(list.n, 0);
  fl_errors_release(&list);
}
END_TEST

START_TEST(lists_have_a_ceiling) {
  fl_errors list = {0};
  for (uint32_t i = 0; i < FL_ERRORS_MAX + 5; i++) {
    ck_assert_int_eq(fl_errors_set(&list, FL_E_INPUT, "f", i + 1, 1, "no"), FL_E_INPUT);
  }
  ck_assert_uint_eq(list.n, FL_ERRORS_MAX);
  ck_assert_uint_eq(list.dropped, 5);
  fl_errors_release(&list);
  ck_assert_uint_eq(list.dropped, 0);
}
END_TEST

static void fail_while_working(void) {
  fl_working_on("services/order.go");
  FL_ASSERT(1 + 1 == 3);
}
static void fail_idle(void) {
  fl_working_on("x");
  fl_working_on(NULL);
  FL_BUG("cannot happen");
}

START_TEST(assertions_name_their_input) {
  char out[1024];
  int status = run_child(fail_while_working, out, sizeof out);
  ck_assert(WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT);
  ck_assert_ptr_nonnull(strstr(out, "test_error.c:"));
  ck_assert_ptr_nonnull(strstr(out, ": assertion failed: 1 + 1 == 3 (while working on services/order.go)\n"));
  status = run_child(fail_idle, out, sizeof out);
  ck_assert(WIFSIGNALED(status));
  ck_assert_ptr_nonnull(strstr(out, "bug: cannot happen\n"));
}
END_TEST

RUN_TESTS("error", says_what_is_known, may_quote_itself, cuts_what_is_too_long,
          tells_a_full_disk_from_the_rest, lists_are_sorted_and_free_of_repetition, lists_have_a_ceiling,
          assertions_name_their_input)
