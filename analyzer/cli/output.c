// Formats to files and to the standard output.
#include "cli/output.h"

#include "base/suggest.h"

enum { MAX_FORMATS = 16 };

static int unknown_format(const fl_outputs *outputs, fl_str name, fl_error *err) {
  const char *names[MAX_FORMATS] = {0};
  fl_buf list = {0};
  uint32_t n = outputs->n_formats < MAX_FORMATS ? outputs->n_formats : MAX_FORMATS;
  for (uint32_t i = 0; i < n; i++) {
    names[i] = outputs->name(i);
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
  fl_output output = {0};
  while (output.format < outputs->n_formats && !fl_str_eq_c(name, outputs->name(output.format))) output.format++;
  if (output.format == outputs->n_formats) return unknown_format(outputs, name, err);
  if (has_path && path.n == 0) return fl_error_set(err, FL_E_USAGE, NULL, 0, 0, "-f %s: the path is missing", word);
  if (has_path && !fl_str_eq_c(path, "-")) output.path = path.at; // the end of the word
  for (uint32_t i = 0; i < outputs->list.n; i++)
    if (same_place(&outputs->list.at[i], &output))
      return fl_error_set(err, FL_E_USAGE, NULL, 0, 0, "two formats to %s; give each a path of its own: -f %s=PATH",
                          output.path ? output.path : "the standard output", outputs->name(output.format));
  fl_array_push(&outputs->list, output);
  return FL_OK;
}

int fl_outputs_open(fl_outputs *outputs, const fl_opts *opts, fl_error *err) {
  int rc = FL_OK;
  for (uint32_t i = 0; i < opts->formats.n && rc == FL_OK; i++) rc = add(outputs, opts->formats.at[i], err);
  if (rc == FL_OK && outputs->list.n == 0) rc = add(outputs, outputs->otherwise, err);
  for (uint32_t i = 0; i < outputs->list.n && rc == FL_OK; i++)
    if (outputs->list.at[i].path) rc = fl_outfile_open(&outputs->list.at[i].file, outputs->list.at[i].path, err);
  if (rc) fl_outputs_abort(outputs);
  return rc;
}

int fl_outputs_write(fl_outputs *outputs, fl_output_fn emit, void *payload, fl_error *err) {
  int rc = FL_OK;
  for (uint32_t i = 0; i < outputs->list.n; i++) {
    fl_output *o = &outputs->list.at[i];
    if (o->path) emit(payload, o->format, false, fl_outfile_writer, &o->file);
  }
  for (uint32_t i = 0; i < outputs->list.n && rc == FL_OK; i++)
    if (outputs->list.at[i].path) rc = fl_outfile_commit(&outputs->list.at[i].file, err);
  for (uint32_t i = 0; i < outputs->list.n && rc == FL_OK; i++)
    if (!outputs->list.at[i].path) emit(payload, outputs->list.at[i].format, true, fl_out, NULL);
  if (rc == FL_OK) rc = fl_out_finish(err);
  fl_outputs_abort(outputs);
  return rc;
}

void fl_outputs_abort(fl_outputs *outputs) {
  for (uint32_t i = 0; i < outputs->list.n; i++) fl_outfile_abort(&outputs->list.at[i].file);
  fl_array_release(&outputs->list);
}
