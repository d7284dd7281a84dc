// Lists the files of a folder by walking it: for trees outside git, and for parts of a work tree that git does not list.
//
// Honours .gitignore files from the root of the walk downwards. Never enters .git, node_modules and other folders that hold no
// code of the project, and never follows a link: what stands inside the root is met under its own name, what stands outside is
// somebody else's. A link that leads back to a folder it stands in is reported, since whoever made it may expect it to be read.
#define _XOPEN_SOURCE 700 // realpath
#include "walk/tree_p.h"

#include "base/glob.h"
#include "base/io.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

typedef FL_ARRAY(fl_str) folders;

static void add_entry(fl_tree_list *out, fl_str path, fl_entry_type type, bool is_folder, fl_str detail) {
  fl_tree_entry entry = {.path = path, .type = type, .is_folder = is_folder, .detail = detail};
  fl_array_push(out, entry);
}

static bool is_inside(const char *path, const char *folder) {
  size_t n = strlen(folder);
  return strncmp(path, folder, n) == 0 && (path[n] == '\0' || path[n] == '/' || (n > 0 && folder[n - 1] == '/'));
}

// `full` is a link. Says something only about links that somebody might expect to be followed.
static void add_link(const fl_tree *tree, fl_tree_list *out, fl_arena *arena, fl_str path, const char *full) {
  struct stat st;
  char *target = realpath(full, NULL);
  bool loop = !target && errno == ELOOP;
  char *root = realpath(fl_arena_text(arena, tree->root), NULL);
  fl_str folder = fl_path_dir(fl_str_from(full));
  char *from = realpath(folder.n ? fl_arena_text(arena, folder) : ".", NULL);
  if (!target) {
    add_entry(out, path, loop ? FL_ENTRY_LINK_LOOP : FL_ENTRY_UNREADABLE, false,
              loop ? FL_STR("link that leads back to itself") : FL_STR("link to nothing"));
  } else if (root && from && stat(target, &st) == 0) {
    if (!is_inside(target, root))
      add_entry(out, path, FL_ENTRY_LINK_OUTSIDE, S_ISDIR(st.st_mode), FL_STR("link that leads out of the checked tree"));
    else if (S_ISDIR(st.st_mode) && is_inside(from, target))
      add_entry(out, path, FL_ENTRY_LINK_LOOP, true, FL_STR("link to a folder that it stands in"));
  }
  free(target);
  free(root);
  free(from);
}

// A link that was named on the command line is what it leads to: fl_tree_open has looked.
static bool is_named(const fl_tree *tree, fl_str path) {
  for (uint32_t i = 0; i < tree->named.n; i++)
    if (fl_str_eq(tree->named.at[i], path)) return true;
  return false;
}

bool fl_tree_add_path(const fl_tree *tree, fl_tree_list *out, fl_arena *arena, fl_str path) {
  struct stat st;
  fl_buf full = {0};
  bool is_folder = false;
  const char *name = fl_path_join(&full, tree->root, path);
  int failed = is_named(tree, path) ? stat(name, &st) : lstat(name, &st);
  if (failed) {
    if (errno != ENOENT) // deleted since it was listed, or tracked and deleted: not there is not unreadable
      add_entry(out, path, FL_ENTRY_UNREADABLE, false, fl_str_from(fl_arena_text(arena, fl_str_from(strerror(errno)))));
  } else if (S_ISLNK(st.st_mode)) {
    add_link(tree, out, arena, path, name);
  } else if (S_ISREG(st.st_mode)) {
    fl_tree_entry entry = {.path = path, .type = FL_ENTRY_FILE, .size_bytes = (uint64_t)st.st_size, .stamp = fl_stamp_of(&st)};
    fl_array_push(out, entry);
  } else {
    is_folder = S_ISDIR(st.st_mode);
  }
  fl_buf_release(&full);
  return is_folder;
}

static void read_ignore_file(const fl_tree *tree, fl_ignore *ignore, fl_str folder) {
  fl_buf full = {0}, text = {0};
  const char *base = fl_path_join(&full, tree->root, folder);
  if (fl_read_file_below(&text, base, FL_STR(".gitignore"), 1 << 20, NULL) == FL_OK) // git follows no link here either
    fl_ignore_add(ignore, folder, fl_buf_str(&text));
  fl_buf_release(&full);
  fl_buf_release(&text);
}

// Folders that are never the project's own code, whatever .gitignore says.
static bool never_entered(fl_str name) {
  static const char *const names[] = {".git", ".hg", ".svn", "node_modules", "__pycache__", ".venv", ".tox", ".gradle"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (fl_str_eq_c(name, names[i])) return true;
  return false;
}

static void visit(const fl_tree *tree, fl_tree_list *out, fl_arena *arena, fl_ignore *ignore, folders *todo, fl_str path) {
  uint32_t before = out->n;
  bool is_folder = fl_tree_add_path(tree, out, arena, path);
  if (fl_ignore_match_entry(ignore, path, is_folder))
    out->n = before;
  else if (is_folder && !never_entered(fl_path_base(path)))
    fl_array_push(todo, path);
}

static void read_folder(const fl_tree *tree, fl_tree_list *out, fl_arena *arena, fl_ignore *ignore, folders *todo, fl_str folder) {
  fl_buf full = {0}, path = {0};
  DIR *dir = opendir(fl_path_join(&full, tree->root, folder));
  if (!dir && errno == ENOMEM) fl_exhausted(0);
  if (!dir) {
    add_entry(out, folder, FL_ENTRY_UNREADABLE, true, fl_str_from(fl_arena_text(arena, fl_str_from(strerror(errno)))));
    goto done;
  }
  read_ignore_file(tree, ignore, folder);
  for (struct dirent *item = readdir(dir); item; item = readdir(dir)) {
    if (strcmp(item->d_name, ".") == 0 || strcmp(item->d_name, "..") == 0) continue;
    fl_path_join(&path, folder, fl_str_from(item->d_name));
    visit(tree, out, arena, ignore, todo, fl_arena_str(arena, fl_buf_str(&path)));
  }
  closedir(dir);
done:
  fl_buf_release(&full);
  fl_buf_release(&path);
}

void fl_tree_add_folder(const fl_tree *tree, fl_tree_list *out, fl_arena *arena, fl_str folder) {
  fl_ignore ignore = {0};
  folders todo = {0};
  fl_array_push(&todo, folder);
  while (todo.n > 0) {
    fl_str next = fl_array_pop(&todo);
    read_folder(tree, out, arena, &ignore, &todo, next);
  }
  fl_array_release(&todo);
  fl_ignore_release(&ignore);
}
