// Routes by how many segments they have and how they begin, so that a request is compared with few of them.
//
// In: endpoints, in order. Out: for a path the endpoints that may answer it. Route and path are compared segment by segment, so both have as
// many, but for routes that take any rest; and where neither begins with something unknown, they begin alike.
#include "graph/services_p.h"

#include "base/hash.h"

enum { OPEN_BEGIN = 0, TAKES_REST = UINT32_MAX };

typedef struct outline {
  uint32_t segments; // TAKES_REST: any number
  uint32_t begin;    // hash of the first one without case; OPEN_BEGIN: it holds something unknown
} outline;

static uint32_t hash_of_begin(fl_str segment) {
  uint32_t hash = 2166136261u;
  for (uint32_t i = 0; i < segment.n; i++) hash = (hash ^ (uint8_t)(segment.at[i] | 32)) * 16777619u;
  return hash ? hash : 1;
}

static outline outline_of(fl_str path) {
  outline o = {0, OPEN_BEGIN};
  if (path.n <= 1) return o;
  while (path.n) {
    if (path.n == 2 && path.at[1] == FL_ROUTE_REST) return (outline){TAKES_REST, OPEN_BEGIN};
    fl_str segment = fl_next_segment(&path);
    if (!o.segments && fl_str_find_char(segment, FL_TEXT_ANY) == FL_STR_NONE) o.begin = hash_of_begin(segment);
    o.segments++;
  }
  return o;
}

static void put_before(fl_map *first, uint32_t *next, uint64_t key, uint32_t endpoint) {
  next[endpoint] = fl_map_get_or(first, key, 0);
  fl_map_put(first, key, endpoint);
}

void fl_index_routes(fl_services *s) {
  fl_route_index *x = &s->routes;
  x->next_alike = fl_alloc_zero(s->endpoints.n, sizeof(uint32_t)), x->next_long_as = fl_alloc_zero(s->endpoints.n, sizeof(uint32_t));
  for (uint32_t i = s->endpoints.n; i-- > 1;) {
    if (s->endpoints.at[i].kind != FL_ENTRY_http) continue;
    outline o = outline_of(fl_intern_text(&s->a->g->names, s->endpoints.at[i].address));
    put_before(&x->alike, x->next_alike, FL_KEY(o.segments, o.begin), i);
    put_before(&x->long_as, x->next_long_as, o.segments, i);
  }
}

void fl_release_routes(fl_services *s) {
  fl_map_release(&s->routes.alike);
  fl_map_release(&s->routes.long_as);
  fl_free(s->routes.next_alike);
  fl_free(s->routes.next_long_as);
}

fl_routes fl_routes_like(const fl_services *s, fl_str path) {
  const fl_route_index *x = &s->routes;
  outline o = outline_of(path);
  fl_routes out = {{x->next_alike, x->next_alike, x->next_alike}, {fl_map_get_or(&x->alike, FL_KEY(TAKES_REST, OPEN_BEGIN), 0)}};
  if (o.begin) out.at[1] = fl_map_get_or(&x->alike, FL_KEY(o.segments, OPEN_BEGIN), 0), out.at[2] = fl_map_get_or(&x->alike, FL_KEY(o.segments, o.begin), 0);
  else out.next[1] = x->next_long_as, out.at[1] = fl_map_get_or(&x->long_as, o.segments, 0);
  return out;
}

uint32_t fl_next_route(fl_routes *r) {
  uint32_t least = 0;
  for (uint32_t i = 1; i < 3; i++)
    if (r->at[i] && (!r->at[least] || r->at[i] < r->at[least])) least = i;
  uint32_t endpoint = r->at[least];
  if (endpoint) r->at[least] = r->next[least][endpoint];
  return endpoint;
}
