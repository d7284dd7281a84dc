// What a compiler's view of one file depends on: the files that were read for it, and the places where a header was looked for in vain. A header that
// appears there later is another one. (Places outside of the root are left out: nobody puts a header before those of a library.)
//
//   fl_inputs_begin(in, root, words, n);             // of a question: folder, file, arguments
//   fl_inputs_looked(in, includer, "sys/types.h");   // for each #include
//   fl_inputs_read(in, path, bytes, n);              // for each file
//   fl_inputs_end(in);
#ifndef FL_CLI_CLANG_INPUTS_H
#define FL_CLI_CLANG_INPUTS_H

#include "base/array.h"
#include "base/intern.h"

typedef struct fl_inputs {
  const char *root, *folder;
  fl_arena arena;
  fl_intern told; // lines, each once
  FL_ARRAY(const char *) dirs; // where headers are looked for, in order
} fl_inputs;

void fl_inputs_begin(fl_inputs *, const char *root, const char *const *words, uint32_t n);
void fl_inputs_looked(fl_inputs *, const char *includer, const char *written);
// `bytes` NULL: they are not known, and so the view must not be kept.
void fl_inputs_read(fl_inputs *, const char *path, const void *bytes, size_t n);
void fl_inputs_end(fl_inputs *);

#endif
