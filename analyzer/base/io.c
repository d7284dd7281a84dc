// Reading and mapping files, paths and folders. Writing is in outfile.c.
#define _GNU_SOURCE // O_PATH
#include "base/io.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

// A pipe would make open() wait for a writer, hence O_NONBLOCK.
enum { READ_STEP_BYTES = 64 << 10, READ_FLAGS = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY };

// What was opened, and not what stood under the name a moment ago.
static int check_regular(const char *path, int *fd, struct stat *info, fl_error *err) {
  if (*fd < 0) return fl_error_set_errno(err, path, "cannot open", errno);
  int rc = FL_OK;
  if (fstat(*fd, info))
    rc = fl_error_set_errno(err, path, "cannot look at", errno);
  else if (S_ISDIR(info->st_mode))
    rc = fl_error_set(err, FL_E_IO, path, 0, 0, "cannot read: it is a folder");
  else if (!S_ISREG(info->st_mode))
    rc = fl_error_set(err, FL_E_IO, path, 0, 0, "cannot read: it is no regular file");
  if (rc) {
    close(*fd);
    *fd = -1;
  }
  return rc;
}

static int open_regular(const char *path, int *fd, struct stat *info, fl_error *err) {
  *fd = open(path, READ_FLAGS);
  return check_regular(path, fd, info, err);
}

// One step down, over no link.
static int open_in(int folder, fl_str name, bool is_last) {
  char text[NAME_MAX + 1];
  if (name.n > NAME_MAX) return errno = ENAMETOOLONG, -1;
  memcpy(text, name.at, name.n);
  text[name.n] = '\0';
  if (strcmp(text, "..") == 0) return errno = EXDEV, -1;
  return openat(folder, text, O_NOFOLLOW | (is_last ? (int)READ_FLAGS : O_PATH | O_DIRECTORY | O_CLOEXEC));
}

static int open_below(const char *folder, fl_str path) {
  fl_str name, rest = path;
  int fd = open(*folder ? folder : ".", O_PATH | O_DIRECTORY | O_CLOEXEC);
  for (bool more = true; more && fd >= 0;) {
    more = fl_str_cut(rest, '/', &name, &rest);
    if (name.n == 0) continue;
    int next = open_in(fd, name, !more), why = errno;
    close(fd);
    fd = next;
    errno = why;
  }
  return fd;
}

static int too_large(const char *path, uint64_t cap_bytes, fl_error *err) {
  return fl_error_set(err, FL_E_LIMIT, path, 0, 0, "larger than %llu bytes", (unsigned long long)cap_bytes);
}

// Room for at least one more byte; false when the buffer's ceiling is reached.
static bool make_room(fl_buf *out) {
  if (out->cap - out->n >= 2) return true;
  uint32_t left = out->ceiling ? out->ceiling - out->n : READ_STEP_BYTES;
  return left && fl_buf_reserve(out, left < READ_STEP_BYTES ? left : READ_STEP_BYTES);
}

// The size that stat gives is only a hint: files grow, and those of /proc say 0.
static int read_all(fl_buf *out, int fd, const char *path, uint64_t cap_bytes, fl_error *err) {
  for (;;) {
    char one_more; // a full buffer still has to see the end
    bool room = make_room(out);
    ssize_t n = room ? read(fd, out->at + out->n, out->cap - out->n - 1) : read(fd, &one_more, 1);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return fl_error_set_errno(err, path, "cannot read", errno);
    if (n == 0) return FL_OK;
    if (!room || out->n + (uint64_t)n > cap_bytes) return too_large(path, cap_bytes, err);
    out->n += (uint32_t)n;
    out->at[out->n] = '\0';
  }
}

// Closes `fd`.
static int read_open(fl_buf *out, int fd, const char *path, uint64_t cap_bytes, fl_error *err) {
  const uint64_t most = UINT32_MAX - 2 * READ_STEP_BYTES;
  fl_buf_clear(out);
  if (cap_bytes == 0 || cap_bytes > most) cap_bytes = most;
  if (out->ceiling && cap_bytes > out->ceiling) cap_bytes = out->ceiling;
  struct stat info = {0};
  int rc = check_regular(path, &fd, &info, err);
  if (rc) return rc;
  if ((uint64_t)info.st_size > cap_bytes) rc = too_large(path, cap_bytes, err);
  if (!rc) fl_buf_reserve(out, (size_t)info.st_size + !out->ceiling); // one more sees the end at once
  if (!rc) rc = read_all(out, fd, path, cap_bytes, err);
  if (rc) fl_buf_clear(out);
  close(fd);
  return rc;
}

int fl_read_file(fl_buf *out, const char *path, uint64_t cap_bytes, fl_error *err) { return read_open(out, open(path, READ_FLAGS), path, cap_bytes, err); }

int fl_read_file_below(fl_buf *out, const char *folder, fl_str path, uint64_t cap_bytes, fl_error *err) {
  fl_buf shown = {0};
  const char *text = fl_path_join(&shown, fl_str_from(folder), path);
  int fd = open_below(folder, path);
  int rc = fd < 0 && errno == ELOOP ? fl_error_set(err, FL_E_IO, text, 0, 0, "cannot read: it is a link") : read_open(out, fd, text, cap_bytes, err);
  if (rc) fl_buf_clear(out);
  fl_buf_release(&shown);
  return rc;
}

int fl_map_file(fl_mapped *out, const char *path, fl_error *err) {
  *out = (fl_mapped){"", 0};
  struct stat info = {0};
  int fd = -1;
  int rc = open_regular(path, &fd, &info, err);
  if (rc) return rc;
  if (info.st_size > 0) { // mmap refuses a length of 0
    void *at = mmap(NULL, (size_t)info.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
    if (at == MAP_FAILED)
      rc = fl_error_set_errno(err, path, "cannot map", errno);
    else
      *out = (fl_mapped){at, (size_t)info.st_size};
  }
  close(fd);
  return rc;
}

void fl_unmap_file(fl_mapped *m) {
  if (m->n) munmap((void *)m->at, m->n);
  *m = (fl_mapped){0};
}

bool fl_path_exists(const char *path) {
  struct stat info;
  return stat(path, &info) == 0;
}

bool fl_path_is_dir(const char *path) {
  struct stat info;
  return stat(path, &info) == 0 && S_ISDIR(info.st_mode);
}

static int make_folder(const char *path, fl_error *err) {
  if (mkdir(path, 0777) == 0 || fl_path_is_dir(path)) return FL_OK; // another process may have been faster
  return fl_error_set_errno(err, path, "cannot make the folder", errno);
}

int fl_mkdirs(const char *path, fl_error *err) {
  int rc = FL_OK;
  fl_buf prefix = {0};
  fl_str all = fl_str_from(path);
  for (uint32_t i = 1; i <= all.n && !rc; i++) {
    if (i < all.n && all.at[i] != '/') continue;
    fl_buf_clear(&prefix);
    fl_buf_add(&prefix, fl_str_slice(all, 0, i));
    rc = make_folder(fl_buf_text(&prefix), err);
  }
  fl_buf_release(&prefix);
  return rc;
}

const char *fl_path_join(fl_buf *out, fl_str a, fl_str b) {
  fl_buf_clear(out);
  bool absolute = fl_str_starts_c(b, "/");
  if (!absolute) fl_buf_add(out, a);
  if (!absolute && a.n && b.n && !fl_str_ends_c(a, "/")) fl_buf_add_char(out, '/');
  fl_buf_add(out, b);
  return fl_buf_text(out);
}

static bool leave_folder(fl_buf *path) {
  if (path->n == 0) return false;
  uint32_t slash = fl_str_rfind_char(fl_buf_str(path), '/');
  fl_buf_truncate(path, slash == FL_STR_NONE ? 0 : slash);
  return true;
}

static bool enter_folder(fl_buf *path, fl_str name) {
  if (name.n == 0 || fl_str_eq_c(name, ".")) return true;
  if (fl_str_eq_c(name, "..")) return leave_folder(path);
  if (path->n) fl_buf_add_char(path, '/');
  return fl_buf_add(path, name);
}

bool fl_path_enter(fl_buf *path, fl_str relative) {
  fl_str name;
  while (relative.n) {
    if (!fl_str_cut(relative, '/', &name, &relative)) relative = (fl_str){0};
    if (!enter_folder(path, name)) return false;
  }
  return true;
}

fl_str fl_path_dir(fl_str path) {
  uint32_t slash = fl_str_rfind_char(path, '/');
  if (slash == FL_STR_NONE) return (fl_str){0};
  return fl_str_slice(path, 0, slash ? slash : 1);
}

fl_str fl_path_base(fl_str path) {
  fl_str base;
  fl_str_rcut(path, '/', NULL, &base);
  return base;
}

fl_str fl_path_ext(fl_str path) {
  fl_str base = fl_path_base(path);
  uint32_t dot = fl_str_rfind_char(base, '.');
  if (dot == FL_STR_NONE || dot == 0) return (fl_str){0};
  return fl_str_from_pos(base, dot + 1);
}
