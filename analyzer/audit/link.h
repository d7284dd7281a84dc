// Repositories together: who of one asks whom of another, and what is wrong only when both are seen.
//
// In: a database with the cards of all repositories. Out: its tables `edges` and `crossings`, made anew. The order of merging does not matter.
#ifndef FL_AUDIT_LINK_H
#define FL_AUDIT_LINK_H

#include "audit/db.h"

typedef struct fl_link_counts {
  uint32_t edges, crossings;
} fl_link_counts;

FL_MUST_USE int fl_link(fl_db *, fl_link_counts *, fl_error *err);

// Does an address that is asked for fit one that is offered? Both as cards write them: pieces that are not known are stars, which stand for any
// text within a segment. 0: no; else how many segments are known on both sides.
uint32_t fl_address_fits(fl_str asked, fl_str offered);
// The name by which a host is known inside: "payment" of "payment.shop.svc.cluster.local"; "" when it is none (an address, a public domain, open).
fl_str fl_host_name(fl_str host);

#endif
