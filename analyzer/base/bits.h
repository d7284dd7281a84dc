// A growable set of small numbers, one bit each. {0} is the empty set.
#ifndef FL_BASE_BITS_H
#define FL_BASE_BITS_H

#include <stdbool.h>
#include <stdint.h>

typedef struct fl_bits {
  uint64_t *words;
  uint32_t n_words; // bits beyond are 0
} fl_bits;

#define FL_BITS_NONE UINT32_MAX

bool fl_bits_set(fl_bits *b, uint32_t i); // true when it was not there before
void fl_bits_unset(fl_bits *b, uint32_t i);
bool fl_bits_has(const fl_bits *b, uint32_t i);
uint32_t fl_bits_count(const fl_bits *b);
// The smallest member >= from, or FL_BITS_NONE:  for (i = fl_bits_next(b, 0); i != FL_BITS_NONE; i = fl_bits_next(b, i + 1))
uint32_t fl_bits_next(const fl_bits *b, uint32_t from);
bool fl_bits_or(fl_bits *into, const fl_bits *from);  // true when `into` grew
void fl_bits_and(fl_bits *into, const fl_bits *with); // keeps what both have
bool fl_bits_eq(const fl_bits *a, const fl_bits *b);
void fl_bits_clear(fl_bits *b); // keeps the room
void fl_bits_release(fl_bits *b);

#endif
