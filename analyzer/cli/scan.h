// One check as the options ask for it: for check and for baseline.
#ifndef FL_CLI_SCAN_H
#define FL_CLI_SCAN_H

#include "cli/cli.h"
#include "cli/hook_timer.h"
#include "findings/baseline.h"

typedef struct fl_scan_what {
  const fl_engine *engine;
  const fl_tree *tree;
  const fl_opts *opts;
  fl_hook_timer *timer; // may be NULL
} fl_scan_what;

// Analyses, reports and, with a baseline, tells known findings from new ones.
FL_MUST_USE int fl_scan(fl_report *report, fl_baseline *baseline, const fl_scan_what *what, fl_error *err);
// Where the baseline of a tree is: --baseline, what the configuration says, or its usual name in the root. Borrowed from `out`.
const char *fl_scan_baseline_path(fl_buf *out, const fl_engine *engine, const fl_tree *tree, const fl_opts *opts);
// The baseline that a check goes by; empty when there is none or --no-baseline. One that was named must be there.
FL_MUST_USE int fl_scan_read_baseline(fl_baseline *out, const fl_engine *engine, const fl_tree *tree, const fl_opts *opts, fl_error *err);
FL_MUST_USE int fl_scan_write_baseline(fl_baseline *, const char *path, fl_error *err);

#endif
