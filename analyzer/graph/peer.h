// Whom services ask without a call of their own, because settings or what they are built with say so.
#ifndef FL_GRAPH_PEER_H
#define FL_GRAPH_PEER_H

#include "graph/services.h"

typedef struct fl_peer {
  uint32_t from, to; // services; to 0: `host` is no code of the repository
  fl_sym host;       // as it is called there, or a name
  fl_str what;       // "settings", "traces"
  bool each_request; // that the service answers
  fl_str protocol;   // of a store or broker; "": it is none
  fl_str meanwhile;  // what goes on while it is away; "": not told
  int64_t ms;        // how long it is waited for, FL_MS_INFINITE: for ever; -1: not told
  uint32_t file;     // where it is told; 0: by a manifest alone
  fl_span span;
} fl_peer;
uint32_t fl_graph_peers(const fl_graph *, const fl_peer **out); // by row of the models, then by service
// Why what no setting of the repository says may be set for a service all the same, and where that is told.
typedef struct fl_away {
  fl_str why; // "the settings of `orders` stand at ..., which is not here"; "": they are here
  uint32_t file;
  fl_span span;
} fl_away;
fl_away fl_graph_settings_away(const fl_graph *, uint32_t service);
// A store that a service has in its own process: no network is waited for.
typedef struct fl_at_hand {
  fl_str protocol; // "": it has none
  fl_str why;
} fl_at_hand;
fl_at_hand fl_graph_store_at_hand(const fl_graph *, uint32_t service);
uint32_t fl_graph_n_services(const fl_graph *); // services[1..n-1]

#endif
