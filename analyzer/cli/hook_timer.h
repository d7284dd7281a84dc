// A hook that takes too long gives up: --hook-timeout, --on-timeout.
//
// When the time is over the run is asked to stop, which it does between files, so that what it has read is there for the next one; when it has not stopped after half as
// long again, the program ends where it is.
#ifndef FL_CLI_HOOK_TIMER_H
#define FL_CLI_HOOK_TIMER_H

#include "cli/cli.h"

typedef struct fl_hook_timer fl_hook_timer;
fl_hook_timer *fl_hook_timer_start(const fl_opts *opts); // NULL: no limit was asked for
// The run that is going on, NULL when it ends. Borrowed.
void fl_hook_timer_watch(fl_hook_timer *, fl_progress *);
bool fl_hook_timer_is_over(fl_hook_timer *); // false for NULL
// Says that nothing was checked; the exit code.
int fl_hook_timer_give_up(fl_hook_timer *);
void fl_hook_timer_stop(fl_hook_timer *); // NULL does no harm

#endif
