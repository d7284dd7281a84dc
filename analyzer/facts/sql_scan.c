// SQL text -> tokens. Dialects differ in quotes, comments and parameters; what one of them knows is read in all.
#include "facts/sql_p.h"

static bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (unsigned char)c >= 0x80; }
static bool is_digit(char c) { return c >= '0' && c <= '9'; }
static bool is_hole(char c) { return c > 0 && c < 4; }
static bool is_blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r') || c == '\0'; }

static char at(const fl_sql_scan *s, uint32_t ahead) { return s->at + ahead < s->text.n ? s->text.at[s->at + ahead] : '\0'; }

static void skip_line(fl_sql_scan *s) {
  const char *from = s->text.at + s->at, *end = memchr(from, '\n', s->text.n - s->at);
  s->at = end ? (uint32_t)(end - s->text.at) : s->text.n;
}

static void skip_comment(fl_sql_scan *s) {
  uint32_t end = fl_str_find(fl_str_from_pos(s->text, s->at + 2), FL_STR("*/"));
  s->at = end == FL_STR_NONE ? s->text.n : s->at + 2 + end + 2;
}

static bool begins_line(const fl_sql_scan *s) { return s->at == 0 || s->text.at[s->at - 1] == '\n'; }

static void skip_blanks(fl_sql_scan *s) {
  while (s->at < s->text.n) {
    char c = at(s, 0);
    if (is_blank(c)) s->at++;
    else if (c == '-' && at(s, 1) == '-') skip_line(s);
    else if (c == '#' && begins_line(s)) skip_line(s);
    else if (c == '/' && at(s, 1) == '*') skip_comment(s);
    else return;
  }
}

static fl_sql_token token(fl_sql_scan *s, uint8_t kind, uint32_t begin, uint32_t end) {
  return (fl_sql_token){.kind = kind, .text = fl_str_slice(s->text, begin, end)};
}

// Up to the closing quote, which may stand inside when it is doubled or behind a backslash.
static fl_sql_token take_quoted(fl_sql_scan *s, uint8_t kind, char quote) {
  uint32_t begin = ++s->at;
  for (; s->at < s->text.n; s->at++) {
    char c = at(s, 0);
    if (c == '\\' && quote == '\'') s->at++;
    else if (c == quote && at(s, 1) == quote) s->at++;
    else if (c == quote) break;
  }
  if (s->at > s->text.n) s->at = s->text.n;
  fl_sql_token t = token(s, kind, begin, s->at);
  s->at += s->at < s->text.n;
  return t;
}

// $$ text $$, $tag$ text $tag$; else a parameter, $1 or ${name}.
static fl_sql_token take_dollar(fl_sql_scan *s) {
  uint32_t begin = s->at++, n = 0;
  while (is_letter(at(s, n)) || is_digit(at(s, n))) n++;
  if (at(s, n) == '$' && !is_digit(at(s, 0))) {
    fl_str tag = fl_str_slice(s->text, begin, s->at + n + 1);
    uint32_t end = fl_str_find(fl_str_from_pos(s->text, s->at + n + 1), tag);
    s->at = end == FL_STR_NONE ? s->text.n : s->at + n + 1 + end + tag.n;
    return token(s, FL_SQL_TOKEN_TEXT, begin, s->at);
  }
  if (at(s, 0) == '{')
    while (s->at < s->text.n && s->text.at[s->at - 1] != '}') s->at++;
  else
    s->at += n;
  return token(s, FL_SQL_TOKEN_PARAM, begin, s->at);
}

// :name, @name, #{name}, %s, %(name)s
static bool take_param(fl_sql_scan *s, fl_sql_token *out) {
  char c = at(s, 0), next = at(s, 1);
  uint32_t begin = s->at;
  bool named = (c == ':' || c == '@') && is_letter(next), numbered = c == '?' || (c == ':' && is_digit(next));
  bool braced = c == '#' && next == '{', printed = c == '%' && (next == 's' || next == 'd' || next == 'v' || next == '(');
  if (!named && !numbered && !braced && !printed) return false;
  s->at++;
  if (braced || next == '(')
    while (s->at < s->text.n && at(s, 0) != '}' && at(s, 0) != ')') s->at++;
  if (braced || printed) s->at += s->at < s->text.n;
  if (printed && next == '(') s->at += s->at < s->text.n;
  if (named || numbered)
    while (is_letter(at(s, 0)) || is_digit(at(s, 0)) || (named && at(s, 0) == '.')) s->at++;
  *out = token(s, FL_SQL_TOKEN_PARAM, begin, s->at);
  return true;
}

fl_sql_token fl_sql_token_next(fl_sql_scan *s) {
  fl_sql_token param;
  skip_blanks(s);
  uint32_t begin = s->at;
  if (begin >= s->text.n) return (fl_sql_token){0};
  char c = at(s, 0);
  if (is_hole(c)) {
    s->at++;
    param = token(s, FL_SQL_TOKEN_PARAM, begin, s->at);
    param.is_hole = true;
    return param;
  }
  if (is_letter(c)) {
    while (is_letter(at(s, 0)) || is_digit(at(s, 0)) || at(s, 0) == '$') s->at++;
    return token(s, FL_SQL_TOKEN_WORD, begin, s->at);
  }
  if (is_digit(c)) {
    while (is_digit(at(s, 0)) || at(s, 0) == '.' || is_letter(at(s, 0))) s->at++;
    return token(s, FL_SQL_TOKEN_TEXT, begin, s->at);
  }
  if (c == '\'') return take_quoted(s, FL_SQL_TOKEN_TEXT, '\'');
  if (c == '"' || c == '`') return take_quoted(s, FL_SQL_TOKEN_NAME, c);
  if (c == '[' && is_letter(at(s, 1))) return take_quoted(s, FL_SQL_TOKEN_NAME, ']');
  if (c == '$') return take_dollar(s);
  if (take_param(s, &param)) return param;
  s->at += (c == '|' && at(s, 1) == '|') || (c == ':' && at(s, 1) == ':') ? 2 : 1;
  return token(s, FL_SQL_TOKEN_MARK, begin, s->at);
}

fl_sql_token fl_sql_token_peek(const fl_sql_scan *s) {
  fl_sql_scan ahead = *s;
  return fl_sql_token_next(&ahead);
}

bool fl_sql_is_word(fl_sql_token t, const char *word) {
  if (t.kind != FL_SQL_TOKEN_WORD) return false;
  for (uint32_t i = 0; i < t.text.n; i++) {
    char c = t.text.at[i];
    if ((c >= 'a' && c <= 'z' ? (char)(c - 32) : c) != word[i]) return false;
  }
  return word[t.text.n] == '\0';
}

bool fl_sql_take_word(fl_sql_scan *s, const char *word) {
  fl_sql_scan ahead = *s;
  if (!fl_sql_is_word(fl_sql_token_next(&ahead), word)) return false;
  *s = ahead;
  return true;
}

fl_str fl_sql_take_name(fl_sql_scan *s) {
  fl_str name = {0};
  for (;;) {
    fl_sql_token t = fl_sql_token_peek(s);
    if (t.kind != FL_SQL_TOKEN_WORD && t.kind != FL_SQL_TOKEN_NAME) return name;
    name = t.text;
    fl_sql_token_next(s);
    if (!fl_sql_is_mark(fl_sql_token_peek(s), '.')) return name;
    fl_sql_token_next(s);
  }
}

void fl_sql_skip_brackets(fl_sql_scan *s) {
  for (uint32_t open = 1; open;) {
    fl_sql_token t = fl_sql_token_next(s);
    if (t.kind == FL_SQL_TOKEN_END) return;
    open += fl_sql_is_mark(t, '(');
    open -= fl_sql_is_mark(t, ')');
  }
}

// Data of a dump may go on for megabytes: only what can hide a semicolon is looked at.
void fl_sql_skip_statement(fl_sql_scan *s) {
  while (s->at < s->text.n) {
    char c = at(s, 0);
    if (c == ';') return (void)s->at++;
    if (c == '\'' || c == '"' || c == '`' || c == '$' || c == '-' || c == '/') fl_sql_token_next(s);
    else s->at++;
  }
}
