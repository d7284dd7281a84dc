// Settings that are trees (JSON, TOML) as rows with dotted keys: a.b[0].c.
#include "facts/doc_p.h"
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
  fl_doc doc = {0};
  if (!looks_like_settings(rows)) return;
  while (fl_json_scan_next(&s)) fl_doc_add_json(&doc, &s);
  fl_read_document(rows, &doc);
  if (s.is_broken) fl_rows_broken(rows, s.at);
  fl_doc_release(&doc);
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
