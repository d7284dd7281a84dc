#define _GNU_SOURCE // sigset_t, sigtimedwait
#include "audit/run.h"

#include "audit/source.h"
#include "base/clock.h"
#include "base/io.h"
#include "base/workers.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { TICK_MS = 1000, MOST_JOBS = 256, MAX_LOG_BYTES = 1 << 20, MAX_DETAIL = 300 };
enum { CODE_DONE = 0, CODE_UNCHANGED = 10, CODE_FAILED = 11, CODE_NO_FACTS = 12 }; // of children

typedef struct place { // one of those that run side by side
  fl_child child;
  const fl_repository *repository;
} place;

typedef struct crew {
  const fl_audit_run_options *o;
  fl_audit_counts counts;
  place places[MOST_JOBS];
  uint32_t n_places, n_running, next; // next: of the manifest
  uint64_t started_ns;
  int stopped_by;
} crew;

// ---- in the child ------------------------------------------------------------------------------------------------------------------------

typedef struct errand {
  const fl_audit_options *options;
  const fl_repository *repository;
} errand;

static int run_errand(void *payload) {
  const errand *e = payload;
  fl_error err = {0};
  switch (fl_audit_one(e->options, e->repository, &err)) {
    case FL_AUDIT_DONE: return CODE_DONE;
    case FL_AUDIT_UNCHANGED: return CODE_UNCHANGED;
    case FL_AUDIT_NO_FACTS: return CODE_NO_FACTS;
    default: return CODE_FAILED;
  }
}

// ---- the end of one ----------------------------------------------------------------------------------------------------------------------

static const char *log_of(fl_buf *out, const char *folder) { return fl_path_join(out, fl_str_from(folder), FL_STR("log")); }

// The last line that it wrote.
static fl_str last_words(const char *folder, fl_arena *arena) {
  fl_buf path = {0}, text = {0};
  fl_str line = {0};
  if (fl_read_file(&text, log_of(&path, folder), MAX_LOG_BYTES, NULL) == FL_OK) {
    line = fl_str_trim(fl_buf_str(&text));
    uint32_t at = fl_str_rfind_char(line, '\n');
    if (at != FL_STR_NONE) line = fl_str_from_pos(line, at + 1);
    line = fl_arena_str(arena, fl_str_slice(line, 0, MAX_DETAIL));
  }
  fl_buf_release(&path);
  fl_buf_release(&text);
  return line;
}

static bool is_own_fault(int number) {
  return number == SIGSEGV || number == SIGABRT || number == SIGBUS || number == SIGILL || number == SIGFPE || number == SIGTRAP || number == SIGSYS;
}

static uint8_t ending_of(const fl_child_end *end, fl_str said) {
  if (end->is_late) return FL_ENDED_out_of_time;
  if (fl_str_contains(said, FL_STR("out of memory"))) return FL_ENDED_out_of_memory;
  if (end->signal) return is_own_fault(end->signal) ? FL_ENDED_crashed : FL_ENDED_killed;
  return FL_ENDED_failed;
}

// It did not live to write a status.
static int bury(const crew *c, const fl_repository *r, const char *folder, const fl_child_end *end, fl_error *err) {
  fl_repository_status s;
  fl_arena arena = {0};
  fl_source_sweep(folder);
  fl_audit_status_of(&s, &c->o->one, r);
  fl_str said = last_words(folder, &arena);
  s.ending = ending_of(end, said);
  s.signal = end->signal;
  s.wall_ms = end->wall_ms;
  s.cpu_ms = end->cpu_ms;
  s.peak_bytes = end->peak_bytes;
  s.detail = said;
  int rc = fl_status_write(&s, folder, err);
  fl_arena_release(&arena);
  return rc;
}

static void add_counts(crew *c, const fl_repository_status *s) {
  c->counts.bytes += s->bytes;
  c->counts.lines += s->lines;
  c->counts.errors += s->errors;
  c->counts.warnings += s->warnings;
  c->counts.notes += s->notes;
}

// What it took is known only now.
static int add_times(fl_repository_status *s, const char *folder, const fl_child_end *end, fl_error *err) {
  s->wall_ms = end->wall_ms;
  s->cpu_ms = end->cpu_ms;
  s->peak_bytes = end->peak_bytes;
  return fl_status_write(s, folder, err);
}

static void take_counts(crew *c, const fl_repository *r, const fl_child_end *end, const fl_repository_status *s) {
  bool is_new = !end->signal && end->code == CODE_DONE;
  c->counts.done += is_new;
  c->counts.unchanged += !end->signal && end->code == CODE_UNCHANGED;
  c->counts.without_facts += !s;
  c->counts.failed += s && !fl_ending_is_good(s->ending);
  if (is_new) add_counts(c, s);
  if (end->peak_bytes > c->counts.peak_bytes) c->counts.peak_bytes = end->peak_bytes;
  c->counts.elapsed_ms = (fl_clock_ns() - c->started_ns) / 1000000;
  if (c->o->tell) c->o->tell(c->o->payload, &c->counts, r, s);
}

static int take_end(crew *c, const fl_repository *r, const fl_child_end *end, fl_error *err) {
  fl_buf folder = {0};
  fl_arena arena = {0};
  fl_repository_status s;
  const char *at = fl_repository_folder(&folder, c->o->one.results, r->key);
  bool is_left = !end->signal && end->code == CODE_NO_FACTS;
  bool wrote = !end->signal && (end->code == CODE_DONE || end->code == CODE_UNCHANGED || end->code == CODE_FAILED);
  int rc = wrote || is_left ? FL_OK : bury(c, r, at, end, err);
  if (rc == FL_OK && !is_left) rc = fl_status_read(&s, at, &arena, err);
  if (rc == FL_OK && wrote && end->code != CODE_UNCHANGED) rc = add_times(&s, at, end, err);
  if (rc == FL_OK) take_counts(c, r, end, is_left ? NULL : &s);
  fl_arena_release(&arena);
  fl_buf_release(&folder);
  return rc;
}

// ---- side by side ------------------------------------------------------------------------------------------------------------------------

static const fl_repository *take_next(crew *c) {
  const fl_manifest *m = c->o->manifest;
  while (c->next < m->rows.n) {
    const fl_repository *r = &m->rows.at[c->next++];
    if (fl_shard_has(&c->o->shard, r->key)) return r;
  }
  return NULL;
}

static int start(crew *c, place *p, const fl_repository *r, fl_error *err) {
  fl_buf folder = {0}, log = {0};
  errand e = {&c->o->one, r};
  const char *at = fl_repository_folder(&folder, c->o->one.results, r->key);
  int rc = fl_mkdirs(at, err);
  if (rc == FL_OK) rc = fl_child_start(&p->child, run_errand, &e, log_of(&log, at), &c->o->limits, err);
  if (rc == FL_OK) p->repository = r, c->n_running++;
  fl_buf_release(&folder);
  fl_buf_release(&log);
  return rc;
}

static int fill_places(crew *c, fl_error *err) {
  int rc = FL_OK;
  for (uint32_t i = 0; i < c->n_places && rc == FL_OK && !c->stopped_by; i++) {
    const fl_repository *r = c->places[i].child.pid ? NULL : take_next(c);
    if (r) rc = start(c, &c->places[i], r, err);
  }
  return rc;
}

static int look_at_places(crew *c, fl_error *err) {
  int rc = FL_OK;
  for (uint32_t i = 0; i < c->n_places && rc == FL_OK; i++) {
    fl_child_end end;
    place *p = &c->places[i];
    if (!p->child.pid || !fl_child_look(&p->child, &end)) continue;
    c->n_running--;
    rc = take_end(c, p->repository, &end, err);
  }
  return rc;
}

static void stop(const crew *c, place *p) {
  fl_buf folder = {0};
  if (!p->child.pid) return;
  fl_child_stop(&p->child);
  fl_source_sweep(fl_repository_folder(&folder, c->o->one.results, p->repository->key));
  fl_buf_release(&folder);
}

// Until a child ends, somebody wants us to stop, a child's time is up, or a second has passed.
static void wait_a_while(crew *c, const sigset_t *signals) {
  uint64_t now = fl_clock_ns(), until = now + (uint64_t)TICK_MS * 1000000;
  for (uint32_t i = 0; i < c->n_places; i++)
    if (c->places[i].child.pid && fl_child_due_ns(&c->places[i].child) < until) until = fl_child_due_ns(&c->places[i].child);
  uint64_t left = until > now ? until - now : 0;
  struct timespec time = {(time_t)(left / 1000000000u), (long)(left % 1000000000u)};
  int number = sigtimedwait(signals, NULL, &time);
  if (number > 0 && number != SIGCHLD) c->stopped_by = number;
  c->counts.elapsed_ms = (fl_clock_ns() - c->started_ns) / 1000000;
  if (number < 0 && errno == EAGAIN && c->o->tell) c->o->tell(c->o->payload, &c->counts, NULL, NULL);
}

static uint32_t count_all(const fl_audit_run_options *o) {
  uint32_t n = 0;
  for (uint32_t i = 0; i < o->manifest->rows.n; i++) n += fl_shard_has(&o->shard, o->manifest->rows.at[i].key);
  return n;
}

int fl_audit_run(fl_audit_counts *out, const fl_audit_run_options *options, int *stopped_by, fl_error *err) {
  static const int watched[] = {SIGCHLD, SIGINT, SIGTERM, SIGHUP};
  sigset_t signals, before;
  crew *c = fl_alloc_zero(1, sizeof *c);
  *c = (crew){.o = options, .started_ns = fl_clock_ns(), .counts = {.total = count_all(options)}};
  c->n_places = options->jobs ? options->jobs : fl_workers_default();
  if (c->n_places > MOST_JOBS) c->n_places = MOST_JOBS;
  sigemptyset(&signals);
  for (size_t i = 0; i < sizeof watched / sizeof *watched; i++) sigaddset(&signals, watched[i]);
  sigprocmask(SIG_BLOCK, &signals, &before);
  int rc = fill_places(c, err);
  while (rc == FL_OK && c->n_running && !c->stopped_by) {
    wait_a_while(c, &signals);
    rc = look_at_places(c, err);
    if (rc == FL_OK) rc = fill_places(c, err);
  }
  for (uint32_t i = 0; i < c->n_places; i++) stop(c, &c->places[i]);
  sigprocmask(SIG_SETMASK, &before, NULL);
  *out = c->counts;
  *stopped_by = c->stopped_by;
  fl_free(c);
  return rc;
}
