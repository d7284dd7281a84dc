#include "walk/stamps.h"

#include "base/io.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

// Coarser than any file system's clock that is still in use (FAT: two seconds).
static const int64_t AT_REST_NS = 2000000000;
enum { KEPT_AT_LEAST = 4096, KEPT_TIMES = 3, BLOB = 1 };

static int64_t ns_of(struct timespec t) { return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec; }

fl_stamp fl_stamp_of(const struct stat *st) {
  return (fl_stamp){.size_bytes = (uint64_t)st->st_size, .inode = (uint64_t)st->st_ino, .device = (uint64_t)st->st_dev,
                    .modified_ns = ns_of(st->st_mtim), .changed_ns = ns_of(st->st_ctim)};
}

fl_stamp fl_stamp_of_blob(const uint8_t *id, size_t n) {
  fl_digest digest = fl_sha256_of(id, n);
  fl_stamp stamp = {.modified_ns = INT64_MIN, .changed_ns = INT64_MIN};
  memcpy(&stamp.inode, digest.at, sizeof stamp.inode);
  memcpy(&stamp.device, digest.at + 8, sizeof stamp.device);
  memcpy(&stamp.size_bytes, digest.at + 16, sizeof stamp.size_bytes);
  return stamp;
}

bool fl_stamp_is_settled(const fl_stamp *stamp, int64_t now_ns) {
  int64_t newest = stamp->modified_ns > stamp->changed_ns ? stamp->modified_ns : stamp->changed_ns;
  return (stamp->inode || stamp->device) && newest < now_ns - AT_REST_NS;
}

int64_t fl_stamp_now_ns(void) {
  struct timespec now;
  clock_gettime(CLOCK_REALTIME, &now);
  return ns_of(now);
}

// ---- the file ----------------------------------------------------------------------------------------------------------------------------

static uint64_t key_of(fl_str path, const fl_stamp *stamp) {
  return fl_hash64_mix(fl_hash64_str(path), stamp->modified_ns == INT64_MIN ? BLOB : 0);
}

static int by_path(const void *a, const void *b) {
  const fl_stamp_row *x = a, *y = b;
  return x->path < y->path ? -1 : x->path > y->path;
}

static int by_all(const void *a, const void *b) {
  int order = by_path(a, b);
  return order ? order : memcmp(a, b, sizeof(fl_stamp_row));
}

static bool any(const fl_image_block *blocks) { return blocks != NULL; }

static fl_image_sort sort_of_image(void) {
  static const size_t row_bytes[] = {sizeof(fl_stamp_row)};
  return (fl_image_sort){.magic = "flstamp", .name = "list of stamps", .build = 1, .row_bytes = row_bytes, .holds = any, .n_blocks = 1};
}

void fl_stamps_open(fl_stamps *out, const char *path) {
  fl_image_sort sort = sort_of_image();
  *out = (fl_stamps){0};
  if (fl_image_map(&out->image, &sort, path, NULL) != FL_OK) return;
  out->rows = out->image.blocks[0].at;
  out->n = out->image.blocks[0].n;
}

void fl_stamps_release(fl_stamps *s) {
  if (s->rows) fl_image_release(&s->image);
  *s = (fl_stamps){0};
}

static const fl_stamp_row *first_of(const fl_stamps *s, uint64_t path) {
  uint32_t low = 0, high = s->n;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (s->rows[middle].path < path) low = middle + 1;
    else high = middle;
  }
  return low < s->n && s->rows[low].path == path ? &s->rows[low] : NULL;
}

const fl_digest *fl_stamps_find(const fl_stamps *s, fl_str path, const fl_stamp *stamp) {
  uint64_t key = key_of(path, stamp);
  const fl_stamp_row *row = first_of(s, key), *end = s->rows + s->n;
  for (; row && row < end && row->path == key; row++)
    if (memcmp(&row->stamp, stamp, sizeof *stamp) == 0) return &row->content;
  return NULL;
}

void fl_stamps_add(fl_stamp_rows *rows, fl_str path, const fl_stamp *stamp, const fl_digest *content) {
  fl_stamp_row row = {.path = key_of(path, stamp), .stamp = *stamp, .content = *content};
  fl_array_push(rows, row);
}

static bool has_path(const fl_stamp_row *rows, uint32_t n, const fl_stamp_row *row) { return n && bsearch(row, rows, n, sizeof *rows, by_path); }

int fl_stamps_save(const fl_stamps *old, fl_stamp_rows *rows, const char *path, fl_error *err) {
  uint32_t now = rows->n, most = now * KEPT_TIMES > KEPT_AT_LEAST ? now * KEPT_TIMES : KEPT_AT_LEAST;
  if (now) qsort(rows->at, now, sizeof *rows->at, by_all);
  for (uint32_t i = 0; i < old->n && rows->n < most; i++)
    if (!has_path(rows->at, now, &old->rows[i])) fl_array_push(rows, old->rows[i]);
  if (rows->n) qsort(rows->at, rows->n, sizeof *rows->at, by_all);
  fl_image_sort sort = sort_of_image();
  fl_image image;
  fl_image_seal(&image, &sort, &(fl_image_block){rows->at, rows->n}, 0);
  fl_outfile out = {0};
  int rc = fl_outfile_open(&out, path, err);
  if (rc == FL_OK) {
    out.unsynced = true; // it has a checksum
    fl_outfile_write(&out, image.at, image.n);
    rc = fl_outfile_commit(&out, err);
  }
  fl_image_release(&image);
  return rc;
}
