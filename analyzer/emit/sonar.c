// SonarQube's generic issues: rules and issues, columns from 0 in UTF-16 units. Gaps have no place there but an issue of no weight a kind.
#include "emit/emit_p.h"

static const char *const impacts[] = {"INFO", "LOW", "MEDIUM", "HIGH"}; // by severity
static const fl_rule not_seen = {
    .id = FL_STR_INIT("not-seen"),
    .title = FL_STR_INIT("A place that faultline could not judge"),
    .why = FL_STR_INIT("What could not be seen is neither good nor bad; its number tells how much the other results cover."),
};

typedef struct run { fl_json w; fl_texts texts; bool in_issues; } run;

static void rule(fl_json *w, const fl_rule *r) {
  fl_json_object_begin(w);
  fl_json_field_str(w, "id", r->id);
  fl_json_field_str(w, "name", r->title);
  fl_json_field_str(w, "description", r->why);
  fl_json_field_str(w, "engineId", FL_STR("faultline"));
  fl_json_field_str(w, "cleanCodeAttribute", FL_STR("LOGICAL"));
  fl_json_key(w, "impacts");
  fl_json_array_begin(w);
  fl_json_object_begin(w);
  fl_json_field_str(w, "softwareQuality", FL_STR("RELIABILITY"));
  fl_json_field_str(w, "severity", fl_str_from(impacts[r->severity]));
  fl_json_object_end(w);
  fl_json_array_end(w);
  fl_json_object_end(w);
}

static void range(run *r, const fl_place *at) {
  fl_json *w = &r->w;
  fl_str line = fl_texts_line(&r->texts, at->path, at->line);
  uint32_t begins = fl_texts_column16(&r->texts, at->path, at->line, at->col) - 1;
  uint32_t ends = at->end_line ? fl_texts_column16(&r->texts, at->path, at->end_line, at->end_col) - 1 : 0;
  fl_json_key(w, "textRange");
  fl_json_object_begin(w);
  fl_json_field_uint(w, "startLine", at->line ? at->line : 1);
  if (line.n && at->end_line && (at->end_line > at->line || ends > begins)) {
    fl_json_field_uint(w, "endLine", at->end_line);
    fl_json_field_uint(w, "startColumn", begins);
    fl_json_field_uint(w, "endColumn", ends);
  }
  fl_json_object_end(w);
}

static void location(const fl_emit *e, const fl_place *at, fl_str message) {
  run *r = e->state;
  fl_buf path = {0};
  fl_emit_add_path(&path, e, at->path);
  fl_json_object_begin(&r->w);
  if (message.n) fl_json_field_str(&r->w, "message", message);
  fl_json_field_str(&r->w, "filePath", fl_buf_str(&path));
  if (at->path.n) range(r, at);
  fl_json_object_end(&r->w);
  fl_buf_release(&path);
}

static void begin(fl_emit *e) {
  run *r = fl_arena_zero(&e->arena, sizeof *r);
  e->state = r;
  r->texts.tree = e->report->tree;
  fl_json_init(&r->w, e->write, e->payload, 2);
  fl_json_object_begin(&r->w);
  fl_json_key(&r->w, "rules");
  fl_json_array_begin(&r->w);
  for (uint32_t i = 0; i < e->report->rules.n; i++) rule(&r->w, e->report->rules.at[i]);
  if (e->report->gaps.n) rule(&r->w, &not_seen);
  fl_json_array_end(&r->w);
  fl_json_key(&r->w, "issues");
  fl_json_array_begin(&r->w);
}

static void finding(fl_emit *e, const fl_finding *f) {
  fl_json *w = &((run *)e->state)->w;
  fl_buf text = {0};
  if (!fl_emit_is_open(e, f)) return;
  fl_emit_add_sentence(&text, f->message);
  fl_json_object_begin(w);
  fl_json_field_str(w, "ruleId", f->rule->id);
  fl_json_key(w, "primaryLocation");
  location(e, &f->at, fl_buf_str(&text));
  if (f->n_related) {
    fl_json_key(w, "secondaryLocations");
    fl_json_array_begin(w);
    for (uint32_t i = 0; i < f->n_related; i++) location(e, &f->related[i], f->related[i].message);
    fl_json_array_end(w);
  }
  fl_json_object_end(w);
  fl_buf_release(&text);
}

static void gap_kind(fl_emit *e, const fl_gap_kind *kind) {
  fl_json *w = &((run *)e->state)->w;
  fl_json_object_begin(w);
  fl_json_field_str(w, "ruleId", not_seen.id);
  fl_json_key(w, "primaryLocation");
  location(e, &kind->first, kind->text);
  fl_json_object_end(w);
}

static void end(fl_emit *e) {
  run *r = e->state;
  fl_json_array_end(&r->w);
  fl_json_object_end(&r->w);
  fl_json_finish(&r->w);
  fl_texts_release(&r->texts);
}

const fl_emitter fl_emit_sonar = {.name = "sonar", .about = "SonarQube's generic issues", .begin = begin, .finding = finding, .gap_kind = gap_kind, .end = end};
