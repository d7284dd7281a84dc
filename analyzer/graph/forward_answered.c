// Does whoever a route of a proxy leads to answer what the route hands on?
//
// In: the route, and the addresses of all endpoints. Out: false only where the service has addresses and none of them could begin as the route does.
#include "graph/services_p.h"

static bool is_open(fl_str segment) {
  for (uint32_t i = 0; i < segment.n; i++)
    if ((uint8_t)segment.at[i] <= FL_ROUTE_REST || segment.at[i] == '*' || segment.at[i] == '{') return true;
  return false;
}

static bool is_rest(fl_str segment) { return fl_str_eq_c(segment, "**") || (segment.n == 1 && segment.at[0] == FL_ROUTE_REST); }

// May a request for `address` have a path that begins with `prefix`, or, where nothing may follow, that is it?
static bool may_begin(fl_str address, fl_str prefix, bool whole) {
  while (prefix.n) {
    fl_str want = fl_next_segment(&prefix), has = fl_next_segment(&address);
    if (!want.n || is_rest(has)) return true;
    if (!has.n) return false;
    bool last = prefix.n == 0; // what a location ends with may be half a segment
    if (!is_open(has) && !is_open(want) && !fl_str_eq(has, want) && !(last && fl_str_starts(has, want))) return false;
  }
  fl_str more = fl_next_segment(&address);
  return !whole || !more.n || is_open(more);
}

bool fl_forward_is_answered(const fl_graph *g, const fl_service_map *map, const fl_forward *w) {
  uint8_t fits = w->route ? g->links[w->file].f->limits[w->route].fits : FL_FITS_ANY;
  bool any = false;
  if (!w->to || w->peer.n < 2 || (fits != FL_FITS_PREFIX && fits != FL_FITS_EXACT)) return true;
  for (uint32_t e = 1; e < map->n_endpoints; e++) {
    const fl_endpoint *at = &map->endpoints[e];
    if (at->service != w->to || at->kind != FL_ENTRY_http) continue;
    if (!at->address || may_begin(fl_intern_text(&g->names, at->address), w->peer, fits == FL_FITS_EXACT)) return true;
    any = true;
  }
  return !any;
}
