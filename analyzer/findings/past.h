// A report that was written as JSON, read again: as much of it as a comparison needs.
#ifndef FL_FINDINGS_PAST_H
#define FL_FINDINGS_PAST_H

#include "base/arena.h"
#include "base/array.h"
#include "base/error.h"
#include "base/str.h"
#include "match/rule.h"

typedef struct fl_past_finding {
  fl_str rule, title, function, owner, variant, message, fingerprint, path;
  fl_severity severity;
  fl_confidence confidence;
  uint32_t line, col;
  bool suppressed;
} fl_past_finding;

typedef struct fl_past { // {0} is empty
  fl_arena arena;
  fl_str version, rules_digest;
  FL_ARRAY(fl_past_finding) findings; // in the order of the file
  FL_ARRAY(fl_str) unread;            // files that could not be read, or not as a whole
} fl_past;

// `name` stands in the messages. FL_E_INPUT: it is no JSON, or no report of ours.
FL_MUST_USE int fl_past_read(fl_past *out, const char *name, fl_str text, fl_error *err);
void fl_past_release(fl_past *);

#endif
