// Reviewdog's diagnostics (rdjson), from where they become comments at GitHub, GitLab, Bitbucket, Gitea and Gerrit. Columns count
// UTF-8 bytes from 1 and ranges are half-open, as here.
#include "emit/emit_p.h"

static const char *const levels[] = {"INFO", "INFO", "WARNING", "ERROR"}; // by severity

static void position(fl_json *w, const char *key, uint32_t line, uint32_t column) {
  fl_json_key(w, key);
  fl_json_object_begin(w);
  fl_json_field_uint(w, "line", line ? line : 1);
  if (column) fl_json_field_uint(w, "column", column);
  fl_json_object_end(w);
}

static void location(fl_json *w, const fl_emit *e, const fl_place *at) {
  fl_buf path = {0};
  fl_emit_add_path(&path, e, at->path);
  fl_json_key(w, "location");
  fl_json_object_begin(w);
  fl_json_field_str(w, "path", fl_buf_str(&path));
  fl_json_key(w, "range");
  fl_json_object_begin(w);
  position(w, "start", at->line, at->col);
  if (at->end_line) position(w, "end", at->end_line, at->end_col);
  fl_json_object_end(w);
  fl_json_object_end(w);
  fl_buf_release(&path);
}

static void code(fl_json *w, fl_str value) {
  fl_json_key(w, "code");
  fl_json_object_begin(w);
  fl_json_field_str(w, "value", value);
  fl_json_object_end(w);
}

static void related(fl_json *w, const fl_emit *e, const fl_finding *f) {
  if (f->n_related == 0) return;
  fl_json_key(w, "relatedLocations");
  fl_json_array_begin(w);
  for (uint32_t i = 0; i < f->n_related; i++) {
    fl_json_object_begin(w);
    fl_json_field_str(w, "message", f->related[i].message.n ? f->related[i].message : FL_STR("affected"));
    location(w, e, &f->related[i]);
    fl_json_object_end(w);
  }
  fl_json_array_end(w);
}

static void begin(fl_emit *e) {
  fl_json *w = fl_arena_zero(&e->arena, sizeof *w);
  e->state = w;
  fl_json_init(w, e->write, e->payload, 2);
  fl_json_object_begin(w);
  fl_json_key(w, "source");
  fl_json_object_begin(w);
  fl_json_field_str(w, "name", FL_STR("faultline"));
  fl_json_object_end(w);
  fl_json_key(w, "diagnostics");
  fl_json_array_begin(w);
}

static void finding(fl_emit *e, const fl_finding *f) {
  fl_json *w = e->state;
  fl_buf text = {0};
  if (!fl_emit_is_open(e, f)) return;
  fl_emit_add_sentence(&text, f->message);
  if (f->fix.n) fl_buf_add_char(&text, ' ');
  fl_emit_add_sentence(&text, f->fix);
  fl_json_object_begin(w);
  fl_json_field_str(w, "message", fl_buf_str(&text));
  location(w, e, &f->at);
  fl_json_field_str(w, "severity", fl_str_from(levels[f->severity]));
  code(w, f->rule->id);
  related(w, e, f);
  fl_json_object_end(w);
  fl_buf_release(&text);
}

static void gap_kind(fl_emit *e, const fl_gap_kind *kind) {
  fl_json *w = e->state;
  fl_json_object_begin(w);
  fl_json_field_str(w, "message", kind->text);
  location(w, e, &kind->first);
  fl_json_field_str(w, "severity", fl_str_from(levels[0]));
  code(w, FL_STR("not-seen"));
  fl_json_object_end(w);
}

static void end(fl_emit *e) {
  fl_json *w = e->state;
  fl_json_array_end(w);
  fl_json_object_end(w);
  fl_json_finish(w);
}

const fl_emitter fl_emit_rdjson = {.name = "rdjson", .about = "reviewdog's diagnostics", .begin = begin, .finding = finding, .gap_kind = gap_kind, .end = end};
