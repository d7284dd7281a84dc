// Statuses, error messages for people, and assertions.
//
// A function that can fail returns an int: FL_OK or one of the negative statuses, and takes an `fl_error *err` as
// its last parameter. It fills `err` so completely that the caller only has to print it. On success `err` is not
// touched. `err` may be NULL when the status says enough.
//
//   return fl_error_set(err, FL_E_INPUT, path, node->line, node->col, "unknown key \"%.*s\"", FL_STR_ARG(key));
#ifndef FL_BASE_ERROR_H
#define FL_BASE_ERROR_H

#include <stdarg.h>
#include <stdint.h>

#if defined(__GNUC__)
#define FL_MUST_USE                      __attribute__((warn_unused_result))
#define FL_PRINTF(format_arg, first_arg) __attribute__((format(printf, format_arg, first_arg)))
#else
#define FL_MUST_USE
#define FL_PRINTF(format_arg, first_arg)
#endif
#define FL_UNUSED(x) ((void)(x))

enum fl_status {
  FL_OK = 0,
  FL_E_IO = -1,       // the system refused: missing file, no permission, broken disk
  FL_E_INPUT = -2,    // malformed input: a rule, a model, a cache file
  FL_E_USAGE = -3,    // the caller's user asked for something that does not exist
  FL_E_LIMIT = -4,    // well formed, but larger than we are ready to read
  FL_E_INTERNAL = -5, // our own doing
  FL_E_FULL = -6,     // no space left on the disk
};

typedef struct fl_error {
  int status;
  uint32_t line, col; // from 1, columns in bytes; 0 = does not apply
  char path[512];     // "" when the error belongs to no file; a longer path keeps its end, behind "..."
  char text[1024];    // what is wrong and what was expected; cut at a character when longer
} fl_error;

// Fills `err` (copies everything) and returns `status`. `path` may be NULL.
int fl_error_set(fl_error *err, int status, const char *path, uint32_t line, uint32_t col, const char *format,
                 ...) FL_PRINTF(6, 7);
int fl_error_setv(fl_error *err, int status, const char *path, uint32_t line, uint32_t col,
                  const char *format, va_list args) FL_PRINTF(6, 0);
// "cannot open: No such file or directory" from `what` and an errno value. FL_E_FULL for a full disk, else FL_E_IO.
int fl_error_set_errno(fl_error *err, const char *path, const char *what, int errno_value);

// Writes "path:line:col: text" with the parts that are known. Returns `buf`, always NUL-terminated.
const char *fl_error_format(const fl_error *err, char *buf, uint32_t size);
enum { FL_ERROR_FORMAT_BYTES = 512 + 1024 + 32 }; // enough for every error

// All errors of one pass over some input. {0} is an empty list. An fl_array: `at`, `n`, `cap`.
enum { FL_ERRORS_MAX = 200 };
typedef struct fl_errors {
  fl_error *at;
  uint32_t n, cap;
  uint32_t dropped; // errors beyond FL_ERRORS_MAX
} fl_errors;

// Copies `err` to the end. Returns its status, so that `return fl_errors_add(...)` reads well.
int fl_errors_add(fl_errors *list, const fl_error *err);
int fl_errors_setv(fl_errors *list, int status, const char *path, uint32_t line, uint32_t col, const char *format, va_list args) FL_PRINTF(6, 0);
int fl_errors_set(fl_errors *list, int status, const char *path, uint32_t line, uint32_t col,
                  const char *format, ...) FL_PRINTF(6, 7);
// By path, line, column; errors of one place keep the order in which they were added. Exact repetitions go.
void fl_errors_sort(fl_errors *list);
void fl_errors_clear(fl_errors *list);
void fl_errors_release(fl_errors *list);

// Says what this thread works on (a path, a rule), for the message of a failed assertion. Copied; NULL forgets it.
void fl_working_on(const char *what);

// Our own bugs. Prints file:line, the expression and what was worked on to the error stream, then aborts.
// Stays on in release builds.
#define FL_ASSERT(cond) ((cond) ? (void)0 : fl_assert_failed(#cond, __FILE__, __LINE__))
#define FL_BUG(msg)     fl_assert_failed("bug: " msg, __FILE__, __LINE__)
_Noreturn void fl_assert_failed(const char *expression, const char *file, int line);

#endif
