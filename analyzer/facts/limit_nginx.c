// nginx: the locations that pass requests on, and how long that may take.
//
// Timeouts count between two reads or writes, and are 60 seconds unless a location, its server or the whole file says otherwise:
// https://nginx.org/en/docs/http/ngx_http_proxy_module.html. Of several locations nginx takes the exact one, then the longest that
// stops there (`^~`), then the first pattern, then the longest; they are put into that order.
#include "facts/limit_p.h"

#include <stdlib.h>

#define DEFAULT_TIMEOUT "60s"

enum { MAX_DEPTH = 16, MAX_WORDS = 8 };

// A block with the limits that it sets for what is inside.
typedef struct block {
  fl_str kind, modifier, path; // of a location
  fl_str at, target;
  bool rewrites;
  uint32_t first_host, first_location; // of what it holds
  FL_ARRAY(fl_route_limit) limits;
} block;

typedef struct location {
  fl_str modifier, path, at, target;
  bool rewrites;
  uint32_t order;
  FL_ARRAY(fl_route_limit) limits;
} location;

typedef struct server {
  uint32_t first_host, end_host, first_location, end_location;
} server;

typedef struct nginx {
  fl_rows *rows;
  fl_str text;
  uint32_t at;
  fl_str words[MAX_WORDS]; // of the directive that is read
  uint32_t n_words;
  block blocks[MAX_DEPTH]; // the first is the file
  uint32_t depth, skipped; // skipped: blocks that are nested deeper
  FL_ARRAY(fl_str) hosts;
  FL_ARRAY(location) locations;
  FL_ARRAY(server) servers;
} nginx;

// ---- words --------------------------------------------------------------------------------------------------------------------

static bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

static void skip(nginx *n) {
  fl_str text = n->text;
  while (n->at < text.n && (is_blank(text.at[n->at]) || text.at[n->at] == '#')) {
    if (text.at[n->at] == '#')
      while (n->at < text.n && text.at[n->at] != '\n') n->at++;
    else
      n->at++;
  }
}

// A word, or one of `{`, `}`, `;` by itself. `${x}` belongs to a word.
static fl_str take_word(nginx *n) {
  skip(n);
  fl_str text = n->text;
  uint32_t begin = n->at;
  if (begin == text.n) return (fl_str){0};
  char first = text.at[begin];
  if (first == '"' || first == '\'') {
    for (n->at++; n->at < text.n && text.at[n->at] != first; n->at++) n->at += text.at[n->at] == '\\' && n->at + 1 < text.n;
    fl_str word = fl_str_slice(text, begin + 1, n->at);
    n->at += n->at < text.n;
    return word.n ? word : (fl_str){text.at + begin, 1};
  }
  for (bool open = false; n->at < text.n; n->at++) {
    char c = text.at[n->at];
    if (open) open = c != '}';
    else if (c == '{' && n->at > begin && text.at[n->at - 1] == '$') open = true;
    else if (is_blank(c) || c == '{' || c == '}' || c == ';') break;
  }
  if (n->at == begin) n->at++;
  return fl_str_slice(text, begin, n->at);
}

static bool is(fl_str word, const char *text) { return fl_str_eq_c(word, text); }

// ---- blocks -------------------------------------------------------------------------------------------------------------------

static block *top(nginx *n) { return &n->blocks[n->depth - 1]; }

static void open_block(nginx *n) {
  if (n->depth == MAX_DEPTH || n->skipped || n->n_words == 0) return (void)n->skipped++;
  block b = {.kind = n->words[0], .at = n->words[0], .first_host = n->hosts.n, .first_location = n->locations.n};
  bool modified = n->n_words > 2;
  if (n->n_words > 1) b.path = n->words[modified ? 2 : 1];
  if (modified) b.modifier = n->words[1];
  n->blocks[n->depth++] = b;
}

static bool has(const location *l, uint8_t what) {
  for (uint32_t i = 0; i < l->limits.n; i++)
    if (l->limits.at[i].what == what) return true;
  return false;
}

// What a block sets holds for its locations unless they set it themselves.
static void hand_down(location *l, const block *b) {
  for (uint32_t i = 0; i < b->limits.n; i++)
    if (!has(l, b->limits.at[i].what)) fl_array_push(&l->limits, b->limits.at[i]);
}

static void add_location(nginx *n, block *b) {
  location l = {b->modifier, b->path, b->at, b->target, b->rewrites, n->locations.n, {0}};
  fl_array_push(&n->locations, l);
}

static int rank(const location *l) {
  if (is(l->modifier, "=")) return 0;
  if (is(l->modifier, "^~")) return 1;
  return is(l->modifier, "~") || is(l->modifier, "~*") ? 2 : 3;
}

static int by_precedence(const void *a, const void *b) {
  const location *x = a, *y = b;
  if (rank(x) != rank(y)) return rank(x) - rank(y);
  if (rank(x) != 2 && x->path.n != y->path.n) return x->path.n > y->path.n ? -1 : 1;
  return x->order < y->order ? -1 : x->order > y->order;
}

static const uint8_t fits_by_rank[] = {FL_FITS_EXACT, FL_FITS_PREFIX, FL_FITS_PATTERN, FL_FITS_PREFIX};

// A path behind the host of `proxy_pass` stands for the location's: https://nginx.org/en/docs/http/ngx_http_proxy_module.html#proxy_pass
static void read_peer_path(nginx *n, const location *l, fl_route *r) {
  uint32_t scheme = fl_str_find(l->target, FL_STR("://"));
  fl_str behind = scheme == FL_STR_NONE ? (fl_str){0} : fl_str_from_pos(l->target, scheme + 3);
  uint32_t slash = fl_str_find_char(behind, '/');
  fl_str path = slash == FL_STR_NONE ? (fl_str){0} : fl_str_from_pos(behind, slash);
  bool open = fl_str_find_char(path, '$') != FL_STR_NONE; // a variable of the request
  r->replaces = l->rewrites || path.n;
  if (path.n && !open && !l->rewrites) r->prefix = fl_intern_add(&n->rows->syms, path);
}

static void add_route(nginx *n, const location *l, fl_route *r) {
  fl_intern *syms = &n->rows->syms;
  fl_route_begin(r, fl_intern_add(syms, FL_STR("location")), l->at);
  r->target = fl_intern_add(syms, fl_setting_kept(FL_STR("url"), l->target));
  fl_array_push(&r->matches, ((fl_route_match){fl_intern_add(syms, l->path), fits_by_rank[rank(l)], false}));
  read_peer_path(n, l, r);
  for (uint32_t i = 0; i < l->limits.n; i++) fl_array_push(&r->limits, l->limits.at[i]);
  static const uint8_t defaults[] = {FL_LIMIT_idle_timeout, FL_LIMIT_connect_timeout};
  for (size_t i = 0; i < sizeof defaults; i++)
    if (!fl_route_has(r, defaults[i])) fl_route_limit_add(n->rows, r, defaults[i], FL_STR(DEFAULT_TIMEOUT), "", l->at);
  fl_rows_route(n->rows, r);
}

// Published when the whole file is read: limits may stand below what they hold for.
static void publish(nginx *n, const server *s) {
  fl_route r = {0};
  for (uint32_t i = s->first_host; i < s->end_host; i++)
    if (!is(n->hosts.at[i], "_")) fl_array_push(&r.hosts, fl_intern_add(&n->rows->syms, n->hosts.at[i]));
  uint32_t count = s->end_location - s->first_location;
  if (count) qsort(n->locations.at + s->first_location, count, sizeof *n->locations.at, by_precedence);
  for (uint32_t i = s->first_location; i < s->end_location; i++) add_route(n, &n->locations.at[i], &r);
  fl_route_release(&r);
}

static void publish_all(nginx *n) {
  uint32_t done = 0;
  for (uint32_t i = 0; i < n->servers.n; i++) publish(n, &n->servers.at[i]), done = n->servers.at[i].end_location;
  publish(n, &(server){0, 0, done, n->locations.n}); // a piece that others include
}

static void close_block(nginx *n) {
  if (n->skipped) return (void)n->skipped--;
  if (n->depth == 1) return;
  block *b = top(n);
  if (is(b->kind, "location") && b->target.n) add_location(n, b);
  for (uint32_t i = b->first_location; i < n->locations.n; i++) hand_down(&n->locations.at[i], b);
  if (is(b->kind, "server")) fl_array_push(&n->servers, ((server){b->first_host, n->hosts.n, b->first_location, n->locations.n}));
  fl_array_release(&b->limits);
  n->depth--;
}

// ---- directives -----------------------------------------------------------------------------------------------------------------

static void read_limit(nginx *n, block *b) {
  static const struct {
    const char *end; // of the directive, behind proxy_, grpc_, fastcgi_, uwsgi_
    uint8_t what;
  } limits[] = {{"_read_timeout", FL_LIMIT_idle_timeout},
                {"_connect_timeout", FL_LIMIT_connect_timeout},
                {"_next_upstream_tries", FL_LIMIT_attempts},
                {"_next_upstream_timeout", FL_LIMIT_timeout}};
  for (size_t i = 0; i < sizeof limits / sizeof *limits; i++) {
    if (!fl_str_ends_c(n->words[0], limits[i].end) || n->n_words < 2) continue;
    fl_route r = {0};
    fl_route_limit_add(n->rows, &r, limits[i].what, n->words[1], limits[i].what == FL_LIMIT_attempts ? "" : "s", n->words[1]);
    fl_array_push(&b->limits, r.limits.at[0]);
    fl_route_release(&r);
  }
}

// What the whole server takes at once: https://nginx.org/en/docs/ngx_core_module.html
static void read_size(nginx *n) {
  bool whole = n->depth == 1 || (n->depth == 2 && is(top(n)->kind, "events"));
  if (whole && (is(n->words[0], "worker_processes") || is(n->words[0], "worker_connections"))) fl_rows_setting(n->rows, n->words[0], n->words[1], n->words[0]);
}

static void read_directive(nginx *n) {
  block *b = top(n);
  if (n->skipped || n->n_words < 2) return;
  read_size(n);
  if (fl_str_ends_c(n->words[0], "_pass")) b->target = n->words[1];
  if (is(n->words[0], "rewrite")) b->rewrites = true;
  if (is(n->words[0], "server_name"))
    for (uint32_t i = 1; i < n->n_words; i++) fl_array_push(&n->hosts, n->words[i]);
  read_limit(n, b);
}

static void release(nginx *n) {
  for (uint32_t i = 0; i < n->depth; i++) fl_array_release(&n->blocks[i].limits);
  for (uint32_t i = 0; i < n->locations.n; i++) fl_array_release(&n->locations.at[i].limits);
  fl_array_release(&n->hosts);
  fl_array_release(&n->locations);
  fl_array_release(&n->servers);
}

void fl_read_nginx(fl_rows *rows) { fl_read_nginx_text(rows, rows->text); }

void fl_read_nginx_text(fl_rows *rows, fl_str text) {
  nginx n = {.rows = rows, .text = text, .depth = 1};
  for (fl_str word; (word = take_word(&n)).n;) {
    bool mark = word.n == 1 && strchr("{};", word.at[0]);
    if (!mark) {
      if (n.n_words < MAX_WORDS) n.words[n.n_words++] = word;
      continue;
    }
    if (word.at[0] == '{') open_block(&n);
    else if (word.at[0] == ';') read_directive(&n);
    else close_block(&n);
    n.n_words = 0;
  }
  while (n.depth > 1 && !n.skipped) close_block(&n); // cut off
  for (uint32_t i = 0; i < n.locations.n; i++) hand_down(&n.locations.at[i], &n.blocks[0]);
  publish_all(&n);
  release(&n);
}
