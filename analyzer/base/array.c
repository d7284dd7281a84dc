// The one function behind the array macros.
#include "base/array.h"

// Doubles, so that n pushes cost n moves altogether; starts with 8, as most arrays stay small.
void *fl_array_grow(void *at, uint32_t n, uint32_t *cap, uint64_t extra, size_t element_bytes) {
  uint64_t wanted = n + extra;
  FL_ASSERT(wanted >= extra && wanted < UINT32_MAX);
  uint64_t grown = (uint64_t)*cap * 2;
  if (grown < wanted) grown = wanted;
  if (grown < 8) grown = 8;
  if (grown >= UINT32_MAX) grown = UINT32_MAX - 1;
  if (grown > SIZE_MAX / element_bytes) fl_exhausted(SIZE_MAX);
  *cap = (uint32_t)grown;
  return fl_realloc(at, (size_t)grown * element_bytes);
}
