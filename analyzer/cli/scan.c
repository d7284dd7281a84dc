#include "cli/scan.h"

#include "cli/cached.h"
#include "cli/change.h"
#include "cli/progress.h"
#include "cli/unit.h"

// Was everything shown that the rules found? Else what is missing may only be hidden.
static bool is_whole(const fl_select *select) {
  return select->n_select == 0 && select->n_ignore == 0 && select->min_severity <= FL_SEVERITY_NOTE && select->min_confidence <= FL_CONFIDENCE_MEDIUM;
}

// One tree. Of the findings that a baseline knows, and that `before` has, the report says so. `narrow`: to the part that was asked for.
static int scan(fl_report *report, fl_baseline *baseline, fl_baseline *before, bool narrow, const fl_engine *engine, const fl_tree *tree, const fl_opts *opts, fl_error *err) {
  fl_arena arena = {0};
  fl_progress progress = {0};
  fl_analysis *analysis = NULL;
  fl_scan_options options = fl_scan_options_of(opts, &arena);
  options.progress = &progress;
  options.report_only = true;
  fl_scan_configure(&options, opts, &engine->config);
  int rc = fl_select_check(&options.select, engine->rules, err);
  if (rc) goto done;
  options.cache = fl_cached_open(opts, tree);
  fl_progress_line *line = fl_progress_start(&progress, opts);
  rc = fl_analysis_run(&analysis, engine, tree, &options, err);
  if (rc == FL_OK) fl_analysis_take_report(report, analysis);
  if (rc == FL_OK && baseline) report->stats.baselined = fl_baseline_apply(baseline, report, &analysis->walk, is_whole(&options.select));
  if (rc == FL_OK && before) report->stats.elsewhere = fl_baseline_apply(before, report, &analysis->walk, false) - report->stats.baselined;
  if (rc == FL_OK && narrow) rc = fl_unit_narrow(report, &analysis->walk, opts, err);
  fl_progress_stop(line);
  if (rc == FL_OK) fl_cached_save(options.cache, opts);

done:
  fl_analysis_free(analysis);
  fl_cache_free(options.cache); // facts are borrowed from it
  fl_arena_release(&arena);
  return rc;
}

// What the tree that the change started from had to be said about it.
static int scan_base(fl_baseline *before, const fl_engine *engine, const fl_tree *tree, const fl_opts *opts, fl_error *err) {
  fl_tree *base = NULL;
  fl_report report = {0};
  int rc = fl_change_base(&base, tree, opts, err);
  if (rc == FL_OK) rc = scan(&report, NULL, NULL, false, engine, base, opts, err);
  if (rc == FL_OK) fl_baseline_of(before, &report);
  fl_report_release(&report);
  fl_tree_free(base);
  return rc;
}

int fl_scan(fl_report *report, fl_baseline *baseline, const fl_engine *engine, const fl_tree *tree, const fl_opts *opts, fl_error *err) {
  fl_baseline before = {0};
  bool has_base = fl_change_has_base(opts);
  int rc = has_base ? scan_base(&before, engine, tree, opts, err) : FL_OK;
  if (rc == FL_OK) rc = scan(report, baseline, has_base ? &before : NULL, true, engine, tree, opts, err);
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
