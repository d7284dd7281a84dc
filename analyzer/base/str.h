// A borrowed piece of text: address and length in bytes, not NUL-terminated, any bytes allowed.
//
// {0} is the empty text. Whoever hands out an fl_str says how long its bytes live. All comparisons are by bytes:
// no locale, no case folding.
#ifndef FL_BASE_STR_H
#define FL_BASE_STR_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

typedef struct fl_str {
  const char *at; // may be NULL when n is 0
  uint32_t n;
} fl_str;

#define FL_STR(literal) ((fl_str){"" literal, (uint32_t)(sizeof(literal) - 1)})
// The same for static tables, where a compound literal is no constant.
#define FL_STR_INIT(literal)                                                                                 \
  { "" literal, (uint32_t)(sizeof(literal) - 1) }
// For "%.*s".
#define FL_STR_ARG(s) (int)(s).n, (s).n ? (s).at : ""

// No position: what the find functions return when there is nothing to find.
#define FL_STR_NONE UINT32_MAX

fl_str fl_str_from(const char *text); // NULL gives the empty text

static inline bool fl_str_eq(fl_str a, fl_str b) {
  return a.n == b.n && (a.n == 0 || memcmp(a.at, b.at, a.n) == 0);
}
static inline bool fl_str_is_empty(fl_str s) { return s.n == 0; }
bool fl_str_eq_c(fl_str s, const char *text);
int fl_str_cmp(fl_str a, fl_str b);                 // < 0, 0, > 0 by unsigned bytes; a prefix comes first
int fl_str_cmp_qsort(const void *a, const void *b); // the same on two `const fl_str *`

bool fl_str_starts(fl_str s, fl_str prefix);
bool fl_str_starts_c(fl_str s, const char *prefix);
bool fl_str_ends(fl_str s, fl_str suffix);
bool fl_str_ends_c(fl_str s, const char *suffix);
bool fl_str_contains(fl_str s, fl_str part); // every text contains the empty one

// Position of the first (rfind: last) occurrence, or FL_STR_NONE.
uint32_t fl_str_find_char(fl_str s, char c);
uint32_t fl_str_rfind_char(fl_str s, char c);
uint32_t fl_str_find(fl_str s, fl_str part);

// Bytes [begin, end), both clamped to the text.
fl_str fl_str_slice(fl_str s, uint32_t begin, uint32_t end);
static inline fl_str fl_str_from_pos(fl_str s, uint32_t begin) { return fl_str_slice(s, begin, s.n); }

// Cuts at the first `sep`. Without one: false, everything in `before`, nothing in `after`. Either may be NULL or &s.
bool fl_str_cut(fl_str s, char sep, fl_str *before, fl_str *after);
// The same at the last `sep`; without one: false, nothing in `before`, everything in `after` (a.b.c -> "a.b", "c").
bool fl_str_rcut(fl_str s, char sep, fl_str *before, fl_str *after);

// Without blanks, tabs, line ends, \v and \f at both ends.
fl_str fl_str_trim(fl_str s);

// The whole text as a decimal number, with a sign if it likes. False (and *out as it was) when it is none or does not fit.
bool fl_str_to_int64(fl_str s, int64_t *out);
// 1, -1.5, 2e3, .5, 5. in every locale; no infinities, no hexadecimal.
bool fl_str_to_double(fl_str s, double *out);
// The shortest text that reads back as the same number, with a point in every locale. Returns its length.
enum { FL_DOUBLE_TEXT_BYTES = 32 };
uint32_t fl_double_text(double value, char out[FL_DOUBLE_TEXT_BYTES]);

#endif
