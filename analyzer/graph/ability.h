// What the client of a call, or the store behind it, can do. Absence is never guessed: where no model says it, it is not known.
#ifndef FL_GRAPH_ABILITY_H
#define FL_GRAPH_ABILITY_H

#include "graph/graph.h"

// anew: only where what is stored is laid out anew.
typedef enum fl_can { FL_CAN_UNKNOWN, FL_CAN_YES, FL_CAN_NO, FL_CAN_ANEW } fl_can;

// What the library of the call says of the version that the file is built with, else what holds for every client of the protocol.
fl_can fl_graph_can(const fl_graph *, const fl_site *, uint8_t ability); // fl_ability
fl_str fl_graph_client_name(const fl_graph *, const fl_site *); // the package that the call is of, "" = nobody knows
fl_str fl_graph_can_versions(const fl_graph *, const fl_site *, uint8_t ability); // "<4": it is said of these versions; "" = of all

// Is it a function of the library, with no object behind it that could be told something once?
bool fl_graph_is_plain_call(const fl_graph *, const fl_site *);

#endif
