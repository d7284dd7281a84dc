// Files of our own kinds, which somebody else may have written.
#include "fuzz.h"

#include "audit/manifest.h"
#include "brief/brief.h"
#include "brief/read.h"
#include "emit/emit.h"
#include "engine/config.h"
#include "findings/baseline.h"
#include "findings/past.h"
#include "match/rule.h"
#include "models/model.h"

void fuzz_rule(const char *as, fl_str text) {
  fl_errors errors = {0};
  fl_rules *rules = NULL;
  FL_UNUSED(as);
  int rc = fl_rules_compile_file(&rules, NULL, fuzz_file(text), &errors);
  FL_ASSERT((rc == FL_OK) == (rules != NULL));
  fl_rules_free(rules);
  fl_errors_release(&errors);
}

void fuzz_model(const char *as, fl_str text) {
  fl_errors errors = {0};
  fl_models *models = NULL;
  FL_UNUSED(as);
  int rc = fl_models_compile_text(&models, NULL, "fuzz.yaml", text, &errors);
  FL_ASSERT((rc == FL_OK) == (models != NULL));
  fl_models_free(models);
  fl_errors_release(&errors);
}

void fuzz_config(const char *as, fl_str text) {
  fl_errors errors = {0};
  fl_config config = {0};
  fl_buf shown = {0};
  FL_UNUSED(as);
  if (fl_config_read(&config, fuzz_file(text), ".", &errors) == FL_OK) fl_config_show(&config, &shown);
  fl_buf_release(&shown);
  fl_config_release(&config);
  fl_errors_release(&errors);
}

static void add(void *payload, const char *text, size_t n) { fl_buf_add_bytes(payload, text, n); }

// Written and read again it is the same.
void fuzz_baseline(const char *as, fl_str text) {
  fl_baseline first = {0}, second = {0};
  fl_buf written = {0}, again = {0};
  FL_UNUSED(as);
  if (fl_baseline_read(&first, fuzz_file(text), NULL) == FL_OK) {
    fl_baseline_write(&first, add, &written);
    FL_ASSERT(fl_baseline_read(&second, fuzz_file(fl_buf_str(&written)), NULL) == FL_OK);
    fl_baseline_write(&second, add, &again);
    FL_ASSERT(fl_str_eq(fl_buf_str(&written), fl_buf_str(&again)));
  }
  fl_baseline_release(&first);
  fl_baseline_release(&second);
  fl_buf_release(&written);
  fl_buf_release(&again);
}

static void use_brief(const fl_saved *saved) {
  fl_document doc = {0};
  if (fl_saved_brief(&doc, saved, NULL) == FL_OK)
    for (uint32_t i = 0; i < fl_brief_format_count(); i++) {
      fl_buf out = {0};
      fl_brief_format_at(i)->write(&out, &doc);
      fl_buf_release(&out);
    }
  fl_document_release(&doc);
}

static void use_report(const fl_saved *saved) {
  fl_report report = {0};
  fl_document doc = {0};
  if (fl_saved_report(&report, saved, NULL, NULL) == FL_OK) {
    for (uint32_t i = 0; i < fl_emitter_count(); i++) {
      fl_buf out = {0};
      fl_emit_report(&report, fl_emitter_at(i), &(fl_emit_options){.verbose = true, .baselined = true}, add, &out);
      fl_buf_release(&out);
    }
    fl_brief(&doc, &(fl_brief_input){&report, NULL});
  }
  fl_document_release(&doc);
  fl_report_release(&report);
}

void fuzz_saved(const char *as, fl_str text) {
  fl_saved saved;
  fl_past past = {0};
  FL_UNUSED(as);
  if (fl_saved_open(&saved, "fuzz", text, NULL) == FL_OK) {
    if (saved.is_brief) use_brief(&saved);
    else use_report(&saved);
    fl_saved_close(&saved);
  }
  if (fl_past_read(&past, "fuzz", text, NULL)) FL_ASSERT(!past.findings.n);
  fl_past_release(&past);
}

void fuzz_manifest(const char *as, fl_str text) {
  fl_manifest manifest = {0};
  FL_UNUSED(as);
  if (fl_manifest_read(&manifest, fuzz_file(text), NULL) == FL_OK)
    for (uint32_t i = 0; i < manifest.rows.n; i++) {
      fl_buf folder = {0};
      fl_repository_folder(&folder, "results", manifest.rows.at[i].key);
      fl_buf_release(&folder);
    }
  fl_manifest_release(&manifest);
}
