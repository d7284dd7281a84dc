// Written types: what a type is about, without references, smart pointers and what may be missing.
//
//   &'a mut Client, Arc<Client>, Option<Box<dyn Client + Send>>, impl Client   -> Client
//   Result<Vec<Order>, Error>, &[Order], impl Iterator<Item = Order>          -> []Order
//   HashMap<String, Arc<Client>>  -> HashMap, Client          T, where T: Store  -> Store
//
// A method of the standard library's wrappers is thereby asked of what is inside, which is right for those that give the inside back.
#include "hooks_p.h"

#include <stdio.h>
#include <string.h>

typedef struct reader {
  fl_extract *x;
  fl_str s;
  uint32_t i;
  int depth;
} reader;

typedef struct shape {
  fl_sym head, arg; // arg: as text that can be read again, []T or Head<Argument>
  uint32_t lists;   // [] in front
  bool known;
  bool is_param;    // nothing but a type parameter, perhaps wrapped
} shape;

static shape read_type(reader *r);

static char peek(const reader *r) {
  return r->i < r->s.n ? r->s.at[r->i] : '\0';
}

static void skip_blank(reader *r) {
  while (r->i < r->s.n && strchr(" \t\r\n", r->s.at[r->i])) r->i++;
}

static bool take(reader *r, const char *text) {
  skip_blank(r);
  if (!fl_str_starts_c(fl_str_from_pos(r->s, r->i), text)) return false;
  r->i += (uint32_t)strlen(text);
  return true;
}

static bool take_word(reader *r, const char *word) {
  skip_blank(r);
  fl_str at = rust_word(r->s, r->i);
  if (!fl_str_eq_c(at, word)) return false;
  r->i += at.n;
  return true;
}

static bool is_one_of(fl_str name, const char *const *words) {
  for (; *words; words++)
    if (fl_str_eq_c(name, *words)) return true;
  return false;
}

static const char *const wrappers[] = {"Option", "Result",   "Box",       "Arc",        "Rc",        "Pin",  "Cow",        "Ref",
                                       "RefMut", "Mutex",    "RwLock",    "RefCell",    "Cell",      "Weak", "MutexGuard", "OnceCell",
                                       "OnceLock", "LazyLock", "LazyCell", "RwLockReadGuard", "RwLockWriteGuard", "Poll", "ManuallyDrop", "Wrapping", NULL};
static const char *const lists[] = {"Vec", "VecDeque", "LinkedList", "HashSet", "BTreeSet", "BinaryHeap", "Iter", "IntoIter", NULL};
static const char *const maps[] = {"HashMap", "BTreeMap", NULL};
static const char *const functions[] = {"Fn", "FnMut", "FnOnce", NULL};

static void skip_lifetime(reader *r) {
  r->i++;
  r->i += rust_word(r->s, r->i).n;
}

// References, lifetimes, `dyn` and the like.
static void skip_prefix(reader *r) {
  static const char *const words[] = {"mut", "dyn", "impl", "const", "unsafe", "async", "extern", NULL};
  for (;;) {
    skip_blank(r);
    char c = peek(r);
    fl_str word = rust_word(r->s, r->i);
    if (c == '&' || c == '*' || c == '?' || c == '~') r->i++;
    else if (c == '\'') skip_lifetime(r);
    else if (c == '"') r->i = rust_skip_token(r->s, r->i); // extern "C"
    else if (is_one_of(word, words)) r->i += word.n;
    else if (take_word(r, "for")) {
      while (r->i < r->s.n && peek(r) != '>') r->i++;
      take(r, ">");
    } else return;
  }
}

// Up to the end of this type: a comma or closing bracket of what stands around it.
static void skip_rest(reader *r) {
  int angles = 0;
  while (r->i < r->s.n) {
    char c = peek(r);
    if (angles == 0 && strchr(",>)];=", c) && !(c == '>' && r->s.at[r->i - 1] == '-')) return;
    if (c == '<') angles++;
    if (c == '>' && r->s.at[r->i - 1] != '-') angles--;
    r->i = c == '<' || c == '>' ? r->i + 1 : rust_skip_token(r->s, r->i);
  }
}

typedef struct generics {
  shape args[3];
  uint32_t n;
  shape output; // Output = T, Item = T
} generics;

static generics read_generics(reader *r) {
  generics g = {0};
  while (r->i < r->s.n && !take(r, ">")) {
    skip_blank(r);
    uint32_t before = r->i;
    if (peek(r) == '\'') {
      skip_lifetime(r);
    } else {
      fl_str name = rust_word(r->s, r->i);
      reader ahead = *r;
      ahead.i += name.n;
      bool binding = name.n && take(&ahead, "=");
      if (binding) r->i = ahead.i;
      shape arg = read_type(r);
      if (binding && (fl_str_eq_c(name, "Output") || fl_str_eq_c(name, "Item"))) g.output = arg;
      else if (!binding && g.n < 3) g.args[g.n++] = arg;
    }
    skip_rest(r);
    take(r, ",");
    if (r->i == before) r->i++;
  }
  return g;
}

static shape named(reader *r, fl_str path, bool single) {
  fl_sym bound;
  if (single && fl_x_bound_of(r->x, path, &bound)) return (shape){.head = bound, .known = bound != 0, .is_param = true};
  rust_path buffer;
  fl_str dotted = rust_dotted(r->x, path, &buffer);
  return (shape){.head = fl_x_sym(r->x, dotted), .known = dotted.n > 0};
}

static shape list_of(shape element) {
  element.lists++;
  element.known = true;
  return element;
}

static fl_sym with_lists(fl_extract *x, fl_sym head, uint32_t n) {
  char text[256];
  fl_str name = fl_x_sym_text(x, head);
  if (!n || !head || name.n + 2 * n > sizeof text) return head;
  for (uint32_t i = 0; i < n; i++) memcpy(text + 2 * i, "[]", 2);
  memcpy(text + 2 * n, name.at, name.n);
  return fl_x_sym(x, (fl_str){text, name.n + 2 * n});
}

// As text: []T, Head<Argument>.
static fl_sym text_of(fl_extract *x, const shape *s) {
  char text[256];
  fl_str name = fl_x_sym_text(x, with_lists(x, s->head, s->lists)), arg = fl_x_sym_text(x, s->arg);
  if (!s->known || !s->head) return 0;
  int n = s->arg ? snprintf(text, sizeof text, "%.*s<%.*s>", FL_STR_ARG(name), FL_STR_ARG(arg)) : 0;
  return n > 0 && n < (int)sizeof text ? fl_x_sym(x, (fl_str){text, (uint32_t)n}) : fl_x_sym(x, name);
}

// What a generic type comes to.
static shape interpret(reader *r, fl_str path, fl_str last, const generics *g) {
  bool future = fl_str_eq_c(last, "Future") || fl_str_eq_c(last, "IntoFuture");
  if (future && g->output.known) return g->output;
  if (is_one_of(last, wrappers) && g->n) return g->args[0];
  if (is_one_of(last, lists) && g->n) return list_of(g->args[0]);
  bool items = fl_str_ends_c(last, "Iterator") || fl_str_ends_c(last, "Stream"); // Iterator<Item = T>
  if (items && g->output.known) return list_of(g->output);
  shape s = named(r, path, path.n == last.n);
  uint32_t arg = is_one_of(last, maps) && g->n > 1 ? 1 : 0;
  if (g->n > arg) s.arg = text_of(r->x, &g->args[arg]);
  return s;
}

static shape read_path(reader *r) {
  uint32_t begin = r->i;
  fl_str last = {0};
  generics g = {0};
  uint32_t end = begin;
  for (;;) {
    fl_str word = rust_word(r->s, r->i);
    if (!word.n) break;
    last = word;
    r->i = (uint32_t)(word.at - r->s.at) + word.n;
    end = r->i;
    g = (generics){0};
    take(r, "::");
    if (take(r, "<")) g = read_generics(r);
    if (!rust_word(r->s, r->i).n && !take(r, "::")) break;
    if (r->i == end) break;
  }
  if (!last.n) return (shape){0};
  if (is_one_of(last, functions) || fl_str_eq_c(last, "fn")) return skip_rest(r), (shape){.head = fl_x_sym(r->x, FL_STR("func")), .known = true};
  return interpret(r, fl_str_slice(r->s, begin, end), last, &g);
}

static shape read_bracketed(reader *r) { // [T], [T; 4]
  r->i++;
  shape s = read_type(r);
  while (r->i < r->s.n && peek(r) != ']') r->i = rust_skip_token(r->s, r->i);
  r->i++;
  return s.known ? list_of(s) : s;
}

// (T) is T; (A, B) has its parts as text.
static shape read_parenthesized(reader *r) {
  char text[256];
  shape s = {0};
  uint32_t n = 0, parts = 0;
  r->i++;
  while (r->i < r->s.n && !take(r, ")")) {
    uint32_t before = r->i;
    s = read_type(r);
    skip_rest(r);
    fl_str part = fl_x_sym_text(r->x, text_of(r->x, &s));
    if (n + part.n + 2 < sizeof text) text[n++] = parts ? ',' : '(', memcpy(text + n, part.at, part.n), n += part.n;
    parts += part.n < sizeof text;
    if (!take(r, ",") && r->i == before) r->i++;
  }
  if (parts < 2) return s;
  text[n++] = ')';
  return (shape){.head = fl_x_sym(r->x, (fl_str){text, n}), .known = true};
}

static shape read_qualified(reader *r) { // <T as Trait>::Name: an associated type that nobody resolves here
  r->i++;
  read_type(r);
  skip_rest(r);
  while (r->i < r->s.n && peek(r) != '>') r->i++;
  r->i++;
  skip_rest(r);
  return (shape){0};
}

static shape read_type(reader *r) {
  shape s = {0};
  if (++r->depth > 24) return r->i = r->s.n, s;
  skip_prefix(r);
  switch (peek(r)) {
  case '[': s = read_bracketed(r); break;
  case '(': s = read_parenthesized(r); break;
  case '<': s = read_qualified(r); break;
  default: s = read_path(r);
  }
  r->depth--;
  return s;
}

// Does it stand for its type parameter? `type Result<T> = std::result::Result<T, Error>`
bool rust_is_type_param(fl_extract *x, fl_str text) {
  reader r = {x, text, 0, 0};
  return read_type(&r).is_param;
}

fl_sym fl_rust_type(fl_extract *x, fl_str text, fl_sym *arg) {
  reader r = {x, text, 0, 0};
  take(&r, "->");
  take(&r, ":");
  shape s = read_type(&r);
  if (!s.known || fl_str_eq_c(fl_x_sym_text(x, s.head), "_")) return 0;
  if (arg) *arg = s.arg;
  return with_lists(x, s.head, s.lists < 4 ? s.lists : 4);
}

// ---- type parameters ------------------------------------------------------------------------------------------------------

// `T: Store + Send`: what stands for T is the first bound that is no marker.
static fl_sym first_bound(reader *r) {
  static const char *const markers[] = {"Send", "Sync", "Sized", "Clone", "Copy", "Unpin", "Debug", "Default", "static", NULL};
  fl_sym found = 0;
  do {
    skip_blank(r);
    reader ahead = *r;
    shape s = read_type(&ahead);
    fl_str name = s.known && !s.lists ? fl_x_sym_text(r->x, s.head) : (fl_str){0};
    if (!found && name.n && !is_one_of(name, markers)) found = s.head;
    uint32_t before = r->i;
    r->i = ahead.i;
    while (r->i < r->s.n && strchr(" \t\r\n", peek(r))) r->i++;
    if (r->i == before) return found;
  } while (take(r, "+"));
  return found;
}

// The list in `<...>` or behind `where`.
static void read_params(reader *r) {
  while (r->i < r->s.n) {
    skip_blank(r);
    uint32_t before = r->i;
    take_word(r, "const");
    fl_str name = rust_word(r->s, r->i);
    fl_sym bound = 0, had;
    if (name.n) r->i += name.n;
    bool bounded = name.n && take(r, ":") && peek(r) != ':';
    if (bounded) bound = first_bound(r);
    if (name.n && (bound || !fl_x_bound_of(r->x, name, &had))) fl_x_type_param(r->x, fl_x_sym(r->x, name), bound);
    skip_rest(r);
    while (r->i < r->s.n && peek(r) != ',') r->i++;
    take(r, ",");
    if (r->i == before) return;
  }
}

void rust_read_type_params(fl_extract *x, const fl_node *node) {
  FL_EACH_CHILD(child, node) {
    bool params = fl_x_is(x, child, "type_parameters");
    if (!params && !fl_x_is(x, child, "where_clause")) continue;
    fl_str text = fl_x_text(x, child);
    reader r = {x, fl_str_slice(text, params ? 1 : 5, params ? text.n - 1 : text.n), 0, 0};
    read_params(&r);
  }
}
