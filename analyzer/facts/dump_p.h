// What the dump's two files share.
#ifndef FL_FACTS_DUMP_P_H
#define FL_FACTS_DUMP_P_H

#include "facts/dump.h"

#include <string.h>

const char *fl_dump_op(uint8_t op);
void fl_dump_quoted(fl_buf *out, fl_str text);

#endif
