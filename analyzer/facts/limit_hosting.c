// Rewrites of a host of static pages, as firebase.json says them: hosting.rewrites[n].{source, run.serviceId}, one site or a list of them. What does not
// lead to a service (a page, a function) is no route.
//
// The host gives a service 60 seconds, which nobody can change. https://firebase.google.com/docs/hosting/cloud-run
#include "facts/limit_p.h"

#define TIMEOUT "60s"

// "hosting.rewrites[3]." of one of its keys.
static bool in_rewrite(fl_str path, fl_str *head, fl_str *key) {
  uint32_t at = fl_str_starts_c(path, "hosting") ? fl_str_find(path, FL_STR("rewrites[")) : FL_STR_NONE;
  uint32_t end = at == FL_STR_NONE ? FL_STR_NONE : fl_str_find(fl_str_from_pos(path, at), FL_STR("]."));
  if (end == FL_STR_NONE) return false;
  *head = fl_str_slice(path, 0, at + end + 2);
  *key = fl_str_from_pos(path, at + end + 2);
  return true;
}

static fl_sym target_of(fl_rows *rows, fl_str service) {
  fl_buf text = {0};
  fl_buf_printf(&text, "https://%.*s", FL_STR_ARG(service));
  fl_sym sym = fl_intern_add(&rows->syms, fl_buf_str(&text));
  fl_buf_release(&text);
  return sym;
}

// "/api/orders{,/**}": what stands before the first pattern.
static void add_source(fl_rows *rows, fl_route *r, fl_str source) {
  uint32_t end = 0;
  while (end < source.n && !fl_str_contains(FL_STR("*{?@("), fl_str_slice(source, end, end + 1))) end++;
  uint8_t fits = end == source.n ? FL_FITS_EXACT : FL_FITS_PREFIX;
  fl_array_push(&r->matches, ((fl_route_match){fl_intern_add(&rows->syms, fl_str_slice(source, 0, end)), fits, false}));
}

static void add_rewrite(fl_rows *rows, fl_route *r, fl_str source, fl_str service, fl_str at) {
  if (!service.n || !source.n) return;
  fl_route_begin(r, fl_intern_add(&rows->syms, FL_STR("gateway")), at);
  r->target = target_of(rows, service);
  add_source(rows, r, source);
  fl_route_limit_add(rows, r, FL_LIMIT_timeout, FL_STR(TIMEOUT), "", at);
  fl_rows_route(rows, r);
}

static void read_rewrites(fl_rows *rows, fl_doc *d) {
  fl_route route = {0};
  for (uint32_t i = 0; i < d->leaves.n;) {
    fl_str head, other, key, source = {0}, service = {0}, at = d->leaves.at[i].value;
    if (!in_rewrite(fl_doc_path(d, i), &head, &key)) {
      i++;
      continue;
    }
    for (; i < d->leaves.n && in_rewrite(fl_doc_path(d, i), &other, &key) && fl_str_eq(other, head); i++) {
      if (fl_str_eq_c(key, "source")) source = d->leaves.at[i].value;
      if (fl_str_eq_c(key, "run.serviceId")) service = d->leaves.at[i].value;
    }
    add_rewrite(rows, &route, source, service, at);
  }
  fl_route_release(&route);
}

void fl_read_hosting(fl_rows *rows) {
  fl_json_scan s = {.text = rows->text};
  fl_doc doc = {0};
  while (fl_json_scan_next(&s)) fl_doc_add_json(&doc, &s);
  read_rewrites(rows, &doc);
  if (s.is_broken) fl_rows_broken(rows, s.at);
  fl_doc_release(&doc);
}
