// The architect's brief: what the findings, the graph and the settings of a repository mean for the system, and in which order to mend it.
//
//   fl_document doc = {0};
//   fl_brief(&doc, &(fl_brief_input){&report, analysis});
//   fl_brief_format_at(0)->write(&out, &doc);
//
// In: a finished report, and the analysis that it was made of. Out: a document (document.h). The same input gives the same bytes. Nothing is
// invented: what the repository does not say is listed as an open question, and every statement of fact cites what it rests on.
#ifndef FL_BRIEF_BRIEF_H
#define FL_BRIEF_BRIEF_H

#include "base/json.h"
#include "brief/document.h"
#include "findings/finding.h"

typedef struct fl_brief_input {
  const fl_report *report;
  const fl_analysis *analysis; // NULL: there are only findings; the sections that need the graph say so
} fl_brief_input;

void fl_brief(fl_document *out, const fl_brief_input *);

// markdown, html, json: one row each in the table of formats.c.
typedef struct fl_brief_format {
  const char *name, *about;
  void (*write)(fl_buf *out, const fl_document *);
} fl_brief_format;
uint32_t fl_brief_format_count(void);
const fl_brief_format *fl_brief_format_at(uint32_t index);

#endif
