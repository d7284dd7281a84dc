// One line a finding, as compilers print them: path:line:column: severity: message [rule]. For editors, grep and their like.
#include "emit/emit_p.h"
#include "emit/paint.h"

// The text may come from the checked repository: painting makes it harmless.
static void write_line(const fl_emit *e, fl_buf *text) {
  fl_buf line = {0};
  fl_paint paint = {.out = &line};
  fl_paint_text(&paint, FL_STYLE_PLAIN, fl_buf_str(text));
  fl_buf_add_char(&line, '\n');
  fl_emit_write(e, &line);
  fl_buf_release(&line);
  fl_buf_release(text);
}

static void finding(fl_emit *e, const fl_finding *f) {
  fl_buf text = {0};
  if (!fl_emit_is_open(e, f)) return;
  fl_emit_add_path(&text, e, f->at.path);
  fl_buf_printf(&text, ":%u:%u: %s: %.*s [%.*s]", f->at.line, f->at.col, fl_severity_word(f->severity), FL_STR_ARG(f->message),
                FL_STR_ARG(f->rule->id));
  write_line(e, &text);
}

static void gap(fl_emit *e, const fl_gap *g) {
  if (e->options->quiet) return;
  fl_buf text = {0};
  fl_emit_add_path(&text, e, g->path);
  fl_buf_printf(&text, ":%u: note: not seen: %.*s [%.*s]", g->line ? g->line : 1, FL_STR_ARG(g->detail.n ? g->detail : g->kind), FL_STR_ARG(g->kind));
  write_line(e, &text);
}

const fl_emitter fl_emit_concise = {.name = "concise", .about = "one line a finding, for editors", .finding = finding, .gap = gap};
