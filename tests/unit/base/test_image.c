#include "support.h"

#include "base/image.h"
#include "base/io.h"

typedef struct row {
  uint32_t a, b;
} row;
static const size_t row_bytes[] = {sizeof(row), 1};

// The first row's number must be 1.
static bool holds(const fl_image_block *blocks) {
  return blocks[0].n > 0 && ((const row *)blocks[0].at)->a == 1;
}

static const fl_image_sort sort = {.magic = "fltest",
                                   .name = "test pack",
                                   .build = 7,
                                   .row_bytes = row_bytes,
                                   .holds = holds,
                                   .n_blocks = 2};

static fl_image sealed(void) {
  static const row rows[] = {{1, 2}, {3, 4}};
  const fl_image_block blocks[] = {{rows, 2}, {"hello", 5}};
  fl_image image;
  fl_image_seal(&image, &sort, blocks, 42);
  return image;
}

static void assert_content(const fl_image *image) {
  const row *rows = image->blocks[0].at;
  ck_assert_uint_eq(image->blocks[0].n, 2);
  ck_assert_uint_eq(image->blocks[1].n, 5);
  ck_assert(rows[0].a == 1 && rows[0].b == 2 && rows[1].a == 3 && rows[1].b == 4);
  ck_assert_mem_eq(image->blocks[1].at, "hello", 5);
  ck_assert_uint_eq(image->digest, 42);
}

START_TEST(blocks_survive_the_file) {
  fl_error error;
  fl_image image = sealed(), mapped = {0};
  assert_content(&image);
  ck_assert_int_eq(fl_image_save(&image, scratch("x"), &error), FL_OK);
  ck_assert_int_eq(fl_image_map(&mapped, &sort, scratch("x"), &error), FL_OK);
  assert_content(&mapped);
  fl_image_release(&mapped);
  fl_image_release(&image);
  fl_image_release(&image); // harmless
}
END_TEST

START_TEST(the_same_blocks_are_the_same_bytes) {
  fl_image a = sealed(), b = sealed();
  ck_assert_uint_eq(a.n, b.n);
  ck_assert_mem_eq(a.at, b.at, a.n);
  fl_image_release(&a);
  fl_image_release(&b);
}
END_TEST

static void assert_refused(const fl_image_sort *as, const void *bytes, size_t n, const char *expected) {
  fl_error error;
  fl_image mapped = {0};
  ck_assert_int_eq(fl_write_atomic(scratch("x"), bytes, n, &error), FL_OK);
  ck_assert_int_eq(fl_image_map(&mapped, as, scratch("x"), &error), FL_E_INPUT);
  ck_assert_str_eq(error.text, expected);
  ck_assert_ptr_null(mapped.at);
}

START_TEST(what_is_not_ours_is_refused) {
  static const size_t wider[] = {sizeof(row) + 4, 1};
  fl_image_sort other = sort;
  fl_image image = sealed();
  memcpy(other.magic, "fllast", 7);
  assert_refused(&other, image.at, image.n, "not a test pack");
  other = sort;
  other.build = 8;
  assert_refused(&other, image.at, image.n, "a test pack of another build of faultline; build it again");
  other = sort;
  other.row_bytes = wider;
  assert_refused(&other, image.at, image.n, "a test pack of another build of faultline; build it again");
  assert_refused(&sort, image.at, image.n - 8, "a damaged test pack (its size is wrong)");
  ((char *)image.at)[image.n - 1] ^= 1;
  assert_refused(&sort, image.at, image.n, "a damaged test pack (its checksum is wrong)");
  fl_image_release(&image);
}
END_TEST

static bool never(const fl_image_block *blocks) { return blocks == NULL; }

START_TEST(the_owner_of_the_rows_has_the_last_word) {
  fl_image_sort other = sort;
  fl_image image = sealed();
  other.holds = never;
  assert_refused(&other, image.at, image.n, "a damaged test pack (its tables are wrong)");
  fl_image_release(&image);
}
END_TEST

RUN_TESTS("image", blocks_survive_the_file, the_same_blocks_are_the_same_bytes, what_is_not_ours_is_refused,
          the_owner_of_the_rows_has_the_last_word)
