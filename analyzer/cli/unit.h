// A part of what was checked: --unit, --stdin-filename.
#ifndef FL_CLI_UNIT_H
#define FL_CLI_UNIT_H

#include "cli/cli.h"

// Leaves in the report what is of the folders or the file that the options name. FL_E_USAGE when there is no such folder, or several.
FL_MUST_USE int fl_unit_narrow(fl_report *, const fl_walk *, const fl_opts *opts, fl_error *err);

#endif
