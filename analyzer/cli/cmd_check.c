// faultline check: analyse, report, and say with the exit code how it went.
#include "cli/change.h"
#include "cli/cli.h"
#include "cli/editor.h"
#include "cli/output.h"
#include "cli/progress.h"
#include "cli/scan.h"
#include "emit/emit.h"

#include <stdlib.h>

static fl_severity gate_of(const char *word) {
  if (!word || strcmp(word, "error") == 0) return FL_SEVERITY_ERROR;
  if (strcmp(word, "warning") == 0) return FL_SEVERITY_WARNING;
  return strcmp(word, "note") == 0 ? FL_SEVERITY_NOTE : FL_SEVERITY_NONE;
}

static int verdict(const fl_report *report, bool stale, const fl_opts *opts, const fl_config *config) {
  const char *gate = opts->fail_on ? opts->fail_on : config->fail_on.n ? config->fail_on.at : NULL;
  if (stale || fl_report_gate(report, gate_of(gate))) return opts->exit_zero ? FL_CODE_OK : FL_CODE_FINDINGS;
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
  fl_emit_report(r->report, fl_emitter_at(format), &options, write, to);
  fl_arena_release(&arena);
}

// ---- the command -----------------------------------------------------------------------------------------------------------------------

static int check(const fl_opts *opts) {
  fl_error err = {0};
  fl_outputs outputs = {format_name, fl_emitter_count(), "text", {0}};
  fl_tree *tree = NULL;
  fl_engine *engine = NULL;
  fl_report report = {0};
  fl_baseline baseline = {0};
  double start = fl_seconds();
  int code = fl_open(&tree, &engine, opts, opts->words.at, opts->words.n);
  if (code) return code;

  int rc = fl_editor_lay(tree, opts, &err);
  if (rc) goto done;
  rc = fl_change_stage(&tree, opts, &err);
  if (rc) goto done;
  rc = fl_outputs_open(&outputs, opts, &err);
  if (rc) goto done;
  rc = fl_scan_read_baseline(&baseline, engine, tree, opts, &err);
  if (rc) goto done;
  rc = fl_scan(&report, &baseline, engine, tree, opts, &err);
  if (rc) goto done;
  rc = fl_change_narrow(&report, tree, opts, &err);
  if (rc) goto done;
  rc = fl_outputs_write(&outputs, emit, &(request){&report, opts}, &err);
  if (rc) goto done;
  say_times(&report, opts, fl_seconds() - start);
  code = verdict(&report, is_stale(&baseline), opts, &engine->config);

done:
  if (rc) code = fl_tell_error(&err);
  fl_outputs_abort(&outputs);
  fl_report_release(&report);
  fl_baseline_release(&baseline);
  fl_engine_free(engine);
  fl_tree_free(tree);
  return code;
}

const fl_command fl_cmd_check = {
    .name = "check", .bit = FL_CMD_CHECK, .usage = "[OPTION...] [PATH...]", .about = "Analyse files and folders and report faults", .run = check};
