// git, asked for lists and contents. The repository is not ours and may be hostile: nothing of its configuration may make git start a program,
// reach the network or write. Hooks, fsmonitor, external diffs and lazy fetching are off, GIT_* of the caller are not passed on, texts are C's.
#ifndef FL_WALK_GIT_H
#define FL_WALK_GIT_H

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "base/strbuf.h"

#include <stdbool.h>

// Runs git in a folder; `words` end with NULL. Its output is in `out` (cleared first). False when there is no git, it says no, or nothing for a minute.
bool fl_git_run(const char *folder, const char *const *words, fl_buf *out);
// The same with the index that the caller's GIT_INDEX_FILE names: a commit of some files alone has one of its own.
bool fl_git_run_on_index(const char *folder, const char *const *words, fl_buf *out);
// May reach the network, which nothing else here may: for what somebody has named to be fetched. `out` has its complaints as well.
bool fl_git_run_online(const char *folder, const char *const *words, fl_buf *out);

// Contents by id, one after the other. Several threads may ask.
typedef struct fl_git_blobs fl_git_blobs;
fl_git_blobs *fl_git_blobs_new(const char *folder); // starts nothing yet
void fl_git_blobs_free(fl_git_blobs *);             // NULL does no harm
// FL_E_LIMIT beyond `max_bytes` (0: none), FL_E_IO when git does not have it.
FL_MUST_USE int fl_git_blobs_read(fl_git_blobs *, fl_str id, uint64_t max_bytes, fl_buf *out, fl_error *err);
// Its size alone.
FL_MUST_USE int fl_git_blobs_size(fl_git_blobs *, fl_str id, uint64_t *size_bytes, fl_error *err);

#endif
