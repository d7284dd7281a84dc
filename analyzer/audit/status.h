// How the work on one repository ended: status.json, written last, so that where there is one its results are whole.
#ifndef FL_AUDIT_STATUS_H
#define FL_AUDIT_STATUS_H

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"

#include <stdbool.h>
#include <stdint.h>

// analysed: its results are there. nothing: no file in a language that can be read. The others failed; which of them may do better next time
// stands in the second column.
#define FL_ENDINGS(X)                                                                                          \
  X(analysed, false) X(nothing, false)                                                                         \
  X(no_source, true)   /* it cannot be opened, cloned or found at its revision */                              \
  X(crashed, false)    /* a signal of its own: a bug of ours */                                                \
  X(killed, true)      /* by somebody else: the system, when memory runs out, or a person */                   \
  X(out_of_memory, false) X(out_of_time, false) X(disk_full, true) X(failed, false)
#define X(w, again) FL_ENDED_##w,
typedef enum fl_ending { FL_ENDED_none, FL_ENDINGS(X) FL_N_ENDINGS } fl_ending;
#undef X
const char *fl_ending_word(uint8_t ending);  // "out_of_time", for programs
const char *fl_ending_text(uint8_t ending);  // "out of time", for people
bool fl_ending_is_good(uint8_t ending);      // analysed or nothing
bool fl_ending_may_change(uint8_t ending);   // another try may do better without anything changed

typedef struct fl_status_file {
  const char *name;  // in the folder of the repository
  fl_str digest;     // SHA-256, in digits
  uint64_t bytes;
} fl_status_file;

typedef struct fl_repository_status {
  uint8_t ending;    // fl_ending
  fl_str key, source, revision, owner, tags; // as the manifest says
  fl_str commit;     // "" when it is no repository of git
  fl_str tool, digest; // version; of rules, models and program: what results depend on besides the commit
  fl_str detail;     // of a failure: what was said last
  int32_t signal;    // 0: none
  uint64_t wall_ms, cpu_ms, peak_bytes;
  uint64_t finished;   // seconds since 1970: of two results of one repository the later one counts
  uint64_t files, lines, bytes; // that were read
  uint64_t errors, warnings, notes, gaps;
  fl_status_file results[3]; // name NULL: there are no more
} fl_repository_status;

uint64_t fl_status_now(void); // SOURCE_DATE_EPOCH counts
FL_MUST_USE int fl_status_write(const fl_repository_status *, const char *folder, fl_error *err);
// Texts live in `arena`. FL_E_IO: there is none. FL_E_INPUT: it is broken.
FL_MUST_USE int fl_status_read(fl_repository_status *out, const char *folder, fl_arena *arena, fl_error *err);
// Are its results there, as they were written? Reads them.
bool fl_status_is_whole(const fl_repository_status *, const char *folder);
// Adds a file that was just written.
FL_MUST_USE int fl_status_add_file(fl_repository_status *, const char *folder, const char *name, fl_arena *arena, fl_error *err);

#endif
