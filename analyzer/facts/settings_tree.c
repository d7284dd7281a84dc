// Settings that are trees (JSON, TOML, YAML) as rows with dotted keys: a.b[0].c.
#include "facts/scan_p.h"
#include "facts/settings_p.h"

#include "base/io.h"
#include "base/strbuf.h"
#include "walk/language.h"

enum { MAX_KEY_BYTES = 400 };

static void add_key(fl_buf *path, fl_str key) {
  if (path->n && key.n) fl_buf_add_char(path, '.');
  fl_buf_add(path, key);
}

static void add_level(fl_buf *path, fl_str key, bool is_list, uint32_t index) {
  if (is_list)
    fl_buf_printf(path, "[%u]", index);
  else
    add_key(path, key);
}

static void add_levels(fl_buf *path, const fl_json_level *levels, uint32_t depth) {
  for (uint32_t i = 0; i < depth && i < FL_SCAN_DEPTH; i++)
    add_level(path, levels[i].key, levels[i].is_array, levels[i].index);
}

static void add_row(fl_rows *rows, const fl_buf *path, fl_str value, fl_str at) {
  if (!path->full) fl_rows_setting(rows, fl_buf_str(path), value, at);
}

// ---- JSON -------------------------------------------------------------------------------------------------------------------------

static bool is_settings_name(fl_str name) {
  static const char *const patterns[] = {"*config*",     "*conf",        "conf.*",      "*setting*",
                                         "*Setting*",    "application*", "env*",        "*.env.*",
                                         "*options*",    "*timeout*",    "*retry*",     "resources",
                                         "rest-client*", "default.*",    "production.*"};
  for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++)
    if (fl_file_name_matches(name, patterns[i])) return true;
  return false;
}

// JSON holds anything; settings are an object that calls itself so, or stands in a folder that does.
static bool looks_like_settings(const fl_rows *rows) {
  fl_str text = fl_str_trim(rows->text), path = rows->path;
  if (text.n && text.at[0] == '[') return false;
  return is_settings_name(fl_path_base(path)) || is_settings_name(fl_path_base(fl_path_dir(path)));
}

void fl_read_json(fl_rows *rows) {
  fl_json_scan s = {.text = rows->text};
  fl_buf path;
  if (!looks_like_settings(rows)) return;
  fl_buf_init(&path, MAX_KEY_BYTES);
  while (!rows->full && fl_json_scan_next(&s)) {
    fl_buf_clear(&path);
    add_levels(&path, s.levels, s.depth);
    add_row(rows, &path, s.value, s.value);
  }
  if (s.is_broken) fl_rows_broken(rows, s.at);
  fl_buf_release(&path);
}

// ---- TOML -------------------------------------------------------------------------------------------------------------------------

void fl_read_toml(fl_rows *rows) {
  fl_toml_scan s = {.text = rows->text};
  fl_buf path;
  fl_buf_init(&path, MAX_KEY_BYTES);
  while (!rows->full && fl_toml_scan_next(&s)) {
    fl_buf_clear(&path);
    add_key(&path, s.table);
    add_key(&path, s.key);
    add_levels(&path, s.levels, s.depth);
    add_row(rows, &path, s.value, s.value);
  }
  if (s.is_broken) fl_rows_broken(rows, s.at);
  fl_buf_release(&path);
}

// ---- YAML -------------------------------------------------------------------------------------------------------------------------

typedef struct yaml_reader {
  fl_rows *rows;
  fl_yaml_scan scan;
  fl_buf path;
  fl_str of_file;           // profile that the file's name gives
  uint32_t document, first; // first row of the document
} yaml_reader;

// Descriptions of formats are long and set nothing. Their mark may stand anywhere: what came before goes as well.
static bool describes_a_format(const fl_yaml_scan *s) {
  if (s->depth != 1) return false;
  fl_str key = s->levels[0].key;
  return fl_str_eq_c(key, "openapi") || fl_str_eq_c(key, "swagger") ||
         (fl_str_eq_c(key, "kind") && fl_str_eq_c(s->value, "CustomResourceDefinition"));
}

static void follow_document(yaml_reader *r) {
  if (r->scan.document == r->document) return;
  r->document = r->scan.document;
  r->first = r->rows->confs.n;
  r->rows->profile = r->of_file;
}

static void take_profile(yaml_reader *r) {
  if (!fl_is_profile_key(fl_buf_str(&r->path))) return;
  r->rows->profile = r->scan.value;
  fl_sym profile = fl_intern_add(&r->rows->syms, r->scan.value);
  for (uint32_t i = r->first; i < r->rows->confs.n; i++) r->rows->confs.at[i].profile = profile;
}

// `[a, b]` and `{a: b}` of plain scalars; what nests deeper is left as one row without value.
static void add_flow(yaml_reader *r) {
  fl_str whole = r->scan.value, inside = fl_str_slice(whole, 1, whole.n - 1), part;
  bool is_list = whole.at[0] == '[';
  if (fl_str_find_char(inside, '[') != FL_STR_NONE || fl_str_find_char(inside, '{') != FL_STR_NONE)
    return add_row(r->rows, &r->path, (fl_str){0}, whole);
  uint32_t length = r->path.n;
  for (uint32_t i = 0; inside.n; i++, fl_buf_truncate(&r->path, length)) {
    fl_str key = {0}, value;
    if (!fl_str_cut(inside, ',', &part, &inside)) inside = (fl_str){0};
    if (is_list || !fl_str_cut(part, ':', &key, &value)) value = part;
    value = fl_unquoted(fl_str_trim(value));
    if (value.n == 0) continue;
    add_level(&r->path, fl_unquoted(fl_str_trim(key)), is_list, i);
    add_row(r->rows, &r->path, value, value);
  }
}

// `- NAME=value` below `environment:` is an entry like `NAME: value`.
static bool add_variable(yaml_reader *r) {
  const fl_yaml_scan *s = &r->scan;
  fl_str name, value;
  if (s->depth < 2 || s->levels[s->depth - 1].index == UINT32_MAX ||
      !fl_str_eq_c(s->levels[s->depth - 2].key, "environment"))
    return false;
  if (!fl_str_cut(s->value, '=', &name, &value)) return false;
  fl_buf_truncate(&r->path, fl_str_rfind_char(fl_buf_str(&r->path), '['));
  add_key(&r->path, name);
  add_row(r->rows, &r->path, value, name);
  return true;
}

static void add_yaml_row(yaml_reader *r) {
  const fl_yaml_scan *s = &r->scan;
  fl_buf_clear(&r->path);
  for (uint32_t i = 0; i < s->depth; i++)
    add_level(&r->path, s->levels[i].key, s->levels[i].index != UINT32_MAX, s->levels[i].index);
  if (s->is_flow && s->value.n >= 2)
    add_flow(r);
  else if (!add_variable(r))
    add_row(r->rows, &r->path, s->value, s->value);
  take_profile(r);
}

void fl_read_yaml(fl_rows *rows) {
  yaml_reader r = {.rows = rows, .of_file = rows->profile, .first = rows->confs.n};
  fl_buf_init(&r.path, MAX_KEY_BYTES);
  fl_yaml_scan_begin(&r.scan, rows->text);
  while (!rows->full && fl_yaml_scan_next(&r.scan)) {
    follow_document(&r);
    if (describes_a_format(&r.scan))
      rows->confs.n = r.first, fl_yaml_scan_skip_document(&r.scan);
    else if (r.scan.depth)
      add_yaml_row(&r);
  }
  fl_buf_release(&r.path);
}
