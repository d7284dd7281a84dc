// One line on the terminal while a run takes its time. Nothing when stderr is no terminal, under CI, or with -q.
#ifndef FL_CLI_PROGRESS_H
#define FL_CLI_PROGRESS_H

#include "cli/cli.h"

typedef struct fl_progress_line fl_progress_line;
// NULL when nobody would see it. `progress` is borrowed until the stop.
fl_progress_line *fl_progress_start(const fl_progress *progress, const fl_opts *opts);
void fl_progress_stop(fl_progress_line *); // removes the line

// Seconds since some moment, for -v; and the peak of our memory.
double fl_seconds(void);
uint64_t fl_peak_bytes(void);

#endif
