// What the readers of routes share.
#include "facts/limit_p.h"

#include <stdio.h>

void fl_route_begin(fl_route *r, fl_sym by, fl_str at) {
  r->by = by;
  r->at = at;
  r->target = r->prefix = r->rewrite = r->rewritten = 0;
  r->strip = 0;
  r->is_conditional = r->is_outside = r->replaces = false;
  fl_array_clear(&r->matches);
  fl_array_clear(&r->limits);
}

void fl_route_release(fl_route *r) {
  fl_array_release(&r->hosts);
  fl_array_release(&r->matches);
  fl_array_release(&r->limits);
}

bool fl_route_has(const fl_route *r, uint8_t what) {
  for (uint32_t i = 0; i < r->limits.n; i++)
    if (r->limits.at[i].what == what) return true;
  return false;
}

static bool is_digits(fl_str text) {
  for (uint32_t i = 0; i < text.n; i++)
    if (text.at[i] < '0' || text.at[i] > '9') return false;
  return text.n > 0;
}

void fl_route_limit_add(fl_rows *rows, fl_route *r, uint8_t what, fl_str val, const char *unit, fl_str at) {
  char text[64];
  fl_str kept = fl_setting_kept((fl_str){0}, val);
  if (*unit && is_digits(kept)) {
    int n = snprintf(text, sizeof text, "%.*s%s", FL_STR_ARG(kept), unit);
    kept = n > 0 && (size_t)n < sizeof text ? (fl_str){text, (uint32_t)n} : (fl_str){0};
  }
  fl_array_push(&r->limits, ((fl_route_limit){what, fl_intern_add(&rows->syms, kept), at}));
}

void fl_route_limit_set(fl_rows *rows, fl_route *r, uint8_t what, fl_str val, fl_str at) {
  fl_route_limit one = {what, fl_intern_add(&rows->syms, val), at};
  for (uint32_t i = 0; i < r->limits.n; i++)
    if (r->limits.at[i].what == what) return (void)(r->limits.at[i] = one);
  fl_array_push(&r->limits, one);
}

// How the peer sees what begins with the path of the route; empty where that is not known.
static void add_peer_path(fl_rows *rows, const fl_route *r, fl_limit row) {
  fl_buf text = {0};
  if (!fl_route_changes_path(r)) return;
  row.what = FL_LIMIT_peer;
  row.val = fl_route_peer_path(rows, r, fl_intern_text(&rows->syms, row.path), &text) ? fl_intern_add(&rows->syms, fl_buf_str(&text)) : 0;
  fl_rows_limit(rows, row, r->at);
  fl_buf_release(&text);
}

static void add_limits(fl_rows *rows, const fl_route *r, fl_sym host, const fl_route_match *m) {
  fl_limit row = {.by = r->by, .host = host, .path = m->path, .fits = m->fits};
  row.is_conditional = r->is_conditional || m->is_conditional;
  row.is_outside = r->is_outside;
  row.what = FL_LIMIT_route;
  row.val = r->target;
  fl_rows_limit(rows, row, r->at);
  add_peer_path(rows, r, row);
  for (uint32_t i = 0; i < r->limits.n; i++) {
    row.what = r->limits.at[i].what;
    row.val = r->limits.at[i].val;
    fl_rows_limit(rows, row, r->limits.at[i].at);
  }
}

static void add_paths(fl_rows *rows, const fl_route *r, fl_sym host) {
  static const fl_route_match any = {0, FL_FITS_ANY, false};
  if (r->matches.n == 0) add_limits(rows, r, host, &any);
  for (uint32_t i = 0; i < r->matches.n; i++) add_limits(rows, r, host, &r->matches.at[i]);
}

void fl_rows_route(fl_rows *rows, const fl_route *r) {
  if (r->hosts.n == 0) add_paths(rows, r, 0);
  for (uint32_t i = 0; i < r->hosts.n && !rows->full; i++) add_paths(rows, r, r->hosts.at[i]);
}
