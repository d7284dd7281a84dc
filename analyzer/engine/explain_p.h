// The parts of an explanation.
#ifndef FL_ENGINE_EXPLAIN_P_H
#define FL_ENGINE_EXPLAIN_P_H

#include "base/strbuf.h"
#include "graph/graph.h"

void fl_explain_services(fl_buf *out, fl_ask *, const fl_site *);

#endif
