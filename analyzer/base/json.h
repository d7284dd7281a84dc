// Writes JSON as a stream: no tree, no allocation, the same bytes in every locale.
//
//   fl_json w;
//   fl_json_init(&w, fl_outfile_writer, &file, 2);
//   fl_json_object_begin(&w);
//   fl_json_key(&w, "line");  fl_json_uint(&w, 12);
//   fl_json_object_end(&w);
//   fl_json_finish(&w);
//
// Misuse (a value without key inside an object, a key in an array, ends that do not match) is an assertion.
#ifndef FL_BASE_JSON_H
#define FL_BASE_JSON_H

#include <stddef.h>

#include "base/str.h"
#include "base/strbuf.h"

enum { FL_JSON_DEPTH_MAX = 64 };

typedef void (*fl_json_write_fn)(void *payload, const char *text, size_t n);

typedef struct fl_json {
  fl_json_write_fn write;
  void *payload;
  uint32_t indent; // blanks per level, 0 = all in one line without blanks
  uint32_t depth;
  bool after_key, done;
  struct {
    bool is_object, has_items;
  } levels[FL_JSON_DEPTH_MAX];
} fl_json;

// `write` gets the text in pieces and remembers its own failures. `payload` is borrowed until the end.
void fl_json_init(fl_json *w, fl_json_write_fn write, void *payload, uint32_t indent);
void fl_json_init_buf(fl_json *w, fl_buf *out, uint32_t indent); // adds to `out`
// Asserts that one whole value was written. With an indent a line end is written behind it.
void fl_json_finish(fl_json *w);

void fl_json_object_begin(fl_json *w);
void fl_json_object_end(fl_json *w);
void fl_json_array_begin(fl_json *w);
void fl_json_array_end(fl_json *w);

void fl_json_key(fl_json *w, const char *key);
void fl_json_key_str(fl_json *w, fl_str key);

// Control characters are escaped, invalid UTF-8 becomes U+FFFD, the rest stays as it is.
void fl_json_str(fl_json *w, fl_str s);
void fl_json_cstr(fl_json *w, const char *text); // NULL is null
void fl_json_int(fl_json *w, int64_t value);
void fl_json_uint(fl_json *w, uint64_t value);
void fl_json_double(fl_json *w, double value); // infinities and NaN are null
void fl_json_bool(fl_json *w, bool value);
void fl_json_null(fl_json *w);
void fl_json_raw(fl_json *w, fl_str value); // one whole value that is JSON already

// A key and its value.
void fl_json_field_str(fl_json *w, const char *key, fl_str value);
void fl_json_field_uint(fl_json *w, const char *key, uint64_t value);

#endif
