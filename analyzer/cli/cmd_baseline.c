// faultline baseline create | update | prune | show: the findings that are known.
#include "cli/cli.h"
#include "cli/scan.h"

#include "base/io.h"

typedef struct work {
  const char *path;
  fl_baseline known, now; // what the file says; what is there to be found
  fl_report report;
} work;

static const char *plural(uint32_t n) { return n == 1 ? "" : "s"; }

static int create(work *w, fl_error *err) {
  if (fl_path_exists(w->path)) return fl_error_set(err, FL_E_USAGE, w->path, 0, 0, "exists already ('faultline baseline update' brings it up to date)");
  int rc = fl_scan_write_baseline(&w->now, w->path, err);
  if (rc == FL_OK) fl_tell("%s: %u finding%s", w->path, w->now.entries.n, plural(w->now.entries.n));
  return rc;
}

// Entries that this run did not look for stay as they are.
static int update(work *w, fl_error *err) {
  uint32_t gone = fl_baseline_count(&w->known, FL_STATE_ABSENT), before = fl_baseline_count(&w->known, FL_STATE_UNCHANGED);
  fl_baseline_drop(&w->known, FL_STATE_ABSENT);
  fl_baseline_drop(&w->known, FL_STATE_UNCHANGED);
  for (uint32_t i = 0; i < w->now.entries.n; i++) fl_array_push(&w->known.entries, w->now.entries.at[i]);
  int rc = fl_scan_write_baseline(&w->known, w->path, err);
  if (rc == FL_OK) fl_tell("%s: %u finding%s, %u new, %u gone", w->path, w->known.entries.n, plural(w->known.entries.n), w->now.entries.n - before, gone);
  return rc;
}

static int prune(work *w, fl_error *err) {
  uint32_t gone = fl_baseline_count(&w->known, FL_STATE_ABSENT);
  fl_baseline_drop(&w->known, FL_STATE_ABSENT);
  int rc = gone ? fl_scan_write_baseline(&w->known, w->path, err) : FL_OK;
  if (rc == FL_OK) fl_tell("%s: %u finding%s, %u gone", w->path, w->known.entries.n, plural(w->known.entries.n), gone);
  return rc;
}

static int show(work *w, fl_error *err) {
  FL_UNUSED(err);
  for (uint32_t i = 0; i < w->known.entries.n; i++) {
    const fl_baseline_entry *entry = &w->known.entries.at[i];
    const char *state = entry->state == FL_STATE_ABSENT ? "gone" : entry->state == FL_STATE_UNCHANGED ? "there" : "not looked for";
    fl_outf("%-14s %.*s  %.*s", state, FL_STR_ARG(entry->path), FL_STR_ARG(entry->rule));
    fl_outf(entry->symbol.n ? "  in %.*s\n" : "%.*s\n", FL_STR_ARG(entry->symbol));
  }
  for (uint32_t i = 0; i < w->report.findings.n; i++) {
    const fl_finding *f = &w->report.findings.at[i];
    if (f->state == FL_STATE_NEW) fl_outf("%-14s %.*s:%u  %.*s\n", "new", FL_STR_ARG(f->at.path), f->at.line, FL_STR_ARG(f->rule->id));
  }
  return FL_OK;
}

typedef struct verb {
  const char *name;
  bool needs_file;
  int (*run)(work *, fl_error *);
} verb;
static const verb verbs[] = {{"create", false, create}, {"update", true, update}, {"prune", true, prune}, {"show", true, show}};
enum { N_VERBS = sizeof verbs / sizeof *verbs };

static const verb *find_verb(const char *word, fl_error *err) {
  const char *names[N_VERBS + 1] = {NULL};
  for (size_t i = 0; i < N_VERBS; i++) names[i] = verbs[i].name;
  int given = fl_word_given("baseline", names, word, err);
  return given < 0 ? NULL : &verbs[given];
}

static int prepare(work *w, const verb *v, const fl_engine *engine, const fl_tree *tree, const fl_opts *opts, fl_error *err) {
  int rc = v->needs_file ? fl_baseline_read(&w->known, w->path, err) : FL_OK;
  if (rc == FL_OK) rc = fl_scan(&w->report, &w->known, &(fl_scan_what){engine, tree, opts, NULL}, err);
  if (rc == FL_OK) fl_baseline_of(&w->now, &w->report);
  return rc;
}

static int baseline(const fl_opts *opts) {
  fl_error err = {0};
  fl_tree *tree = NULL;
  fl_engine *engine = NULL;
  fl_buf buf = {0};
  work w = {0};
  const verb *v = find_verb(opts->words.n ? opts->words.at[0] : NULL, &err);
  if (!v) return fl_tell_error(&err);
  int code = fl_open(&tree, &engine, opts, opts->words.at + 1, opts->words.n - 1);
  if (code) return code;
  w.path = fl_scan_baseline_path(&buf, engine, tree, opts);
  int rc = prepare(&w, v, engine, tree, opts, &err);
  if (rc == FL_OK) rc = v->run(&w, &err);
  if (rc == FL_OK) rc = fl_out_finish(&err);
  fl_baseline_release(&w.known);
  fl_baseline_release(&w.now);
  fl_report_release(&w.report);
  fl_buf_release(&buf);
  fl_engine_free(engine);
  fl_tree_free(tree);
  return rc ? fl_tell_error(&err) : FL_CODE_OK;
}

const fl_command fl_cmd_baseline = {.name = "baseline",
                                    .bit = FL_CMD_BASELINE,
                                    .usage = "[OPTION...] create | update | prune | show [PATH...]",
                                    .about = "Keep the findings that are known, so that only new ones count",
                                    .run = baseline};
