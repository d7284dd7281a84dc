// Folders of a project whose compiler takes everything below it: there a folder's name makes no example of the code.
//
// In: the files of a tree, sorted by path, with marks. Out: the same without the mark of examples where that comes from a folder between
// the file and its project's own. A project that itself stands among examples stays one.
#include "walk/project.h"

#include "base/io.h"
#include "walk/marks.h"

// Project files of MSBuild: what they build is every source below them, unless they say otherwise.
static bool is_project(fl_str path) {
  static const char *const endings[] = {".csproj", ".fsproj", ".vbproj"};
  for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
    if (fl_str_ends_c(path, endings[i])) return true;
  return false;
}

static bool is_below(fl_str path, fl_str dir) { return dir.n == 0 || (fl_str_starts(path, dir) && path.n > dir.n && path.at[dir.n] == '/'); }

// A file of this folder, whatever it is called.
static bool holds_examples(fl_str dir) {
  fl_buf path = {0};
  bool yes = (fl_marks_of_path(fl_str_from(fl_path_join(&path, dir, FL_STR("x")))) & FL_PATH_IS_EXAMPLE) != 0;
  fl_buf_release(&path);
  return yes;
}

// The nearest project above a file; false when there is none.
static bool project_of(const fl_walk *w, fl_str path, fl_str *dir) {
  bool found = false;
  for (uint32_t i = 0; i < w->files.n; i++) {
    fl_str at = fl_path_dir(w->files.at[i].path);
    bool nearer = is_project(w->files.at[i].path) && is_below(path, at) && (!found || at.n > dir->n);
    if (nearer) *dir = at, found = true;
  }
  return found;
}

void fl_walk_settle_projects(fl_walk *w) {
  fl_str last = {0}, dir;
  bool compiled = false;
  for (uint32_t i = 0; i < w->files.n; i++) {
    fl_file *file = &w->files.at[i];
    if (!(file->marks & FL_PATH_IS_EXAMPLE)) continue;
    bool again = last.n && fl_str_eq(fl_path_dir(file->path), last);
    if (!again) compiled = project_of(w, file->path, &dir) && !holds_examples(dir);
    last = fl_path_dir(file->path);
    if (compiled) file->marks &= (uint16_t)~FL_PATH_IS_EXAMPLE;
  }
}
