#include <check.h>

#include <string.h>

#include "parse/pool.h"

static fl_pool *pool;

static void use(void) {
  pool = fl_pool_new();
  fl_pool_use(pool);
}

static void release(void) {
  fl_pool_use(NULL);
  fl_pool_free(pool);
}

static bool is_filled(const char *piece, char with, size_t n) {
  for (size_t i = 0; i < n; i++)
    if (piece[i] != with) return false;
  return true;
}

START_TEST(pieces_do_not_overlap) {
  static const size_t sizes[] = {0, 1, 15, 16, 17, 1023, 1024, 1025, 4096, 1 << 20, (3 << 20) + 1};
  enum { N = sizeof sizes / sizeof *sizes };
  char *pieces[N];
  for (size_t i = 0; i < N; i++) memset(pieces[i] = fl_pool_alloc(sizes[i]), (int)('a' + i), sizes[i]);
  for (size_t i = 0; i < N; i++) ck_assert(is_filled(pieces[i], (char)('a' + i), sizes[i]));
  for (size_t i = 0; i < N; i++) fl_pool_give_back(pieces[i]);
}
END_TEST

START_TEST(what_grows_keeps_its_bytes) {
  char *piece = fl_pool_realloc(NULL, 10);
  memset(piece, 'x', 10);
  for (size_t n = 20; n < 5000000; n *= 3) {
    piece = fl_pool_realloc(piece, n);
    ck_assert(is_filled(piece, 'x', 10));
  }
  fl_pool_give_back(piece);
}
END_TEST

START_TEST(zeroed_pieces_are_zero_when_used_again) {
  char *piece = fl_pool_alloc(100);
  memset(piece, 'x', 100);
  fl_pool_give_back(piece);
  piece = fl_pool_alloc_zero(10, 10);
  ck_assert(is_filled(piece, 0, 100));
  fl_pool_give_back(piece);
}
END_TEST

START_TEST(a_piece_of_the_heap_goes_back_to_it) {
  fl_pool_use(NULL);
  void *piece = fl_pool_alloc(100);
  fl_pool_use(pool);
  fl_pool_give_back(piece);
}
END_TEST

START_TEST(a_reset_pool_is_as_new) {
  if (!fl_pool_forgets()) return;
  const void *first = NULL;
  for (int round = 0; round < 3; round++) {
    for (size_t i = 1; i <= 9000; i++) {
      void *piece = memset(fl_pool_alloc(i % 700), 'x', i % 700);
      if (i == 1 && round) ck_assert_ptr_eq(piece, first); // the same room again
      else if (i == 1) first = piece;
    }
    fl_pool_reset(pool);
  }
}
END_TEST

int main(void) {
  Suite *suite = suite_create("pool");
  TCase *cases = tcase_create("all");
  tcase_add_checked_fixture(cases, use, release);
  tcase_add_test(cases, pieces_do_not_overlap);
  tcase_add_test(cases, what_grows_keeps_its_bytes);
  tcase_add_test(cases, zeroed_pieces_are_zero_when_used_again);
  tcase_add_test(cases, a_piece_of_the_heap_goes_back_to_it);
  tcase_add_test(cases, a_reset_pool_is_as_new);
  suite_add_tcase(suite, cases);
  SRunner *runner = srunner_create(suite);
  srunner_run_all(runner, CK_ENV);
  int failed = srunner_ntests_failed(runner);
  srunner_free(runner);
  return failed != 0;
}
