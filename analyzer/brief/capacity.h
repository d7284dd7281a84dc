// The parts of section 10.
#ifndef FL_BRIEF_CAPACITY_H
#define FL_BRIEF_CAPACITY_H

#include "brief/brief_p.h"

fl_str fl_quantity_kind(fl_brief_state *, fl_str key, fl_str value); // what a setting of this name measures; "" = no measure
const fl_quantities *fl_brief_code_quantities(fl_brief_state *); // numbers in code; made when they are asked for the first time
void fl_quantities_join(fl_quantities *);                         // what is said alike in several places becomes one, in a fixed order
void fl_tell_saturation(fl_brief_state *); // what is full first, as formulas

// holders.c: which calls hold one of what is limited, told for each service and each sort of entry point that leads there.
typedef enum fl_held_by { FL_HELD_BY_http = 1, FL_HELD_BY_rpc = 2, FL_HELD_BY_message = 4, FL_HELD_BY_run = 8, FL_HELD_BY_request = 3, FL_HELD_BY_all = 15 } fl_held_by;

typedef struct fl_hold {
  fl_str service;
  uint32_t waiting, entry; // of the budgets
  uint8_t by;              // fl_held_by, one of them
  uint8_t answer;          // fl_answer
  bool many;               // once for each element of what is not known: `ms` is of one element
  int64_t each_ms, ms;     // one attempt, which is what keeps a connection; all that one way through makes of it
} fl_hold;
typedef FL_ARRAY(fl_hold) fl_holds;

struct fl_budgets;
void fl_holds_of(fl_holds *, struct fl_budgets *);
bool fl_holds_longer(const fl_hold *, const fl_hold *than); // than: NULL = nothing
uint32_t fl_runs_of(const struct fl_budgets *, fl_str service);

#endif
