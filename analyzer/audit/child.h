// Work in a process of its own, under limits: whatever it meets costs itself and nobody else.
//
// A child is a copy of this process that runs a function and ends; what was loaded before is shared. The caller must have one thread only, and
// keep SIGCHLD blocked. A child dies with its parent.
#ifndef FL_AUDIT_CHILD_H
#define FL_AUDIT_CHILD_H

#include "base/error.h"

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

typedef struct fl_child_limits { // 0: none
  uint64_t memory_bytes; // that it and what it starts may allocate, each
  uint64_t file_bytes;   // of one file that it writes
  uint32_t cpu_s, wall_s;
} fl_child_limits;

typedef struct fl_child {
  pid_t pid; // 0: none
  uint64_t started_ns, wall_s;
  bool is_late; // it was ended because its time was up
} fl_child;

typedef struct fl_child_end {
  int code, signal; // signal 0: it ended by itself, with the code
  bool is_late;     // its wall time or its processor time was up
  uint64_t wall_ms, cpu_ms, peak_bytes;
} fl_child_end;

typedef int (*fl_child_fn)(void *payload); // gives the exit code

// `log`: where its messages go, replaced.
FL_MUST_USE int fl_child_start(fl_child *out, fl_child_fn run, void *payload, const char *log, const fl_child_limits *, fl_error *err);
// Has it ended? Ends it when its time is up.
bool fl_child_look(fl_child *, fl_child_end *out);
// Ends it, and all that it started, and waits for it.
void fl_child_stop(fl_child *);
uint64_t fl_child_due_ns(const fl_child *); // when its time is up; UINT64_MAX: never

#endif
