// Outputs that appear whole: a temporary file next to the target, then a rename.
//
// Every temporary file stands in a fixed table from before it is made until it is renamed, so that a signal handler can
// remove it without touching the heap or a lock. A slot goes free -> filling -> live -> free.
#define _XOPEN_SOURCE 700 // realpath
#include "base/io.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/alloc.h"

enum { SLOTS = 32, SLOT_PATH_BYTES = 4096, BUFFER_BYTES = 64 << 10, NO_SLOT = -1, NAME_TRIES = 10000 };

enum { FREE, FILLING, LIVE };
static atomic_int slot_states[SLOTS];
static char slot_paths[SLOTS][SLOT_PATH_BYTES];
static atomic_uint next_name;

// Without a free slot, or with a path too long for one, the file is written all the same: only a signal would leave it.
static int claim_slot(const char *temp) {
  size_t bytes = strlen(temp) + 1;
  if (bytes > SLOT_PATH_BYTES) return NO_SLOT;
  for (int i = 0; i < SLOTS; i++) {
    int expected = FREE;
    if (!atomic_compare_exchange_strong(&slot_states[i], &expected, FILLING)) continue;
    memcpy(slot_paths[i], temp, bytes);
    atomic_store(&slot_states[i], LIVE);
    return i;
  }
  return NO_SLOT;
}

static void free_slot(int slot) {
  if (slot != NO_SLOT) atomic_store(&slot_states[slot], FREE);
}

void fl_io_remove_temps(void) {
  for (int i = 0; i < SLOTS; i++) {
    if (atomic_load(&slot_states[i]) == LIVE) unlink(slot_paths[i]);
  }
}

static int refuse(fl_outfile *f, const char *what, int errno_value, fl_error *err) {
  int rc = fl_error_set_errno(err, f->path, what, errno_value);
  fl_outfile_abort(f);
  return rc;
}

// Gives 0 or an errno value. The name carries the process and a counter: no randomness, and a leftover of a killed run only costs a try.
static int open_temp(fl_outfile *f, mode_t mode) {
  fl_str target = fl_str_from(f->path), dir = fl_path_dir(target);
  fl_str base = fl_str_slice(fl_path_base(target), 0, 200); // a name has 255 bytes
  size_t size = (size_t)target.n + 64;
  f->temp = fl_alloc(size);
  int saved_errno = EEXIST;
  for (int i = 0; i < NAME_TRIES; i++) {
    snprintf(f->temp, size, "%.*s%s.%.*s.%ld-%u.tmp", FL_STR_ARG(dir),
             dir.n && !fl_str_eq_c(dir, "/") ? "/" : "", FL_STR_ARG(base), (long)getpid(),
             atomic_fetch_add(&next_name, 1));
    f->slot = claim_slot(f->temp); // before there is a file: a signal may come right after open()
    f->fd = open(f->temp, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode);
    if (f->fd >= 0) return FL_OK;
    saved_errno = errno;
    free_slot(f->slot);
    f->slot = NO_SLOT;
    if (saved_errno != EEXIST) break;
  }
  fl_free(f->temp);
  f->temp = NULL;
  return saved_errno;
}

static int open_direct(fl_outfile *f) {
  f->fd = open(f->path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
  return f->fd < 0 ? errno : FL_OK;
}

// Where a link leads to; the path itself when nothing is there yet.
static char *resolve(const char *path) {
  char *real = realpath(path, NULL);
  if (real) return real;
  size_t bytes = strlen(path) + 1;
  return memcpy(fl_alloc(bytes), path, bytes);
}

int fl_outfile_open(fl_outfile *f, const char *path, fl_error *err) {
  *f = (fl_outfile){.fd = -1, .slot = NO_SLOT, .open = true};
  f->buffer = fl_alloc(BUFFER_BYTES);
  if (strcmp(path, "-") == 0) {
    f->fd = STDOUT_FILENO;
    return FL_OK;
  }
  f->path = resolve(path);
  struct stat info;
  bool exists = stat(f->path, &info) == 0;
  if (exists && S_ISDIR(info.st_mode)) return refuse(f, "cannot write", EISDIR, err);
  if (exists && S_ISREG(info.st_mode) && access(f->path, W_OK)) return refuse(f, "cannot write", errno, err);
  int failed = exists && !S_ISREG(info.st_mode) ? open_direct(f) : open_temp(f, 0666);
  if (failed) return refuse(f, "cannot write", failed, err);
  if (exists && f->temp && fchmod(f->fd, info.st_mode & 07777))
    return refuse(f, "cannot set the mode", errno, err);
  return FL_OK;
}

static void write_through(fl_outfile *f, const char *bytes, size_t n) {
  while (n > 0 && !f->failed_errno) {
    ssize_t written = write(f->fd, bytes, n);
    if (written < 0) {
      if (errno != EINTR) f->failed_errno = errno;
      continue;
    }
    bytes += written;
    n -= (size_t)written;
  }
}

static void flush(fl_outfile *f) {
  write_through(f, f->buffer, f->n);
  f->n = 0;
}

int fl_outfile_write(fl_outfile *f, const void *bytes, size_t n) {
  FL_ASSERT(f->open);
  if (n > BUFFER_BYTES - f->n) flush(f);
  if (n > BUFFER_BYTES) {
    write_through(f, bytes, n);
  } else if (n) {
    memcpy(f->buffer + f->n, bytes, n);
    f->n += (uint32_t)n;
  }
  return f->failed_errno ? fl_error_set_errno(NULL, NULL, "", f->failed_errno) : FL_OK;
}

void fl_outfile_writer(void *payload, const char *text, size_t n) { fl_outfile_write(payload, text, n); }

// Some file systems have no fsync; that is no reason to withhold the output.
static void sync_and_close(fl_outfile *f) {
  if (f->temp && !f->unsynced && !f->failed_errno && fsync(f->fd) && errno != EINVAL && errno != ENOTSUP && errno != ENOSYS) {
    f->failed_errno = errno;
  }
  if (f->fd != STDOUT_FILENO && close(f->fd) && errno != EINTR && !f->failed_errno) f->failed_errno = errno;
  f->fd = -1;
}

static void forget(fl_outfile *f) {
  free_slot(f->slot);
  fl_free(f->path);
  fl_free(f->temp);
  fl_free(f->buffer);
  *f = (fl_outfile){.fd = -1, .slot = NO_SLOT};
}

int fl_outfile_commit(fl_outfile *f, fl_error *err) {
  FL_ASSERT(f->open);
  flush(f);
  sync_and_close(f);
  const char *shown = f->path ? f->path : "standard output";
  int rc = FL_OK;
  if (f->failed_errno)
    rc = fl_error_set_errno(err, shown, "cannot write", f->failed_errno);
  else if (f->temp && rename(f->temp, f->path))
    rc = fl_error_set_errno(err, shown, "cannot replace", errno);
  if (rc)
    fl_outfile_abort(f);
  else
    forget(f);
  return rc;
}

void fl_outfile_abort(fl_outfile *f) {
  if (!f->open) return;
  if (f->fd >= 0 && f->fd != STDOUT_FILENO) close(f->fd);
  if (f->temp) unlink(f->temp);
  forget(f);
}

int fl_write_atomic(const char *path, const void *bytes, size_t n, fl_error *err) {
  fl_outfile f;
  int rc = fl_outfile_open(&f, path, err);
  if (rc) return rc;
  fl_outfile_write(&f, bytes, n);
  return fl_outfile_commit(&f, err);
}
