#include "base/store.h"

#include <stdlib.h>

static const char magic[8] = "flstore";

typedef struct trailer {
  uint64_t build, rows_at, n_rows, size; // size: of the whole file
  uint64_t checksum;                     // of the rows and of the trailer up to here
  char magic[8];
} trailer;

static uint64_t checksum_of(const fl_store_row *rows, uint64_t n, const trailer *t) {
  uint64_t hash = fl_hash64(rows, n * sizeof *rows);
  return fl_hash64_mix(hash, fl_hash64(t, offsetof(trailer, checksum)));
}

static bool rows_hold(const fl_store *s, uint64_t rows_at) {
  for (uint32_t i = 0; i < s->n; i++) {
    const fl_store_row *row = &s->rows[i];
    if (row->offset % 8 || row->offset < sizeof magic || row->offset > rows_at || row->n > rows_at - row->offset) return false;
  }
  return true;
}

static bool open_rows(fl_store *s, uint64_t build) {
  trailer t;
  const char *at = s->file.at;
  if (s->file.n < sizeof magic + sizeof t || memcmp(at, magic, sizeof magic) != 0) return false;
  memcpy(&t, at + s->file.n - sizeof t, sizeof t);
  if (memcmp(t.magic, magic, sizeof magic) != 0 || t.build != build || t.size != s->file.n) return false;
  uint64_t room = s->file.n - sizeof t;
  if (t.rows_at > room || t.rows_at % 8 || t.n_rows > UINT32_MAX || t.n_rows * sizeof *s->rows != room - t.rows_at) return false;
  s->rows = (const fl_store_row *)(const void *)(at + t.rows_at);
  s->n = (uint32_t)t.n_rows;
  return fl_hash64_agrees(t.checksum, checksum_of(s->rows, t.n_rows, &t)) && rows_hold(s, t.rows_at);
}

int fl_store_open(fl_store *out, const char *path, uint64_t build, fl_error *err) {
  *out = (fl_store){0};
  int rc = fl_map_file(&out->file, path, err);
  if (rc == FL_OK && !open_rows(out, build)) rc = fl_error_set(err, FL_E_INPUT, path, 0, 0, "damaged, or of another build of faultline");
  if (rc) fl_store_release(out);
  return rc;
}

void fl_store_release(fl_store *s) {
  fl_unmap_file(&s->file);
  *s = (fl_store){0};
}

static int by_key(const void *a, const void *b) {
  return memcmp(((const fl_store_row *)a)->key.at, ((const fl_store_row *)b)->key.at, FL_SHA256_BYTES);
}

const fl_store_row *fl_store_find(const fl_store *s, const fl_digest *key) {
  fl_store_row wanted = {.key = *key};
  return s->n ? bsearch(&wanted, s->rows, s->n, sizeof *s->rows, by_key) : NULL;
}

bool fl_store_bytes(const fl_store *s, const fl_store_row *row, fl_str *out) {
  *out = (fl_str){(const char *)s->file.at + row->offset, row->n};
  return fl_hash64_agrees(fl_hash64_str(*out), row->checksum);
}

// ---- writing -----------------------------------------------------------------------------------------------------------------------------

static void put(fl_store_writer *w, const void *bytes, size_t n) {
  static const char zeros[8] = {0};
  size_t rest = (8 - n % 8) % 8;
  fl_outfile_write(&w->out, bytes, n);
  fl_outfile_write(&w->out, zeros, rest);
  w->at += n + rest;
}

int fl_store_begin(fl_store_writer *w, const char *path, uint64_t build, fl_error *err) {
  *w = (fl_store_writer){.build = build};
  int rc = fl_outfile_open(&w->out, path, err);
  if (rc) return rc;
  w->out.unsynced = true; // what a crash of the machine leaves is told by its checksum, and nobody shall wait for the disk
  put(w, magic, sizeof magic);
  return FL_OK;
}

void fl_store_add(fl_store_writer *w, const fl_digest *key, fl_str bytes, uint32_t age) {
  fl_store_row row = {.key = *key, .offset = w->at, .checksum = fl_hash64_str(bytes), .n = bytes.n, .age = age};
  put(w, bytes.at, bytes.n);
  fl_array_push(&w->rows, row);
}

static int by_key_and_offset(const void *a, const void *b) {
  const fl_store_row *x = a, *y = b;
  int order = by_key(x, y);
  return order ? order : x->offset < y->offset ? -1 : x->offset > y->offset;
}

static void settle_rows(fl_store_writer *w) {
  uint32_t kept = 0;
  if (w->rows.n) qsort(w->rows.at, w->rows.n, sizeof *w->rows.at, by_key_and_offset);
  for (uint32_t i = 0; i < w->rows.n; i++)
    if (!kept || by_key(&w->rows.at[kept - 1], &w->rows.at[i]) != 0) w->rows.at[kept++] = w->rows.at[i];
  w->rows.n = kept;
}

int fl_store_commit(fl_store_writer *w, fl_error *err) {
  settle_rows(w);
  size_t bytes = w->rows.n * sizeof *w->rows.at;
  trailer t = {.build = w->build, .rows_at = w->at, .n_rows = w->rows.n, .size = w->at + bytes + sizeof t};
  memcpy(t.magic, magic, sizeof magic);
  t.checksum = checksum_of(w->rows.at, w->rows.n, &t);
  put(w, w->rows.at, bytes);
  put(w, &t, sizeof t);
  int rc = fl_outfile_commit(&w->out, err);
  fl_store_abort(w);
  return rc;
}

void fl_store_abort(fl_store_writer *w) {
  fl_outfile_abort(&w->out);
  fl_array_release(&w->rows);
}
