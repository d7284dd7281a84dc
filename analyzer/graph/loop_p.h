// What the graph knows of a loop that retries, and the summaries that finding one needs.
#ifndef FL_GRAPH_LOOP_P_H
#define FL_GRAPH_LOOP_P_H

#include "graph/graph_p.h"

// effect.c: what a call may do, by itself or through functions of the repository.
#define FL_REMOTE_SITES ((1u << FL_SITE_remote_call) | (1u << FL_SITE_publish))
bool fl_call_does(const fl_graph *g, uint32_t file, uint32_t call, uint32_t does); // by its own row
bool fl_call_may_reach(const fl_graph *g, uint32_t file, uint32_t call,
                       uint32_t kinds); // a site of these kinds, edges of certainty >= 3
uint8_t fl_call_may_sleep(const fl_graph *g, uint32_t file,
                          uint32_t call); // FL_IS_BOUNDED yes, FL_IS_UNKNOWN perhaps, FL_IS_UNBOUNDED no

// number.c
#define FL_COUNT_ENDLESS INT64_MAX
int64_t fl_small_int(fl_graph *g, uint32_t file, uint32_t val); // a constant count, -1 when not known
int64_t fl_count_of(fl_graph *g, uint32_t file,
                    uint32_t val); // elements of a fixed range or list, -1 not known

#endif
