// Limit rows -> the limit that holds for a request.
//
// Of the routes that one document has for a host the first that fits is taken; one that asks for more than host and path, or whose
// path cannot be compared, may be taken or not, so that those behind it count as well. Documents of one host are alternatives (an
// environment each): all must agree.
#include "graph/limit.h"

#include "graph/deploy.h"
#include "graph/graph_p.h"
#include "graph/setting.h"

#include "base/duration.h"

enum { NO, MAYBE, YES };

// ---- hosts --------------------------------------------------------------------------------------------------------------------

static const char cluster_domain[] = ".svc.cluster.local";

// `web.shop.svc.cluster.local` and `web.shop.svc` -> "web"; anything else as it is.
static fl_str service_of(fl_str host) {
  bool inside = fl_str_ends_c(host, cluster_domain) || fl_str_ends_c(host, ".svc");
  return inside ? fl_str_slice(host, 0, fl_str_find_char(host, '.')) : host;
}

static bool same_host(fl_str pattern, fl_str host) {
  if (fl_str_starts_c(pattern, "*.")) return fl_str_ends(host, fl_str_from_pos(pattern, 1));
  return fl_str_eq(pattern, host) || fl_str_eq(service_of(pattern), service_of(host));
}

// With its references put in; 0 when one of them is not known.
static fl_sym host_of(fl_graph *g, uint32_t file, fl_sym local) {
  fl_buf host = {0};
  bool known = fl_setting_expand(g, file, g->links[file].f->texts[local], &host);
  fl_sym sym = known && host.n ? fl_intern_add(&g->names, fl_buf_str(&host)) : 0;
  fl_buf_release(&host);
  return sym;
}

// `${service.type}=LoadBalancer|NodePort`; without words, anything but what is off.
static bool holds(const fl_graph *g, uint32_t file, fl_str condition) {
  fl_str asked, words, word;
  fl_buf text = {0};
  if (!fl_str_cut(condition, '=', &asked, &words)) return !fl_is_off(g, file, condition);
  bool known = fl_setting_expand(g, file, asked, &text), found = false;
  while (known && words.n) {
    fl_str_cut(words, '|', &word, &words);
    found |= fl_str_eq(word, fl_buf_str(&text));
  }
  fl_buf_release(&text);
  return found;
}

static bool is_there(const fl_graph *g, uint32_t file, fl_str conditions) {
  fl_str one;
  while (conditions.n) {
    fl_str_cut(conditions, '&', &one, &conditions);
    if (!holds(g, file, one)) return false;
  }
  return true;
}

void fl_index_limits(fl_graph *g) {
  for (uint32_t file = 1; file <= g->n_files; file++) {
    const fl_facts *f = g->links[file].f;
    for (uint32_t i = 1; i < f->n_limits; i++) {
      const fl_limit *l = &f->limits[i];
      if (l->what != FL_LIMIT_route || !is_there(g, file, f->texts[l->only_if])) continue;
      fl_array_push(&g->limits, ((fl_route_node){file, i, host_of(g, file, l->host), host_of(g, file, l->by)}));
    }
  }
}

fl_str fl_route_by(const fl_graph *g, uint32_t file, uint32_t route) {
  uint32_t from = 0, to = g->limits.n; // they stand in the order of files and rows
  while (from < to) {
    uint32_t middle = from + (to - from) / 2;
    const fl_route_node *node = &g->limits.at[middle];
    if (node->file < file || (node->file == file && node->id < route)) from = middle + 1;
    else to = middle;
  }
  const fl_route_node *node = from < g->limits.n ? &g->limits.at[from] : NULL;
  if (!node || node->file != file || node->id != route) return (fl_str){0};
  return node->by ? fl_intern_text(&g->names, node->by) : g->links[file].f->texts[g->links[file].f->limits[route].by];
}

// ---- paths --------------------------------------------------------------------------------------------------------------------

static bool is_open(char c) { return c > 0 && c < 4; }

static uint8_t path_fits(uint8_t fits, fl_str wanted, fl_str path) {
  uint32_t n = 0;
  switch ((enum fl_limit_fits)fits) {
  case FL_FITS_ANY: return YES;
  case FL_FITS_PATTERN: return MAYBE;
  case FL_FITS_RPC: return NO;
  case FL_FITS_EXACT:
  case FL_FITS_PREFIX: break;
  }
  while (n < wanted.n && n < path.n && wanted.at[n] == path.at[n]) n++;
  if (n < path.n && is_open(path.at[n])) return MAYBE;
  if (n < wanted.n) return NO;
  return fits == FL_FITS_PREFIX || n == path.n ? YES : NO;
}

// ---- routes -------------------------------------------------------------------------------------------------------------------

// The row of a route that sets it; 0 when none does.
static uint32_t row_of(const fl_facts *f, uint32_t route, uint8_t what) {
  for (uint32_t i = route + 1; i < f->n_limits && f->limits[i].what != FL_LIMIT_route; i++)
    if (f->limits[i].what == what) return i;
  return 0;
}

static bool parse(fl_str text, uint8_t what, int64_t *value) {
  if (what == FL_LIMIT_attempts || what == FL_LIMIT_retries) return fl_str_to_int64(text, value);
  return fl_duration_parse(text, value) == FL_DURATION_OK;
}

// Joins what one route says to what is known so far. A timeout of zero switches it off.
static void take_route(const fl_graph *g, fl_limit_said *said, bool *none, const fl_route_node *node, uint8_t what) {
  const fl_facts *f = g->links[node->file].f;
  uint32_t row = row_of(f, node->id, what);
  int64_t value = 0;
  fl_buf text = {0};
  bool known = row && fl_setting_expand(g, node->file, f->texts[f->limits[row].val], &text) && parse(fl_buf_str(&text), what, &value);
  fl_buf_release(&text);
  bool counts = what == FL_LIMIT_attempts || what == FL_LIMIT_retries;
  if (!row || (known && value == 0 && !counts)) return (void)(*none = true);
  uint8_t certainty = f->limits[row].profile ? 2 : 3;
  if (said->answer == FL_IS_NONE || !known || (said->answer == FL_IS_BOUNDED && value > said->value))
    said->value = value, said->file = node->file, said->row = row;
  if (said->answer == FL_IS_NONE || certainty < said->certainty) said->certainty = certainty;
  said->answer = known && said->answer != FL_IS_UNKNOWN ? FL_IS_BOUNDED : FL_IS_UNKNOWN;
}

static bool same_document(const fl_graph *g, const fl_route_node *a, const fl_route_node *b) {
  return a->file == b->file && g->links[a->file].f->limits[a->id].by == g->links[b->file].f->limits[b->id].by;
}

fl_limit_said fl_find_limit(const fl_graph *g, fl_str host, fl_str path, uint8_t what) {
  fl_limit_said said = {0};
  bool none = false, taken = false; // taken: a route of this document fits for sure
  const fl_route_node *last = NULL;
  for (uint32_t i = 0; i < g->limits.n && host.n && !none; i++) {
    const fl_route_node *node = &g->limits.at[i];
    const fl_facts *f = g->links[node->file].f;
    const fl_limit *route = &f->limits[node->id];
    if ((g->links[node->file].in->marks & FL_MARK_TEST) || !node->host || !same_host(fl_intern_text(&g->names, node->host), host)) continue;
    if (!last || !same_document(g, last, node)) taken = false;
    last = node;
    uint8_t fits = taken ? NO : path_fits(route->fits, f->texts[route->path], path);
    if (fits != NO) take_route(g, &said, &none, node, what);
    taken |= fits == YES && !route->is_conditional;
  }
  return none ? (fl_limit_said){0} : said;
}

fl_limit_said fl_limit_of_route(const fl_graph *g, uint32_t file, uint32_t route, uint8_t what) {
  fl_limit_said said = {0};
  bool none = false;
  take_route(g, &said, &none, &(fl_route_node){.file = file, .id = route}, what);
  return none ? (fl_limit_said){0} : said;
}

// `timeoutSec` of a backend's own configuration stands in a document apart, which the service names: then the default of its load balancer is not
// what holds everywhere.
static bool may_be_set_apart(const fl_graph *g, const fl_limit_said *said) {
  const fl_facts *f = g->links[said->file].f;
  char buf[64];
  fl_sym key = fl_intern_find(&g->names, fl_setting_spelled(FL_STR("spec.timeoutSec"), buf, sizeof buf));
  bool of_cloud = fl_str_eq_c(f->texts[f->limits[said->row].val], "30s") && fl_limit_is_default(g, said);
  return of_cloud && key && fl_map_get_or(&g->confs_by_key, key, 0);
}

fl_limit_said fl_limit_of_inlet(const fl_graph *g, uint32_t file, uint32_t route) {
  const fl_facts *f = g->links[file].f;
  bool says = row_of(f, route, FL_LIMIT_timeout) || row_of(f, route, FL_LIMIT_idle_timeout);
  if (!says) return (fl_limit_said){.answer = FL_IS_UNKNOWN, .file = file, .row = route};
  fl_limit_said said = fl_limit_of_route(g, file, route, FL_LIMIT_timeout);
  if (!said.answer) said = fl_limit_of_route(g, file, route, FL_LIMIT_idle_timeout);
  if (said.answer == FL_IS_BOUNDED && may_be_set_apart(g, &said)) said.answer = FL_IS_UNKNOWN;
  return said;
}

// What is written nowhere stands where its route stands.
bool fl_limit_is_default(const fl_graph *g, const fl_limit_said *said) {
  const fl_limit *limits = g->links[said->file].f->limits;
  uint32_t route = said->row;
  while (route && limits[route].what != FL_LIMIT_route) route--;
  return limits[route].span.byte_begin == limits[said->row].span.byte_begin;
}
