// Text for a terminal: styles, display widths, wrapping. Knows nothing of findings.
//
// Whatever is painted may come from the checked repository, so control characters, bidirectional overrides and broken UTF-8
// never reach the terminal: each becomes U+FFFD.
#ifndef FL_EMIT_PAINT_H
#define FL_EMIT_PAINT_H

#include "base/str.h"
#include "base/strbuf.h"

#include <stdbool.h>
#include <stdint.h>

typedef enum fl_style {
  FL_STYLE_PLAIN, FL_STYLE_ERROR, FL_STYLE_WARNING, FL_STYLE_NOTE, FL_STYLE_GUTTER, FL_STYLE_BOLD, FL_STYLE_DIM, FL_STYLE_GOOD
} fl_style;

// A line under construction. `col` counts the cells that are taken.
typedef struct fl_paint {
  fl_buf *out;
  bool color;
  uint32_t width;
  uint32_t col;
  uint32_t hang;       // where wrapped lines start
  bool wants_space;    // the next word follows a word
  fl_style style;      // switched on; lines end without one
} fl_paint;

// Columns that a text takes on a terminal: 0 for combining marks, 2 for wide characters; a tab counts as one.
uint32_t fl_cells(fl_str text);
// The same for one character; what it is shown as.
uint32_t fl_cell_width(uint32_t code_point);
bool fl_cell_is_harmless(uint32_t code_point);

void fl_paint_text(fl_paint *, fl_style, fl_str text);
void fl_paint_c(fl_paint *, fl_style, const char *text);
void fl_paint_spaces(fl_paint *, uint32_t n);
void fl_paint_end_line(fl_paint *);

// Words, separated by one space, onto new lines that start at `hang` where the width is used up.
void fl_paint_words(fl_paint *, fl_style, fl_str text);
// One word that is never cut, not even at its spaces.
void fl_paint_word(fl_paint *, fl_style, fl_str word);

#endif
