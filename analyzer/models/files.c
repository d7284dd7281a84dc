// A folder in, its model files out: found, sorted, read.
#include "models/files_p.h"

#include "base/array.h"
#include "base/io.h"
#include "base/yaml.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { DEPTH_MAX = 8 };

typedef FL_ARRAY(char *) path_array;

typedef struct search {
  fl_str dir;
  path_array paths; // below dir; owned
  fl_error *err;
} search;

static char *join(fl_str a, fl_str b) {
  fl_buf buf = {0};
  fl_path_join(&buf, a, b);
  return fl_buf_detach(&buf);
}

static int take_file(search *s, char *path, const char *full) {
  fl_str text = fl_str_from(path);
  if (fl_str_ends_c(text, ".yml")) return fl_error_set(s->err, FL_E_INPUT, full, 0, 0, "model files end in .yaml: rename it");
  if (!fl_str_ends_c(text, ".yaml")) return FL_OK;
  fl_array_push(&s->paths, join((fl_str){0}, text));
  return FL_OK;
}

static int visit_folder(search *s, const char *below, int depth);

static int visit(search *s, const char *below, const char *name, int depth) {
  struct stat info;
  char *path = join(fl_str_from(below), fl_str_from(name));
  char *full = join(s->dir, fl_str_from(path));
  int rc = FL_OK;
  if (lstat(full, &info) != 0) rc = fl_error_set_errno(s->err, full, "cannot look at", errno);
  else if (S_ISDIR(info.st_mode)) rc = visit_folder(s, path, depth + 1);
  else if (stat(full, &info) == 0 && S_ISREG(info.st_mode)) rc = take_file(s, path, full);
  fl_free(path);
  fl_free(full);
  return rc;
}

static int visit_folder(search *s, const char *below, int depth) {
  char *full = join(s->dir, fl_str_from(below));
  int rc = FL_OK;
  DIR *dir = depth > DEPTH_MAX ? NULL : opendir(full);
  if (depth > DEPTH_MAX) rc = fl_error_set(s->err, FL_E_LIMIT, full, 0, 0, "folders are nested more than %d deep", DEPTH_MAX);
  else if (!dir) rc = fl_error_set_errno(s->err, full, "cannot open", errno);
  for (struct dirent *entry; dir && !rc && (entry = readdir(dir)) != NULL;) {
    if (entry->d_name[0] != '.') rc = visit(s, below, entry->d_name, depth);
  }
  if (dir) closedir(dir);
  fl_free(full);
  return rc;
}

static int by_bytes(const void *a, const void *b) { return strcmp(*(char *const *)a, *(char *const *)b); }

static int read_all(fl_model_files *out, search *s) {
  for (uint32_t i = 0; i < s->paths.n; i++) {
    fl_model_file file = {.path = s->paths.at[i], .shown = join(s->dir, fl_str_from(s->paths.at[i]))};
    s->paths.at[i] = NULL;
    fl_array_push(out, file);
    int rc = fl_read_file(&fl_array_last(out)->text, file.shown, FL_YAML_FILE_BYTES_MAX, s->err);
    if (rc) return rc;
  }
  return FL_OK;
}

int fl_model_files_read(fl_model_files *out, const char *dir, fl_error *err) {
  search s = {.dir = fl_str_from(dir), .err = err};
  int rc = visit_folder(&s, "", 0);
  if (s.paths.n) qsort(s.paths.at, s.paths.n, sizeof *s.paths.at, by_bytes);
  if (!rc) rc = read_all(out, &s);
  for (uint32_t i = 0; i < s.paths.n; i++) fl_free(s.paths.at[i]);
  fl_array_release(&s.paths);
  return rc;
}

void fl_model_files_release(fl_model_files *files) {
  for (uint32_t i = 0; i < files->n; i++) {
    fl_free(files->at[i].path);
    fl_free(files->at[i].shown);
    fl_buf_release(&files->at[i].text);
  }
  fl_array_release(files);
}
