// From folders of results to one database. Merging is replacing: in any order, and any folder twice, the same comes out.
#ifndef FL_AUDIT_MERGE_H
#define FL_AUDIT_MERGE_H

#include "audit/db.h"

typedef struct fl_merge_counts {
  uint32_t repositories; // whose results went in
  uint32_t older;        // that the database knows better already
  uint32_t broken;       // whose results are not as their status says: the next run makes them again
} fl_merge_counts;

// Each folder of a group (its first two digits) whole or not at all. Adds to `counts`.
FL_MUST_USE int fl_merge_folder(fl_db *, const char *results, fl_merge_counts *counts, fl_error *err);

#endif
