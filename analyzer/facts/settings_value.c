// Which values are kept: what an analysis can use and nobody has to hide.
//
// Kept: numbers, durations, sizes, truth values, addresses without credentials, names of hosts and classes, words, references
// (`${NAME}`), lists of these, schedules, levels of isolation; at most 200 bytes. Everything else becomes "": the row still says that the key is set. Keys that
// speak of secrets keep truth values and references alone.
#include "facts/settings_p.h"

#include "base/duration.h"

enum { MAX_VALUE_BYTES = 200, TOKEN_BYTES = 12 };

static char lower(char c) { return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c; }
static bool is_digit(char c) { return c >= '0' && c <= '9'; }
static bool is_letter(char c) { return lower(c) >= 'a' && lower(c) <= 'z'; }

static bool contains_word(fl_str text, const char *word) {
  uint32_t n = (uint32_t)strlen(word);
  for (uint32_t i = 0; i + n <= text.n; i++) {
    uint32_t k = 0;
    while (k < n && lower(text.at[i + k]) == word[k]) k++;
    if (k == n) return true;
  }
  return false;
}

static bool names_secret(fl_str text) {
  static const char *const words[] = {
      "passw",       "passphrase", "secret",    "token",      "credential", "apikey",     "api-key",
      "api_key",     "api.key",    "accesskey", "access-key", "access_key", "privatekey", "private-key",
      "private_key", "signing",    "signature", "salt",       "pwd",        "license",    "dsn"};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (contains_word(text, words[i])) return true;
  return false;
}

// Keys that say how data is spread.
static bool is_key_of_data(fl_str key) {
  static const char *const words[] = {"hash_key", "range_key", "partition_key", "sort_key", "shard_key", "routing_key"};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (fl_str_ends_c(key, words[i])) return true;
  return false;
}

static bool is_secret_key(fl_str key) {
  static const char *const last_words[] = {"pass", "auth", "key", "pin", "cert"};
  uint32_t n = key.n;
  while (n > 0 && is_letter(key.at[n - 1])) n--;
  fl_str last = fl_str_from_pos(key, n);
  for (size_t i = 0; i < sizeof last_words / sizeof *last_words; i++)
    if (last.n == strlen(last_words[i]) && contains_word(last, last_words[i])) return true;
  return names_secret(key);
}

// "*/5 * * * *": five to seven fields of a schedule. "read committed": plain words that a server knows.
static bool is_schedule(fl_str v) {
  uint32_t fields = 1;
  for (uint32_t i = 0; i < v.n; i++) {
    char c = v.at[i];
    if (c == ' ' && i && v.at[i - 1] != ' ') fields++;
    else if (!is_digit(c) && !strchr("*/,-?LW# ", c)) return false;
  }
  return fields >= 5 && fields <= 7;
}

static bool is_isolation(fl_str v) {
  static const char *const words[] = {"read committed", "read uncommitted", "repeatable read"};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (v.n == strlen(words[i]) && contains_word(v, words[i])) return true;
  return false;
}

static bool is_truth(fl_str v) {
  static const char *const words[] = {"true", "false", "yes", "no", "on", "off", "null"};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (v.n == strlen(words[i]) && contains_word(v, words[i])) return true;
  return false;
}

// `${NAME}` with nothing around it and no default.
static bool is_bare_reference(fl_str v) {
  if (!fl_str_starts_c(v, "${") || !fl_str_ends_c(v, "}") || v.n < 4) return false;
  fl_str name = fl_str_slice(v, 2, v.n - 1);
  for (uint32_t i = 0; i < name.n; i++)
    if (!is_letter(name.at[i]) && !is_digit(name.at[i]) && name.at[i] != '_' && name.at[i] != '.' &&
        name.at[i] != '-')
      return false;
  return true;
}

// A long run of letters and digits mixed is a token, whatever its key says.
static bool holds_token(fl_str v) {
  uint32_t run = 0, digits = 0;
  for (uint32_t i = 0; i < v.n; i++) {
    bool digit = is_digit(v.at[i]);
    if (!digit && !is_letter(v.at[i]))
      run = digits = 0;
    else
      run++, digits += digit;
    if (run >= TOKEN_BYTES && digits >= 2 && digits < run) return true;
  }
  return false;
}

// The characters of words, addresses, references and lists. An @ could part a user from a host.
static bool is_plain(fl_str v) {
  for (uint32_t i = 0; i < v.n; i++) {
    char c = v.at[i];
    bool after_comma = c == ' ' && i > 0 && v.at[i - 1] == ',';
    if (!is_letter(c) && !is_digit(c) && !after_comma && !strchr("._-:/,${}*?=&%+[]", c)) return false;
    if (c == '\0') return false;
  }
  return true;
}

static bool is_number(fl_str v) {
  double number;
  int64_t ms;
  return fl_str_to_double(v, &number) || fl_duration_parse(v, &ms) == FL_DURATION_OK;
}

fl_str fl_setting_kept(fl_str key, fl_str val) {
  fl_str none = {0}, v = fl_str_trim(val);
  if (v.n == 0 || v.n > MAX_VALUE_BYTES) return none;
  if (is_truth(v) || is_bare_reference(v)) return v;
  if (is_secret_key(key) && !is_key_of_data(key)) return none;
  if (is_number(v) || is_schedule(v) || is_isolation(v)) return v;
  return is_plain(v) && !names_secret(v) && !holds_token(v) ? v : none;
}
