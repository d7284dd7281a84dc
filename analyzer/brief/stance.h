// What the settings of an item of the inventory mean when machines, or the network between them, fail: rows of the models, asked of its settings.
#ifndef FL_BRIEF_STANCE_H
#define FL_BRIEF_STANCE_H

#include "brief/brief_p.h"

enum { FL_MAX_REMARKS = 4 };
typedef struct fl_stance_found {
  const fl_stance_model *row; // NULL: the models say nothing of such things
  const fl_stance_model *remarks[FL_MAX_REMARKS];
  uint32_t n_remarks;
} fl_stance_found;
// What the settings of the store or topic say that a finding is about; "" = it is none of the inventory.
fl_str fl_stance_at(fl_brief_state *, const fl_finding *);
fl_stance_found fl_stance_of(const fl_brief_state *, const fl_item *);
fl_str fl_stance_word(const fl_stance_found *); // "CP"; "one instance"; "not known"
// The sentence of a row, with the item's values in it.
fl_str fl_stance_says(fl_brief_state *, const fl_stance_model *, const fl_item *);
// What the rows looked at: "min_isr = 2, unclean_election = false (default)"; "" = nothing is set.
fl_str fl_stance_evidence(fl_brief_state *, const fl_stance_found *, const fl_item *);
// "messages written `orders` (confirmed by nobody)": it may lose what was sent or acknowledged, and no rule objects; "" = not so.
bool fl_item_differs(fl_brief_state *, const fl_item *); // other deployments of its name keep their data elsewhere
bool fl_item_is_passing(fl_brief_state *, const fl_item *); // a store or broker: what it keeps goes with its container, pod or process
fl_str fl_stance_may_lose(fl_brief_state *, const fl_item *);
bool fl_item_is_objected(const fl_brief_state *, const fl_item *); // a finding stands there

#endif
