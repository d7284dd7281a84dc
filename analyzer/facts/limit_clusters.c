// Routes to clusters of destinations, as YARP reads them below any section: Routes.NAME.{ClusterId, Match.Path, Transforms[*]},
// Clusters.NAME.Destinations.NAME.Address. What a route hands on has the path that its transforms leave.
#include "facts/limit_p.h"

#include "base/duration.h"
#include "base/io.h"

#include <stdio.h>
#include <string.h>

// What the section is called that holds the routes, up to its last dot; false: the path leads to no cluster of a route.
static bool is_route_end(fl_str path, fl_str *section, fl_str *route) {
  static const char list[] = "Routes.", end[] = ".ClusterId";
  uint32_t at = fl_str_starts_c(path, list) ? 0 : fl_str_find(path, FL_STR(".Routes."));
  if (at == FL_STR_NONE || !fl_str_ends_c(path, end)) return false;
  if (path.at[at] == '.') at++;
  *section = fl_str_slice(path, 0, at);
  *route = fl_str_slice(path, 0, path.n - (uint32_t)strlen(end) + 1);
  return route->n > at + strlen(list);
}

static fl_str below(fl_doc *d, fl_str head, const char *key) {
  char path[256];
  int n = snprintf(path, sizeof path, "%.*s%s", FL_STR_ARG(head), key);
  return n > 0 && (size_t)n < sizeof path ? fl_doc_find(d, path) : (fl_str){0};
}

// The value of a transform, whichever of the list it is.
static fl_str transform_of(fl_doc *d, fl_str route, const char *name) {
  char pattern[64];
  fl_parts parts;
  int n = snprintf(pattern, sizeof pattern, "Transforms[*].%s", name);
  for (uint32_t i = 0; n > 0 && i < d->leaves.n; i++) {
    fl_str path = fl_doc_path(d, i);
    if (fl_str_starts(path, route) && fl_path_fits(fl_str_from_pos(path, route.n), pattern, &parts)) return fl_doc_value(d, i);
  }
  return (fl_str){0};
}

// As the destination sees it: set anew, or what is left of the route's own.
static void add_match(fl_rows *rows, fl_doc *d, fl_route *r, fl_str route) {
  fl_buf path = {0};
  fl_buf_add(&path, below(d, route, "Match.Path"));
  fl_str set = fl_rows_keep(rows, transform_of(d, route, "PathPattern")), whole = transform_of(d, route, "PathSet");
  if (set.n || whole.n) fl_buf_clear(&path), fl_buf_add(&path, set.n ? set : whole);
  fl_str text = fl_buf_str(&path), cut = transform_of(d, route, "PathRemovePrefix");
  if (cut.n && fl_str_starts(text, cut)) text = fl_str_from_pos(text, cut.n);
  uint32_t hole = fl_str_find_char(text, '{');
  fl_str known = fl_str_slice(text, 0, hole);
  if (!known.n && text.n) known = FL_STR("/");
  if (known.n) fl_array_push(&r->matches, ((fl_route_match){fl_intern_add(&rows->syms, known), hole == FL_STR_NONE ? FL_FITS_EXACT : FL_FITS_PREFIX, false}));
  fl_buf_release(&path);
}

// "00:01:40" is what the settings of .NET call 100 seconds, "1.00:00:00" a day. A time that is said but not read is unknown, not absent.
static void add_time(fl_rows *rows, fl_route *r, uint8_t what, fl_str val) {
  int64_t ms;
  if (!val.n) return;
  if (!fl_duration_parse_clock(val, &ms) || ms < 0 || ms == FL_MS_INFINITE) return fl_route_limit_add(rows, r, what, FL_STR("?"), "", val);
  char text[32];
  int n = snprintf(text, sizeof text, ms % 1000 ? "%lldms" : "%llds", (long long)(ms % 1000 ? ms : ms / 1000));
  if (n > 0) fl_route_limit_add(rows, r, what, (fl_str){text, (uint32_t)n}, "", val);
}

static void add_route(fl_rows *rows, fl_doc *d, fl_route *r, fl_str route, fl_str cluster, uint32_t destination) {
  fl_str at = d->leaves.at[destination].value;
  fl_route_begin(r, fl_intern_add(&rows->syms, FL_STR("gateway")), at);
  add_match(rows, d, r, route);
  add_time(rows, r, FL_LIMIT_timeout, below(d, route, "Timeout"));
  fl_str idle = below(d, cluster, "HttpRequest.ActivityTimeout");
  if (idle.n) add_time(rows, r, FL_LIMIT_idle_timeout, idle);
  else fl_route_limit_add(rows, r, FL_LIMIT_idle_timeout, FL_STR("100s"), "", at); // https://learn.microsoft.com/aspnet/core/fundamentals/servers/yarp/timeouts, YARP 2
  r->target = fl_intern_add(&rows->syms, fl_setting_kept(FL_STR("Address"), fl_doc_value(d, destination)));
  fl_rows_route(rows, r);
}

// One route for each destination of its cluster.
static void add_cluster(fl_rows *rows, fl_doc *d, fl_route *r, fl_str section, fl_str route, fl_str name) {
  fl_buf head = {0};
  fl_parts parts;
  fl_buf_printf(&head, "%.*sClusters.%.*s.", FL_STR_ARG(section), FL_STR_ARG(name));
  fl_str cluster = fl_buf_str(&head);
  for (uint32_t i = 0; i < d->leaves.n; i++) {
    fl_str path = fl_doc_path(d, i);
    bool is_destination = fl_str_starts(path, cluster) && fl_path_fits(fl_str_from_pos(path, cluster.n), "Destinations.*.Address", &parts);
    if (is_destination) add_route(rows, d, r, route, cluster, i);
  }
  fl_buf_release(&head);
}

// No caller writes the host: these limits are of what the proxy itself asks.
void fl_read_clusters(fl_rows *rows, fl_doc *d) {
  fl_route route = {0};
  fl_str section, head;
  if (!fl_str_contains(rows->text, FL_STR("ClusterId")) || !fl_str_contains(rows->text, FL_STR("Destinations"))) return;
  fl_array_push(&route.hosts, fl_intern_add(&rows->syms, FL_STR("-")));
  for (uint32_t i = 0; i < d->leaves.n && !rows->full; i++) {
    if (!is_route_end(fl_doc_path(d, i), &section, &head)) continue;
    fl_buf name = {0};
    fl_buf_add(&name, fl_doc_value(d, i)); // borrowed until the next question
    add_cluster(rows, d, &route, section, head, fl_buf_str(&name));
    fl_buf_release(&name);
  }
  fl_route_release(&route);
}

// ---- where programs listen ----------------------------------------------------------------------------------------------------------------

// Of a program that is started as its launch settings say, or as its own do: "https://localhost:5001;http://localhost:5000".
void fl_read_listening(fl_rows *rows, fl_doc *d) {
  bool launch = fl_str_eq_c(fl_path_base(rows->path), "launchSettings.json"), own = fl_str_starts_c(fl_path_base(rows->path), "appsettings.");
  fl_parts parts;
  for (uint32_t i = 0; (launch || own) && i < d->leaves.n && !rows->full; i++) {
    fl_str path = fl_doc_path(d, i), url, rest = d->leaves.at[i].value;
    bool listens = launch ? fl_path_fits(path, "profiles.*.applicationUrl", &parts) : fl_path_fits(path, "Kestrel.Endpoints.*.Url", &parts) || fl_str_eq_c(path, "Urls");
    while (listens && rest.n) {
      fl_str_cut(rest, ';', &url, &rest);
      fl_rows_conf(rows, FL_STR(FL_SETTING_LISTENS), url, url);
    }
  }
}
