// Files: read whole, written whole or not at all, mapped.
//
// Statuses: FL_E_IO when the system refuses, FL_E_LIMIT when a file is larger than asked for, FL_E_FULL for a full disk.
// Messages name the path and the system's reason.
#ifndef FL_BASE_IO_H
#define FL_BASE_IO_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/str.h"
#include "base/strbuf.h"

// Replaces the contents of `out` by the file. Regular files only (a pipe would make us wait); links are followed.
// `cap_bytes` 0: no limit of ours. On failure `out` is empty.
FL_MUST_USE int fl_read_file(fl_buf *out, const char *path, uint64_t cap_bytes, fl_error *err);
// The same for a file of a folder that is not ours: from the folder on no link is followed and nothing leads upwards, whatever was put in
// place of a file or a folder since it was listed.
FL_MUST_USE int fl_read_file_below(fl_buf *out, const char *folder, fl_str path, uint64_t cap_bytes, fl_error *err);

// A file in memory, read only. Borrowed until fl_unmap_file. Who truncates the file meanwhile kills us with SIGBUS:
// only for files that are replaced by rename, as ours are.
typedef struct fl_mapped {
  const void *at; // never NULL after success, aligned to a page
  size_t n;
} fl_mapped;
FL_MUST_USE int fl_map_file(fl_mapped *out, const char *path, fl_error *err);
void fl_unmap_file(fl_mapped *m); // {0} does no harm

// An output that appears under its name when it is complete: written to a temporary file in the same folder, synced and
// renamed. What exists under the name keeps its mode; a link's target is replaced, not the link. "-" is the standard
// output, and devices and pipes are written directly.
//
//   fl_outfile out = {0};
//   rc = fl_outfile_open(&out, path, err);
//   if (rc) goto done;
//   fl_outfile_write(&out, text.at, text.n);         // a failure is remembered...
//   rc = fl_outfile_commit(&out, err);               // ...and comes out here
// done:
//   fl_outfile_abort(&out);                          // no effect after the commit
typedef struct fl_outfile {
  char *path, *temp; // owned; temp is NULL when written directly
  char *buffer;      // owned
  uint32_t n;        // bytes in `buffer`
  int fd, failed_errno, slot;
  bool open;
  bool unsynced;     // set after opening: it may be lost or damaged when the machine stops, and that will be noticed
} fl_outfile;
FL_MUST_USE int fl_outfile_open(fl_outfile *f, const char *path, fl_error *err);
int fl_outfile_write(fl_outfile *f, const void *bytes, size_t n);
// The same as a callback: `payload` is the fl_outfile.
void fl_outfile_writer(void *payload, const char *text, size_t n);
FL_MUST_USE int fl_outfile_commit(fl_outfile *f, fl_error *err);
void fl_outfile_abort(fl_outfile *f);

// fl_outfile for bytes that are there already.
FL_MUST_USE int fl_write_atomic(const char *path, const void *bytes, size_t n, fl_error *err);

// Removes every temporary file that is open at the moment. Safe in a signal handler and in an exhaustion hook.
void fl_io_remove_temps(void);

bool fl_path_exists(const char *path);
bool fl_path_is_dir(const char *path);
// The folder and all above it. One that exists is fine; a file of that name is not.
FL_MUST_USE int fl_mkdirs(const char *path, fl_error *err);

// Replaces `out` by a/b. An absolute `b` wins, an empty `a` or `b` adds no slash. Returns the text, borrowed from `out`.
const char *fl_path_join(fl_buf *out, fl_str a, fl_str b);
// Goes on from the folder that `path` holds ("" is the root) along a relative path, "." and ".." understood. False when that leaves the root.
bool fl_path_enter(fl_buf *path, fl_str relative);
fl_str fl_path_dir(fl_str path);  // "a/b" of "a/b/c.go", "" of "c.go", "/" of "/c.go"
fl_str fl_path_base(fl_str path); // "c.go"
fl_str fl_path_ext(fl_str path);  // "go"; "" without one, also for ".bashrc"

#endif
