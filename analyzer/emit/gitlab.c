// GitLab's Code Quality report: an array of issues, https://docs.gitlab.com/ci/testing/code_quality/. The merge request shows
// those whose fingerprint the target branch does not have, so gaps are one issue a kind.
#include "emit/emit_p.h"

static const char *const levels[] = {"info", "minor", "major", "critical"}; // by severity

static void write_issue(fl_json *w, const fl_emit *e, fl_str check, fl_str description, const char *level, fl_str print, const fl_place *at) {
  fl_buf path = {0};
  fl_emit_add_path(&path, e, at->path);
  fl_json_object_begin(w);
  fl_json_field_str(w, "description", description);
  fl_json_field_str(w, "check_name", check);
  fl_json_field_str(w, "fingerprint", print);
  fl_json_field_str(w, "severity", fl_str_from(level));
  fl_json_key(w, "location");
  fl_json_object_begin(w);
  fl_json_field_str(w, "path", fl_buf_str(&path));
  fl_json_key(w, "lines");
  fl_json_object_begin(w);
  fl_json_field_uint(w, "begin", at->line ? at->line : 1);
  if (at->end_line >= at->line && at->line) fl_json_field_uint(w, "end", at->end_line);
  fl_json_object_end(w);
  fl_json_object_end(w);
  fl_json_object_end(w);
  fl_buf_release(&path);
}

static void begin(fl_emit *e) {
  fl_json *w = fl_arena_zero(&e->arena, sizeof *w);
  e->state = w;
  fl_json_init(w, e->write, e->payload, 2);
  fl_json_array_begin(w);
}

static void finding(fl_emit *e, const fl_finding *f) {
  fl_buf text = {0};
  if (!fl_emit_is_open(e, f)) return;
  fl_emit_add_sentence(&text, f->message);
  write_issue(e->state, e, f->rule->id, fl_buf_str(&text), levels[f->severity], f->fingerprint, &f->at);
  fl_buf_release(&text);
}

static void gap_kind(fl_emit *e, const fl_gap_kind *kind) {
  fl_str check = fl_str_from(fl_arena_printf(&e->arena, "not-seen-%.*s", FL_STR_ARG(kind->kind)));
  write_issue(e->state, e, check, kind->text, levels[0], check, &kind->first);
}

static void end(fl_emit *e) {
  fl_json_array_end(e->state);
  fl_json_finish(e->state);
}

const fl_emitter fl_emit_gitlab = {.name = "gitlab", .about = "GitLab's Code Quality report", .begin = begin, .finding = finding, .gap_kind = gap_kind, .end = end};
