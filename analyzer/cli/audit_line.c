#include "cli/audit_line.h"

#include "base/duration.h"
#include "base/json.h"
#include "cli/cli.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

// ---- while it goes on --------------------------------------------------------------------------------------------------------------------

static bool is_wanted(const fl_audit_line *line) {
  const char *ci = getenv("CI"), *term = getenv("TERM");
  bool dumb = !term || strcmp(term, "dumb") == 0;
  return !line->opts->quiet && !line->opts->no_progress && isatty(STDERR_FILENO) && !dumb && !(ci && ci[0]);
}

static void wipe(fl_audit_line *line) {
  if (line->shown) fprintf(stderr, "\r\033[K");
  line->shown = false;
}

static void show(fl_audit_line *line, const fl_audit_counts *c) {
  uint32_t over = c->done + c->unchanged + c->failed + c->without_facts, left = c->total - over;
  char time[FL_DURATION_TEXT_BYTES] = "";
  double rate = c->elapsed_ms ? over * 1000.0 / (double)c->elapsed_ms : 0;
  if (over) fl_duration_format((int64_t)(left / (rate > 0 ? rate : 1)) * 1000, time);
  fprintf(stderr, "\r\033[K%u of %u repositories, %u failed, %.1f a second%s%s", over, c->total, c->failed, rate, over ? ", left: " : "", time);
  fflush(stderr);
  line->shown = true;
}

static void say_one(const fl_repository *r, const fl_repository_status *s) {
  if (!s) fl_tell("%.*s: no facts of its commit that this program can use; 'faultline audit run' reads it anew", FL_STR_ARG(r->key));
  else if (fl_ending_is_good(s->ending))
    fl_tell("%.*s: %llu errors, %llu warnings, %llu notes in %llu files", FL_STR_ARG(r->key), (unsigned long long)s->errors, (unsigned long long)s->warnings,
            (unsigned long long)s->notes, (unsigned long long)s->files);
  else fl_tell("%.*s: %s%s%.*s", FL_STR_ARG(r->key), fl_ending_text(s->ending), s->detail.n ? ": " : "", FL_STR_ARG(s->detail));
}

void fl_audit_line_tell(void *payload, const fl_audit_counts *counts, const fl_repository *r, const fl_repository_status *s) {
  fl_audit_line *line = payload;
  bool says = r && (line->opts->verbose || !s || !fl_ending_is_good(s->ending)) && !line->opts->quiet;
  if (says) {
    wipe(line);
    say_one(r, s);
  }
  if (is_wanted(line)) show(line, counts);
}

void fl_audit_line_end(fl_audit_line *line) { wipe(line); }

// ---- at the end --------------------------------------------------------------------------------------------------------------------------

void fl_audit_print_counts(const fl_audit_counts *c, bool stopped) {
  double seconds = (double)c->elapsed_ms / 1000;
  fl_outf("%u repositories: %u analysed, %u up to date, %u failed", c->total, c->done, c->unchanged, c->failed);
  if (c->without_facts) fl_outf(", %u without facts", c->without_facts);
  fl_outf("%s\n", stopped ? "; stopped before the end" : "");
  fl_outf("%llu errors, %llu warnings and %llu notes in what was analysed now\n", (unsigned long long)c->errors, (unsigned long long)c->warnings, (unsigned long long)c->notes);
  if (c->done && seconds > 0)
    fl_outf("%llu lines, %.1f MB in %.1f s: %.1f kLOC and %.2f MB a second; at most %llu MiB a process\n", (unsigned long long)c->lines, (double)c->bytes / 1e6, seconds,
            (double)c->lines / 1e3 / seconds, (double)c->bytes / 1e6 / seconds, (unsigned long long)(c->peak_bytes >> 20));
}

typedef struct tally {
  uint32_t total, missing, endings[FL_N_ENDINGS];
} tally;

static void count(tally *t, const fl_manifest *m, const fl_shard *shard, const char *results, bool list) {
  fl_buf folder = {0};
  fl_arena arena = {0};
  for (uint32_t i = 0; i < m->rows.n; i++) {
    const fl_repository *r = &m->rows.at[i];
    fl_repository_status s;
    if (!fl_shard_has(shard, r->key)) continue;
    t->total++;
    fl_arena_clear(&arena);
    if (fl_status_read(&s, fl_repository_folder(&folder, results, r->key), &arena, NULL) != FL_OK) t->missing++;
    else t->endings[s.ending]++;
    if (list && s.ending && !fl_ending_is_good(s.ending)) fl_outf("  %.*s: %s%s%.*s\n", FL_STR_ARG(r->key), fl_ending_text(s.ending), s.detail.n ? ": " : "", FL_STR_ARG(s.detail));
  }
  fl_arena_release(&arena);
  fl_buf_release(&folder);
}

static void print_json(const tally *t) {
  fl_json w;
  fl_json_init(&w, fl_out, NULL, 2);
  fl_json_object_begin(&w);
  fl_json_field_uint(&w, "schema_version", 1);
  fl_json_field_uint(&w, "total", t->total);
  fl_json_field_uint(&w, "not_yet", t->missing);
  for (uint8_t i = 1; i < FL_N_ENDINGS; i++) fl_json_field_uint(&w, fl_ending_word(i), t->endings[i]);
  fl_json_object_end(&w);
  fl_json_finish(&w);
}

static void print_text(const tally *t) {
  fl_outf("%u repositories", t->total);
  for (uint8_t i = 1; i < FL_N_ENDINGS; i++)
    if (t->endings[i]) fl_outf(", %u %s", t->endings[i], fl_ending_text(i));
  if (t->missing) fl_outf(", %u not looked at yet", t->missing);
  fl_outf("\n");
}

uint32_t fl_audit_print_status(const fl_manifest *m, const fl_shard *shard, const char *results, bool json) {
  tally t = {0};
  uint32_t failed = 0;
  count(&t, m, shard, results, !json);
  if (json) print_json(&t);
  else print_text(&t);
  for (uint8_t i = 1; i < FL_N_ENDINGS; i++) failed += fl_ending_is_good(i) ? 0 : t.endings[i];
  return failed;
}
