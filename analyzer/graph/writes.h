// What a write stores, as far as the code around it shows.
#ifndef FL_GRAPH_WRITES_H
#define FL_GRAPH_WRITES_H

#include "graph/graph.h"

// Does the site store a number that the code has computed from what it has read of the same thing, with nothing that keeps another from
// doing the same at once? Returns certainty, 0 = no; `read` is the site that gave the old number.
uint8_t fl_ask_recomputed(fl_ask *, const fl_site *, const fl_site **read);

// Does it write back an object that was read under the same key and changed since? As above. `handed`: where callers hand the object to the function of
// the write, the read of each of those that have changed it.
enum { FL_MOST_READS = 8 };
typedef struct fl_reads {
  const fl_site *at[FL_MOST_READS];
  uint32_t n;
} fl_reads;
uint8_t fl_ask_rewritten(fl_ask *, const fl_site *, const fl_site **read, fl_reads *handed);
// The calls that hand such an object to the function of the write, where it is none of its own: others hand over what loses nothing.
uint32_t fl_ask_rewritten_by(fl_ask *, const fl_site *, fl_call_ref *out, uint32_t cap);

// Is somebody kept out while the function runs, or asked whether he was faster (words of `guards`; columns and fields of `version_columns`)?
bool fl_speaks_of_guards(const fl_graph *, fl_func_ref);
bool fl_type_counts_versions(const fl_graph *, uint32_t file, uint32_t type);

#endif
