// First files of a rule or a model, for people to fill in.
#ifndef FL_CLI_SCAFFOLD_H
#define FL_CLI_SCAFFOLD_H

#include "cli/cli.h"

// Both print what they wrote and return an exit code; a file that exists is an error and stays as it is.
int fl_new_rule(const char *family_and_id);                     // "retry/retry-of-payments" below .faultline/rules/
int fl_new_model(const char *library, const char *language);    // .faultline/models/LIBRARY.yaml

#endif
