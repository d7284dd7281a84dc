#include "support.h"

#include "base/hash.h"

static void assert_digest(fl_digest d, const char *expected) {
  char hex[FL_SHA256_HEX_BYTES];
  ck_assert_str_eq(fl_digest_hex(&d, hex), expected);
}

// FIPS 180-4 examples.
START_TEST(sha256_vectors) {
  assert_digest(fl_sha256_of(NULL, 0), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  assert_digest(fl_sha256_of("abc", 3), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  fl_sha256 h;
  fl_sha256_init(&h);
  for (int i = 0; i < 1000000; i += 1000) {
    char block[1000];
    memset(block, 'a', sizeof block);
    fl_sha256_update(&h, block, sizeof block);
  }
  assert_digest(fl_sha256_final(&h), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
  fl_sha256_update(&h, "abc", 3); // ready again
  assert_digest(fl_sha256_final(&h), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}
END_TEST

START_TEST(texts_do_not_run_together) {
  fl_sha256 h;
  fl_sha256_init(&h);
  fl_sha256_update_str(&h, FL_STR("ab"));
  fl_sha256_update_str(&h, FL_STR("c"));
  fl_digest one = fl_sha256_final(&h);
  fl_sha256_update_str(&h, FL_STR("a"));
  fl_sha256_update_str(&h, FL_STR("bc"));
  fl_digest other = fl_sha256_final(&h);
  ck_assert(!fl_digest_eq(one, other) && fl_digest_eq(one, one));
}
END_TEST

// The value of the empty input is in the xxHash test vectors: stored tables depend on it.
START_TEST(xxh3_stays_the_same) {
  ck_assert_uint_eq(fl_hash64(NULL, 0), UINT64_C(0x2D06800538D394C2));
  ck_assert_uint_eq(fl_hash64_str((fl_str){0}), fl_hash64("", 0));
  ck_assert_uint_ne(fl_hash64("a", 1), fl_hash64("b", 1));
}
END_TEST

START_TEST(mixing_respects_order) {
  ck_assert_uint_ne(fl_hash64_mix(1, 2), fl_hash64_mix(2, 1));
  ck_assert_uint_ne(fl_hash64_mix(0, 0), fl_hash64_mix(0, 1));
  ck_assert_uint_ne(fl_hash64_mix(0, 0), fl_hash64_mix(1, 0));
}
END_TEST

START_TEST(hex_digits) {
  char out[9];
  ck_assert_str_eq(fl_hex((const uint8_t *)"\x00\x0F\xF0\xFF", 4, out), "000ff0ff");
  ck_assert_str_eq(fl_hex(NULL, 0, out), "");
}
END_TEST

RUN_TESTS("hash", sha256_vectors, texts_do_not_run_together, xxh3_stays_the_same, mixing_respects_order,
          hex_digits)
