// What runs once when a service starts, before it serves anybody: what goes wrong there is not what a rule says of requests.
#ifndef FL_BRIEF_START_H
#define FL_BRIEF_START_H

#include "brief/brief_p.h"

// Only a main leads there, in its own thread and in no loop, and its service has other entry points.
bool fl_is_at_start(fl_brief_state *, const fl_known_finding *);

// Only starts of programs, and clocks, lead there, whatever threads and loops they begin: nobody waits for it who asks from outside, and its rule says what
// that means.
bool fl_is_aside(const fl_brief_state *, const fl_known_finding *);

// What a rule says, or what holds at the start where all findings of a hazard stand there. Borrowed from the document or the rule.
fl_str fl_hazard_failure(fl_brief_state *, const fl_hazard *);
fl_str fl_hazard_felt_by(fl_brief_state *, const fl_hazard *);
// Of the way that is chosen to mend it: option, or that of its first finding.
uint32_t fl_hazard_option(fl_brief_state *, const fl_hazard *);
fl_str fl_hazard_guardrail(const fl_hazard *, uint32_t option);
fl_str fl_hazard_experiment(fl_brief_state *, const fl_hazard *, uint32_t option);
fl_str fl_hazard_metric(const fl_hazard *, uint32_t option);
fl_str fl_hazard_alert(const fl_hazard *, uint32_t option);
fl_str fl_hazard_way_back(const fl_hazard *, uint32_t option);
fl_str fl_hazard_only(fl_brief_state *, const fl_hazard *); // the states of the program in which alone requests come to all of its places; "" = to some they always do
bool fl_is_without_client(fl_brief_state *, const fl_known_finding *, uint32_t option); // the option speaks of a client, and functions of a library are called
fl_str fl_finding_change(fl_brief_state *, const fl_known_finding *, uint32_t option); // what is to be done at this place

#endif
