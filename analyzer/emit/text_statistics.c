// Findings by rule:
//
//   errors  warnings  notes  files  rule
//       48         2      -     31  deadline-absent-http-client
#include "emit/text_p.h"

#include "base/hash.h"

#include <stdlib.h>

typedef struct row {
  const fl_rule *rule;
  uint32_t n[FL_SEVERITY_ERROR + 1], total, files;
} row;

static int by_total(const void *a, const void *b) {
  const row *x = a, *y = b;
  if (x->total != y->total) return x->total > y->total ? -1 : 1;
  return fl_str_cmp(x->rule->id, y->rule->id);
}

static row count(const fl_emit *e, const fl_rule *rule) {
  row r = {.rule = rule};
  fl_map files = {0};
  for (uint32_t i = 0; i < e->report->findings.n; i++) {
    const fl_finding *f = &e->report->findings.at[i];
    if (f->rule != rule || !fl_emit_is_open(e, f)) continue;
    r.n[f->severity]++;
    r.total++;
    fl_map_put(&files, fl_hash64_str(f->at.path), 1);
  }
  r.files = files.n;
  fl_map_release(&files);
  return r;
}

static void paint_number(fl_text_run *t, uint32_t n, uint32_t cells, fl_style style) {
  const char *text = n ? fl_arena_printf(&t->e->arena, "%u", n) : "-";
  uint32_t taken = fl_cells(fl_str_from(text));
  fl_paint_spaces(&t->p, taken < cells ? cells - taken : 0);
  fl_paint_c(&t->p, n ? style : FL_STYLE_DIM, text);
}

static void paint_row(fl_text_run *t, const row *r) {
  paint_number(t, r->n[FL_SEVERITY_ERROR], 6, FL_STYLE_ERROR);
  paint_number(t, r->n[FL_SEVERITY_WARNING], 10, FL_STYLE_WARNING);
  paint_number(t, r->n[FL_SEVERITY_NOTE], 7, FL_STYLE_NOTE);
  paint_number(t, r->files, 7, FL_STYLE_PLAIN);
  fl_paint_spaces(&t->p, 2);
  fl_paint_text(&t->p, FL_STYLE_PLAIN, r->rule->id);
  fl_paint_end_line(&t->p);
}

void fl_text_statistics(fl_text_run *t) {
  const fl_report *report = t->e->report;
  row *rows = fl_arena_zero_n(&t->e->arena, report->rules.n + 1, sizeof *rows);
  uint32_t n = 0;
  for (uint32_t i = 0; i < report->rules.n; i++) {
    rows[n] = count(t->e, report->rules.at[i]);
    n += rows[n].total > 0;
  }
  if (n == 0) return;
  qsort(rows, n, sizeof *rows, by_total);
  fl_paint_c(&t->p, FL_STYLE_BOLD, "errors  warnings  notes  files  rule");
  fl_paint_end_line(&t->p);
  for (uint32_t i = 0; i < n; i++) paint_row(t, &rows[i]);
  fl_paint_end_line(&t->p);
}
