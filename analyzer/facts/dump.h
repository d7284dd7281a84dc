// Facts as text: one record a line, in the order of facts.h, the same bytes for the same facts.
//
// Ids are written `f2` (function), `r5` (region), `@7` (call), `t1` (type), `=4` (assignment); values are written out in place,
// a call inside a value by its id alone:
//
//   func f2 Get f:*Client 10:1 (ctx context.Context, n int) error
//   region r3 f2 in r2 loop while test (nil == ctx.Err@4) 12:2
//   call @5 f2 r3 c.http.Do(req) 12:12
//   assign f2 r3 resp, := @5[0] 12:3
#ifndef FL_FACTS_DUMP_H
#define FL_FACTS_DUMP_H

#include "base/strbuf.h"
#include "facts/facts.h"

// Appends to `out`. `language` names the language in the first line; NULL leaves that line out.
void fl_facts_dump(fl_buf *out, const fl_facts *facts, const char *language);

// Appends one value as the dump writes it; values nested deeper than 40 levels end in `..`.
void fl_facts_dump_val(fl_buf *out, const fl_facts *facts, fl_id val);

#endif
