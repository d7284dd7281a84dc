// Where results go: `-f FMT[=PATH]`, any number of times. Files appear all together, complete, or not at all.
#ifndef FL_CLI_OUTPUT_H
#define FL_CLI_OUTPUT_H

#include "base/io.h"
#include "base/json.h"
#include "cli/cli.h"

typedef struct fl_output {
  uint32_t format;
  const char *path; // NULL: the standard output
  fl_outfile file;
} fl_output;

typedef struct fl_outputs {
  const char *(*name)(uint32_t format);
  uint32_t n_formats;
  const char *otherwise; // the format when none is asked for
  FL_ARRAY(fl_output) list;
} fl_outputs;

// Writes one format. `on_stdout`: it is not for a file.
typedef void (*fl_output_fn)(void *payload, uint32_t format, bool on_stdout, fl_json_write_fn write, void *to);

// Reads the formats and opens the files, so that a path that cannot be written is known before the work begins. The first three members
// are set by who asks.
FL_MUST_USE int fl_outputs_open(fl_outputs *, const fl_opts *opts, fl_error *err);
// Writes everywhere: the files first, the standard output last.
FL_MUST_USE int fl_outputs_write(fl_outputs *, fl_output_fn emit, void *payload, fl_error *err);
void fl_outputs_abort(fl_outputs *); // no effect on what is complete

#endif
