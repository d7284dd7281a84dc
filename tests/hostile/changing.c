// Files that change while they are read, for the tests: preloaded. When a path that holds CHANGE_FILE is opened or, for the first time, read, CHANGE_DO
// happens to it: vanish, truncate, grow, folder, pipe, link, deny.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#define SEEN __attribute__((visibility("default"))) // this build hides what is not said to be seen

static int wants(const char *what) { return getenv("CHANGE_DO") && strcmp(getenv("CHANGE_DO"), what) == 0; }
static int is_meant(const char *path) { return getenv("CHANGE_FILE") && strstr(path, getenv("CHANGE_FILE")) != NULL; }

static void before_open(const char *path) {
  static int done;
  if (!is_meant(path) || done++) return;
  if (wants("vanish")) unlink(path);
  if (wants("folder")) unlink(path), mkdir(path, 0777);
  if (wants("pipe")) unlink(path), mkfifo(path, 0666);
  if (wants("link")) unlink(path), (void)!symlink(getenv("CHANGE_TO"), path);
  if (wants("deny")) chmod(path, 0);
}

SEEN int open(const char *path, int flags, ...) {
  va_list args;
  va_start(args, flags);
  int mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(args, int) : 0;
  va_end(args);
  before_open(path);
  return (int)syscall(SYS_openat, AT_FDCWD, path, flags, mode);
}
SEEN int open64(const char *path, int flags, ...) __attribute__((alias("open")));

// Where a folder is open already, its name comes from the system.
SEEN int openat(int folder, const char *name, int flags, ...) {
  char link[64], path[8192];
  va_list args;
  va_start(args, flags);
  int mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(args, int) : 0;
  va_end(args);
  snprintf(link, sizeof link, "/proc/self/fd/%d", folder);
  ssize_t n = folder == AT_FDCWD ? -1 : readlink(link, path, 4000);
  snprintf(path + (n > 0 ? n : 0), 4096, "%s%s", n > 0 ? "/" : "", name);
  before_open(path);
  return (int)syscall(SYS_openat, folder, name, flags, mode);
}
SEEN int openat64(int folder, const char *name, int flags, ...) __attribute__((alias("openat")));

SEEN ssize_t read(int fd, void *bytes, size_t n) {
  static int done;
  char link[64], path[4096];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, sizeof path - 1);
  path[length > 0 ? length : 0] = '\0';
  if (length > 0 && is_meant(path) && !done++) {
    if (wants("truncate")) (void)!truncate(path, 0);
    int more = wants("grow") ? (int)syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_APPEND, 0) : -1;
    for (int i = 0; more >= 0 && i < 100000; i++) (void)!syscall(SYS_write, more, "x = 1  # more and more\n", 23);
    if (more >= 0) close(more);
  }
  return syscall(SYS_read, fd, bytes, n);
}
