// The report as JSON, version 1: docs/schema/report.schema.json says what is in it. Nothing is left out.
#include "emit/emit_p.h"

typedef enum section { IN_FINDINGS, IN_GAPS } section;
typedef struct json_state { fl_json w; section section; } json_state;

static void text(fl_json *w, const char *key, fl_str value) {
  fl_json_key(w, key);
  fl_json_str(w, value);
}

static void number(fl_json *w, const char *key, uint64_t value) {
  fl_json_key(w, key);
  fl_json_uint(w, value);
}

static void begin_list(fl_json *w, const char *key) {
  fl_json_key(w, key);
  fl_json_array_begin(w);
}

static void places(fl_json *w, const char *key, const fl_place *at, uint32_t n) {
  begin_list(w, key);
  for (uint32_t i = 0; i < n; i++) {
    fl_json_object_begin(w);
    text(w, "path", at[i].path);
    number(w, "line", at[i].line);
    text(w, "message", at[i].message);
    fl_json_object_end(w);
  }
  fl_json_array_end(w);
}

static void evidence(fl_json *w, const fl_evidence *evidence) {
  fl_json_object_begin(w);
  text(w, "id", evidence->id);
  text(w, "role", evidence->role);
  text(w, "answer", evidence->answer);
  fl_json_key(w, "value_ms");
  if (evidence->value_ms < 0)
    fl_json_null(w);
  else
    fl_json_int(w, evidence->value_ms);
  text(w, "scope", evidence->scope);
  places(w, "chain", evidence->chain, evidence->n_chain);
  fl_json_object_end(w);
}

static void risk(fl_json *w, const fl_risk *risk) {
  fl_json_key(w, "risk");
  fl_json_object_begin(w);
  text(w, "cap_stance", risk->cap_stance);
  text(w, "failure_mode", risk->failure_mode);
  text(w, "blast_radius", risk->blast_radius);
  text(w, "guardrail", risk->guardrail);
  text(w, "metric", risk->metric);
  text(w, "alert", risk->alert);
  text(w, "chaos", risk->chaos);
  text(w, "reversibility", risk->reversibility);
  fl_json_object_end(w);
}

static void head(fl_json *w, const fl_finding *f) {
  text(w, "rule", f->rule->id);
  text(w, "family", f->rule->family);
  text(w, "title", f->rule->title);
  if (f->variant.n) text(w, "variant", f->variant);
  text(w, "severity", fl_str_from(fl_severity_word(f->severity)));
  text(w, "confidence", fl_str_from(fl_confidence_word(f->confidence)));
  text(w, "state", fl_str_from(fl_state_word(f->state)));
  text(w, "path", f->at.path);
  number(w, "line", f->at.line);
  number(w, "column", f->at.col);
  number(w, "end_line", f->at.end_line);
  number(w, "end_column", f->at.end_col);
}

static void body(fl_json *w, const fl_finding *f) {
  text(w, "function", f->function);
  text(w, "owner", f->owner);
  text(w, "entry", f->entry);
  text(w, "message", f->message);
  text(w, "fix", f->fix);
  begin_list(w, "why");
  for (uint32_t i = 0; i < f->n_why; i++) fl_json_str(w, f->why[i]);
  fl_json_array_end(w);
  begin_list(w, "evidence");
  for (uint32_t i = 0; i < f->n_evidence; i++) evidence(w, &f->evidence[i]);
  fl_json_array_end(w);
  places(w, "related", f->related, f->n_related);
  places(w, "path_from_entry", f->path_from_entry, f->n_path_from_entry);
  text(w, "fingerprint", f->fingerprint);
  risk(w, &f->rule->risk);
}

static void json_begin(fl_emit *e) {
  json_state *state = fl_arena_zero(&e->arena, sizeof *state);
  fl_json *w = &state->w;
  e->state = state;
  fl_json_init(w, e->write, e->payload, 2);
  fl_json_object_begin(w);
  number(w, "schema_version", 1);
  fl_json_key(w, "tool");
  fl_json_object_begin(w);
  text(w, "name", FL_STR("faultline"));
  text(w, "version", e->report->tool_version);
  text(w, "rules_digest", e->report->rules_digest);
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
  text(w, "kind", gap->kind);
  text(w, "path", gap->path);
  number(w, "line", gap->line);
  text(w, "detail", gap->detail);
  number(w, "count", gap->count);
  fl_json_object_end(w);
}

static void answers(fl_json *w, const fl_stats *stats) {
  begin_list(w, "answers");
  for (uint32_t i = 0; i < stats->n_answers; i++) {
    const fl_answer_count *count = &stats->answers[i];
    fl_json_object_begin(w);
    text(w, "site", count->site);
    text(w, "role", count->role);
    number(w, "total", count->total);
    number(w, "bounded", count->bounded);
    number(w, "inherited", count->inherited);
    number(w, "unknown", count->unknown);
    number(w, "unbounded", count->unbounded);
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
  number(w, "files_seen", stats->files_seen);
  number(w, "files_read", stats->files_read);
  number(w, "files_skipped", stats->files_skipped);
  number(w, "files_degraded", stats->files_degraded);
  number(w, "bytes_read", stats->bytes_read);
  number(w, "lines_read", stats->lines_read);
  number(w, "functions", stats->functions);
  number(w, "calls", stats->calls);
  number(w, "rules_run", stats->rules_run);
  number(w, "hidden_confidence", stats->hidden_confidence);
  number(w, "hidden_severity", stats->hidden_severity);
  number(w, "suppressed", stats->suppressed);
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
