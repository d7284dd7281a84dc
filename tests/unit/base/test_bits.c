#include "support.h"

#include "base/bits.h"

START_TEST(sets_and_unsets) {
  fl_bits b = {0};
  ck_assert(!fl_bits_has(&b, 0) && !fl_bits_has(&b, 1000000));
  ck_assert(fl_bits_set(&b, 63) && fl_bits_set(&b, 64) && !fl_bits_set(&b, 63));
  ck_assert(fl_bits_has(&b, 63) && fl_bits_has(&b, 64) && !fl_bits_has(&b, 62) && !fl_bits_has(&b, 65));
  ck_assert_uint_eq(fl_bits_count(&b), 2);
  fl_bits_unset(&b, 63);
  fl_bits_unset(&b, 123456); // beyond the words
  ck_assert(!fl_bits_has(&b, 63));
  ck_assert_uint_eq(fl_bits_count(&b), 1);
  fl_bits_clear(&b);
  ck_assert_uint_eq(fl_bits_count(&b), 0);
  fl_bits_release(&b);
}
END_TEST

START_TEST(visits_in_order) {
  static const uint32_t members[] = {0, 1, 63, 64, 127, 128, 5000};
  fl_bits b = {0};
  ck_assert_uint_eq(fl_bits_next(&b, 0), FL_BITS_NONE);
  for (int i = 6; i >= 0; i--) fl_bits_set(&b, members[i]);
  uint32_t n = 0;
  for (uint32_t i = fl_bits_next(&b, 0); i != FL_BITS_NONE; i = fl_bits_next(&b, i + 1)) {
    ck_assert_uint_lt(n, 7);
    ck_assert_uint_eq(i, members[n++]);
  }
  ck_assert_uint_eq(n, 7);
  ck_assert_uint_eq(fl_bits_next(&b, UINT32_MAX), FL_BITS_NONE);
  fl_bits_release(&b);
}
END_TEST

START_TEST(joins_meets_and_compares) {
  fl_bits small = {0}, large = {0}, empty = {0};
  fl_bits_set(&small, 3);
  fl_bits_set(&large, 3);
  fl_bits_set(&large, 900);
  ck_assert(!fl_bits_or(&large, &small) && !fl_bits_or(&large, &empty));
  ck_assert(fl_bits_or(&small, &large) && !fl_bits_or(&small, &large));
  ck_assert(fl_bits_eq(&small, &large) && !fl_bits_eq(&small, &empty));
  fl_bits_unset(&small, 900);
  fl_bits_and(&large, &small);
  ck_assert_uint_eq(fl_bits_count(&large), 1);
  fl_bits_and(&large, &empty);
  ck_assert(fl_bits_eq(&large, &empty)); // words that are there against words that are not
  ck_assert(!fl_bits_or(&empty, &large));
  fl_bits_release(&small);
  fl_bits_release(&large);
  fl_bits_release(&empty);
}
END_TEST

RUN_TESTS("bits", sets_and_unsets, visits_in_order, joins_meets_and_compares)
