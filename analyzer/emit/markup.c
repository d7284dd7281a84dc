#include "emit/markup.h"

#include "base/utf8.h"
#include "emit/paint.h"

static bool has_pairs_of_ticks(fl_str text) {
  uint32_t n = 0;
  for (uint32_t i = 0; i < text.n; i++) n += text.at[i] == '`';
  return n % 2 == 0;
}

// Text of the checked repository stays text: no markup, no links, no tags, no mentions. Names in backticks are code, where there is none.
void fl_emit_add_markdown(fl_buf *out, fl_str text) {
  fl_buf harmless = {0};
  fl_paint paint = {.out = &harmless};
  fl_paint_text(&paint, FL_STYLE_PLAIN, text);
  fl_str clean = fl_buf_str(&harmless);
  bool pairs = has_pairs_of_ticks(clean), in_code = false;
  for (uint32_t i = 0; i < clean.n; i++) {
    bool is_tick = clean.at[i] == '`' && pairs;
    if (is_tick) in_code = !in_code;
    else if (!in_code && strchr("\\`*_{}[]<>#|~@!&", clean.at[i])) fl_buf_add_char(out, '\\');
    fl_buf_add_char(out, clean.at[i]);
  }
  fl_buf_release(&harmless);
}

// In code only the backtick itself could end it.
void fl_emit_add_markdown_code(fl_buf *out, fl_str text) {
  fl_buf harmless = {0};
  fl_paint paint = {.out = &harmless};
  fl_paint_text(&paint, FL_STYLE_PLAIN, text);
  for (uint32_t i = 0; i < harmless.n; i++)
    if (harmless.at[i] == '`') harmless.at[i] = '\'';
  fl_buf_printf(out, "`%s`", fl_buf_text(&harmless));
  fl_buf_release(&harmless);
}

static bool xml_holds(uint32_t c) { return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c != 0xFFFE && c != 0xFFFF); }

void fl_emit_add_xml(fl_buf *out, fl_str text) {
  while (text.n) {
    uint32_t c;
    bool valid;
    uint32_t n = fl_utf8_take(text, &c, &valid);
    if (!valid || !xml_holds(c)) fl_buf_add_c(out, "\xEF\xBF\xBD");
    else if (c == '&') fl_buf_add_c(out, "&amp;");
    else if (c == '<') fl_buf_add_c(out, "&lt;");
    else if (c == '>') fl_buf_add_c(out, "&gt;");
    else if (c == '"') fl_buf_add_c(out, "&quot;");
    else if (c < 0x20) fl_buf_printf(out, "&#%u;", c);
    else fl_buf_add_bytes(out, text.at, n);
    text = fl_str_from_pos(text, n);
  }
}
