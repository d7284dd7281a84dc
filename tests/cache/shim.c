// Disks that fail, for the tests: preloaded, it counts what is written to files whose path holds SHIM_FILE, and at byte SHIM_AT
// the process is killed (SHIM_DO=kill) or the disk is full (SHIM_DO=full).
#define _GNU_SOURCE
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>


static int is_meant(int fd) {
  char link[64], path[4096];
  const char *name = getenv("SHIM_FILE");
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t n = name ? readlink(link, path, sizeof path - 1) : -1;
  if (n < 0) return 0;
  path[n] = '\0';
  return strstr(path, name) != NULL;
}

__attribute__((visibility("default"))) // this build hides what is not said to be seen
ssize_t write(int fd, const void *bytes, size_t n) {
  static size_t written;
  size_t at = getenv("SHIM_AT") ? (size_t)atol(getenv("SHIM_AT")) : 0;
  if (!is_meant(fd)) return syscall(SYS_write, fd, bytes, n);
  if (written + n <= at) {
    written += n;
    return syscall(SYS_write, fd, bytes, n);
  }
  if (at > written) syscall(SYS_write, fd, bytes, at - written);
  if (strcmp(getenv("SHIM_DO"), "kill") == 0) kill(getpid(), SIGKILL);
  errno = ENOSPC;
  return -1;
}
