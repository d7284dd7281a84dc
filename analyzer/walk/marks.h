// What the path of a file says about its role in the repository. Paths are judged relative to the checked root.
#ifndef FL_WALK_MARKS_H
#define FL_WALK_MARKS_H

#include "base/str.h"

#include <stdint.h>

// Bits. The first six are the path classes that rules ask about.
enum fl_path_mark {
  FL_PATH_IS_TEST = 1,
  FL_PATH_IS_GENERATED = 2, // written by a program: protobuf stubs, bundles, build output
  FL_PATH_IS_VENDORED = 4,  // other people's code kept in the tree
  FL_PATH_IS_EXAMPLE = 8,
  FL_PATH_IS_MIGRATION = 16,
  FL_PATH_IS_CLI = 32,      // scripts and command-line tools
  FL_PATH_IS_OUTPUT = 64,   // generated, and a copy of what stands elsewhere: bundles, dist/
  FL_PATH_IS_BROWSER = 128, // runs on a user's machine, one user at a time: faults cost less there
};

uint32_t fl_marks_of_path(fl_str path);

#endif
