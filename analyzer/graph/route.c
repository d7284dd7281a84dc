// Addresses in the form in which they are compared: routes as frameworks write them, the addresses that requests are sent to.
//
//   "/orders/:id"  "/orders/{id:[0-9]+}"  "orders/<int:id>/"  "^/orders/(?P<id>\d+)$"   ->   /orders/ANY
//   "http://${HOST}:8080/orders/{id}?full=1"   ->   host open, port 8080, /orders/ANY
#include "graph/services_p.h"
#include "graph/words.h"

#include <string.h>

enum { MAX_SEGMENTS = 32 };

// ---- routes -------------------------------------------------------------------------------------------------------------------

typedef struct writer {
  char text[FL_MAX_NAME];
  uint32_t n;
  bool rest; // a segment that stands for any number of them: it is the last
} writer;

static void put(writer *w, char c) {
  bool doubled = w->n && ((c == '/' && w->text[w->n - 1] == '/') || (c == FL_TEXT_ANY && w->text[w->n - 1] == FL_TEXT_ANY));
  if (!doubled && w->n < sizeof w->text) w->text[w->n++] = c;
}

static uint32_t closing(fl_str text, uint32_t open, char end) {
  uint32_t depth = 0;
  for (uint32_t i = open; i < text.n; i++) {
    if (text.at[i] == '\\') i++;
    else if (text.at[i] == text.at[open] && end != text.at[open]) depth++;
    else if (text.at[i] == end && (depth == 0 || --depth == 0)) return i;
  }
  return text.n - 1;
}

// What a placeholder says about itself may let it stand for several segments.
static bool takes_rest(fl_str inside) {
  return fl_str_contains(inside, FL_STR(".*")) || fl_str_contains(inside, FL_STR(".+")) || fl_str_ends_c(inside, "...") ||
         fl_str_starts_c(inside, "*") || fl_str_ends_c(inside, "*") || fl_str_starts_c(inside, "path:") || fl_str_ends_c(inside, ":path");
}

static bool is_word(char c) { return c == '_' || (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z'); }

static uint32_t placeholder(writer *w, fl_str text, uint32_t at) {
  static const char pairs[] = "{}<>()[]";
  const char *open = strchr(pairs, text.at[at]);
  FL_ASSERT(open);
  uint32_t end = closing(text, at, open[1]);
  if (takes_rest(fl_str_slice(text, at + 1, end))) w->rest = true;
  put(w, FL_TEXT_ANY);
  return end + 1;
}

// `:id`, `:id(\d+)`, `*rest`, `**`
static uint32_t named_piece(writer *w, fl_str text, uint32_t at) {
  uint32_t i = at + 1;
  while (i < text.n && (is_word(text.at[i]) || text.at[i] == '*')) i++;
  if (i < text.n && text.at[i] == '(') i = closing(text, i, ')') + 1;
  if (text.at[at] == '*' && i >= text.n) w->rest = true;
  put(w, FL_TEXT_ANY);
  return i;
}

static uint32_t route_piece(writer *w, fl_str text, uint32_t i) {
  char c = text.at[i];
  bool begins = w->n == 0 || w->text[w->n - 1] == '/';
  uint32_t end;
  switch (c) {
  case '{': case '<': case '(': case '[': return placeholder(w, text, i);
  case ':':
    if (begins) return named_piece(w, text, i);
    break;
  case '*':
    if (begins) return named_piece(w, text, i);
    put(w, FL_TEXT_ANY);
    return i + 1;
  case '\\': // of a regular expression: a class, or a plain character
    if (i + 1 < text.n && strchr("dwsS", text.at[i + 1])) put(w, FL_TEXT_ANY);
    else if (i + 1 < text.n) put(w, text.at[i + 1]);
    for (end = i + 2; end < text.n && strchr("+*", text.at[end]); end++) continue;
    return end;
  case FL_TEXT_KEY:
    put(w, FL_TEXT_ANY);
    end = fl_str_find_char(fl_str_from_pos(text, i), FL_TEXT_KEY_END);
    return end == FL_STR_NONE ? text.n : i + end + 1;
  case '^': case '$': case '?': return i + 1;
  default: break;
  }
  put(w, c);
  return i + 1;
}

static fl_sym finish(fl_graph *g, writer *w) {
  while (w->n > 1 && w->text[w->n - 1] == '/') w->n--;
  if (w->rest && w->n && w->text[w->n - 1] == FL_TEXT_ANY) w->text[w->n - 1] = FL_ROUTE_REST;
  return fl_intern_add(&g->names, (fl_str){w->text, w->n});
}

fl_sym fl_route_of(fl_graph *g, fl_str text) {
  writer w = {.n = 0};
  put(&w, '/');
  uint32_t key_end = text.n && text.at[0] == FL_TEXT_KEY ? fl_str_find_char(text, FL_TEXT_KEY_END) : FL_STR_NONE;
  if (key_end != FL_STR_NONE) text = fl_str_from_pos(text, key_end + 1); // a prefix that nobody sets is none
  for (uint32_t i = 0; i < text.n && !w.rest;) i = route_piece(&w, text, i);
  return finish(g, &w);
}

// ---- requests -----------------------------------------------------------------------------------------------------------------

fl_sym fl_url_path(fl_graph *g, fl_str text) {
  writer w = {.n = 0};
  put(&w, '/');
  for (uint32_t i = 0; i < text.n && text.at[i] != '?' && text.at[i] != '#';) {
    if (text.at[i] == '{') i = placeholder(&w, text, i);
    else if (text.at[i] == FL_TEXT_KEY) i = route_piece(&w, text, i);
    else put(&w, text.at[i++]);
  }
  w.rest = false;
  return finish(g, &w);
}

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

static bool is_open(char c) { return c == FL_TEXT_ANY || c == FL_TEXT_KEY; }

static uint32_t find_open(fl_str text) {
  for (uint32_t i = 0; i < text.n; i++)
    if (is_open(text.at[i])) return i;
  return FL_STR_NONE;
}

// "user@host:80": what is known of it, and whether something unknown follows that may be anything.
static void read_authority(fl_url *u, fl_str authority, bool is_last) {
  uint32_t at = fl_str_rfind_char(authority, '@');
  if (at != FL_STR_NONE) authority = fl_str_from_pos(authority, at + 1);
  uint32_t open = find_open(authority);
  fl_str known = fl_str_slice(authority, 0, open == FL_STR_NONE ? authority.n : open);
  bool cut = known.n && strchr("-._", known.at[known.n - 1]);
  u->host_open = known.n == 0 || cut;
  u->path_open = open != FL_STR_NONE && is_last && !(u->host_open && known.n);
  fl_str port;
  if (fl_str_cut(known, ':', &u->host, &port)) {
    uint32_t n = 0;
    while (n < port.n && is_digit(port.at[n])) n++;
    u->port = fl_str_slice(port, 0, n);
  }
  if (u->host_open) u->host = (fl_str){0};
  if (u->host_open && known.n == 0 && open != FL_STR_NONE) { // an open host with a port behind it
    uint32_t colon = fl_str_rfind_char(authority, ':');
    if (colon != FL_STR_NONE && colon + 1 < authority.n && is_digit(authority.at[colon + 1]))
      u->port = fl_str_from_pos(authority, colon + 1), u->path_open = false;
  }
}

// Does a text without a scheme begin with a host? "orders:8080/x", "${ORDERS}/x"; not "orders/x".
static bool begins_with_host(fl_str first) {
  uint32_t colon = fl_str_find_char(first, ':');
  if (first.n == 0) return false;
  return is_open(first.at[0]) || (colon != FL_STR_NONE && colon > 0 && colon + 1 < first.n &&
                                  (is_digit(first.at[colon + 1]) || is_open(first.at[colon + 1])));
}

fl_url fl_url_parse(fl_str text) {
  fl_url u = {0};
  uint32_t scheme = fl_str_find(text, FL_STR("://"));
  bool has_scheme = scheme != FL_STR_NONE && fl_str_find_char(fl_str_slice(text, 0, scheme), '/') == FL_STR_NONE;
  if (has_scheme) u.scheme = fl_str_slice(text, 0, scheme), text = fl_str_from_pos(text, scheme + 3);
  if (has_scheme && fl_str_starts_c(text, "/")) text = fl_str_from_pos(text, 1); // dns:///host
  uint32_t slash = 0;
  while (slash < text.n && !strchr("/?#", text.at[slash])) slash++;
  fl_str first = fl_str_slice(text, 0, slash);
  if (!has_scheme && !begins_with_host(first)) {
    u.path = text;
    return u;
  }
  read_authority(&u, first, slash >= text.n);
  u.path = fl_str_from_pos(text, slash);
  return u;
}

// ---- comparing ------------------------------------------------------------------------------------------------------------------

// Is `pattern`, whose unknown pieces stand for anything, fit for `text`?
static bool piece_fits(fl_str pattern, fl_str text) {
  uint32_t p = 0, t = 0, star = FL_STR_NONE, back = 0;
  while (t < text.n) {
    if (p < pattern.n && pattern.at[p] == FL_TEXT_ANY) star = p++, back = t;
    else if (p < pattern.n && pattern.at[p] == text.at[t]) p++, t++;
    else if (star != FL_STR_NONE) p = star + 1, t = ++back;
    else return false;
  }
  while (p < pattern.n && pattern.at[p] == FL_TEXT_ANY) p++;
  return p == pattern.n;
}

fl_str fl_next_segment(fl_str *rest) {
  fl_str segment;
  if (fl_str_starts_c(*rest, "/")) *rest = fl_str_from_pos(*rest, 1);
  uint32_t slash = fl_str_find_char(*rest, '/');
  segment = fl_str_slice(*rest, 0, slash == FL_STR_NONE ? rest->n : slash);
  *rest = fl_str_from_pos(*rest, segment.n);
  return segment;
}

// Equal segments count most, then placeholders that meet placeholders. What only fits because the request leaves it open comes after
// everything else.
enum { OPEN = 2, LITERAL = 256, FITS = 1 << 20, STRONG = 1 << 24 };

uint32_t fl_route_literals(uint32_t score) { return score % FITS / LITERAL; }
bool fl_route_is_weak(uint32_t score) { return score < STRONG; }

// WEAK: the request leaves open whether it is this one.
enum { WEAK = 1 };

static uint32_t segment_fits(fl_str route, fl_str path, bool is_last) {
  bool in_route = fl_str_find_char(route, FL_TEXT_ANY) != FL_STR_NONE, in_path = fl_str_find_char(path, FL_TEXT_ANY) != FL_STR_NONE;
  if (!in_route && !in_path && fl_str_eq(route, path)) return LITERAL;
  if (!in_route && !in_path) return fl_same_word(route, path) ? LITERAL - 1 : 0; // many frameworks do not mind the case
  if (in_route && piece_fits(route, path)) return route.n > 1 ? OPEN + 2 : OPEN;
  bool tail = is_last && path.n > 1 && path.at[path.n - 1] == FL_TEXT_ANY; // "/orders" + query
  if (!in_route && tail && fl_str_eq(route, fl_str_slice(path, 0, path.n - 1))) return LITERAL;
  return !in_route && piece_fits(path, route) ? WEAK : 0;
}

uint32_t fl_route_fits(fl_str route, fl_str path) {
  uint32_t score = FITS, strong = STRONG;
  for (uint32_t i = 0; i < MAX_SEGMENTS; i++) {
    bool route_ends = route.n <= (i == 0 ? 1u : 0u), path_ends = path.n <= (i == 0 ? 1u : 0u);
    if (route.n == 2 && route.at[1] == FL_ROUTE_REST) return score + strong;
    if (route_ends || path_ends) return route_ends && path_ends ? score + strong : 0;
    fl_str r = fl_next_segment(&route), p = fl_next_segment(&path);
    uint32_t one = segment_fits(r, p, path.n == 0);
    if (!one) return 0;
    if (one == WEAK) strong = 0;
    else score += one;
  }
  return 0;
}
