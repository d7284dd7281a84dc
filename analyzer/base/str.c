// Text by address and length: comparing, searching, cutting, reading numbers.
#include "base/str.h"

#include <errno.h>
#include <langinfo.h>
#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/error.h"

fl_str fl_str_from(const char *text) {
  if (!text) return (fl_str){0};
  size_t n = strlen(text);
  FL_ASSERT(n < UINT32_MAX);
  return (fl_str){text, (uint32_t)n};
}

bool fl_str_eq_c(fl_str s, const char *text) { return fl_str_eq(s, fl_str_from(text)); }

int fl_str_cmp(fl_str a, fl_str b) {
  uint32_t n = a.n < b.n ? a.n : b.n;
  int by_bytes = n ? memcmp(a.at, b.at, n) : 0;
  if (by_bytes) return by_bytes;
  return (a.n > b.n) - (a.n < b.n);
}

int fl_str_cmp_qsort(const void *a, const void *b) {
  return fl_str_cmp(*(const fl_str *)a, *(const fl_str *)b);
}

bool fl_str_starts(fl_str s, fl_str prefix) { return fl_str_eq(fl_str_slice(s, 0, prefix.n), prefix); }
bool fl_str_starts_c(fl_str s, const char *prefix) { return fl_str_starts(s, fl_str_from(prefix)); }

bool fl_str_ends(fl_str s, fl_str suffix) {
  return s.n >= suffix.n && fl_str_eq(fl_str_slice(s, s.n - suffix.n, s.n), suffix);
}
bool fl_str_ends_c(fl_str s, const char *suffix) { return fl_str_ends(s, fl_str_from(suffix)); }

bool fl_str_contains(fl_str s, fl_str part) { return fl_str_find(s, part) != FL_STR_NONE; }

uint32_t fl_str_find_char(fl_str s, char c) {
  const char *found = s.n ? memchr(s.at, c, s.n) : NULL;
  return found ? (uint32_t)(found - s.at) : FL_STR_NONE;
}

uint32_t fl_str_rfind_char(fl_str s, char c) {
  for (uint32_t i = s.n; i > 0; i--) {
    if (s.at[i - 1] == c) return i - 1;
  }
  return FL_STR_NONE;
}

uint32_t fl_str_find(fl_str s, fl_str part) {
  if (part.n == 0) return 0;
  for (uint32_t i = 0; part.n <= s.n - i;) {
    const char *first = memchr(s.at + i, part.at[0], s.n - i - part.n + 1);
    if (!first) break;
    if (memcmp(first, part.at, part.n) == 0) return (uint32_t)(first - s.at);
    i = (uint32_t)(first - s.at) + 1;
  }
  return FL_STR_NONE;
}

fl_str fl_str_slice(fl_str s, uint32_t begin, uint32_t end) {
  if (end > s.n) end = s.n;
  if (begin >= end) return (fl_str){0};
  return (fl_str){s.at + begin, end - begin};
}

static bool cut_at(fl_str s, uint32_t at, fl_str *before, fl_str *after) {
  if (before) *before = fl_str_slice(s, 0, at);
  if (after) *after = fl_str_slice(s, at + 1, s.n);
  return true;
}

bool fl_str_cut(fl_str s, char sep, fl_str *before, fl_str *after) {
  uint32_t at = fl_str_find_char(s, sep);
  if (at != FL_STR_NONE) return cut_at(s, at, before, after);
  if (before) *before = s;
  if (after) *after = (fl_str){0};
  return false;
}

bool fl_str_rcut(fl_str s, char sep, fl_str *before, fl_str *after) {
  uint32_t at = fl_str_rfind_char(s, sep);
  if (at != FL_STR_NONE) return cut_at(s, at, before, after);
  if (before) *before = (fl_str){0};
  if (after) *after = s;
  return false;
}

static bool is_blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
static bool is_digit(char c) { return c >= '0' && c <= '9'; }

fl_str fl_str_trim(fl_str s) {
  uint32_t begin = 0, end = s.n;
  while (begin < end && is_blank(s.at[begin])) begin++;
  while (end > begin && is_blank(s.at[end - 1])) end--;
  return fl_str_slice(s, begin, end);
}

static bool is_sign(char c) { return c == '-' || c == '+'; }

bool fl_str_to_int64(fl_str s, int64_t *out) {
  bool negative = s.n && s.at[0] == '-';
  uint32_t i = s.n && is_sign(s.at[0]) ? 1 : 0;
  if (i == s.n) return false;
  int64_t value = 0; // counts downwards: INT64_MIN has no positive twin
  for (; i < s.n; i++) {
    if (!is_digit(s.at[i])) return false;
    int digit = s.at[i] - '0';
    if (value < (INT64_MIN + digit) / 10) return false;
    value = value * 10 - digit;
  }
  if (!negative && value == INT64_MIN) return false;
  *out = negative ? value : -value;
  return true;
}

static uint32_t skip_digits(fl_str s, uint32_t i) {
  while (i < s.n && is_digit(s.at[i])) i++;
  return i;
}

// [sign] digits [. digits] [e [sign] digits], with a digit on at least one side of the point.
static bool is_decimal(fl_str s) {
  uint32_t i = s.n && is_sign(s.at[0]) ? 1 : 0;
  uint32_t whole_end = skip_digits(s, i);
  uint32_t n_digits = whole_end - i;
  i = whole_end;
  if (i < s.n && s.at[i] == '.') {
    uint32_t end = skip_digits(s, i + 1);
    n_digits += end - i - 1;
    i = end;
  }
  if (n_digits == 0) return false;
  if (i == s.n) return true;
  if (s.at[i] != 'e' && s.at[i] != 'E') return false;
  i++;
  if (i < s.n && is_sign(s.at[i])) i++;
  return i < s.n && skip_digits(s, i) == s.n;
}

// strtod and printf follow LC_NUMERIC; whoever embeds us may have set it. Our own programs have not, and glibc's newlocale loses what it makes of LOCPATH.
static locale_t enter_c_locale(locale_t *previous) {
  if (strcmp(nl_langinfo(RADIXCHAR), ".") == 0) return (locale_t)0;
  locale_t c = newlocale(LC_ALL_MASK, "POSIX", (locale_t)0);
  *previous = c ? uselocale(c) : (locale_t)0;
  return c;
}

static void leave_c_locale(locale_t c, locale_t previous) {
  if (!c) return;
  uselocale(previous);
  freelocale(c);
}

bool fl_str_to_double(fl_str s, double *out) {
  char text[256];
  if (s.n >= sizeof text || !is_decimal(s)) return false;
  memcpy(text, s.at, s.n);
  text[s.n] = '\0';
  locale_t previous = (locale_t)0, c = enter_c_locale(&previous);
  double value = strtod(text, NULL);
  leave_c_locale(c, previous);
  if (!isfinite(value)) return false;
  *out = value;
  return true;
}

uint32_t fl_double_text(double value, char out[FL_DOUBLE_TEXT_BYTES]) {
  locale_t previous = (locale_t)0, c = enter_c_locale(&previous);
  int n = 0;
  // 17 digits always suffice for a double; most need fewer.
  for (int digits = 1; digits <= 17; digits++) {
    n = snprintf(out, FL_DOUBLE_TEXT_BYTES, "%.*g", digits, value);
    if (strtod(out, NULL) == value) break;
  }
  leave_c_locale(c, previous);
  return (uint32_t)n;
}
