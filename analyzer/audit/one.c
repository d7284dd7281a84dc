#include "audit/one.h"

#include "audit/card.h"
#include "audit/recall.h"
#include "audit/source.h"
#include "base/hash.h"
#include "base/io.h"
#include "emit/emit.h"
#include "engine/cache.h"

#include <stdio.h>
#include <unistd.h>

static const uint64_t MOST_FACTS = (uint64_t)8 << 30; // of one repository; some have fifty million lines

static void add_texts(fl_sha256 *h, const fl_str *at, uint32_t n) {
  fl_sha256_update(h, &n, sizeof n);
  for (uint32_t i = 0; i < n; i++) fl_sha256_update_str(h, at[i]);
}

fl_str fl_audit_digest(const fl_engine *engine, const fl_scan_options *scan, fl_arena *arena) {
  const fl_select *select = &scan->select;
  uint64_t numbers[] = {fl_rules_digest(engine->rules), fl_models_digest(engine->models), fl_program_build(), scan->all, scan->max_file_bytes,
                        scan->file_timeout_ms, select->min_severity, select->min_confidence};
  char hex[FL_SHA256_HEX_BYTES];
  fl_sha256 h;
  fl_sha256_init(&h);
  fl_sha256_update(&h, numbers, sizeof numbers);
  add_texts(&h, select->select, select->n_select);
  add_texts(&h, select->ignore, select->n_ignore);
  fl_digest digest = fl_sha256_final(&h);
  return fl_str_slice(fl_arena_str(arena, fl_str_from(fl_digest_hex(&digest, hex))), 0, 32);
}

void fl_audit_status_of(fl_repository_status *s, const fl_audit_options *o, const fl_repository *r) {
  *s = (fl_repository_status){.key = r->key, .source = r->path.n ? r->path : r->url, .revision = r->revision, .owner = r->owner, .tags = r->tags};
  s->tool = FL_STR(FL_VERSION);
  s->finished = fl_status_now();
  s->digest = o->digest;
}

typedef struct work {
  const fl_audit_options *options;
  const fl_repository *repository;
  const char *folder; // of its results
  fl_arena arena;
  fl_audit_source source;
  fl_analysis *analysis;
  fl_cache *cache;
  fl_report report;
  fl_repository_status status;
} work;

// ---- is it done already? ---------------------------------------------------------------------------------------------------------------

static bool is_same(const fl_repository_status *a, const fl_repository_status *b) {
  return fl_str_eq(a->source, b->source) && fl_str_eq(a->revision, b->revision) && fl_str_eq(a->owner, b->owner) && fl_str_eq(a->tags, b->tags) &&
         fl_str_eq(a->commit, b->commit) && fl_str_eq(a->tool, b->tool) && fl_str_eq(a->digest, b->digest);
}

// A folder without commits may have changed in any way.
static bool is_up_to_date(work *w) {
  fl_repository_status old;
  if (w->options->again || !w->source.commit) return false;
  if (fl_status_read(&old, w->folder, &w->arena, NULL) != FL_OK) return false;
  return is_same(&old, &w->status) && !fl_ending_may_change(old.ending) && fl_status_is_whole(&old, w->folder);
}

// What was found out of its commit, and what is left of its files.
static bool recall(work *w) {
  fl_repository_status old;
  if (fl_status_read(&old, w->folder, &w->arena, NULL) != FL_OK || !fl_ending_is_good(old.ending) || !old.commit.n) return false;
  if (!fl_str_eq(old.source, w->status.source) || !fl_str_eq(old.revision, w->status.revision)) return false;
  w->source.commit = fl_arena_text(&w->source.arena, old.commit);
  w->status.commit = fl_str_from(w->source.commit);
  return true;
}

static const char *facts_of(const work *w, fl_buf *out) { return fl_path_join(out, fl_str_from(w->folder), FL_STR("facts")); }

// ---- results -----------------------------------------------------------------------------------------------------------------------------

static int write_findings(work *w, fl_error *err) {
  fl_outfile out = {0};
  fl_buf path = {0};
  fl_emit_options options = {.baselined = true};
  int rc = fl_outfile_open(&out, fl_path_join(&path, fl_str_from(w->folder), FL_STR("findings.json")), err);
  if (rc == FL_OK) fl_emit_report(&w->report, fl_emitter_find(FL_STR("json")), &options, fl_outfile_writer, &out);
  if (rc == FL_OK) rc = fl_outfile_commit(&out, err);
  fl_outfile_abort(&out);
  fl_buf_release(&path);
  return rc ? rc : fl_status_add_file(&w->status, w->folder, "findings.json", &w->arena, err);
}

static int write_card(work *w, fl_error *err) {
  fl_outfile out = {0};
  fl_buf path = {0};
  int rc = fl_outfile_open(&out, fl_path_join(&path, fl_str_from(w->folder), FL_STR("card.json")), err);
  if (rc == FL_OK) fl_card_write(w->analysis, fl_outfile_writer, &out);
  if (rc == FL_OK) rc = fl_outfile_commit(&out, err);
  fl_outfile_abort(&out);
  fl_buf_release(&path);
  return rc ? rc : fl_status_add_file(&w->status, w->folder, "card.json", &w->arena, err);
}

static void count(work *w) {
  fl_repository_status *s = &w->status;
  const fl_stats *stats = &w->report.stats;
  s->files = stats->files_read;
  s->lines = stats->lines_read;
  s->bytes = stats->bytes_read;
  s->gaps = w->report.gaps.n;
  for (uint32_t i = 0; i < w->report.findings.n; i++) {
    const fl_finding *f = &w->report.findings.at[i];
    if (f->state == FL_STATE_SUPPRESSED) continue;
    if (f->severity == FL_SEVERITY_ERROR) s->errors++;
    else if (f->severity == FL_SEVERITY_WARNING) s->warnings++;
    else s->notes++;
  }
}

// Facts, and what else is wanted of the source by whoever has only them. A folder without commits is read every time.
static int keep_facts(const work *w, const char *facts, fl_error *err) {
  int rc = w->cache && !w->options->from_facts ? fl_cache_save(w->cache, err) : FL_OK;
  if (rc == FL_E_LIMIT) return FL_OK; // it is done without
  if (rc || !w->cache || w->options->from_facts || !w->source.tree) return rc;
  rc = fl_mkdirs(facts, err); // where no file has any
  return rc ? rc : fl_recall_write(facts, w->status.commit, w->analysis, err);
}

static int analyse(work *w, fl_error *err) {
  fl_buf path = {0};
  fl_scan_options scan = w->options->scan;
  const fl_tree *tree = w->source.tree ? w->source.tree : w->source.beside;
  fl_cache_options cache = {.dir = facts_of(w, &path), .root = "/", .most_bytes = MOST_FACTS};
  scan.jobs = 1;
  scan.as_stored = w->source.tree != NULL;
  scan.known_only = w->options->from_facts;
  scan.commands_in = FL_COMMANDS_NOWHERE;
  if (!w->options->no_facts) scan.cache = w->cache = fl_cache_open(&cache);
  int rc = fl_analysis_run(&w->analysis, w->options->engine, tree, &scan, err);
  if (rc == FL_OK) fl_analysis_report(&w->report, w->analysis);
  if (rc == FL_OK) rc = keep_facts(w, fl_buf_text(&path), err);
  fl_buf_release(&path);
  return rc;
}

static int write_results(work *w, fl_error *err) {
  count(w);
  w->status.ending = w->status.files ? FL_ENDED_analysed : FL_ENDED_nothing;
  int rc = write_findings(w, err);
  return rc ? rc : write_card(w, err);
}

// ---- the whole ---------------------------------------------------------------------------------------------------------------------------

static uint8_t ending_of(int status) {
  return status == FL_E_FULL ? FL_ENDED_disk_full : FL_ENDED_failed;
}

static fl_audit_did finish(work *w, int rc, fl_error *err) {
  char text[FL_ERROR_FORMAT_BYTES];
  if (rc) {
    if (!w->status.ending || fl_ending_is_good(w->status.ending)) w->status.ending = ending_of(rc);
    w->status.detail = fl_arena_str(&w->arena, fl_str_from(fl_error_format(err, text, sizeof text)));
    memset(w->status.results, 0, sizeof w->status.results);
  }
  w->status.finished = fl_status_now();
  if (fl_status_write(&w->status, w->folder, err) != FL_OK) return FL_AUDIT_FAILED;
  return rc ? FL_AUDIT_FAILED : FL_AUDIT_DONE;
}

static int look(work *w, fl_error *err) {
  int rc = fl_source_look(&w->source, w->repository, err);
  if (rc) w->status.ending = FL_ENDED_no_source;
  else if (w->source.commit) w->status.commit = fl_str_from(w->source.commit);
  return rc;
}

static int get(work *w, fl_error *err) {
  fl_source_sweep(w->folder);
  int rc = fl_source_open(&w->source, w->repository, w->folder, err);
  if (rc) w->status.ending = FL_ENDED_no_source;
  else w->status.commit = fl_str_from(w->source.commit);
  return rc;
}

static void release(work *w) {
  fl_report_release(&w->report);
  fl_analysis_free(w->analysis);
  fl_cache_free(w->cache); // facts are borrowed from it
  fl_source_close(&w->source);
  fl_arena_release(&w->arena);
}

static fl_audit_did work_on_source(work *w, fl_error *err) {
  int rc = look(w, err);
  if (rc == FL_OK && is_up_to_date(w)) return FL_AUDIT_UNCHANGED;
  if (rc == FL_OK) rc = get(w, err);
  if (rc == FL_OK) rc = analyse(w, err);
  if (rc == FL_OK) rc = write_results(w, err);
  return finish(w, rc, err);
}

static fl_audit_did work_on_facts(work *w, fl_error *err) {
  fl_buf path = {0};
  bool is_known = recall(w);
  if (is_known && is_up_to_date(w)) return FL_AUDIT_UNCHANGED;
  if (is_known) w->source.tree = fl_recall_open(facts_of(w, &path), w->status.commit);
  fl_buf_release(&path);
  if (!w->source.tree) return FL_AUDIT_NO_FACTS;
  int rc = analyse(w, err);
  if (rc == FL_E_INPUT) return FL_AUDIT_NO_FACTS; // not of all files
  if (rc == FL_OK) rc = write_results(w, err);
  return finish(w, rc, err);
}

fl_audit_did fl_audit_one(const fl_audit_options *options, const fl_repository *repository, fl_error *err) {
  fl_buf folder = {0};
  work w = {.options = options, .repository = repository, .folder = fl_repository_folder(&folder, options->results, repository->key)};
  fl_audit_did did = FL_AUDIT_FAILED;
  fl_audit_status_of(&w.status, options, repository);
  fl_working_on(fl_arena_text(&w.arena, repository->key));
  if (fl_mkdirs(w.folder, err) == FL_OK) did = options->from_facts ? work_on_facts(&w, err) : work_on_source(&w, err);
  fl_working_on(NULL);
  release(&w);
  fl_buf_release(&folder);
  return did;
}
