// Written types to heads.
//
//   Future[List[Order]]   -> Future, List<Order>      A => B, (A, B) => C   -> func
//   Map[String, Order]    -> Map, Order               (A, B)                -> (A,B)
//   Foo with Bar, Foo[_]  -> Foo                      => A                  -> A
//   F[Order], F[_]: Async -> Async, Order             A, A <: Order         -> Order
//
// A type parameter stands for its bound, which may be the type class that is asked of it: what is known of the class is known of F.
#include "scala.h"

#include <string.h>

enum { ROOM = 192, MOST_DEPTH = 8 };

typedef struct reader {
  fl_extract *x;
  fl_str s;
  uint32_t i;
  int depth;
} reader;

typedef struct written { // texts in the spelling of facts.h; "" = not known
  char head[ROOM], arg[ROOM];
} written;

static char peek(const reader *r) { return r->i < r->s.n ? r->s.at[r->i] : '\0'; }

static bool looks_at(const reader *r, const char *text) { return fl_str_starts_c(fl_str_from_pos(r->s, r->i), text); }

static bool in_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '$' || c == '.' || (c & 0x80);
}

static void skip_space(reader *r) {
  while (peek(r) && strchr(" \t\r\n`", peek(r))) r->i++;
}

static void copy(char *out, fl_str text) {
  uint32_t n = text.n < ROOM ? text.n : 0; // what does not fit is not known
  if (n) memcpy(out, text.at, n);
  out[n] = '\0';
}

static void join(char *out, const char *a, const char *between, const char *b, const char *end) {
  char whole[4 * ROOM];
  size_t n = strlen(a) + strlen(between) + strlen(b) + strlen(end);
  if (n >= ROOM) return;
  strcpy(whole, a), strcat(whole, between), strcat(whole, b), strcat(whole, end);
  memcpy(out, whole, n + 1);
}

static void as_one(const written *w, char *out) { // Head<Argument>
  if (w->head[0] && w->arg[0]) join(out, w->head, "<", w->arg, ">");
  else copy(out, fl_str_from(w->head));
}

// What stands between brackets; the reader is then behind them.
static fl_str inside(reader *r) {
  uint32_t begin = r->i + 1;
  int depth = 0;
  for (; r->i < r->s.n; r->i++) {
    char c = peek(r);
    depth += c == '(' || c == '[' || c == '{' ? 1 : c == ')' || c == ']' || c == '}' ? -1 : 0;
    if (!depth) break;
  }
  uint32_t end = r->i;
  if (r->i < r->s.n) r->i++;
  return fl_str_slice(r->s, begin, end);
}

// Cuts the text before the next comma that stands in no brackets.
static bool next_part(fl_str *rest, fl_str *part) {
  uint32_t i = 0;
  int depth = 0;
  if (!fl_str_trim(*rest).n) return false;
  for (; i < rest->n && (depth || rest->at[i] != ','); i++)
    depth += strchr("([{", rest->at[i]) ? 1 : strchr(")]}", rest->at[i]) ? -1 : 0;
  *part = fl_str_trim(fl_str_slice(*rest, 0, i));
  *rest = fl_str_from_pos(*rest, i + 1);
  return true;
}

static written read_type(fl_extract *x, fl_str text, int depth);

// (A, B)
static void read_tuple(fl_extract *x, fl_str parts, written *w, int depth) {
  fl_str part;
  char whole[ROOM] = "(";
  uint32_t n = 0;
  for (; next_part(&parts, &part); n++) {
    char one[ROOM] = "";
    written inner = read_type(x, part, depth + 1);
    as_one(&inner, one);
    join(whole, whole, n ? "," : "", one[0] ? one : "?", "");
  }
  if (n == 1) *w = read_type(x, fl_str_slice(fl_str_from(whole), 1, FL_STR_NONE), depth + 1);
  else if (n) join(w->head, whole, "", ")", "");
}

static bool is_arrow(const reader *r) { return looks_at(r, "=>") || looks_at(r, "?=>"); }

static void read_parenthesized(reader *r, written *w) {
  fl_str parts = inside(r), rest = parts, first;
  skip_space(r);
  if (is_arrow(r)) return copy(w->head, FL_STR("func"));
  bool one = next_part(&rest, &first) && !fl_str_trim(rest).n;
  if (one) *w = read_type(r->x, first, r->depth + 1);
  else read_tuple(r->x, parts, w, r->depth);
}

// Of a map the values matter: the last argument counts.
static fl_str argument_that_counts(fl_str head, fl_str args) {
  fl_str part = {0}, next;
  bool map = fl_str_ends_c(head, "Map") || fl_str_eq_c(head, "Either");
  while (next_part(&args, &next) && (map || !part.n)) part = next;
  return part;
}

static void read_named(reader *r, written *w) {
  uint32_t begin = r->i;
  while (in_name(peek(r))) r->i++;
  fl_str name = fl_str_slice(r->s, begin, r->i);
  fl_sym bound = 0;
  bool param = fl_x_bound_of(r->x, name, &bound);
  if (fl_str_ends_c(name, ".type")) name = fl_str_slice(name, 0, name.n - 5);
  copy(w->head, param ? fl_x_sym_text(r->x, bound) : fl_str_eq_c(name, "_") ? FL_STR("") : name);
  skip_space(r);
  if (peek(r) == '[' && r->depth < MOST_DEPTH) {
    written arg = read_type(r->x, argument_that_counts(name, inside(r)), r->depth + 1);
    as_one(&arg, w->arg);
  }
  skip_space(r);
  if (is_arrow(r)) copy(w->head, FL_STR("func")), w->arg[0] = '\0';
}

static written read_type(fl_extract *x, fl_str text, int depth) {
  reader r = {x, fl_str_trim(text), 0, depth};
  written w = {.head = ""};
  if (depth > MOST_DEPTH) return w;
  if (looks_at(&r, "=>") || looks_at(&r, "_:")) r.i += 2; // _: T is a pattern
  skip_space(&r);
  if (peek(&r) == '(') read_parenthesized(&r, &w);
  else read_named(&r, &w);
  return w;
}

static fl_sym symbol(fl_extract *x, const char *text) { return text[0] ? fl_x_sym(x, fl_str_from(text)) : 0; }

fl_sym fl_scala_type(fl_extract *x, fl_str text, fl_sym *arg) {
  written w = read_type(x, text, 0);
  if (arg) *arg = symbol(x, w.arg);
  return symbol(x, w.head);
}

// The argument of by_name keeps its own: by_name, Future<Order>.
fl_sym scala_type_of(fl_extract *x, const fl_node *type, fl_sym *arg) {
  *arg = 0;
  if (!type) return 0;
  if (!fl_x_is(x, type, "lazy_parameter_type")) return fl_x_type(x, type, arg);
  written w = read_type(x, fl_x_text(x, type), 0);
  char whole[ROOM] = "";
  as_one(&w, whole);
  *arg = symbol(x, whole);
  return fl_x_sym(x, FL_STR("by_name"));
}

// ---- type parameters ------------------------------------------------------------------------------------------------

// F[_]: Async and A <: B; of several bounds the first counts. `name` stands before its bounds.
static void read_params(fl_extract *x, const fl_node *params) {
  fl_sym name = 0, bound = 0;
  FL_EACH_CHILD(child, params) {
    bool named = fl_x_is(x, child, "identifier") || fl_x_is(x, child, "operator_identifier");
    bool bounds = fl_x_is(x, child, "context_bound") || fl_x_is(x, child, "upper_bound");
    if (named) {
      if (name) fl_x_type_param(x, name, bound);
      name = fl_x_name(x, child), bound = 0;
    } else if (bounds && !bound) {
      bound = fl_x_type(x, fl_x_nth(x, child, 1), NULL);
    } else if (fl_x_is(x, child, "covariant_type_parameter") || fl_x_is(x, child, "contravariant_type_parameter")) {
      read_params(x, child);
    }
  }
  if (name) fl_x_type_param(x, name, bound);
}

uint32_t scala_type_params(fl_extract *x, const fl_node *node) {
  uint32_t height = fl_x_type_params(x);
  FL_EACH_CHILD(child, node)
    if (fl_x_is(x, child, "type_parameters")) read_params(x, child);
  return height;
}
