#include "llm/words.h"

static bool is_digit(char c) { return c >= '0' && c <= '9'; }
static bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
static bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
static bool is_letter(char c) { return is_upper(c) || is_lower(c); }
static bool is_foreign(char c) { return (unsigned char)c >= 0x80; }
static char lower(char c) { return is_upper(c) ? (char)(c - 'A' + 'a') : c; }
static bool is_part(char c) { return is_letter(c) || is_digit(c) || is_foreign(c) || c == '_'; }
// What joins the parts of a name, and is no part of it at its ends.
static bool is_joint(char c) { return c && strchr(".,:/-$#@%&+=~", c) != NULL; }

static bool ends_sentence(char c) { return c == '.' || c == '!' || c == '?' || c == ':' || c == ';'; }

static fl_token_kind kind_of_word(fl_str t) {
  for (uint32_t i = 0; i < t.n; i++) {
    if (t.at[i] != '-' && !is_letter(t.at[i])) return FL_TOKEN_NAME;
    if (i && is_upper(t.at[i]) && is_lower(t.at[i - 1])) return FL_TOKEN_NAME;
  }
  return FL_TOKEN_WORD;
}

// Digits with points and commas, then letters or %.
static bool read_number(fl_token *t) {
  uint32_t i = 0, n = 0;
  while (i < t->text.n && (is_digit(t->text.at[i]) || t->text.at[i] == '.' || t->text.at[i] == ',')) n += is_digit(t->text.at[i++]);
  t->value = fl_str_slice(t->text, 0, i);
  t->unit = fl_str_from_pos(t->text, i);
  for (uint32_t k = 0; k < t->unit.n; k++)
    if (!is_letter(t->unit.at[k]) && t->unit.at[k] != '%') return false;
  return n > 0 && is_digit(t->text.at[0]);
}

static fl_token take_code(fl_words *w) {
  fl_str after = fl_str_from_pos(w->rest, 1);
  uint32_t end = fl_str_find_char(after, '`');
  fl_token t = {.kind = end == FL_STR_NONE || end == 0 ? FL_TOKEN_END : FL_TOKEN_CODE, .text = fl_str_slice(after, 0, end), .begins = w->begins};
  w->rest = end == FL_STR_NONE ? (fl_str){0} : fl_str_from_pos(after, end + 1);
  w->begins = false;
  return t;
}

// Joints count where a part follows them; a percent sign also at the end.
static uint32_t token_length(fl_str text) {
  uint32_t n = 0;
  for (uint32_t i = 0; i < text.n && (is_part(text.at[i]) || is_joint(text.at[i])); i++)
    if (is_part(text.at[i]) || text.at[i] == '%') n = i + 1;
  return n;
}

fl_token fl_words_next(fl_words *w) {
  while (w->rest.n && w->rest.at[0] != '`' && !is_part(w->rest.at[0])) {
    if (ends_sentence(w->rest.at[0])) w->begins = true;
    w->rest = fl_str_from_pos(w->rest, 1);
  }
  if (!w->rest.n) return (fl_token){.kind = FL_TOKEN_END};
  if (w->rest.at[0] == '`') return take_code(w);
  fl_token t = {.text = fl_str_slice(w->rest, 0, token_length(w->rest)), .begins = w->begins};
  bool is_number = read_number(&t);
  if (!is_number) t.value = t.unit = (fl_str){0};
  t.kind = is_number ? FL_TOKEN_NUMBER : kind_of_word(t.text);
  w->rest = fl_str_from_pos(w->rest, t.text.n);
  w->begins = false;
  return t;
}

static bool same(fl_str a, const char *b, bool any_case) {
  for (uint32_t i = 0; i < a.n; i++)
    if (a.at[i] != b[i] && !(any_case && lower(a.at[i]) == lower(b[i]))) return false;
  return true;
}

bool fl_same_word(fl_str a, const char *word) { return a.n == strlen(word) && same(a, word, true); }

bool fl_has_word(fl_str text, fl_str word, bool any_case) {
  bool left = word.n && is_part(word.at[0]), right = word.n && is_part(word.at[word.n - 1]);
  for (uint32_t i = 0; word.n && i + word.n <= text.n; i++) {
    if (!same(word, text.at + i, any_case)) continue;
    bool inside = (left && i && is_part(text.at[i - 1])) || (right && i + word.n < text.n && is_part(text.at[i + word.n]));
    if (!inside) return true;
  }
  return false;
}
