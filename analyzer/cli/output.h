// Where results go: `-f FMT[=PATH]`, any number of times. Files appear all together, complete, or not at all.
#ifndef FL_CLI_OUTPUT_H
#define FL_CLI_OUTPUT_H

#include "base/io.h"
#include "cli/cli.h"
#include "emit/emit.h"

typedef struct fl_output {
  const fl_emitter *emitter;
  const char *path; // NULL: the standard output
  fl_outfile file;
} fl_output;

typedef struct fl_outputs { FL_ARRAY(fl_output) list; } fl_outputs;

// Reads the formats and opens the files, so that a path that cannot be written is known before the work begins.
FL_MUST_USE int fl_outputs_open(fl_outputs *, const fl_opts *opts, fl_error *err);
// Writes the report everywhere: the files first, the standard output last.
FL_MUST_USE int fl_outputs_write(fl_outputs *, const fl_report *, const fl_opts *opts, fl_error *err);
void fl_outputs_abort(fl_outputs *); // no effect on what is complete

#endif
