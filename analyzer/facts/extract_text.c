// Literals as text: quotes off, escapes decoded, numbers in plain decimal.
//
// All languages we read write `\n`, `\x41`, `\u0041`, `\101` alike; what one of them does not know stays as it is written.
#include "facts/extract_core_p.h"

enum { MAX_LITERAL_BYTES = 16 * 1024 }; // longer ones are data, not configuration; they are cut

// ---- quotes ---------------------------------------------------------------------------------------------------------

static bool is_quote(char c) {
  return c == '"' || c == '\'' || c == '`';
}

// Text between the quotes, with prefixes (r"..", b'..', f"..") and triple quotes off. What has no quotes stays whole.
fl_str fl_x_inside_quotes(fl_str text, bool *raw) {
  uint32_t i = 0;
  while (i < text.n && i < 4 && !is_quote(text.at[i])) {
    if (text.at[i] == 'r' || text.at[i] == 'R') *raw = true;
    i++;
  }
  if (i >= text.n || !is_quote(text.at[i])) return text;
  char quote = text.at[i];
  if (quote == '`') *raw = true;
  uint32_t width = i + 6 <= text.n && text.at[i + 1] == quote && text.at[i + 2] == quote ? 3 : 1;
  uint32_t begin = i + width, end = text.n;
  while (end > begin && end > text.n - width && text.at[end - 1] == quote) end--;
  return fl_str_slice(text, begin, end);
}

// ---- escapes --------------------------------------------------------------------------------------------------------

static int digit_of(char c, int base) {
  int d = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : 99;
  return d < base ? d : -1;
}

// Reads up to `max` digits from *i on.
static uint32_t read_digits(fl_str s, uint32_t *i, uint32_t max, int base) {
  uint32_t value = 0;
  for (uint32_t n = 0; n < max && *i < s.n && digit_of(s.at[*i], base) >= 0; n++, (*i)++)
    value = value * (uint32_t)base + (uint32_t)digit_of(s.at[*i], base);
  return value;
}

static void add_code_point(fl_buf *out, uint32_t c) {
  if (c > 0x10FFFF || (c >= 0xD800 && c < 0xE000)) c = 0xFFFD;
  if (c < 0x80) {
    fl_buf_add_char(out, (char)c);
  } else if (c < 0x800) {
    fl_buf_add_char(out, (char)(0xC0 | c >> 6));
    fl_buf_add_char(out, (char)(0x80 | (c & 0x3F)));
  } else {
    if (c < 0x10000) fl_buf_add_char(out, (char)(0xE0 | c >> 12));
    else fl_buf_add_char(out, (char)(0xF0 | c >> 18)), fl_buf_add_char(out, (char)(0x80 | (c >> 12 & 0x3F)));
    fl_buf_add_char(out, (char)(0x80 | (c >> 6 & 0x3F)));
    fl_buf_add_char(out, (char)(0x80 | (c & 0x3F)));
  }
}

static uint32_t read_unicode(fl_str s, uint32_t *i, uint32_t width) {
  if (*i >= s.n || s.at[*i] != '{') return read_digits(s, i, width, 16);
  ++*i;
  uint32_t c = read_digits(s, i, 8, 16);
  if (*i < s.n && s.at[*i] == '}') ++*i;
  return c;
}

// `i` stands behind the backslash; returns the position behind the escape.
static uint32_t decode_escape(fl_buf *out, fl_str s, uint32_t i) {
  static const char from[] = "abfnrtv0", to[] = "\a\b\f\n\r\t\v";
  char c = s.at[i];
  const char *simple = strchr(from, c);
  if (c == 'x') return i++, add_code_point(out, read_digits(s, &i, 2, 16)), i;
  if (c == 'u') return i++, add_code_point(out, read_unicode(s, &i, 4)), i;
  if (c == 'U') return i++, add_code_point(out, read_digits(s, &i, 8, 16)), i;
  if (c >= '0' && c <= '7') return add_code_point(out, read_digits(s, &i, 3, 8)), i;
  if (c == '\n') return i + 1; // a line that goes on
  if (simple && c) return fl_buf_add_char(out, to[simple - from]), i + 1;
  if (!strchr("\\\"'`/$", c)) fl_buf_add_char(out, '\\');
  fl_buf_add_char(out, c);
  return i + 1;
}

// Borrowed until the next decode.
fl_str fl_x_decode(fl_extract *x, fl_str text) {
  if (text.n > MAX_LITERAL_BYTES) text.n = MAX_LITERAL_BYTES;
  if (fl_str_find_char(text, '\\') == FL_STR_NONE) return text;
  fl_buf *out = &x->text;
  fl_buf_clear(out);
  for (uint32_t i = 0; i < text.n;) {
    if (text.at[i] != '\\' || i + 1 >= text.n) fl_buf_add_char(out, text.at[i++]);
    else i = decode_escape(out, text, i + 1);
  }
  return fl_buf_str(out);
}

fl_id fl_x_string(fl_extract *x, const fl_node *node, fl_str inside, bool raw) {
  if (inside.n > MAX_LITERAL_BYTES) inside.n = MAX_LITERAL_BYTES;
  return fl_x_lit(x, node, FL_LIT_STRING, raw ? inside : fl_x_decode(x, inside));
}

// ---- numbers --------------------------------------------------------------------------------------------------------

static int int_base(fl_str s, uint32_t *begin) {
  if (s.n < 2 || s.at[0] != '0') return 10;
  char c = s.at[1];
  *begin = 2;
  if (c == 'x' || c == 'X') return 16;
  if (c == 'b' || c == 'B') return 2;
  if (c == 'o' || c == 'O') return 8;
  *begin = 1;
  return 8;
}

// 10_000L -> 10000, 0x10 -> 16. What does not fit 64 bits or ends in surprises stays as written.
fl_str fl_x_plain_int(fl_extract *x, fl_str text) {
  uint32_t i = 0;
  int base = int_base(text, &i);
  uint64_t value = 0;
  for (; i < text.n; i++) {
    if (text.at[i] == '_') continue;
    int d = digit_of(text.at[i], base);
    if (d < 0) break;
    if (value > (UINT64_MAX - (uint64_t)d) / (uint64_t)base) return text;
    value = value * (uint64_t)base + (uint64_t)d;
  }
  if (i < text.n && !strchr("lLuUnNi", text.at[i])) return text;
  fl_buf_clear(&x->text);
  fl_buf_printf(&x->text, "%llu", (unsigned long long)value);
  return fl_buf_str(&x->text);
}
