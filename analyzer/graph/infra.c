// What a mesh or gateway on the way says of a site's deadline.
//
// In: the outcomes of the site's own carriers, and the requests that the site may make. Where every request takes a route that is
// limited, the limit holds, unless the site has a tighter answer already: a bound outside of the process is a bound, with a scope of
// its own. It says nothing where the host is not known.
#include "graph/limit.h"
#include "graph/role_p.h"
#include "graph/services.h"
#include "graph/setting.h"

#include <stdio.h>

// "/pkg.Service/Method" or the path of the address; unknown pieces stay marked.
fl_str fl_path_of_request(const fl_graph *g, const fl_request *r, char *buf, uint32_t size) {
  fl_str address = fl_intern_text(&g->names, r->address), method = fl_intern_text(&g->names, r->method);
  if (r->kind == FL_ENTRY_rpc) {
    int n = snprintf(buf, size, "/%c%.*s/%.*s", FL_TEXT_ANY, FL_STR_ARG(address), FL_STR_ARG(method)); // the package is not known
    return (fl_str){buf, n > 0 && (uint32_t)n < size ? (uint32_t)n : 0};
  }
  if (address.n) return address;
  buf[0] = FL_TEXT_ANY;
  return (fl_str){buf, 1};
}

// A total limit, else the time between two pieces of data.
static fl_limit_said limit_of(const fl_graph *g, const fl_request *r) {
  char buf[FL_MAX_NAME];
  fl_str host = fl_intern_text(&g->names, r->host), path = fl_path_of_request(g, r, buf, sizeof buf);
  fl_limit_said said = fl_find_limit(g, host, path, FL_LIMIT_timeout);
  return said.answer ? said : fl_find_limit(g, host, path, FL_LIMIT_idle_timeout);
}

// Of all requests: none where one of them has no limit. `open`: it is not known where one of them goes.
static fl_limit_said limit_of_all(fl_ask *a, const fl_site *s, uint8_t *certainty, bool *open) {
  uint32_t n, first = fl_ask_requests(a, s, &n);
  const fl_service_map *map = fl_ask_services(a);
  fl_limit_said all = {0};
  *open = n == 0;
  for (uint32_t i = 0; i < n; i++) {
    const fl_request *r = &map->requests[first + i];
    *open |= !r->host;
    fl_limit_said one = r->host ? limit_of(a->g, r) : (fl_limit_said){0};
    if (!one.answer) return one;
    if (!all.answer || one.answer == FL_IS_UNKNOWN || (all.answer == FL_IS_BOUNDED && one.value > all.value)) all = one;
    if (r->certainty < *certainty) *certainty = r->certainty;
  }
  return all;
}

static fl_outcome outcome_of(fl_ask *a, const fl_limit_said *said, uint8_t certainty) {
  const fl_limit *row = &a->g->links[said->file].f->limits[said->row];
  fl_outcome o = {.answer = said->answer, .certainty = said->certainty < certainty ? said->certainty : certainty, .scope = FL_SCOPE_infra};
  o.value = said->answer == FL_IS_BOUNDED ? said->value : -1;
  o.flags = FL_OUT_SET;
  o.why = fl_say_word(a, o.answer == FL_IS_BOUNDED ? "a route outside of the process ends it" : "a route outside of the process sets a limit that is not known here");
  o.chain = fl_step_to(a, NULL, FL_STEP_config, said->file, row->span, fl_gsym(a->g, said->file, row->by));
  return o;
}

static bool is_bounded(const fl_verdict *v) {
  for (uint32_t i = 0; i < v->at.n; i++)
    if (v->at.at[i].answer != FL_IS_BOUNDED) return false;
  return v->at.n > 0;
}

// Some routes of the repository end requests by themselves.
static bool limits_time(const fl_graph *g) {
  for (uint32_t i = 0; i < g->limits.n; i++) {
    const fl_route_node *route = &g->limits.at[i];
    if (!route->host || g->links[route->file].f->limits[route->id].is_outside || (g->links[route->file].in->marks & FL_MARK_TEST)) continue;
    if (fl_limit_of_route(g, route->file, route->id, FL_LIMIT_timeout).answer) return true;
  }
  return false;
}

// A request that may take such a route, or not, is no longer proved to be without an end.
static void weaken(fl_verdict *v) {
  for (uint32_t i = 0; i < v->at.n; i++)
    if (v->at.at[i].answer == FL_IS_UNBOUNDED && v->at.at[i].certainty > 2) v->at.at[i].certainty = 2;
}

void fl_add_infra(fl_ask *a, const fl_site *s, uint8_t role, fl_verdict *v) {
  bool asked = role == FL_ROLEKIND_deadline && s->kind == FL_SITE_remote_call && a->g->limits.n;
  if (!asked || is_bounded(v)) return;
  uint8_t certainty = s->certainty;
  bool open;
  fl_limit_said said = limit_of_all(a, s, &certainty, &open);
  if (!said.answer) return open && limits_time(a->g) ? weaken(v) : (void)0;
  v->at.n = 0;
  fl_array_push(&v->at, outcome_of(a, &said, certainty));
}
