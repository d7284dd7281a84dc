// Byte ranges -> lines and columns. Findings of one file are done together, so each file is read once. Without a text (no tree,
// unreadable, changed meanwhile) the end is the begin.
#include "findings/finding_p.h"

#include "parse/source.h"

#include <stdlib.h>

// The text may have changed since it was analysed: then a range may point anywhere, and the end falls back to the begin.
static void locate(fl_place *place, const fl_source *source) {
  bool have_text = source->n_lines > 0;
  if (have_text && (place->line == 0 || place->col == 0)) {
    fl_position begin = fl_source_place(source, place->byte_begin);
    place->line = begin.line;
    place->col = begin.col;
  }
  place->end_line = place->line;
  place->end_col = place->col;
  if (!have_text || place->byte_end <= place->byte_begin || place->byte_end > source->text.n) return;
  fl_position end = fl_source_place(source, place->byte_end);
  if (end.line < place->line || (end.line == place->line && end.col < place->col)) return;
  place->end_line = end.line;
  place->end_col = end.col;
}

static int by_path(const void *a, const void *b) {
  return fl_str_cmp(((const fl_finding *)a)->at.path, ((const fl_finding *)b)->at.path);
}

void fl_report_locate(fl_report *report) {
  fl_buf text = {0};
  fl_arena lines = {0};
  fl_source source = {0};
  fl_str path = {0};
  if (report->findings.n) qsort(report->findings.at, report->findings.n, sizeof *report->findings.at, by_path);
  for (uint32_t i = 0; i < report->findings.n; i++) {
    fl_place *place = &report->findings.at[i].at;
    if (place->end_line) continue;
    if (!path.at || !fl_str_eq(path, place->path)) {
      path = place->path;
      fl_arena_clear(&lines);
      bool read = report->tree && fl_tree_read(report->tree, path, FL_MAX_SOURCE_BYTES, &text, NULL) == FL_OK;
      source = fl_source_of("", fl_buf_str(&text));
      if (read) fl_source_index(&source, &lines);
    }
    locate(place, &source);
  }
  fl_arena_release(&lines);
  fl_buf_release(&text);
}
