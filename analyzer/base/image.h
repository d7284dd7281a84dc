// Compiled data as one file that is mapped and used as it lies: a header, then blocks of equal rows.
//
//   header | block 0 | block 1 | ...
//
// Blocks start at multiples of 8 and refer to one another by row index, never by address. A file is believed only when its header,
// its checksum and, for the owner of the rows, every reference in it hold, so that readers need no checks of their own.
#ifndef FL_BASE_IMAGE_H
#define FL_BASE_IMAGE_H

#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { FL_IMAGE_BLOCKS_MAX = 40 };

typedef struct fl_image_block {
  const void *at;
  uint32_t n; // rows
} fl_image_block;

// What every image of one sort has in common.
typedef struct fl_image_sort {
  char magic[8];
  const char *name;        // "rule pack": for messages
  uint64_t build;          // of builds that read the same bytes the same way; row sizes and version are added
  const size_t *row_bytes; // by block
  bool (*holds)(const fl_image_block *blocks); // are all references inside their blocks?
  uint32_t n_blocks;       // at most FL_IMAGE_BLOCKS_MAX
} fl_image_sort;

typedef struct fl_image { // {0} is none
  void *at;
  size_t n;
  uint64_t digest; // of the sources that it was made from
  fl_image_block blocks[FL_IMAGE_BLOCKS_MAX];
  bool mapped; // from a file, not from the heap
} fl_image;

// Copies the blocks, which hold, into a new image. Never fails.
void fl_image_seal(fl_image *out, const fl_image_sort *sort, const fl_image_block *blocks, uint64_t digest);
FL_MUST_USE int fl_image_save(const fl_image *image, const char *path, fl_error *err);
// Blocks are borrowed until the release. FL_E_INPUT: of another sort or build, or damaged.
FL_MUST_USE int fl_image_map(fl_image *out, const fl_image_sort *sort, const char *path, fl_error *err);
void fl_image_release(fl_image *image);

#endif
