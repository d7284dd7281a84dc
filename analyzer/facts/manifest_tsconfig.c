// tsconfig.json, jsconfig.json: other names of folders. `"paths": {"@app/*": ["./src/*"]}` becomes a row with the key
// FL_SETTING_ALIAS "/./src/*" and the value "@app/*"; a base folder (`baseUrl`) stands for "*".
#include "facts/scan_p.h"
#include "facts/settings_p.h"

#include <stdio.h>

static bool is_base(const fl_json_scan *s) {
  return s->depth == 2 && s->is_string && fl_json_scan_is(s, 0, "compilerOptions") && fl_json_scan_is(s, 1, "baseUrl");
}

static fl_str base_of(const fl_rows *rows) {
  fl_json_scan s = {.text = rows->text};
  while (fl_json_scan_next(&s))
    if (is_base(&s)) return s.value;
  return (fl_str){0};
}

static void add_alias(fl_rows *rows, fl_str base, fl_str target, fl_str pattern, fl_str at) {
  char key[256];
  int n = snprintf(key, sizeof key, FL_SETTING_ALIAS "/%.*s%s%.*s", FL_STR_ARG(base), base.n ? "/" : "", FL_STR_ARG(target));
  if (n > 0 && n < (int)sizeof key && pattern.n) fl_rows_conf(rows, (fl_str){key, (uint32_t)n}, pattern, at);
}

void fl_read_tsconfig(fl_rows *rows) {
  fl_json_scan s = {.text = rows->text};
  fl_str base = base_of(rows);
  while (!rows->full && fl_json_scan_next(&s)) {
    bool path = s.depth == 4 && s.is_string && fl_json_scan_is(&s, 0, "compilerOptions") && fl_json_scan_is(&s, 1, "paths");
    if (is_base(&s)) add_alias(rows, base, FL_STR("*"), FL_STR("*"), s.value);
    else if (path) add_alias(rows, base, s.value, s.levels[2].key, s.value);
  }
}
