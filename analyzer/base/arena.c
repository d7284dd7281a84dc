// Blocks that are filled front to back and hang in a list, newest first.
//
//   newest -> [used|....free....] -> [used] -> [used] -> NULL        spare -> [....free....]
//
// Each new block is twice as large as the one before, up to a megabyte; an item that is larger gets a block of its size.
#include "base/arena.h"

#include <stdio.h>

#include "base/alloc.h"

#ifdef FL_ARENA_DEBUG
enum { SHARED_BLOCKS = 0 };
#else
enum { SHARED_BLOCKS = 1 };
#endif

enum { ALIGN = 16, BLOCK_MIN_BYTES = 4 << 10, BLOCK_MAX_BYTES = 1 << 20 };

struct fl_arena_block {
  fl_arena_block *older;
  size_t cap, used;
  size_t unused_for_alignment;
  _Alignas(ALIGN) char bytes[];
};
_Static_assert(sizeof(fl_arena_block) % ALIGN == 0, "items start aligned");

void fl_arena_init(fl_arena *a) { *a = (fl_arena){0}; }

static size_t next_block_bytes(const fl_arena *a, size_t item_bytes) {
  if (!SHARED_BLOCKS) return item_bytes;
  size_t bytes = a->newest ? a->newest->cap * 2 : BLOCK_MIN_BYTES;
  if (bytes > BLOCK_MAX_BYTES) bytes = BLOCK_MAX_BYTES;
  if (bytes < BLOCK_MIN_BYTES) bytes = BLOCK_MIN_BYTES;
  return item_bytes > bytes ? item_bytes : bytes;
}

static void add_block(fl_arena *a, size_t item_bytes) {
  fl_arena_block *block = a->spare;
  if (block && block->cap >= item_bytes) {
    a->spare = NULL;
  } else {
    size_t bytes = next_block_bytes(a, item_bytes);
    if (bytes > PTRDIFF_MAX - sizeof *block) fl_exhausted(bytes);
    block = fl_alloc(sizeof *block + bytes);
    block->cap = bytes;
  }
  block->used = 0;
  block->older = a->newest;
  a->newest = block;
}

// Keeps the larger one as spare and frees the other.
static void retire_block(fl_arena *a, fl_arena_block *block) {
  bool keep = SHARED_BLOCKS && block->cap <= BLOCK_MAX_BYTES && (!a->spare || a->spare->cap < block->cap);
  if (keep) {
    fl_free(a->spare);
    a->spare = block;
  } else {
    fl_free(block);
  }
}

void fl_arena_rewind(fl_arena *a, fl_arena_mark mark) {
  while (a->newest != mark.block) {
    FL_ASSERT(a->newest != NULL); // the mark is of another arena, or older than a clear
    fl_arena_block *block = a->newest;
    a->newest = block->older;
    retire_block(a, block);
  }
  if (a->newest) a->newest->used = mark.block_used;
  a->used_bytes = mark.used_bytes;
}

fl_arena_mark fl_arena_mark_at(const fl_arena *a) {
  return (fl_arena_mark){a->newest, a->newest ? a->newest->used : 0, a->used_bytes};
}

void fl_arena_clear(fl_arena *a) { fl_arena_rewind(a, (fl_arena_mark){0}); }

void fl_arena_release(fl_arena *a) {
  fl_arena_clear(a);
  fl_free(a->spare);
  a->spare = NULL;
}

void *fl_arena_alloc(fl_arena *a, size_t size) {
  if (size > PTRDIFF_MAX - ALIGN) fl_exhausted(size);
  // The debug twin keeps the exact size: the byte behind it is the one that must not be touched.
  size_t bytes = SHARED_BLOCKS ? (size + ALIGN - 1) / ALIGN * ALIGN : size;
  bool fits = SHARED_BLOCKS && a->newest && a->newest->cap - a->newest->used >= bytes;
  if (!fits) add_block(a, bytes);
  void *item = a->newest->bytes + a->newest->used;
  a->newest->used += bytes;
  a->used_bytes += bytes;
  return item;
}

void *fl_arena_zero(fl_arena *a, size_t size) {
  void *item = fl_arena_alloc(a, size);
  memset(item, 0, size);
  return item;
}

void *fl_arena_zero_n(fl_arena *a, size_t n, size_t size) {
  if (size && n > PTRDIFF_MAX / size) fl_exhausted(SIZE_MAX);
  return fl_arena_zero(a, n * size);
}

void *fl_arena_dup(fl_arena *a, const void *from, size_t n) {
  void *item = fl_arena_alloc(a, n);
  if (n) memcpy(item, from, n);
  return item;
}

char *fl_arena_text(fl_arena *a, fl_str s) {
  char *text = fl_arena_alloc(a, (size_t)s.n + 1);
  if (s.n) memcpy(text, s.at, s.n);
  text[s.n] = '\0';
  return text;
}

fl_str fl_arena_str(fl_arena *a, fl_str s) { return (fl_str){fl_arena_text(a, s), s.n}; }

char *fl_arena_printf(fl_arena *a, const char *format, ...) {
  va_list args, again;
  va_start(args, format);
  va_copy(again, args);
  int n = vsnprintf(NULL, 0, format, args);
  FL_ASSERT(n >= 0);
  char *text = fl_arena_alloc(a, (size_t)n + 1);
  vsnprintf(text, (size_t)n + 1, format, again);
  va_end(again);
  va_end(args);
  return text;
}
