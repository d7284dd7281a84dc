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
  fl_buf bare = {0};
  fl_rows_deploy_row(rows, kind, unit, key, fl_setting_kept(key, fl_without_credentials(&bare, without_digest(key, val))), at);
  fl_buf_release(&bare);
}

void fl_rows_deploy_under(fl_rows *rows, uint8_t kind, fl_str unit, const char *head, fl_str tail, fl_str val, fl_str at) {
  char key[256];
  int n = snprintf(key, sizeof key, "%s%.*s", head, FL_STR_ARG(tail));
  if (n > 0 && (size_t)n < sizeof key) fl_rows_deploy(rows, kind, unit, (fl_str){key, (uint32_t)n}, val, at);
}

// ---- paths --------------------------------------------------------------------------------------------------------------------

// "${MAIL:-mail/Dockerfile}"
static bool hides_folders(fl_str written) {
  uint32_t open = 0;
  for (uint32_t i = 0; i < written.n; i++) {
    open += written.at[i] == '{';
    open -= written.at[i] == '}' && open > 0;
    if (written.at[i] == '/' && open) return true;
  }
  return false;
}

// References stay: who puts them in goes along the path again, and along all of it where one holds folders.
fl_str fl_rows_path(fl_rows *rows, fl_str written) {
  bool foreign = written.n == 0 || written.at[0] == '/' || written.at[0] == '~' || fl_str_contains(written, FL_STR("://"));
  if (foreign) return (fl_str){0};
  fl_buf_clear(&rows->resolved);
  if (hides_folders(written)) return fl_str_from(fl_path_join(&rows->resolved, fl_path_dir(rows->path), written));
  fl_buf_add(&rows->resolved, fl_path_dir(rows->path));
  if (!fl_path_enter(&rows->resolved, written)) return (fl_str){0};
  return rows->resolved.n ? fl_buf_str(&rows->resolved) : FL_STR(".");
}
