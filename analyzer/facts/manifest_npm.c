// package.json: the package's name and what it depends on.
#include "facts/scan_p.h"
#include "facts/settings_p.h"

static bool in_dependencies(const fl_json_scan *s) {
  static const char *const keys[] = {"dependencies", "devDependencies", "peerDependencies", "optionalDependencies"};
  for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
    if (s->depth == 2 && fl_json_scan_is(s, 0, keys[i])) return true;
  return false;
}

void fl_read_package_json(fl_rows *rows) {
  fl_json_scan s = {.text = rows->text};
  while (fl_json_scan_next(&s)) {
    if (s.depth == 1 && fl_json_scan_is(&s, 0, "name")) fl_rows_conf(rows, FL_STR(FL_SETTING_MODULE), s.value, s.value);
    else if (in_dependencies(&s) && s.is_string) fl_rows_dep(rows, s.levels[1].key, s.value, s.value);
  }
  if (s.is_broken) fl_rows_broken(rows, s.at);
}
