// Text against a file: the whole of it. UPDATE=1 in the environment writes the file instead; then read the difference.
#ifndef TESTS_GOLDEN_H
#define TESTS_GOLDEN_H

#include "base/support.h"

#include "base/io.h"

static inline uint32_t line_of(fl_str text, uint32_t at) {
  uint32_t line = 1;
  for (uint32_t i = 0; i < at; i++) line += text.at[i] == '\n';
  return line;
}

static inline void assert_golden(fl_str actual, const char *path) {
  fl_buf expected = {0};
  if (getenv("UPDATE")) {
    ck_assert_int_eq(fl_write_atomic(path, actual.at, actual.n, NULL), FL_OK);
    return;
  }
  ck_assert_msg(fl_read_file(&expected, path, 0, NULL) == FL_OK, "%s is missing", path);
  fl_str want = fl_buf_str(&expected);
  uint32_t same = 0;
  while (same < want.n && same < actual.n && want.at[same] == actual.at[same]) same++;
  ck_assert_msg(fl_str_eq(actual, want), "%s:%u: differs from here on; got\n%.*s", path, line_of(want, same), FL_STR_ARG(actual));
  fl_buf_release(&expected);
}

#endif
