#define _GNU_SOURCE // wait4, prctl
#include "audit/child.h"

#include "base/clock.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

// The address sanitizer keeps its notes in memory of the same sort, terabytes of it: under it there is no limit.
#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define FL_WATCHED 1
#endif
#elif defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define FL_WATCHED 1
#endif

enum { GRACE_S = 2 }; // between the signal that can be answered and the one that cannot

// ---- in the child ---------------------------------------------------------------------------------------------------------------------

static void limit(int what, uint64_t soft, uint64_t hard) {
  struct rlimit l = {(rlim_t)soft, (rlim_t)hard}, now;
  if (!soft || getrlimit((__rlimit_resource_t)what, &now) != 0) return;
  if (l.rlim_max > now.rlim_max) l.rlim_max = now.rlim_max;
  if (l.rlim_cur > l.rlim_max) l.rlim_cur = l.rlim_max;
  setrlimit((__rlimit_resource_t)what, &l);
}

static void set_limits(const fl_child_limits *l) {
  struct rlimit none = {0, 0};
#ifndef FL_WATCHED
  limit(RLIMIT_DATA, l->memory_bytes, l->memory_bytes);
#endif
  limit(RLIMIT_FSIZE, l->file_bytes, l->file_bytes);
  limit(RLIMIT_CPU, l->cpu_s, l->cpu_s ? l->cpu_s + GRACE_S : 0);
  setrlimit(RLIMIT_CORE, &none);
}

static void redirect(const char *log) {
  int in = open("/dev/null", O_RDONLY), out = open(log, O_WRONLY | O_CREAT | O_TRUNC, 0644);
  if (in >= 0) dup2(in, STDIN_FILENO);
  if (out >= 0) dup2(out, STDOUT_FILENO), dup2(out, STDERR_FILENO);
  if (in > STDERR_FILENO) close(in);
  if (out > STDERR_FILENO) close(out);
}

_Noreturn static void be_child(fl_child_fn run, void *payload, const char *log, const fl_child_limits *limits, pid_t parent) {
  sigset_t none;
  sigemptyset(&none);
  setpgid(0, 0);
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != parent) _exit(EXIT_FAILURE); // it died before we could ask
  redirect(log);
  set_limits(limits);
  sigprocmask(SIG_SETMASK, &none, NULL);
  _exit(run(payload));
}

// ---- in the parent --------------------------------------------------------------------------------------------------------------------

int fl_child_start(fl_child *out, fl_child_fn run, void *payload, const char *log, const fl_child_limits *limits, fl_error *err) {
  pid_t parent = getpid(), pid = fork();
  if (pid < 0) return fl_error_set_errno(err, NULL, "cannot start a process", errno);
  if (pid == 0) be_child(run, payload, log, limits, parent);
  setpgid(pid, pid); // whoever comes first
  *out = (fl_child){.pid = pid, .started_ns = fl_clock_ns(), .wall_s = limits->wall_s};
  return FL_OK;
}

uint64_t fl_child_due_ns(const fl_child *child) { return child->wall_s ? child->started_ns + child->wall_s * 1000000000u : UINT64_MAX; }

static void end_group(const fl_child *child, int number) {
  if (kill(-child->pid, number) != 0) kill(child->pid, number);
}

static uint64_t ms_of(const struct timeval *t) { return (uint64_t)t->tv_sec * 1000 + (uint64_t)t->tv_usec / 1000; }

static void take_end(fl_child *child, int status, const struct rusage *usage, fl_child_end *out) {
  *out = (fl_child_end){.wall_ms = (fl_clock_ns() - child->started_ns) / 1000000, .cpu_ms = ms_of(&usage->ru_utime) + ms_of(&usage->ru_stime)};
  out->peak_bytes = (uint64_t)usage->ru_maxrss * 1024;
  if (WIFSIGNALED(status)) out->signal = WTERMSIG(status);
  else out->code = WEXITSTATUS(status);
  out->is_late = child->is_late || out->signal == SIGXCPU;
  end_group(child, SIGKILL); // what it started does not outlive it
  child->pid = 0;
}

static bool wait_for(fl_child *child, int flags, fl_child_end *out) {
  int status;
  struct rusage usage;
  pid_t pid;
  do pid = wait4(child->pid, &status, flags, &usage);
  while (pid < 0 && errno == EINTR);
  if (pid != child->pid) return false;
  take_end(child, status, &usage, out);
  return true;
}

bool fl_child_look(fl_child *child, fl_child_end *out) {
  if (!child->is_late && fl_clock_ns() >= fl_child_due_ns(child)) {
    child->is_late = true;
    end_group(child, SIGKILL);
  }
  return wait_for(child, child->is_late ? 0 : WNOHANG, out);
}

void fl_child_stop(fl_child *child) {
  fl_child_end end;
  if (!child->pid) return;
  end_group(child, SIGKILL);
  wait_for(child, 0, &end);
}
