// Why roles are unknown, counted: the half of an answer that a number of unknown ones leaves out.
#ifndef FL_CLI_STATS_UNKNOWN_H
#define FL_CLI_STATS_UNKNOWN_H

#include "base/arena.h"
#include "base/array.h"
#include "base/json.h"

typedef struct fl_reason { fl_str why; uint32_t n; } fl_reason;
typedef FL_ARRAY(fl_reason) fl_reasons;

void fl_reasons_add(fl_reasons *, fl_arena *, fl_str why);
void fl_reasons_print(fl_reasons *);            // the most frequent first
void fl_reasons_put(fl_reasons *, fl_json *w);  // an object: why -> count

#endif
