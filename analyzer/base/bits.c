// 64 members a word; words that are not there are zero.
#include "base/bits.h"

#include <stddef.h>
#include <string.h>

#include "base/alloc.h"
#include "base/error.h"

static void reserve(fl_bits *b, uint32_t n_words) {
  if (n_words <= b->n_words) return;
  uint32_t grown = b->n_words * 2 > n_words ? b->n_words * 2 : n_words; // at most 2^26 words: no overflow
  b->words = fl_realloc(b->words, grown * sizeof *b->words);
  memset(b->words + b->n_words, 0, (grown - b->n_words) * sizeof *b->words);
  b->n_words = grown;
}

static uint64_t word_at(const fl_bits *b, uint32_t word) { return word < b->n_words ? b->words[word] : 0; }

bool fl_bits_set(fl_bits *b, uint32_t i) {
  FL_ASSERT(i != FL_BITS_NONE);
  reserve(b, i / 64 + 1);
  uint64_t bit = (uint64_t)1 << i % 64;
  bool added = !(b->words[i / 64] & bit);
  b->words[i / 64] |= bit;
  return added;
}

void fl_bits_unset(fl_bits *b, uint32_t i) {
  if (i / 64 < b->n_words) b->words[i / 64] &= ~((uint64_t)1 << i % 64);
}

bool fl_bits_has(const fl_bits *b, uint32_t i) { return word_at(b, i / 64) >> i % 64 & 1; }

uint32_t fl_bits_count(const fl_bits *b) {
  uint32_t n = 0;
  for (uint32_t i = 0; i < b->n_words; i++) n += (uint32_t)__builtin_popcountll(b->words[i]);
  return n;
}

uint32_t fl_bits_next(const fl_bits *b, uint32_t from) {
  uint64_t from_here = UINT64_MAX << from % 64;
  for (uint32_t i = from / 64; i < b->n_words; i++, from_here = UINT64_MAX) {
    uint64_t word = b->words[i] & from_here;
    if (word) return i * 64 + (uint32_t)__builtin_ctzll(word);
  }
  return FL_BITS_NONE;
}

bool fl_bits_or(fl_bits *into, const fl_bits *from) {
  bool grew = false;
  reserve(into, from->n_words);
  for (uint32_t i = 0; i < from->n_words; i++) {
    grew |= (from->words[i] & ~into->words[i]) != 0;
    into->words[i] |= from->words[i];
  }
  return grew;
}

void fl_bits_and(fl_bits *into, const fl_bits *with) {
  for (uint32_t i = 0; i < into->n_words; i++) into->words[i] &= word_at(with, i);
}

bool fl_bits_eq(const fl_bits *a, const fl_bits *b) {
  uint32_t n = a->n_words > b->n_words ? a->n_words : b->n_words;
  for (uint32_t i = 0; i < n; i++) {
    if (word_at(a, i) != word_at(b, i)) return false;
  }
  return true;
}

void fl_bits_clear(fl_bits *b) {
  if (b->n_words) memset(b->words, 0, b->n_words * sizeof *b->words);
}

void fl_bits_release(fl_bits *b) {
  fl_free(b->words);
  *b = (fl_bits){0};
}
