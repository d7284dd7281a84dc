// An editor asks about a file that is not saved: --stdin-filename.
#ifndef FL_CLI_EDITOR_H
#define FL_CLI_EDITOR_H

#include "cli/cli.h"

// Where the file is in the checked folder; "" without --stdin-filename. Borrowed from `arena`.
FL_MUST_USE int fl_editor_path(fl_str *out, const fl_tree *tree, const fl_opts *opts, fl_arena *arena, fl_error *err);
// Lays the standard input over the file.
FL_MUST_USE int fl_editor_lay(fl_tree *tree, const fl_opts *opts, fl_error *err);
// What stands in front of the file's path so that the editor reads the name that it gave.
const char *fl_editor_prefix(const fl_opts *opts, fl_str path, fl_arena *arena);

#endif
