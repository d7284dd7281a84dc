// Byte ranges -> lines and columns. Findings of one file are done together, so each file is read once.
#include "findings/finding_p.h"

#include <stdlib.h>

typedef struct position { uint32_t line, col; } position;

static position position_of(fl_str text, uint32_t byte) {
  position at = {1, 1};
  if (byte > text.n) byte = text.n;
  const char *from = text.at, *end = text.at + byte;
  for (const char *nl; from < end && (nl = memchr(from, '\n', (size_t)(end - from))); from = nl + 1) at.line++;
  at.col = (uint32_t)(end - from) + 1;
  return at;
}

static void locate(fl_place *place, fl_str text, bool have_text) {
  if (have_text && place->line == 0) {
    position begin = position_of(text, place->byte_begin);
    place->line = begin.line;
    place->col = begin.col;
  }
  place->end_line = place->line;
  place->end_col = place->col;
  if (!have_text || place->byte_end <= place->byte_begin || place->byte_end > text.n) return;
  position end = position_of(text, place->byte_end);
  if (end.line < place->line || (end.line == place->line && end.col < place->col)) return; // the file changed
  place->end_line = end.line;
  place->end_col = end.col;
}

static int by_path(const void *a, const void *b) {
  return fl_str_cmp(((const fl_finding *)a)->at.path, ((const fl_finding *)b)->at.path);
}

void fl_report_locate(fl_report *report) {
  fl_buf text = {0};
  fl_str path = {0};
  bool have_text = false;
  if (report->findings.n) qsort(report->findings.at, report->findings.n, sizeof *report->findings.at, by_path);
  for (uint32_t i = 0; i < report->findings.n; i++) {
    fl_place *place = &report->findings.at[i].at;
    if (place->end_line) continue;
    if (i == 0 || !fl_str_eq(path, place->path)) {
      path = place->path;
      have_text = report->tree && fl_tree_read(report->tree, path, 0, &text, NULL) == FL_OK;
    }
    locate(place, fl_buf_str(&text), have_text);
  }
  fl_buf_release(&text);
}
