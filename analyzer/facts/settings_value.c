// Which values are kept: what an analysis can use and nobody has to hide.
//
// Kept: numbers, durations, sizes, truth values, addresses (without the credentials in them), names of hosts and classes, words, references
// (`${NAME}`), lists of these, schedules, levels of isolation, commands without secrets, hosts with ports, conditions of alerts; at most 200 bytes. Everything else becomes "": the row still says that the key is set. Keys that
// speak of secrets keep truth values and references alone. Names of images are no secret, whatever words and numbers they hold.
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

// A word of a command line that nobody has to hide: no short option with something glued to it, which may be a password (-pHunter).
static bool is_open_word(fl_str word) {
  bool is_short = word.n > 2 && word.at[0] == '-' && word.at[1] != '-';
  bool is_secret = is_secret_key(word) || contains_word(word, "pass") || contains_word(word, "auth"); // --requirepass
  return is_plain(word) && !is_secret && !holds_token(word) && !is_short;
}

// "postgres -c max_connections=200": what a program is started with.
static bool is_command_line(fl_str key, fl_str v) {
  fl_str word;
  if (!fl_str_eq_c(key, "command") && !fl_str_eq_c(key, "args")) return false;
  while (v.n) {
    uint32_t end = fl_str_find_char(v, ' ');
    word = fl_str_slice(v, 0, end);
    v = end == FL_STR_NONE ? (fl_str){0} : fl_str_from_pos(v, end + 1);
    if (!is_open_word(word)) return false;
  }
  return true;
}

// "server.1=zoo1:2888:3888 server.2=zoo2:2888:3888": hosts and ports, as some programs want their lists.
static bool is_list_of_hosts(fl_str v) {
  bool has_space = fl_str_find_char(v, ' ') != FL_STR_NONE;
  while (v.n && has_space) {
    uint32_t end = fl_str_find_char(v, ' ');
    fl_str word = fl_str_slice(v, 0, end);
    v = end == FL_STR_NONE ? (fl_str){0} : fl_str_from_pos(v, end + 1);
    if (!is_plain(word) || fl_str_find_char(word, ':') == FL_STR_NONE || names_secret(word) || holds_token(word)) return false;
  }
  return has_space;
}

// `spec.groups[0].rules[1].expr`: when an alert is raised, an expression over measurements.
static bool is_condition(fl_str key, fl_str v) {
  if (!fl_str_ends_c(key, "].expr") || !fl_str_contains(key, FL_STR("rules[")) || names_secret(v) || holds_token(v)) return false;
  for (uint32_t i = 0; i < v.n; i++)
    if (v.at[i] < ' ' || v.at[i] == '@' || v.at[i] == '`') return false;
  return true;
}

// "registry:5000/team/store_2017secondhalf:v6.2": who starts it has to reach it under this name.
static bool is_image(fl_str key, fl_str v) {
  return (fl_str_eq_c(key, "image") || fl_str_eq_c(key, "from")) && is_plain(v);
}

static bool is_number(fl_str v) {
  double number;
  int64_t ms;
  return fl_str_to_double(v, &number) || fl_duration_parse(v, &ms) == FL_DURATION_OK;
}

static bool says_where(fl_str key) {
  static const char *const words[] = {"host", "server", "data source", "datasource", "address", "addr", "network address", "port", "database", "initial catalog"};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (key.n == strlen(words[i]) && contains_word(key, words[i])) return true;
  return false;
}

// "Host=db;Username=u;Password=p": where it leads, "Host=db". False: it is not written so.
static bool where_of_pairs(fl_buf *out, fl_str val) {
  fl_str pair, key, word;
  fl_buf_clear(out);
  if (fl_str_find_char(val, ';') == FL_STR_NONE) return false;
  for (bool more = true; more;) {
    more = fl_str_cut(val, ';', &pair, &val);
    if (!fl_str_trim(pair).n) continue;
    if (!fl_str_cut(pair, '=', &key, &word)) return false;
    if (says_where(fl_str_trim(key))) fl_buf_printf(out, "%s%.*s=%.*s", out->n ? "," : "", FL_STR_ARG(fl_str_trim(key)), FL_STR_ARG(fl_str_trim(word)));
  }
  return out->n > 0;
}

fl_str fl_without_credentials(fl_buf *out, fl_str val) {
  uint32_t colon = fl_str_find(val, FL_STR("://"));
  if (colon == FL_STR_NONE) return where_of_pairs(out, val) ? fl_buf_str(out) : val;
  fl_str rest = fl_str_from_pos(val, colon + 3), authority = fl_str_slice(rest, 0, fl_str_find_char(rest, '/'));
  uint32_t at = fl_str_rfind_char(authority, '@');
  if (at == FL_STR_NONE) return val;
  fl_buf_clear(out);
  fl_buf_add(out, fl_str_slice(val, 0, colon + 3));
  fl_buf_add(out, fl_str_from_pos(rest, at + 1));
  return fl_buf_str(out);
}

static bool says_address(fl_str key) {
  static const char *const words[] = {"uri", "url", "endpoint"};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
    uint32_t n = (uint32_t)strlen(words[i]);
    if (key.n >= n && contains_word(fl_str_from_pos(key, key.n - n), words[i])) return true;
  }
  return false;
}

// `accessTokenUri: http://auth:5000/oauth/token`: who is there is no secret, what stands behind may be one.
static fl_str where_of(fl_str key, fl_str v) {
  uint32_t scheme = says_address(key) && fl_str_starts_c(v, "http") ? fl_str_find(v, FL_STR("://")) : FL_STR_NONE;
  if (scheme == FL_STR_NONE || (!is_secret_key(key) && !names_secret(v))) return (fl_str){0};
  uint32_t slash = fl_str_find_char(fl_str_from_pos(v, scheme + 3), '/');
  fl_str where = fl_str_slice(v, 0, slash == FL_STR_NONE ? v.n : scheme + 3 + slash);
  return is_plain(where) && !names_secret(where) && !holds_token(where) ? where : (fl_str){0};
}

// "-Xmx400m", "--max-old-space-size=400": letters, and a size. Behind another short option a password may be glued to it.
static bool is_sized_option(fl_str word) {
  uint32_t letters = 0, digits = 0, i = 0;
  for (; i < word.n && (word.at[i] == '-' || is_letter(word.at[i])); i++) letters += is_letter(word.at[i]);
  bool apart = i < word.n && word.at[i] == '=';
  i += apart;
  for (; i < word.n && is_digit(word.at[i]); i++) digits++;
  bool unit = i == word.n || (i + 1 == word.n && is_letter(word.at[i]));
  return (apart ? fl_str_starts_c(word, "-") : fl_str_starts_c(word, "-X")) && letters > 2 && digits > 0 && digits < TOKEN_BYTES && unit;
}

// `JAVA_OPTS=-javaagent:/a.jar -Xms64m -Xmx200m`: of what a program is told, the sizes, as far as they stand side by side.
static fl_str sizes_of(fl_str key, fl_str v) {
  uint32_t begin = 0, end = 0, stop = 0;
  if (!contains_word(key, "opt") && !contains_word(key, "args")) return (fl_str){0};
  for (uint32_t i = 0; i < v.n && !stop; i += 1) {
    uint32_t n = fl_str_find_char(fl_str_from_pos(v, i), ' ');
    fl_str word = fl_str_slice(v, i, n == FL_STR_NONE ? v.n : i + n);
    if (is_sized_option(word)) begin = end ? begin : i, end = i + word.n;
    else if (word.n) stop = end;
    i += word.n;
  }
  return fl_str_slice(v, begin, end);
}

fl_str fl_setting_kept(fl_str key, fl_str val) {
  fl_str none = {0}, v = fl_str_trim(val);
  fl_str sizes = is_secret_key(key) ? none : sizes_of(key, v);
  if (sizes.n) return sizes;
  if (v.n == 0 || v.n > MAX_VALUE_BYTES) return none;
  if (is_truth(v) || is_bare_reference(v)) return v;
  fl_str where = where_of(key, v);
  if (where.n) return where;
  if (is_secret_key(key) && !is_key_of_data(key)) return none;
  if (is_number(v) || is_schedule(v) || is_isolation(v) || is_command_line(key, v) || is_list_of_hosts(v) || is_condition(key, v) || is_image(key, v)) return v;
  return is_plain(v) && !names_secret(v) && !holds_token(v) ? v : none;
}
