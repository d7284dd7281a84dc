// Small scanners for formats that settings come in. They go from scalar to scalar, keep slices of the text they are given, and
// stop where it makes no sense; none of them checks a document as a whole.
#ifndef FL_FACTS_SCAN_P_H
#define FL_FACTS_SCAN_P_H

#include "base/str.h"

#include <stdbool.h>
#include <stdint.h>

// ---- JSON, with comments and trailing commas ------------------------------------------------------------------------------

enum { FL_SCAN_DEPTH = 32 };

typedef struct fl_json_level {
  fl_str key; // of the entry that the scan is in; "" in an array
  bool is_array;
  uint32_t index; // in an array: of the element
} fl_json_level;

typedef struct fl_json_scan {
  fl_str text;
  uint32_t at, depth; // depth: open objects and arrays
  fl_json_level levels[FL_SCAN_DEPTH]; // deeper ones are counted, not kept
  fl_str value;       // inside its quotes, escapes as written
  bool is_string, is_broken;
} fl_json_scan;

// Goes to the next scalar. False at the end, or where the text is broken: at `at`.
bool fl_json_scan_next(fl_json_scan *);
// Is the scalar at depth `n`, and is its key on level `level` this one?
bool fl_json_scan_is(const fl_json_scan *, uint32_t level, const char *key);

#endif
