#include "support.h"

#include <stdint.h>

#include "base/alloc.h"
#include "base/error.h"

START_TEST(sizes_of_zero_give_something_to_free) {
  void *a = fl_alloc(0), *b = fl_alloc_zero(0, 8), *c = fl_alloc_zero(8, 0), *d = fl_realloc(NULL, 0);
  ck_assert(a && b && c && d);
  fl_free(a);
  fl_free(b);
  fl_free(c);
  fl_free(d);
  fl_free(NULL);
}
END_TEST

START_TEST(zeroed_and_moved) {
  uint8_t *p = fl_alloc_zero(100, 3);
  for (int i = 0; i < 300; i++) ck_assert_uint_eq(p[i], 0);
  memset(p, 7, 300);
  p = fl_realloc(p, 100000);
  for (int i = 0; i < 300; i++) ck_assert_uint_eq(p[i], 7);
  fl_free(p);
}
END_TEST

static void say(void *text) {
  ssize_t n = write(STDERR_FILENO, text, strlen(text));
  FL_UNUSED(n);
}
static char first[] = "first hook\n", second[] = "second hook\n";

static void want_too_much(void) {
  fl_on_exhausted(say, first);
  fl_on_exhausted(say, second);
  fl_alloc(SIZE_MAX);
}
static void want_an_overflow(void) { fl_alloc_zero(SIZE_MAX / 2, 3); }
static void grow_too_much(void) { fl_realloc(NULL, (size_t)PTRDIFF_MAX + 1); }

static void allocate_again(void *payload) {
  FL_UNUSED(payload);
  fl_alloc(SIZE_MAX);
}
static void hook_that_allocates(void) {
  fl_on_exhausted(say, first);
  fl_on_exhausted(allocate_again, NULL);
  fl_alloc(SIZE_MAX);
}

static void assert_exhausted(void (*fn)(void), const char *expected) {
  char out[512];
  int status = run_child(fn, out, sizeof out);
  ck_assert(WIFEXITED(status));
  ck_assert_int_eq(WEXITSTATUS(status), 4);
  ck_assert_str_eq(out, expected);
}

START_TEST(exhaustion_says_so_runs_hooks_and_leaves) {
  assert_exhausted(want_too_much, "faultline: out of memory (wanted 18446744073709551615 bytes)\n"
                                  "second hook\nfirst hook\n");
  assert_exhausted(want_an_overflow, "faultline: out of memory (wanted 18446744073709551615 bytes)\n");
  assert_exhausted(grow_too_much, "faultline: out of memory (wanted 9223372036854775808 bytes)\n");
}
END_TEST

START_TEST(a_hook_that_allocates_ends_the_run_too) {
  assert_exhausted(hook_that_allocates, "faultline: out of memory (wanted 18446744073709551615 bytes)\n");
}
END_TEST

RUN_TESTS("alloc", sizes_of_zero_give_something_to_free, zeroed_and_moved,
          exhaustion_says_so_runs_hooks_and_leaves, a_hook_that_allocates_ends_the_run_too)
