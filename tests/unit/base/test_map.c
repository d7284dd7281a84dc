#include "support.h"

#include "base/map.h"

START_TEST(empty_maps_answer) {
  fl_map m = {0};
  uint32_t value = 5;
  ck_assert(!fl_map_get(&m, 0, &value));
  ck_assert_uint_eq(value, 5);
  ck_assert_uint_eq(fl_map_get_or(&m, 1, 7), 7);
  fl_map_clear(&m);
  fl_map_release(&m);
}
END_TEST

START_TEST(every_key_is_allowed_and_replaced) {
  fl_map m = {0};
  uint32_t value;
  fl_map_put(&m, 0, 1);
  fl_map_put(&m, UINT64_MAX, 0);
  fl_map_put(&m, 0, 2);
  ck_assert_uint_eq(m.n, 2);
  ck_assert(fl_map_get(&m, 0, &value) && value == 2);
  ck_assert(fl_map_get(&m, UINT64_MAX, &value) && value == 0);
  ck_assert(fl_map_get(&m, 0, NULL) && !fl_map_get(&m, 1, NULL));
  fl_map_release(&m);
}
END_TEST

START_TEST(a_value_is_changed_where_it_stands) {
  fl_map m = {0};
  ck_assert_uint_eq(*fl_map_at(&m, 7), 0);
  ck_assert(fl_map_get(&m, 7, NULL));
  *fl_map_at(&m, 7) = 70;
  for (uint32_t i = 100; i < 1000; i++) ++*fl_map_at(&m, i % 300);
  ck_assert_uint_eq(fl_map_get_or(&m, 7, 0), 73);
  ck_assert_uint_eq(m.n, 300);
  fl_map_release(&m);
}
END_TEST

START_TEST(room_that_was_made_is_enough) {
  fl_map m = {0};
  fl_map_put(&m, 5, 50);
  fl_map_reserve(&m, 1000);
  const fl_map_slot *slots = m.slots;
  for (uint32_t i = 0; i < 1000; i++) fl_map_put(&m, i, i);
  ck_assert_ptr_eq(m.slots, slots);
  fl_map_reserve(&m, 10); // there is more
  ck_assert_ptr_eq(m.slots, slots);
  ck_assert_uint_eq(fl_map_get_or(&m, 5, 0), 5);
  ck_assert_uint_eq(m.n, 1000);
  fl_map_release(&m);
}
END_TEST

START_TEST(a_copy_is_of_its_own) {
  fl_map m = {0}, empty, copy;
  fl_map_copy(&empty, &m);
  ck_assert(!fl_map_get(&empty, 1, NULL));
  fl_map_put(&m, 1, 10);
  fl_map_copy(&copy, &m);
  fl_map_put(&m, 2, 20);
  fl_map_put(&copy, 1, 11);
  ck_assert_uint_eq(fl_map_get_or(&m, 1, 0), 10);
  ck_assert_uint_eq(fl_map_get_or(&copy, 1, 0), 11);
  ck_assert(!fl_map_get(&copy, 2, NULL));
  fl_map_release(&m);
  fl_map_release(&copy);
}
END_TEST

START_TEST(grows_and_keeps) {
  fl_map m = {0};
  for (uint32_t i = 0; i < 100000; i++) fl_map_put(&m, fl_map_key2(i, i * 2), i);
  ck_assert_uint_eq(m.n, 100000);
  for (uint32_t i = 0; i < 100000; i++)
    ck_assert_uint_eq(fl_map_get_or(&m, fl_map_key2(i, i * 2), UINT32_MAX), i);
  for (uint32_t i = 1; i < 1000; i++) ck_assert(!fl_map_get(&m, fl_map_key2(i * 2, i), NULL));
  fl_map_clear(&m);
  ck_assert(!fl_map_get(&m, 0, NULL));
  fl_map_put(&m, 0, 3);
  ck_assert_uint_eq(fl_map_get_or(&m, 0, 9), 3);
  fl_map_release(&m);
}
END_TEST

RUN_TESTS("map", empty_maps_answer, every_key_is_allowed_and_replaced, a_value_is_changed_where_it_stands, room_that_was_made_is_enough, a_copy_is_of_its_own, grows_and_keeps)
