// Which language a file is written in, told by its name alone.
//
// Code languages come from grammars/*/language.yaml (walk/languages.cmake turns them into rows); formats of settings and the
// languages that nobody described yet are rows of language.c. A described language wins over a row of language.c with the same
// extension, so adding a grammar needs no edit there. An index means the same thing within one build.
#ifndef FL_WALK_LANGUAGE_H
#define FL_WALK_LANGUAGE_H

#include "base/str.h"

#include <stdbool.h>
#include <stdint.h>

typedef enum fl_language_kind {
  FL_LANGUAGE_CODE = 1, // has a grammar
  FL_LANGUAGE_CONFIG,   // settings, dependency lists, schemas: read by line scanners
  FL_LANGUAGE_FOREIGN,  // code that we cannot read: its files are a gap
} fl_language_kind;

#define FL_LANGUAGE_NAMES 12
typedef struct fl_language {
  const char *id, *name;                    // "go", "Go"
  fl_language_kind kind;
  const char *extensions[FL_LANGUAGE_NAMES]; // ".go"; up to the first NULL
  const char *names[FL_LANGUAGE_NAMES];      // whole file names, with or without *: "go.mod"; stronger than an extension
  const char *line_comment;                 // "//", NULL when there is none
  const char *block_begin, *block_end;
  const char *ecosystem;                    // of what its files depend on, where the format alone tells; else NULL
} fl_language;

// Index 0 means "none of them".
uint16_t fl_language_count(void); // one more than the highest index
const fl_language *fl_language_at(uint16_t index);
uint16_t fl_language_find(fl_str id);
uint16_t fl_language_of_path(fl_str path); // of several with its extension the first; walk/shared.h knows better
bool fl_language_has_extension(uint16_t index, fl_str extension);
// Does the name fit the pattern, in which * stands for any run of bytes? Cheap: it is asked for every file.
bool fl_file_name_matches(fl_str name, const char *pattern);

#endif
