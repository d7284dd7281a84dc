// The table of targets, and libFuzzer's way in: FUZZ_TARGET names the one to run.
#define _GNU_SOURCE
#include "fuzz.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

const fuzz_target fuzz_targets[] = {
#define X(name, about, tries) {#name, about, fuzz_##name, tries},
#ifdef FUZZ_LLM
    FUZZ_LLM_TARGETS(X)
#else
    FUZZ_TARGETS(X)
#endif
#undef X
        {NULL, NULL, NULL, 0}};

const fuzz_target *fuzz_find(const char *name, const char **as) {
  size_t n = strcspn(name, "-");
  *as = name[n] ? name + n + 1 : "";
  for (const fuzz_target *t = fuzz_targets; t->name; t++)
    if (strlen(t->name) == n && strncmp(t->name, name, n) == 0) return t;
  for (const fuzz_target *t = fuzz_targets; t->name; t++) fprintf(stderr, "%-10s %s\n", t->name, t->about);
  fprintf(stderr, "'%s' is none of these targets\n", name);
  exit(2);
}

const char *fuzz_file(fl_str text) {
  static char path[64];
  static int fd = -1;
  if (fd >= 0) close(fd);
  fd = memfd_create("fuzz", 0);
  for (uint32_t at = 0; fd >= 0 && at < text.n;) {
    ssize_t n = write(fd, text.at + at, text.n - at);
    if (n <= 0) abort();
    at += (uint32_t)n;
  }
  snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
  return path;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n) {
  static const fuzz_target *target;
  static const char *as;
  const char *name = getenv("FUZZ_TARGET");
  if (!target) target = fuzz_find(name ? name : "", &as);
  if (n < UINT32_MAX) target->run(as, (fl_str){(const char *)bytes, (uint32_t)n});
  return 0;
}
