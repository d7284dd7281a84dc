// Sealing, saving and opening packs. An image is believed only when its header, its checksum and every reference in it hold, so that
// the look-ups need no checks of their own.
#include "models/pack_p.h"

#include "base/alloc.h"
#include "base/hash.h"
#include "base/io.h"

#include <string.h>

static const char magic[8] = "flmodel\n";

typedef struct section {
  uint32_t offset, n; // bytes from the start of the image; rows
} section;

typedef struct header {
  char magic[8];
  uint64_t checksum; // of everything behind this field
  uint64_t build;    // row sizes, words and version of the build that wrote it
  uint64_t digest;   // of the sources
  uint64_t size;
  section sections[FL_N_BLOCKS];
} header;

#define X(T, name) sizeof(T),
const size_t fl_block_row_size[FL_N_BLOCKS] = {FL_BLOCKS(X)};
#undef X

static uint64_t hash_words(uint64_t hash, fl_words words) {
  for (uint32_t i = 0; i < words.n; i++) hash = fl_hash64_mix(hash, fl_hash64_str(fl_str_from(words.at[i])));
  return hash;
}

// Two builds that would read the same bytes differently have different ones.
static uint64_t build_identity(void) {
  const fl_words words[] = {fl_site_words, fl_role_words,    fl_effect_words,       fl_does_words,
                            fl_entry_words, fl_scope_words,  fl_unit_words,         fl_meaning_words,
                            fl_root_words,  fl_region_scope_words};
  uint64_t hash = fl_hash64_str(FL_STR(FL_VERSION));
  hash = fl_hash64_mix(hash, fl_hash64(fl_block_row_size, sizeof fl_block_row_size));
  for (uint32_t i = 0; i < sizeof words / sizeof *words; i++) hash = hash_words(hash, words[i]);
  return fl_hash64_mix(hash, FL_N_INDEX_KINDS);
}

static uint64_t checksum_of(const void *image, size_t size) {
  size_t skip = offsetof(header, build);
  return fl_hash64((const char *)image + skip, size - skip);
}

static size_t align8(size_t n) { return (n + 7) & ~(size_t)7; }

fl_models *fl_pack_seal(const fl_block blocks[FL_N_BLOCKS], uint64_t digest) {
  header head = {.digest = digest, .build = build_identity(), .size = align8(sizeof head)};
  memcpy(head.magic, magic, sizeof magic);
  for (uint32_t i = 0; i < FL_N_BLOCKS; i++) {
    head.sections[i] = (section){(uint32_t)head.size, blocks[i].n};
    head.size += align8(blocks[i].n * fl_block_row_size[i]);
  }
  FL_ASSERT(head.size < UINT32_MAX);
  char *image = fl_alloc_zero(head.size, 1);
  memcpy(image, &head, sizeof head);
  fl_models *m = fl_alloc_zero(1, sizeof *m);
  *m = (fl_models){.image = image, .image_size = head.size, .digest = digest};
  for (uint32_t i = 0; i < FL_N_BLOCKS; i++) {
    if (blocks[i].n) memcpy(image + head.sections[i].offset, blocks[i].at, blocks[i].n * fl_block_row_size[i]);
    m->blocks[i] = (fl_block){image + head.sections[i].offset, blocks[i].n};
  }
  ((header *)image)->checksum = checksum_of(image, head.size);
  FL_ASSERT(fl_pack_references_hold(m->blocks));
  return m;
}

int fl_models_save(const fl_models *m, const char *path, fl_error *err) {
  return fl_write_atomic(path, m->image, m->image_size, err);
}

// Cuts the image into blocks. False when one does not lie inside of it or lacks what every reader relies on.
static bool open_sections(fl_models *m, const header *head) {
  for (uint32_t i = 0; i < FL_N_BLOCKS; i++) {
    section s = head->sections[i];
    size_t bytes = s.n * fl_block_row_size[i];
    if (s.offset % 8 != 0 || s.offset < sizeof *head || s.offset > head->size || bytes > head->size - s.offset) return false;
    m->blocks[i] = (fl_block){(const char *)m->image + s.offset, s.n};
    bool has_none_row = i == FL_BLOCK_postings || s.n > 0;
    if (!has_none_row) return false;
  }
  const fl_block *text = &m->blocks[FL_BLOCK_text], *slots = &m->blocks[FL_BLOCK_slots];
  bool text_ends = ((const char *)text->at)[text->n - 1] == '\0' && ((const char *)text->at)[0] == '\0';
  return text_ends && (slots->n & (slots->n - 1)) == 0;
}

// NULL when the image can be used; else what is wrong with it.
static const char *open_image(fl_models *m) {
  const header *head = m->image;
  if (m->image_size < sizeof *head || memcmp(head->magic, magic, sizeof magic) != 0) return "not a model pack";
  if (head->build != build_identity()) return "a model pack of another build of faultline; build it again";
  if (head->size != m->image_size) return "a damaged model pack (its size is wrong)";
  if (head->checksum != checksum_of(m->image, m->image_size)) return "a damaged model pack (its checksum is wrong)";
  if (!open_sections(m, head) || !fl_pack_references_hold(m->blocks)) return "a damaged model pack (its tables are wrong)";
  m->digest = head->digest;
  return NULL;
}

int fl_models_map(fl_models **out, const char *path, fl_error *err) {
  fl_mapped mapping = {0};
  int rc = fl_map_file(&mapping, path, err);
  if (rc) return rc;
  fl_models *m = fl_alloc_zero(1, sizeof *m);
  *m = (fl_models){.image = (void *)(uintptr_t)mapping.at, .image_size = mapping.n, .mapped = true};
  const char *why = open_image(m);
  if (why) {
    fl_models_free(m);
    return fl_error_set(err, FL_E_INPUT, path, 0, 0, "%s", why);
  }
  *out = m;
  return FL_OK;
}

void fl_models_free(fl_models *m) {
  if (!m) return;
  fl_mapped mapping = {m->image, m->image_size};
  if (m->mapped) fl_unmap_file(&mapping);
  else fl_free(m->image);
  fl_free(m);
}

uint64_t fl_models_digest(const fl_models *m) { return m->digest; }
