// Allocation that does not fail: either there is memory, or the run ends in an orderly way.
#include "base/alloc.h"

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/error.h"

enum { EXIT_EXHAUSTED = 4, HOOKS_MAX = 8 };

static struct {
  void (*run)(void *payload);
  void *payload;
} hooks[HOOKS_MAX];
static uint32_t n_hooks;

static atomic_flag leaving = ATOMIC_FLAG_INIT;
static _Thread_local bool leaving_here;

void fl_on_exhausted(void (*hook)(void *payload), void *payload) {
  FL_ASSERT(n_hooks < HOOKS_MAX);
  hooks[n_hooks].run = hook;
  hooks[n_hooks].payload = payload;
  n_hooks++;
}

// Without stdio, which might want memory.
static void print_exhausted(size_t wanted_bytes) {
  char line[96];
  int n = snprintf(line, sizeof line, "faultline: out of memory (wanted %zu bytes)\n", wanted_bytes);
  ssize_t written = write(STDERR_FILENO, line, (size_t)n);
  FL_UNUSED(written);
}

void fl_exhausted(size_t wanted_bytes) {
  if (leaving_here) _exit(EXIT_EXHAUSTED); // a hook that allocates
  leaving_here = true;
  // One thread leaves for all; the others hold still meanwhile.
  while (atomic_flag_test_and_set(&leaving)) pause();
  print_exhausted(wanted_bytes);
  while (n_hooks > 0) {
    n_hooks--;
    hooks[n_hooks].run(hooks[n_hooks].payload);
  }
  _exit(EXIT_EXHAUSTED);
}

void *fl_alloc(size_t size) {
  if (size > PTRDIFF_MAX) fl_exhausted(size);
  void *p = malloc(size ? size : 1);
  if (!p) fl_exhausted(size);
  return p;
}

void *fl_alloc_zero(size_t n, size_t size) {
  if (size && n > PTRDIFF_MAX / size) fl_exhausted(SIZE_MAX);
  void *p = n && size ? calloc(n, size) : calloc(1, 1);
  if (!p) fl_exhausted(n * size);
  return p;
}

void *fl_realloc(void *p, size_t size) {
  if (size > PTRDIFF_MAX) fl_exhausted(size);
  void *moved = realloc(p, size ? size : 1);
  if (!moved) fl_exhausted(size);
  return moved;
}

void fl_free(void *p) { free(p); }
