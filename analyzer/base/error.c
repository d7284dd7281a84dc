// Error values, lists of them, and the way out for our own bugs.
#include "base/error.h"

#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/array.h"
#include "base/utf8.h"

static _Thread_local char working_on[512];

// The end of a path says more than its beginning.
static void copy_path(char *out, size_t size, const char *path) {
  size_t n = path ? strlen(path) : 0;
  if (n < size) {
    if (n) memcpy(out, path, n);
    out[n] = '\0';
    return;
  }
  memcpy(out, "...", 3);
  memcpy(out + 3, path + n - (size - 4), size - 3);
}

// A message that was cut ends with a whole character.
static void trim_to_character(char *text, size_t size, int wanted) {
  if (wanted < 0) text[0] = '\0';
  if (wanted < (int)size) return;
  fl_str all = {text, (uint32_t)size - 1};
  memcpy(text + fl_utf8_prefix(all, all.n - 3).n, "...", 4);
}

int fl_error_setv(fl_error *err, int status, const char *path, uint32_t line, uint32_t col,
                  const char *format, va_list args) {
  if (!err) return status;
  // The arguments may point into the old contents of *err.
  char text[sizeof err->text];
  int wanted = vsnprintf(text, sizeof text, format, args);
  trim_to_character(text, sizeof text, wanted);
  char kept_path[sizeof err->path];
  copy_path(kept_path, sizeof kept_path, path);
  err->status = status;
  err->line = line;
  err->col = col;
  memcpy(err->path, kept_path, sizeof kept_path);
  memcpy(err->text, text, sizeof text);
  return status;
}

int fl_error_set(fl_error *err, int status, const char *path, uint32_t line, uint32_t col, const char *format,
                 ...) {
  va_list args;
  va_start(args, format);
  fl_error_setv(err, status, path, line, col, format, args);
  va_end(args);
  return status;
}

int fl_error_set_errno(fl_error *err, const char *path, const char *what, int errno_value) {
  char reason[128];
  if (strerror_r(errno_value, reason, sizeof reason))
    snprintf(reason, sizeof reason, "error %d", errno_value);
  bool full = errno_value == ENOSPC || errno_value == EDQUOT;
  return fl_error_set(err, full ? FL_E_FULL : FL_E_IO, path, 0, 0, "%s: %s", what, reason);
}

const char *fl_error_format(const fl_error *err, char *buf, uint32_t size) {
  if (!err->path[0])
    snprintf(buf, size, "%s", err->text);
  else if (!err->line)
    snprintf(buf, size, "%s: %s", err->path, err->text);
  else if (!err->col)
    snprintf(buf, size, "%s:%u: %s", err->path, err->line, err->text);
  else
    snprintf(buf, size, "%s:%u:%u: %s", err->path, err->line, err->col, err->text);
  return buf;
}

int fl_errors_add(fl_errors *list, const fl_error *err) {
  int status = err->status;
  if (list->n < FL_ERRORS_MAX) {
    fl_array_push(list, *err);
  } else {
    list->dropped++;
  }
  return status;
}

int fl_errors_setv(fl_errors *list, int status, const char *path, uint32_t line, uint32_t col, const char *format, va_list args) {
  fl_error err;
  fl_error_setv(&err, status, path, line, col, format, args);
  return fl_errors_add(list, &err);
}

int fl_errors_set(fl_errors *list, int status, const char *path, uint32_t line, uint32_t col,
                  const char *format, ...) {
  va_list args;
  va_start(args, format);
  fl_errors_setv(list, status, path, line, col, format, args);
  va_end(args);
  return status;
}

static int compare_places(const fl_error *a, const fl_error *b) {
  int by_path = strcmp(a->path, b->path);
  if (by_path) return by_path;
  if (a->line != b->line) return a->line < b->line ? -1 : 1;
  return (a->col > b->col) - (a->col < b->col);
}

static bool same_error(const fl_error *a, const fl_error *b) {
  return compare_places(a, b) == 0 && a->status == b->status && strcmp(a->text, b->text) == 0;
}

static bool repeats(const fl_error *list, uint32_t n, const fl_error *err) {
  for (uint32_t i = 0; i < n; i++) {
    if (same_error(&list[i], err)) return true;
  }
  return false;
}

// By insertion: stable, and two hundred are few.
void fl_errors_sort(fl_errors *list) {
  uint32_t n = 0;
  for (uint32_t i = 0; i < list->n; i++) {
    fl_error err = list->at[i];
    if (repeats(list->at, n, &err)) continue;
    uint32_t to = n++;
    for (; to > 0 && compare_places(&list->at[to - 1], &err) > 0; to--) list->at[to] = list->at[to - 1];
    list->at[to] = err;
  }
  list->n = n;
}

void fl_errors_clear(fl_errors *list) { list->n = list->dropped = 0; }

void fl_errors_release(fl_errors *list) {
  fl_array_release(list);
  list->dropped = 0;
}

void fl_working_on(const char *what) { copy_path(working_on, sizeof working_on, what); }

void fl_assert_failed(const char *expression, const char *file, int line) {
  char text[1024];
  bool known = working_on[0];
  int n = snprintf(text, sizeof text, "faultline: %s:%d: assertion failed: %s%s%s%s\n", file, line,
                   expression, known ? " (while working on " : "", working_on, known ? ")" : "");
  size_t length = n < (int)sizeof text ? (size_t)n : sizeof text - 1;
  ssize_t written = write(STDERR_FILENO, text, length);
  FL_UNUSED(written);
  abort();
}
