#include "findings/within.h"

bool fl_path_is_within(fl_str path, const fl_str *places, uint32_t n) {
  for (uint32_t i = 0; i < n; i++) {
    fl_str place = places[i];
    if (place.n == 0) return true;
    if (fl_str_starts(path, place) && (path.n == place.n || path.at[place.n] == '/')) return true;
  }
  return false;
}

void fl_report_keep_within(fl_report *report, const fl_str *places, uint32_t n) {
  uint32_t kept = 0;
  for (uint32_t i = 0; i < report->findings.n; i++) {
    const fl_finding *f = &report->findings.at[i];
    if (fl_path_is_within(f->at.path, places, n)) report->findings.at[kept++] = *f;
    else report->stats.outside += f->state == FL_STATE_NEW;
  }
  report->findings.n = kept;
  kept = 0;
  for (uint32_t i = 0; i < report->gaps.n; i++)
    if (!report->gaps.at[i].path.n || fl_path_is_within(report->gaps.at[i].path, places, n)) report->gaps.at[kept++] = report->gaps.at[i];
  report->gaps.n = kept;
}
