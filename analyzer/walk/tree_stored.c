// The provider over what git has stored: a commit, or the index. Paths below the folder that the root is, contents by id.
#include "walk/tree_p.h"

#include "walk/git.h"

#include <stdlib.h>
#include <string.h>

static int by_path(const void *a, const void *b) { return fl_str_cmp(((const fl_tree_blob *)a)->path, ((const fl_tree_blob *)b)->path); }

// ---- listing -----------------------------------------------------------------------------------------------------------------------------

static bool is_file(fl_str mode) { return fl_str_starts_c(mode, "100"); }

// What is named on the command line, and all below.
static bool is_wanted(const fl_tree *tree, fl_str path) {
  for (uint32_t i = 0; i < tree->named.n; i++) {
    fl_str named = tree->named.at[i];
    bool inside = fl_str_starts(path, named) && (named.n == 0 || path.n == named.n || path.at[named.n] == '/');
    if (inside) return true;
  }
  return false;
}

static bool is_git_folder(fl_str name) {
  char word[4];
  if (name.n != sizeof word) return false;
  for (uint32_t i = 0; i < sizeof word; i++) word[i] = (char)(name.at[i] | 0x20);
  return memcmp(word, ".git", sizeof word) == 0;
}

// Only a tree that is made by hand has names that lead elsewhere: git checks none of them out.
static bool leads_elsewhere(fl_str path) {
  fl_str name;
  for (bool more = true; more;) {
    more = fl_str_cut(path, '/', &name, &path);
    if (!name.n || fl_str_eq_c(name, ".") || fl_str_eq_c(name, "..") || is_git_folder(name)) return true;
  }
  return false;
}

static void add_blob(fl_tree *tree, fl_str path, fl_str id, uint64_t size_bytes) {
  if (leads_elsewhere(path)) {
    fl_array_push(&tree->elsewhere, fl_arena_str(&tree->arena, path));
    return;
  }
  fl_tree_blob blob = {fl_arena_str(&tree->arena, path), fl_arena_str(&tree->arena, id), size_bytes};
  fl_array_push(&tree->blobs, blob);
}

static void add_module(fl_tree *tree, fl_str path) { fl_array_push(&tree->modules, fl_arena_str(&tree->arena, path)); }

// "mode type id size\tpath" of ls-tree -l
static void take_of_commit(fl_tree *tree, fl_str row) {
  fl_str head, path, mode, type, id, rest;
  int64_t size;
  if (!fl_str_cut(row, '\t', &head, &path) || !is_wanted(tree, path)) return;
  fl_str_cut(head, ' ', &mode, &rest);
  fl_str_cut(rest, ' ', &type, &rest);
  fl_str_cut(rest, ' ', &id, &rest);
  if (fl_str_eq_c(type, "commit")) add_module(tree, path);
  else if (is_file(mode) && fl_str_to_int64(fl_str_trim(rest), &size)) add_blob(tree, path, id, (uint64_t)size);
}

// "mode id stage\tpath" of ls-files -s. Of a file in conflict ours counts.
static int take_of_index(fl_tree *tree, fl_str row, fl_error *err) {
  fl_str head, path, mode, id, stage;
  uint64_t size;
  if (!fl_str_cut(row, '\t', &head, &path) || !is_wanted(tree, path)) return FL_OK;
  fl_str_cut(head, ' ', &mode, &head);
  fl_str_cut(head, ' ', &id, &stage);
  if (fl_str_eq_c(stage, "1") || fl_str_eq_c(stage, "3")) return FL_OK;
  if (fl_str_eq_c(mode, "160000")) add_module(tree, path);
  if (!is_file(mode)) return FL_OK;
  int rc = fl_git_blobs_size(tree->git, id, &size, err);
  if (rc == FL_OK) add_blob(tree, path, id, size);
  return rc;
}

static int take_rows(fl_tree *tree, fl_str rows, bool of_index, fl_error *err) {
  fl_str row;
  int rc = FL_OK;
  while (rows.n && rc == FL_OK) {
    fl_str_cut(rows, '\0', &row, &rows);
    if (of_index) rc = take_of_index(tree, row, err);
    else take_of_commit(tree, row);
  }
  if (tree->blobs.n) qsort(tree->blobs.at, tree->blobs.n, sizeof *tree->blobs.at, by_path);
  return rc;
}

// ---- the provider ------------------------------------------------------------------------------------------------------------------------

static int list_stored(const fl_tree *tree, fl_tree_list *out, fl_arena *arena, fl_error *err) {
  FL_UNUSED(err);
  for (uint32_t i = 0; i < tree->blobs.n; i++) {
    const fl_tree_blob *blob = &tree->blobs.at[i];
    fl_tree_entry entry = {.path = fl_arena_str(arena, blob->path), .type = FL_ENTRY_FILE, .size_bytes = blob->size_bytes,
                           .stamp = fl_stamp_of_blob((const uint8_t *)blob->id.at, blob->id.n)};
    for (uint32_t k = 0; k < tree->named.n; k++) entry.is_named |= fl_str_eq(tree->named.at[k], blob->path);
    fl_array_push(out, entry);
  }
  for (uint32_t i = 0; i < tree->modules.n; i++)
    fl_array_push(out, (fl_tree_entry){.path = fl_arena_str(arena, tree->modules.at[i]), .type = FL_ENTRY_UNREADABLE, .is_folder = true,
                                       .detail = FL_STR("submodule, of which only the commit is stored here")});
  for (uint32_t i = 0; i < tree->elsewhere.n; i++)
    fl_array_push(out, (fl_tree_entry){.path = fl_arena_str(arena, tree->elsewhere.at[i]), .type = FL_ENTRY_UNREADABLE,
                                       .detail = FL_STR("its name leads elsewhere: git checks it out nowhere")});
  return FL_OK;
}

static int read_stored(const fl_tree *tree, fl_str path, uint64_t max_bytes, fl_buf *out, fl_error *err) {
  fl_tree_blob wanted = {.path = path};
  const fl_tree_blob *blob = tree->blobs.n ? bsearch(&wanted, tree->blobs.at, tree->blobs.n, sizeof wanted, by_path) : NULL;
  fl_buf_clear(out);
  if (!blob) return fl_error_set(err, FL_E_IO, NULL, 0, 0, "no file '%.*s'", FL_STR_ARG(path));
  return fl_git_blobs_read(tree->git, blob->id, max_bytes, out, err);
}

static const fl_tree_ops stored = {"stored", list_stored, read_stored};

int fl_tree_open_stored(fl_tree **out, const fl_tree *beside, const char *commit, fl_error *err) {
  fl_tree *tree = fl_alloc_zero(1, sizeof *tree);
  fl_buf rows = {0};
  tree->ops = &stored;
  tree->root = fl_arena_str(&tree->arena, beside->root);
  for (uint32_t i = 0; i < beside->named.n; i++) fl_array_push(&tree->named, fl_arena_str(&tree->arena, beside->named.at[i]));
  const char *folder = fl_arena_text(&tree->arena, tree->root);
  tree->git = fl_git_blobs_new(folder);
  const char *const of_commit[] = {"ls-tree", "-r", "-z", "-l", commit, NULL}, *const of_index[] = {"ls-files", "-z", "-s", NULL};
  bool listed = commit ? commit[0] == '\0' || fl_git_run(folder, of_commit, &rows) : fl_git_run_on_index(folder, of_index, &rows);
  int rc = listed ? take_rows(tree, fl_buf_str(&rows), !commit, err) : fl_error_set(err, FL_E_USAGE, NULL, 0, 0, "git cannot list %s in '%s'", commit ? commit : "the index", folder);
  fl_buf_release(&rows);
  if (rc) {
    fl_tree_free(tree);
    tree = NULL;
  }
  *out = tree;
  return rc;
}

int fl_tree_commit_before(const fl_tree *tree, const char *ref, fl_arena *arena, const char **out, fl_error *err) {
  fl_buf id = {0};
  const char *folder = fl_arena_text(arena, fl_tree_root(tree));
  *out = NULL;
  if (ref[0] == '-') return fl_error_set(err, FL_E_USAGE, NULL, 0, 0, "'%s' is no commit", ref);
  const char *name = fl_arena_printf(arena, "%s^{commit}", ref);
  const char *const resolve[] = {"rev-parse", "--verify", "-q", name, NULL};
  const char *const head[] = {"rev-parse", "--verify", "-q", "HEAD^{commit}", NULL}, *const inside[] = {"rev-parse", "--git-dir", NULL};
  int rc = FL_OK;
  if (!fl_git_run(folder, inside, &id)) rc = fl_error_set(err, FL_E_USAGE, NULL, 0, 0, "'%s' is in no git repository", folder);
  else if (!fl_git_run(folder, head, &id) && strcmp(ref, "HEAD") == 0) *out = ""; // before the first commit there is nothing
  else if (!fl_git_run(folder, resolve, &id)) rc = fl_error_set(err, FL_E_USAGE, NULL, 0, 0, "git knows no commit '%s'", ref);
  if (rc || *out) goto done;
  const char *commit = fl_arena_text(arena, fl_str_trim(fl_buf_str(&id)));
  const char *const base[] = {"merge-base", commit, "HEAD", NULL};
  if (fl_git_run(folder, base, &id)) *out = fl_arena_text(arena, fl_str_trim(fl_buf_str(&id)));
  else rc = fl_error_set(err, FL_E_USAGE, NULL, 0, 0, "'%s' and HEAD have no commit in common (a shallow clone? fetch more of its history)", ref);

done:
  fl_buf_release(&id);
  return rc;
}
