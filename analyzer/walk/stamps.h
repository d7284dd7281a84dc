// What the file system says of a file, and the digest of the content that went with it: an unchanged file need not be read again.
//
// A stamp proves nothing by itself: who writes twice within one tick of the clock leaves the same stamp on two contents. Therefore only the stamp of
// a file that was at rest for a while before it was looked at is remembered (git calls the others racily clean).
#ifndef FL_WALK_STAMPS_H
#define FL_WALK_STAMPS_H

#include "base/array.h"
#include "base/hash.h"
#include "base/image.h"

#include <stdbool.h>
#include <sys/stat.h>

typedef struct fl_stamp { // all 0: nothing is known
  uint64_t size_bytes, inode, device;
  int64_t modified_ns, changed_ns;
} fl_stamp;

fl_stamp fl_stamp_of(const struct stat *);
// Of a file's content that is stored under an identity of its own, such as a blob: that never changes.
fl_stamp fl_stamp_of_blob(const uint8_t *id, size_t n);
// Will every later change be seen? `now_ns`: before the file was listed.
bool fl_stamp_is_settled(const fl_stamp *, int64_t now_ns);
int64_t fl_stamp_now_ns(void); // the clock that files are stamped by

typedef struct fl_stamp_row {
  uint64_t path; // hash
  fl_stamp stamp;
  fl_digest content;
} fl_stamp_row;

typedef struct fl_stamps { // {0} is empty
  fl_image image;
  const fl_stamp_row *rows; // sorted by path, then the rest
  uint32_t n;
} fl_stamps;

// Missing, damaged or of another version: empty.
void fl_stamps_open(fl_stamps *out, const char *path);
void fl_stamps_release(fl_stamps *);
const fl_digest *fl_stamps_find(const fl_stamps *, fl_str path, const fl_stamp *); // NULL: not known

typedef FL_ARRAY(fl_stamp_row) fl_stamp_rows;
void fl_stamps_add(fl_stamp_rows *, fl_str path, const fl_stamp *, const fl_digest *content);
// Replaces the file. Of the rows that are there already those stay whose paths are not in `rows`, as long as there are not far too many.
FL_MUST_USE int fl_stamps_save(const fl_stamps *old, fl_stamp_rows *rows, const char *path, fl_error *err);

#endif
