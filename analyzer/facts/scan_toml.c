// TOML, scalar by scalar: headers and keys by lines, arrays and inline tables by brackets.
#include "facts/scan_p.h"

static char byte_at(const fl_toml_scan *s, uint32_t at) { return at < s->text.n ? s->text.at[at] : '\0'; }

static void skip_blanks(fl_toml_scan *s) {
  for (; s->at < s->text.n; s->at++) {
    char c = s->text.at[s->at];
    if (c == '#') {
      uint32_t end = fl_str_find_char(fl_str_from_pos(s->text, s->at), '\n');
      s->at = end == FL_STR_NONE ? s->text.n - 1 : s->at + end;
    } else if (c != ' ' && c != '\t' && c != '\n' && c != '\r' && !(c == ',' && s->depth > 0))
      return;
  }
}

static fl_json_level *top(fl_toml_scan *s) {
  return s->depth > 0 && s->depth <= FL_SCAN_DEPTH ? &s->levels[s->depth - 1] : NULL;
}

static bool broken(fl_toml_scan *s) { return s->is_broken = true, false; }

// ---- headers and keys ------------------------------------------------------------------------------------------------------

static bool read_header(fl_toml_scan *s) {
  fl_str rest = fl_str_from_pos(s->text, s->at);
  uint32_t end = fl_str_find_char(rest, ']'), line = fl_str_find_char(rest, '\n');
  if (end == FL_STR_NONE || end > line) return broken(s);
  s->in_list = byte_at(s, s->at + 1) == '[';
  s->table = fl_str_trim(fl_str_slice(rest, s->in_list ? 2 : 1, end));
  s->n_tables++;
  s->at += end + (s->in_list ? 2u : 1u);
  return true;
}

// The key in front of a `=`; stays on the line.
static bool read_key(fl_toml_scan *s, fl_str *key) {
  uint32_t begin = s->at;
  for (char quote = '\0'; s->at < s->text.n; s->at++) {
    char c = s->text.at[s->at];
    if (c == '\n') break;
    if (quote)
      quote = c == quote ? '\0' : quote;
    else if (c == '"' || c == '\'')
      quote = c;
    else if (c == '=') {
      *key = fl_str_trim(fl_str_slice(s->text, begin, s->at++));
      bool quoted =
          key->n >= 2 && (key->at[0] == '"' || key->at[0] == '\'') && key->at[key->n - 1] == key->at[0];
      if (quoted) *key = fl_str_slice(*key, 1, key->n - 1);
      return true;
    }
  }
  s->at = begin;
  return broken(s);
}

// ---- values -----------------------------------------------------------------------------------------------------------------

static void count_element(fl_toml_scan *s) {
  if (top(s) && top(s)->is_array) top(s)->index++;
}

static void open_level(fl_toml_scan *s, bool is_array) {
  count_element(s);
  s->depth++, s->at++;
  if (top(s)) *top(s) = (fl_json_level){.is_array = is_array, .index = UINT32_MAX};
}

static bool read_string(fl_toml_scan *s) {
  char quote = s->text.at[s->at];
  bool is_long = byte_at(s, s->at + 1) == quote && byte_at(s, s->at + 2) == quote;
  uint32_t begin = s->at + (is_long ? 3 : 1);
  for (uint32_t i = begin; i < s->text.n; i++) {
    char c = s->text.at[i];
    if (c == '\n' && !is_long) break;
    if (c == '\\' && quote == '"')
      i++;
    else if (c == quote && (!is_long || (byte_at(s, i + 1) == quote && byte_at(s, i + 2) == quote))) {
      s->value = (fl_str){s->text.at + begin, i - begin}; // an empty one has a place as well
      s->is_string = true;
      s->at = i + (is_long ? 3 : 1);
      return true;
    }
  }
  return broken(s);
}

static bool read_word(fl_toml_scan *s) {
  uint32_t begin = s->at;
  for (; s->at < s->text.n; s->at++) {
    char c = s->text.at[s->at];
    if (c == '\n' || c == '#' || (s->depth > 0 && (c == ',' || c == ']' || c == '}'))) break;
  }
  s->value = fl_str_trim(fl_str_slice(s->text, begin, s->at));
  s->is_string = false;
  return s->value.n > 0 || broken(s);
}

// At the first byte of a value. True when it is a scalar; opening a bracket is only a step towards one.
static bool read_value(fl_toml_scan *s) {
  char c = byte_at(s, s->at);
  if (c == '[' || c == '{') return open_level(s, c == '['), false;
  count_element(s);
  return c == '"' || c == '\'' ? read_string(s) : read_word(s);
}

static bool read_entry(fl_toml_scan *s, fl_str *key) {
  if (!read_key(s, key)) return false;
  while (byte_at(s, s->at) == ' ' || byte_at(s, s->at) == '\t') s->at++;
  return read_value(s);
}

bool fl_toml_scan_next(fl_toml_scan *s) {
  for (skip_blanks(s); s->at < s->text.n && !s->is_broken; skip_blanks(s)) {
    char c = s->text.at[s->at];
    if (s->depth == 0 && c == '[')
      read_header(s);
    else if (s->depth == 0) {
      if (read_entry(s, &s->key)) return true;
    } else if (c == ']' || c == '}')
      s->depth--, s->at++;
    else if (s->depth <= FL_SCAN_DEPTH && top(s)->is_array) {
      if (read_value(s)) return true;
    } else if (s->depth <= FL_SCAN_DEPTH) {
      if (read_entry(s, &top(s)->key)) return true;
    } else if (c == '=')
      s->at++;
    else if (read_value(s))
      return true;
  }
  if (s->depth > 0) s->is_broken = true;
  return false;
}
