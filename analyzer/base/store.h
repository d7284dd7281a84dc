// Bytes by digest in one file that is mapped: what a cache keeps.
//
//   magic | bytes | bytes | ... | rows, sorted by key | trailer
//
// Bytes stand at multiples of 8, each with a checksum of its own, so that one damaged entry costs one entry: it is not found. A file
// that is cut off, of another build, or damaged in its rows is refused whole. Files are only ever replaced, by rename.
#ifndef FL_BASE_STORE_H
#define FL_BASE_STORE_H

#include "base/array.h"
#include "base/hash.h"
#include "base/io.h"

typedef struct fl_store_row {
  fl_digest key;
  uint64_t offset, checksum; // of the bytes
  uint32_t n, age;           // age: what whoever writes the file wants to remember of the entry
} fl_store_row;

typedef struct fl_store { // {0} is empty
  fl_mapped file;
  const fl_store_row *rows; // sorted by key
  uint32_t n;
} fl_store;

// On failure `out` is empty. FL_E_INPUT: of another build, or damaged.
FL_MUST_USE int fl_store_open(fl_store *out, const char *path, uint64_t build, fl_error *err);
void fl_store_release(fl_store *);
// The row of a key, NULL when there is none. Several threads may ask.
const fl_store_row *fl_store_find(const fl_store *, const fl_digest *key);
// The bytes of a row, borrowed until the release, at a multiple of 8. False when they are damaged.
FL_MUST_USE bool fl_store_bytes(const fl_store *, const fl_store_row *, fl_str *out);

typedef struct fl_store_writer {
  fl_outfile out;
  FL_ARRAY(fl_store_row) rows;
  uint64_t at, build;
} fl_store_writer;
FL_MUST_USE int fl_store_begin(fl_store_writer *, const char *path, uint64_t build, fl_error *err);
// Of two entries with one key the first is kept.
void fl_store_add(fl_store_writer *, const fl_digest *key, fl_str bytes, uint32_t age);
FL_MUST_USE int fl_store_commit(fl_store_writer *, fl_error *err);
void fl_store_abort(fl_store_writer *); // no effect after the commit

#endif
