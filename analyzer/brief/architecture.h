// The parts of section 3.
#ifndef FL_BRIEF_ARCHITECTURE_H
#define FL_BRIEF_ARCHITECTURE_H

#include "brief/brief_p.h"

void fl_tell_event_types(fl_brief_state *); // who makes and who handles each event of a bus
void fl_tell_data_access(fl_brief_state *); // who reads and writes what, and with which settings
void fl_tell_stances(fl_brief_state *);     // what they mean when something fails

bool fl_is_access(const fl_brief_state *, const fl_site *); // of a store, in code that runs

void fl_tell_open_ports(fl_brief_state *, const fl_forward *inlets, uint32_t n); // ports.c

#endif
