// Texts of #define: a constant, another name for something, or a function that is expanded in place.
//
// In: the text behind the name, which the grammar leaves alone. Out: `#define N 5` is a constant, `#define F(h, v) lib_set(h, K, v)`
// a function with a body that calls. The text is read twice, first to see whether it is understood at all: a macro whose text is
// not has no body, so that nobody takes it for one that does nothing.
#include "facts/hook.h"

typedef struct reader {
  fl_extract *x;
  const fl_node *node; // every record stands where the text does
  fl_str text;
  uint32_t at;
  bool emit;  // second reading
  bool wrong; // not understood
  int depth;
} reader;

enum { MAX_DEPTH = 64, MAX_PARTS = 32 };

static fl_id expression(reader *r, int level);

// ---- text -----------------------------------------------------------------------------------------------------------

static char peek(const reader *r) {
  return r->at < r->text.n ? r->text.at[r->at] : '\0';
}

static bool follows(const reader *r, const char *token) {
  return fl_str_starts_c(fl_str_from_pos(r->text, r->at), token);
}

static void skip_to(reader *r, const char *end) {
  uint32_t at = fl_str_find(fl_str_from_pos(r->text, r->at), fl_str_from(end));
  r->at = at == FL_STR_NONE ? r->text.n : r->at + at + (uint32_t)strlen(end);
}

static void skip_space(reader *r) {
  for (;;) {
    if (peek(r) && strchr(" \t\r\n\\", peek(r))) r->at++;
    else if (follows(r, "/*")) skip_to(r, "*/");
    else if (follows(r, "//")) skip_to(r, "\n");
    else return;
  }
}

static bool take(reader *r, const char *token) {
  skip_space(r);
  if (!follows(r, token)) return false;
  r->at += (uint32_t)strlen(token);
  return true;
}

static bool is_word_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

static fl_str word(reader *r) {
  skip_space(r);
  uint32_t begin = r->at;
  while (is_word_char(peek(r)) || (peek(r) == '.' && begin < r->at && r->text.at[begin] <= '9')) r->at++;
  return fl_str_slice(r->text, begin, r->at);
}

static bool take_word(reader *r, const char *wanted) {
  uint32_t before = r->at;
  if (fl_str_eq_c(word(r), wanted)) return true;
  r->at = before;
  return false;
}

// ---- parts ----------------------------------------------------------------------------------------------------------

static fl_id other(reader *r, const fl_id *ids, uint32_t n) {
  return r->emit ? fl_x_group(r->x, r->node, FL_VAL_OTHER, ids, n) : 1;
}

static fl_id number(reader *r, fl_str text) {
  char plain[64];
  uint32_t n = text.n < sizeof plain ? text.n : (uint32_t)sizeof plain - 1;
  memcpy(plain, text.at, n);
  bool hex = n > 2 && plain[0] == '0' && (plain[1] == 'x' || plain[1] == 'X');
  bool real = !hex && (memchr(plain, '.', n) || memchr(plain, 'e', n));
  while (n > 1 && strchr("uUlLzZ", plain[n - 1])) n--;
  return r->emit ? fl_x_number(r->x, r->node, real ? FL_LIT_FLOAT : FL_LIT_INT, (fl_str){plain, n}) : 1;
}

// "text" or 'c', and pieces that follow one another.
static fl_id quoted(reader *r) {
  char whole[512];
  uint32_t n = 0;
  for (char quote; (quote = peek(r)) == '"' || (quote == '\'' && !n); skip_space(r)) {
    uint32_t begin = ++r->at;
    while (peek(r) && peek(r) != quote) r->at += peek(r) == '\\' ? 2 : 1;
    fl_str piece = fl_str_slice(r->text, begin, r->at++);
    uint32_t take_n = piece.n < sizeof whole - n ? piece.n : (uint32_t)sizeof whole - n;
    memcpy(whole + n, piece.at, take_n);
    n += take_n;
  }
  return r->emit ? fl_x_string(r->x, r->node, (fl_str){whole, n}, false) : 1;
}

static fl_id name(reader *r, fl_str text) {
  if (!r->emit) return 1;
  if (fl_str_eq_c(text, "NULL") || fl_str_eq_c(text, "nullptr")) return fl_x_lit(r->x, r->node, FL_LIT_NIL, FL_STR(""));
  if (fl_str_eq_c(text, "true")) return fl_x_lit(r->x, r->node, FL_LIT_TRUE, FL_STR(""));
  if (fl_str_eq_c(text, "false")) return fl_x_lit(r->x, r->node, FL_LIT_FALSE, FL_STR(""));
  return fl_x_ref(r->x, r->node, fl_x_sym(r->x, text));
}

static void open_call(reader *r, fl_id callee, fl_call_draft *draft) {
  if (!r->emit) return;
  const fl_val *val = fl_x_val(r->x, callee);
  bool member = val->kind == FL_VAL_FIELD;
  fl_sym called = member ? val->b : val->kind == FL_VAL_REF ? val->a : 0;
  fl_id recv = member ? val->a : 0;
  *draft = fl_x_call_open(r->x, r->node, member ? FL_CALL_METHOD : FL_CALL_PLAIN);
  fl_call *call = fl_x_call(r->x, draft);
  call->callee = callee, call->name = called, call->recv = recv;
}

static fl_id call(reader *r, fl_id callee) {
  fl_call_draft draft;
  open_call(r, callee, &draft);
  while (!r->wrong && !take(r, ")")) {
    fl_id arg = expression(r, 0);
    if (r->emit) fl_x_arg(r->x, 0, arg);
    if (!take(r, ",") && peek(r) != ')') r->wrong = true;
  }
  return r->emit ? fl_x_call_close(r->x, &draft) : 1;
}

static fl_id member(reader *r, fl_id base) {
  fl_str field = word(r);
  if (!field.n) r->wrong = true;
  return r->emit ? fl_x_member(r->x, r->node, base, fl_x_sym(r->x, field)) : 1;
}

static fl_id suffixes(reader *r, fl_id id) {
  while (!r->wrong) {
    if (take(r, "(")) id = call(r, id);
    else if (take(r, "->") || (peek(r) == '.' && take(r, "."))) id = member(r, id);
    else if (take(r, "[")) {
      fl_id index = expression(r, 0);
      if (!take(r, "]")) r->wrong = true;
      id = r->emit ? fl_x_index(r->x, r->node, id, index) : 1;
    } else return id;
  }
  return id;
}

static bool is_type_word(fl_str w) {
  static const char *const types[] = {"struct", "unsigned", "signed", "long", "int", "char", "short", "void", "const", "double", "float", "size_t"};
  for (size_t i = 0; i < sizeof types / sizeof *types; i++)
    if (fl_str_eq_c(w, types[i])) return true;
  return false;
}

// (long)(v), (struct timeval *)p: a cast, to the type of that name if it has one of its own; (v): what it holds.
static bool is_cast(const reader *r, fl_str *type) {
  reader ahead = *r;
  bool typed = false;
  for (fl_str w; (w = word(&ahead)).n;) {
    if (is_type_word(w)) typed = true;
    else *type = w;
  }
  while (take(&ahead, "*")) typed = true;
  return typed && take(&ahead, ")");
}

static fl_id in_parentheses(reader *r) {
  fl_str type = {0};
  if (is_cast(r, &type)) {
    skip_to(r, ")");
    fl_id operand = expression(r, 11);
    return r->emit && type.n ? fl_x_cast(r->x, r->node, operand, fl_x_sym(r->x, type)) : operand;
  }
  fl_id id = expression(r, 0);
  while (!r->wrong && take(r, ",")) id = expression(r, 0);
  if (!take(r, ")")) r->wrong = true;
  return id;
}

static fl_id unary(reader *r, enum fl_op op) {
  fl_id operand = expression(r, 11);
  return r->emit ? fl_x_unary(r->x, r->node, op, operand) : 1;
}

static fl_id primary(reader *r) {
  skip_space(r);
  char c = peek(r);
  if (take(r, "(")) return suffixes(r, in_parentheses(r));
  if (take(r, "!")) return unary(r, FL_OP_NOT);
  if (take(r, "-")) return unary(r, FL_OP_NEG);
  if (take(r, "&")) return unary(r, FL_OP_ADDRESS);
  if (take(r, "*")) return expression(r, 11);
  if (take(r, "~")) return unary(r, FL_OP_OTHER);
  if (c == '"' || c == '\'') return suffixes(r, quoted(r));
  fl_str text = word(r);
  if (!text.n) return r->wrong = true, 0;
  if (text.at[0] >= '0' && text.at[0] <= '9') return number(r, text);
  if (fl_str_eq_c(text, "sizeof")) return skip_space(r), skip_to(r, ")"), other(r, NULL, 0);
  static const char *const statements[] = {"if", "for", "while", "do", "return", "goto", "switch", "struct", "static", "else", "case", "typeof"};
  for (size_t i = 0; i < sizeof statements / sizeof *statements; i++)
    if (fl_str_eq_c(text, statements[i])) return r->wrong = true, 0;
  return suffixes(r, name(r, text));
}

// ---- operators ------------------------------------------------------------------------------------------------------

static const struct { const char *token; uint8_t level, op; } operators[] = {
    {"||", 1, FL_OP_OR}, {"&&", 2, FL_OP_AND}, {"==", 6, FL_OP_EQ}, {"!=", 6, FL_OP_NE}, {"<<", 8, FL_OP_SHL},
    {">>", 8, FL_OP_SHR}, {"<=", 7, FL_OP_LE}, {">=", 7, FL_OP_GE}, {"<", 7, FL_OP_LT}, {">", 7, FL_OP_GT},
    {"|", 3, FL_OP_BITOR}, {"^", 4, FL_OP_OTHER}, {"&", 5, FL_OP_BITAND}, {"+", 9, FL_OP_ADD}, {"-", 9, FL_OP_SUB},
    {"*", 10, FL_OP_MUL}, {"/", 10, FL_OP_DIV}, {"%", 10, FL_OP_MOD},
};

static int operator_at(reader *r, int level) {
  skip_space(r);
  for (size_t i = 0; i < sizeof operators / sizeof *operators; i++)
    if (follows(r, operators[i].token)) return operators[i].level >= level ? (int)i : -1;
  return -1;
}

static fl_id choice(reader *r, fl_id test) {
  fl_id parts[3] = {test, expression(r, 0), 0};
  if (!take(r, ":")) r->wrong = true;
  parts[2] = expression(r, 0);
  return r->emit ? fl_x_group(r->x, r->node, FL_VAL_COND, parts, 3) : 1;
}

// `a = b`, `a += b`, `i++` inside a macro: what it changes is not followed.
static bool changes_something(reader *r) {
  static const char *const tokens[] = {"++", "--", "+=", "-=", "*=", "/=", "|=", "&="};
  skip_space(r);
  for (size_t i = 0; i < sizeof tokens / sizeof *tokens; i++)
    if (follows(r, tokens[i])) return true;
  return peek(r) == '=' && !follows(r, "==");
}

static fl_id expression(reader *r, int level) {
  if (++r->depth > MAX_DEPTH) r->wrong = true;
  fl_id left = r->wrong ? 0 : primary(r);
  for (int i; !r->wrong;) {
    if (changes_something(r)) r->wrong = true;
    if (r->wrong || (i = operator_at(r, level < 1 ? 1 : level)) < 0) break;
    r->at += (uint32_t)strlen(operators[i].token);
    fl_id right = expression(r, operators[i].level + 1);
    if (r->emit) left = fl_x_binop(r->x, r->node, (enum fl_op)operators[i].op, left, right);
  }
  if (!r->wrong && level == 0 && take(r, "?")) left = choice(r, left);
  r->depth--;
  return left;
}

// ---- bodies ---------------------------------------------------------------------------------------------------------

// One expression, or several: `do { a(); b(); } while (0)`, `{ a(); }`, `a(), b()`. The last one is the value.
static fl_id body(reader *r) {
  bool once = take_word(r, "do"), block = take(r, "{");
  if (once && !block) r->wrong = true;
  fl_id last = 0;
  while (!r->wrong) {
    skip_space(r);
    if (!peek(r) || (block && peek(r) == '}')) break;
    last = expression(r, 0);
    if (!take(r, ";") && !take(r, ",")) break;
  }
  if (block && !take(r, "}")) r->wrong = true;
  if (once && !(take_word(r, "while") && take(r, "(") && take_word(r, "0") && take(r, ")"))) r->wrong = true;
  take(r, ";");
  skip_space(r);
  if (peek(r)) r->wrong = true;
  return last;
}

static bool understood(fl_extract *x, const fl_node *node) {
  reader r = {.x = x, .node = node, .text = fl_x_text(x, node)};
  return body(&r), !r.wrong;
}

static fl_id read_text(fl_extract *x, const fl_node *node) {
  reader r = {.x = x, .node = node, .text = fl_x_text(x, node), .emit = true};
  return body(&r);
}

fl_id fl_c_macro_body(fl_extract *x, const fl_node *node) {
  return read_text(x, node);
}

// #define NAME value
fl_id fl_c_define(fl_extract *x, const fl_node *node) {
  const fl_node *name_node = fl_x_slot(x, node, FL_SLOT_a), *value = fl_x_slot(x, node, FL_SLOT_b);
  if (!name_node || !value || !understood(x, value)) return 0;
  fl_id id = read_text(x, value);
  if (id) fl_x_declare_as(x, name_node, 0, 0, FL_BIND_CONST | FL_BIND_STATIC, id, node);
  return 0;
}

// A text that calls nothing does nothing to what its names stand for.
static bool calls_something(fl_str text) {
  for (uint32_t i = 1; i < text.n; i++)
    if (text.at[i] == '(' && is_word_char(text.at[i - 1])) return true;
  return false;
}

// #define NAME(a, b) text
fl_id fl_c_macro(fl_extract *x, const fl_node *node) {
  const fl_node *value = fl_x_slot(x, node, FL_SLOT_c);
  fl_func_parts parts = {.name = fl_x_slot(x, node, FL_SLOT_a), .params = fl_x_slot(x, node, FL_SLOT_b), .flags = FL_FUNC_MACRO};
  if (value && understood(x, value)) parts.body = value;
  if (value && calls_something(fl_x_text(x, value))) fl_x_hole_of(x, value, FL_HOLE_EXPANDED);
  if (parts.name) fl_x_function(x, node, &parts);
  return 0;
}
