// Many repositories, so many at a time, each in a process of its own.
#ifndef FL_AUDIT_RUN_H
#define FL_AUDIT_RUN_H

#include "audit/child.h"
#include "audit/one.h"

typedef struct fl_audit_counts {
  uint32_t total, done, unchanged, failed; // done: anew; failed: and their status says why
  uint32_t without_facts;                  // that were to be worked from; their results are as they were
  uint64_t bytes, lines;                   // that were read anew
  uint64_t errors, warnings, notes;        // of what was done anew
  uint64_t elapsed_ms, peak_bytes;         // the most that one process took
} fl_audit_counts;

typedef struct fl_audit_run_options {
  fl_audit_options one;
  const fl_manifest *manifest;
  fl_shard shard;
  fl_child_limits limits;
  uint32_t jobs;             // 0: one for each processor
  // Called when a repository is done, and about once a second. The status is NULL where there were no facts to work from.
  void (*tell)(void *payload, const fl_audit_counts *, const fl_repository *, const fl_repository_status *); // repository NULL: time has passed
  void *payload;
} fl_audit_run_options;

// Until all are done. A signal to stop ends what runs, whose work is done again next time: `*stopped_by` is its number, else 0.
FL_MUST_USE int fl_audit_run(fl_audit_counts *out, const fl_audit_run_options *, int *stopped_by, fl_error *err);

#endif
