// Opens what was named on the command line as one tree, and reads from it: the provider over plain files.
// How the files are found stands in tree_git.c and tree_folder.c.
#define _XOPEN_SOURCE 700 // realpath
#include "walk/tree_p.h"

#include "base/io.h"
#include "walk/git.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static fl_str without_slashes(fl_str path) {
  while (path.n > 1 && path.at[path.n - 1] == '/') path.n--;
  return path;
}

// "./a//b/." -> "a/b"; the empty path is ".". Leaves ".." alone.
static fl_str tidy(fl_arena *arena, fl_str path) {
  fl_buf out = {0};
  if (fl_str_starts_c(path, "/")) fl_buf_add_char(&out, '/');
  fl_str part, rest = path;
  bool more = true;
  while (more) {
    more = fl_str_cut(rest, '/', &part, &rest);
    if (part.n == 0 || fl_str_eq_c(part, ".")) continue;
    if (out.n > 0 && out.at[out.n - 1] != '/') fl_buf_add_char(&out, '/');
    fl_buf_add(&out, part);
  }
  if (out.n == 0) fl_buf_add_char(&out, '.');
  fl_str result = fl_arena_str(arena, fl_buf_str(&out));
  fl_buf_release(&out);
  return result;
}

static int check_readable(const char *path, struct stat *st, fl_error *err) {
  if (stat(path, st) != 0) return fl_error_set_errno(err, path, "cannot read", errno);
  int mode = S_ISDIR(st->st_mode) ? R_OK | X_OK : R_OK;
  if (access(path, mode) != 0) return fl_error_set_errno(err, path, "cannot read", errno);
  if (!S_ISDIR(st->st_mode) && !S_ISREG(st->st_mode))
    return fl_error_set(err, FL_E_IO, path, 0, 0, "is neither a file nor a folder");
  return FL_OK;
}

// Paths that cannot be compared as text (one absolute, one not; steps upwards) are made absolute, all of them.
static bool comparable(const char *const *paths, uint32_t n) {
  for (uint32_t i = 0; i < n; i++) {
    if ((paths[i][0] == '/') != (paths[0][0] == '/')) return false;
    fl_str part, rest = fl_str_from(paths[i]);
    bool more = true;
    while (more) {
      more = fl_str_cut(rest, '/', &part, &rest);
      if (fl_str_eq_c(part, "..")) return false;
    }
  }
  return true;
}

static fl_str absolute(fl_arena *arena, const char *path) {
  char *real = realpath(path, NULL);
  fl_str result = tidy(arena, fl_str_from(real ? real : path));
  free(real);
  return result;
}

// The deepest folder that both paths stand in; "." and "/" are such folders.
static fl_str common_folder(fl_str a, fl_str b) {
  uint32_t end = 0, i = 0;
  for (; i < a.n && i < b.n && a.at[i] == b.at[i]; i++)
    if (a.at[i] == '/') end = i == 0 ? 1 : i;
  if ((i == a.n || a.at[i] == '/') && (i == b.n || b.at[i] == '/')) end = i;
  return end ? fl_str_slice(a, 0, end) : FL_STR(".");
}

static fl_str below(fl_str root, fl_str path) {
  if (fl_str_eq(root, path)) return FL_STR("");
  if (fl_str_eq_c(root, ".")) return path;
  return fl_str_from_pos(path, root.n + (root.at[root.n - 1] == '/' ? 0 : 1));
}

static fl_str folder_of(fl_str path, const struct stat *st) {
  if (S_ISDIR(st->st_mode)) return path;
  fl_str folder = fl_path_dir(path);
  return folder.n ? folder : FL_STR(".");
}

static int name_all(fl_tree *tree, const char *const *paths, uint32_t n, fl_error *err) {
  bool as_text = n == 1 || comparable(paths, n);
  for (uint32_t i = 0; i < n; i++) {
    struct stat st;
    int rc = check_readable(paths[i], &st, err);
    if (rc) return rc;
    fl_str path = as_text ? tidy(&tree->arena, fl_str_from(paths[i])) : absolute(&tree->arena, paths[i]);
    fl_str folder = folder_of(path, &st);
    tree->root = i == 0 ? folder : common_folder(tree->root, folder);
    fl_array_push(&tree->named, path);
  }
  for (uint32_t i = 0; i < n; i++) tree->named.at[i] = below(tree->root, tree->named.at[i]);
  tree->root = fl_arena_str(&tree->arena, without_slashes(tree->root));
  return FL_OK;
}

static int list_files(const fl_tree *tree, fl_tree_list *out, fl_arena *arena, fl_error *err) {
  FL_UNUSED(err);
  for (uint32_t i = 0; i < tree->named.n; i++) {
    fl_str path = tree->named.at[i];
    uint32_t before = out->n;
    bool is_folder = path.n == 0 || fl_tree_add_path(tree, out, arena, path);
    if (out->n > before) out->at[before].is_named = true;
    if (is_folder && !fl_tree_add_git(tree, out, arena, path)) fl_tree_add_folder(tree, out, arena, path);
  }
  return FL_OK;
}

// The longest of the named paths that this one is or stands below; "": it stands below the root.
static fl_str named_above(const fl_tree *tree, fl_str path) {
  fl_str found = {0};
  for (uint32_t i = 0; i < tree->named.n; i++) {
    fl_str name = tree->named.at[i];
    bool is_above = fl_str_starts(path, name) && (path.n == name.n || path.at[name.n] == '/');
    if (is_above && name.n > found.n) found = name;
  }
  return found;
}

// Who names a link means what it leads to. No other is followed: the listing left them out, and what was made one since is as foreign.
static int read_file(const fl_tree *tree, fl_str path, uint64_t max_bytes, fl_buf *out, fl_error *err) {
  fl_buf full = {0};
  fl_str named = named_above(tree, path), below = fl_str_from_pos(path, named.n);
  const char *base = fl_path_join(&full, tree->root, named);
  int rc = below.n ? fl_read_file_below(out, base, below, max_bytes, err) : fl_read_file(out, base, max_bytes, err);
  fl_buf_release(&full);
  return rc;
}

static const fl_tree_ops files = {"files", list_files, read_file};

int fl_tree_open(fl_tree **out, const char *const *paths, uint32_t n_paths, fl_error *err) {
  static const char *const here[] = {"."};
  fl_tree *tree = fl_alloc_zero(1, sizeof *tree);
  tree->ops = &files;
  int rc = n_paths ? name_all(tree, paths, n_paths, err) : name_all(tree, here, 1, err);
  if (rc) {
    fl_tree_free(tree);
    tree = NULL;
  }
  *out = tree;
  return rc;
}

void fl_tree_free(fl_tree *tree) {
  if (!tree) return;
  fl_array_release(&tree->named);
  fl_array_release(&tree->blobs);
  fl_array_release(&tree->modules);
  fl_array_release(&tree->elsewhere);
  fl_array_release(&tree->kept);
  fl_git_blobs_free(tree->git);
  fl_arena_release(&tree->arena);
  fl_free(tree);
}

fl_str fl_tree_root(const fl_tree *tree) { return tree->root; }

bool fl_tree_is_whole(const fl_tree *tree) { return tree->named.n == 1 && tree->named.at[0].n == 0; }

int fl_tree_list_all(const fl_tree *tree, fl_tree_list *out, fl_arena *arena, fl_error *err) {
  int rc = tree->ops->list(tree, out, arena, err);
  if (rc == FL_OK && tree->over_path.n) fl_tree_list_over(tree, out, arena);
  return rc;
}

int fl_tree_read(const fl_tree *tree, fl_str path, uint64_t max_bytes, fl_buf *out, fl_error *err) {
  if (fl_tree_is_laid_over(tree, path)) return fl_tree_read_over(tree, max_bytes, out, err);
  return tree->ops->read(tree, path, max_bytes, out, err);
}

int fl_tree_content_id(const fl_tree *tree, fl_str path, fl_digest *out, fl_error *err) {
  fl_buf bytes = {0};
  int rc = fl_tree_read(tree, path, 0, &bytes, err);
  if (rc == FL_OK) *out = fl_sha256_of(bytes.at, bytes.n);
  fl_buf_release(&bytes);
  return rc;
}
