// Words that compilers never see: `class SHOP_EXPORT Order {`, `int x GUARDED_BY(lock);`, `void f() NOTHROW_;`.
//
// In: the text of a file. Out: the same text for the parser, with spaces for words in capitals, and what they are given in parentheses, that
// stand where the grammar has no place for a name. Facts are made from the text as it is. Only places are blanked where nothing else
// could be meant: a type in capitals stays, as in `FILE *f`.
#include "hooks.h"

#include <string.h>

enum kind { END, WORD, NUMBER, TEXT, MARK, LINE }; // LINE: a directive

typedef struct token {
  enum kind kind;
  uint32_t begin, end;
} token;

typedef struct words {
  char *text;
  uint32_t n, at;
  token before, last;      // the two tokens in front, blanked ones left out
  enum closed { OTHER, CONTROL, DECLARATOR } closed, open[64]; // what the last `)` closed; what is open
  uint32_t depth;
} words;

// ---- tokens -----------------------------------------------------------------------------------------------------------

static bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
static bool is_digit(char c) { return c >= '0' && c <= '9'; }
static bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v'; }

static uint32_t line_end(const words *w, uint32_t at) { // lines that end in a backslash go on
  for (; at < w->n && w->text[at] != '\n'; at++)
    if (w->text[at] == '\\' && at + 1 < w->n) at++;
  return at;
}

static uint32_t comment_end(const words *w, uint32_t at) {
  if (w->text[at + 1] == '/') return line_end(w, at);
  for (at += 2; at + 1 < w->n; at++)
    if (w->text[at] == '*' && w->text[at + 1] == '/') return at + 2;
  return w->n;
}

static uint32_t quoted_end(const words *w, uint32_t at) {
  char quote = w->text[at++];
  for (; at < w->n && w->text[at] != quote && w->text[at] != '\n'; at++)
    if (w->text[at] == '\\') at++;
  return at < w->n ? at + 1 : w->n;
}

// R"delimiter( ... )delimiter"
static uint32_t raw_end(const words *w, uint32_t at) {
  uint32_t open = at + 1;
  while (open < w->n && open - at < 18 && w->text[open] != '(') open++;
  if (open >= w->n || w->text[open] != '(') return quoted_end(w, at);
  uint32_t length = open - at - 1;
  for (uint32_t i = open; i + length + 1 < w->n; i++)
    if (w->text[i] == ')' && !memcmp(w->text + i + 1, w->text + at + 1, length) && w->text[i + 1 + length] == '"') return i + length + 2;
  return w->n;
}

static bool begins_line(const words *w, uint32_t at) {
  while (at && (w->text[at - 1] == ' ' || w->text[at - 1] == '\t')) at--;
  return !at || w->text[at - 1] == '\n';
}

static uint32_t skip_blank(const words *w, uint32_t at) {
  for (;;) {
    while (at < w->n && is_space(w->text[at])) at++;
    bool comment = at + 1 < w->n && w->text[at] == '/' && (w->text[at + 1] == '/' || w->text[at + 1] == '*');
    bool joined = at + 1 < w->n && w->text[at] == '\\' && (w->text[at + 1] == '\n' || w->text[at + 1] == '\r');
    if (!comment && !joined) return at;
    at = comment ? comment_end(w, at) : at + 1;
  }
}

static token word_at(const words *w, uint32_t at) {
  uint32_t end = at;
  while (end < w->n && (is_letter(w->text[end]) || is_digit(w->text[end]))) end++;
  bool raw = end < w->n && w->text[end] == '"' && w->text[end - 1] == 'R' && end - at <= 3;
  return raw ? (token){TEXT, at, raw_end(w, end)} : (token){WORD, at, end};
}

static token token_at(const words *w, uint32_t at) {
  at = skip_blank(w, at);
  if (at >= w->n) return (token){END, w->n, w->n};
  char c = w->text[at], next = at + 1 < w->n ? w->text[at + 1] : 0;
  if (is_letter(c)) return word_at(w, at);
  if (c == '"' || c == '\'') return (token){TEXT, at, quoted_end(w, at)};
  if (c == '#' && begins_line(w, at)) return (token){LINE, at, line_end(w, at)};
  if (is_digit(c)) {
    uint32_t end = at + 1;
    while (end < w->n && (is_letter(w->text[end]) || is_digit(w->text[end]) || w->text[end] == '.' || w->text[end] == '\'')) end++;
    return (token){NUMBER, at, end};
  }
  bool two = (c == ':' && next == ':') || (c == '-' && next == '>');
  return (token){MARK, at, at + 1 + two};
}

static fl_str text_of(const words *w, token t) { return (fl_str){w->text + t.begin, t.end - t.begin}; }
static bool is_mark(const words *w, token t, const char *mark) { return t.kind == MARK && fl_str_eq_c(text_of(w, t), mark); }
static bool is_mark_of(const words *w, token t, const char *marks) { return t.kind == MARK && t.end - t.begin == 1 && strchr(marks, w->text[t.begin]); }

static bool is_in(const words *w, token t, const char *const *names) {
  for (; t.kind == WORD && *names; names++)
    if (fl_str_eq_c(text_of(w, t), *names)) return true;
  return false;
}

static bool in_capitals(const words *w, token t) {
  bool letter = false;
  if (t.kind != WORD || t.end - t.begin < 3) return false;
  for (uint32_t i = t.begin; i < t.end; i++) {
    if (w->text[i] >= 'a' && w->text[i] <= 'z') return false;
    letter |= w->text[i] != '_' && is_letter(w->text[i]);
  }
  return letter;
}

enum { FARTHEST = 256 }; // tokens that are looked at ahead

// Behind the bracket that closes the one at `t`; END when it is far away.
static token behind_brackets(const words *w, token t, const char *open, const char *close) {
  uint32_t depth = 0;
  for (uint32_t i = 0; i < FARTHEST && t.kind != END; i++) {
    depth += is_mark(w, t, open);
    depth -= is_mark(w, t, close);
    t = token_at(w, t.end);
    if (!depth) return t;
  }
  return (token){END, w->n, w->n};
}

// Behind the `)` of an `(`; the token itself when it is none.
static token behind_parentheses(const words *w, token t) { return is_mark(w, t, "(") ? behind_brackets(w, t, "(", ")") : t; }

// ---- what may stand where ---------------------------------------------------------------------------------------------

static const char *const specifiers[] = {"static", "inline", "extern", "virtual", "constexpr", "mutable", "explicit", "friend", "typedef", "const",
                                         "volatile", "register", "thread_local", NULL};
static const char *const begins_declaration[] = {"namespace", "class", "struct", "union", "enum", "template", "using", "typedef", "static",
                                                 "inline", "virtual", "explicit", "extern", "friend", "constexpr", "void", "bool", "int",
                                                 "char", "unsigned", "signed", "long", "short", "float", "double", "auto", "public", "private",
                                                 "protected", NULL};
static const char *const basic[] = {"void", "bool", "int", "char", "unsigned", "signed", "long", "short", "float", "double", "auto", NULL};
static const char *const no_type[] = {"return", "else", "do", "new", "delete", "throw", "goto", "case", "typename", "class", "struct", "union",
                                      "enum", "using", "namespace", "operator", "sizeof", "if", "while", "for", "switch", "catch", "default",
                                      "co_return", "co_await", "co_yield", "and", "or", "not", "public", "private", "protected", NULL};
static const char *const controls[] = {"if", "while", "for", "switch", "catch", "return", "sizeof", "constexpr", NULL};
static const char *const classes[] = {"class", "struct", "union", NULL};
static const char *const accesses[] = {"public", "private", "protected", "slots", "signals", NULL};
static const char *const behind_function[] = {"const", "noexcept", "override", "final", "volatile", NULL};

// A token that can end a type: `int` and `T` of `T f(`, `*`, `&`, `>`.
static bool ends_type(const words *w, token t) {
  if (t.kind == WORD) return !is_in(w, t, no_type) && !is_in(w, t, specifiers);
  return is_mark_of(w, t, "*&>");
}

static bool begins_statement(const words *w) {
  token last = w->last;
  if (last.kind == LINE || last.kind == END || is_mark_of(w, last, ";{}>")) return true;
  if (is_mark(w, last, ":")) return is_in(w, w->before, accesses);
  if (last.kind == TEXT) return w->before.kind == WORD && fl_str_eq_c(text_of(w, w->before), "extern"); // extern "C"
  return is_in(w, last, specifiers);
}

static token behind_template(const words *w, token t) { // behind `<...>`; END when it does not end soon
  return is_mark(w, t, "<") ? behind_brackets(w, t, "<", ">") : t;
}

static token behind_name(const words *w, token t) { // a::b<c>::d
  for (;;) {
    if (is_mark(w, t, "~")) t = token_at(w, t.end);
    if (t.kind != WORD) return (token){END, w->n, w->n};
    t = behind_template(w, token_at(w, t.end));
    if (!is_mark(w, t, "::")) return t;
    t = token_at(w, t.end);
  }
}

// Does a type with a name follow: `bool f(`, `std::string name;`, `Order *all[`?
static bool is_declaration(const words *w, token t) {
  while (is_in(w, t, specifiers)) t = token_at(w, t.end);
  if (is_in(w, t, begins_declaration)) return true;
  if (t.kind != WORD || is_in(w, t, no_type)) return false;
  t = behind_name(w, t);
  while (is_mark_of(w, t, "*&") || is_in(w, t, specifiers)) t = token_at(w, t.end);
  if (t.kind != WORD || is_in(w, t, no_type)) return false;
  return is_mark_of(w, behind_name(w, t), "(;=[,{:");
}

// ---- which words are blanked ------------------------------------------------------------------------------------------

// `class SHOP_EXPORT Order {`, `class LOCKABLE("mutex") Lock : Base {`
static bool names_no_class(const words *w, token next) {
  token t = behind_parentheses(w, next);
  if (t.kind != WORD) return false;
  while (t.kind == WORD) t = behind_parentheses(w, behind_name(w, t));
  bool forward = is_mark(w, t, ";") && fl_str_eq_c(text_of(w, w->last), "class");
  return is_mark_of(w, t, "{:") || forward;
}

// `SHOP_EXPORT bool f(int);`, `SHOP_BEGIN_NAMESPACE` in a line of its own.
static bool names_no_type(const words *w, token next) {
  if (next.kind == WORD || is_mark(w, next, "~")) return is_declaration(w, next);
  bool ended = is_mark(w, w->last, "}") || is_mark(w, w->last, ";");
  return ended && (next.kind == END || is_mark(w, next, "}"));
}

// `int SHOP_WEAK main(`
static bool stands_before_name(const words *w, token next) {
  return ends_type(w, w->last) && next.kind == WORD && !is_in(w, next, no_type) && is_mark(w, behind_name(w, next), "(");
}

// `void f() const SHOP_NOTHROW;`, `void f() REQUIRES(lock) {`
static bool stands_behind_function(const words *w, token next) {
  bool behind = is_mark(w, w->last, ")") ? w->closed == DECLARATOR : is_in(w, w->last, behind_function) && is_mark(w, w->before, ")");
  token t = behind_parentheses(w, next);
  return behind && (is_mark_of(w, t, ";{=") || in_capitals(w, t) || is_in(w, t, behind_function));
}

// `int count GUARDED_BY(lock);`
static bool stands_behind_variable(const words *w, token next) {
  bool named = w->last.kind == WORD && ends_type(w, w->last) && ends_type(w, w->before) && !is_in(w, w->last, basic);
  return named && is_mark(w, next, "(") && is_mark_of(w, behind_parentheses(w, next), ";={");
}

// `"%" PRIu64 " orders"`: what to print and read numbers with.
static bool is_format(const words *w, token t, token next) {
  fl_str text = text_of(w, t);
  bool format = fl_str_starts_c(text, "PRI") || fl_str_starts_c(text, "SCN");
  return format && w->last.kind == TEXT && (next.kind == TEXT || is_mark_of(w, next, ",)"));
}

static uint32_t last_before(const words *w, token behind, char bracket) { // place of the bracket in front of a token
  uint32_t at = behind.begin;
  while (at && w->text[at - 1] != bracket) at--;
  return at ? at - 1 : 0;
}

static void blank(words *w, uint32_t begin, uint32_t end) {
  for (uint32_t i = begin; i < end; i++)
    if (w->text[i] != '\n' && w->text[i] != '\r') w->text[i] = ' ';
}

// Behind the word when it was blanked, 0 when it stays.
static uint32_t take_out(words *w, token t) {
  token next = token_at(w, t.end);
  bool given = is_mark(w, next, "(");
  bool condition = w->last.kind == WORD && (fl_str_eq_c(text_of(w, w->last), "if") || fl_str_eq_c(text_of(w, w->last), "while"));
  if (is_format(w, t, next)) return blank(w, t.begin, t.end), t.end;
  if (!in_capitals(w, t)) return 0;
  bool alone = (condition && given) || (!given && begins_statement(w) && names_no_type(w, next)) || stands_before_name(w, next);
  bool whole = (is_in(w, w->last, classes) && names_no_class(w, next)) || stands_behind_function(w, next) || stands_behind_variable(w, next);
  if (!alone && !whole) return 0;
  uint32_t end = t.end;
  if (whole && given) {
    end = last_before(w, behind_parentheses(w, next), ')') + 1;
  }
  return blank(w, t.begin, end), end;
}

// `[self{shared_from_this()}]` -> `[self=shared_from_this() ]`, which the grammar reads. `t` is the bracket.
static void spell_captures(words *w, token t) {
  bool subscript = (w->last.kind == WORD && !is_in(w, w->last, no_type)) || is_mark_of(w, w->last, ")]");
  token name = token_at(w, t.end);
  for (uint32_t i = 0; !subscript && i < 32 && name.kind != END && !is_mark_of(w, name, "];"); i++) {
    token open = token_at(w, name.end);
    bool braced = name.kind == WORD && is_mark(w, open, "{");
    token behind = braced ? behind_brackets(w, open, "{", "}") : open;
    if (braced && is_mark_of(w, behind, ",]")) w->text[open.begin] = '=', w->text[last_before(w, behind, '}')] = ' ';
    name = braced ? behind : open;
  }
}

// What an `(` behind the last token opens.
static enum closed opened(const words *w) {
  if (is_in(w, w->last, controls)) return CONTROL;
  bool typed = ends_type(w, w->before) || is_mark(w, w->before, "::") || is_mark(w, w->before, "~");
  return w->last.kind == WORD && typed ? DECLARATOR : OTHER;
}

static void step(words *w, token t) {
  if (is_mark(w, t, "[")) spell_captures(w, t);
  if (is_mark(w, t, "(")) {
    w->open[w->depth < 63 ? w->depth : 63] = opened(w);
    w->depth++;
  }
  if (is_mark(w, t, ")") && w->depth) w->depth--, w->closed = w->open[w->depth < 63 ? w->depth : 63];
  w->before = w->last, w->last = t, w->at = t.end;
}

void fl_c_words(char *text, uint32_t n) {
  words w = {.text = text, .n = n};
  for (;;) {
    token t = token_at(&w, w.at);
    if (t.kind == END) return;
    uint32_t end = t.kind == WORD ? take_out(&w, t) : 0;
    if (end) w.at = end;
    else step(&w, t);
  }
}
