// Programs that listen at ports and of which no request, message or clock was seen: what is silent about them is not well, but unseen.
#ifndef FL_BRIEF_UNHEARD_H
#define FL_BRIEF_UNHEARD_H

#include "brief/brief_p.h"

bool fl_is_unheard(fl_brief_state *);            // is there any?
void fl_tell_unheard(fl_brief_state *);         // section 2: who they are; nothing where there are none
void fl_sum_up_unheard(fl_brief_state *);       // section 1: how many
bool fl_tell_unheard_libraries(fl_brief_state *); // section 11: what nobody has described of the libraries they are built with

#endif
