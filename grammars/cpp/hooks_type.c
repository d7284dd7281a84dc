// Written types of C++ and names with their scopes, read as text.
//
//   const std::shared_ptr<foo::Bar> &  -> foo.Bar         std::vector<std::string>  -> []std.string
//   std::map<int, Conn *>              -> map, Conn       std::function<void(int)>  -> func
#include "hooks.h"

#include <stdio.h>
#include <string.h>

enum { MAX_NAME = 240, MAX_DEPTH = 6 };

typedef struct reader {
  fl_extract *x;
  fl_str s;
  uint32_t i;
} reader;

static char peek(const reader *r) { return r->i < r->s.n ? r->s.at[r->i] : '\0'; }

static bool in_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || (unsigned char)c >= 128;
}

static fl_str read_word(reader *r) {
  uint32_t begin = r->i;
  while (in_name(peek(r))) r->i++;
  return fl_str_slice(r->s, begin, r->i);
}

static bool is_one_of(fl_str word, const char *const *words) {
  for (; *words; words++)
    if (fl_str_eq_c(word, *words)) return true;
  return false;
}

// Skips <...>, (...) or [...] and gives what stands inside.
static fl_str read_bracketed(reader *r) {
  int depth = 0;
  uint32_t begin = r->i + 1;
  for (; r->i < r->s.n; r->i++) {
    char c = peek(r);
    if (strchr("<([{", c)) depth++;
    bool arrow = c == '>' && r->i && r->s.at[r->i - 1] == '-';
    if (strchr(">)]}", c) && !arrow && --depth == 0) break;
  }
  fl_str inside = fl_str_slice(r->s, begin, r->i);
  if (r->i < r->s.n) r->i++;
  return inside;
}

static void skip_to_name(reader *r) {
  static const char *const noise[] = {"const", "volatile", "typename", "struct", "class", "enum", "union", "static", "inline", "constexpr",
                                      "mutable", "register", "extern", "thread_local", "virtual", "explicit", "template", NULL};
  for (;;) {
    while (peek(r) && strchr(" \t\r\n&*:.~", peek(r))) r->i++;
    if (peek(r) == '[') { read_bracketed(r); continue; }
    uint32_t at = r->i;
    fl_str word = read_word(r);
    if (!word.n || !is_one_of(word, noise)) { r->i = at; return; }
  }
}

typedef struct written {
  char head[MAX_NAME]; // with dots
  uint32_t n;
  fl_str last;         // last part of the head
  fl_str args;         // what stands in the brackets behind it, "" when nothing does
} written;

static void add_part(written *w, fl_str part) {
  if (w->n + part.n + 2 > sizeof w->head) return;
  if (w->n) w->head[w->n++] = '.';
  memcpy(w->head + w->n, part.at, part.n);
  w->n += part.n;
  w->last = part;
}

static written read_name(reader *r) {
  written w = {.last = FL_STR("")};
  skip_to_name(r);
  for (;;) {
    fl_str part = read_word(r);
    if (!part.n) return w;
    add_part(&w, part);
    while (peek(r) == ' ') r->i++;
    w.args = peek(r) == '<' ? read_bracketed(r) : FL_STR("");
    while (peek(r) == ' ') r->i++;
    if (peek(r) != ':' || r->i + 1 >= r->s.n || r->s.at[r->i + 1] != ':') return w;
    r->i += 2;
    skip_to_name(r);
  }
}

fl_sym fl_cpp_dotted(fl_extract *x, fl_str text) {
  reader r = {x, text, 0};
  written w = read_name(&r);
  return w.n ? fl_x_sym(x, (fl_str){w.head, w.n}) : 0;
}

fl_sym fl_cpp_last(fl_extract *x, fl_sym dotted, fl_sym *scope) {
  fl_str head, last;
  bool more = fl_str_rcut(fl_x_sym_text(x, dotted), '.', &head, &last);
  *scope = more ? fl_x_sym(x, head) : 0;
  return more ? fl_x_sym(x, last) : dotted;
}

// ---- types ----------------------------------------------------------------------------------------------------------

static bool next_arg(fl_str *rest, fl_str *arg) {
  int depth = 0;
  uint32_t i = 0;
  if (!rest->n) return false;
  for (; i < rest->n && (depth || rest->at[i] != ','); i++) {
    char c = rest->at[i];
    depth += strchr("<([{", c) ? 1 : strchr(">)]}", c) ? -1 : 0;
  }
  *arg = fl_str_trim(fl_str_slice(*rest, 0, i));
  *rest = fl_str_from_pos(*rest, i + 1);
  return true;
}

static fl_str arg_of(fl_str args, bool last) {
  fl_str arg = FL_STR(""), next;
  while (next_arg(&args, &next)) {
    if (last || !arg.n) arg = next;
    if (!last) break;
  }
  return arg;
}

static bool stands_for_another(fl_str name) {
  static const char *const names[] = {"optional", "reference_wrapper", "atomic", NULL};
  return is_one_of(name, names) || fl_str_ends_c(name, "_ptr") || fl_str_ends_c(name, "Ptr") || fl_str_ends_c(name, "refptr");
}

bool fl_cpp_stands_for_another(fl_str type) {
  reader r = {NULL, type, 0};
  written w = read_name(&r);
  return w.args.n && stands_for_another(w.last);
}

bool fl_cpp_is_scalar(fl_str type) {
  static const char *const names[] = {"int", "long", "short", "unsigned", "signed", "bool", "char", "float", "double", "size_t", "ssize_t",
                                      "int8_t", "int16_t", "int32_t", "int64_t", "uint8_t", "uint16_t", "uint32_t", "uint64_t", "string",
                                      "seconds", "milliseconds", "microseconds", "nanoseconds", "minutes", NULL};
  fl_str outer, last;
  if (!fl_str_rcut(type, '.', &outer, &last)) last = type;
  return is_one_of(last, names);
}

static bool is_list(fl_str name) {
  static const char *const names[] = {"vector", "list", "deque", "array", "set", "unordered_set", "multiset", "forward_list", "span",
                                      "initializer_list", "queue", "stack", "priority_queue", NULL};
  return is_one_of(name, names);
}

static bool is_map(fl_str name) {
  static const char *const names[] = {"map", "unordered_map", "multimap", "unordered_multimap", NULL};
  return is_one_of(name, names);
}

static fl_sym read_type(fl_extract *x, fl_str text, fl_sym *arg, int depth);

// An argument keeps its own one: Pool<Wrap<Client>> has the argument Wrap<Client>.
static fl_sym argument_of(fl_extract *x, fl_str text, int depth) {
  char whole[MAX_NAME * 2];
  fl_sym arg, head = read_type(x, text, &arg, depth + 1);
  if (!head || !arg) return head;
  fl_str outer = fl_x_sym_text(x, head), inner = fl_x_sym_text(x, arg);
  int n = snprintf(whole, sizeof whole, "%.*s<%.*s>", FL_STR_ARG(outer), FL_STR_ARG(inner));
  return n < (int)sizeof whole ? fl_x_sym(x, (fl_str){whole, (uint32_t)n}) : head;
}

static fl_sym list_of(fl_extract *x, fl_str element, int depth) {
  char text[MAX_NAME + 8];
  fl_str of = fl_x_sym_text(x, read_type(x, element, NULL, depth + 1));
  int n = snprintf(text, sizeof text, "[]%.*s", FL_STR_ARG(of));
  return fl_x_sym(x, (fl_str){text, n < (int)sizeof text ? (uint32_t)n : (uint32_t)sizeof text - 1});
}

static fl_sym read_type(fl_extract *x, fl_str text, fl_sym *arg, int depth) {
  static const char *const inferred[] = {"auto", "decltype", NULL};
  reader r = {x, text, 0};
  written w = read_name(&r);
  fl_sym bound;
  if (arg) *arg = 0;
  if (!w.n || depth > MAX_DEPTH || is_one_of(w.last, inferred)) return 0;
  if (fl_x_bound_of(x, (fl_str){w.head, w.n}, &bound)) return bound;
  fl_str first = arg_of(w.args, false);
  if (first.n && stands_for_another(w.last)) return read_type(x, first, arg, depth + 1);
  if (first.n && is_list(w.last)) return list_of(x, first, depth);
  if (first.n && fl_str_eq_c(w.last, "function")) return fl_x_sym(x, FL_STR("func"));
  if (first.n && arg) *arg = argument_of(x, is_map(w.last) ? arg_of(w.args, true) : first, depth);
  if (first.n && is_map(w.last)) return fl_x_sym(x, FL_STR("map"));
  return fl_x_sym(x, (fl_str){w.head, w.n});
}

fl_sym fl_cpp_type(fl_extract *x, fl_str text, fl_sym *arg) { return read_type(x, text, arg, 0); }
