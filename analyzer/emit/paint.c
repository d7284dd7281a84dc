// Styles as SGR sequences around text that has been made harmless; a greedy word wrap.
#include "emit/paint.h"

#include "base/utf8.h"

static const char *const codes[] = {
    [FL_STYLE_PLAIN] = "", [FL_STYLE_ERROR] = "1;31", [FL_STYLE_WARNING] = "1;35", [FL_STYLE_NOTE] = "1;36",
    [FL_STYLE_GUTTER] = "1;34", [FL_STYLE_BOLD] = "1", [FL_STYLE_DIM] = "2", [FL_STYLE_GOOD] = "32",
};

typedef struct range { uint32_t first, last; } range;

static bool is_in(uint32_t c, const range *ranges, uint32_t n) {
  uint32_t low = 0, high = n;
  while (low < high) {
    uint32_t middle = (low + high) / 2;
    if (c > ranges[middle].last) low = middle + 1;
    else high = middle;
  }
  return low < n && c >= ranges[low].first;
}

// Unicode 15: EastAsianWidth W and F, and emoji that are shown as pictures by default.
static const range wide[] = {
    {0x1100, 0x115F}, {0x231A, 0x231B}, {0x23E9, 0x23EC}, {0x23F0, 0x23F0}, {0x23F3, 0x23F3}, {0x25FD, 0x25FE},
    {0x2614, 0x2615}, {0x2648, 0x2653}, {0x267F, 0x267F}, {0x2693, 0x2693}, {0x26A1, 0x26A1}, {0x26AA, 0x26AB},
    {0x26BD, 0x26BE}, {0x26C4, 0x26C5}, {0x26CE, 0x26CE}, {0x26D4, 0x26D4}, {0x26EA, 0x26EA}, {0x26F2, 0x26F3},
    {0x26F5, 0x26F5}, {0x26FA, 0x26FA}, {0x26FD, 0x26FD}, {0x2705, 0x2705}, {0x270A, 0x270B}, {0x2728, 0x2728},
    {0x274C, 0x274C}, {0x274E, 0x274E}, {0x2753, 0x2755}, {0x2757, 0x2757}, {0x2795, 0x2797}, {0x27B0, 0x27B0},
    {0x27BF, 0x27BF}, {0x2B1B, 0x2B1C}, {0x2B50, 0x2B50}, {0x2B55, 0x2B55}, {0x2E80, 0x303E}, {0x3041, 0x33FF},
    {0x3400, 0x4DBF}, {0x4E00, 0xA4CF}, {0xA960, 0xA97C}, {0xAC00, 0xD7A3}, {0xF900, 0xFAFF}, {0xFE10, 0xFE19},
    {0xFE30, 0xFE6F}, {0xFF00, 0xFF60}, {0xFFE0, 0xFFE6}, {0x16FE0, 0x18AFF}, {0x1B000, 0x1B2FB}, {0x1F004, 0x1F004},
    {0x1F0CF, 0x1F0CF}, {0x1F18E, 0x1F18E}, {0x1F191, 0x1F19A}, {0x1F200, 0x1F320}, {0x1F32D, 0x1F335},
    {0x1F337, 0x1F37C}, {0x1F37E, 0x1F393}, {0x1F3A0, 0x1F3CA}, {0x1F3CF, 0x1F3D3}, {0x1F3E0, 0x1F3F0},
    {0x1F3F4, 0x1F3F4}, {0x1F3F8, 0x1F43E}, {0x1F440, 0x1F440}, {0x1F442, 0x1F4FC}, {0x1F4FF, 0x1F53D},
    {0x1F54B, 0x1F54E}, {0x1F550, 0x1F567}, {0x1F57A, 0x1F57A}, {0x1F595, 0x1F596}, {0x1F5A4, 0x1F5A4},
    {0x1F5FB, 0x1F64F}, {0x1F680, 0x1F6C5}, {0x1F6CC, 0x1F6CC}, {0x1F6D0, 0x1F6D2}, {0x1F6D5, 0x1F6D7},
    {0x1F6DC, 0x1F6DF}, {0x1F6EB, 0x1F6EC}, {0x1F6F4, 0x1F6FC}, {0x1F7E0, 0x1F7EB}, {0x1F7F0, 0x1F7F0},
    {0x1F90C, 0x1F93A}, {0x1F93C, 0x1F945}, {0x1F947, 0x1F9FF}, {0x1FA70, 0x1FAFF}, {0x20000, 0x3FFFD},
};

// Marks that sit on the character before them.
static const range combining[] = {
    {0x0300, 0x036F}, {0x0483, 0x0489}, {0x0591, 0x05BD}, {0x05BF, 0x05C7}, {0x0610, 0x061A}, {0x064B, 0x065F},
    {0x0670, 0x0670}, {0x06D6, 0x06ED}, {0x0900, 0x0902}, {0x093C, 0x093C}, {0x0941, 0x0948}, {0x094D, 0x094D},
    {0x0E31, 0x0E31}, {0x0E34, 0x0E3A}, {0x0E47, 0x0E4E}, {0x1AB0, 0x1AFF}, {0x1DC0, 0x1DFF}, {0x200B, 0x200D},
    {0x2060, 0x2060}, {0x20D0, 0x20FF}, {0x302A, 0x302D}, {0x3099, 0x309A}, {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F},
    {0xFEFF, 0xFEFF}, {0x1F3FB, 0x1F3FF}, {0xE0100, 0xE01EF},
};

// Controls, and what turns the direction of text around (CVE-2021-42574).
static const range harmful[] = {
    {0x0000, 0x001F}, {0x007F, 0x009F}, {0x061C, 0x061C}, {0x200E, 0x200F}, {0x2028, 0x202E}, {0x2066, 0x2069},
    {0xE0000, 0xE007F},
};

#define N(table) (sizeof table / sizeof *table)

bool fl_cell_is_harmless(uint32_t c) { return !is_in(c, harmful, N(harmful)); }

uint32_t fl_cell_width(uint32_t c) {
  if (c < 0x300) return 1;
  if (is_in(c, combining, N(combining))) return 0;
  return is_in(c, wide, N(wide)) ? 2 : 1;
}

uint32_t fl_cells(fl_str text) {
  uint32_t cells = 0, c;
  while (text.n > 0) {
    text = fl_str_from_pos(text, fl_utf8_take(text, &c, NULL));
    cells += fl_cell_is_harmless(c) ? fl_cell_width(c) : 1;
  }
  return cells;
}

static void add_harmless(fl_buf *out, fl_str text) {
  while (text.n > 0) {
    uint32_t c;
    bool valid;
    uint32_t n = fl_utf8_take(text, &c, &valid);
    if (valid && fl_cell_is_harmless(c))
      fl_buf_add_bytes(out, text.at, n);
    else
      fl_buf_add_c(out, "\xEF\xBF\xBD");
    text = fl_str_from_pos(text, n);
  }
}

// Says so only when the style changes, so that a sentence is one sequence.
static void switch_to(fl_paint *p, fl_style style) {
  if (!p->color || p->style == style) return;
  if (p->style != FL_STYLE_PLAIN) fl_buf_add_c(p->out, "\033[0m");
  if (style != FL_STYLE_PLAIN) fl_buf_printf(p->out, "\033[%sm", codes[style]);
  p->style = style;
}

void fl_paint_text(fl_paint *p, fl_style style, fl_str text) {
  if (text.n == 0) return;
  switch_to(p, style);
  add_harmless(p->out, text);
  p->col += fl_cells(text);
  p->wants_space = false;
}

void fl_paint_c(fl_paint *p, fl_style style, const char *text) { fl_paint_text(p, style, fl_str_from(text)); }

void fl_paint_spaces(fl_paint *p, uint32_t n) {
  for (uint32_t i = 0; i < n; i++) fl_buf_add_char(p->out, ' ');
  p->col += n;
  p->wants_space = false;
}

void fl_paint_end_line(fl_paint *p) {
  switch_to(p, FL_STYLE_PLAIN);
  fl_buf_add_char(p->out, '\n');
  p->col = 0;
  p->wants_space = false;
}

void fl_paint_word(fl_paint *p, fl_style style, fl_str word) {
  bool follows = p->wants_space;
  if (follows && p->col + 1 + fl_cells(word) > p->width) {
    fl_paint_end_line(p);
    fl_paint_spaces(p, p->hang);
  } else if (follows) {
    fl_paint_spaces(p, 1);
  }
  fl_paint_text(p, style, word);
  p->wants_space = true;
}

void fl_paint_words(fl_paint *p, fl_style style, fl_str text) {
  while (text.n > 0) {
    uint32_t end = 0;
    while (end < text.n && text.at[end] != ' ' && text.at[end] != '\n' && text.at[end] != '\t') end++;
    if (end > 0) fl_paint_word(p, style, fl_str_slice(text, 0, end));
    text = fl_str_from_pos(text, end + 1);
  }
}
