// Between the files that read statements.
#ifndef FL_GRAPH_STATEMENT_P_H
#define FL_GRAPH_STATEMENT_P_H

#include "graph/ask_p.h"
#include "graph/statement.h"

// The statement that the first argument of a call was put together to be. False where it is none, or one of several.
bool fl_statement_built(fl_ask *, const fl_place_of *, fl_sql *out);

#endif
