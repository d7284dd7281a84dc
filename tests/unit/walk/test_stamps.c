#include "base/support.h"

#include "walk/stamps.h"

enum { SECOND = 1000000000 };

static const fl_stamp stamp = {.size_bytes = 3, .inode = 5, .device = 1, .modified_ns = (int64_t)10 * SECOND, .changed_ns = (int64_t)20 * SECOND};

// A file that was written just now may be written again without another stamp.
START_TEST(only_what_was_at_rest_is_settled) {
  ck_assert(!fl_stamp_is_settled(&stamp, (int64_t)20 * SECOND));
  ck_assert(!fl_stamp_is_settled(&stamp, (int64_t)22 * SECOND));
  ck_assert(fl_stamp_is_settled(&stamp, (int64_t)22 * SECOND + 1));
  fl_stamp future = stamp;
  future.modified_ns = (int64_t)90 * SECOND; // the clock of the file system is another than ours
  ck_assert(!fl_stamp_is_settled(&future, (int64_t)50 * SECOND));
  ck_assert(!fl_stamp_is_settled(&(fl_stamp){0}, (int64_t)50 * SECOND));
  fl_stamp blob = fl_stamp_of_blob((const uint8_t *)"abc", 3);
  ck_assert(fl_stamp_is_settled(&blob, 0));
}
END_TEST

static void save(const fl_stamps *old, fl_str path, const fl_stamp *of, const char *content) {
  fl_stamp_rows rows = {0};
  fl_digest digest = fl_sha256_of(content, strlen(content));
  fl_stamps_add(&rows, path, of, &digest);
  ck_assert_int_eq(fl_stamps_save(old, &rows, scratch("stamps"), NULL), FL_OK);
  fl_array_release(&rows);
}

START_TEST(every_part_of_a_stamp_counts) {
  fl_stamps s = {0};
  save(&s, FL_STR("a/b.c"), &stamp, "x");
  fl_stamps_open(&s, scratch("stamps"));
  fl_digest x = fl_sha256_of("x", 1);
  const fl_digest *found = fl_stamps_find(&s, FL_STR("a/b.c"), &stamp);
  ck_assert(found && fl_digest_eq(*found, x));
  ck_assert_ptr_null(fl_stamps_find(&s, FL_STR("a/c.c"), &stamp));
  fl_stamp others[] = {stamp, stamp, stamp, stamp, stamp};
  others[0].size_bytes++, others[1].inode++, others[2].device++, others[3].modified_ns++, others[4].changed_ns++;
  for (size_t i = 0; i < 5; i++) ck_assert_ptr_null(fl_stamps_find(&s, FL_STR("a/b.c"), &others[i]));
  fl_stamps_release(&s);
}
END_TEST

START_TEST(rows_of_other_paths_stay) {
  fl_stamps s = {0};
  fl_stamp later = stamp, blob = fl_stamp_of_blob((const uint8_t *)"id", 2);
  later.modified_ns++;
  save(&s, FL_STR("a"), &stamp, "1");
  fl_stamps_open(&s, scratch("stamps"));
  save(&s, FL_STR("b"), &stamp, "2");
  fl_stamps_release(&s);
  fl_stamps_open(&s, scratch("stamps"));
  save(&s, FL_STR("a"), &later, "3");
  fl_stamps_release(&s);
  fl_stamps_open(&s, scratch("stamps"));
  save(&s, FL_STR("a"), &blob, "4"); // the same path in another tree
  fl_stamps_release(&s);
  fl_stamps_open(&s, scratch("stamps"));
  ck_assert_uint_eq(s.n, 3);
  ck_assert_ptr_null(fl_stamps_find(&s, FL_STR("a"), &stamp));
  ck_assert_ptr_nonnull(fl_stamps_find(&s, FL_STR("a"), &later));
  ck_assert_ptr_nonnull(fl_stamps_find(&s, FL_STR("a"), &blob));
  ck_assert_ptr_nonnull(fl_stamps_find(&s, FL_STR("b"), &stamp));
  fl_stamps_release(&s);
}
END_TEST

START_TEST(what_is_no_list_is_empty) {
  fl_stamps s;
  put_file("stamps", "noise");
  fl_stamps_open(&s, scratch("stamps"));
  ck_assert_uint_eq(s.n, 0);
  fl_stamps_release(&s);
}
END_TEST

RUN_TESTS("stamps", only_what_was_at_rest_is_settled, every_part_of_a_stamp_counts, rows_of_other_paths_stay, what_is_no_list_is_empty)
