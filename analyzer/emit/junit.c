// JUnit's XML, for the test page of a pipeline: a finding is a failed test case, a gap a skipped one, and a run without either is
// one test that passed, since many readers take a file without tests for a mistake. The counts stand in front, so the cases wait.
#include "emit/emit_p.h"

typedef struct run { fl_buf cases; uint32_t failures, skipped; } run;

static void begin(fl_emit *e) { e->state = fl_arena_zero(&e->arena, sizeof(run)); }

static void open_case(fl_buf *out, fl_str group, fl_str name) {
  fl_buf_add_c(out, "    <testcase classname=\"");
  fl_emit_add_xml(out, group);
  fl_buf_add_c(out, "\" name=\"");
  fl_emit_add_xml(out, name);
  fl_buf_add_c(out, "\"");
}

static void add_failure(fl_buf *out, const fl_emit *e, const fl_finding *f) {
  fl_buf text = {0};
  fl_buf_printf(out, ">\n      <failure type=\"%s\" message=\"", fl_severity_word(f->severity));
  fl_emit_add_sentence(&text, f->message);
  fl_emit_add_xml(out, fl_buf_str(&text));
  fl_buf_clear(&text);
  fl_emit_add_path(&text, e, f->at.path);
  fl_buf_printf(&text, ":%u:%u: ", f->at.line, f->at.col);
  fl_emit_add_sentence(&text, f->fix);
  fl_buf_add_c(out, "\">");
  fl_emit_add_xml(out, fl_buf_str(&text));
  fl_buf_add_c(out, "</failure>\n    </testcase>\n");
  fl_buf_release(&text);
}

static void finding(fl_emit *e, const fl_finding *f) {
  run *r = e->state;
  fl_buf name = {0}, path = {0};
  if (!fl_emit_is_open(e, f)) return;
  fl_emit_add_path(&path, e, f->at.path);
  fl_buf_printf(&name, "%.*s at line %u", FL_STR_ARG(f->rule->id), f->at.line);
  open_case(&r->cases, fl_buf_str(&path), fl_buf_str(&name));
  add_failure(&r->cases, e, f);
  r->failures++;
  fl_buf_release(&name);
  fl_buf_release(&path);
}

static void gap_kind(fl_emit *e, const fl_gap_kind *kind) {
  run *r = e->state;
  open_case(&r->cases, FL_STR("not seen"), kind->kind);
  fl_buf_add_c(&r->cases, ">\n      <skipped message=\"");
  fl_emit_add_xml(&r->cases, kind->text);
  fl_buf_add_c(&r->cases, "\"/>\n    </testcase>\n");
  r->skipped++;
}

static void end(fl_emit *e) {
  run *r = e->state;
  fl_buf head = {0};
  uint32_t passed = r->failures + r->skipped == 0;
  if (passed) {
    open_case(&r->cases, FL_STR("faultline"), FL_STR("no findings"));
    fl_buf_add_c(&r->cases, "/>\n");
  }
  fl_buf_printf(&head, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n");
  fl_buf_printf(&head, "  <testsuite name=\"faultline\" tests=\"%u\" failures=\"%u\" errors=\"0\" skipped=\"%u\">\n",
                r->failures + r->skipped + passed, r->failures, r->skipped);
  fl_emit_write(e, &head);
  fl_emit_write(e, &r->cases);
  fl_buf_clear(&head);
  fl_buf_add_c(&head, "  </testsuite>\n</testsuites>\n");
  fl_emit_write(e, &head);
  fl_buf_release(&head);
  fl_buf_release(&r->cases);
}

const fl_emitter fl_emit_junit = {.name = "junit", .about = "JUnit's XML", .begin = begin, .finding = finding, .gap_kind = gap_kind, .end = end};
