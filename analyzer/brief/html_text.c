// Foreign text on a page: it can neither end what it stands in, nor turn the reading direction around, nor push the page apart.
#include "brief/html_p.h"

#include "base/utf8.h"
#include "emit/paint.h"

enum { MAX_NAME = 400, MAX_TEXT = 6000 }; // bytes; what is longer is cut in the middle

void fl_html_add(fl_html *h, const char *markup) { fl_buf_add_c(h->out, markup); }

static bool is_character(uint32_t c) { return (c & 0xFFFE) != 0xFFFE && !(c >= 0xFDD0 && c <= 0xFDEF); }

static void add_character(fl_buf *out, fl_str at, uint32_t c, bool valid) {
  if (c == '\n' || c == '\t' || c == '\r') fl_buf_add_char(out, ' ');
  else if (!valid || !is_character(c) || !fl_cell_is_harmless(c)) fl_buf_add_c(out, "\xEF\xBF\xBD");
  else fl_buf_add(out, at);
}

static void add_harmless(fl_buf *out, fl_str text) {
  while (text.n) {
    uint32_t c;
    bool valid;
    uint32_t n = fl_utf8_take(text, &c, &valid);
    add_character(out, fl_str_slice(text, 0, n), c, valid);
    text = fl_str_from_pos(text, n);
  }
}

// The end of a text, from a character on.
static fl_str tail_of(fl_str text, uint32_t n) {
  fl_str tail = fl_str_from_pos(text, text.n - n);
  while (tail.n && ((unsigned char)tail.at[0] & 0xC0) == 0x80) tail = fl_str_from_pos(tail, 1);
  return tail;
}

static void add_cut(fl_buf *out, fl_str text, uint32_t most) {
  if (text.n <= most) {
    add_harmless(out, text);
    return;
  }
  add_harmless(out, fl_utf8_prefix(text, most / 2));
  fl_buf_add_c(out, "\xE2\x80\xA6");
  add_harmless(out, tail_of(text, most / 4));
}

void fl_html_harmless(fl_buf *out, fl_str text) { add_cut(out, text, MAX_NAME); }

static void escape(fl_buf *out, fl_str text) {
  for (uint32_t i = 0; i < text.n; i++) {
    switch (text.at[i]) {
      case '&': fl_buf_add_c(out, "&amp;"); break;
      case '<': fl_buf_add_c(out, "&lt;"); break;
      case '>': fl_buf_add_c(out, "&gt;"); break;
      case '"': fl_buf_add_c(out, "&quot;"); break;
      case '\'': fl_buf_add_c(out, "&#39;"); break;
      default: fl_buf_add_char(out, text.at[i]); break;
    }
  }
}

static void add_escaped(fl_buf *out, fl_str text, uint32_t most) {
  fl_buf clean = {0};
  add_cut(&clean, text, most);
  escape(out, fl_buf_str(&clean));
  fl_buf_release(&clean);
}

void fl_html_plain(fl_buf *out, fl_str text) { add_escaped(out, text, MAX_TEXT); }

void fl_html_code(fl_html *h, fl_str text) {
  fl_html_add(h, "<code>");
  add_escaped(h->out, text, MAX_NAME);
  fl_html_add(h, "</code>");
}

void fl_html_place(fl_html *h, fl_str path, uint32_t line) {
  fl_html_add(h, "<code>");
  add_escaped(h->out, path, MAX_NAME);
  if (line) fl_buf_printf(h->out, ":%u", line);
  fl_html_add(h, "</code>");
}

static bool has_pairs_of_ticks(fl_str text) {
  uint32_t n = 0;
  for (uint32_t i = 0; i < text.n; i++) n += text.at[i] == '`';
  return n % 2 == 0;
}

void fl_html_text(fl_html *h, fl_str text) {
  fl_str part;
  bool in_code = false, more = has_pairs_of_ticks(text);
  while (more) {
    more = fl_str_cut(text, '`', &part, &text);
    if (in_code) fl_html_code(h, part);
    else fl_html_plain(h->out, part);
    in_code = !in_code;
  }
  fl_html_plain(h->out, text); // what is left of it: everything, or nothing
}

bool fl_html_is_link(fl_str text) {
  if (!fl_str_starts_c(text, "https://")) return false;
  for (uint32_t i = 0; i < text.n; i++)
    if ((unsigned char)text.at[i] <= ' ' || (unsigned char)text.at[i] >= 0x7F || strchr("\"'<>`\\{}|^[]", text.at[i])) return false;
  return text.n > 9;
}
