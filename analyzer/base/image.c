// Blocks in, an image out; a file in, its blocks out.
#include "base/image.h"

#include "base/alloc.h"
#include "base/hash.h"
#include "base/io.h"

#include <stdio.h>
#include <string.h>

typedef struct section {
  uint32_t offset, n; // bytes from the start of the image; rows
} section;

typedef struct header {
  char magic[8];
  uint64_t checksum; // of everything behind this field
  uint64_t build, digest, size;
  section sections[FL_IMAGE_BLOCKS_MAX];
} header;

static uint64_t build_of(const fl_image_sort *sort) {
  uint64_t hash = fl_hash64_mix(sort->build, fl_hash64_str(FL_STR(FL_VERSION)));
  return fl_hash64_mix(hash, fl_hash64(sort->row_bytes, sort->n_blocks * sizeof *sort->row_bytes));
}

static uint64_t checksum_of(const void *image, size_t n) {
  size_t skip = offsetof(header, build);
  return fl_hash64((const char *)image + skip, n - skip);
}

static size_t align8(size_t n) { return (n + 7) & ~(size_t)7; }

void fl_image_seal(fl_image *out, const fl_image_sort *sort, const fl_image_block *blocks, uint64_t digest) {
  FL_ASSERT(sort->n_blocks <= FL_IMAGE_BLOCKS_MAX);
  header head = {.digest = digest, .build = build_of(sort), .size = align8(sizeof head)};
  memcpy(head.magic, sort->magic, sizeof head.magic);
  for (uint32_t i = 0; i < sort->n_blocks; i++) {
    head.sections[i] = (section){(uint32_t)head.size, blocks[i].n};
    head.size += align8(blocks[i].n * sort->row_bytes[i]);
    FL_ASSERT(head.size < UINT32_MAX);
  }
  char *image = fl_alloc_zero(head.size, 1);
  memcpy(image, &head, sizeof head);
  *out = (fl_image){.at = image, .n = head.size, .digest = digest};
  for (uint32_t i = 0; i < sort->n_blocks; i++) {
    char *at = image + head.sections[i].offset;
    if (blocks[i].n) memcpy(at, blocks[i].at, blocks[i].n * sort->row_bytes[i]);
    out->blocks[i] = (fl_image_block){at, blocks[i].n};
  }
  ((header *)image)->checksum = checksum_of(image, head.size);
  FL_ASSERT(sort->holds(out->blocks));
}

int fl_image_save(const fl_image *image, const char *path, fl_error *err) {
  return fl_write_atomic(path, image->at, image->n, err);
}

// False when a block does not lie inside the image.
static bool open_blocks(fl_image *image, const fl_image_sort *sort, const header *head) {
  for (uint32_t i = 0; i < sort->n_blocks; i++) {
    const section s = head->sections[i];
    size_t bytes = s.n * sort->row_bytes[i];
    bool aligned = s.offset % 8 == 0 && s.offset >= sizeof *head;
    if (!aligned || s.offset > head->size || bytes > head->size - s.offset) return false;
    image->blocks[i] = (fl_image_block){(const char *)image->at + s.offset, s.n};
  }
  return true;
}

// What is wrong with an image, around the name of its sort; nothing when it can be used.
typedef struct complaint {
  const char *before, *after;
} complaint;

static complaint open_image(fl_image *image, const fl_image_sort *sort) {
  const header *head = image->at;
  if (image->n < sizeof *head || memcmp(head->magic, sort->magic, sizeof head->magic) != 0)
    return (complaint){"not a", ""};
  if (head->build != build_of(sort))
    return (complaint){"a", " of another build of faultline; build it again"};
  if (head->size != image->n) return (complaint){"a damaged", " (its size is wrong)"};
  if (!fl_hash64_agrees(head->checksum, checksum_of(image->at, image->n)))
    return (complaint){"a damaged", " (its checksum is wrong)"};
  bool holds = open_blocks(image, sort, head) && sort->holds(image->blocks);
  image->digest = head->digest;
  return holds ? (complaint){NULL, NULL} : (complaint){"a damaged", " (its tables are wrong)"};
}

int fl_image_map(fl_image *out, const fl_image_sort *sort, const char *path, fl_error *err) {
  fl_mapped mapping = {0};
  int rc = fl_map_file(&mapping, path, err);
  if (rc) return rc;
  fl_image image = {.at = (void *)(uintptr_t)mapping.at, .n = mapping.n, .mapped = true};
  complaint wrong = open_image(&image, sort);
  if (wrong.before) {
    fl_image_release(&image);
    return fl_error_set(err, FL_E_INPUT, path, 0, 0, "%s %s%s", wrong.before, sort->name, wrong.after);
  }
  *out = image;
  return FL_OK;
}

void fl_image_release(fl_image *image) {
  fl_mapped mapping = {image->at, image->n};
  if (image->mapped)
    fl_unmap_file(&mapping);
  else
    fl_free(image->at);
  *image = (fl_image){0};
}
