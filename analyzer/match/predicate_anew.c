// Objects that could be shared and live for one request.
#include "match/predicate_p.h"

#include "graph/anew.h"

fl_reply fl_reply_per_request(fl_focus *f) {
  uint8_t certainty = fl_made_for_each_request(f->ask, f->site);
  return certainty ? (fl_reply){FL_YES, certainty} : (fl_reply){FL_NO, 0};
}
