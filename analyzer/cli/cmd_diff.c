// faultline diff: what changed between two reports.
#include "cli/cli.h"
#include "cli/gate.h"
#include "cli/output.h"
#include "emit/comparison.h"

typedef struct work {
  const fl_opts *opts;
  fl_past before, after;
  fl_comparison comparison;
} work;

static int read_report(fl_past *out, const char *path, fl_error *err) {
  fl_buf text = {0};
  bool is_stdin = strcmp(path, "-") == 0;
  int rc = is_stdin ? fl_read_stdin(&text, err) : fl_read_file(&text, path, 0, err);
  if (rc == FL_OK) rc = fl_past_read(out, is_stdin ? "the standard input" : path, fl_buf_str(&text), err);
  fl_buf_release(&text);
  return rc;
}

static void emit(void *payload, uint32_t format, bool on_stdout, fl_json_write_fn write, void *to) {
  const work *w = payload;
  fl_emit_options options = {.color = on_stdout && fl_wants_color(w->opts), .verbose = w->opts->verbose, .quiet = w->opts->quiet, .width = fl_width()};
  fl_emit_comparison(&w->comparison, format, &options, write, to);
}

static int compare(work *w, fl_error *err) {
  fl_outputs outputs = {fl_comparison_format_name, fl_comparison_format_count(), "text", {0}};
  const fl_names *files = &w->opts->words;
  if (files->n != 2) return fl_error_set(err, FL_E_USAGE, NULL, 0, 0, "diff wants two reports: faultline diff BEFORE.json AFTER.json ('faultline check -f json' writes them)");
  int rc = fl_outputs_open(&outputs, w->opts, err);
  if (rc == FL_OK) rc = read_report(&w->before, files->at[0], err);
  if (rc == FL_OK) rc = read_report(&w->after, files->at[1], err);
  if (rc == FL_OK) fl_compare(&w->comparison, &w->before, &w->after);
  if (rc == FL_OK) rc = fl_outputs_write(&outputs, emit, w, err);
  fl_outputs_abort(&outputs);
  return rc;
}

static int diff(const fl_opts *opts) {
  fl_error err = {0};
  work w = {.opts = opts};
  int rc = compare(&w, &err);
  bool hit = rc == FL_OK && !opts->exit_zero && fl_comparison_gate(&w.comparison, fl_gate_of(opts->fail_on));
  fl_comparison_release(&w.comparison);
  fl_past_release(&w.before);
  fl_past_release(&w.after);
  return rc ? fl_tell_error(&err) : hit ? FL_CODE_FINDINGS : FL_CODE_OK;
}

const fl_command fl_cmd_diff = {.name = "diff",
                                .bit = FL_CMD_DIFF,
                                .usage = "[OPTION...] BEFORE.json AFTER.json",
                                .about = "Say what is new and what is fixed between two reports",
                                .run = diff};
