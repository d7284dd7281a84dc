// The parts of section 10.
#ifndef FL_BRIEF_CAPACITY_H
#define FL_BRIEF_CAPACITY_H

#include "brief/brief_p.h"

fl_str fl_quantity_kind(fl_brief_state *, fl_str key, fl_str value); // what a setting of this name measures; "" = no measure
const fl_quantities *fl_brief_code_quantities(fl_brief_state *); // numbers in code; made when they are asked for the first time
void fl_quantities_join(fl_quantities *);                         // what is said alike in several places becomes one, in a fixed order
void fl_tell_saturation(fl_brief_state *); // what is full first, as formulas

#endif
