// The text format's parts.
#ifndef FL_EMIT_TEXT_P_H
#define FL_EMIT_TEXT_P_H

#include "emit/emit_p.h"
#include "emit/paint.h"

typedef struct fl_text_run {
  fl_emit *e;
  fl_buf buf; // one finding or the closing part, before it is written
  fl_paint p;
  fl_texts texts;
  uint32_t margin; // width of the line numbers of the current finding
} fl_text_run;

fl_style fl_text_severity_style(fl_severity);
// The source line of a place with a line number and a mark under the range. Nothing when the text is not to be had.
void fl_text_excerpt(fl_text_run *, const fl_place *at, fl_style style);
// "12 calls in 5 files: A.java:50, :88, B.java:31, +9 more", as many as fit on the line.
void fl_text_affected(fl_text_run *, const fl_finding *);
// Opens "    = label     "; what is painted next wraps below itself.
void fl_text_row(fl_text_run *, const char *label, fl_style style);
// "line 29" in the finding's own file, else the path, cut at its left when it is long.
void fl_text_place(fl_text_run *, fl_str own_path, const fl_place *place);
// How many findings each rule has, in how many files; the rule with most comes first.
void fl_text_statistics(fl_text_run *);
void fl_text_gaps(fl_text_run *);
void fl_text_summary(fl_text_run *);

#endif
