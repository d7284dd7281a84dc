// A growing buffer whose contents are always a prefix of what was added to it.
#include "base/strbuf.h"

#include <stdio.h>

#include "base/alloc.h"

// One byte of every buffer is for the NUL.
enum { FIRST_BYTES = 64 };
#define BYTES_MAX (UINT32_MAX - 1)

void fl_buf_init(fl_buf *b, uint32_t ceiling_bytes) { *b = (fl_buf){.ceiling = ceiling_bytes}; }

void fl_buf_clear(fl_buf *b) {
  b->full = false;
  b->n = 0;
  if (b->at) b->at[0] = '\0';
}

void fl_buf_release(fl_buf *b) {
  fl_free(b->at);
  fl_buf_init(b, b->ceiling);
}

static bool refuse(fl_buf *b, size_t extra_bytes) {
  if (!b->ceiling) fl_exhausted(b->n + extra_bytes);
  b->full = true;
  return false;
}

static void grow(fl_buf *b, uint32_t wanted) {
  uint64_t cap = b->cap ? (uint64_t)b->cap * 2 : FIRST_BYTES;
  if (cap < (uint64_t)wanted + 1) cap = (uint64_t)wanted + 1;
  if (b->ceiling && cap > (uint64_t)b->ceiling + 1) cap = (uint64_t)b->ceiling + 1;
  if (cap > UINT32_MAX) cap = UINT32_MAX;
  b->at = fl_realloc(b->at, (size_t)cap);
  b->cap = (uint32_t)cap;
  b->at[b->n] = '\0';
}

bool fl_buf_reserve(fl_buf *b, size_t extra_bytes) {
  if (b->full) return false;
  uint32_t most = b->ceiling && b->ceiling < BYTES_MAX ? b->ceiling : BYTES_MAX;
  if (extra_bytes > most - b->n) return refuse(b, extra_bytes);
  uint32_t wanted = b->n + (uint32_t)extra_bytes;
  if (wanted >= b->cap) grow(b, wanted);
  return true;
}

bool fl_buf_add_bytes(fl_buf *b, const void *bytes, size_t n) {
  if (!fl_buf_reserve(b, n)) return false;
  if (n) memcpy(b->at + b->n, bytes, n);
  b->n += (uint32_t)n;
  b->at[b->n] = '\0';
  return true;
}

bool fl_buf_add(fl_buf *b, fl_str s) { return fl_buf_add_bytes(b, s.at, s.n); }
bool fl_buf_add_c(fl_buf *b, const char *text) { return fl_buf_add_bytes(b, text, text ? strlen(text) : 0); }
bool fl_buf_add_char(fl_buf *b, char c) { return fl_buf_add_bytes(b, &c, 1); }

bool fl_buf_vprintf(fl_buf *b, const char *format, va_list args) {
  va_list again;
  va_copy(again, args);
  int n = vsnprintf(NULL, 0, format, args);
  FL_ASSERT(n >= 0);
  bool fits = fl_buf_reserve(b, (size_t)n);
  if (fits) {
    vsnprintf(b->at + b->n, (size_t)n + 1, format, again);
    b->n += (uint32_t)n;
  }
  va_end(again);
  return fits;
}

bool fl_buf_add_base64(fl_buf *b, const uint8_t *bytes, size_t n) {
  static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  for (size_t i = 0; i < n; i += 3) {
    uint32_t three = (uint32_t)bytes[i] << 16 | (i + 1 < n ? (uint32_t)bytes[i + 1] << 8 : 0) | (i + 2 < n ? bytes[i + 2] : 0);
    for (size_t k = 0; k < 4; k++) fl_buf_add_char(b, i + k > n ? '=' : digits[three >> (18 - 6 * k) & 63]);
  }
  return !b->full;
}

bool fl_buf_printf(fl_buf *b, const char *format, ...) {
  va_list args;
  va_start(args, format);
  bool fits = fl_buf_vprintf(b, format, args);
  va_end(args);
  return fits;
}

void fl_buf_truncate(fl_buf *b, uint32_t n) {
  if (n >= b->n) return;
  b->n = n;
  b->at[n] = '\0';
}

fl_str fl_buf_str(const fl_buf *b) { return (fl_str){fl_buf_text(b), b->n}; }
const char *fl_buf_text(const fl_buf *b) { return b->at ? b->at : ""; }

char *fl_buf_detach(fl_buf *b) {
  fl_buf_reserve(b, 0);
  if (!b->at) grow(b, 0);
  char *text = b->at;
  fl_buf_init(b, b->ceiling);
  return text;
}
