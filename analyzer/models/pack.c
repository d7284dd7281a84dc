// Models as an image: what makes it one of ours, and of this build.
#include "models/pack_p.h"

#include "base/alloc.h"
#include "base/hash.h"

#define X(T, name) sizeof(T),
const size_t fl_block_row_size[FL_N_BLOCKS] = {FL_BLOCKS(X)};
#undef X

static uint64_t hash_words(uint64_t hash, fl_words words) {
  for (uint32_t i = 0; i < words.n; i++) hash = fl_hash64_mix(hash, fl_hash64_str(fl_str_from(words.at[i])));
  return hash;
}

// What every reader relies on: a row 0 in each block, texts that end, a hash table whose size is a power of two.
static bool blocks_hold(const fl_block *blocks) {
  for (uint32_t i = 0; i < FL_N_BLOCKS; i++) {
    bool has_none_row = i == FL_BLOCK_postings || blocks[i].n > 0;
    if (!has_none_row) return false;
  }
  const fl_block *text = &blocks[FL_BLOCK_text], *slots = &blocks[FL_BLOCK_slots];
  bool text_ends = ((const char *)text->at)[text->n - 1] == '\0' && ((const char *)text->at)[0] == '\0';
  return text_ends && (slots->n & (slots->n - 1)) == 0 && fl_pack_references_hold(blocks);
}

static fl_image_sort sort_of_image(void) {
  const fl_words words[] = {fl_site_words,  fl_role_words,        fl_effect_words, fl_does_words,
                            fl_entry_words, fl_scope_words,       fl_unit_words,   fl_meaning_words,
                            fl_root_words,  fl_region_scope_words, fl_hole_words,   fl_read_words,
                            fl_vocabulary_words, fl_error_words};
  fl_image_sort sort = {.magic = "flmodel",
                        .name = "model pack",
                        .build = FL_N_INDEX_KINDS,
                        .row_bytes = fl_block_row_size,
                        .holds = blocks_hold,
                        .n_blocks = FL_N_BLOCKS};
  for (uint32_t i = 0; i < sizeof words / sizeof *words; i++) sort.build = hash_words(sort.build, words[i]);
  return sort;
}

// Takes the image over.
static fl_models *models_of(fl_image image) {
  fl_models *m = fl_alloc_zero(1, sizeof *m);
  m->image = image;
  m->blocks = m->image.blocks;
  m->digest = image.digest;
  fl_models_index_words(m);
  return m;
}

fl_models *fl_pack_seal(const fl_block blocks[FL_N_BLOCKS], uint64_t digest) {
  fl_image_sort sort = sort_of_image();
  fl_image image;
  fl_image_seal(&image, &sort, blocks, digest);
  return models_of(image);
}

int fl_models_save(const fl_models *m, const char *path, fl_error *err) {
  return fl_image_save(&m->image, path, err);
}

int fl_models_map(fl_models **out, const char *path, fl_error *err) {
  fl_image_sort sort = sort_of_image();
  fl_image image;
  int rc = fl_image_map(&image, &sort, path, err);
  if (rc) return rc;
  *out = models_of(image);
  return FL_OK;
}

void fl_models_free(fl_models *m) {
  if (!m) return;
  fl_image_release(&m->image);
  fl_map_release(&m->words);
  fl_free(m->word_before);
  fl_free(m);
}

uint64_t fl_models_digest(const fl_models *m) { return m->digest; }
