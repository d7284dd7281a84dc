// Keys of settings with holes, filled in for the call or annotation that asks.
#ifndef FL_GRAPH_CONFIG_KEY_H
#define FL_GRAPH_CONFIG_KEY_H

#include "graph/ask_p.h"

// False: what fills one of the holes is not known.
bool fl_config_key(fl_ask *, const fl_place_of *, fl_str key, fl_buf *out);

#endif
