// YAML -> fl_config, by the table of keys. Reading goes on behind a mistake, so that one pass finds them all.
#define _XOPEN_SOURCE 700 // realpath
#include "engine/config_p.h"

#include "base/duration.h"
#include "base/hash.h"
#include "base/io.h"
#include "base/suggest.h"
#include "base/yaml.h"

#include <limits.h>
#include <stdlib.h>

enum { MOST_FILES = 32 };

typedef struct loader {
  fl_config *config;
  fl_errors *errors;
  const char *path; // of the file that is read
  uint32_t n_files;
} loader;

static void complain(loader *l, const fl_yaml_node *node, const char *format, ...) FL_PRINTF(3, 4);
static void complain(loader *l, const fl_yaml_node *node, const char *format, ...) {
  fl_error error;
  va_list args;
  va_start(args, format);
  fl_error_setv(&error, FL_E_INPUT, l->path, node->line, node->col, format, args);
  va_end(args);
  fl_errors_add(l->errors, &error);
}

static void unknown(loader *l, const fl_yaml_node *node, const char *what, const char *const *names, uint32_t n) {
  const char *near = fl_suggest_c(node->text, names, n);
  if (near) {
    complain(l, node, "unknown %s \"%.*s\" (did you mean %s?)", what, FL_STR_ARG(node->text), near);
    return;
  }
  fl_buf list = {0};
  for (uint32_t i = 0; i < n; i++) fl_buf_printf(&list, "%s%s", i ? ", " : "", names[i]);
  complain(l, node, "unknown %s \"%.*s\": expected one of %s", what, FL_STR_ARG(node->text), fl_buf_text(&list));
  fl_buf_release(&list);
}

// ---- values ------------------------------------------------------------------------------------------------------------------------------

static bool read_text(loader *l, const fl_config_key *key, const fl_yaml_node *node, fl_str *out) {
  bool is_text = node->kind == FL_YAML_SCALAR && !fl_yaml_is_null(node) && node->text.n;
  if (!is_text) complain(l, node, "\"%s\": expected a text, found %s", key->name, fl_yaml_is_null(node) ? "nothing" : fl_yaml_kind_name(node->kind));
  else *out = fl_arena_str(&l->config->arena, node->text);
  return is_text;
}

static void read_texts(loader *l, const fl_config_key *key, const fl_yaml_node *node, fl_config_texts *out) {
  uint32_t n = node->kind == FL_YAML_SEQ ? node->n : 1;
  fl_str *at = fl_arena_zero_n(&l->config->arena, n, sizeof *at);
  for (uint32_t i = 0; i < n; i++) read_text(l, key, node->kind == FL_YAML_SEQ ? fl_yaml_at(node, i) : node, &at[i]);
  *out = (fl_config_texts){at, n};
}

static void read_word(loader *l, const fl_config_key *key, const fl_yaml_node *node, fl_str *out) {
  uint32_t n = 0;
  fl_buf what = {0};
  if (!read_text(l, key, node, out)) return;
  for (; key->words[n]; n++)
    if (fl_str_eq_c(*out, key->words[n])) return;
  fl_buf_printf(&what, "word in \"%s\":", key->name);
  unknown(l, node, fl_buf_text(&what), key->words, n);
  fl_buf_release(&what);
}

static bool is_day(fl_str s) {
  bool good = s.n == 10;
  for (uint32_t i = 0; i < s.n && good; i++) good = i == 4 || i == 7 ? s.at[i] == '-' : s.at[i] >= '0' && s.at[i] <= '9';
  return good;
}

static void read_day(loader *l, const fl_config_key *key, const fl_yaml_node *node, fl_str *out) {
  if (read_text(l, key, node, out) && !is_day(*out)) complain(l, node, "\"%s\": expected a day such as 2027-03-31, found \"%.*s\"", key->name, FL_STR_ARG(*out));
}

static fl_config_origin origin_of(const loader *l, const fl_yaml_node *node) { return (fl_config_origin){l->path, node->line, node->col}; }

static bool read_threshold(fl_config_threshold *row, fl_str text) {
  row->has_unit = !fl_str_to_int64(text, &row->value);
  if (row->has_unit && fl_duration_parse(text, &row->value) != FL_DURATION_OK) return false;
  return row->value >= 0;
}

static void read_numbers(loader *l, const fl_config_key *key, const fl_yaml_node *node) {
  fl_config *c = l->config;
  if (node->kind != FL_YAML_MAP) {
    complain(l, node, "\"%s\": expected a map of rules to numbers, found %s", key->name, fl_yaml_kind_name(node->kind));
    return;
  }
  fl_array_clear(&c->thresholds);
  for (uint32_t i = 0; i < node->n; i++) {
    fl_config_threshold row = {.rule = fl_arena_str(&c->arena, node->pairs[i].key->text), .origin = origin_of(l, node->pairs[i].key)};
    const fl_yaml_node *value = node->pairs[i].value;
    if (value->kind != FL_YAML_SCALAR || !read_threshold(&row, value->text)) complain(l, value, "a threshold is a whole number from 0 up, or a time such as 30s");
    else fl_array_push(&c->thresholds, row);
  }
}

// ---- maps --------------------------------------------------------------------------------------------------------------------------------

static void read_value(loader *l, const fl_config_key *key, const fl_yaml_node *node, void *row);

static const fl_config_key *find_key(loader *l, const fl_config_form *form, const fl_yaml_node *node) {
  const char *names[FL_CONFIG_KEYS_MAX];
  for (uint32_t i = 0; i < form->n; i++) {
    names[i] = form->keys[i].name;
    if (fl_str_eq_c(node->text, names[i])) return &form->keys[i];
  }
  fl_buf what = {0};
  fl_buf_printf(&what, "key in %s:", form->name);
  unknown(l, node, fl_buf_text(&what), names, form->n);
  fl_buf_release(&what);
  return NULL;
}

static bool read_map(loader *l, const fl_config_form *form, const fl_yaml_node *node, void *row) {
  if (node->kind != FL_YAML_MAP) {
    complain(l, node, "%s: expected a map, found %s", form->name, fl_yaml_kind_name(node->kind));
    return false;
  }
  for (uint32_t i = 0; i < form->n; i++)
    if (form->keys[i].required && !fl_yaml_get(node, form->keys[i].name)) complain(l, node, "%s needs \"%s\"", form->name, form->keys[i].name);
  for (uint32_t i = 0; i < node->n; i++) {
    const fl_config_key *key = find_key(l, form, node->pairs[i].key);
    if (key && form == &fl_config_file) l->config->origins[key - form->keys] = origin_of(l, node->pairs[i].key);
    if (key) read_value(l, key, node->pairs[i].value, row);
  }
  return true;
}

typedef FL_ARRAY(char) any_rows; // what all arrays of rows have in common

// Own rows in front of those that are there.
static void read_rows(loader *l, const fl_config_key *key, const fl_yaml_node *node, any_rows *list) {
  size_t size = key->form->row_bytes;
  if (node->kind != FL_YAML_SEQ) {
    complain(l, node, "\"%s\": expected a list, found %s", key->name, fl_yaml_kind_name(node->kind));
    return;
  }
  if (node->n == 0) return;
  if (list->cap - list->n < node->n) list->at = fl_array_grow(list->at, list->n, &list->cap, node->n, size);
  memmove(list->at + node->n * size, list->at, list->n * size);
  memset(list->at, 0, node->n * size);
  for (uint32_t i = 0; i < node->n; i++) {
    char *row = list->at + i * size;
    fl_config_origin origin = origin_of(l, fl_yaml_at(node, i));
    memcpy(row + key->form->origin, &origin, sizeof origin);
    read_map(l, key->form, fl_yaml_at(node, i), row);
  }
  list->n += node->n;
}

static void read_value(loader *l, const fl_config_key *key, const fl_yaml_node *node, void *row) {
  void *at = (char *)row + key->offset;
  switch (key->kind) {
  case FL_CONFIG_TEXT: read_text(l, key, node, at); break;
  case FL_CONFIG_TEXTS: read_texts(l, key, node, at); break;
  case FL_CONFIG_WORD: read_word(l, key, node, at); break;
  case FL_CONFIG_DAY: read_day(l, key, node, at); break;
  case FL_CONFIG_ROWS: read_rows(l, key, node, at); break;
  case FL_CONFIG_NUMBERS: read_numbers(l, key, node); break;
  }
}

// ---- files -------------------------------------------------------------------------------------------------------------------------------

static void read_file(loader *l, const char *path);

static const char *beside(loader *l, fl_str name) {
  fl_buf path = {0};
  const char *text = fl_arena_text(&l->config->arena, fl_str_from(fl_path_join(&path, fl_path_dir(fl_str_from(l->path)), name)));
  fl_buf_release(&path);
  return text;
}

// What is extended is read first, the first of several last, so that it counts most.
static void read_extended(loader *l, const fl_yaml_node *root) {
  const fl_yaml_node *node = root->kind == FL_YAML_MAP ? fl_yaml_get(root, "extends") : NULL;
  uint32_t n = !node ? 0 : node->kind == FL_YAML_SEQ ? node->n : 1;
  for (uint32_t i = n; i-- > 0;) {
    const fl_yaml_node *item = node->kind == FL_YAML_SEQ ? fl_yaml_at(node, i) : node;
    const char *own = l->path;
    if (item->kind != FL_YAML_SCALAR || !item->text.n) continue; // told when the key is read
    if (l->n_files >= MOST_FILES) complain(l, item, "files that extend one another, or more than %d of them", MOST_FILES);
    else read_file(l, beside(l, item->text));
    l->path = own;
  }
}

static void read_file(loader *l, const char *path) {
  fl_error error = {0};
  fl_buf text = {0};
  fl_yaml yaml = {0};
  l->path = path;
  l->n_files++;
  int rc = fl_read_file(&text, path, FL_YAML_FILE_BYTES_MAX, &error);
  l->config->digest = fl_hash64_mix(l->config->digest, fl_hash64_str(fl_buf_str(&text)));
  if (rc == FL_OK) rc = fl_yaml_load_text(&yaml, path, fl_buf_str(&text), &error);
  const fl_yaml_node *root = rc ? NULL : fl_yaml_root(&yaml);
  if (rc) fl_errors_add(l->errors, &error);
  if (root && !fl_yaml_is_null(root)) {
    read_extended(l, root);
    read_map(l, &fl_config_file, root, l->config);
  }
  fl_yaml_release(&yaml);
  fl_buf_release(&text);
}

static fl_str place_of_root(fl_config *c, const char *path, const char *root) {
  char folder[PATH_MAX], real[PATH_MAX];
  fl_str dir = fl_path_dir(fl_str_from(path));
  const char *text = dir.n ? fl_arena_text(&c->arena, dir) : ".";
  if (!realpath(text, folder) || !realpath(root, real)) return (fl_str){0};
  size_t n = strcmp(folder, "/") == 0 ? 0 : strlen(folder);
  if (strncmp(folder, real, n) != 0 || real[n] != '/') return (fl_str){0};
  return fl_arena_str(&c->arena, fl_str_from(real + n + 1));
}

int fl_config_read(fl_config *out, const char *path, const char *root, fl_errors *errors) {
  uint32_t before = errors->n + errors->dropped;
  *out = (fl_config){.digest = 1};
  out->path = fl_arena_text(&out->arena, fl_str_from(path));
  out->inside = place_of_root(out, path, root);
  loader l = {.config = out, .errors = errors};
  read_file(&l, out->path);
  out->digest = fl_hash64_mix(out->digest, fl_hash64_str(out->inside));
  return errors->n + errors->dropped > before ? FL_E_INPUT : FL_OK;
}

void fl_config_release(fl_config *c) {
  fl_array_release(&c->paths);
  fl_array_release(&c->accepted);
  fl_array_release(&c->owners);
  fl_array_release(&c->thresholds);
  fl_arena_release(&c->arena);
  *c = (fl_config){0};
}

// ---- finding it --------------------------------------------------------------------------------------------------------------------------

static const char *in_folder(fl_buf *out, fl_str folder) {
  static const char *const names[] = {"faultline.yaml", ".faultline.yaml"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    const char *path = fl_path_join(out, folder, fl_str_from(names[i]));
    if (fl_path_exists(path) && !fl_path_is_dir(path)) return path;
  }
  return NULL;
}

static bool is_top(fl_str folder) {
  fl_buf path = {0};
  bool is = fl_path_exists(fl_path_join(&path, folder, FL_STR(".git")));
  fl_buf_release(&path);
  return is;
}

static bool is_in_repository(fl_str folder) {
  for (; folder.n > 1; folder = fl_path_dir(folder))
    if (is_top(folder)) return true;
  return false;
}

const char *fl_config_find(fl_buf *out, const char *root) {
  char real[PATH_MAX];
  const char *found = in_folder(out, strcmp(root, ".") == 0 ? FL_STR("") : fl_str_from(root)); // named as the root was
  if (found || !realpath(root, real) || !is_in_repository(fl_str_from(real))) return found;
  for (fl_str folder = fl_str_from(real); folder.n > 1 && !is_top(folder);) {
    folder = fl_path_dir(folder);
    found = in_folder(out, folder);
    if (found) return found;
  }
  return NULL;
}
