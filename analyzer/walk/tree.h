// A tree of files to look at, whatever keeps it: a folder, a git work tree, a commit, the index.
// Everything above reads files through this and through nothing else.
#ifndef FL_WALK_TREE_H
#define FL_WALK_TREE_H

#include "base/arena.h"
#include "base/array.h"
#include "base/error.h"
#include "base/hash.h"
#include "base/str.h"
#include "base/strbuf.h"
#include "walk/stamps.h"

#include <stdbool.h>
#include <stdint.h>

typedef enum fl_entry_type {
  FL_ENTRY_FILE,
  FL_ENTRY_LINK_LOOP,    // a link that leads back to itself or to a folder it stands in
  FL_ENTRY_LINK_OUTSIDE, // a link that leads out of the root: not followed
  FL_ENTRY_UNREADABLE,   // a folder that could not be listed, an entry that vanished, a submodule that is not there
} fl_entry_type;

// One entry of a listing. `path` is relative to the root, with '/', without "./".
typedef struct fl_tree_entry {
  fl_str path;
  fl_entry_type type;
  fl_str detail;       // why an entry is not a file; "" for files
  bool is_folder;      // of links and unreadable entries: stands for a folder
  bool is_named;       // stood on the command line itself
  uint64_t size_bytes; // files only
  fl_stamp stamp;      // files only; {0}: nobody knows whether it is the same file next time
} fl_tree_entry;

typedef FL_ARRAY(fl_tree_entry) fl_tree_list;

typedef struct fl_tree fl_tree;
typedef struct fl_tree_ops {
  const char *name; // "files"
  // Adds every entry; strings go into `arena`. Order does not matter, and an entry may come twice.
  int (*list)(const fl_tree *, fl_tree_list *out, fl_arena *arena, fl_error *err);
  // Replaces the contents of `out` by one file. FL_E_LIMIT beyond `max_bytes` (0: none).
  int (*read)(const fl_tree *, fl_str path, uint64_t max_bytes, fl_buf *out, fl_error *err);
} fl_tree_ops;

// Opens what was named on a command line: folders and files. One folder is the root itself; one file stands in its folder;
// several paths share their deepest common folder. FL_E_IO when a path is missing or unreadable, with a message to print as is.
FL_MUST_USE int fl_tree_open(fl_tree **out, const char *const *paths, uint32_t n_paths, fl_error *err);
// The same root and names as git has stored them: in a commit (its id; "" is the empty one), or in the index (NULL).
FL_MUST_USE int fl_tree_open_stored(fl_tree **out, const fl_tree *beside, const char *commit, fl_error *err);
// The commit that both `ref` and HEAD come from: what stood there before the changes that lead to the tree. "" when there is no commit yet.
FL_MUST_USE int fl_tree_commit_before(const fl_tree *, const char *ref, fl_arena *arena, const char **out, fl_error *err);
// A tree of one file that exists only here: for snippets. Copies.
fl_tree *fl_tree_of_text(fl_str path, fl_str text);
void fl_tree_put_beside(fl_tree *, fl_str path, fl_str text); // of a tree of text: one more file
// From now on the file has this text, whatever stands there; it may also be a new one. Copies.
void fl_tree_lay_over(fl_tree *, fl_str path, fl_str text);
// Is it the file that was laid over?
bool fl_tree_is_laid_over(const fl_tree *, fl_str path);

// What is kept of a file's text: where its lines begin is enough for whoever asks for places in it.
typedef enum fl_tree_keep { FL_KEEP_nothing, FL_KEEP_lines, FL_KEEP_text } fl_tree_keep;
typedef fl_tree_keep (*fl_tree_keep_fn)(void *payload, fl_str path);
// The tree as it is, as bytes: its listing, and what is wanted of its texts.
FL_MUST_USE int fl_tree_keep_all(fl_buf *out, const fl_tree *, fl_tree_keep_fn keep, void *payload, fl_error *err);
// And back, without what the listing was made of: blanks stand for the letters of lines. Copies. NULL: the bytes are not whole.
fl_tree *fl_tree_of_kept(fl_str bytes);

void fl_tree_free(fl_tree *);
// The folder that paths are relative to, as it was named, without '/' at the end; "." for the current one. Lives with the tree.
fl_str fl_tree_root(const fl_tree *);

// Is it all of that folder, and not some files and folders of it?
bool fl_tree_is_whole(const fl_tree *);

FL_MUST_USE int fl_tree_list_all(const fl_tree *, fl_tree_list *out, fl_arena *arena, fl_error *err);
// Safe to call from several threads at once.
FL_MUST_USE int fl_tree_read(const fl_tree *, fl_str path, uint64_t max_bytes, fl_buf *out, fl_error *err);
// What identifies the content of a file, for caches: SHA-256 of its bytes.
FL_MUST_USE int fl_tree_content_id(const fl_tree *, fl_str path, fl_digest *out, fl_error *err);

#endif
