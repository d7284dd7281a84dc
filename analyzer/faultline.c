// The public functions: thin, over engine/ and emit/.
#include "include/faultline.h"

#include "emit/emit.h"
#include "engine/engine.h"

struct faultline_engine { fl_engine *engine; };
struct faultline_report {
  fl_report report;
  fl_tree *tree;
  faultline_finding *findings;
};

static int fail(faultline_error *out, const fl_error *err) {
  char text[FL_ERROR_FORMAT_BYTES];
  if (out) {
    out->status = err->status;
    fl_str cut = fl_str_from(fl_error_format(err, text, sizeof text));
    memcpy(out->text, cut.at, cut.n < sizeof out->text ? cut.n + 1 : sizeof out->text);
    out->text[sizeof out->text - 1] = '\0';
  }
  return err->status;
}

static int fail_all(faultline_error *out, const fl_errors *errors, int status) {
  fl_buf text = {0};
  char line[FL_ERROR_FORMAT_BYTES];
  if (!out) return status;
  fl_buf_init(&text, sizeof out->text - 1);
  for (uint32_t i = 0; i < errors->n; i++)
    fl_buf_printf(&text, "%s%s", i ? "\n" : "", fl_error_format(&errors->at[i], line, sizeof line));
  out->status = status;
  memcpy(out->text, fl_buf_text(&text), text.n + 1);
  fl_buf_release(&text);
  return status;
}

const char *faultline_version(void) { return FL_VERSION; }

int faultline_engine_load(faultline_engine **out, const faultline_engine_options *options, faultline_error *error) {
  fl_engine_options inner = {0};
  fl_errors errors = {0};
  fl_engine *engine = NULL;
  if (options)
    inner = (fl_engine_options){.data_dir = options->data_dir,
                                .only_rules = options->only_rules_dir,
                                .rules = options->rules_dirs,
                                .n_rules = (uint32_t)options->n_rules_dirs,
                                .project = options->project_dir};
  *out = NULL;
  int rc = fl_engine_load(&engine, &inner, &errors);
  if (rc) {
    rc = fail_all(error, &errors, rc);
  } else {
    *out = fl_alloc_zero(1, sizeof **out);
    (*out)->engine = engine;
  }
  fl_errors_release(&errors);
  return rc;
}

void faultline_engine_free(faultline_engine *engine) {
  if (!engine) return;
  fl_engine_free(engine->engine);
  fl_free(engine);
}

static fl_scan_options scan_options(const faultline_scan_options *options) {
  fl_scan_options inner = {.select = {.min_severity = FL_SEVERITY_NOTE, .min_confidence = FL_CONFIDENCE_MEDIUM}};
  if (!options) return inner;
  inner.jobs = options->jobs;
  inner.max_file_bytes = options->max_file_bytes;
  inner.file_timeout_ms = options->file_timeout_ms;
  inner.all = options->all != 0;
  if (options->min_severity) inner.select.min_severity = (fl_severity)options->min_severity;
  if (options->min_confidence) inner.select.min_confidence = (fl_confidence)options->min_confidence;
  return inner;
}

static void publish(faultline_report *out) {
  fl_arena *arena = &out->report.arena;
  out->findings = fl_arena_zero_n(arena, out->report.findings.n, sizeof *out->findings);
  for (uint32_t i = 0; i < out->report.findings.n; i++) {
    const fl_finding *f = &out->report.findings.at[i];
    out->findings[i] = (faultline_finding){
        .rule = fl_arena_text(arena, f->rule->id), .path = fl_arena_text(arena, f->at.path), .function = fl_arena_text(arena, f->function),
        .owner = fl_arena_text(arena, f->owner), .entry = fl_arena_text(arena, f->entry), .message = fl_arena_text(arena, f->message),
        .fix = fl_arena_text(arena, f->fix), .fingerprint = fl_arena_text(arena, f->fingerprint),
        .line = f->at.line, .column = f->at.col, .end_line = f->at.end_line, .end_column = f->at.end_col,
        .severity = (faultline_severity)f->severity, .confidence = (faultline_confidence)f->confidence,
    };
  }
}

int faultline_scan(faultline_report **out, const faultline_engine *engine, const char *root, const faultline_scan_options *options,
                   faultline_error *error) {
  fl_error err = {0};
  fl_scan_options inner = scan_options(options);
  fl_tree *tree = NULL;
  fl_analysis *analysis = NULL;
  *out = NULL;
  int rc = fl_tree_open(&tree, &root, 1, &err);
  if (rc) goto done;
  rc = fl_analysis_run(&analysis, engine->engine, tree, &inner, &err);
  if (rc) goto done;
  *out = fl_alloc_zero(1, sizeof **out);
  fl_analysis_report(&(*out)->report, analysis);
  (*out)->tree = tree;
  publish(*out);
  tree = NULL;

done:
  fl_analysis_free(analysis);
  fl_tree_free(tree);
  return rc ? fail(error, &err) : FAULTLINE_OK;
}

void faultline_report_free(faultline_report *report) {
  if (!report) return;
  fl_report_release(&report->report);
  fl_tree_free(report->tree);
  fl_free(report);
}

size_t faultline_report_count(const faultline_report *report) { return report->report.findings.n; }

const faultline_finding *faultline_report_at(const faultline_report *report, size_t index) { return &report->findings[index]; }

size_t faultline_report_gaps(const faultline_report *report) {
  size_t n = 0;
  for (uint32_t i = 0; i < report->report.gaps.n; i++) n += report->report.gaps.at[i].count;
  return n;
}

int faultline_emit(const faultline_report *report, const char *format, faultline_write_fn *write, void *payload, faultline_error *error) {
  fl_error err = {0};
  const fl_emitter *emitter = fl_emitter_find(fl_str_from(format));
  fl_emit_options options = {0};
  if (!emitter) {
    fl_error_set(&err, FL_E_USAGE, NULL, 0, 0, "no format '%s'", format);
    return fail(error, &err);
  }
  fl_emit_report(&report->report, emitter, &options, write, payload);
  return FAULTLINE_OK;
}
