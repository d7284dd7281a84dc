#include "support.h"

#include "base/alloc.h"
#include "base/strbuf.h"

START_TEST(adds_everything_and_ends_with_nul) {
  fl_buf b = {0};
  ck_assert_str_eq(fl_buf_text(&b), "");
  ck_assert_uint_eq(fl_buf_str(&b).n, 0);
  fl_buf_add(&b, FL_STR("one"));
  fl_buf_add_c(&b, " two");
  fl_buf_add_c(&b, NULL);
  fl_buf_add(&b, (fl_str){0});
  fl_buf_add_char(&b, ' ');
  fl_buf_printf(&b, "%d %s", 3, "four");
  fl_buf_add_bytes(&b, "\0x", 2);
  ck_assert_uint_eq(b.n, 16);
  ck_assert_int_eq(memcmp(fl_buf_text(&b), "one two 3 four\0x", 17), 0);
  fl_buf_release(&b);
  ck_assert_str_eq(fl_buf_text(&b), "");
}
END_TEST

START_TEST(grows) {
  fl_buf b = {0};
  for (int i = 0; i < 20000; i++) {
    fl_buf_printf(&b, "%04d,", i % 10000);
    ck_assert_int_eq(b.at[b.n], '\0');
  }
  ck_assert_uint_eq(b.n, 100000);
  ck_assert_int_eq(memcmp(b.at + 5 * 1234, "1234,", 5), 0);
  fl_buf_release(&b);
}
END_TEST

START_TEST(stops_at_the_ceiling) {
  fl_buf b;
  fl_buf_init(&b, 10);
  ck_assert(fl_buf_add_c(&b, "12345678"));
  ck_assert(fl_buf_add_c(&b, "90") && !b.full); // just fits
  ck_assert(fl_buf_add_c(&b, "") && !b.full);
  ck_assert(!fl_buf_add_char(&b, 'x') && b.full);
  ck_assert(!fl_buf_add_c(&b, "") && !fl_buf_printf(&b, "y"));
  ck_assert_str_eq(fl_buf_text(&b), "1234567890");
  ck_assert_uint_le(b.cap, 11);
  fl_buf_clear(&b);
  ck_assert(fl_buf_add_c(&b, "again"));
  ck_assert(!fl_buf_printf(&b, "%s", "toolong")); // all or nothing
  ck_assert(!fl_buf_add_char(&b, '!'));           // and nothing behind a hole
  ck_assert_str_eq(fl_buf_text(&b), "again");
  fl_buf_release(&b);
  ck_assert_uint_eq(b.ceiling, 10);
}
END_TEST

START_TEST(truncates_and_detaches) {
  fl_buf b = {0};
  fl_buf_add_c(&b, "hello");
  fl_buf_truncate(&b, 100);
  fl_buf_truncate(&b, 4);
  char *text = fl_buf_detach(&b);
  ck_assert_str_eq(text, "hell");
  ck_assert(b.at == NULL && b.n == 0);
  fl_free(text);
  text = fl_buf_detach(&b);
  ck_assert_str_eq(text, "");
  fl_free(text);
}
END_TEST

static void pass_four_gigabytes(void) {
  fl_buf b = {0};
  fl_buf_add_char(&b, 'x');
  fl_buf_reserve(&b, UINT32_MAX);
}

START_TEST(without_ceiling_four_gigabytes_are_the_end) {
  char out[256];
  ck_assert_int_eq(WEXITSTATUS(run_child(pass_four_gigabytes, out, sizeof out)), 4);
  fl_buf b;
  fl_buf_init(&b, UINT32_MAX);
  ck_assert(fl_buf_add_char(&b, 'x') && !fl_buf_reserve(&b, UINT32_MAX) && b.full);
  fl_buf_release(&b);
}
END_TEST

RUN_TESTS("strbuf", adds_everything_and_ends_with_nul, grows, stops_at_the_ceiling, truncates_and_detaches,
          without_ceiling_four_gigabytes_are_the_end)
