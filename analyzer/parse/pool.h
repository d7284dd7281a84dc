// Memory of one parse.
//
// The parser asks for millions of small pieces and gives most of them back only when the tree goes. A pool hands out pieces of a block, keeps
// what is given back in lists by size, and forgets everything at once, so that nobody needs to take a tree apart.
// A pool belongs to one thread, which says when it is in use.
#ifndef FL_PARSE_POOL_H
#define FL_PARSE_POOL_H

#include <stdbool.h>
#include <stddef.h>

typedef struct fl_pool fl_pool;

fl_pool *fl_pool_new(void);
void fl_pool_free(fl_pool *);

// From here on this thread's pieces come from the pool; NULL: from the heap. A piece goes back to where it came from.
void fl_pool_use(fl_pool *);
// Does this thread's memory go at once? Else each piece must be given back.
bool fl_pool_forgets(void);
// Bytes that this thread has taken from the system for its pieces. Whoever sets a limit looks at how much more they became.
size_t fl_pool_held(void);
// All pieces of the pool are gone.
void fl_pool_reset(fl_pool *);

// As malloc, calloc, realloc and free, but for running out of memory (alloc.h).
void *fl_pool_alloc(size_t bytes);
void *fl_pool_alloc_zero(size_t n, size_t bytes);
void *fl_pool_realloc(void *piece, size_t bytes);
void fl_pool_give_back(void *piece);

#endif
