// JSON as a stream. One stack of levels knows where a comma, a line end or a key belongs.
#include "base/json.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>

#include "base/error.h"
#include "base/utf8.h"

void fl_json_init(fl_json *w, fl_json_write_fn write, void *payload, uint32_t indent) {
  *w = (fl_json){.write = write, .payload = payload, .indent = indent};
}

static void write_to_buf(void *payload, const char *text, size_t n) { fl_buf_add_bytes(payload, text, n); }

void fl_json_init_buf(fl_json *w, fl_buf *out, uint32_t indent) {
  fl_json_init(w, write_to_buf, out, indent);
}

static void put(fl_json *w, const char *text, size_t n) {
  if (n) w->write(w->payload, text, n);
}

static void put_c(fl_json *w, const char *text) { put(w, text, strlen(text)); }

static void new_line(fl_json *w) {
  static const char blanks[] = "\n                                                                ";
  if (!w->indent) return;
  size_t left = (size_t)w->indent * w->depth, most = sizeof blanks - 2;
  put(w, blanks, 1 + (left < most ? left : most));
  for (left = left > most ? left - most : 0; left > 0; left -= left < most ? left : most) {
    put(w, blanks + 1, left < most ? left : most);
  }
}

static void separate(fl_json *w) {
  if (w->levels[w->depth - 1].has_items) put(w, ",", 1);
  w->levels[w->depth - 1].has_items = true;
  new_line(w);
}

// What comes in front of every value.
static void before_value(fl_json *w) {
  FL_ASSERT(!w->done);
  if (w->depth == 0) return;
  FL_ASSERT(w->levels[w->depth - 1].is_object == w->after_key);
  if (!w->after_key) separate(w);
  w->after_key = false;
}

static void after_value(fl_json *w) {
  if (w->depth == 0) w->done = true;
}

static void begin(fl_json *w, bool is_object) {
  before_value(w);
  FL_ASSERT(w->depth < FL_JSON_DEPTH_MAX);
  w->levels[w->depth].is_object = is_object;
  w->levels[w->depth].has_items = false;
  w->depth++;
  put_c(w, is_object ? "{" : "[");
}

static void end(fl_json *w, bool is_object) {
  FL_ASSERT(w->depth > 0 && w->levels[w->depth - 1].is_object == is_object && !w->after_key);
  w->depth--;
  if (w->levels[w->depth].has_items) new_line(w);
  put_c(w, is_object ? "}" : "]");
  after_value(w);
}

void fl_json_object_begin(fl_json *w) { begin(w, true); }
void fl_json_object_end(fl_json *w) { end(w, true); }
void fl_json_array_begin(fl_json *w) { begin(w, false); }
void fl_json_array_end(fl_json *w) { end(w, false); }

void fl_json_raw(fl_json *w, fl_str value) {
  FL_ASSERT(value.n);
  before_value(w);
  put(w, value.at, value.n);
  after_value(w);
}

void fl_json_finish(fl_json *w) {
  FL_ASSERT(w->done && w->depth == 0);
  if (w->indent) put_c(w, "\n");
}

static bool is_plain(char c) { return (uint8_t)c >= 0x20 && (uint8_t)c < 0x80 && c != '"' && c != '\\'; }

static void put_escaped(fl_json *w, char c) {
  static const char names[] = "\b\t\n\f\r\"\\", letters[] = "btnfr\"\\";
  const char *found = c ? strchr(names, c) : NULL;
  char text[8];
  int n = found ? snprintf(text, sizeof text, "\\%c", letters[found - names])
                : snprintf(text, sizeof text, "\\u%04x", (unsigned)(uint8_t)c);
  put(w, text, (size_t)n);
}

static void put_quoted(fl_json *w, fl_str s) {
  put_c(w, "\"");
  for (uint32_t i = 0; i < s.n;) {
    uint32_t begin = i;
    while (i < s.n && is_plain(s.at[i])) i++;
    put(w, s.at + begin, i - begin);
    if (i == s.n) break;
    if ((uint8_t)s.at[i] < 0x80) {
      put_escaped(w, s.at[i++]);
      continue;
    }
    uint32_t code_point;
    bool valid;
    uint32_t n = fl_utf8_take(fl_str_from_pos(s, i), &code_point, &valid);
    if (valid)
      put(w, s.at + i, n);
    else
      put_c(w, "\xEF\xBF\xBD");
    i += n;
  }
  put_c(w, "\"");
}

void fl_json_key_str(fl_json *w, fl_str key) {
  FL_ASSERT(w->depth > 0 && w->levels[w->depth - 1].is_object && !w->after_key);
  separate(w);
  put_quoted(w, key);
  put_c(w, w->indent ? ": " : ":");
  w->after_key = true;
}

void fl_json_key(fl_json *w, const char *key) { fl_json_key_str(w, fl_str_from(key)); }

void fl_json_str(fl_json *w, fl_str s) {
  before_value(w);
  put_quoted(w, s);
  after_value(w);
}

static void put_value(fl_json *w, const char *text) {
  before_value(w);
  put_c(w, text);
  after_value(w);
}

void fl_json_cstr(fl_json *w, const char *text) {
  if (text)
    fl_json_str(w, fl_str_from(text));
  else
    fl_json_null(w);
}

void fl_json_int(fl_json *w, int64_t value) {
  char text[32];
  snprintf(text, sizeof text, "%" PRId64, value);
  put_value(w, text);
}

void fl_json_uint(fl_json *w, uint64_t value) {
  char text[32];
  snprintf(text, sizeof text, "%" PRIu64, value);
  put_value(w, text);
}

void fl_json_double(fl_json *w, double value) {
  char text[FL_DOUBLE_TEXT_BYTES];
  if (!isfinite(value)) {
    fl_json_null(w);
    return;
  }
  fl_double_text(value, text);
  put_value(w, text);
}

void fl_json_bool(fl_json *w, bool value) { put_value(w, value ? "true" : "false"); }
void fl_json_null(fl_json *w) { put_value(w, "null"); }

void fl_json_field_str(fl_json *w, const char *key, fl_str value) {
  fl_json_key(w, key);
  fl_json_str(w, value);
}

void fl_json_field_uint(fl_json *w, const char *key, uint64_t value) {
  fl_json_key(w, key);
  fl_json_uint(w, value);
}
