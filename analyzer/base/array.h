// Typed growable arrays on the heap.
//
//   FL_ARRAY(fl_call) calls = {0};             // {0} is an empty array
//   fl_array_push(&calls, call);               // copies the value
//   for (uint32_t i = 0; i < calls.n; i++) use(&calls.at[i]);
//   fl_array_release(&calls);
//
// Element addresses are borrowed until the next push or reserve: keep indices. Macros evaluate `a` several times.
// Every use of FL_ARRAY(T) is a type of its own: to pass arrays around, typedef it once. Counts stay below UINT32_MAX.
#ifndef FL_BASE_ARRAY_H
#define FL_BASE_ARRAY_H

#include <stdint.h>

#include "base/alloc.h"
#include "base/error.h"

#define FL_ARRAY(T)                                                                                          \
  struct {                                                                                                   \
    T *at;                                                                                                   \
    uint32_t n, cap;                                                                                         \
  }

// Adds a copy of the value at the end. The value may be an element of the same array; computing it must not push to it.
#define fl_array_push(a, ...) (fl_array_reserve((a), 1), (a)->at[(a)->n] = (__VA_ARGS__), (void)(a)->n++)

// Room for `extra` more elements than there are.
#define fl_array_reserve(a, extra)                                                                           \
  ((a)->cap - (a)->n >= (extra)                                                                              \
       ? (void)0                                                                                             \
       : (void)((a)->at = fl_array_grow((a)->at, (a)->n, &(a)->cap, (extra), sizeof *(a)->at)))

// The address of the last element. There must be one.
#define fl_array_last(a) (FL_ASSERT((a)->n > 0), &(a)->at[(a)->n - 1])

// Removes the last element and is its value. There must be one.
#define fl_array_pop(a) (FL_ASSERT((a)->n > 0), (a)->at[--(a)->n])

// Forgets the elements, keeps the room.
#define fl_array_clear(a) ((void)((a)->n = 0))

// Frees the room. The array is empty and may be used again.
#define fl_array_release(a) (fl_free((a)->at), (a)->at = NULL, (a)->n = (a)->cap = 0, (void)0)

// Moves `at` to room for n + extra elements or more and updates `cap`. For the macros above.
void *fl_array_grow(void *at, uint32_t n, uint32_t *cap, uint64_t extra, size_t element_bytes);

#endif
