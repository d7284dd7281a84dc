// What meshes, gateways and proxies allow a request, as far as its host and path say which route it takes.
#ifndef FL_GRAPH_LIMIT_H
#define FL_GRAPH_LIMIT_H

#include "graph/graph.h"

// Makes the table of all limit rows; once, before the first question.
void fl_index_limits(fl_graph *);

typedef struct fl_limit_said {
  uint8_t answer;     // fl_answer: none where no route is known or one of them sets nothing; bounded; unknown
  uint8_t certainty;
  int64_t value;      // ms or a count, of the loosest route that the request may take
  uint32_t file, row; // limits[] of the file: what sets it
} fl_limit_said;
// `host` without port; `path` as far as it is known: an unknown piece is a byte below 4. Every document that has routes for the host
// must set the limit, and so must every route that may be taken there.
fl_limit_said fl_find_limit(const fl_graph *, fl_str host, fl_str path, uint8_t what);
// What one route sets: limits[] of the file.
fl_limit_said fl_limit_of_route(const fl_graph *, uint32_t file, uint32_t route, uint8_t what);
// How long a way in from outside lets a request take: none where it says that nothing ends it, unknown where it says nothing.
fl_limit_said fl_limit_of_inlet(const fl_graph *, uint32_t file, uint32_t route);
// Nobody wrote it: it is what holds where the route says nothing.
bool fl_limit_is_default(const fl_graph *, const fl_limit_said *);
struct fl_request;
fl_str fl_path_of_request(const fl_graph *, const struct fl_request *, char *buf, uint32_t size);
// Who sets the limits of a route, with references put in. "": it is not there, because a chart makes it only when told so.
fl_str fl_route_by(const fl_graph *, uint32_t file, uint32_t route);

// How often what carries a site's requests repeats each of them, where it does so for all of them; `n` 0 where that is not known.
typedef struct fl_repeats {
  int64_t n;
  uint8_t certainty;
  bool is_unasked; // nobody wrote the number
  fl_str by;       // "VirtualService orders", or the workload whose sidecar does it
} fl_repeats;
fl_repeats fl_ask_repeats(fl_ask *, const fl_site *);

// route_end.c: what ends a request that is handed on; answer none: nothing that is known, and no default of its own that would.
struct fl_forward;
fl_limit_said fl_ask_forward_end(fl_ask *, const struct fl_forward *);
fl_str fl_forward_says(const fl_graph *, const struct fl_forward *, uint8_t what); // as it is written; "" = it does not
int64_t fl_forward_sends(const fl_graph *, const struct fl_forward *, fl_str verb); // how often at most; 1: once

#endif
