// Written types to dotted heads.
//
// In: the text of a type in any language. Out: its head without generics, pointers, references and nullability, `[]T` for
// arrays and slices, and the head of its first argument. Done on text because that is the one thing all grammars agree on:
//
//   *http.Client            -> http.Client              Optional<RestTemplate>  -> Optional, RestTemplate
//   []*Node, Node[], Node...-> []Node                   map[string]*Conn        -> map, Conn (the value's type)
//   func(int) error         -> func                     Session | None          -> Session
#include "facts/extract_core_p.h"

typedef struct reader {
  fl_str s;
  uint32_t i;
  int depth; // of wrappers around this one
} reader;

static char peek(const reader *r) {
  return r->i < r->s.n ? r->s.at[r->i] : '\0';
}

static bool is_name_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '$' || (c & 0x80);
}

static void skip_space(reader *r) {
  while (r->i < r->s.n && strchr(" \t\r\n", r->s.at[r->i])) r->i++;
}

// Skips a bracketed part, the reader standing on its opening bracket.
static void skip_brackets(reader *r) {
  int depth = 0;
  for (; r->i < r->s.n; r->i++) {
    char c = r->s.at[r->i];
    if (c == '(' || c == '[' || c == '{' || c == '<') depth++;
    if (c == ')' || c == ']' || c == '}' || (c == '>' && (!r->i || r->s.at[r->i - 1] != '-'))) depth--;
    if (depth <= 0) {
      r->i++;
      return;
    }
  }
}

static bool take(reader *r, const char *text) {
  uint32_t n = 0;
  while (text[n] && r->i + n < r->s.n && r->s.at[r->i + n] == text[n]) n++;
  if (text[n]) return false;
  r->i += n;
  return true;
}

// A word that says nothing about the type: `const T`, `? extends T`, `dyn T`.
static bool take_noise_word(reader *r) {
  static const char *const noise[] = {"const", "final", "readonly", "extends", "super", "mut", "dyn", "impl", "volatile",
                                      "unique", "keyof", "typeof", "out", "infer", NULL};
  for (const char *const *w = noise; *w; w++) {
    uint32_t at = r->i;
    if (take(r, *w) && (peek(r) == ' ' || peek(r) == '\t' || peek(r) == '\n')) return skip_space(r), true;
    r->i = at;
  }
  return false;
}

static void skip_annotation(reader *r) {
  r->i++;
  while (is_name_char(peek(r)) || peek(r) == '.') r->i++;
  if (peek(r) == '(') skip_brackets(r);
}

// `(a: A) => B`, `(A) -> B`, the reader standing on the bracket.
static bool is_function_type(const reader *r) {
  reader ahead = *r;
  skip_brackets(&ahead);
  skip_space(&ahead);
  return take(&ahead, "=>") || take(&ahead, "->");
}

// Pointers, references, quotes of forward references, annotations, noise words.
static void skip_prefix(reader *r) {
  for (;;) {
    skip_space(r);
    char c = peek(r);
    if (c && strchr("*&?\"':~|", c)) r->i++;
    else if (c == '@') skip_annotation(r);
    else if (c == '(' && is_function_type(r)) return;
    else if (c == '(') r->i++; // (T), or several: the first counts
    else if (!take(r, "<-") && !take(r, "global::") && !take_noise_word(r)) return;
  }
}

// [], [4] or [...] in front; a map's key is not one.
static uint32_t read_dimensions(reader *r) {
  uint32_t n = 0;
  for (;;) {
    skip_prefix(r);
    if (take(r, "...")) n++;
    else if (peek(r) == '[') skip_brackets(r), n++;
    else return n;
  }
}

static fl_str read_name(reader *r) {
  uint32_t begin = r->i;
  while (is_name_char(peek(r)) || peek(r) == '.' || peek(r) == '\\' || (peek(r) == ':' && r->i + 1 < r->s.n && r->s.at[r->i + 1] == ':')) {
    if (fl_str_starts_c(fl_str_from_pos(r->s, r->i), "...")) break;
    r->i += peek(r) == ':' ? 2 : 1;
  }
  return fl_str_slice(r->s, begin, r->i);
}

typedef struct written {
  fl_str head;         // may hold "::" or backslashes
  uint32_t dimensions; // [] in front
  fl_str arg;          // text of the first argument, "" when none
} written;

static uint32_t read_suffix(reader *r) {
  uint32_t n = 0;
  for (;;) {
    skip_space(r);
    if (take(r, "[]")) n++;
    else if (take(r, "...")) n++;
    else if (!take(r, "?") && !take(r, "!") && !take(r, "*") && !take(r, "&")) return n;
  }
}

static bool is_nothing(fl_str name) {
  static const char *const none[] = {"null", "undefined", "None", "nil", "void", NULL};
  for (const char *const *n = none; *n; n++)
    if (fl_str_eq_c(name, *n)) return true;
  return false;
}

// First argument of a generic: behind `<` or `[`, the reader standing on it.
static fl_str read_argument(reader *r) {
  reader inner = {r->s, r->i + 1, 0};
  skip_brackets(r);
  return fl_str_slice(inner.s, inner.i, r->i ? r->i - 1 : 0);
}

static bool is_built_in(const reader *r, fl_str name, const char *word, char follows) {
  return fl_str_eq_c(name, word) && peek(r) == follows;
}

// Of a map the values matter: its last argument counts. So it does of Python's Callable[[..], T].
static fl_str of_map_values(fl_str head, fl_str arg) {
  static const char *const heads[] = {"Dictionary", "Map", "Mapping", "Dict", "dict", "Entry", "KeyValuePair", "Cache", "Callable", NULL};
  fl_str last = arg, next;
  const char *const *h = heads;
  while (*h && !fl_str_ends_c(head, *h)) h++;
  if (!*h) return arg;
  while (fl_x_next_type_arg(&arg, &next)) last = next;
  return last;
}

// Heads that stand for their argument, or for a list of it. Brackets are Python's way of writing them.
static const struct { const char *name; char open; uint8_t dimensions; } wrappers[] = {
    {"Optional", '[', 0}, {"Annotated", '[', 0}, {"Union", '[', 0},    {"Final", '[', 0},      {"ClassVar", '[', 0},
    {"list", '[', 1},     {"List", '[', 1},      {"Sequence", '[', 1}, {"Iterable", '[', 1},   {"Collection", '[', 1},
    {"Array", '<', 1},    {"ReadonlyArray", '<', 1},
};

enum { MAX_WRAPPERS = 8 };

static written read_union(fl_str text, const char *between, int depth);

static void unwrap(written *w, char open, int depth) {
  fl_str last;
  fl_str_rcut(w->head, '.', NULL, &last);
  for (size_t i = 0; i < sizeof wrappers / sizeof *wrappers; i++) {
    if (wrappers[i].open != open || !fl_str_eq_c(last, wrappers[i].name)) continue;
    uint32_t dimensions = w->dimensions + wrappers[i].dimensions;
    *w = read_union(w->arg, ",|", depth + 1);
    w->dimensions += dimensions;
    return;
  }
}

static written read_type(reader *r) {
  written w = {.dimensions = read_dimensions(r)};
  w.head = read_name(r);
  skip_space(r);
  if (!w.head.n && peek(r) == '(') return skip_brackets(r), r->i = r->s.n, w.head = FL_STR("func"), w;
  if (!w.head.n && peek(r) == '{') return skip_brackets(r), w.head = FL_STR("object"), w;
  if (is_built_in(r, w.head, "func", '(') || is_built_in(r, w.head, "interface", '{') || is_built_in(r, w.head, "struct", '{'))
    return w;
  if (is_built_in(r, w.head, "map", '[')) {
    skip_brackets(r);
    w.arg = fl_str_from_pos(r->s, r->i);
    return w;
  }
  if (fl_str_eq_c(w.head, "chan")) {
    take(r, "<-");
    w.arg = fl_str_from_pos(r->s, r->i);
    return w;
  }
  bool generic = peek(r) == '<' || (peek(r) == '[' && !fl_str_starts_c(fl_str_from_pos(r->s, r->i), "[]"));
  char open = peek(r);
  if (w.head.n && generic) w.arg = of_map_values(w.head, read_argument(r));
  if (w.arg.n && r->depth < MAX_WRAPPERS) unwrap(&w, open, r->depth);
  w.dimensions += read_suffix(r);
  return w;
}

static bool take_one_of(reader *r, const char *chars) {
  skip_space(r);
  if (!peek(r) || !strchr(chars, peek(r))) return false;
  return r->i++, true;
}

// Of `A | null` the part that is something.
static written read_union(fl_str text, const char *between, int depth) {
  reader r = {text, 0, depth};
  written w = read_type(&r), next = w;
  while (is_nothing(next.head) && !next.dimensions && take_one_of(&r, between)) next = read_type(&r);
  return next.head.n ? next : w;
}

static fl_sym head_symbol(fl_extract *x, const written *w) {
  if (!w->head.n || fl_str_eq_c(w->head, "var") || fl_str_eq_c(w->head, "auto")) return 0; // left to inference
  bool plain = !w->dimensions && fl_str_find_char(w->head, ':') == FL_STR_NONE && fl_str_find_char(w->head, '\\') == FL_STR_NONE;
  if (plain) return fl_x_sym(x, w->head);
  fl_buf_clear(&x->text);
  for (uint32_t i = 0; i < w->dimensions && i < 8; i++) fl_buf_add_c(&x->text, "[]");
  for (uint32_t i = 0; i < w->head.n; i++) {
    if (w->head.at[i] == ':') i++;
    fl_buf_add_char(&x->text, strchr(":\\", w->head.at[i]) ? '.' : w->head.at[i]);
  }
  return fl_x_sym(x, fl_buf_str(&x->text));
}

enum { MAX_ARGUMENTS = 3 }; // inside one another

// An argument keeps its own one: Task<List<Order>> has the argument List<Order>.
static fl_sym argument_symbol(fl_extract *x, fl_str text, int depth) {
  written w = read_union(text, "|", 0);
  fl_sym head = head_symbol(x, &w), arg = head && w.arg.n && depth < MAX_ARGUMENTS ? argument_symbol(x, w.arg, depth + 1) : 0;
  if (!arg) return head;
  fl_buf_clear(&x->text);
  fl_buf_add(&x->text, fl_x_sym_text(x, head));
  fl_buf_add_char(&x->text, '<');
  fl_buf_add(&x->text, fl_x_sym_text(x, arg));
  fl_buf_add_char(&x->text, '>');
  return fl_x_sym(x, fl_buf_str(&x->text));
}

// `: "a" | "b"` says which values, not which type; quotes without a colon hold the name of a type.
static bool is_literal_type(fl_str text) {
  if (!text.n || text.at[0] != ':') return false;
  text = fl_str_trim(fl_str_from_pos(text, 1));
  return text.n && strchr("\"'`0123456789-", text.at[0]);
}

static bool is_plain_name(fl_str text) { // most types are
  for (uint32_t i = 0; i < text.n; i++)
    if (!is_name_char(text.at[i])) return false;
  return text.n > 4; // "var" and "auto" are none
}

fl_sym fl_x_type_of_text(fl_extract *x, fl_str text, fl_sym *arg) {
  if (arg) *arg = 0;
  if (x->mapping->type_hook) return x->mapping->type_hook(x, text, arg);
  if (is_plain_name(text)) return fl_x_sym(x, text);
  if (is_literal_type(text)) return 0;
  if (text.n > 1 && text.at[0] == '<' && text.at[1] != '-') text = fl_str_from_pos(text, 1); // <T>value
  written w = read_union(text, "|", 0);
  if (arg) *arg = w.arg.n ? argument_symbol(x, w.arg, 0) : 0;
  return head_symbol(x, &w);
}

// Cuts the text before the next comma that stands in no brackets.
bool fl_x_next_type_arg(fl_str *rest, fl_str *type) {
  int depth = 0;
  uint32_t i = 0;
  if (!rest->n) return false;
  for (; i < rest->n && (depth || rest->at[i] != ','); i++) depth += strchr("<[({", rest->at[i]) ? 1 : strchr(">])}", rest->at[i]) ? -1 : 0;
  *type = fl_str_trim(fl_str_slice(*rest, 0, i));
  *rest = fl_str_from_pos(*rest, i + 1);
  return true;
}

// A grammar that knows better than the text reader has a hook for its types.
fl_sym fl_x_type(fl_extract *x, const fl_node *node, fl_sym *arg) {
  if (arg) *arg = 0;
  node = fl_x_unwrap(x, node);
  if (node && fl_x_role(x, node) == FL_ROLE_type) node = fl_x_slot(x, node, FL_SLOT_name); // struct conn {...} c: named in place
  if (!node) return 0;
  const fl_role_row *row = fl_x_row(x, node);
  if (row->role != FL_ROLE_typeref || !row->hook) return fl_x_type_of_text(x, fl_x_text(x, node), arg);
  const fl_val *val = fl_x_val(x, x->mapping->hooks[row->hook](x, node));
  return val->kind == FL_VAL_TYPE ? val->a : 0;
}

// ---- type parameters --------------------------------------------------------------------------------------------------

uint32_t fl_x_type_params(const fl_extract *x) {
  return x->type_params.n;
}

void fl_x_type_param(fl_extract *x, fl_sym name, fl_sym bound) {
  fl_array_push(&x->type_params, ((fl_x_bound){name, bound}));
}

void fl_x_forget_type_params(fl_extract *x, uint32_t height) {
  x->type_params.n = height;
}

bool fl_x_bound_of(const fl_extract *x, fl_str name, fl_sym *bound) {
  for (uint32_t i = x->type_params.n; i-- > 0;)
    if (fl_str_eq(fl_x_sym_text(x, x->type_params.at[i].name), name)) return *bound = x->type_params.at[i].type, true;
  return false;
}
