// Only my change: what --since, --staged and --diff leave of a report.
//
// --since and --staged look at the whole of two trees and report what only the later one has: a fault may stand on a line that nobody touched, as
// when a limit was taken out elsewhere. --diff knows no more than lines.
#ifndef FL_CLI_CHANGE_H
#define FL_CLI_CHANGE_H

#include "cli/cli.h"

// Is the report compared with that of a commit?
bool fl_change_has_base(const fl_opts *opts);
// With --staged: replaces the tree by the index.
FL_MUST_USE int fl_change_stage(fl_tree **tree, const fl_opts *opts, fl_error *err);
// The tree that the change started from. Only when fl_change_has_base.
FL_MUST_USE int fl_change_base(fl_tree **out, const fl_tree *tree, const fl_opts *opts, fl_error *err);
// With --diff: findings that no changed line concerns are not of this change.
FL_MUST_USE int fl_change_narrow(fl_report *report, const fl_tree *tree, const fl_opts *opts, fl_error *err);

#endif
