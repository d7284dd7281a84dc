#include "llm/redact.h"

#include <math.h>

enum { MIN_RANDOM_LETTERS = 20, MIN_VALUE_LETTERS = 4 };
static const double min_bits_a_letter = 3.6; // random base64 of this length has more than 4, words and paths less. source: guess

static bool is_digit(char c) { return c >= '0' && c <= '9'; }
static bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
// What tokens are made of.
static bool is_token(char c) { return is_letter(c) || is_digit(c) || (c && strchr("_-+/=.~", c)); }

// ---- tokens of a known form ------------------------------------------------------------------------------------------------------------

// The beginning of what a service hands out as a key, and how much follows at least.
static const struct { const char *begin; uint32_t min; } forms[] = {
    {"AKIA", 16}, {"ASIA", 16}, {"ghp_", 20}, {"gho_", 20}, {"ghu_", 20}, {"ghs_", 20}, {"ghr_", 20}, {"github_pat_", 20}, {"glpat-", 16}, {"sk-", 16}, {"sk_live_", 10}, {"sk_test_", 10}, {"rk_live_", 10}, {"pk_live_", 10},
    {"xoxb-", 10}, {"xoxp-", 10}, {"xoxa-", 10}, {"xoxs-", 10}, {"AIza", 30}, {"ya29.", 20}, {"eyJ", 20}, {"npm_", 20}, {"pypi-", 20}, {"dop_v1_", 20}, {"SG.", 20}, {"hf_", 20}, {"whsec_", 10}};

static bool has_known_form(fl_str token) {
  for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
    if (fl_str_starts_c(token, forms[i].begin) && token.n >= strlen(forms[i].begin) + forms[i].min) return true;
  return false;
}

// Bits a letter, by how often each stands there.
static double entropy(fl_str token) {
  uint32_t counts[256] = {0};
  double bits = 0;
  for (uint32_t i = 0; i < token.n; i++) counts[(unsigned char)token.at[i]]++;
  for (int c = 0; c < 256; c++)
    if (counts[c]) bits -= counts[c] * log2((double)counts[c] / token.n);
  return bits / token.n;
}

// Names and paths have words in them: runs of letters of one case. What is random changes all the time.
static bool looks_random(fl_str token) {
  uint32_t changes = 0, digits = 0;
  if (token.n < MIN_RANDOM_LETTERS) return false;
  for (uint32_t i = 0; i < token.n; i++) {
    digits += is_digit(token.at[i]);
    bool was_upper = i && token.at[i - 1] >= 'A' && token.at[i - 1] <= 'Z', is_upper = token.at[i] >= 'A' && token.at[i] <= 'Z';
    changes += i && (is_digit(token.at[i]) != is_digit(token.at[i - 1]) || was_upper != is_upper);
  }
  return digits >= 3 && changes * 4 >= token.n && entropy(token) >= min_bits_a_letter;
}

// ---- values behind a telling name ------------------------------------------------------------------------------------------------------

static bool tells_of_secret(fl_str name) {
  static const char *const parts[] = {"password", "passwd", "pwd", "secret", "token", "apikey", "api_key", "api-key", "accesskey", "access_key", "access-key", "private_key", "privatekey", "private-key", "credential", "auth_key", "authorization", "passphrase", "connectionstring", "connection_string", NULL};
  char lower[64];
  uint32_t n = 0;
  for (uint32_t i = name.n > 60 ? name.n - 60 : 0; i < name.n; i++) lower[n++] = (char)(name.at[i] >= 'A' && name.at[i] <= 'Z' ? name.at[i] | 32 : name.at[i]);
  for (const char *const *p = parts; *p; p++)
    if (fl_str_contains((fl_str){lower, n}, fl_str_from(*p))) return true;
  return false;
}

// From behind a name: its assignment, and where the value begins. 0: there is none.
static uint32_t value_begin(fl_str text) {
  uint32_t i = 0;
  if (i < text.n && strchr("\"'`]", text.at[i])) i++; // "password": "..."
  while (i < text.n && text.at[i] == ' ') i++;
  uint32_t sign = i;
  while (i < text.n && strchr(":=>", text.at[i])) i++;
  if (i == sign) return 0;
  while (i < text.n && text.at[i] == ' ') i++;
  return i;
}

static uint32_t value_length(fl_str text) {
  char quote = text.n && strchr("\"'`", text.at[0]) ? text.at[0] : 0;
  uint32_t i = quote ? 1 : 0;
  while (i < text.n && text.at[i] != '\n' && (quote ? text.at[i] != quote : !strchr(" ,;)}]", text.at[i]))) i++;
  return i;
}

// ---- all -------------------------------------------------------------------------------------------------------------------------------

typedef struct cursor {
  fl_buf *out;
  fl_str rest;
  uint32_t n;
  bool is_code;
} cursor;

static void keep(cursor *c, uint32_t n) {
  fl_buf_add(c->out, fl_str_slice(c->rest, 0, n));
  c->rest = fl_str_from_pos(c->rest, n);
}

static void drop(cursor *c, uint32_t n) {
  fl_buf_add_c(c->out, "[redacted]");
  c->rest = fl_str_from_pos(c->rest, n);
  c->n++;
}

// "-----BEGIN ... PRIVATE KEY-----" to its end, or to the end of all.
static bool drop_key_block(cursor *c) {
  uint32_t line = fl_str_find_char(c->rest, '\n');
  fl_str first = fl_str_slice(c->rest, 0, line);
  if (!fl_str_starts_c(c->rest, "-----BEGIN ") || fl_str_find(first, FL_STR("PRIVATE KEY")) == FL_STR_NONE) return false;
  uint32_t end = fl_str_find(c->rest, FL_STR("-----END "));
  uint32_t after = end == FL_STR_NONE ? FL_STR_NONE : fl_str_find_char(fl_str_from_pos(c->rest, end), '\n');
  drop(c, after == FL_STR_NONE ? c->rest.n : end + after);
  return true;
}

// "://user:password@host"
static bool drop_in_address(cursor *c) {
  if (!fl_str_starts_c(c->rest, "://")) return false;
  uint32_t i = 3, colon = 0;
  while (i < c->rest.n && !strchr("@/ \"'`\n", c->rest.at[i])) colon = c->rest.at[i] == ':' ? i : colon, i++;
  if (!colon || i == c->rest.n || c->rest.at[i] != '@') return false;
  keep(c, colon + 1);
  drop(c, i - colon - 1);
  return true;
}

static void take_token(cursor *c, uint32_t n) {
  fl_str token = fl_str_slice(c->rest, 0, n), after = fl_str_from_pos(c->rest, n);
  uint32_t value = 0, sign = fl_str_find_char(token, '=');
  if (has_known_form(token) || (c->is_code && looks_random(token))) {
    drop(c, n);
    return;
  }
  if (c->is_code && sign != FL_STR_NONE && tells_of_secret(fl_str_slice(token, 0, sign))) after = fl_str_from_pos(c->rest, n = sign);
  if (c->is_code && tells_of_secret(fl_str_slice(c->rest, 0, n))) value = value_begin(after);
  uint32_t length = value ? value_length(fl_str_from_pos(after, value)) : 0;
  keep(c, n);
  if (length < MIN_VALUE_LETTERS) return;
  keep(c, value);
  drop(c, length);
}

uint32_t fl_redact(fl_buf *out, fl_str text, bool is_code) {
  cursor c = {.out = out, .rest = text, .is_code = is_code};
  while (c.rest.n) {
    if (drop_key_block(&c) || drop_in_address(&c)) continue;
    uint32_t n = 0;
    while (n < c.rest.n && is_token(c.rest.at[n]) && !(n && c.rest.at[n] == '-' && fl_str_starts_c(fl_str_from_pos(c.rest, n), "-----BEGIN "))) n++;
    if (n) take_token(&c, n);
    else keep(&c, 1);
  }
  return c.n;
}

// ---- code ------------------------------------------------------------------------------------------------------------------------------

static uint32_t comment_length(fl_str rest, char before) {
  bool line = fl_str_starts_c(rest, "//") || (rest.at[0] == '#' && (!before || before == ' ' || before == '\n' || before == '\t')) || fl_str_starts_c(rest, "-- ");
  uint32_t end = line ? fl_str_find_char(rest, '\n') : fl_str_starts_c(rest, "/*") ? fl_str_find(rest, FL_STR("*/")) : 0;
  if (end == FL_STR_NONE) return rest.n;
  return line ? end : end ? end + 2 : 0;
}

static uint32_t quoted_length(fl_str rest) {
  char quote = rest.at[0];
  if (quote != '"' && quote != '\'' && quote != '`') return 0;
  for (uint32_t i = 1; i < rest.n; i++) {
    if (rest.at[i] == '\n' && quote != '`') return i;
    if (rest.at[i] == '\\') i++;
    else if (rest.at[i] == quote) return i + 1;
  }
  return rest.n;
}

void fl_add_bare_code(fl_buf *out, fl_str code) {
  char before = 0;
  while (code.n) {
    uint32_t comment = comment_length(code, before), quoted = comment ? 0 : quoted_length(code), n = comment ? comment : quoted ? quoted : 1;
    if (quoted) fl_buf_add_c(out, "\"...\"");
    else if (!comment) fl_buf_add_char(out, code.at[0]);
    before = code.at[n - 1];
    code = fl_str_from_pos(code, n);
  }
}
