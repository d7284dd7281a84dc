// Saving, mapping, and what is refused.
#include "support.h"

#include "base/io.h"
#include "models/pack_p.h"

static const char sample[] =
    HEAD "modules: [lib, old]\n"
    "types: {lib.T: {construct: [new, lib.make], aliases: [lib.sub.T], fields: {a: lib.A}, setters: {wait: {wait: \"arg[0]\"}}}}\n"
    "values: {lib.second: {duration: 1s}}\n"
    "calls:\n"
    "  - callee: lib.T.{get,post}\n"
    "    when: [{path: \"kw[x]\", in: [a, b]}]\n"
    "    site: remote_call\n"
    "    attributes: {a: b, c: d}\n"
    "    registers: {handler: \"arg[1]\", kind: http}\n"
    "    deadline: {carriers: [{from: receiver.wait, unit: s}], default: {value: 5s}}\n"
    "  - {callee: lib.T.set*, spawns: \"arg[0]\"}\n"
    "  - {callee: \"*.run\", when: [{path: receiver, type: lib.T}]}\n"
    "annotations: [{name: lib.A, methods: {site: queue}}]\n"
    "supertypes: [{type: \"*_pb.*Base\", methods: [x]}]\n";

static fl_buf image;

// The sample's pack as bytes in `image`.
static void pack_sample(void) {
  fl_error error;
  fl_models *models = compile_text(sample);
  ck_assert_int_eq(fl_models_save(models, scratch("models.pack"), &error), FL_OK);
  ck_assert_int_eq(fl_read_file(&image, scratch("models.pack"), 0, &error), FL_OK);
  fl_models_free(models);
}

// Maps so many bytes of `image`; "" when they are accepted, else what is wrong with them.
static const char *map_bytes(uint32_t n) {
  static fl_error error;
  fl_models *models = NULL;
  const char *path = scratch("damaged.pack");
  ck_assert_int_eq(fl_write_atomic(path, image.at, n, &error), FL_OK);
  int rc = fl_models_map(&models, path, &error);
  fl_models_free(models);
  if (rc == FL_OK) return "";
  ck_assert_int_eq(rc, FL_E_INPUT);
  ck_assert_str_eq(error.path, path);
  return error.text;
}

START_TEST(a_mapped_pack_says_the_same) {
  static const char *const names[] = {"lib.T.get", "lib.T.post", "lib.T.setAll", "lib.T.wait", "lib.make", "x.run"};
  fl_error error;
  fl_models *compiled = compile_text(sample), *mapped = NULL;
  ck_assert_int_eq(fl_models_save(compiled, scratch("models.pack"), &error), FL_OK);
  ck_assert_int_eq(fl_models_map(&mapped, scratch("models.pack"), &error), FL_OK);
  ck_assert_uint_eq(fl_models_digest(mapped), fl_models_digest(compiled));
  dump one = {.m = compiled}, two = {.m = mapped};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    dump_calls(&one, "go", names[i]);
    dump_calls(&two, "go", names[i]);
  }
  dump_type(&one, fl_models_type(compiled, "go", FL_STR("old.sub.T")));
  dump_type(&two, fl_models_type(mapped, "go", FL_STR("old.sub.T")));
  ck_assert_uint_gt(one.out.n, 300);
  assert_text(&two.out, fl_buf_text(&one.out));
  fl_buf_release(&one.out);
  fl_buf_release(&two.out);
  fl_models_free(mapped);
  fl_models_free(compiled);
}
END_TEST

START_TEST(the_same_files_give_the_same_bytes) {
  pack_sample();
  fl_buf first = image;
  image = (fl_buf){0};
  pack_sample();
  ck_assert(first.n == image.n && memcmp(first.at, image.at, image.n) == 0);
  fl_buf_release(&first);
  fl_buf_release(&image);
}
END_TEST

START_TEST(another_text_has_another_digest) {
  fl_models *one = compile_text(HEAD), *two = compile_text(HEAD "# a comment\n"), *three = compile_text(HEAD);
  ck_assert_uint_ne(fl_models_digest(one), fl_models_digest(two));
  ck_assert_uint_eq(fl_models_digest(one), fl_models_digest(three));
  fl_models_free(one);
  fl_models_free(two);
  fl_models_free(three);
}
END_TEST

START_TEST(truncated_packs_are_refused) {
  pack_sample();
  ck_assert_str_eq(map_bytes(image.n), "");
  for (uint32_t n = 0; n < image.n; n += 64) ck_assert_msg(*map_bytes(n), "%u bytes are accepted", n);
  ck_assert_str_eq(map_bytes(0), "not a model pack");
  ck_assert_str_eq(map_bytes(8), "not a model pack");
  ck_assert_str_eq(map_bytes(image.n - 8), "a damaged model pack (its size is wrong)");
  fl_buf_release(&image);
}
END_TEST

START_TEST(flipped_bits_are_refused) {
  pack_sample();
  for (uint32_t i = 0; i < image.n; i += i < 512 ? 1 : 37) {
    image.at[i] = (char)(image.at[i] ^ (1 << i % 8));
    ck_assert_msg(*map_bytes(image.n), "bit %u of byte %u may be wrong", i % 8, i);
    image.at[i] = (char)(image.at[i] ^ (1 << i % 8));
  }
  image.at[16] ^= 1;
  ck_assert_str_eq(map_bytes(image.n), "a model pack of another build of faultline; build it again");
  image.at[16] ^= 1;
  image.at[image.n - 1] ^= 1;
  ck_assert_str_eq(map_bytes(image.n), "a damaged model pack (its checksum is wrong)");
  fl_buf_release(&image);
}
END_TEST

START_TEST(other_files_are_refused) {
  fl_error error;
  fl_models *models = NULL;
  put_file("text", "just text, longer than any magic number could be");
  ck_assert_int_eq(fl_models_map(&models, scratch("text"), &error), FL_E_INPUT);
  ck_assert_str_eq(error.text, "not a model pack");
  ck_assert_int_eq(fl_models_map(&models, scratch("nowhere"), &error), FL_E_IO);
}
END_TEST

// A stranger can compute checksums too: every word of every block set to nonsense must be caught by the tables or do no harm.
START_TEST(references_are_checked_apart_from_the_checksum) {
  fl_models *models = compile_text(sample);
  ck_assert(fl_pack_references_hold(models->blocks));
  uint32_t refused = 0;
  for (uint32_t b = 0; b < FL_N_BLOCKS; b++) {
    size_t bytes = models->blocks[b].n * fl_block_row_size[b];
    if (b == FL_BLOCK_text) continue;
    for (size_t at = 0; at + 4 <= bytes; at += 4) {
      char *word = (char *)(uintptr_t)models->blocks[b].at + at;
      char was[4];
      memcpy(was, word, 4);
      memset(word, 0x7f, 4);
      bool holds = fl_pack_references_hold(models->blocks);
      refused += !holds;
      if (holds) { // then reading everything is safe
        const fl_meaning_row *rows[8];
        dump d = {.m = models};
        dump_calls(&d, "go", "lib.T.get");
        fl_models_annotations(models, "go", FL_STR("lib.A"), rows, 8);
        fl_buf_release(&d.out);
      }
      memcpy(word, was, 4);
    }
  }
  ck_assert_uint_gt(refused, 500);
  fl_models_free(models);
}
END_TEST

RUN_TESTS("pack", a_mapped_pack_says_the_same, the_same_files_give_the_same_bytes, another_text_has_another_digest,
          truncated_packs_are_refused, flipped_bits_are_refused, other_files_are_refused, references_are_checked_apart_from_the_checksum)
