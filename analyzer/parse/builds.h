// A compile database: how each file of a program is compiled (https://clang.llvm.org/docs/JSONCompilationDatabase.html).
//
// In: compile_commands.json. Out: for each file its folder and the arguments that decide what the preprocessor and the parser see:
// include paths, macros, dialect, target. Everything else is left out, also because the database belongs to the checked repository,
// and a compiler can be told to load code (-fplugin, -Xclang -load).
#ifndef FL_PARSE_BUILDS_H
#define FL_PARSE_BUILDS_H

#include "base/arena.h"
#include "base/array.h"
#include "base/error.h"
#include "base/strbuf.h"

#include <stdbool.h>

typedef struct fl_build {
  fl_str file;      // absolute, without . and ..
  fl_str directory; // relative paths among the arguments count from here
  const fl_str *args;
  uint32_t n_args;
  uint32_t row;     // its place in the database
} fl_build;

typedef struct fl_builds {
  fl_arena arena; // all texts
  FL_ARRAY(fl_build) rows; // sorted by file; of a file that is compiled several times the first
} fl_builds;

// `folder` is where the database stands: relative directories count from there. `name` is for messages.
FL_MUST_USE int fl_builds_read(fl_builds *out, fl_str text, fl_str folder, const char *name, fl_error *err);
void fl_builds_release(fl_builds *);
const fl_build *fl_builds_find(const fl_builds *, fl_str file); // by absolute path; NULL when nobody compiles it

// The database of a tree: in `asked` when that is not NULL, otherwise in `root` or in its build/, and then in the folders above, likewise, when
// `upward`. "" when there is none. Borrowed from `out`.
const char *fl_builds_locate(fl_buf *out, const char *root, const char *asked, bool upward);

#endif
