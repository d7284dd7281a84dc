// Which of a rule's ways to mend it comes first for one finding: the rule says what each way needs, the graph whether that is so.
#ifndef FL_BRIEF_RECOMMEND_H
#define FL_BRIEF_RECOMMEND_H

#include "brief/brief_p.h"

typedef struct fl_recommended {
  uint32_t option; // fl_rule.options
  fl_str because;  // "`payment` stands in this repository"; "" = it is the smallest, and nothing known of the finding says otherwise
  fl_cites cites;  // of the reason
} fl_recommended;

// The first option whose need is met, else the first one that needs nothing and has nothing against it, else the first.
fl_recommended fl_brief_recommend(fl_brief_state *, const fl_known_finding *);

// How much work an option is at this place; what makes it less or more than the rule says, "" = nothing: a context that stands at hand, an operation that
// whoever did the first step does not have.
const char *fl_brief_effort(fl_brief_state *, const fl_known_finding *, const fl_remedy *);
fl_str fl_brief_context_at_hand(fl_brief_state *, const fl_known_finding *, const fl_remedy *);
fl_str fl_brief_lacks_undo(fl_brief_state *, const fl_known_finding *, const fl_remedy *);

// "`Bus.cs:12` and `Orders.cs:30`": what the option makes the calls throw is caught there, before it comes to whoever asked; "" = nowhere that is known, or
// the option is not of this sort. `cites` may be NULL.
fl_str fl_brief_caught_at(fl_brief_state *, const fl_hazard *, uint32_t option, fl_cites *);

#endif
