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

static void add_route(fl_rows *rows, fl_route *r, fl_str name, fl_str path, fl_str url, fl_str service, fl_str at) {
  fl_route_begin(r, fl_intern_add(&rows->syms, FL_STR("gateway")), at);
  r->target = target_of(rows, url, service.n ? service : name);
  uint32_t star = fl_str_find_char(path, '*');
  uint8_t fits = star == FL_STR_NONE ? FL_FITS_EXACT : FL_FITS_PREFIX;
  if (path.n) fl_array_push(&r->matches, ((fl_route_match){fl_intern_add(&rows->syms, fl_str_slice(path, 0, star)), fits, false}));
  fl_rows_route(rows, r);
}

void fl_read_zuul(fl_rows *rows, fl_doc *d) {
  fl_route route = {0};
  for (uint32_t i = 0; i < d->leaves.n;) {
    fl_str key, other, path = {0}, url = {0}, service = {0}, at = d->leaves.at[i].value;
    if (!fl_str_starts_c(fl_doc_path(d, i), head)) {
      i++;
      continue;
    }
    fl_str name = name_of_route(fl_doc_path(d, i), &key);
    for (; i < d->leaves.n && fl_str_starts_c(fl_doc_path(d, i), head); i++) {
      if (!fl_str_eq(name_of_route(fl_doc_path(d, i), &other), name)) break;
      fl_str value = fl_doc_value(d, i);
      if (fl_str_eq_c(other, "path")) path = value;
      if (fl_str_eq_c(other, "url")) url = value;
      if (fl_str_eq_c(other, "serviceId") || fl_str_eq_c(other, "service-id")) service = value;
    }
    add_route(rows, &route, name, path, url, service, at);
  }
  fl_route_release(&route);
}
