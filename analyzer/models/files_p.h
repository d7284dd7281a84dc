// The model files below a folder, sorted, with their contents.
#ifndef FL_MODELS_FILES_P_H
#define FL_MODELS_FILES_P_H

#include "base/error.h"
#include "base/strbuf.h"

typedef struct fl_model_file {
  char *path;  // below the folder: "go/net-http.yaml"; owned
  char *shown; // with the folder in front, for messages; owned
  fl_buf text;
} fl_model_file;

typedef struct fl_model_files {
  fl_model_file *at;
  uint32_t n, cap;
} fl_model_files;

// Every *.yaml below `dir`, by path in byte order. Hidden names and links to folders are left out; *.yml is an error, so that no
// file is passed over in silence.
FL_MUST_USE int fl_model_files_read(fl_model_files *out, const char *dir, fl_error *err);
void fl_model_files_release(fl_model_files *files);

#endif
