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
  uint32_t first_place, n_places; // in places: its file, and those of the places that go with it
  bool suppressed;
} fl_past_finding;

typedef struct fl_past_gap { // something that a file says and nobody understood
  fl_str path, kind;
  uint32_t count;
} fl_past_gap;

typedef struct fl_past { // {0} is empty
  fl_arena arena;
  fl_str version, rules_digest;
  FL_ARRAY(fl_past_finding) findings; // in the order of the file
  FL_ARRAY(fl_str) places;            // of the findings
  FL_ARRAY(fl_str) unread;            // files that could not be read, or not as a whole
  FL_ARRAY(fl_past_gap) gaps;         // of answers
  uint64_t n_gaps;                    // of every sort
} fl_past;

// `name` stands in the messages. FL_E_INPUT: it is no JSON, or no report of ours.
FL_MUST_USE int fl_past_read(fl_past *out, const char *name, fl_str text, fl_error *err);
void fl_past_release(fl_past *);

#endif
