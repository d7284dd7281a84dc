// JSON in, checked values out. jansson reads it: saved briefs may be larger than what our YAML reader is for.
#include "brief/read_p.h"

enum { VERSION = 1 };

int fl_saved_open(fl_saved *out, const char *name, fl_str text, fl_error *err) {
  json_error_t wrong;
  *out = (fl_saved){.name = name};
  json_t *root = json_loadb(text.n ? text.at : "", text.n, JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL, &wrong);
  if (!root) return fl_error_set(err, FL_E_INPUT, name, wrong.line > 0 ? (uint32_t)wrong.line : 1, wrong.column > 0 ? (uint32_t)wrong.column : 1, "is no JSON: %s", wrong.text);
  out->root = root;
  out->is_brief = json_object_get(root, "sections") != NULL;
  const char *tool = json_string_value(json_object_get(json_object_get(root, "tool"), "name"));
  const json_t *version = json_object_get(root, "schema_version");
  int rc = FL_OK;
  if (!tool || strcmp(tool, "faultline") != 0 || !json_is_integer(version) || (!out->is_brief && !json_is_array(json_object_get(root, "findings"))))
    rc = fl_error_set(err, FL_E_INPUT, name, 0, 0, "is neither a brief nor a report: what 'faultline brief -f json' or 'faultline check -f json' prints was expected");
  else if (json_integer_value(version) != VERSION)
    rc = fl_error_set(err, FL_E_INPUT, name, 0, 0, "this version of faultline reads briefs and reports of version %d", VERSION);
  if (rc) fl_saved_close(out);
  return rc;
}

void fl_saved_close(fl_saved *saved) {
  json_decref(saved->root);
  saved->root = NULL;
}

// ---- where one is --------------------------------------------------------------------------------------------------------------------

static void add_way(fl_buf *out, const fl_reader *r, const char *key) {
  for (uint32_t i = 0; i < r->depth; i++) {
    if (r->way[i].key) fl_buf_printf(out, "%s%s", out->n ? "." : "", r->way[i].key);
    else fl_buf_printf(out, "[%zu]", r->way[i].index);
  }
  if (key) fl_buf_printf(out, "%s%s", out->n ? "." : "", key);
}

void fl_read_wrong(fl_reader *r, const char *key, const char *format, ...) {
  fl_buf at = {0}, what = {0};
  if (r->rc) return;
  va_list args;
  va_start(args, format);
  fl_buf_vprintf(&what, format, args);
  va_end(args);
  add_way(&at, r, key);
  r->rc = fl_error_set(r->err, FL_E_INPUT, r->name, 0, 0, "%s: %s", fl_buf_text(&at), fl_buf_text(&what));
  fl_buf_release(&at);
  fl_buf_release(&what);
}

void fl_read_keys(fl_reader *r, const json_t *object, const char *const *keys) {
  const char *key;
  json_t *value;
  json_object_foreach((json_t *)object, key, value) {
    const char *const *known = keys;
    while (*known && strcmp(*known, key) != 0) known++;
    if (!*known) fl_read_wrong(r, key, "is not known to this version of faultline");
  }
}

const json_t *fl_read_enter(fl_reader *r, const json_t *from, const char *key, size_t index, const char *const *keys) {
  FL_ASSERT(r->depth < FL_MAX_WAY);
  r->way[r->depth].key = key;
  r->way[r->depth++].index = index;
  const json_t *found = key ? json_object_get(from, key) : json_array_get(from, index);
  if (r->rc) return NULL;
  if (!json_is_object(found)) fl_read_wrong(r, NULL, "an object was expected");
  else fl_read_keys(r, found, keys);
  return r->rc ? NULL : found;
}

void fl_read_down(fl_reader *r, const char *key) {
  FL_ASSERT(r->depth < FL_MAX_WAY);
  r->way[r->depth++].key = key;
}

void fl_read_leave(fl_reader *r) { r->depth--; }

// ---- values --------------------------------------------------------------------------------------------------------------------------

const json_t *fl_read_list(fl_reader *r, const json_t *object, const char *key) {
  const json_t *list = json_object_get(object, key);
  if (!json_is_array(list)) fl_read_wrong(r, key, "a list was expected");
  return r->rc ? NULL : list;
}

static fl_str text_of(fl_reader *r, const json_t *value) {
  return fl_arena_str(r->arena, (fl_str){json_string_value(value), (uint32_t)json_string_length(value)});
}

fl_str fl_read_text(fl_reader *r, const json_t *object, const char *key) {
  const json_t *value = json_object_get(object, key);
  if (!json_is_string(value)) fl_read_wrong(r, key, "a text was expected");
  return r->rc ? (fl_str){0} : text_of(r, value);
}

fl_str fl_read_some(fl_reader *r, const json_t *object, const char *key) {
  return json_object_get(object, key) ? fl_read_text(r, object, key) : (fl_str){0};
}

uint64_t fl_read_count(fl_reader *r, const json_t *object, const char *key, uint64_t max) {
  const json_t *value = json_object_get(object, key);
  if (!value || r->rc) return 0;
  json_int_t n = json_integer_value(value);
  if (json_is_integer(value) && n >= 0 && (uint64_t)n <= max) return (uint64_t)n;
  fl_read_wrong(r, key, "a number from 0 to %llu was expected", (unsigned long long)max);
  return 0;
}

uint8_t fl_read_word(fl_reader *r, const json_t *object, const char *key, const char *(*word)(uint8_t), uint32_t n) {
  fl_buf words = {0};
  fl_str text = fl_read_text(r, object, key);
  uint32_t found = n;
  for (uint32_t i = 1; i < n; i++) {
    if (fl_str_eq_c(text, word((uint8_t)i))) found = i;
    fl_buf_printf(&words, "%s%s", i > 1 ? ", " : "", word((uint8_t)i));
  }
  if (found == n) fl_read_wrong(r, key, "'%.*s' is none of %s", FL_STR_ARG(text), fl_buf_text(&words));
  fl_buf_release(&words);
  return found < n ? (uint8_t)found : 0;
}

fl_str *fl_read_texts(fl_reader *r, const json_t *object, const char *key, size_t *n) {
  const json_t *list = fl_read_list(r, object, key);
  *n = json_array_size(list);
  fl_str *texts = fl_arena_zero_n(r->arena, *n, sizeof *texts);
  for (size_t i = 0; i < *n; i++) {
    if (!json_is_string(json_array_get(list, i))) fl_read_wrong(r, key, "a list of texts was expected");
    else texts[i] = text_of(r, json_array_get(list, i));
  }
  return texts;
}
