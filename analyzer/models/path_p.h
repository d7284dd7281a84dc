// Access paths as written: "arg[0].timeout", "kw[timeout]", "option[grpc.WithTimeout].arg[0]" (docs/model-language.md).
#ifndef FL_MODELS_PATH_P_H
#define FL_MODELS_PATH_P_H

#include "models/model.h"

enum { FL_ACCESS_STEPS_MAX = 12, FL_ACCESS_WHY_BYTES = 200 };

typedef struct fl_access_step {
  fl_str name;    // empty: element `index`
  int32_t index;  // ".arg[i]" after an option is two steps: "arg", then element i
} fl_access_step;

// The parts of one path; texts are borrowed from the parsed text.
typedef struct fl_access {
  fl_path_root root;
  int32_t index; // arg
  fl_str name;   // kw, option, global, config, env, const
  uint32_t n_steps;
  fl_access_step steps[FL_ACCESS_STEPS_MAX];
} fl_access;

// What is wrong with a path: a sentence, and where in the text it stands (bytes from 0).
typedef struct fl_access_error {
  uint32_t at;
  char why[FL_ACCESS_WHY_BYTES];
} fl_access_error;

// False with `error` filled when `text` is not a path.
bool fl_access_parse(fl_access *out, fl_str text, fl_access_error *error);

// Does the text begin like a path (a known root), so that it cannot be meant as a plain word?
bool fl_access_looks_like(fl_str text);

#endif
