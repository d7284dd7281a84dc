#include "support.h"

#include "base/intern.h"

START_TEST(counts_from_one_in_order) {
  fl_intern t;
  fl_intern_init(&t);
  ck_assert_uint_eq(fl_intern_count(&t), 1);
  ck_assert_uint_eq(fl_intern_add_c(&t, "a"), 1);
  ck_assert_uint_eq(fl_intern_add_c(&t, "b"), 2);
  ck_assert_uint_eq(fl_intern_add_c(&t, "a"), 1);
  ck_assert_uint_eq(fl_intern_add_c(&t, ""), 0);
  ck_assert_uint_eq(fl_intern_add(&t, (fl_str){0}), 0);
  ck_assert_uint_eq(fl_intern_find(&t, FL_STR("b")), 2);
  ck_assert_uint_eq(fl_intern_find(&t, FL_STR("c")), 0);
  ck_assert_uint_eq(fl_intern_find(&t, FL_STR("")), 0);
  ck_assert_uint_eq(fl_intern_count(&t), 3);
  assert_str(fl_intern_text(&t, 0), "");
  assert_str(fl_intern_text(&t, 2), "b");
  assert_str(fl_intern_texts(&t)[1], "a");
  fl_intern_release(&t);
}
END_TEST

START_TEST(tables_on_top_agree_in_what_the_base_knows) {
  fl_intern base, left, right;
  fl_intern_init(&base);
  fl_intern_add_c(&base, "a");
  fl_intern_add_c(&base, "b");
  fl_intern_init_over(&left, &base);
  fl_intern_init_over(&right, &base);
  ck_assert_uint_eq(fl_intern_add_c(&left, "b"), 2);
  ck_assert_uint_eq(fl_intern_add_c(&left, "l"), 3);
  ck_assert_uint_eq(fl_intern_add_c(&left, "m"), 4);
  ck_assert_uint_eq(fl_intern_add_c(&right, "m"), 3);
  ck_assert_uint_eq(fl_intern_find(&left, FL_STR("m")), 4);
  ck_assert_uint_eq(fl_intern_find(&right, FL_STR("l")), 0);
  ck_assert_uint_eq(fl_intern_count(&left), 5);
  ck_assert_uint_eq(fl_intern_count(&base), 3);
  assert_str(fl_intern_text(&left, 0), "");
  assert_str(fl_intern_text(&left, 1), "a");
  assert_str(fl_intern_text(&left, 4), "m");
  assert_str(fl_intern_text(&right, 3), "m");
  fl_intern_release(&right);
  fl_intern_release(&left);
  fl_intern_release(&base);
}
END_TEST

START_TEST(any_bytes_and_their_prefixes_differ) {
  fl_intern t;
  fl_intern_init(&t);
  ck_assert_uint_eq(fl_intern_add(&t, FL_STR("a\0b")), 1);
  ck_assert_uint_eq(fl_intern_add(&t, FL_STR("a")), 2);
  ck_assert_uint_eq(fl_intern_add(&t, FL_STR("a\0")), 3);
  ck_assert_uint_eq(fl_intern_add(&t, FL_STR("\xFF\xFE")), 4);
  ck_assert_uint_eq(fl_intern_find(&t, FL_STR("a\0b")), 1);
  fl_intern_release(&t);
}
END_TEST

START_TEST(many_texts_keep_symbol_and_address) {
  fl_intern t;
  fl_intern_init(&t);
  enum { N = 50000 };
  static const char *addresses[N + 1];
  char text[32];
  for (uint32_t i = 1; i <= N; i++) {
    snprintf(text, sizeof text, "name.%u", i);
    ck_assert_uint_eq(fl_intern_add_c(&t, text), i);
    addresses[i] = fl_intern_text(&t, i).at;
  }
  for (uint32_t i = 1; i <= N; i++) {
    snprintf(text, sizeof text, "name.%u", i);
    ck_assert_uint_eq(fl_intern_find(&t, fl_str_from(text)), i);
    ck_assert_ptr_eq(fl_intern_text(&t, i).at, addresses[i]);
    ck_assert_str_eq(addresses[i], text);
  }
  fl_intern_clear(&t);
  ck_assert_uint_eq(fl_intern_count(&t), 1);
  ck_assert_uint_eq(fl_intern_find(&t, FL_STR("name.1")), 0);
  ck_assert_uint_eq(fl_intern_add_c(&t, "new"), 1);
  fl_intern_release(&t);
}
END_TEST

START_TEST(room_that_was_made_is_enough) {
  fl_intern t;
  fl_intern_init(&t);
  fl_intern_add_c(&t, "first");
  fl_intern_reserve(&t, 1000);
  const fl_intern_slot *slots = t.slots;
  char text[32];
  for (uint32_t i = 2; i < 1000; i++) {
    snprintf(text, sizeof text, "name.%u", i);
    ck_assert_uint_eq(fl_intern_add_c(&t, text), i);
  }
  ck_assert_ptr_eq(t.slots, slots);
  ck_assert_uint_eq(fl_intern_find(&t, FL_STR("first")), 1);
  fl_intern_release(&t);
}
END_TEST

START_TEST(merges_in_order) {
  fl_intern a, b, empty;
  fl_intern_init(&a);
  fl_intern_init(&b);
  fl_intern_init(&empty);
  fl_intern_add_c(&a, "x");
  fl_intern_add_c(&a, "y");
  fl_intern_add_c(&b, "y");
  fl_intern_add_c(&b, "z");
  fl_sym map[3] = {9, 9, 9};
  fl_intern_merge(&a, &b, map);
  ck_assert(map[0] == 0 && map[1] == 2 && map[2] == 3);
  ck_assert_uint_eq(fl_intern_count(&a), 4);
  map[0] = 9;
  fl_intern_merge(&a, &empty, map); // nothing but the empty text
  ck_assert_uint_eq(map[0], 0);
  ck_assert_uint_eq(fl_intern_count(&a), 4);
  fl_intern_release(&b);
  assert_str(fl_intern_text(&a, 3), "z"); // copied
  fl_intern_release(&a);
  fl_intern_release(&empty);
}
END_TEST

RUN_TESTS("intern", counts_from_one_in_order, tables_on_top_agree_in_what_the_base_knows, any_bytes_and_their_prefixes_differ,
          many_texts_keep_symbol_and_address, room_that_was_made_is_enough, merges_in_order)
