#include "support.h"

#include "base/array.h"

typedef struct row {
  uint32_t a;
  char text[20];
} row;

START_TEST(pushes_grow) {
  FL_ARRAY(uint32_t) a = {0};
  for (uint32_t i = 0; i < 10000; i++) fl_array_push(&a, i * 3);
  ck_assert_uint_eq(a.n, 10000);
  for (uint32_t i = 0; i < a.n; i++) ck_assert_uint_eq(a.at[i], i * 3);
  ck_assert_uint_ge(a.cap, a.n);
  fl_array_release(&a);
  ck_assert(a.at == NULL && a.n == 0 && a.cap == 0);
}
END_TEST

START_TEST(rows_with_commas_and_own_elements) {
  FL_ARRAY(row) a = {0};
  fl_array_push(&a, (row){1, "one"});
  for (int i = 0; i < 100; i++) fl_array_push(&a, a.at[0]); // also while it moves
  ck_assert_str_eq(fl_array_last(&a)->text, "one");
  fl_array_last(&a)->a = 9;
  ck_assert_uint_eq(a.at[100].a, 9);
  row popped = fl_array_pop(&a);
  ck_assert_uint_eq(popped.a, 9);
  ck_assert_uint_eq(a.n, 100);
  fl_array_release(&a);
}
END_TEST

START_TEST(reserve_keeps_addresses_and_clear_keeps_room) {
  FL_ARRAY(int) a = {0};
  fl_array_reserve(&a, 1000);
  ck_assert_uint_eq(a.n, 0);
  const int *at = a.at;
  for (int i = 0; i < 1000; i++) fl_array_push(&a, i);
  ck_assert_ptr_eq(a.at, at);
  fl_array_clear(&a);
  ck_assert_uint_eq(a.n, 0);
  ck_assert_ptr_eq(a.at, at);
  fl_array_release(&a);
  fl_array_release(&a);
}
END_TEST

static void last_of_nothing(void) {
  FL_ARRAY(int) a = {0};
  (void)*fl_array_last(&a);
}
static void too_many(void) {
  uint32_t cap = 0;
  fl_array_grow(NULL, UINT32_MAX - 2, &cap, 2, 1);
}

START_TEST(misuse_is_caught) {
  char out[512];
  ck_assert(WIFSIGNALED(run_child(last_of_nothing, out, sizeof out)));
  ck_assert_ptr_nonnull(strstr(out, "assertion failed"));
  ck_assert(WIFSIGNALED(run_child(too_many, out, sizeof out)));
  ck_assert_ptr_nonnull(strstr(out, "UINT32_MAX"));
}
END_TEST

RUN_TESTS("array", pushes_grow, rows_with_commas_and_own_elements,
          reserve_keeps_addresses_and_clear_keeps_room, misuse_is_caught)
