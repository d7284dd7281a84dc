// composer.json and composer.lock.
#include "facts/scan_p.h"
#include "facts/settings_p.h"

#include <string.h>

// ---- composer.json ------------------------------------------------------------------------------------------------------------

static uint32_t dots_in(fl_str text) {
  uint32_t n = 0;
  for (uint32_t i = 0; i < text.n; i++) n += text.at[i] == '.';
  return n;
}

// `~1.2` allows what `^1.2` allows; only `~1.2.3` stops at the next minor version.
static fl_str as_range(fl_str version, char *buf, uint32_t size) {
  version = fl_str_trim(fl_str_slice(version, 0, fl_str_find_char(version, '|')));
  if (!fl_str_starts_c(version, "~") || dots_in(version) > 1 || version.n > size) return version;
  memcpy(buf, version.at, version.n);
  buf[0] = '^';
  return (fl_str){buf, version.n};
}

static bool in_requirements(const fl_json_scan *s) {
  return s->depth == 2 && s->is_string && (fl_json_scan_is(s, 0, "require") || fl_json_scan_is(s, 0, "require-dev"));
}

void fl_read_composer_json(fl_rows *rows) {
  char buf[64];
  fl_json_scan s = {.text = rows->text};
  while (!rows->full && fl_json_scan_next(&s))
    if (in_requirements(&s)) fl_rows_dep(rows, s.levels[1].key, as_range(s.value, buf, sizeof buf), s.value);
  if (s.is_broken) fl_rows_broken(rows, s.at);
}

// ---- composer.lock ------------------------------------------------------------------------------------------------------------

static bool in_packages(const fl_json_scan *s, const char *key) {
  return s->depth == 3 && s->is_string && fl_json_scan_is(s, 2, key) &&
         (fl_json_scan_is(s, 0, "packages") || fl_json_scan_is(s, 0, "packages-dev"));
}

// A package's name stands before its version: {"name": "a/b", "version": "v1.2.3"}
void fl_read_composer_lock(fl_rows *rows) {
  fl_json_scan s = {.text = rows->text};
  fl_str name = {0};
  while (!rows->full && fl_json_scan_next(&s)) {
    if (in_packages(&s, "name")) name = s.value;
    if (!in_packages(&s, "version")) continue;
    fl_str version = fl_str_starts_c(s.value, "v") ? fl_str_from_pos(s.value, 1) : s.value;
    fl_rows_dep(rows, name, version, s.value);
    name = (fl_str){0};
  }
  if (s.is_broken) fl_rows_broken(rows, s.at);
}
