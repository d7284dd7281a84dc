// Template expressions in settings as references: `{{ .Values.db.host | quote }}` is `${db.host}`.
//
// Only what can be said without running the template is said: values, their defaults, and names that are made of the chart's own
// (`{{ include "web.fullname" . }}` is web). Everything else makes the whole text unknown.
#include "facts/settings_p.h"

static bool is_path_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.';
}

static fl_str take_word(fl_str *rest) {
  *rest = fl_str_trim(*rest);
  bool quoted = rest->n && (rest->at[0] == '"' || rest->at[0] == '\'' || rest->at[0] == '`');
  uint32_t n = 0;
  if (quoted) {
    uint32_t end = fl_str_find_char(fl_str_from_pos(*rest, 1), rest->at[0]);
    n = end == FL_STR_NONE ? rest->n : end + 2;
  } else
    while (n < rest->n && !strchr(" \t|()", rest->at[n])) n++;
  if (n == 0 && rest->n) n = 1; // a bracket or a bar by itself
  fl_str word = fl_str_slice(*rest, 0, n);
  *rest = fl_str_from_pos(*rest, n);
  return word;
}

static bool is_value_path(fl_str word) {
  if (!fl_str_starts_c(word, ".Values.") || word.n == 8) return false;
  for (uint32_t i = 0; i < word.n; i++)
    if (!is_path_char(word.at[i])) return false;
  return true;
}

static fl_str without_quotes(fl_str word) {
  return word.n >= 2 && strchr("\"'`", word.at[0]) ? fl_str_slice(word, 1, word.n - 1) : word;
}

// Functions that leave a value what it is.
static bool keeps_value(fl_str word) {
  static const char *const words[] = {"quote", "squote", "toString", "int", "int64", "trim", "toYaml", "float64", "atoi"};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (fl_str_eq_c(word, words[i])) return true;
  return false;
}

static bool add_reference(fl_buf *out, fl_str path, fl_str fallback) {
  fl_buf_printf(out, "${%.*s", FL_STR_ARG(fl_str_from_pos(path, 8)));
  bool is_literal = fallback.n && !strchr(".($", fallback.at[0]);
  if (is_literal) fl_buf_printf(out, ":%.*s", FL_STR_ARG(without_quotes(fallback)));
  return fl_buf_add_char(out, '}');
}

// What stands behind the value: `| default 5 | quote`.
static bool read_pipes(fl_str rest, fl_str *fallback) {
  for (fl_str word; (word = take_word(&rest)).n;) {
    if (fl_str_eq_c(word, "|") || fl_str_eq_c(word, ")")) continue; // int (.Values.replicas)
    if (fl_str_eq_c(word, "default"))
      *fallback = take_word(&rest);
    else if (fl_str_eq_c(word, "nindent") || fl_str_eq_c(word, "indent"))
      take_word(&rest); // how far
    else if (!keeps_value(word))
      return false;
  }
  return true;
}

// `include "web.fullname" .`: charts name such helpers after themselves.
static bool add_chart_name(fl_buf *out, fl_str rest) {
  fl_str name = without_quotes(take_word(&rest)), chart, what;
  if (!fl_str_rcut(name, '.', &chart, &what)) return false;
  bool is_name = fl_str_eq_c(what, "fullname") || fl_str_eq_c(what, "name") || fl_str_eq_c(what, "serviceName");
  return is_name && fl_buf_add(out, chart);
}

// `and (eq "mysql" .Values.provider) .Values.create`: where one of them is off, so is the whole.
static bool add_conjunct(fl_buf *out, fl_str rest) {
  fl_str found = {0};
  uint32_t open = 0;
  for (fl_str word; (word = take_word(&rest)).n;) {
    if (word.at[0] == '(' || word.at[0] == ')') open = word.at[0] == '(' ? open + 1 : open - (open > 0);
    else if (!open && is_value_path(word)) found = word;
  }
  return found.n && add_reference(out, found, (fl_str){0});
}

static bool add_expression(fl_buf *out, fl_str text) {
  fl_str word = take_word(&text), fallback = {0};
  bool asks = fl_str_eq_c(word, "if");
  while (fl_str_eq_c(word, "-") || fl_str_eq_c(word, "if") || fl_str_eq_c(word, "with") || keeps_value(word) || fl_str_eq_c(word, "(")) word = take_word(&text);
  if (asks && fl_str_eq_c(word, "and")) return add_conjunct(out, text);
  if (fl_str_eq_c(word, "include") || fl_str_eq_c(word, "template")) return add_chart_name(out, text);
  if (fl_str_eq_c(word, "default")) fallback = take_word(&text), word = take_word(&text);
  if (fl_str_starts_c(word, "$.")) word = fl_str_from_pos(word, 1); // from the top, whatever a dot is here
  if (!is_value_path(word)) return false;
  return read_pipes(text, &fallback) && add_reference(out, word, fallback);
}

static fl_str without_dashes(fl_str text) {
  text = fl_str_trim(text);
  if (text.n && text.at[0] == '-') text = fl_str_from_pos(text, 1);
  if (text.n && text.at[text.n - 1] == '-') text.n--;
  return fl_str_trim(text);
}

bool fl_template_reference(fl_buf *out, fl_str text) {
  while (text.n) {
    uint32_t begin = fl_str_find(text, FL_STR("{{"));
    fl_buf_add(out, fl_str_slice(text, 0, begin));
    if (begin == FL_STR_NONE) return true;
    fl_str inside = fl_str_from_pos(text, begin + 2);
    uint32_t end = fl_str_find(inside, FL_STR("}}"));
    if (end == FL_STR_NONE || !add_expression(out, without_dashes(fl_str_slice(inside, 0, end)))) return false;
    text = fl_str_from_pos(inside, end + 2);
  }
  return true;
}
