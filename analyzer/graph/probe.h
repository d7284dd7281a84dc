// Which endpoints an orchestrator asks to learn whether a process still lives.
#ifndef FL_GRAPH_PROBE_H
#define FL_GRAPH_PROBE_H

#include "graph/deploy.h"
#include "graph/services.h"

typedef struct fl_probe {
  uint8_t certainty; // 0: nobody does
  uint32_t workload; // graph/deploy.h
  fl_span span;      // of the path, in the workload's file
} fl_probe;

// `kind`: "liveness", "readiness" or "startup", as workloads call their probes.
fl_probe fl_ask_probe_of(fl_ask *, uint32_t entry, fl_str kind);

#endif
