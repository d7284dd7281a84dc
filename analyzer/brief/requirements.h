// The parts of section 2, and what others ask of them.
#ifndef FL_BRIEF_REQUIREMENTS_H
#define FL_BRIEF_REQUIREMENTS_H

#include "brief/brief_p.h"

// Entry points that count: no tests, nothing generated, no guesses.
bool fl_brief_counts_entry(const fl_brief_state *, const fl_entry_point *);
// Another begin of a job that was begun by the same type already: what the framework runs is one.
bool fl_brief_is_begun(const fl_brief_state *, uint32_t entry); // index + 1
// The services that offer it, at most FL_MAX_USERS: what a library offers, each that runs the code which registers it.
uint32_t fl_brief_offering(const fl_brief_state *, const fl_entry_point *, uint32_t *services);
void fl_require_deployments(fl_brief_state *);
void fl_require_stores(fl_brief_state *);
void fl_require_numbers(fl_brief_state *);
uint32_t fl_require_alerts(fl_brief_state *); // how many there are
void fl_require_answers(fl_brief_state *); // the open questions

#endif
