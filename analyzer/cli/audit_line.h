// What an audit says while it goes on, and at its end.
#ifndef FL_CLI_AUDIT_LINE_H
#define FL_CLI_AUDIT_LINE_H

#include "audit/run.h"
#include "cli/opt.h"

typedef struct fl_audit_line {
  const fl_opts *opts;
  bool shown;
} fl_audit_line;

// For fl_audit_run_options.tell; the payload is the line. On a terminal a line that changes; each failure on one of its own; with -v each repository.
void fl_audit_line_tell(void *payload, const fl_audit_counts *, const fl_repository *, const fl_repository_status *);
void fl_audit_line_end(fl_audit_line *);
void fl_audit_print_counts(const fl_audit_counts *, bool stopped);
// How far an audit has come, by its results. Gives how many failed.
uint32_t fl_audit_print_status(const fl_manifest *, const fl_shard *, const char *results, bool json);

#endif
