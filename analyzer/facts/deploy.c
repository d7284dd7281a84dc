// What the readers of deployments share: rows, paths, and who is asked.
#include "facts/deploy_p.h"

#include "base/io.h"

#include <stdio.h>

bool fl_read_deployment(fl_rows *rows, fl_doc *d) {
  return fl_read_kubernetes(rows, d) || fl_read_compose(rows, d);
}

// A digest names the same image again, in letters that look like a secret.
static fl_str without_digest(fl_str key, fl_str val) {
  bool is_image = fl_str_eq_c(key, "image") || fl_str_eq_c(key, "from");
  return is_image ? fl_str_slice(val, 0, fl_str_find_char(val, '@')) : val;
}

void fl_rows_deploy(fl_rows *rows, uint8_t kind, fl_str unit, fl_str key, fl_str val, fl_str at) {
  fl_rows_deploy_row(rows, kind, unit, key, fl_setting_kept(key, without_digest(key, val)), at);
}

void fl_rows_deploy_under(fl_rows *rows, uint8_t kind, fl_str unit, const char *head, fl_str tail, fl_str val, fl_str at) {
  char key[256];
  int n = snprintf(key, sizeof key, "%s%.*s", head, FL_STR_ARG(tail));
  if (n > 0 && (size_t)n < sizeof key) fl_rows_deploy(rows, kind, unit, (fl_str){key, (uint32_t)n}, val, at);
}

// ---- paths --------------------------------------------------------------------------------------------------------------------

static bool leave_folder(fl_buf *path) {
  if (path->n == 0) return false;
  uint32_t slash = fl_str_rfind_char(fl_buf_str(path), '/');
  fl_buf_truncate(path, slash == FL_STR_NONE ? 0 : slash);
  return true;
}

static bool enter_folder(fl_buf *path, fl_str name) {
  if (name.n == 0 || fl_str_eq_c(name, ".")) return true;
  if (fl_str_eq_c(name, "..")) return leave_folder(path);
  if (path->n) fl_buf_add_char(path, '/');
  return fl_buf_add(path, name);
}

fl_str fl_rows_path(fl_rows *rows, fl_str written) {
  fl_str name;
  bool foreign = written.n == 0 || written.at[0] == '/' || written.at[0] == '~' || fl_str_contains(written, FL_STR("://")) ||
                 fl_str_contains(written, FL_STR("$"));
  fl_buf_clear(&rows->resolved);
  if (foreign) return (fl_str){0};
  fl_buf_add(&rows->resolved, fl_path_dir(rows->path));
  while (written.n) {
    if (!fl_str_cut(written, '/', &name, &written)) written = (fl_str){0};
    if (!enter_folder(&rows->resolved, name)) return (fl_str){0};
  }
  return rows->resolved.n ? fl_buf_str(&rows->resolved) : FL_STR(".");
}
