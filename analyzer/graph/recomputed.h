// Numbers that are read, changed and written back: the ways to see it. writes.h asks all of them.
#ifndef FL_GRAPH_RECOMPUTED_H
#define FL_GRAPH_RECOMPUTED_H

#include "graph/ask_p.h"

uint8_t fl_recomputed_in_document(fl_ask *, const fl_site *, const fl_site **read); // in an object of which the text or the bytes are written
uint8_t fl_recomputed_in_text(fl_ask *, const fl_site *, const fl_site **read); // recomputed_text.c: in the text of a statement

#endif
