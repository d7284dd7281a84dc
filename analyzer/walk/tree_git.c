// Lists the files of a git work tree by asking git: tracked ones and new ones that are not ignored.
//
// The repository is not ours and may be hostile: nothing of its configuration may make git start a program, and nothing is
// written to it. Fails softly: without git, outside a repository, or when git distrusts the folder's owner, we walk ourselves.
#include "walk/tree_p.h"

#include "base/io.h"
#include "walk/git.h"

static void add_listed(const fl_tree *tree, fl_tree_list *out, fl_arena *arena, fl_str path) {
  bool is_repository = fl_str_ends_c(path, "/"); // an untracked repository inside this one
  if (is_repository) path.n--;
  if (!fl_tree_add_path(tree, out, arena, path)) return;
  uint32_t before = out->n; // a folder: another repository, or a submodule
  fl_tree_add_folder(tree, out, arena, path);
  if (out->n == before && !is_repository)
    fl_array_push(out, (fl_tree_entry){.path = path, .type = FL_ENTRY_UNREADABLE, .is_folder = true,
                                       .detail = FL_STR("submodule that is not checked out")});
}

bool fl_tree_add_git(const fl_tree *tree, fl_tree_list *out, fl_arena *arena, fl_str folder) {
  static const char *const words[] = {"ls-files", "-z", "-co", "--exclude-standard", NULL};
  fl_buf full = {0}, listing = {0}, path = {0};
  bool listed = fl_git_run(fl_path_join(&full, tree->root, folder), words, &listing) && listing.n > 0;
  fl_str name, rest = fl_buf_str(&listing);
  while (listed && rest.n > 0) {
    fl_str_cut(rest, '\0', &name, &rest);
    fl_path_join(&path, folder, name);
    add_listed(tree, out, arena, fl_arena_str(arena, fl_buf_str(&path)));
  }
  fl_buf_release(&full);
  fl_buf_release(&listing);
  fl_buf_release(&path);
  return listed;
}
