// What the unit tests of this folder share: one main, text comparison, a scratch folder, children that die.
#ifndef TESTS_BASE_SUPPORT_H
#define TESTS_BASE_SUPPORT_H

#ifndef _XOPEN_SOURCE
#define _XOPEN_SOURCE 700 // nftw, P_tmpdir
#endif

#include <check.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/str.h"

// Text against text, with both in the message.
#define assert_str(actual, expected)                                                                         \
  do {                                                                                                       \
    fl_str actual_ = (actual);                                                                               \
    ck_assert_msg(fl_str_eq_c(actual_, expected), "\"%.*s\" is not \"%s\"", FL_STR_ARG(actual_),             \
                  (expected));                                                                               \
  } while (0)

static char scratch_folder[256];
static char scratch_buffer[8][512];
static unsigned scratch_next;

static inline int remove_entry(const char *path, const struct stat *info, int kind, struct FTW *place) {
  (void)info, (void)kind, (void)place;
  return remove(path);
}

static inline void make_scratch(void) {
  const char *base = getenv("TMPDIR");
  snprintf(scratch_folder, sizeof scratch_folder, "%s/base-XXXXXX", base ? base : P_tmpdir);
  ck_assert_ptr_nonnull(mkdtemp(scratch_folder));
}

static inline void remove_scratch(void) { nftw(scratch_folder, remove_entry, 16, FTW_DEPTH | FTW_PHYS); }

// A path in the scratch folder of this test; eight of them live at a time.
static inline const char *scratch(const char *name) {
  char *out = scratch_buffer[scratch_next++ % 8];
  snprintf(out, sizeof scratch_buffer[0], "%s/%s", scratch_folder, name);
  return out;
}

static inline void put_file(const char *name, const char *text) {
  char path[512];
  snprintf(path, sizeof path, "%s/%s", scratch_folder, name);
  for (char *slash = strchr(path + strlen(scratch_folder) + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
    *slash = '\0';
    mkdir(path, 0777);
    *slash = '/';
  }
  FILE *f = fopen(path, "wb");
  ck_assert_ptr_nonnull(f);
  ck_assert_uint_eq(fwrite(text, 1, strlen(text), f), strlen(text));
  ck_assert_int_eq(fclose(f), 0);
}

static inline int count_entry(const char *path, const struct stat *info, int kind, struct FTW *place) {
  (void)path, (void)info, (void)place;
  scratch_next += kind == FTW_F || kind == FTW_SL;
  return 0;
}

// Files below the scratch folder: says whether something was left behind.
static inline unsigned count_files(void) {
  unsigned before = scratch_next;
  nftw(scratch_folder, count_entry, 16, FTW_PHYS);
  unsigned n = scratch_next - before;
  scratch_next = before;
  return n;
}

// Runs `fn` in a process of its own. Returns the status of waitpid; `out` gets what it wrote to its error stream.
static inline int run_child(void (*fn)(void), char *out, size_t size) {
  int ends[2];
  ck_assert_int_eq(pipe(ends), 0);
  fflush(NULL);
  pid_t child = fork();
  ck_assert_int_ge(child, 0);
  if (child == 0) {
    dup2(ends[1], STDERR_FILENO);
    fn();
    _exit(0);
  }
  close(ends[1]);
  size_t n = 0;
  ssize_t got;
  while (n + 1 < size && (got = read(ends[0], out + n, size - 1 - n)) > 0) n += (size_t)got;
  out[n] = '\0';
  close(ends[0]);
  int status;
  ck_assert_int_eq(waitpid(child, &status, 0), child);
  return status;
}

static inline int run_tests(const char *name, const TTest *const *tests, size_t n) {
  Suite *suite = suite_create(name);
  TCase *all = tcase_create("all");
  tcase_add_checked_fixture(all, make_scratch, remove_scratch);
  for (size_t i = 0; i < n; i++) tcase_add_test(all, tests[i]);
  suite_add_tcase(suite, all);
  SRunner *runner = srunner_create(suite);
  srunner_run_all(runner, CK_ENV);
  int failed = srunner_ntests_failed(runner);
  srunner_free(runner);
  return failed != 0;
}

#define RUN_TESTS(name, ...)                                                                                 \
  int main(void) {                                                                                           \
    const TTest *tests[] = {__VA_ARGS__};                                                                    \
    return run_tests(name, tests, sizeof tests / sizeof *tests);                                             \
  }

#endif
