#include "cli/change.h"

#include "base/io.h"
#include "findings/changed.h"
#include "walk/git.h"

bool fl_change_has_base(const fl_opts *opts) { return opts->since || opts->staged; }

int fl_change_stage(fl_tree **tree, const fl_opts *opts, fl_error *err) {
  fl_tree *index = NULL;
  if (!opts->staged) return FL_OK;
  int rc = fl_tree_open_stored(&index, *tree, NULL, err);
  if (rc) return rc;
  fl_tree_free(*tree);
  *tree = index;
  return FL_OK;
}

int fl_change_base(fl_tree **out, const fl_tree *tree, const fl_opts *opts, fl_error *err) {
  fl_arena arena = {0};
  const char *commit = NULL;
  int rc = fl_tree_commit_before(tree, opts->since ? opts->since : "HEAD", &arena, &commit, err);
  if (rc == FL_OK) rc = fl_tree_open_stored(out, tree, commit, err);
  fl_arena_release(&arena);
  return rc;
}

static int read_diff(fl_buf *out, const char *path, fl_error *err) {
  return strcmp(path, "-") == 0 ? fl_read_stdin(out, err) : fl_read_file(out, path, 0, err);
}

// Paths of a diff begin at the top of the work tree, those of a report at its root.
static void find_prefix(fl_buf *out, const fl_tree *tree) {
  static const char *const words[] = {"rev-parse", "--show-prefix", NULL};
  fl_arena arena = {0};
  if (!fl_git_run(fl_arena_text(&arena, fl_tree_root(tree)), words, out)) fl_buf_clear(out);
  if (out->n && out->at[out->n - 1] == '\n') fl_buf_truncate(out, out->n - 1);
  fl_arena_release(&arena);
}

int fl_change_narrow(fl_report *report, const fl_tree *tree, const fl_opts *opts, fl_error *err) {
  fl_buf text = {0}, prefix = {0};
  fl_changes changes = {0};
  if (!opts->diff) return FL_OK;
  int rc = read_diff(&text, opts->diff, err);
  if (rc == FL_OK) {
    find_prefix(&prefix, tree);
    fl_changes_read(&changes, fl_buf_str(&text), fl_buf_str(&prefix));
    fl_report_keep_changed(report, &changes);
  }
  fl_changes_release(&changes);
  fl_buf_release(&text);
  fl_buf_release(&prefix);
  return rc;
}
