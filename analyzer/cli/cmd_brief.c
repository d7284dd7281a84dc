// faultline brief: what the findings mean for the system, for those who decide.
#include "brief/brief.h"
#include "brief/read.h"
#include "cli/cached.h"
#include "cli/llm_run.h"
#include "cli/output.h"
#include "cli/progress.h"
#include "cli/scan.h"

static const char *format_name(uint32_t format) { return fl_brief_format_at(format)->name; }

static void emit(void *payload, uint32_t format, bool on_stdout, fl_json_write_fn write, void *to) {
  fl_buf out = {0};
  FL_UNUSED(on_stdout);
  fl_brief_format_at(format)->write(&out, payload);
  write(to, fl_buf_text(&out), out.n);
  fl_buf_release(&out);
}

typedef struct work {
  const fl_opts *opts;
  fl_tree *tree;
  fl_engine *engine;
  fl_outputs outputs;
  fl_analysis *analysis;
  fl_cache *cache;
  fl_progress progress;
  fl_arena arena;
  int code; // of what a language model was asked for
} work;

// The last step of every brief.
static int finish(work *w, fl_document *doc, fl_error *err) {
  const fl_config *config = w->engine ? &w->engine->config : NULL;
  if (w->opts->llm_dry_run) {
    w->code = fl_llm_show(doc, w->opts, config);
    return FL_OK;
  }
  if (w->opts->llm) w->code = fl_llm_rewrite(doc, w->opts, config);
  return fl_outputs_write(&w->outputs, emit, doc, err);
}

static int analyse(work *w, fl_error *err) {
  fl_scan_options options = fl_scan_options_of(w->opts, &w->arena);
  options.progress = &w->progress;
  fl_scan_configure(&options, w->opts, &w->engine->config);
  int rc = fl_select_check(&options.select, w->engine->rules, err);
  if (rc) return rc;
  options.cache = w->cache = fl_cached_open(w->opts, w->tree);
  fl_progress_line *line = fl_progress_start(&w->progress, w->opts);
  rc = fl_analysis_run(&w->analysis, w->engine, w->tree, &options, err);
  fl_progress_stop(line);
  if (rc == FL_OK) fl_cached_save(w->cache, w->opts);
  return rc;
}

static int write_brief(work *w, fl_error *err) {
  fl_report report = {0};
  fl_document doc = {0};
  fl_analysis_report(&report, w->analysis);
  fl_brief(&doc, &(fl_brief_input){&report, w->analysis});
  int rc = finish(w, &doc, err);
  fl_document_release(&doc);
  fl_report_release(&report);
  return rc;
}

static int run(work *w) {
  fl_error err = {0};
  int rc = fl_outputs_open(&w->outputs, w->opts, &err);
  if (rc == FL_OK) rc = analyse(w, &err);
  if (rc == FL_OK && fl_analysis_files_read(w->analysis) == 0) {
    fl_tell("nothing to analyse: no file there is written in a language that can be read here");
    return FL_CODE_INCOMPLETE;
  }
  if (rc == FL_OK) rc = write_brief(w, &err);
  return rc ? fl_tell_error(&err) : FL_CODE_OK;
}

// ---- what was saved ------------------------------------------------------------------------------------------------------------------

static int open_saved(fl_saved *saved, const char *path, fl_error *err) {
  fl_buf text = {0};
  bool is_stdin = strcmp(path, "-") == 0;
  int rc = is_stdin ? fl_read_stdin(&text, err) : fl_read_file(&text, path, 0, err);
  if (rc == FL_OK) rc = fl_saved_open(saved, is_stdin ? "the standard input" : path, fl_buf_str(&text), err);
  fl_buf_release(&text);
  return rc;
}

static int write_saved_brief(work *w, const fl_saved *saved, fl_error *err) {
  fl_document doc = {0};
  int rc = fl_saved_brief(&doc, saved, err);
  if (rc == FL_OK) rc = finish(w, &doc, err);
  fl_document_release(&doc);
  return rc;
}

static int write_brief_of_findings(work *w, const fl_saved *saved, fl_error *err) {
  fl_report report = {0};
  fl_document doc = {0};
  fl_scan_options options = fl_scan_options_of(w->opts, &w->arena);
  int rc = fl_select_check(&options.select, w->engine->rules, err);
  if (rc == FL_OK) rc = fl_saved_report(&report, saved, w->engine->rules, err);
  if (rc == FL_OK) {
    fl_report_select(&report, &options.select);
    fl_brief(&doc, &(fl_brief_input){&report, NULL});
    rc = finish(w, &doc, err);
  }
  fl_document_release(&doc);
  fl_report_release(&report);
  return rc;
}

static int run_saved(work *w) {
  fl_error err = {0};
  fl_saved saved = {0};
  int code = FL_CODE_OK, rc = FL_OK;
  if (w->opts->words.n) rc = fl_error_set(&err, FL_E_USAGE, NULL, 0, 0, "brief reads a folder, or what --input names, not both");
  if (rc == FL_OK) rc = fl_outputs_open(&w->outputs, w->opts, &err);
  if (rc == FL_OK) rc = open_saved(&saved, w->opts->input, &err);
  if (rc == FL_OK && saved.is_brief) rc = write_saved_brief(w, &saved, &err);
  else if (rc == FL_OK && (code = fl_open(&w->tree, &w->engine, w->opts, NULL, 0)) == FL_CODE_OK) rc = write_brief_of_findings(w, &saved, &err);
  fl_saved_close(&saved);
  return rc ? fl_tell_error(&err) : code;
}

// ---- all -----------------------------------------------------------------------------------------------------------------------------

static int run_folder(work *w) {
  int code = fl_open(&w->tree, &w->engine, w->opts, w->opts->words.at, w->opts->words.n);
  return code == FL_CODE_OK ? run(w) : code;
}

static int brief(const fl_opts *opts) {
  work w = {.opts = opts, .outputs = {format_name, fl_brief_format_count(), "markdown", {0}}};
  int code = opts->input ? run_saved(&w) : run_folder(&w);
  if (code == FL_CODE_OK) code = w.code;
  fl_outputs_abort(&w.outputs);
  fl_analysis_free(w.analysis);
  fl_cache_free(w.cache); // facts are borrowed from it
  fl_engine_free(w.engine);
  fl_tree_free(w.tree);
  fl_arena_release(&w.arena);
  return code;
}

const fl_command fl_cmd_brief = {.name = "brief",
                                 .bit = FL_CMD_BRIEF,
                                 .usage = "[OPTION...] [PATH... | -i FILE]",
                                 .about = "Write an architect's brief: risks, design, rollout",
                                 .run = brief};
