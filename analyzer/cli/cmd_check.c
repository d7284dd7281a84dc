// faultline check: analyse, report, and say with the exit code how it went.
#include "cli/change.h"
#include "cli/cli.h"
#include "cli/editor.h"
#include "cli/gate.h"
#include "cli/output.h"
#include "cli/progress.h"
#include "cli/sarif.h"
#include "cli/scan.h"
#include "emit/emit.h"

#include <stdlib.h>

static int verdict(const fl_report *report, bool stale, const fl_opts *opts, const fl_config *config) {
  const char *gate = opts->fail_on ? opts->fail_on : config->fail_on.n ? config->fail_on.at : NULL;
  if (stale || fl_report_gate(report, fl_gate_of(gate))) return opts->exit_zero ? FL_CODE_OK : FL_CODE_FINDINGS;
  if (report->stats.files_read == 0 && fl_change_has_base(opts)) return FL_CODE_OK; // a commit of documents is no mistake
  if (report->stats.files_read == 0) {
    fl_tell("nothing to analyse: no file below '%.*s' is written in a language that can be read here", FL_STR_ARG(report->root));
    return FL_CODE_INCOMPLETE;
  }
  if (opts->strict && report->gaps.n > 0) {
    fl_tell("something could not be seen, and --strict is on");
    return FL_CODE_INCOMPLETE;
  }
  return FL_CODE_OK;
}

static void say_times(const fl_report *report, const fl_opts *opts, double seconds) {
  if (!opts->verbose) return;
  fl_tell("%u files, %u lines in %.2f s; peak memory %llu MiB", report->stats.files_read, report->stats.lines_read, seconds,
         (unsigned long long)(fl_peak_bytes() >> 20));
}

// What the baseline still lists and nobody finds any more: the ratchet only tightens, so a pipeline fails until it is pruned.
static bool is_stale(const fl_baseline *baseline) {
  const char *ci = getenv("CI");
  bool in_pipeline = ci && ci[0] && strcmp(ci, "0") != 0 && strcmp(ci, "false") != 0;
  uint32_t n = fl_baseline_count(baseline, FL_STATE_ABSENT);
  if (n) fl_tell("the baseline lists %u finding%s that %s gone: 'faultline baseline prune' removes %s", n, n == 1 ? "" : "s", n == 1 ? "is" : "are", n == 1 ? "it" : "them");
  return n && in_pipeline;
}

// ---- formats ---------------------------------------------------------------------------------------------------------------------------

typedef struct request {
  const fl_report *report;
  const fl_opts *opts;
} request;

static const char *format_name(uint32_t format) { return fl_emitter_at(format)->name; }

// Paths as a terminal here can open them, when the root was named relative to where we stand.
static fl_str path_prefix(const fl_report *report, const fl_opts *opts, fl_arena *arena) {
  fl_str root = report->root, file;
  fl_error err = {0};
  if (opts->stdin_filename && fl_editor_path(&file, report->tree, opts, arena, &err) == FL_OK) return fl_str_from(fl_editor_prefix(opts, file, arena));
  if (root.n == 0 || fl_str_eq_c(root, ".") || fl_str_starts_c(root, "/") || fl_str_starts_c(root, "..")) return FL_STR("");
  return fl_str_from(fl_arena_printf(arena, "%.*s/", FL_STR_ARG(root)));
}

static void emit(void *payload, uint32_t format, bool on_stdout, fl_json_write_fn write, void *to) {
  const request *r = payload;
  fl_arena arena = {0};
  fl_emit_options options = {.color = on_stdout && fl_wants_color(r->opts),
                             .verbose = r->opts->verbose,
                             .quiet = r->opts->quiet,
                             .baselined = r->opts->show_baselined,
                             .statistics = r->opts->statistics,
                             .width = fl_width(),
                             .path_prefix = path_prefix(r->report, r->opts, &arena)};
  fl_sarif_options(&options, r->opts);
  if (strcmp(format_name(format), "sarif") == 0) fl_sarif_tell(r->report, &options);
  fl_emit_report(r->report, fl_emitter_at(format), &options, write, to);
  fl_arena_release(&arena);
}

// ---- the command -----------------------------------------------------------------------------------------------------------------------

typedef struct work {
  const fl_opts *opts;
  fl_tree *tree;
  fl_engine *engine;
  fl_hook_timer *timer;
  fl_outputs outputs;
  fl_report report;
  fl_baseline baseline;
} work;

static int prepare(work *w, fl_error *err) {
  int rc = fl_editor_lay(w->tree, w->opts, err);
  if (rc == FL_OK) rc = fl_change_stage(&w->tree, w->opts, err);
  if (rc == FL_OK) rc = fl_outputs_open(&w->outputs, w->opts, err);
  return rc ? rc : fl_scan_read_baseline(&w->baseline, w->engine, w->tree, w->opts, err);
}

static int analyse(work *w, fl_error *err) {
  int rc = fl_scan(&w->report, &w->baseline, &(fl_scan_what){w->engine, w->tree, w->opts, w->timer}, err);
  if (rc == FL_OK) rc = fl_change_narrow(&w->report, w->tree, w->opts, err);
  if (rc == FL_OK) fl_hook_timer_stop(w->timer), w->timer = NULL; // what is being written is written to its end
  return rc ? rc : fl_outputs_write(&w->outputs, emit, &(request){&w->report, w->opts}, err);
}

static int run(work *w) {
  fl_error err = {0};
  double start = fl_seconds();
  int rc = prepare(w, &err);
  if (rc == FL_OK) rc = analyse(w, &err);
  if (rc && fl_hook_timer_is_over(w->timer)) return fl_hook_timer_give_up(w->timer);
  if (rc) return fl_tell_error(&err);
  say_times(&w->report, w->opts, fl_seconds() - start);
  return verdict(&w->report, is_stale(&w->baseline), w->opts, &w->engine->config);
}

static int check(const fl_opts *opts) {
  work w = {.opts = opts, .outputs = {format_name, fl_emitter_count(), "text", {0}}, .timer = fl_hook_timer_start(opts)};
  int code = fl_open(&w.tree, &w.engine, opts, opts->words.at, opts->words.n);
  if (code == FL_CODE_OK) code = run(&w);
  fl_hook_timer_stop(w.timer);
  fl_outputs_abort(&w.outputs);
  fl_report_release(&w.report);
  fl_baseline_release(&w.baseline);
  fl_engine_free(w.engine);
  fl_tree_free(w.tree);
  return code;
}

const fl_command fl_cmd_check = {
    .name = "check", .bit = FL_CMD_CHECK, .usage = "[OPTION...] [PATH...]", .about = "Analyse files and folders and report faults", .run = check};
