// Two matchers: globs over names, and gitignore patterns over paths.
#ifndef FL_BASE_GLOB_H
#define FL_BASE_GLOB_H

#include "base/arena.h"
#include "base/array.h"
#include "base/str.h"

// Does the pattern match the whole text?
//   *  any run of bytes, also none, also with / and . inside     ?  one character (UTF-8)
//   {a,b{c,d},}  one of several, nested as one likes, parts may be empty
//   [abc] [a-z] [!a] [^a] [[:digit:]]  one of a set of bytes      \x  x itself
// An unclosed { or [ stands for itself. Time is pattern length times text length, whatever the pattern; patterns of more
// than FL_GLOB_MAX bytes match nothing.
enum { FL_GLOB_MAX = 1024 };
bool fl_glob_match(fl_str pattern, fl_str text);

// Patterns with the meaning of a .gitignore file (gitignore(5)): negation with !, only folders with / behind,
// anchored with / in front or inside, **, and no way back in below an ignored folder. {0} ignores nothing.
typedef struct fl_ignore_rule {
  fl_str folder;       // "" or "a/b": where the pattern file stands; it speaks of nothing outside
  const fl_str *parts; // the pattern cut at /; one part alone matches at every depth unless `anchored`
  uint32_t n_parts;
  bool negated, only_dirs, anchored;
} fl_ignore_rule;

typedef struct fl_ignore {
  fl_arena arena;
  FL_ARRAY(fl_ignore_rule) rules; // later ones win
} fl_ignore;

// Reads the text of a pattern file that stands in `folder` ("" = root, no / at the ends). Copies. Files of upper
// folders first: deeper ones win.
void fl_ignore_add(fl_ignore *ig, fl_str folder, fl_str text);

// Is the path (relative to the root, / between, none at the ends) ignored, by itself or because a folder above it is?
bool fl_ignore_match(const fl_ignore *ig, fl_str path, bool is_dir);
// The same for those who never enter an ignored folder: looks at the path itself only.
bool fl_ignore_match_entry(const fl_ignore *ig, fl_str path, bool is_dir);

void fl_ignore_release(fl_ignore *ig);

#endif
