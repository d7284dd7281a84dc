// Spellings that the grammar cannot read, written as it can: asked for only when a file as it stands is broken.
//
// In: the text of a file. Out: a text of the same length, so that every place stays where it is. Strings and comments are passed by,
// but for $$"strings", in which a single $ is an ordinary sign.
#include "facts/hook.h"

#include <ctype.h>
#include <string.h>

typedef struct reader {
  char *at;
  uint32_t n;
} reader;

static char at(const reader *r, uint32_t i) { return i < r->n ? r->at[i] : 0; }
static bool is_word(char c) { return isalnum((unsigned char)c) || c == '_' || (unsigned char)c >= 0x80; }
static bool is_blank(char c) { return c == ' ' || c == '\t'; }
static bool starts(const reader *r, uint32_t i, const char *text) {
  size_t n = strlen(text);
  return i + n <= r->n && !memcmp(r->at + i, text, n);
}

static uint32_t skip_space(const reader *r, uint32_t i) {
  while (i < r->n && isspace((unsigned char)r->at[i])) i++;
  return i;
}

static uint32_t skip_word(const reader *r, uint32_t i) {
  while (i < r->n && is_word(r->at[i])) i++;
  return i;
}

static bool is_at_word(const reader *r, uint32_t i, const char *word) {
  uint32_t end = i + (uint32_t)strlen(word);
  return starts(r, i, word) && !is_word(at(r, end)) && (i == 0 || !is_word(at(r, i - 1)));
}

static void blank(reader *r, uint32_t begin, uint32_t end) {
  for (uint32_t i = begin; i < end; i++)
    if (r->at[i] != '\n') r->at[i] = ' ';
}

// ---- strings and comments -----------------------------------------------------------------------------------------------------

static uint32_t skip_comment(const reader *r, uint32_t i) {
  if (starts(r, i, "//")) {
    while (i < r->n && r->at[i] != '\n') i++;
    return i;
  }
  uint32_t depth = 0;
  do {
    bool opens = starts(r, i, "/*"), closes = starts(r, i, "*/");
    depth += opens, depth -= closes;
    i += opens || closes ? 2 : 1;
  } while (depth && i < r->n);
  return i;
}

// Behind the string that begins here. What stands in ${} may hold strings of its own, which are then read as text: quotes come in pairs.
static uint32_t skip_string(const reader *r, uint32_t i) {
  if (starts(r, i, "\"\"\"")) {
    for (i += 3; i < r->n && !starts(r, i, "\"\"\""); i++) {}
    for (i += 3; at(r, i) == '"'; i++) {}
    return i < r->n ? i : r->n;
  }
  char quote = r->at[i++];
  while (i < r->n && r->at[i] != quote && r->at[i] != '\n') i += r->at[i] == '\\' ? 2 : 1;
  return i < r->n ? i + 1 : r->n;
}

// ---- $$"${key}" ---------------------------------------------------------------------------------------------------------------

// The text with a backslash before each $; the dollars in front make room. False: there is not enough, or one is meant.
static bool escape_dollars(reader *r, uint32_t begin, uint32_t quote, uint32_t end) {
  uint32_t room = quote - begin, dollars = 0;
  for (uint32_t i = quote; i < end; i++) {
    if (r->at[i] == '$' && at(r, i + 1) == '$') return false;
    dollars += r->at[i] == '$';
  }
  if (dollars > room) return false;
  uint32_t out = begin + room - dollars;
  blank(r, begin, out);
  for (uint32_t i = quote; i < end; i++) {
    if (r->at[i] == '$') r->at[out++] = '\\';
    r->at[out++] = r->at[i];
  }
  return true;
}

static uint32_t read_dollars(reader *r, uint32_t i) {
  uint32_t quote = i;
  while (at(r, quote) == '$') quote++;
  if (quote < i + 2 || at(r, quote) != '"') return i + 1;
  uint32_t end = skip_string(r, quote);
  if (starts(r, quote, "\"\"\"") || !escape_dollars(r, i, quote, end)) blank(r, i, quote);
  return end;
}

// ---- class C <line> @Inject internal constructor(...) --------------------------------------------------------------------------

static uint32_t skip_parentheses(const reader *r, uint32_t i) {
  uint32_t depth = 0;
  while (i < r->n) {
    char c = r->at[i];
    if (c == '"') {
      i = skip_string(r, i);
      continue;
    }
    depth += c == '(', depth -= c == ')';
    i++;
    if (!depth) break;
  }
  return i;
}

// Behind one annotation or modifier; `i` itself when there is none.
static uint32_t skip_modifier(const reader *r, uint32_t i) {
  static const char *const words[] = {"internal", "private", "protected", "public", NULL};
  for (size_t w = 0; words[w]; w++)
    if (is_at_word(r, i, words[w])) return i + (uint32_t)strlen(words[w]);
  if (at(r, i) != '@') return i;
  for (i++; is_word(at(r, i)) || at(r, i) == '.';) i++;
  return at(r, i) == '(' ? skip_parentheses(r, i) : i;
}

static uint32_t skip_type_parameters(const reader *r, uint32_t i) {
  uint32_t depth = 0;
  if (at(r, i) != '<') return i;
  for (; i < r->n; i++) {
    depth += r->at[i] == '<', depth -= r->at[i] == '>';
    if (!depth) return i + 1;
  }
  return i;
}

// The constructor stands on the lines of the class's name.
static uint32_t join_constructor(reader *r, uint32_t behind) {
  uint32_t name = skip_type_parameters(r, skip_word(r, skip_space(r, behind))), i = skip_space(r, name);
  for (uint32_t next; (next = skip_modifier(r, i)) != i;) i = skip_space(r, next);
  if (i == name || !is_at_word(r, i, "constructor")) return behind;
  for (uint32_t k = name; k < i; k++)
    if (r->at[k] == '\n' || r->at[k] == '\r') r->at[k] = ' ';
  return i;
}

// ---- words --------------------------------------------------------------------------------------------------------------------

// `get("/x") { }` on a line of its own below `val a = b` is a call and no getter of a; a semicolon in front says so.
static void part_from_property(reader *r, uint32_t word, uint32_t behind) {
  uint32_t before = word, open = skip_space(r, behind);
  while (before && is_blank(r->at[before - 1])) before--;
  if (before == word || !before || r->at[before - 1] != '\n' || (at(r, open) != '(' && at(r, open) != '<')) return;
  uint32_t first = skip_space(r, open + 1), end = skip_word(r, first);
  bool getter = at(r, first) == ')', setter = end > first && at(r, skip_space(r, end)) == ')';
  bool accessor = getter || (setter && is_at_word(r, word, "set"));
  while (before && isspace((unsigned char)r->at[before - 1])) before--;
  char last = before ? r->at[before - 1] : '{';
  if (!accessor && (is_word(last) || strchr(")]}\">?!", last))) r->at[word - 1] = ';';
}

// Labels may have letters of any alphabet, for the language.
static uint32_t read_label(reader *r, uint32_t begin, uint32_t end) {
  for (uint32_t i = begin; i < end; i++)
    if ((unsigned char)r->at[i] >= 0x80) r->at[i] = '_';
  return end;
}

static bool is_jump(const reader *r, uint32_t i) {
  return is_at_word(r, i, "return") || is_at_word(r, i, "break") || is_at_word(r, i, "continue") || is_at_word(r, i, "this");
}

// Words that are keywords only in front of a declaration, where they are names: spelt otherwise, everywhere in the file.
static void tell_from_keyword(reader *r, uint32_t begin, uint32_t end) {
  static const char *const words[] = {"open", "override", "dynamic", NULL};
  uint32_t next = skip_space(r, end);
  bool named = (at(r, end) && strchr(".(?!,)", at(r, end))) || at(r, next) == '=' || starts(r, next, "->");
  for (size_t w = 0; named && words[w]; w++)
    if (is_at_word(r, begin, words[w])) r->at[end - 1] = (char)toupper((unsigned char)r->at[end - 1]);
}

static uint32_t read_word(reader *r, uint32_t begin) {
  uint32_t end = skip_word(r, begin), next = skip_space(r, end);
  if (at(r, end) == '@' && is_jump(r, begin)) return read_label(r, end + 1, skip_word(r, end + 1));
  if (at(r, end) == '@') return read_label(r, begin, end);
  if (is_at_word(r, begin, "class")) return join_constructor(r, end);
  if (is_at_word(r, begin, "get") || is_at_word(r, begin, "set")) part_from_property(r, begin, end);
  tell_from_keyword(r, begin, end);
  if (is_at_word(r, begin, "suspend") && at(r, next) == '{') blank(r, begin, end);
  return end;
}

// ---- signs --------------------------------------------------------------------------------------------------------------------

// [a, b,] and <A, B,>
static void read_comma(reader *r, uint32_t i) {
  char next = at(r, skip_space(r, i + 1));
  if (next == ']' || next == '>') r->at[i] = ' ';
}

// `= []` of an annotation's parameter: nothing, and no index.
static void read_empty_list(reader *r, uint32_t i) {
  uint32_t before = i;
  while (before && isspace((unsigned char)r->at[before - 1])) before--;
  bool value = before && strchr("=(,", r->at[before - 1]);
  if (value && at(r, i + 1) == ']') r->at[i] = r->at[i + 1] = '"';
}

// `class C { fun f() { } }`: the member ends before the class does.
static void read_brace(reader *r, uint32_t i) {
  uint32_t next = i + 1;
  while (is_blank(at(r, next))) next++;
  if (next > i + 1 && at(r, next) == '}') r->at[i + 1] = ';';
}

static uint32_t read_sign(reader *r, uint32_t i) {
  if (starts(r, i, "//") || starts(r, i, "/*")) return skip_comment(r, i);
  if (r->at[i] == '"') return skip_string(r, i);
  if (r->at[i] == '\'') return skip_string(r, i);
  if (r->at[i] == '$') return read_dollars(r, i);
  if (r->at[i] == ',') read_comma(r, i);
  if (r->at[i] == '}') read_brace(r, i);
  if (r->at[i] == '[') read_empty_list(r, i);
  if (starts(r, i, "?::")) r->at[i] = ' ';
  return i + 1;
}

void fl_kotlin_text(char *text, uint32_t n) {
  reader r = {text, n};
  for (uint32_t i = 0; i < n;) i = is_word(text[i]) ? read_word(&r, i) : read_sign(&r, i);
}
