// Memory with a lifetime: many things allocated one by one, released together.
//
//   fl_arena a = {0};                               // or fl_arena_init(&a)
//   fl_rule *rule = fl_arena_zero(&a, sizeof *rule);
//   rule->id = fl_arena_str(&a, id);
//   fl_arena_release(&a);                           // everything dies here
//
//   fl_arena_mark mark = fl_arena_mark_at(&scratch); // a scratch arena, emptied after each function
//   ...
//   fl_arena_rewind(&scratch, mark);
//
// All addresses stay where they are until release, clear or a rewind to before them. Items are aligned to 16 bytes.
// One arena belongs to one thread at a time. Built with FL_ARENA_DEBUG (the CMake option FAULTLINE_ARENA_DEBUG) every
// item is a malloc of its own, so that AddressSanitizer sees overruns and uses after a rewind.
#ifndef FL_BASE_ARENA_H
#define FL_BASE_ARENA_H

#include <stddef.h>

#include "base/error.h"
#include "base/str.h"

typedef struct fl_arena_block fl_arena_block;

typedef struct fl_arena {
  fl_arena_block *newest; // filled front to back; older ones hang behind it
  fl_arena_block *spare;  // one emptied block, so that rewinding to and fro costs no malloc
  size_t used_bytes;      // handed out, including alignment
} fl_arena;

typedef struct fl_arena_mark {
  fl_arena_block *block;
  size_t block_used, used_bytes;
} fl_arena_mark;

void fl_arena_init(fl_arena *a);    // the same as {0}
void fl_arena_clear(fl_arena *a);   // frees the items, keeps a block to start with
void fl_arena_release(fl_arena *a); // frees everything; the arena may be used again

// Borrowed until the items die. Never NULL, also for a size of 0.
void *fl_arena_alloc(fl_arena *a, size_t size);
void *fl_arena_zero(fl_arena *a, size_t size);
void *fl_arena_zero_n(fl_arena *a, size_t n, size_t size); // n items; an overflow is out of memory
void *fl_arena_dup(fl_arena *a, const void *from, size_t n);
char *fl_arena_text(fl_arena *a, fl_str s); // a copy with a NUL behind it
fl_str fl_arena_str(fl_arena *a, fl_str s); // the same as fl_str; the NUL is not counted
char *fl_arena_printf(fl_arena *a, const char *format, ...) FL_PRINTF(2, 3);

// A rewind frees what was allocated since the mark. Marks are used latest first and die with the clear.
fl_arena_mark fl_arena_mark_at(const fl_arena *a);
void fl_arena_rewind(fl_arena *a, fl_arena_mark mark);

#endif
