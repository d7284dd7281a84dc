// The heap. Nothing here returns NULL: when memory runs out the run ends.
//
// On exhaustion one line goes to the error stream ("faultline: out of memory (wanted N bytes)"), the hooks run, the
// latest first, and the process leaves through _exit(4).
#ifndef FL_BASE_ALLOC_H
#define FL_BASE_ALLOC_H

#include <stddef.h>

// Owned by the caller, freed with fl_free. A size of 0 gives a pointer that may be freed and not be read.
// fl_alloc_zero gives n * size bytes, all zero; a product that overflows is exhaustion.
void *fl_alloc(size_t size);
void *fl_alloc_zero(size_t n, size_t size);
void *fl_realloc(void *p, size_t size); // `p` may be NULL
void fl_free(void *p);                  // NULL does no harm

// Registers what must happen before the process leaves (removing temporary files). At most 8 hooks, registered
// before the first thread starts. A hook must not allocate.
void fl_on_exhausted(void (*hook)(void *payload), void *payload);

// Ends the run as a failed allocation of `wanted_bytes` does.
_Noreturn void fl_exhausted(size_t wanted_bytes);

#endif
