// --fail-on.
#ifndef FL_CLI_GATE_H
#define FL_CLI_GATE_H

#include "findings/finding.h"

#include <string.h>

// FL_SEVERITY_NONE: there is no gate. NULL is the default.
static inline fl_severity fl_gate_of(const char *word) {
  if (!word || strcmp(word, "error") == 0) return FL_SEVERITY_ERROR;
  if (strcmp(word, "warning") == 0) return FL_SEVERITY_WARNING;
  return strcmp(word, "note") == 0 ? FL_SEVERITY_NOTE : FL_SEVERITY_NONE;
}

#endif
