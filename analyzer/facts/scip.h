// An index that a compiler's own tool made (SCIP, https://github.com/sourcegraph/scip/blob/main/scip.proto, version 0.5): which symbol
// each name in a file stands for.
//
// In: the bytes of index.scip. Out: occurrences by file, sorted by line. Only what name resolution needs is read; the texts lie in
// the bytes, which must outlive the index. Bytes that are no index are an error; a field that is cut off ends the reading with one.
#ifndef FL_FACTS_SCIP_H
#define FL_FACTS_SCIP_H

#include "base/array.h"
#include "base/error.h"
#include "base/str.h"

#include <stdbool.h>

typedef struct fl_scip_occurrence {
  fl_str symbol;
  uint32_t line;   // from 1
  bool defines;    // the symbol's own declaration
} fl_scip_occurrence;

typedef struct fl_scip_document {
  fl_str path;      // relative to the root of the index
  uint32_t first, n; // occurrences, sorted by line
} fl_scip_document;

typedef struct fl_scip {
  FL_ARRAY(fl_scip_document) documents; // sorted by path
  FL_ARRAY(fl_scip_occurrence) occurrences;
} fl_scip;

FL_MUST_USE int fl_scip_read(fl_scip *out, fl_str bytes, const char *name, fl_error *err);
void fl_scip_release(fl_scip *);
const fl_scip_document *fl_scip_find(const fl_scip *, fl_str path); // NULL when it is not indexed

// The last descriptor's name: "Do" of "scip-go gomod std . `net/http`/Client#Do().". "" of local symbols.
fl_str fl_scip_name(fl_str symbol);
// The descriptors as a qualified name, segments of namespaces joined by `separator`: "net/http.Client.Do". "" of local symbols. Written to `buf`.
fl_str fl_scip_qualified(fl_str symbol, char separator, char *buf, uint32_t size);

#endif
