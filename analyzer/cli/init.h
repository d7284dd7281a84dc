// What `faultline init` leaves behind, file by file. It overwrites nothing.
#ifndef FL_CLI_INIT_H
#define FL_CLI_INIT_H

#include "cli/cli.h"

// Says in a line what became of a file. The path is shown as it is.
void fl_init_say(const char *path, const char *format, ...) FL_PRINTF(2, 3);

typedef struct fl_init_hook {
  fl_arena arena;
  const char *root;   // the checked folder
  const char *top;    // of the work tree, as it can be opened from here; NULL: there is no git
  const char *inside; // the root below the top: "services/pay/"; "" when it is that
  const char *file;   // pre-commit's
  bool to_install;    // pre-commit has to be told
  bool to_add;        // pre-commit's file is there, and does not know us
} fl_init_hook;

// What stops a commit: `which` is git, pre-commit or none; NULL: what fits. Fills the rest.
FL_MUST_USE int fl_init_hook_write(fl_init_hook *, const char *root, const char *which, fl_error *err);
// The lines for a file of pre-commit's that is there already.
const char *fl_init_hook_lines(fl_init_hook *);
// A word as the shell takes it.
const char *fl_init_word(fl_arena *, const char *text);
void fl_init_hook_release(fl_init_hook *);

#endif
