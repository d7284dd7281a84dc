#include "base/support.h"

#include "base/store.h"

static fl_digest key_of(const char *text) { return fl_sha256_of(text, strlen(text)); }

static void put(const char *path, uint64_t build) {
  static const char *const texts[] = {"one", "", "three, which is longer than eight bytes", "one"};
  fl_store_writer w;
  ck_assert_int_eq(fl_store_begin(&w, path, build, NULL), FL_OK);
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
    fl_digest key = key_of(texts[i]);
    fl_store_add(&w, &key, fl_str_from(texts[i]), (uint32_t)i);
  }
  ck_assert_int_eq(fl_store_commit(&w, NULL), FL_OK);
}

START_TEST(what_is_put_is_found) {
  fl_store s;
  fl_str bytes;
  fl_digest one = key_of("one"), none = key_of("none"), empty = key_of("");
  put(scratch("pack"), 7);
  ck_assert_int_eq(fl_store_open(&s, scratch("pack"), 7, NULL), FL_OK);
  ck_assert_uint_eq(s.n, 3); // of the two with one key the first
  ck_assert_uint_eq(fl_store_find(&s, &one)->age, 0);
  ck_assert(fl_store_bytes(&s, fl_store_find(&s, &one), &bytes));
  assert_str(bytes, "one");
  ck_assert(fl_store_bytes(&s, fl_store_find(&s, &empty), &bytes));
  assert_str(bytes, "");
  ck_assert_ptr_null(fl_store_find(&s, &none));
  fl_store_release(&s);
}
END_TEST

START_TEST(of_another_build_or_missing_it_is_empty) {
  fl_store s;
  fl_digest one = key_of("one");
  put(scratch("pack"), 7);
  ck_assert_int_eq(fl_store_open(&s, scratch("pack"), 8, NULL), FL_E_INPUT);
  ck_assert_ptr_null(fl_store_find(&s, &one));
  ck_assert_int_eq(fl_store_open(&s, scratch("missing"), 7, NULL), FL_E_IO);
  fl_store_release(&s);
}
END_TEST

static void put_bytes(const char *path, const char *bytes, size_t n) {
  FILE *f = fopen(path, "wb");
  ck_assert_ptr_nonnull(f);
  ck_assert_uint_eq(fwrite(bytes, 1, n, f), n);
  fclose(f);
}

// Every byte, flipped: the file is refused, or the entry is not given, or it was padding.
START_TEST(damage_is_never_given) {
  fl_buf good = {0};
  put(scratch("pack"), 7);
  ck_assert_int_eq(fl_read_file(&good, scratch("pack"), 0, NULL), FL_OK);
  for (uint32_t i = 0; i < good.n; i++) {
    static const char *const texts[] = {"one", "", "three, which is longer than eight bytes"};
    fl_store s;
    good.at[i] = (char)~good.at[i];
    put_bytes(scratch("bad"), good.at, good.n);
    good.at[i] = (char)~good.at[i];
    int rc = fl_store_open(&s, scratch("bad"), 7, NULL);
    for (size_t k = 0; rc == FL_OK && k < sizeof texts / sizeof *texts; k++) {
      fl_digest key = key_of(texts[k]);
      const fl_store_row *row = fl_store_find(&s, &key);
      fl_str bytes;
      if (row && fl_store_bytes(&s, row, &bytes)) assert_str(bytes, texts[k]);
    }
    fl_store_release(&s);
    put_bytes(scratch("cut"), good.at, i);
    ck_assert_int_ne(fl_store_open(&s, scratch("cut"), 7, NULL), FL_OK);
  }
  fl_buf_release(&good);
}
END_TEST

RUN_TESTS("store", what_is_put_is_found, of_another_build_or_missing_it_is_empty, damage_is_never_given)
