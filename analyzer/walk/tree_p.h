// What the providers of walk/ share.
#ifndef FL_WALK_TREE_P_H
#define FL_WALK_TREE_P_H

#include "walk/tree.h"

typedef struct fl_tree_blob { // a file that git has stored
  fl_str path, id;
  uint64_t size_bytes;
} fl_tree_blob;

typedef struct fl_tree_kept { // an entry, and what is left of its text
  fl_tree_entry entry;
  uint8_t keep;   // fl_tree_keep
  fl_str text;    // lengths of lines, or the text
} fl_tree_kept;

struct fl_tree {
  const fl_tree_ops *ops;
  fl_arena arena;                // owns the texts below
  fl_str root;
  FL_ARRAY(fl_str) named;        // files and folders: what to look at, relative to the root; folders ("" = the root) and files
  fl_str path, text;             // memory: the one file
  fl_str beside, beside_text;    // memory: another one; "" when there is none
  fl_str over_path, over_text;   // a file that is another than the one that is stored; "" when there is none
  FL_ARRAY(fl_tree_blob) blobs;  // stored: the files
  FL_ARRAY(fl_str) modules;      // stored: submodules
  FL_ARRAY(fl_str) elsewhere;    // stored: names that lead out of the root, or into git's own folder
  FL_ARRAY(fl_tree_kept) kept;   // kept: by path
  struct fl_git_blobs *git;      // stored: their contents
};

// The file that was laid over takes the place of its entry.
void fl_tree_list_over(const fl_tree *, fl_tree_list *out, fl_arena *arena);
FL_MUST_USE int fl_tree_read_over(const fl_tree *, uint64_t max_bytes, fl_buf *out, fl_error *err);

// Adds the entry of `path` when it is a file, a link that needs a word, or unreadable. Folders give `true` and no entry.
bool fl_tree_add_path(const fl_tree *, fl_tree_list *out, fl_arena *arena, fl_str path);
// Adds everything below `folder` ("" = the root), honouring .gitignore files below the root.
void fl_tree_add_folder(const fl_tree *, fl_tree_list *out, fl_arena *arena, fl_str folder);
// Adds what git lists below the folder. False when it is no git work tree, or one that ignores the folder as a whole.
bool fl_tree_add_git(const fl_tree *, fl_tree_list *out, fl_arena *arena, fl_str folder);

#endif
