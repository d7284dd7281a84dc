// --profile: where the time went, on the standard error. --profile-json: the same in a file.
#ifndef FL_CLI_PROFILE_H
#define FL_CLI_PROFILE_H

#include "cli/cli.h"

FL_MUST_USE int fl_profile_tell(const fl_profile *, const fl_analysis *, const fl_opts *, fl_error *err);

#endif
