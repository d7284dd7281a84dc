// For whom SARIF is made: --sarif-profile, --sarif-suppressed.
#ifndef FL_CLI_SARIF_H
#define FL_CLI_SARIF_H

#include "cli/cli.h"
#include "emit/emit.h"

void fl_sarif_options(fl_emit_options *, const fl_opts *opts);
// Says what the reader of a SARIF file will not take.
void fl_sarif_tell(const fl_report *, const fl_emit_options *);

#endif
