#define _XOPEN_SOURCE 700 // realpath
#include "cli/editor.h"

#include "base/io.h"

#include <limits.h>
#include <stdlib.h>

// A file that is not there yet stands in a folder that is.
static bool absolute(fl_buf *out, const char *path) {
  char real[PATH_MAX];
  fl_arena arena = {0};
  bool is_file = realpath(path, real) != NULL;
  fl_str name = fl_str_from(path), folder = fl_path_dir(name);
  bool found = is_file || realpath(folder.n ? fl_arena_text(&arena, folder) : ".", real);
  if (is_file) fl_buf_add_c(out, real);
  else if (found) fl_path_join(out, fl_str_from(real), fl_path_base(name));
  fl_arena_release(&arena);
  return found;
}

int fl_editor_path(fl_str *out, const fl_tree *tree, const fl_opts *opts, fl_arena *arena, fl_error *err) {
  fl_buf file = {0};
  char root[PATH_MAX];
  *out = (fl_str){0};
  if (!opts->stdin_filename) return FL_OK;
  bool found = absolute(&file, opts->stdin_filename) && realpath(fl_arena_text(arena, fl_tree_root(tree)), root);
  uint32_t n = found ? (uint32_t)strlen(root) : 0;
  if (n == 1) n = 0; // "/"
  if (found && fl_str_starts(fl_buf_str(&file), (fl_str){root, n}) && file.n > n + 1 && file.at[n] == '/')
    *out = fl_arena_str(arena, fl_str_from_pos(fl_buf_str(&file), n + 1));
  fl_buf_release(&file);
  if (out->n) return FL_OK;
  return fl_error_set(err, FL_E_USAGE, NULL, 0, 0, "--stdin-filename: '%s' is not below '%.*s' (name the project's folder as well)", opts->stdin_filename,
                      FL_STR_ARG(fl_tree_root(tree)));
}

static int check_others(const fl_opts *opts, fl_error *err) {
  bool twice = opts->diff && strcmp(opts->diff, "-") == 0;
  if (twice) return fl_error_set(err, FL_E_USAGE, NULL, 0, 0, "--stdin-filename and --diff - both want the standard input");
  if (opts->staged) return fl_error_set(err, FL_E_USAGE, NULL, 0, 0, "--stdin-filename is about a file that is not saved, --staged about the index");
  return FL_OK;
}

int fl_editor_lay(fl_tree *tree, const fl_opts *opts, fl_error *err) {
  fl_arena arena = {0};
  fl_buf text = {0};
  fl_str path;
  int rc = fl_editor_path(&path, tree, opts, &arena, err);
  if (rc == FL_OK && path.n) rc = check_others(opts, err);
  if (rc == FL_OK && path.n) rc = fl_read_stdin(&text, err);
  if (rc == FL_OK && path.n) fl_tree_lay_over(tree, path, fl_buf_str(&text));
  fl_buf_release(&text);
  fl_arena_release(&arena);
  return rc;
}

const char *fl_editor_prefix(const fl_opts *opts, fl_str path, fl_arena *arena) {
  fl_str given = fl_str_from(opts->stdin_filename);
  return fl_str_ends(given, path) ? fl_arena_text(arena, fl_str_slice(given, 0, given.n - path.n)) : "";
}
