// A head of eight bytes before each piece says how large it is and who owns it:
//
//   block [head|piece|head|piece|.... free ....]        lists[class] -> piece -> piece
//
// Small pieces are multiples of 16 bytes, larger ones powers of two, so that what is given back fits the next who asks. Where arenas are
// checked item by item (FL_ARENA_DEBUG) everything comes from the heap, and trees are taken apart.
#include "parse/pool.h"

#include "base/alloc.h"
#include "base/error.h"

#include <string.h>

enum {
  HEAD = 8,
  STEP = 16,
  SMALL_BYTES = 1024,
  N_SMALL = SMALL_BYTES / STEP + 1,
  N_CLASSES = N_SMALL + 21, // the last one: 1 GiB
  BLOCK_BYTES = 1 << 20,
  KEPT_BYTES = 8 << 20, // blocks that stay for the next parse
};

typedef struct head {
  uint32_t class_of;
  uint32_t is_pooled;
} head;
_Static_assert(sizeof(head) == HEAD, "pieces are aligned as their heads are");

typedef struct block {
  struct block *older;
  size_t cap;
  _Alignas(16) char bytes[];
} block;

struct fl_pool {
  block *blocks, *spare;
  char *at, *end;
  size_t spare_bytes;
  void *lists[N_CLASSES];
};

static _Thread_local fl_pool *in_use;
static _Thread_local size_t held_bytes; // of blocks, and of pieces of the heap

static uint32_t class_of(size_t bytes) {
  if (bytes <= SMALL_BYTES) return (uint32_t)((bytes + STEP - 1) / STEP);
  uint32_t c = N_SMALL;
  for (size_t size = (size_t)SMALL_BYTES * 2; size < bytes; size *= 2) c++;
  return c;
}

static size_t class_bytes(uint32_t c) { return c < N_SMALL ? (size_t)c * STEP : (size_t)SMALL_BYTES << (c - N_SMALL + 1); }

static block *take_spare(fl_pool *p, size_t bytes) {
  block *b = p->spare;
  if (!b || b->cap < bytes) return NULL;
  p->spare = b->older;
  p->spare_bytes -= b->cap;
  return b;
}

static void add_block(fl_pool *p, size_t bytes) {
  size_t cap = bytes > BLOCK_BYTES ? bytes : BLOCK_BYTES;
  block *b = take_spare(p, cap);
  if (!b) {
    b = fl_alloc(sizeof *b + cap);
    b->cap = cap;
  }
  held_bytes += b->cap;
  b->older = p->blocks;
  p->blocks = b;
  p->at = b->bytes;
  p->end = b->bytes + b->cap;
}

static void *from_heap(size_t bytes, uint32_t c) {
  head *h = fl_alloc(HEAD + bytes);
  held_bytes += bytes;
  *h = (head){c, 0};
  return h + 1;
}

void *fl_pool_alloc(size_t bytes) {
  fl_pool *p = in_use;
  uint32_t c = class_of(bytes);
  if (c >= N_CLASSES) fl_exhausted(bytes);
  size_t size = class_bytes(c);
  if (!p) return from_heap(size, c);
  void *piece = p->lists[c];
  if (piece) {
    memcpy(&p->lists[c], piece, sizeof piece);
    return piece;
  }
  if ((size_t)(p->end - p->at) < HEAD + size) add_block(p, HEAD + size);
  head *h = (head *)(void *)p->at;
  *h = (head){c, 1};
  p->at += HEAD + size;
  return h + 1;
}

void *fl_pool_alloc_zero(size_t n, size_t bytes) {
  if (bytes && n > PTRDIFF_MAX / bytes) fl_exhausted(SIZE_MAX);
  void *piece = fl_pool_alloc(n * bytes);
  memset(piece, 0, n * bytes);
  return piece;
}

void fl_pool_give_back(void *piece) {
  if (!piece) return;
  head *h = (head *)piece - 1;
  fl_pool *p = in_use;
  if (!h->is_pooled) {
    held_bytes -= class_bytes(h->class_of);
    fl_free(h);
  } else if (p && h->class_of) { // a piece without bytes has no room for the list
    memcpy(piece, &p->lists[h->class_of], sizeof piece);
    p->lists[h->class_of] = piece;
  }
}

void *fl_pool_realloc(void *piece, size_t bytes) {
  if (!piece) return fl_pool_alloc(bytes);
  size_t has = class_bytes(((head *)piece - 1)->class_of);
  if (bytes <= has) return piece;
  void *moved = fl_pool_alloc(bytes);
  memcpy(moved, piece, has);
  fl_pool_give_back(piece);
  return moved;
}

fl_pool *fl_pool_new(void) { return fl_alloc_zero(1, sizeof(fl_pool)); }

#ifdef FL_ARENA_DEBUG
void fl_pool_use(fl_pool *p) { FL_UNUSED(p); }
#else
void fl_pool_use(fl_pool *p) { in_use = p; }
#endif

bool fl_pool_forgets(void) { return in_use != NULL; }

size_t fl_pool_held(void) { return held_bytes; }

// Keeps blocks of the usual size, up to a limit.
static void retire(fl_pool *p, block *b) {
  if (b->cap != BLOCK_BYTES || p->spare_bytes + b->cap > KEPT_BYTES) {
    fl_free(b);
    return;
  }
  b->older = p->spare;
  p->spare = b;
  p->spare_bytes += b->cap;
}

void fl_pool_reset(fl_pool *p) {
  while (p->blocks) {
    block *b = p->blocks;
    p->blocks = b->older;
    held_bytes -= b->cap;
    retire(p, b);
  }
  p->at = p->end = NULL;
  memset(p->lists, 0, sizeof p->lists);
}

void fl_pool_free(fl_pool *p) {
  if (!p) return;
  fl_pool_reset(p);
  while (p->spare) {
    block *b = p->spare;
    p->spare = b->older;
    fl_free(b);
  }
  fl_free(p);
}
