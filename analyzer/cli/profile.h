// --profile: where the time went, on the standard error.
#ifndef FL_CLI_PROFILE_H
#define FL_CLI_PROFILE_H

#include "cli/cli.h"

void fl_profile_print(const fl_profile *, const fl_analysis *);

#endif
