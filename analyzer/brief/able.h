// Can what stands at the place follow a way to mend it? By what the models say of the client of the call and of the store behind it.
#ifndef FL_BRIEF_ABLE_H
#define FL_BRIEF_ABLE_H

#include "brief/brief_p.h"
#include "graph/ability.h"

// Do the calls, or the transaction, that it is about take a connection of a pool? Not known is no.
bool fl_is_pooled(const fl_brief_state *, const fl_known_finding *);

// What an option asks of the client, and of which the models say that it lacks it: NO, ANEW where what is stored must be laid out anew for it, YES when
// all is there, UNKNOWN when nothing says otherwise. `ability`: the first that is lacking.
fl_can fl_brief_able(fl_brief_state *, const fl_known_finding *, const fl_remedy *, uint8_t *ability);

bool fl_is_of_data(uint8_t ability); // how what is stored is written: another client could, and for limits none

// "`redis` has no such setting where a client or pool is made": what is lacking, in words; "" = nothing.
fl_str fl_brief_unable_text(fl_brief_state *, const fl_known_finding *, const fl_remedy *);

#endif
