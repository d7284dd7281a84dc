// The table of formats, and the one loop that drives them.
#include "emit/emit_p.h"

static const fl_emitter *const emitters[] = {
    &fl_emit_text,  &fl_emit_concise, &fl_emit_json,       &fl_emit_sarif, &fl_emit_github,   &fl_emit_gitlab,
    &fl_emit_azure, &fl_emit_junit,   &fl_emit_checkstyle, &fl_emit_sonar, &fl_emit_rdjson, &fl_emit_markdown,
};
enum { N_EMITTERS = sizeof emitters / sizeof *emitters };

uint32_t fl_emitter_count(void) { return N_EMITTERS; }

const fl_emitter *fl_emitter_at(uint32_t index) { return emitters[index]; }

const fl_emitter *fl_emitter_find(fl_str name) {
  for (uint32_t i = 0; i < N_EMITTERS; i++)
    if (fl_str_eq_c(name, emitters[i]->name)) return emitters[i];
  return NULL;
}

static void emit_gap_kinds(fl_emit *e, const fl_emitter *emitter) {
  uint32_t n;
  const fl_gap_kind *kinds = fl_emit_gap_kinds(e, &n);
  for (uint32_t i = 0; i < n; i++) emitter->gap_kind(e, &kinds[i]);
}

void fl_emit_report(const fl_report *report, const fl_emitter *emitter, const fl_emit_options *options,
                    fl_json_write_fn write, void *payload) {
  fl_emit e = {.report = report, .options = options, .write = write, .payload = payload};
  if (emitter->begin) emitter->begin(&e);
  for (uint32_t i = 0; i < report->findings.n && emitter->finding; i++) emitter->finding(&e, &report->findings.at[i]);
  for (uint32_t i = 0; i < report->gaps.n && emitter->gap; i++) emitter->gap(&e, &report->gaps.at[i]);
  if (emitter->gap_kind) emit_gap_kinds(&e, emitter);
  if (emitter->end) emitter->end(&e);
  fl_arena_release(&e.arena);
}
