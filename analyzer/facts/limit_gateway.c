// Limits among other settings: a gateway's routes (as Spring Cloud Gateway writes them), and the methods of a gRPC service config.
#include "facts/limit_p.h"

// ---- gateways -------------------------------------------------------------------------------------------------------------------

// Behind the head of a gateway's keys, whatever stands before it.
static bool in_gateway(fl_str path, fl_str *rest) {
  static const char *const servers[] = {"server.webflux.", "server.webmvc.", "mvc."};
  uint32_t at = fl_str_find(path, FL_STR(".gateway."));
  if (at == FL_STR_NONE) return false;
  *rest = fl_str_from_pos(path, at + 9);
  for (size_t i = 0; i < sizeof servers / sizeof *servers; i++)
    if (fl_str_starts_c(*rest, servers[i])) *rest = fl_str_from_pos(*rest, (uint32_t)strlen(servers[i]));
  return true;
}

// The name under which others call the gateway itself.
static fl_sym name_of_application(fl_rows *rows, fl_doc *d) {
  for (uint32_t i = 0; i < d->leaves.n; i++)
    if (fl_str_ends_c(fl_doc_path(d, i), ".application.name")) return fl_intern_add(&rows->syms, fl_doc_value(d, i));
  return 0;
}

// `Path=/orders/**,/carts/**`: one match each, up to the first wildcard.
static void read_predicate(fl_rows *rows, fl_route *r, fl_str text) {
  fl_str paths, path;
  if (!fl_str_starts_c(text, "Path=")) {
    r->is_conditional |= text.n > 0;
    return;
  }
  for (paths = fl_str_from_pos(text, 5); paths.n;) {
    fl_str_cut(paths, ',', &path, &paths);
    path = fl_str_trim(path);
    uint32_t star = fl_str_find_char(path, '*');
    uint32_t hole = fl_str_find_char(path, '{'), end = star < hole ? star : hole;
    uint8_t fits = end == FL_STR_NONE ? FL_FITS_EXACT : FL_FITS_PREFIX;
    fl_array_push(&r->matches, ((fl_route_match){fl_intern_add(&rows->syms, fl_str_slice(path, 0, end)), fits, false}));
  }
}

static void read_route_part(fl_rows *rows, fl_doc *d, fl_route *r, fl_str rest, uint32_t leaf) {
  fl_parts parts;
  fl_str value = fl_doc_value(d, leaf), at = d->leaves.at[leaf].value;
  if (fl_path_fits(rest, "predicates[*]", &parts)) read_predicate(rows, r, value);
  else if (fl_str_eq_c(rest, "metadata.response-timeout")) fl_route_limit_add(rows, r, FL_LIMIT_timeout, value, "ms", at);
  else if (fl_str_eq_c(rest, "metadata.connect-timeout")) fl_route_limit_add(rows, r, FL_LIMIT_connect_timeout, value, "ms", at);
  else if (fl_str_eq_c(rest, "uri")) r->target = fl_intern_add(&rows->syms, fl_setting_kept(FL_STR("uri"), value));
}

// What holds for every route that says nothing itself.
static void add_common(fl_rows *rows, fl_doc *d, fl_route *r) {
  for (uint32_t i = 0; i < d->leaves.n; i++) {
    fl_str rest, value = d->leaves.at[i].value;
    if (!in_gateway(fl_doc_path(d, i), &rest)) continue;
    if (fl_str_eq_c(rest, "httpclient.response-timeout") && !fl_route_has(r, FL_LIMIT_timeout))
      fl_route_limit_add(rows, r, FL_LIMIT_timeout, fl_doc_value(d, i), "ms", value);
    if (fl_str_eq_c(rest, "httpclient.connect-timeout") && !fl_route_has(r, FL_LIMIT_connect_timeout))
      fl_route_limit_add(rows, r, FL_LIMIT_connect_timeout, fl_doc_value(d, i), "ms", value);
  }
}

// Filters for all routes stand beside the list of routes; those of a route itself count where both say something.
static void close_route(fl_rows *rows, fl_doc *d, fl_route *r, fl_str head) {
  if (!r->at.at) return;
  uint32_t routes = fl_str_find(head, FL_STR("routes["));
  fl_read_filters(rows, d, r, fl_str_slice(head, 0, routes), "default-filters[");
  fl_read_filters(rows, d, r, head, "filters[");
  add_common(rows, d, r);
  fl_rows_route(rows, r);
}

void fl_read_gateway(fl_rows *rows, fl_doc *d) {
  if (!fl_str_contains(rows->text, FL_STR("gateway"))) return;
  fl_route route = {0};
  fl_str last = {0}, rest;
  fl_parts parts;
  fl_sym by = fl_intern_add(&rows->syms, FL_STR("gateway")), host = name_of_application(rows, d);
  if (host) fl_array_push(&route.hosts, host);
  for (uint32_t i = 0; i < d->leaves.n; i++) {
    fl_str path = fl_doc_path(d, i);
    if (!in_gateway(path, &rest) || !fl_path_fits(rest, "routes[*].", &parts)) continue;
    fl_str head = fl_str_slice(path, 0, path.n - parts.rest.n);
    if (!fl_str_eq(head, last)) {
      close_route(rows, d, &route, last);
      fl_route_begin(&route, by, d->leaves.at[i].value);
    }
    last = head;
    read_route_part(rows, d, &route, parts.rest, i);
  }
  close_route(rows, d, &route, last);
  fl_route_release(&route);
}

// ---- service configs ------------------------------------------------------------------------------------------------------------

static uint32_t find_below(const fl_doc *d, fl_str head, const char *key, uint32_t from) {
  for (uint32_t i = from; i < d->leaves.n && fl_str_starts(fl_doc_path(d, i), head); i++)
    if (fl_str_eq_c(fl_str_from_pos(fl_doc_path(d, i), head.n), key)) return i;
  return UINT32_MAX;
}

// `{"service": "a.B", "method": "C"}`; without a method all of the service.
static void read_name(fl_rows *rows, fl_doc *d, fl_route *r, fl_str name, uint32_t from) {
  uint32_t service = find_below(d, name, "service", from), method = find_below(d, name, "method", from);
  fl_buf text = {0};
  if (service != UINT32_MAX) fl_buf_add(&text, fl_doc_value(d, service));
  fl_buf_add_char(&text, '/');
  if (method != UINT32_MAX) fl_buf_add(&text, fl_doc_value(d, method));
  fl_array_push(&r->matches, ((fl_route_match){fl_intern_add(&rows->syms, fl_buf_str(&text)), FL_FITS_RPC, false}));
  fl_buf_release(&text);
}

static void read_method_part(fl_rows *rows, fl_doc *d, fl_route *r, fl_str rest, uint32_t leaf, fl_str *last_name) {
  static const struct {
    const char *key;
    uint8_t what;
  } limits[] = {{"timeout", FL_LIMIT_timeout}, {"retryPolicy.maxAttempts", FL_LIMIT_attempts}, {"retryPolicy.initialBackoff", FL_LIMIT_backoff}};
  fl_parts parts;
  for (size_t i = 0; i < sizeof limits / sizeof *limits; i++)
    if (fl_str_eq_c(rest, limits[i].key))
      fl_route_limit_add(rows, r, limits[i].what, fl_doc_value(d, leaf), "", d->leaves.at[leaf].value);
  if (!fl_path_fits(rest, "name[*].", &parts)) return;
  fl_str path = fl_doc_path(d, leaf), name = fl_str_slice(path, 0, path.n - parts.rest.n);
  if (!fl_str_eq(name, *last_name)) read_name(rows, d, r, name, leaf);
  *last_name = name;
}

void fl_read_method_config(fl_rows *rows, fl_doc *d) {
  if (!fl_str_contains(rows->text, FL_STR("methodConfig"))) return;
  fl_route route = {0};
  fl_str last = {0}, last_name = {0};
  fl_parts parts;
  fl_sym by = fl_intern_add(&rows->syms, FL_STR("service config"));
  for (uint32_t i = 0; i < d->leaves.n; i++) {
    fl_str path = fl_doc_path(d, i);
    if (!fl_path_fits(path, "methodConfig[*].", &parts)) continue;
    fl_str head = fl_str_slice(path, 0, path.n - parts.rest.n);
    if (!fl_str_eq(head, last)) {
      if (route.at.at) fl_rows_route(rows, &route);
      fl_route_begin(&route, by, d->leaves.at[i].value);
    }
    last = head;
    read_method_part(rows, d, &route, parts.rest, i, &last_name);
  }
  if (route.at.at) fl_rows_route(rows, &route);
  fl_route_release(&route);
}
