// Passes with shared blocks and with FL_ARENA_DEBUG alike.
#include "support.h"

#include <stdint.h>

#include "base/arena.h"

START_TEST(items_are_aligned_apart_and_stay) {
  fl_arena a = {0};
  unsigned char *items[400];
  for (uint32_t i = 0; i < 400; i++) {
    items[i] = fl_arena_alloc(&a, i);
    ck_assert_uint_eq((uintptr_t)items[i] % 16, 0);
    memset(items[i], (int)(i & 0xFF), i);
  }
  for (uint32_t i = 0; i < 400; i++) {
    for (uint32_t j = 0; j < i; j++) ck_assert_uint_eq(items[i][j], i & 0xFF);
  }
  ck_assert_uint_ge(a.used_bytes, 399 * 400 / 2);
  fl_arena_release(&a);
  ck_assert_uint_eq(a.used_bytes, 0);
}
END_TEST

START_TEST(large_items_have_room) {
  fl_arena a = {0};
  char *large = fl_arena_zero(&a, 5u << 20);
  char *small = fl_arena_zero(&a, 1);
  large[(5u << 20) - 1] = 'x';
  ck_assert_int_eq(*small, 0);
  ck_assert_int_eq(large[0], 0);
  fl_arena_release(&a);
}
END_TEST

START_TEST(zeroes_memory_that_was_used_before) {
  fl_arena a = {0};
  memset(fl_arena_alloc(&a, 1000), 0xFF, 1000);
  fl_arena_clear(&a);
  const char *again = fl_arena_zero(&a, 1000);
  for (int i = 0; i < 1000; i++) ck_assert_int_eq(again[i], 0);
  uint64_t *numbers = fl_arena_zero_n(&a, 3, sizeof *numbers);
  ck_assert(numbers[0] == 0 && numbers[2] == 0);
  fl_arena_release(&a);
}
END_TEST

START_TEST(a_rewind_keeps_what_is_older) {
  fl_arena a = {0};
  fl_arena_mark empty = fl_arena_mark_at(&a);
  char *old = fl_arena_text(&a, FL_STR("old"));
  fl_arena_mark mark = fl_arena_mark_at(&a);
  size_t used = a.used_bytes;
  for (int round = 0; round < 3; round++) {
    for (int i = 0; i < 300; i++) memset(fl_arena_alloc(&a, 100), 0xEE, 100);
    fl_arena_rewind(&a, mark);
    ck_assert_str_eq(old, "old");
    ck_assert_uint_eq(a.used_bytes, used);
  }
  fl_arena_rewind(&a, mark); // twice does no harm
  fl_arena_rewind(&a, empty);
  ck_assert_uint_eq(a.used_bytes, 0);
  fl_arena_release(&a);
}
END_TEST

START_TEST(copies) {
  fl_arena a = {0};
  char text[] = "abc";
  char *copy = fl_arena_text(&a, fl_str_from(text));
  fl_str str = fl_arena_str(&a, fl_str_from(text));
  const char *bytes = fl_arena_dup(&a, "x\0y", 3);
  text[0] = 'X';
  ck_assert_str_eq(copy, "abc");
  assert_str(str, "abc");
  ck_assert_int_eq(str.at[3], '\0');
  ck_assert_int_eq(memcmp(bytes, "x\0y", 3), 0);
  ck_assert_ptr_nonnull(fl_arena_dup(&a, NULL, 0));
  ck_assert_str_eq(fl_arena_text(&a, (fl_str){0}), "");
  ck_assert_str_eq(fl_arena_printf(&a, "%s-%d", "n", 7), "n-7");
  fl_arena_release(&a);
}
END_TEST

START_TEST(may_be_used_after_release_and_clear) {
  fl_arena a;
  fl_arena_init(&a);
  fl_arena_clear(&a);
  fl_arena_release(&a);
  fl_arena_release(&a);
  ck_assert_str_eq(fl_arena_text(&a, FL_STR("again")), "again");
  fl_arena_clear(&a);
  fl_arena_clear(&a);
  ck_assert_str_eq(fl_arena_text(&a, FL_STR("and again")), "and again");
  fl_arena_release(&a);
}
END_TEST

static void ask_for_everything(void) {
  fl_arena a = {0};
  fl_arena_zero_n(&a, SIZE_MAX / 4, 5);
}

START_TEST(an_overflow_ends_the_run) {
  char out[256];
  int status = run_child(ask_for_everything, out, sizeof out);
  ck_assert_int_eq(WEXITSTATUS(status), 4);
  ck_assert_ptr_nonnull(strstr(out, "out of memory"));
}
END_TEST

RUN_TESTS("arena", items_are_aligned_apart_and_stay, large_items_have_room,
          zeroes_memory_that_was_used_before, a_rewind_keeps_what_is_older, copies,
          may_be_used_after_release_and_clear, an_overflow_ends_the_run)
