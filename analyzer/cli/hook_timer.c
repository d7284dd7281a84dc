#include "cli/hook_timer.h"

#include "base/duration.h"
#include "base/io.h"
#include "base/thread.h"

#include <pthread.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

struct fl_hook_timer {
  pthread_t thread;
  pthread_mutex_t lock;
  pthread_cond_t wake;
  int64_t limit_ms;
  bool stops, over, done; // stops: the commit does not go on either
  bool keeps;            // there is a cache
  fl_progress *progress; // NULL between runs
  uint32_t read, files;  // how far the last run came; files 0: not far enough to count them
};

static struct timespec in_ms(int64_t ms) {
  struct timespec at;
  clock_gettime(CLOCK_REALTIME, &at);
  at.tv_nsec += (long)(ms % 1000) * 1000000;
  at.tv_sec += (time_t)(ms / 1000 + at.tv_nsec / 1000000000);
  at.tv_nsec %= 1000000000;
  return at;
}

static void look(fl_hook_timer *t) {
  if (!t->progress) return;
  t->read = atomic_load(&t->progress->done);
  t->files = atomic_load(&t->progress->total);
}

static void say(fl_hook_timer *t, bool kept) {
  char limit[FL_DURATION_TEXT_BYTES];
  fl_buf where = {0};
  look(t);
  if (t->files) fl_buf_printf(&where, " (%u of %u files were read)", t->read, t->files);
  fl_tell("not finished after %s%s: nothing was checked, and %s", fl_duration_format(t->limit_ms, limit), where.n ? fl_buf_text(&where) : "",
          t->stops ? "that counts (--on-timeout stop)" : "that is let pass (--on-timeout stop would not)");
  fl_tell(kept && t->keeps ? "what was read is kept: the next run begins there" : "'faultline check' without a limit fills the cache, which makes the next run short");
  fl_buf_release(&where);
}

static int code_of(const fl_hook_timer *t) { return t->stops ? FL_CODE_INCOMPLETE : FL_CODE_OK; }

// Waits with the lock held. False: the run was faster.
static bool wait_ms(fl_hook_timer *t, int64_t ms) {
  struct timespec until = in_ms(ms);
  while (!t->done)
    if (pthread_cond_timedwait(&t->wake, &t->lock, &until)) return !t->done;
  return false;
}

static void *watch(void *payload) {
  fl_hook_timer *t = payload;
  pthread_mutex_lock(&t->lock);
  if (wait_ms(t, t->limit_ms)) {
    t->over = true;
    if (t->progress) atomic_store(&t->progress->stop, true);
    if (wait_ms(t, t->limit_ms / 2)) {
      say(t, false);
      fl_io_remove_temps();
      _exit(code_of(t));
    }
  }
  pthread_mutex_unlock(&t->lock);
  return NULL;
}

fl_hook_timer *fl_hook_timer_start(const fl_opts *opts) {
  if (!opts->hook_timeout_ms) return NULL;
  fl_hook_timer *t = fl_alloc_zero(1, sizeof *t);
  t->limit_ms = opts->hook_timeout_ms;
  t->keeps = !opts->no_cache;
  t->stops = opts->on_timeout && strcmp(opts->on_timeout, "stop") == 0;
  pthread_mutex_init(&t->lock, NULL);
  pthread_cond_init(&t->wake, NULL);
  if (fl_thread_start(&t->thread, NULL, watch, t)) return t;
  fl_free(t);
  return NULL;
}

void fl_hook_timer_watch(fl_hook_timer *t, fl_progress *progress) {
  if (!t) return;
  pthread_mutex_lock(&t->lock);
  look(t);
  t->progress = progress;
  pthread_mutex_unlock(&t->lock);
}

bool fl_hook_timer_is_over(fl_hook_timer *t) {
  if (!t) return false;
  pthread_mutex_lock(&t->lock);
  bool over = t->over;
  pthread_mutex_unlock(&t->lock);
  return over;
}

int fl_hook_timer_give_up(fl_hook_timer *t) {
  pthread_mutex_lock(&t->lock);
  t->done = true;
  say(t, true);
  pthread_mutex_unlock(&t->lock);
  return code_of(t);
}

void fl_hook_timer_stop(fl_hook_timer *t) {
  if (!t) return;
  pthread_mutex_lock(&t->lock);
  t->done = true;
  pthread_cond_signal(&t->wake);
  pthread_mutex_unlock(&t->lock);
  pthread_join(t->thread, NULL);
  pthread_cond_destroy(&t->wake);
  pthread_mutex_destroy(&t->lock);
  fl_free(t);
}
