// Growing bytes, with a ceiling.
//
//   fl_buf text;
//   fl_buf_init(&text, 64 * 1024);
//   fl_buf_printf(&text, "%u calls", n);
//   use(fl_buf_str(&text));
//   fl_buf_release(&text);
//
// An addition that would pass the ceiling is left out whole, and so is everything after it (`full` stays set until
// the buffer is cleared): what is there is always a prefix of what was asked for. {0} is an empty buffer without ceiling;
// a buffer without ceiling that would pass 4 GiB ends the run as out of memory.
#ifndef FL_BASE_STRBUF_H
#define FL_BASE_STRBUF_H

#include <stdarg.h>

#include "base/error.h"
#include "base/str.h"

typedef struct fl_buf {
  char *at; // NUL behind the last byte; NULL before the first addition (fl_buf_text knows)
  uint32_t n, cap;
  uint32_t ceiling; // most bytes it may hold, 0 = none
  bool full;        // something did not fit
} fl_buf;

void fl_buf_init(fl_buf *b, uint32_t ceiling_bytes);
void fl_buf_clear(fl_buf *b);   // keeps room and ceiling
void fl_buf_release(fl_buf *b); // keeps the ceiling; the buffer may be used again

// All additions copy, and return false when the text did not fit. The text must not be the buffer's own.
bool fl_buf_add(fl_buf *b, fl_str s);
bool fl_buf_add_bytes(fl_buf *b, const void *bytes, size_t n);
bool fl_buf_add_c(fl_buf *b, const char *text);
bool fl_buf_add_char(fl_buf *b, char c);
bool fl_buf_add_base64(fl_buf *b, const uint8_t *bytes, size_t n); // RFC 4648, filled up with '='
bool fl_buf_printf(fl_buf *b, const char *format, ...) FL_PRINTF(2, 3);
bool fl_buf_vprintf(fl_buf *b, const char *format, va_list args) FL_PRINTF(2, 0);

// Room for so many more; false and `full` beyond the ceiling.
bool fl_buf_reserve(fl_buf *b, size_t extra_bytes);
// Keeps the first n bytes; no effect when there are fewer.
void fl_buf_truncate(fl_buf *b, uint32_t n);

// Borrowed until the next addition, clear or release. Never NULL.
fl_str fl_buf_str(const fl_buf *b);
const char *fl_buf_text(const fl_buf *b);

// Owned, NUL-terminated, freed with fl_free; the buffer is empty afterwards.
char *fl_buf_detach(fl_buf *b);

#endif
