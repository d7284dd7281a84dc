// The report as JSON, version 1: docs/schema/report.schema.json says what is in it. Nothing is left out.
#include "emit/emit_p.h"

typedef enum section { IN_FINDINGS, IN_GAPS } section;
typedef struct json_state { fl_json w; section section; } json_state;

static void begin_list(fl_json *w, const char *key) {
  fl_json_key(w, key);
  fl_json_array_begin(w);
}

static void places(fl_json *w, const char *key, const fl_place *at, uint32_t n) {
  begin_list(w, key);
  for (uint32_t i = 0; i < n; i++) {
    fl_json_object_begin(w);
    fl_json_field_str(w, "path", at[i].path);
    fl_json_field_uint(w, "line", at[i].line);
    fl_json_field_str(w, "message", at[i].message);
    fl_json_object_end(w);
  }
  fl_json_array_end(w);
}

static void evidence(fl_json *w, const fl_evidence *evidence) {
  fl_json_object_begin(w);
  fl_json_field_str(w, "id", evidence->id);
  fl_json_field_str(w, "role", evidence->role);
  fl_json_field_str(w, "answer", evidence->answer);
  fl_json_key(w, "value_ms");
  if (evidence->value_ms < 0)
    fl_json_null(w);
  else
    fl_json_int(w, evidence->value_ms);
  fl_json_field_str(w, "scope", evidence->scope);
  places(w, "chain", evidence->chain, evidence->n_chain);
  fl_json_object_end(w);
}

static void risk(fl_json *w, const fl_risk *risk) {
  fl_json_key(w, "risk");
  fl_json_object_begin(w);
  fl_json_field_str(w, "cap_stance", risk->cap_stance);
  fl_json_field_str(w, "failure_mode", risk->failure_mode);
  fl_json_field_str(w, "blast_radius", risk->blast_radius);
  fl_json_field_str(w, "guardrail", risk->guardrail);
  fl_json_field_str(w, "metric", risk->metric);
  fl_json_field_str(w, "alert", risk->alert);
  fl_json_field_str(w, "chaos", risk->chaos);
  fl_json_field_str(w, "reversibility", risk->reversibility);
  fl_json_object_end(w);
}

static void head(fl_json *w, const fl_finding *f) {
  fl_json_field_str(w, "rule", f->rule->id);
  fl_json_field_str(w, "family", f->rule->family);
  fl_json_field_str(w, "title", f->rule->title);
  if (f->variant.n) fl_json_field_str(w, "variant", f->variant);
  fl_json_field_str(w, "severity", fl_str_from(fl_severity_word(f->severity)));
  fl_json_field_str(w, "confidence", fl_str_from(fl_confidence_word(f->confidence)));
  fl_json_field_str(w, "state", fl_str_from(fl_state_word(f->state)));
  fl_json_field_str(w, "path", f->at.path);
  fl_json_field_uint(w, "line", f->at.line);
  fl_json_field_uint(w, "column", f->at.col);
  fl_json_field_uint(w, "end_line", f->at.end_line);
  fl_json_field_uint(w, "end_column", f->at.end_col);
}

static void body(fl_json *w, const fl_finding *f) {
  fl_json_field_str(w, "function", f->function);
  fl_json_field_str(w, "owner", f->owner);
  fl_json_field_str(w, "entry", f->entry);
  fl_json_field_str(w, "message", f->message);
  fl_json_field_str(w, "fix", f->fix);
  begin_list(w, "why");
  for (uint32_t i = 0; i < f->n_why; i++) fl_json_str(w, f->why[i]);
  fl_json_array_end(w);
  begin_list(w, "evidence");
  for (uint32_t i = 0; i < f->n_evidence; i++) evidence(w, &f->evidence[i]);
  fl_json_array_end(w);
  places(w, "related", f->related, f->n_related);
  places(w, "path_from_entry", f->path_from_entry, f->n_path_from_entry);
  fl_json_field_str(w, "fingerprint", f->fingerprint);
  if (f->state == FL_STATE_SUPPRESSED) fl_json_field_str(w, "reason", f->reason);
  if (f->team.n) fl_json_field_str(w, "team", f->team);
  risk(w, &f->rule->risk);
}

static void json_begin(fl_emit *e) {
  json_state *state = fl_arena_zero(&e->arena, sizeof *state);
  fl_json *w = &state->w;
  e->state = state;
  fl_json_init(w, e->write, e->payload, 2);
  fl_json_object_begin(w);
  fl_json_field_uint(w, "schema_version", 1);
  fl_json_key(w, "tool");
  fl_json_object_begin(w);
  fl_json_field_str(w, "name", FL_STR("faultline"));
  fl_json_field_str(w, "version", e->report->tool_version);
  fl_json_field_str(w, "rules_digest", e->report->rules_digest);
  fl_json_object_end(w);
  begin_list(w, "findings");
}

static void json_finding(fl_emit *e, const fl_finding *f) {
  json_state *state = e->state;
  fl_json_object_begin(&state->w);
  head(&state->w, f);
  body(&state->w, f);
  fl_json_object_end(&state->w);
}

static void begin_gaps(json_state *state) {
  if (state->section == IN_GAPS) return;
  fl_json_array_end(&state->w);
  begin_list(&state->w, "gaps");
  state->section = IN_GAPS;
}

static void json_gap(fl_emit *e, const fl_gap *gap) {
  json_state *state = e->state;
  fl_json *w = &state->w;
  begin_gaps(state);
  fl_json_object_begin(w);
  fl_json_field_str(w, "kind", gap->kind);
  fl_json_field_str(w, "path", gap->path);
  fl_json_field_uint(w, "line", gap->line);
  fl_json_field_str(w, "detail", gap->detail);
  fl_json_field_uint(w, "count", gap->count);
  fl_json_object_end(w);
}

static void answers(fl_json *w, const fl_stats *stats) {
  begin_list(w, "answers");
  for (uint32_t i = 0; i < stats->n_answers; i++) {
    const fl_answer_count *count = &stats->answers[i];
    fl_json_object_begin(w);
    fl_json_field_str(w, "site", count->site);
    fl_json_field_str(w, "role", count->role);
    fl_json_field_uint(w, "total", count->total);
    fl_json_field_uint(w, "bounded", count->bounded);
    fl_json_field_uint(w, "inherited", count->inherited);
    fl_json_field_uint(w, "unknown", count->unknown);
    fl_json_field_uint(w, "unbounded", count->unbounded);
    fl_json_object_end(w);
  }
  fl_json_array_end(w);
}

static void json_end(fl_emit *e) {
  json_state *state = e->state;
  fl_json *w = &state->w;
  const fl_stats *stats = &e->report->stats;
  begin_gaps(state);
  fl_json_array_end(w);
  fl_json_key(w, "stats");
  fl_json_object_begin(w);
  fl_json_field_uint(w, "files_seen", stats->files_seen);
  fl_json_field_uint(w, "files_read", stats->files_read);
  fl_json_field_uint(w, "files_skipped", stats->files_skipped);
  fl_json_field_uint(w, "files_degraded", stats->files_degraded);
  fl_json_field_uint(w, "bytes_read", stats->bytes_read);
  fl_json_field_uint(w, "lines_read", stats->lines_read);
  fl_json_field_uint(w, "functions", stats->functions);
  fl_json_field_uint(w, "calls", stats->calls);
  fl_json_field_uint(w, "rules_run", stats->rules_run);
  fl_json_field_uint(w, "hidden_confidence", stats->hidden_confidence);
  fl_json_field_uint(w, "hidden_severity", stats->hidden_severity);
  fl_json_field_uint(w, "suppressed", stats->suppressed);
  fl_json_field_uint(w, "baselined", stats->baselined);
  if (stats->elsewhere) fl_json_field_uint(w, "elsewhere", stats->elsewhere);
  if (stats->outside) fl_json_field_uint(w, "outside", stats->outside);
  answers(w, stats);
  fl_json_object_end(w);
  fl_json_object_end(w);
  fl_json_finish(w);
}

const fl_emitter fl_emit_json = {
    .name = "json",
    .about = "everything, for programs (docs/schema/report.schema.json)",
    .begin = json_begin,
    .finding = json_finding,
    .gap = json_gap,
    .end = json_end,
};
