// Filters of a gateway's routes, as Spring Cloud Gateway writes them: `- StripPrefix=2`, or `name: Retry` with `args`.
//
// In: the settings below a list of filters. Out: in the route what they make of a request: the path as the peer sees it, how often it is
// sent, what ends it.
#include "facts/limit_p.h"

#include <string.h>

enum { MOST_ARGS = 12 };

typedef struct filter {
  fl_str head;   // what its keys begin with
  fl_str name, at;
  struct { fl_str key, value; } args[MOST_ARGS]; // key: of a short form its position
  uint32_t n_args;
} filter;

// The argument of that name, or what stands at its place in the short form.
static fl_str arg_of(const filter *f, const char *key, const char *place) {
  for (uint32_t i = 0; i < f->n_args; i++)
    if (fl_str_eq_c(f->args[i].key, key) || fl_str_eq_c(f->args[i].key, place)) return f->args[i].value;
  return (fl_str){0};
}

static void read_strip(fl_rows *rows, fl_route *r, const filter *f) {
  int64_t parts = 1;
  FL_UNUSED(rows);
  fl_str_to_int64(arg_of(f, "parts", "0"), &parts);
  r->strip = parts > 0 && parts < 100 ? (uint32_t)parts : 0;
}

static void read_prefix(fl_rows *rows, fl_route *r, const filter *f) { r->prefix = fl_intern_add(&rows->syms, arg_of(f, "prefix", "0")); }

static void read_rewrite(fl_rows *rows, fl_route *r, const filter *f) {
  r->rewrite = fl_intern_add(&rows->syms, arg_of(f, "regexp", "0"));
  r->rewritten = fl_intern_add(&rows->syms, arg_of(f, "replacement", "1"));
}

static void read_breaker(fl_rows *rows, fl_route *r, const filter *f) {
  fl_buf text = {0};
  fl_buf_printf(&text, "gateway.%.*s %.*s", FL_STR_ARG(f->name), FL_STR_ARG(arg_of(f, "name", "0")));
  fl_route_limit_set(rows, r, FL_LIMIT_breaker, fl_buf_str(&text), f->at);
  fl_buf_release(&text);
}

// Three repeats, of GET alone, unless it says more.
static void read_retry(fl_rows *rows, fl_route *r, const filter *f) {
  fl_str retries = arg_of(f, "retries", "0"), methods = arg_of(f, "methods", "2"), pause = arg_of(f, "backoff.firstBackoff", "3");
  fl_route_limit_set(rows, r, FL_LIMIT_retries, retries.n ? retries : FL_STR("3"), f->at);
  fl_route_limit_set(rows, r, FL_LIMIT_methods, methods.n ? methods : FL_STR("GET"), f->at);
  if (pause.n) fl_route_limit_set(rows, r, FL_LIMIT_backoff, pause, f->at);
}

static const struct {
  const char *name;
  void (*read)(fl_rows *, fl_route *, const filter *);
} filters[] = {{"StripPrefix", read_strip}, {"PrefixPath", read_prefix}, {"RewritePath", read_rewrite},
               {"CircuitBreaker", read_breaker}, {"Retry", read_retry}};

static void close_filter(fl_rows *rows, fl_route *r, filter *f) {
  for (size_t i = 0; i < sizeof filters / sizeof *filters; i++)
    if (fl_str_eq_c(f->name, filters[i].name)) filters[i].read(rows, r, f);
  *f = (filter){0};
}

static void add_arg(filter *f, fl_str key, fl_str value) {
  static const fl_str places[] = {{"0", 1}, {"1", 1}, {"2", 1}, {"3", 1}, {"4", 1}, {"5", 1}};
  if (f->n_args == MOST_ARGS) return;
  if (!key.n && f->n_args >= sizeof places / sizeof *places) return;
  f->args[f->n_args].key = key.n ? key : places[f->n_args];
  f->args[f->n_args++].value = fl_str_trim(value);
}

// `Retry=3,BAD_GATEWAY,POST`
static void read_short(filter *f, fl_str value) {
  fl_str rest, part;
  if (!fl_str_cut(value, '=', &f->name, &rest)) return;
  while (fl_str_cut(rest, ',', &part, &rest)) add_arg(f, (fl_str){0}, part);
  add_arg(f, (fl_str){0}, part);
}

// Several verbs in a list are one text: "POST,PUT".
static void read_part(fl_rows *rows, filter *f, fl_str key, fl_str value) {
  fl_parts parts;
  if (fl_str_eq_c(key, "name")) f->name = value;
  else if (fl_path_fits(key, "args.methods[*]", &parts) && f->n_args && fl_str_starts_c(f->args[f->n_args - 1].key, "methods")) {
    fl_buf text = {0};
    fl_buf_printf(&text, "%.*s,%.*s", FL_STR_ARG(f->args[f->n_args - 1].value), FL_STR_ARG(value));
    f->args[f->n_args - 1].value = fl_intern_text(&rows->syms, fl_intern_add(&rows->syms, fl_buf_str(&text)));
    fl_buf_release(&text);
  } else if (fl_path_fits(key, "args.methods[*]", &parts)) add_arg(f, FL_STR("methods"), value);
  else if (fl_str_starts_c(key, "args.")) add_arg(f, fl_str_from_pos(key, 5), value);
}

void fl_read_filters(fl_rows *rows, fl_doc *d, fl_route *r, fl_str head, const char *list) {
  filter f = {0};
  fl_arena said_before = {0}; // not among the symbols: headers that a filter adds may be secret
  for (uint32_t i = 0; i < d->leaves.n; i++) {
    fl_str path = fl_doc_path(d, i), key;
    if (!fl_str_starts(path, head) || !fl_str_starts_c(fl_str_from_pos(path, head.n), list)) continue;
    uint32_t close = fl_str_find_char(fl_str_from_pos(path, head.n), ']');
    if (close == FL_STR_NONE) continue;
    fl_str own = fl_str_slice(path, 0, head.n + close + 1);
    if (!fl_str_eq(own, f.head)) close_filter(rows, r, &f), f.head = own, f.at = d->leaves.at[i].value;
    key = fl_str_from_pos(path, own.n);
    fl_str said = fl_arena_str(&said_before, fl_doc_value(d, i));
    if (!key.n) read_short(&f, said);
    else read_part(rows, &f, fl_str_from_pos(key, 1), said);
  }
  close_filter(rows, r, &f);
  fl_arena_release(&said_before);
}

// ---- paths ---------------------------------------------------------------------------------------------------------------------------

static fl_str without_segments(fl_str path, uint32_t n) {
  for (uint32_t i = 0; i < n && path.n > 1; i++) {
    uint32_t slash = fl_str_find_char(fl_str_from_pos(path, 1), '/');
    path = slash == FL_STR_NONE ? FL_STR("/") : fl_str_from_pos(path, slash + 1);
  }
  return path;
}

// What the pattern begins with that is no pattern: of `/red/?(?<rest>.*)` it is `/red`.
static fl_str literal_of(fl_str pattern) {
  uint32_t n = 0;
  while (n < pattern.n && !strchr("()[]{}?*+.^$|\\", pattern.at[n])) n++;
  if (n && n < pattern.n && strchr("?*", pattern.at[n])) n--;
  return fl_str_slice(pattern, 0, n);
}

static bool add_rewritten(fl_buf *out, fl_str path, fl_str pattern, fl_str by) {
  fl_str literal = literal_of(pattern);
  uint32_t hole = fl_str_find_char(by, '$');
  if (!literal.n || !fl_str_starts(path, literal)) return false;
  fl_str rest = fl_str_from_pos(path, literal.n), head = fl_str_slice(by, 0, hole);
  if (fl_str_ends_c(head, "/") && fl_str_starts_c(rest, "/")) rest = fl_str_from_pos(rest, 1);
  fl_buf_printf(out, "%.*s%.*s", FL_STR_ARG(head), FL_STR_ARG(hole == FL_STR_NONE ? FL_STR("") : rest));
  return true;
}

bool fl_route_changes_path(const fl_route *r) { return r->strip || r->prefix || r->rewrite || r->replaces; }

// false: it is not known.
bool fl_route_peer_path(fl_rows *rows, const fl_route *r, fl_str path, fl_buf *out) {
  if (r->prefix) fl_buf_add(out, fl_intern_text(&rows->syms, r->prefix));
  if (r->replaces) return r->prefix != 0;
  path = without_segments(path, r->strip);
  if (!r->rewrite) return fl_buf_add(out, path);
  return !r->prefix && add_rewritten(out, path, fl_intern_text(&rows->syms, r->rewrite), fl_intern_text(&rows->syms, r->rewritten));
}
