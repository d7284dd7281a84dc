// Read before every file of a grammar: scanners get their memory where the runtime does, and never NULL. They would not survive it.
#ifndef GRAMMARS_MEMORY_H
#define GRAMMARS_MEMORY_H

#include <stdlib.h>

#define TREE_SITTER_REUSE_ALLOCATOR

extern void *(*ts_current_malloc)(size_t size);
extern void *(*ts_current_calloc)(size_t count, size_t size);
extern void *(*ts_current_realloc)(void *p, size_t size);
extern void (*ts_current_free)(void *p);

#define malloc  ts_current_malloc
#define calloc  ts_current_calloc
#define realloc ts_current_realloc
#define free    ts_current_free

#endif
