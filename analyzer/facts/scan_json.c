// JSON, scalar by scalar. What an object's key is, is told by the colon behind it, so that depth needs no stack beyond what the
// readers want to know.
#include "facts/scan_p.h"

static bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == ','; }

static char byte_at(const fl_json_scan *s, uint32_t at) { return at < s->text.n ? s->text.at[at] : '\0'; }

static void skip_comment(fl_json_scan *s) {
  bool block = byte_at(s, s->at + 1) == '*';
  fl_str rest = fl_str_from_pos(s->text, s->at + 2);
  uint32_t end = block ? fl_str_find(rest, FL_STR("*/")) : fl_str_find_char(rest, '\n');
  s->at = end == FL_STR_NONE ? s->text.n : s->at + 2 + end + (block ? 2 : 1);
}

static void skip_blanks(fl_json_scan *s) {
  while (s->at < s->text.n) {
    char next = byte_at(s, s->at + 1);
    if (is_blank(s->text.at[s->at]))
      s->at++;
    else if (s->text.at[s->at] == '/' && (next == '/' || next == '*'))
      skip_comment(s);
    else
      return;
  }
}

static fl_json_level *top(fl_json_scan *s) {
  return s->depth > 0 && s->depth <= FL_SCAN_DEPTH ? &s->levels[s->depth - 1] : NULL;
}

// A value or an object or array begins: the element of the array that it stands in.
static void count_element(fl_json_scan *s) {
  fl_json_level *level = top(s);
  if (level && level->is_array) level->index++;
}

static void open_level(fl_json_scan *s, bool is_array) {
  count_element(s);
  s->depth++;
  s->at++;
  fl_json_level *level = top(s);
  if (level) *level = (fl_json_level){.is_array = is_array, .index = UINT32_MAX};
}

static bool close_level(fl_json_scan *s) {
  if (s->depth == 0) return s->is_broken = true, false;
  s->depth--;
  s->at++;
  return true;
}

// The end of a string that begins at `begin`; FL_STR_NONE when the line ends first.
static uint32_t string_end(const fl_json_scan *s, uint32_t begin) {
  for (uint32_t i = begin; i < s->text.n && s->text.at[i] != '\n'; i++) {
    if (s->text.at[i] == '"') return i;
    if (s->text.at[i] == '\\') i++;
  }
  return FL_STR_NONE;
}

// True when a value was read, false for a key or a broken string.
static bool read_string(fl_json_scan *s) {
  uint32_t begin = s->at + 1, end = string_end(s, begin);
  if (end == FL_STR_NONE) return s->is_broken = true, false;
  fl_str text = {s->text.at + begin, end - begin}; // an empty one has a place as well
  s->at = end + 1;
  skip_blanks(s);
  if (byte_at(s, s->at) == ':') {
    if (top(s)) top(s)->key = text;
    s->at++;
    return false;
  }
  count_element(s);
  s->value = text;
  s->is_string = true;
  return true;
}

static bool is_word(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '+' ||
         c == '.' || c == '_';
}

static bool read_word(fl_json_scan *s) {
  uint32_t begin = s->at;
  while (is_word(byte_at(s, s->at))) s->at++;
  if (s->at == begin) return s->is_broken = true, false;
  count_element(s);
  s->value = fl_str_slice(s->text, begin, s->at);
  s->is_string = false;
  return true;
}

bool fl_json_scan_next(fl_json_scan *s) {
  for (skip_blanks(s); s->at < s->text.n && !s->is_broken; skip_blanks(s)) {
    switch (s->text.at[s->at]) {
    case '{': open_level(s, false); break;
    case '[': open_level(s, true); break;
    case '}':
    case ']': close_level(s); break;
    case '"':
      if (read_string(s)) return true;
      break;
    default: return read_word(s);
    }
  }
  if (s->depth > 0) s->is_broken = true;
  return false;
}

bool fl_json_scan_is(const fl_json_scan *s, uint32_t level, const char *key) {
  return level < s->depth && level < FL_SCAN_DEPTH && fl_str_eq_c(s->levels[level].key, key);
}
