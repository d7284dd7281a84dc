// A pack gives back what went in, and is believed only when it is whole.
#include "support.h"

#include "base/io.h"

static void save_shipped(void) {
  fl_errors errors = {0};
  fl_error error;
  fl_rules *rules = NULL;
  ck_assert_int_eq(fl_rules_compile(&rules, NULL, "rules", &errors), FL_OK);
  ck_assert_int_eq(fl_rules_save(rules, scratch("pack"), &error), FL_OK);
  fl_rules_free(rules);
}

static fl_buf read_pack(void) {
  fl_buf bytes = {0};
  fl_error error;
  ck_assert_int_eq(fl_read_file(&bytes, scratch("pack"), 0, &error), FL_OK);
  return bytes;
}

// Maps the bytes; the error's text when that fails, else "".
static const char *map_bytes(const void *at, size_t n) {
  static fl_error error;
  fl_rules *rules = NULL;
  error.text[0] = '\0';
  ck_assert_int_eq(fl_write_atomic(scratch("changed"), at, n, &error), FL_OK);
  int rc = fl_rules_map(&rules, scratch("changed"), &error);
  ck_assert_int_eq(rc == FL_OK, rules != NULL);
  if (rules) { // whatever was let in must be readable
    fl_buf out = {0};
    dump_rules(&out, rules);
    fl_buf_release(&out);
  }
  fl_rules_free(rules);
  return error.text;
}

START_TEST(what_goes_in_comes_out) {
  fl_errors errors = {0};
  fl_error error;
  fl_rules *rules = NULL, *mapped = NULL;
  fl_buf before = {0}, after = {0};
  ck_assert_int_eq(fl_rules_compile(&rules, NULL, "rules", &errors), FL_OK);
  ck_assert_int_eq(fl_rules_save(rules, scratch("pack"), &error), FL_OK);
  ck_assert_int_eq(fl_rules_map(&mapped, scratch("pack"), &error), FL_OK);
  dump_rules(&before, rules);
  dump_rules(&after, mapped);
  assert_lines(fl_buf_str(&after), fl_buf_str(&before));
  ck_assert_uint_eq(fl_rules_digest(rules), fl_rules_digest(mapped));
  ck_assert_uint_ge(fl_rules_count(mapped), 11);
  fl_rules_free(rules);
  fl_rules_free(mapped);
  fl_buf_release(&before);
  fl_buf_release(&after);
}
END_TEST

START_TEST(no_rules_at_all) {
  fl_buf errors = {0};
  fl_error error;
  fl_rules *rules = compile_scratch(&errors), *mapped = NULL;
  ck_assert_int_eq(fl_rules_save(rules, scratch("pack"), &error), FL_OK);
  ck_assert_int_eq(fl_rules_map(&mapped, scratch("pack"), &error), FL_OK);
  ck_assert_uint_eq(fl_rules_count(mapped), 0);
  fl_rules_free(rules);
  fl_rules_free(mapped);
}
END_TEST

START_TEST(other_files_are_refused) {
  ck_assert_str_eq(map_bytes("", 0), "not a rule pack");
  ck_assert_str_eq(map_bytes("id: a-rule\n", 11), "not a rule pack");
  fl_error error;
  fl_rules *rules = NULL;
  ck_assert_int_eq(fl_rules_map(&rules, scratch("missing"), &error), FL_E_IO);
}
END_TEST

START_TEST(another_build_is_refused) {
  save_shipped();
  fl_buf bytes = read_pack();
  bytes.at[16] ^= 1; // the build, behind magic and checksum
  ck_assert_str_eq(map_bytes(bytes.at, bytes.n), "a rule pack of another build of faultline; build it again");
  fl_buf_release(&bytes);
}
END_TEST

START_TEST(every_cut_is_refused) {
  save_shipped();
  fl_buf bytes = read_pack();
  for (uint32_t n = 0; n < bytes.n; n += n < 512 ? 1 : 997) ck_assert_str_ne(map_bytes(bytes.at, n), "");
  fl_buf_release(&bytes);
}
END_TEST

START_TEST(every_changed_byte_is_refused) {
  save_shipped();
  fl_buf bytes = read_pack();
  for (uint32_t i = 0; i < bytes.n; i += i < 512 ? 1 : 211) {
    bytes.at[i] ^= 0x55;
    ck_assert_msg(map_bytes(bytes.at, bytes.n)[0] != '\0', "byte %u", i);
    bytes.at[i] ^= 0x55;
  }
  ck_assert_str_eq(map_bytes(bytes.at, bytes.n), "");
  fl_buf_release(&bytes);
}
END_TEST

RUN_TESTS("rule_pack", what_goes_in_comes_out, no_rules_at_all, other_files_are_refused,
          another_build_is_refused, every_cut_is_refused, every_changed_byte_is_refused)
