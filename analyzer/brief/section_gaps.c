// Section 11: what could not be seen, so that silence is not taken for safety.
#include "brief/brief_p.h"

enum { MAX_ROWS = 40 };

static uint32_t cite_gap(fl_brief_state *s, const fl_gap *gap) {
  return fl_doc_cite(s->doc, &(fl_citation){.kind = FL_CITES_gap, .path = gap->path, .line = gap->line, .text = gap->detail});
}

static void add_gap(fl_brief_state *s, const fl_gap *gap) {
  fl_cites cites = {0};
  fl_cite(&cites, cite_gap(s, gap));
  fl_str cells[] = {gap->kind, fl_str_from(fl_arena_printf(&s->doc->arena, "%u", gap->count)), gap->detail};
  fl_doc_row(s->doc, &cites, cells);
}

// How much of what was asked was answered.
static void add_answers(fl_brief_state *s) {
  static const char *const columns[] = {"sites", "asked for", "bounded", "as the caller says", "unbounded", "not known", NULL};
  const fl_stats *stats = &s->report->stats;
  if (stats->n_answers == 0) return;
  fl_doc_table(s->doc, "How far the answers go", columns);
  for (uint32_t i = 0; i < stats->n_answers; i++) {
    const fl_answer_count *a = &stats->answers[i];
    uint32_t numbers[] = {a->bounded, a->inherited, a->unbounded, a->unknown};
    fl_str cells[6] = {fl_str_from(fl_arena_printf(&s->doc->arena, "%u %.*s", a->total, FL_STR_ARG(a->site))), a->role};
    for (size_t n = 0; n < 4; n++) cells[n + 2] = fl_str_from(fl_arena_printf(&s->doc->arena, "%u", numbers[n]));
    fl_doc_row(s->doc, NULL, cells);
  }
}

void fl_section_gaps(fl_brief_state *s) {
  static const char *const columns[] = {"kind", "places", "what could not be seen", NULL};
  const fl_report *report = s->report;
  fl_doc_paragraph(s->doc);
  if (report->gaps.n == 0) fl_doc_say(s->doc, FL_SAID_frame, NULL, "Nothing that was looked at had to be left out.");
  else fl_doc_say(s->doc, FL_SAID_frame, NULL, "Silence about the following is no statement that it is well: it was not seen.");
  add_answers(s);
  if (report->gaps.n == 0) return;
  fl_doc_table(s->doc, "Gaps", columns);
  for (uint32_t i = 0; i < report->gaps.n && i < MAX_ROWS; i++) add_gap(s, &report->gaps.at[i]);
  if (report->gaps.n > MAX_ROWS) fl_doc_left_out(s->doc, report->gaps.n - MAX_ROWS);
}
