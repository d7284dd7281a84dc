// Checkstyle's XML, which Jenkins' Warnings plugin, reviewdog and many more read. Findings come sorted by file.
#include "emit/emit_p.h"

static const char *const levels[] = {"info", "info", "warning", "error"}; // by severity

typedef struct run { fl_str path; bool open; } run;

static void close_file(fl_buf *out, run *r) {
  if (r->open) fl_buf_add_c(out, "  </file>\n");
  r->open = false;
}

static void open_file(fl_buf *out, const fl_emit *e, fl_str path) {
  run *r = e->state;
  fl_buf shown = {0};
  if (r->open && fl_str_eq(r->path, path)) return;
  close_file(out, r);
  fl_emit_add_path(&shown, e, path);
  fl_buf_add_c(out, "  <file name=\"");
  fl_emit_add_xml(out, fl_buf_str(&shown));
  fl_buf_add_c(out, "\">\n");
  *r = (run){path, true};
  fl_buf_release(&shown);
}

static void add_error(fl_buf *out, const fl_place *at, const char *level, fl_str message, fl_str source) {
  fl_buf_printf(out, "    <error line=\"%u\"", at->line ? at->line : 1);
  if (at->col) fl_buf_printf(out, " column=\"%u\"", at->col);
  fl_buf_printf(out, " severity=\"%s\" message=\"", level);
  fl_emit_add_xml(out, message);
  fl_buf_add_c(out, "\" source=\"faultline.");
  fl_emit_add_xml(out, source);
  fl_buf_add_c(out, "\"/>\n");
}

static void begin(fl_emit *e) {
  fl_buf out = {0};
  e->state = fl_arena_zero(&e->arena, sizeof(run));
  fl_buf_add_c(&out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">\n");
  fl_emit_write(e, &out);
  fl_buf_release(&out);
}

static void finding(fl_emit *e, const fl_finding *f) {
  fl_buf out = {0}, text = {0};
  if (!fl_emit_is_open(e, f)) return;
  fl_emit_add_sentence(&text, f->message);
  open_file(&out, e, f->at.path);
  add_error(&out, &f->at, levels[f->severity], fl_buf_str(&text), f->rule->id);
  fl_emit_write(e, &out);
  fl_buf_release(&text);
  fl_buf_release(&out);
}

static void gap_kind(fl_emit *e, const fl_gap_kind *kind) {
  fl_buf out = {0};
  open_file(&out, e, kind->first.path);
  add_error(&out, &kind->first, levels[0], kind->text, FL_STR("not-seen"));
  fl_emit_write(e, &out);
  fl_buf_release(&out);
}

static void end(fl_emit *e) {
  fl_buf out = {0};
  close_file(&out, e->state);
  fl_buf_add_c(&out, "</checkstyle>\n");
  fl_emit_write(e, &out);
  fl_buf_release(&out);
}

const fl_emitter fl_emit_checkstyle = {.name = "checkstyle", .about = "Checkstyle's XML", .begin = begin, .finding = finding, .gap_kind = gap_kind, .end = end};
