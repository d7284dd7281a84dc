// Facts of a finding by which one of a rule's options is the one, each with the words in which it is told; "" where it does not hold or is not known.
#ifndef FL_BRIEF_RECOMMEND_P_H
#define FL_BRIEF_RECOMMEND_P_H

#include "brief/recommend.h"

typedef struct fl_asking {
  fl_brief_state *s;
  const fl_known_finding *known;
  uint32_t site; // the call that it is about; 0: not known
  fl_party party;
  fl_cites cites; // of what was found
  bool silent;    // nobody asks why: nothing becomes a source
  uint32_t option; // that is weighed
} fl_asking;

const fl_place *fl_pair_of(const fl_finding *); // the step before it; NULL: it names none
fl_str fl_fact_steps(fl_asking *); // an entry point takes three steps or more in other services
fl_str fl_fact_money(fl_asking *); // one of the two is about money
fl_str fl_fact_final(fl_asking *); // whoever did the first step has no operation that takes back

#endif
