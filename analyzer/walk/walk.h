// Which files of a tree are looked at: sorted by the bytes of their paths, with language, size and marks.
//
// What is left out on purpose (vendored code, build output) is counted; what would have been read but cannot be is a gap.
// Nothing is read here but names and sizes; fl_walk_read judges the content of one file when its turn comes.
#ifndef FL_WALK_WALK_H
#define FL_WALK_WALK_H

#include "walk/language.h"
#include "walk/marks.h"
#include "walk/tree.h"

// word in reports, is it a gap?
#define FL_SKIPS(X)                                                                                                    \
  X(too_large, "too-large", true) X(binary, "binary", true) X(minified, "minified", true)                            \
  X(unreadable, "unreadable", true) X(link_loop, "link-loop", true) X(link_outside, "link-outside", true)              \
  X(foreign, "unsupported-language", true) X(vendored, "vendored", false) X(output, "build-output", false)

#define X(name, word, is_gap) FL_SKIP_##name,
typedef enum fl_skip_kind { FL_SKIP_none, FL_SKIPS(X) FL_N_SKIPS } fl_skip_kind;
#undef X
const char *fl_skip_word(fl_skip_kind);
bool fl_skip_is_gap(fl_skip_kind);

typedef struct fl_file {
  fl_str path;
  uint16_t language; // see language.h; never 0
  uint16_t marks;    // bits of fl_path_mark
  uint64_t size_bytes;
  fl_stamp stamp;    // see tree.h
} fl_file;

typedef struct fl_skip {
  fl_skip_kind kind;
  fl_str path;   // "" when it stands for several files
  fl_str detail; // for people: "1.4 MiB, the limit is 1 MiB"
  uint32_t count;
} fl_skip;

typedef struct fl_walk_options {
  uint64_t max_file_bytes; // 0: the default
  bool all;                // vendored code and build output as well
} fl_walk_options;

#define FL_WALK_MAX_FILE_BYTES (1u << 20)

typedef struct fl_walk {
  fl_arena arena; // holds every string below
  uint64_t max_file_bytes;
  bool all;
  fl_str root; // as it was named; of the tree
  FL_ARRAY(fl_file) files;
  FL_ARRAY(fl_skip) skips; // sorted by path, then kind
  uint32_t files_seen;     // everything listed, whatever its name
} fl_walk;

FL_MUST_USE int fl_walk_run(fl_walk *out, const fl_tree *tree, const fl_walk_options *options, fl_error *err);
void fl_walk_release(fl_walk *);

// Reads one file into `out` (cleared first). FL_SKIP_none when it is worth parsing; else `detail` (arena) says why it is not.
// Safe to call from several threads with an arena each.
fl_skip_kind fl_walk_read(const fl_walk *, const fl_tree *, const fl_file *, fl_buf *out, fl_arena *arena, fl_str *detail);

#endif
