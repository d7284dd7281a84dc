// One source line, cut to the width around what is marked:
//
//      |
//   29 |     return builder.build();
//      |            ^^^^^^^^^^^^^^^ no read timeout
#include "emit/text_p.h"

#include "base/utf8.h"

enum { TAB_CELLS = 4, MIN_CELLS = 20, ELLIPSIS_CELLS = 3 };

// Cells [begin, end) of the line are marked; the line has `total` of them; [from, to) are shown.
typedef struct layout { uint32_t begin, end, total, from, to; } layout;

static uint32_t cells_at(uint32_t c, uint32_t cell) {
  if (c == '\t') return TAB_CELLS - cell % TAB_CELLS;
  return fl_cell_is_harmless(c) ? fl_cell_width(c) : 1;
}

// Bytes [begin, end) of the line, as cells.
static layout measure(fl_str line, uint32_t begin, uint32_t end) {
  layout out = {0};
  uint32_t cell = 0, byte = 0;
  bool began = false, ended = false;
  while (byte < line.n) {
    uint32_t c;
    if (!began && byte >= begin) began = true, out.begin = cell;
    if (!ended && byte >= end) ended = true, out.end = cell;
    byte += fl_utf8_take(fl_str_from_pos(line, byte), &c, NULL);
    cell += cells_at(c, cell);
  }
  if (!began) out.begin = cell;
  if (!ended) out.end = cell;
  out.total = cell;
  return out;
}

// Shows the start of the line when that holds the whole mark, else a window with the mark a third in.
static void choose_window(layout *l, uint32_t width) {
  l->from = 0;
  l->to = l->total;
  if (l->total <= width) return;
  uint32_t inside = width - 2 * ELLIPSIS_CELLS;
  uint32_t marked = l->end > l->begin ? l->end - l->begin : 1;
  if (l->end + ELLIPSIS_CELLS > width) {
    uint32_t before = marked < inside ? (inside - marked) / 2 : 0;
    l->from = l->begin > before ? l->begin - before : 0;
  }
  if (l->total - l->from <= width - ELLIPSIS_CELLS) l->from = l->total - (width - ELLIPSIS_CELLS);
  uint32_t room = width - (l->from ? ELLIPSIS_CELLS : 0);
  l->to = l->total - l->from <= room ? l->total : l->from + room - ELLIPSIS_CELLS;
}

static void paint_window(fl_paint *p, fl_str line, const layout *l) {
  uint32_t cell = 0;
  if (l->from) fl_paint_c(p, FL_STYLE_DIM, "...");
  while (line.n > 0 && cell < l->to) {
    uint32_t c, n = fl_utf8_take(line, &c, NULL), cells = cells_at(c, cell);
    if (cell >= l->from && cell + cells <= l->to) {
      if (c == '\t') fl_paint_spaces(p, cells);
      else fl_paint_text(p, FL_STYLE_PLAIN, fl_str_slice(line, 0, n));
    } else if (cell + cells > l->from) { // a wide character or tab that the window cuts
      uint32_t first = cell < l->from ? l->from : cell, last = cell + cells < l->to ? cell + cells : l->to;
      fl_paint_spaces(p, last - first);
    }
    cell += cells;
    line = fl_str_from_pos(line, n);
  }
  if (l->to < l->total) fl_paint_c(p, FL_STYLE_DIM, "...");
}

static void gutter(fl_text_run *t, uint32_t number) {
  const char *text = number ? fl_arena_printf(&t->e->arena, "%u", number) : "";
  fl_paint_spaces(&t->p, t->margin - (uint32_t)strlen(text));
  fl_paint_c(&t->p, FL_STYLE_GUTTER, text);
  fl_paint_c(&t->p, FL_STYLE_GUTTER, " |");
}

static void paint_mark(fl_text_run *t, const layout *l, fl_style style, fl_str label) {
  fl_paint *p = &t->p;
  fl_buf carets = {0};
  uint32_t begin = l->begin - l->from + (l->from ? ELLIPSIS_CELLS : 0);
  uint32_t end = l->end < l->to ? l->end : l->to;
  gutter(t, 0);
  fl_paint_spaces(p, 1 + begin);
  do fl_buf_add_char(&carets, '^');
  while (carets.n + l->begin < end);
  fl_paint_text(p, style, fl_buf_str(&carets));
  if (label.n && p->col + 1 + fl_cells(label) <= p->width) {
    fl_paint_spaces(p, 1);
    fl_paint_text(p, style, label);
  }
  fl_paint_end_line(p);
  fl_buf_release(&carets);
}

void fl_text_excerpt(fl_text_run *t, const fl_place *at, fl_style style) {
  fl_str line = fl_texts_line(&t->texts, at->path, at->line);
  uint32_t taken = t->margin + 3, width = t->p.width > taken + MIN_CELLS ? t->p.width - taken : MIN_CELLS;
  if (line.n == 0 || at->col == 0) return;
  uint32_t end = at->end_line == at->line ? at->end_col - 1 : line.n;
  layout l = measure(line, at->col - 1, end);
  choose_window(&l, width);
  gutter(t, 0);
  fl_paint_end_line(&t->p);
  gutter(t, at->line);
  fl_paint_spaces(&t->p, 1);
  paint_window(&t->p, line, &l);
  fl_paint_end_line(&t->p);
  paint_mark(t, &l, style, at->message);
}
