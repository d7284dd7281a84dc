// Routes of Zuul, as Spring Cloud Netflix writes them: zuul.routes.NAME.{path, url, serviceId}, or zuul.routes.NAME for the path alone.
// Where neither URL nor service is named, the route is called like the service.
#include "facts/limit_p.h"

static const char head[] = "zuul.routes.";

static fl_str name_of_route(fl_str path, fl_str *key) {
  fl_str rest = fl_str_from_pos(path, sizeof head - 1), name;
  *key = FL_STR("path");
  if (!fl_str_cut(rest, '.', &name, key)) return rest;
  return name;
}

static fl_sym target_of(fl_rows *rows, fl_str url, fl_str service) {
  fl_buf text = {0};
  if (url.n) fl_buf_add(&text, fl_setting_kept(FL_STR("url"), url));
  else fl_buf_printf(&text, "lb://%.*s", FL_STR_ARG(service));
  fl_sym sym = fl_intern_add(&rows->syms, fl_buf_str(&text));
  fl_buf_release(&text);
  return sym;
}

static uint32_t count_segments(fl_str path) {
  uint32_t n = 0;
  for (uint32_t i = 1; i < path.n; i++) n += path.at[i] == '/' || i + 1 == path.n;
  return n;
}

// A route to a service goes by a command of its name, one to a URL by the client for all of these: models say what ends either.
static void add_breaker(fl_rows *rows, fl_route *r, fl_str url, fl_str service, fl_str at) {
  fl_buf text = {0};
  if (url.n) fl_buf_add(&text, FL_STR("zuul.url"));
  else fl_buf_printf(&text, "zuul.service %.*s", FL_STR_ARG(service));
  fl_route_limit_set(rows, r, FL_LIMIT_breaker, fl_buf_str(&text), at);
  fl_buf_release(&text);
}

typedef struct zuul_route {
  fl_str path, url, service, strip;
} zuul_route;

static void add_route(fl_rows *rows, fl_route *r, fl_str name, const zuul_route *read, fl_str at) {
  fl_str path = read->path, url = read->url, service = read->service;
  fl_route_begin(r, fl_intern_add(&rows->syms, FL_STR("gateway")), at);
  r->target = target_of(rows, url, service.n ? service : name);
  uint32_t star = fl_str_find_char(path, '*');
  uint8_t fits = star == FL_STR_NONE ? FL_FITS_EXACT : FL_FITS_PREFIX;
  if (path.n) fl_array_push(&r->matches, ((fl_route_match){fl_intern_add(&rows->syms, fl_str_slice(path, 0, star)), fits, false}));
  if (!fl_str_eq_c(read->strip, "false") && star != FL_STR_NONE) r->strip = count_segments(fl_str_slice(path, 0, star));
  add_breaker(rows, r, url, service.n ? service : name, at);
  fl_rows_route(rows, r);
}

void fl_read_zuul(fl_rows *rows, fl_doc *d) {
  fl_route route = {0};
  for (uint32_t i = 0; i < d->leaves.n;) {
    fl_str key, other, at = d->leaves.at[i].value;
    zuul_route read = {0};
    if (!fl_str_starts_c(fl_doc_path(d, i), head)) {
      i++;
      continue;
    }
    fl_str name = name_of_route(fl_doc_path(d, i), &key);
    for (; i < d->leaves.n && fl_str_starts_c(fl_doc_path(d, i), head); i++) {
      if (!fl_str_eq(name_of_route(fl_doc_path(d, i), &other), name)) break;
      fl_str value = fl_doc_value(d, i);
      if (fl_str_eq_c(other, "path")) read.path = value;
      if (fl_str_eq_c(other, "url")) read.url = value;
      if (fl_str_eq_c(other, "serviceId") || fl_str_eq_c(other, "service-id")) read.service = value;
      if (fl_str_eq_c(other, "stripPrefix") || fl_str_eq_c(other, "strip-prefix")) read.strip = value;
    }
    add_route(rows, &route, name, &read, at);
  }
  fl_route_release(&route);
}
