#include "cli/scan.h"

#include "base/io.h"
#include "cli/cached.h"
#include "cli/change.h"
#include "cli/profile.h"
#include "cli/progress.h"
#include "cli/unit.h"

// Was everything shown that the rules found? Else what is missing may only be hidden.
static bool is_whole(const fl_select *select) {
  return select->n_select == 0 && select->n_ignore == 0 && select->min_severity <= FL_SEVERITY_NOTE && select->min_confidence <= FL_CONFIDENCE_MEDIUM;
}

// A scan as it goes on: of one tree.
typedef struct job {
  const fl_engine *engine;
  const fl_tree *tree;
  const fl_opts *opts;
  fl_hook_timer *timer;
  fl_baseline *known, *before; // findings that are not new: of the baseline, of the tree that the change started from; may be NULL
  bool narrow;                 // to the part that was asked for
} job;

static int judge(fl_report *report, const job *j, const fl_analysis *a, fl_error *err) {
  bool whole = is_whole(&a->options.select);
  if (j->known) report->stats.baselined = fl_baseline_apply(j->known, report, &a->walk, whole);
  if (j->before) report->stats.elsewhere = fl_baseline_apply(j->before, report, &a->walk, false) - report->stats.baselined;
  return j->narrow ? fl_unit_narrow(report, &a->walk, j->opts, err) : FL_OK;
}

// What was read until somebody stopped it is worth keeping.
static int report_on(fl_report *report, const job *j, fl_analysis *a, fl_error *err) {
  if (a->was_stopped) {
    fl_cached_save(a->options.cache, j->opts);
    return fl_error_set(err, FL_E_LIMIT, NULL, 0, 0, "not finished in time");
  }
  fl_analysis_take_report(report, a);
  int rc = judge(report, j, a, err);
  if (rc == FL_OK && a->options.profile && j->narrow) rc = fl_profile_tell(a->options.profile, a, j->opts, err);
  return rc;
}

static int analyse(fl_report *report, const job *j, fl_scan_options *options, fl_error *err) {
  fl_analysis *analysis = NULL;
  fl_progress_line *line = fl_progress_start(options->progress, j->opts);
  fl_hook_timer_watch(j->timer, options->progress);
  int rc = fl_analysis_run(&analysis, j->engine, j->tree, options, err);
  if (rc == FL_OK) rc = report_on(report, j, analysis, err);
  fl_hook_timer_watch(j->timer, NULL);
  fl_progress_stop(line);
  if (rc == FL_OK) fl_cached_save(options->cache, j->opts);
  fl_analysis_free(analysis);
  return rc;
}

static int scan(fl_report *report, const job *j, fl_error *err) {
  fl_arena arena = {0};
  fl_progress progress = {0};
  fl_profile profile = {0};
  fl_scan_options options = fl_scan_options_of(j->opts, &arena);
  options.progress = &progress;
  if (j->opts->profile || j->opts->profile_json) options.profile = &profile;
  options.report_only = true;
  fl_scan_configure(&options, j->opts, &j->engine->config);
  int rc = fl_select_check(&options.select, j->engine->rules, err);
  if (rc == FL_OK) options.cache = fl_cached_open(j->opts, j->tree);
  if (rc == FL_OK) rc = analyse(report, j, &options, err);
  fl_cache_free(options.cache); // facts are borrowed from it
  fl_arena_release(&arena);
  return rc;
}

// What the tree that the change started from had to be said about it.
static int scan_base(fl_baseline *before, const job *of_change, fl_error *err) {
  fl_tree *base = NULL;
  fl_report report = {0};
  int rc = fl_change_base(&base, of_change->tree, of_change->opts, err);
  job j = {.engine = of_change->engine, .tree = base, .opts = of_change->opts, .timer = of_change->timer};
  if (rc == FL_OK) rc = scan(&report, &j, err);
  if (rc == FL_OK) fl_baseline_of(before, &report);
  fl_report_release(&report);
  fl_tree_free(base);
  return rc;
}

int fl_scan(fl_report *report, fl_baseline *baseline, const fl_scan_what *what, fl_error *err) {
  fl_baseline before = {0};
  job j = {what->engine, what->tree, what->opts, what->timer, baseline, NULL, true};
  int rc = FL_OK;
  if (fl_change_has_base(what->opts)) j.before = &before, rc = scan_base(&before, &j, err);
  if (rc == FL_OK) rc = scan(report, &j, err);
  fl_baseline_release(&before);
  return rc;
}

const char *fl_scan_baseline_path(fl_buf *out, const fl_engine *engine, const fl_tree *tree, const fl_opts *opts) {
  const fl_config *config = &engine->config;
  fl_str root = fl_tree_root(tree);
  if (opts->baseline) return opts->baseline;
  if (config->baseline.n) return fl_path_join(out, fl_path_dir(fl_str_from(config->path)), config->baseline);
  return fl_path_join(out, fl_str_eq_c(root, ".") ? FL_STR("") : root, FL_STR(FL_BASELINE_NAME));
}

int fl_scan_read_baseline(fl_baseline *out, const fl_engine *engine, const fl_tree *tree, const fl_opts *opts, fl_error *err) {
  fl_buf buf = {0};
  const char *path = fl_scan_baseline_path(&buf, engine, tree, opts);
  *out = (fl_baseline){0};
  bool is_named = opts->baseline || engine->config.baseline.n;
  bool wanted = !opts->no_baseline && (is_named || fl_path_exists(path));
  int rc = wanted ? fl_baseline_read(out, path, err) : FL_OK;
  fl_buf_release(&buf);
  return rc;
}

int fl_scan_write_baseline(fl_baseline *b, const char *path, fl_error *err) {
  fl_outfile out = {0};
  int rc = fl_outfile_open(&out, path, err);
  if (rc) return rc;
  fl_baseline_write(b, fl_outfile_writer, &out);
  rc = fl_outfile_commit(&out, err);
  fl_outfile_abort(&out);
  return rc;
}
