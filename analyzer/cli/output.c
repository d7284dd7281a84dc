// Formats to files and to the standard output.
#include "cli/output.h"

#include "base/suggest.h"

static int unknown_format(fl_str name, fl_error *err) {
  const char *names[16] = {0};
  fl_buf list = {0};
  uint32_t n = fl_emitter_count();
  for (uint32_t i = 0; i < n && i < 16; i++) {
    names[i] = fl_emitter_at(i)->name;
    fl_buf_printf(&list, "%s%s", i ? ", " : "", names[i]);
  }
  const char *near = fl_suggest_c(name, names, n);
  int rc = near ? fl_error_set(err, FL_E_USAGE, NULL, 0, 0, "no format '%.*s' (did you mean '%s'?)", FL_STR_ARG(name), near)
                : fl_error_set(err, FL_E_USAGE, NULL, 0, 0, "no format '%.*s' (there are %s)", FL_STR_ARG(name), fl_buf_text(&list));
  fl_buf_release(&list);
  return rc;
}

static bool same_place(const fl_output *a, const fl_output *b) {
  if (!a->path || !b->path) return a->path == b->path;
  return strcmp(a->path, b->path) == 0;
}

static int add(fl_outputs *outputs, const char *word, fl_error *err) {
  fl_str name, path;
  bool has_path = fl_str_cut(fl_str_from(word), '=', &name, &path);
  fl_output output = {.emitter = fl_emitter_find(name)};
  if (!output.emitter) return unknown_format(name, err);
  if (has_path && path.n == 0) return fl_error_set(err, FL_E_USAGE, NULL, 0, 0, "-f %s: the path is missing", word);
  if (has_path && !fl_str_eq_c(path, "-")) output.path = path.at; // the end of the word
  for (uint32_t i = 0; i < outputs->list.n; i++)
    if (same_place(&outputs->list.at[i], &output))
      return fl_error_set(err, FL_E_USAGE, NULL, 0, 0, "two formats to %s; give each a path of its own: -f %s=PATH",
                          output.path ? output.path : "the standard output", output.emitter->name);
  fl_array_push(&outputs->list, output);
  return FL_OK;
}

int fl_outputs_open(fl_outputs *outputs, const fl_opts *opts, fl_error *err) {
  int rc = FL_OK;
  for (uint32_t i = 0; i < opts->formats.n && rc == FL_OK; i++) rc = add(outputs, opts->formats.at[i], err);
  if (rc == FL_OK && outputs->list.n == 0) rc = add(outputs, "text", err);
  for (uint32_t i = 0; i < outputs->list.n && rc == FL_OK; i++)
    if (outputs->list.at[i].path) rc = fl_outfile_open(&outputs->list.at[i].file, outputs->list.at[i].path, err);
  if (rc) fl_outputs_abort(outputs);
  return rc;
}

// Paths as a terminal here can open them, when the root was named relative to where we stand.
static fl_str path_prefix(const fl_report *report, fl_arena *arena) {
  fl_str root = report->root;
  if (root.n == 0 || fl_str_eq_c(root, ".") || fl_str_starts_c(root, "/") || fl_str_starts_c(root, "..")) return FL_STR("");
  return fl_str_from(fl_arena_printf(arena, "%.*s/", FL_STR_ARG(root)));
}

static void emit(fl_output *output, const fl_report *report, const fl_opts *opts) {
  fl_arena arena = {0};
  fl_emit_options options = {.color = !output->path && fl_wants_color(opts),
                             .verbose = opts->verbose,
                             .quiet = opts->quiet,
                             .width = fl_width(),
                             .path_prefix = path_prefix(report, &arena)};
  if (output->path) fl_emit_report(report, output->emitter, &options, fl_outfile_writer, &output->file);
  else fl_emit_report(report, output->emitter, &options, fl_out, NULL);
  fl_arena_release(&arena);
}

int fl_outputs_write(fl_outputs *outputs, const fl_report *report, const fl_opts *opts, fl_error *err) {
  int rc = FL_OK;
  for (uint32_t i = 0; i < outputs->list.n; i++)
    if (outputs->list.at[i].path) emit(&outputs->list.at[i], report, opts);
  for (uint32_t i = 0; i < outputs->list.n && rc == FL_OK; i++)
    if (outputs->list.at[i].path) rc = fl_outfile_commit(&outputs->list.at[i].file, err);
  for (uint32_t i = 0; i < outputs->list.n && rc == FL_OK; i++)
    if (!outputs->list.at[i].path) emit(&outputs->list.at[i], report, opts);
  if (rc == FL_OK) rc = fl_out_finish(err);
  fl_outputs_abort(outputs);
  return rc;
}

void fl_outputs_abort(fl_outputs *outputs) {
  for (uint32_t i = 0; i < outputs->list.n; i++) fl_outfile_abort(&outputs->list.at[i].file);
  fl_array_release(&outputs->list);
}
