// The one file that knows which libraries do the hashing.
#include "base/hash.h"

#include <nettle/sha2.h>

#include "base/error.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

_Static_assert(sizeof(struct sha256_ctx) <= sizeof(fl_sha256), "room for nettle's state");
_Static_assert(_Alignof(struct sha256_ctx) <= _Alignof(fl_sha256), "aligned as nettle wants it");
_Static_assert(SHA256_DIGEST_SIZE == FL_SHA256_BYTES, "256 bits");

uint64_t fl_hash64(const void *p, size_t n) { return XXH3_64bits(n ? p : "", n); }

// The finaliser of splitmix64 (Steele, Lea, Flood: Fast splittable pseudorandom number generators, 2014).
static uint64_t finalise(uint64_t x) {
  x = (x ^ x >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
  x = (x ^ x >> 27) * UINT64_C(0x94d049bb133111eb);
  return x ^ x >> 31;
}

uint64_t fl_hash64_mix(uint64_t a, uint64_t b) {
  return finalise(finalise(a + UINT64_C(0x9e3779b97f4a7c15)) + b);
}

static struct sha256_ctx *state_of(fl_sha256 *h) { return (struct sha256_ctx *)(void *)h->state; }

void fl_sha256_init(fl_sha256 *h) { sha256_init(state_of(h)); }

void fl_sha256_update(fl_sha256 *h, const void *p, size_t n) {
  if (n) sha256_update(state_of(h), n, p);
}

void fl_sha256_update_str(fl_sha256 *h, fl_str s) {
  uint8_t length[4] = {(uint8_t)s.n, (uint8_t)(s.n >> 8), (uint8_t)(s.n >> 16), (uint8_t)(s.n >> 24)};
  fl_sha256_update(h, length, sizeof length);
  fl_sha256_update(h, s.at, s.n);
}

fl_digest fl_sha256_final(fl_sha256 *h) {
  fl_digest d;
  sha256_digest(state_of(h), sizeof d.at, d.at);
  return d;
}

fl_digest fl_sha256_of(const void *p, size_t n) {
  fl_sha256 h;
  fl_sha256_init(&h);
  fl_sha256_update(&h, p, n);
  return fl_sha256_final(&h);
}

const char *fl_hex(const uint8_t *bytes, size_t n, char *out) {
  for (size_t i = 0; i < n; i++) {
    out[2 * i] = "0123456789abcdef"[bytes[i] >> 4];
    out[2 * i + 1] = "0123456789abcdef"[bytes[i] & 15];
  }
  out[2 * n] = '\0';
  return out;
}

const char *fl_digest_hex(const fl_digest *d, char out[FL_SHA256_HEX_BYTES]) {
  return fl_hex(d->at, sizeof d->at, out);
}
