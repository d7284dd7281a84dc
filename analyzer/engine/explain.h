// Why a line is judged as it is: every site on it with the answer to each of its roles, also when all is well.
#ifndef FL_ENGINE_EXPLAIN_H
#define FL_ENGINE_EXPLAIN_H

#include "engine/engine.h"

// Appends to `out`. `path` as in the walk. Returns how many sites and findings there were.
uint32_t fl_analysis_explain(fl_buf *out, const fl_analysis *, fl_str path, uint32_t line);

#endif
