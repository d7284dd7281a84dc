// Findings that a comment in the code takes back:
//
//   client = Client()  # faultline: ignore[call-waits-for-ever] until=2027-03-31 -- the gateway cuts it off, see ADR-12
//
// At the end of a line it speaks of that line; on a line of its own, of the next line of code, and of the whole function when one
// begins there; ignore-file[...] speaks of the file, and ignore-start[...] of all lines until the ignore-end[...] that names the same
// rules: one without the other is said as a gap and takes nothing back. Rules (ids, aliases, families) and a reason are required. What has expired is
// reported (suppression-expired) and no longer honoured; what took nothing back is reported (suppression-unused) when all rules ran.
#ifndef FL_ENGINE_SUPPRESS_H
#define FL_ENGINE_SUPPRESS_H

#include "engine/engine.h"

typedef struct fl_suppression {
  fl_str path;
  uint32_t line, col, byte_begin, byte_end; // of the comment
  uint32_t first, last;      // lines it speaks of
  fl_str rules[8];
  uint32_t n_rules;
  uint32_t until;            // yyyymmdd, 0 = for good
  fl_str reason;
  bool used;
} fl_suppression;

enum fl_ignore_form { FL_IGNORE_HERE, FL_IGNORE_FILE, FL_IGNORE_START, FL_IGNORE_END };

// Reads "ignore[a, b] until=2027-03-31 -- reason" (what stands behind `faultline:`). NULL when it is well formed, else what is wrong.
const char *fl_suppression_parse(fl_suppression *out, fl_str text, enum fl_ignore_form *form);

// The rule about suppressions of that id, NULL when it is another.
const fl_rule *fl_suppression_rule(fl_str id);
// Marks what the comments of the analysed files take back, and adds what is to be said about the comments. Before fl_report_finish.
void fl_analysis_suppress(fl_report *, const fl_analysis *);
// Adds what is to be said about rows of the configuration that accept nothing: `used`, by row, as fl_config_apply found. Only when all was looked at
// that they speak of.
void fl_analysis_tell_unused(fl_report *, const fl_analysis *, const bool *used);

#endif
