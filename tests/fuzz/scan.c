// A whole repository in memory: read, linked, matched; its report and brief in every format, and what is JSON read again.
#include "fuzz.h"

#include "audit/card.h"
#include "brief/brief.h"
#include "brief/read.h"
#include "emit/emit.h"
#include "engine/engine.h"
#include "engine/ndjson.h"
#include "findings/past.h"

#include <string.h>

static const fl_engine *engine(void) {
  static fl_engine *loaded;
  fl_errors errors = {0};
  if (!loaded) FL_ASSERT(fl_engine_load(&loaded, &(fl_engine_options){.data_dir = FUZZ_DATA, .isolated = true}, &errors) == FL_OK);
  return loaded;
}

// "=== PATH" begins another file.
static fl_tree *tree_of(const char *as, fl_str text) {
  fl_tree *tree = NULL;
  fl_str path = fl_str_from(as);
  while (text.n || !tree) {
    uint32_t next = fl_str_find(text, FL_STR("\n=== "));
    fl_str file = fl_str_slice(text, 0, next == FL_STR_NONE ? text.n : next + 1);
    if (!tree) tree = fl_tree_of_text(path, file);
    else if (path.n) fl_tree_put_beside(tree, path, file);
    if (next == FL_STR_NONE) break;
    fl_str_cut(fl_str_from_pos(text, next + 5), '\n', &path, &text);
  }
  return tree;
}

static void add(void *payload, const char *text, size_t n) { fl_buf_add_bytes(payload, text, n); }

static void read_again(fl_str json) {
  fl_saved saved;
  fl_report report = {0};
  fl_document doc = {0};
  fl_past past = {0};
  FL_ASSERT(fl_saved_open(&saved, "json", json, NULL) == FL_OK);
  if (saved.is_brief) FL_ASSERT(fl_saved_brief(&doc, &saved, NULL) == FL_OK);
  else FL_ASSERT(fl_saved_report(&report, &saved, engine()->rules, NULL) == FL_OK && fl_past_read(&past, "json", json, NULL) == FL_OK);
  fl_saved_close(&saved);
  fl_past_release(&past);
  fl_report_release(&report);
  fl_document_release(&doc);
}

static void emit(const fl_report *report) {
  for (uint32_t i = 0; i < fl_emitter_count(); i++) {
    fl_buf out = {0};
    fl_emit_report(report, fl_emitter_at(i), &(fl_emit_options){.verbose = true, .baselined = true}, add, &out);
    if (strcmp(fl_emitter_at(i)->name, "json") == 0) read_again(fl_buf_str(&out));
    fl_buf_release(&out);
  }
}

static void brief(const fl_report *report, const fl_analysis *analysis) {
  fl_document doc = {0};
  fl_brief(&doc, &(fl_brief_input){report, analysis});
  for (uint32_t i = 0; i < fl_brief_format_count(); i++) {
    fl_buf out = {0};
    fl_brief_format_at(i)->write(&out, &doc);
    if (strcmp(fl_brief_format_at(i)->name, "json") == 0) read_again(fl_buf_str(&out));
    fl_buf_release(&out);
  }
  fl_document_release(&doc);
}

static void card(const fl_analysis *analysis) {
  fl_buf out = {0};
  if (analysis->graph) fl_card_write(analysis, add, &out);
  fl_buf_release(&out);
}

void fuzz_scan(const char *as, fl_str text) {
  fl_tree *tree = tree_of(as, text);
  fl_analysis *analysis = NULL;
  fl_report report = {0};
  fl_scan_options options = {.jobs = 1, .file_timeout_ms = 20000, .as_stored = true, .commands_in = FL_COMMANDS_NOWHERE,
                             .select = {.min_severity = FL_SEVERITY_NOTE, .min_confidence = FL_CONFIDENCE_LOW}};
  if (fl_analysis_run(&analysis, engine(), tree, &options, NULL) == FL_OK) {
    fl_analysis_report(&report, analysis);
    emit(&report);
    brief(&report, analysis);
    card(analysis);
  }
  fl_report_release(&report);
  fl_analysis_free(analysis);
  fl_tree_free(tree);
}
