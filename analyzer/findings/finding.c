// The report as a container: adding, finishing, asking for the gate.
#include "findings/finding_p.h"

#include <stdlib.h>

const char *fl_severity_word(fl_severity severity) {
  static const char *const words[] = {"none", "note", "warning", "error"};
  return words[severity];
}

const char *fl_confidence_word(fl_confidence confidence) {
  static const char *const words[] = {"none", "low", "medium", "high"};
  return words[confidence];
}

const char *fl_state_word(fl_state state) {
  static const char *const words[] = {"new", "unchanged", "absent", "suppressed"};
  return words[state];
}

void fl_report_init(fl_report *report) {
  *report = (fl_report){0};
  fl_intern_init(&report->texts);
}

void fl_report_release(fl_report *report) {
  fl_array_release(&report->findings);
  fl_array_release(&report->gaps);
  fl_array_release(&report->rules);
  fl_intern_release(&report->texts);
  fl_arena_release(&report->arena);
}

fl_finding *fl_report_add(fl_report *report, const fl_finding *finding) {
  fl_array_push(&report->findings, *finding);
  return fl_array_last(&report->findings);
}

void fl_report_add_gaps(fl_report *report, const char *kind, fl_str path, uint32_t line, fl_str detail, uint32_t count) {
  fl_arena *arena = &report->arena;
  fl_gap gap = {.kind = fl_arena_str(arena, fl_str_from(kind)),
                .path = fl_arena_str(arena, path),
                .line = line,
                .detail = fl_arena_str(arena, detail),
                .count = count};
  fl_array_push(&report->gaps, gap);
}

void fl_report_add_gap(fl_report *report, const char *kind, fl_str path, uint32_t line, fl_str detail) {
  fl_report_add_gaps(report, kind, path, line, detail, 1);
}

static int compare_u32(uint32_t a, uint32_t b) { return a < b ? -1 : a > b; }

static int by_place_and_rule(const void *a, const void *b) {
  const fl_finding *x = a, *y = b;
  int order = fl_str_cmp(x->at.path, y->at.path);
  if (!order) order = compare_u32(x->at.line, y->at.line);
  if (!order) order = compare_u32(x->at.col, y->at.col);
  if (!order) order = compare_u32(x->at.byte_end, y->at.byte_end);
  if (!order) order = fl_str_cmp(x->rule->id, y->rule->id);
  if (!order) order = fl_str_cmp(x->variant, y->variant);
  if (!order) order = fl_str_cmp(x->subject, y->subject);
  if (!order) order = fl_str_cmp(x->owner, y->owner);
  return order ? order : fl_str_cmp(x->message, y->message);
}

static int by_kind_path_detail(const void *a, const void *b) {
  const fl_gap *x = a, *y = b;
  int order = fl_str_cmp(x->path, y->path);
  if (!order) order = fl_str_cmp(x->kind, y->kind);
  if (!order) order = fl_str_cmp(x->detail, y->detail);
  return order ? order : compare_u32(x->line, y->line);
}

static bool same_gap(const fl_gap *a, const fl_gap *b) {
  return fl_str_eq(a->kind, b->kind) && fl_str_eq(a->path, b->path) && fl_str_eq(a->detail, b->detail);
}

// Sorted gaps: equal ones stand side by side, the one with the first line in front.
static void merge_gaps(fl_report *report) {
  uint32_t kept = 0;
  for (uint32_t i = 0; i < report->gaps.n; i++) {
    if (kept > 0 && same_gap(&report->gaps.at[kept - 1], &report->gaps.at[i]))
      report->gaps.at[kept - 1].count += report->gaps.at[i].count;
    else
      report->gaps.at[kept++] = report->gaps.at[i];
  }
  report->gaps.n = kept;
}

static int by_gap_place(const void *a, const void *b) {
  const fl_gap *x = a, *y = b;
  int order = fl_str_cmp(x->path, y->path);
  if (!order) order = compare_u32(x->line, y->line);
  return order ? order : by_kind_path_detail(a, b);
}

static int by_rule_id(const void *a, const void *b) {
  return fl_str_cmp((*(const fl_rule *const *)a)->id, (*(const fl_rule *const *)b)->id);
}

void fl_report_finish(fl_report *report) {
  fl_report_locate(report);
  if (report->findings.n) qsort(report->findings.at, report->findings.n, sizeof *report->findings.at, by_place_and_rule);
  fl_report_fingerprint(report);
  if (report->rules.n) qsort(report->rules.at, report->rules.n, sizeof *report->rules.at, by_rule_id);
  if (report->gaps.n == 0) return;
  qsort(report->gaps.at, report->gaps.n, sizeof *report->gaps.at, by_kind_path_detail);
  merge_gaps(report);
  qsort(report->gaps.at, report->gaps.n, sizeof *report->gaps.at, by_gap_place);
}

bool fl_report_gate(const fl_report *report, fl_severity fail_on) {
  if (fail_on == FL_SEVERITY_NONE) return false;
  for (uint32_t i = 0; i < report->findings.n; i++) {
    const fl_finding *finding = &report->findings.at[i];
    if (finding->state == FL_STATE_NEW && finding->confidence == FL_CONFIDENCE_HIGH && finding->severity >= fail_on)
      return true;
  }
  return false;
}
