// Facts as bytes, and back: for the cache. The bytes are read by the build that wrote them, on the same machine.
#ifndef FL_FACTS_STORED_H
#define FL_FACTS_STORED_H

#include "base/strbuf.h"
#include "facts/facts.h"

// Appended behind padding to a multiple of 8.
void fl_facts_store(fl_buf *out, const fl_facts *);
// `bytes` begin at a multiple of 8. The rows and the texts' bytes are borrowed from them, the table of texts lives in `arena`. False when the
// sizes do not agree, which a checksum has ruled out before.
FL_MUST_USE bool fl_facts_restore(fl_facts *out, fl_arena *arena, fl_str bytes);

#endif
