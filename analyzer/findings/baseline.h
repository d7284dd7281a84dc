// Findings that are known and wait: a file of them, so that only new ones count.
//
// An entry says what is wrong, in which function of which file, about what. It holds no line numbers and no messages, so moved lines,
// reordered functions and better wording change nothing; the file is sorted and has one entry a line, so that it merges well.
#ifndef FL_FINDINGS_BASELINE_H
#define FL_FINDINGS_BASELINE_H

#include "base/json.h"
#include "findings/finding.h"
#include "walk/walk.h"

#define FL_BASELINE_NAME "faultline-baseline.json" // in the checked root

typedef struct fl_baseline_entry {
  fl_str rule, path, symbol, subject, variant, fingerprint;
  fl_state state; // NEW until applied; then UNCHANGED: found again, ABSENT: gone; NEW still: not looked for in this run
} fl_baseline_entry;

typedef struct fl_baseline { // {0} is empty
  fl_arena arena;
  FL_ARRAY(fl_baseline_entry) entries;
} fl_baseline;

// FL_E_IO, FL_E_INPUT with the place of what is wrong.
FL_MUST_USE int fl_baseline_read(fl_baseline *out, const char *path, fl_error *err);
// Every finding of a finished report that is neither suppressed nor gone. Copies.
void fl_baseline_of(fl_baseline *out, const fl_report *);
// Sorted; the same entries give the same bytes.
void fl_baseline_write(fl_baseline *, fl_json_write_fn write, void *payload);
// Findings that the baseline has become UNCHANGED, also in a file that was renamed: one that is no longer there, with the same fault in
// a function of the same name elsewhere. Entries of files that were read and had nothing like it become ABSENT, unless the report was
// narrowed (`all_shown` false) and nobody can know. How many are UNCHANGED now.
uint32_t fl_baseline_apply(fl_baseline *, fl_report *, const fl_walk *, bool all_shown);
uint32_t fl_baseline_count(const fl_baseline *, fl_state);
// Removes the entries in that state.
void fl_baseline_drop(fl_baseline *, fl_state);
void fl_baseline_release(fl_baseline *);

#endif
