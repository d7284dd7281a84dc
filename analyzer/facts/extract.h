// One file in, its facts out.
//
// In: a source, its language's role table. Out: fl_facts in the file's arena. The idea: parse, flatten (parse/syntax.h), then
// one recursive walk in which each node's role says what to record. Broken syntax is no failure: it becomes holes, and what
// is healthy around and inside is still read.
#ifndef FL_FACTS_EXTRACT_H
#define FL_FACTS_EXTRACT_H

#include "base/arena.h"
#include "base/error.h"
#include "facts/facts.h"
#include "facts/roles.h"
#include "parse/compiler.h"
#include "parse/source.h"

typedef struct fl_extract_options {
  uint16_t language;   // index into the language registry; copied to the facts
  uint16_t max_depth;  // levels of nesting before a subtree becomes a hole; 0 = 400
  uint64_t max_steps;  // parser budget, 0 = by size
  uint64_t max_memory; // of the parser, 0 = by size
  uint32_t wall_ms;    // last resort, 0 = 2000
  const fl_compiled *compiled; // how a compiler sees the file; NULL: nobody asked one
} fl_extract_options;

// A worker's parser, buffers and tables, reused from file to file. Owned by one thread at a time.
typedef struct fl_extractor fl_extractor;
fl_extractor *fl_extractor_new(void);
void fl_extractor_free(fl_extractor *);

// The facts and all their texts live in `arena`. A parse that ran out of its budget gives facts with one hole (FL_HOLE_BUDGET, FL_HOLE_MEMORY)
// and status 0. Fails only when the source is larger than FL_MAX_SOURCE_BYTES or the grammar does not fit the parser.
FL_MUST_USE int fl_extract_file(fl_facts *out, fl_arena *arena, fl_extractor *, const fl_source *, const fl_mapping *,
                                const fl_extract_options *, fl_error *err);

// The compiled table of a language, NULL when there is none.
const fl_mapping *fl_mapping_find(const char *language);

#endif
