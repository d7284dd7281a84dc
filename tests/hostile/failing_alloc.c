// Memory that ends, for the tests: preloaded, allocation number ALLOC_AT (from 1) gives nothing, nor does any after it when ALLOC_ON is set. ALLOC_COUNT
// names a file that receives how many there were.
#define _GNU_SOURCE
#include <errno.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

extern void *__libc_malloc(size_t), *__libc_calloc(size_t, size_t), *__libc_realloc(void *, size_t);
#define SEEN __attribute__((visibility("default")))

static atomic_ulong n;
static unsigned long at;
static int goes_on;

static int fails(void) {
  unsigned long mine = atomic_fetch_add(&n, 1) + 1;
  if (!at || (goes_on ? mine < at : mine != at)) return 0;
  errno = ENOMEM;
  return 1;
}

SEEN void *malloc(size_t size) { return fails() ? NULL : __libc_malloc(size); }
SEEN void *calloc(size_t count, size_t size) { return fails() ? NULL : __libc_calloc(count, size); }
SEEN void *realloc(void *p, size_t size) { return fails() ? NULL : __libc_realloc(p, size); }

__attribute__((constructor)) static void begin(void) {
  const char *text = getenv("ALLOC_AT");
  atomic_store(&n, 0); // what the loader did is not ours
  at = text ? strtoul(text, NULL, 10) : 0;
  goes_on = getenv("ALLOC_ON") != NULL;
  unsetenv("LD_PRELOAD"); // programs that are started have memory
}

__attribute__((destructor)) static void end(void) {
  char text[32];
  const char *path = getenv("ALLOC_COUNT");
  FILE *out = path ? fopen(path, "w") : NULL;
  if (!out) return;
  snprintf(text, sizeof text, "%lu\n", atomic_load(&n));
  fputs(text, out);
  fclose(out);
}
