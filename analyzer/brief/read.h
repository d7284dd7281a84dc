// What was written as JSON, read again: a brief (json.c), or a report of `faultline check -f json`.
//
//   fl_saved saved;
//   fl_saved_open(&saved, name, text, &err);
//   if (saved.is_brief) fl_saved_brief(&doc, &saved, &err);
//   else fl_saved_report(&report, &saved, rules, &err);
//   fl_saved_close(&saved);
//
// Which of the two it is, its content tells. What is malformed, unknown or contradicts itself is FL_E_INPUT; the message says where:
// line and column of what is no JSON, and the way to what is JSON and not right ("sections[3].blocks[0].kind").
#ifndef FL_BRIEF_READ_H
#define FL_BRIEF_READ_H

#include "brief/document.h"
#include "findings/finding.h"

typedef struct fl_saved {
  bool is_brief;
  const char *name; // of the file, for messages; borrowed
  void *root;
} fl_saved;

FL_MUST_USE int fl_saved_open(fl_saved *, const char *name, fl_str text, fl_error *err);
// Nothing is lost: written again it is the same, byte for byte.
FL_MUST_USE int fl_saved_brief(fl_document *out, const fl_saved *, fl_error *err);
// Rules are those of `rules`, which outlive the report; one that is not known there becomes what the report says of it. Sorted, and
// finished as it was.
FL_MUST_USE int fl_saved_report(fl_report *out, const fl_saved *, const fl_rules *rules, fl_error *err);
void fl_saved_close(fl_saved *);

#endif
