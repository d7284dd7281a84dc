// Two hashes: XXH3 for tables in memory, SHA-256 for keys that the scanned content can choose and for what is stored.
#ifndef FL_BASE_HASH_H
#define FL_BASE_HASH_H

#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

// XXH3, 64 bits, seed 0. The same on every machine. `p` may be NULL when n is 0.
uint64_t fl_hash64(const void *p, size_t n);
static inline uint64_t fl_hash64_str(fl_str s) { return fl_hash64(s.at, s.n); }
// Is a checksum the right one? A program made for fuzzing says so of every one, or no fuzzer would get past it.
static inline bool fl_hash64_agrees(uint64_t a, uint64_t b) {
#ifdef FUZZING_BUILD_MODE_UNSAFE_FOR_PRODUCTION
  return (void)a, (void)b, true;
#else
  return a == b;
#endif
}
// One number out of two, order counts.
uint64_t fl_hash64_mix(uint64_t a, uint64_t b);

enum { FL_SHA256_BYTES = 32, FL_SHA256_HEX_BYTES = 65 };
typedef struct fl_digest {
  uint8_t at[FL_SHA256_BYTES];
} fl_digest;
typedef struct fl_sha256 { // opaque: room for the library's state
  _Alignas(16) unsigned char state[160];
} fl_sha256;

void fl_sha256_init(fl_sha256 *h);
void fl_sha256_update(fl_sha256 *h, const void *p, size_t n);
// The same for a text with its length in front, so that ("ab","c") and ("a","bc") differ.
void fl_sha256_update_str(fl_sha256 *h, fl_str s);
fl_digest fl_sha256_final(fl_sha256 *h); // ready for another text afterwards
fl_digest fl_sha256_of(const void *p, size_t n);
static inline bool fl_digest_eq(fl_digest a, fl_digest b) { return memcmp(a.at, b.at, sizeof a.at) == 0; }

// 2n lower-case digits and a NUL. Returns `out`.
const char *fl_hex(const uint8_t *bytes, size_t n, char *out);
const char *fl_digest_hex(const fl_digest *d, char out[FL_SHA256_HEX_BYTES]);

#endif
