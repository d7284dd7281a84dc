// A thread that looks at the counters ten times a second, from half a second on.
#include "cli/progress.h"

#include "base/thread.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

enum { FIRST_MS = 500, EVERY_MS = 100 };

struct fl_progress_line {
  const fl_progress *progress;
  pthread_t thread;
  pthread_mutex_t lock;
  pthread_cond_t wake;
  bool stop, shown;
};

static struct timespec in_ms(long ms) {
  struct timespec at;
  clock_gettime(CLOCK_REALTIME, &at);
  at.tv_nsec += ms % 1000 * 1000000;
  at.tv_sec += ms / 1000 + at.tv_nsec / 1000000000;
  at.tv_nsec %= 1000000000;
  return at;
}

static void show(fl_progress_line *line) {
  static const char *const stages[] = {"listing files", "reading", "linking", "matching", "writing"};
  int stage = atomic_load(&line->progress->stage);
  unsigned done = atomic_load(&line->progress->done), total = atomic_load(&line->progress->total);
  if (stage == FL_STAGE_READING && total) fprintf(stderr, "\r\033[K%s %u of %u files", stages[stage], done, total);
  else fprintf(stderr, "\r\033[K%s", stages[stage]);
  fflush(stderr);
  line->shown = true;
}

static void *watch(void *payload) {
  fl_progress_line *line = payload;
  struct timespec until = in_ms(FIRST_MS);
  pthread_mutex_lock(&line->lock);
  while (!line->stop) {
    if (pthread_cond_timedwait(&line->wake, &line->lock, &until) == 0 || line->stop) continue;
    show(line);
    until = in_ms(EVERY_MS);
  }
  pthread_mutex_unlock(&line->lock);
  return NULL;
}

fl_progress_line *fl_progress_start(const fl_progress *progress, const fl_opts *opts) {
  const char *ci = getenv("CI"), *term = getenv("TERM");
  bool dumb = !term || strcmp(term, "dumb") == 0;
  if (opts->quiet || opts->no_progress || !isatty(STDERR_FILENO) || dumb || (ci && ci[0])) return NULL;
  fl_progress_line *line = fl_alloc_zero(1, sizeof *line);
  line->progress = progress;
  pthread_mutex_init(&line->lock, NULL);
  pthread_cond_init(&line->wake, NULL);
  if (fl_thread_start(&line->thread, NULL, watch, line)) return line;
  fl_free(line);
  return NULL;
}

void fl_progress_stop(fl_progress_line *line) {
  if (!line) return;
  pthread_mutex_lock(&line->lock);
  line->stop = true;
  pthread_cond_signal(&line->wake);
  pthread_mutex_unlock(&line->lock);
  pthread_join(line->thread, NULL);
  if (line->shown) fprintf(stderr, "\r\033[K");
  pthread_cond_destroy(&line->wake);
  pthread_mutex_destroy(&line->lock);
  fl_free(line);
}

double fl_seconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

uint64_t fl_peak_bytes(void) {
  struct rusage usage;
  return getrusage(RUSAGE_SELF, &usage) == 0 ? (uint64_t)usage.ru_maxrss * 1024 : 0;
}
