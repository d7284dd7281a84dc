// What `faultline graph --stats` prints: how much of the code was understood.
#ifndef FL_CLI_GRAPH_STATS_H
#define FL_CLI_GRAPH_STATS_H

#include "cli/cli.h"

void fl_graph_stats_print(const fl_analysis *, const fl_opts *);

#endif
