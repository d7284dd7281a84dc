// What rules find in a program, as text: matches, findings, counts and gaps.
#ifndef TESTS_FINDINGS_SHOW_H
#define TESTS_FINDINGS_SHOW_H

#include "graph/show.h"

#include "findings/collect.h"
#include "match/match.h"

static inline void show_matches(fl_buf *out, const program *p, const fl_rules *rules, bool all) {
  fl_match_result result;
  fl_match_run(&result, p->graph, rules, &(fl_match_options){.all = all});
  for (uint32_t i = 0; i < result.matches.n; i++) {
    const fl_match *m = &result.matches.at[i];
    fl_buf_printf(out, "%.*s ", FL_STR_ARG(m->rule->id));
    show_site_head(out, p->graph, m->site);
    fl_buf_printf(out, ": %s %s\n", fl_severity_word(m->severity), fl_confidence_word(m->confidence));
    show_list(out, p, m->contained, m->n_contained);
    if (m->outcome && m->outcome->owner) {
      fl_buf_add_c(out, "  owner ");
      show_place(out, p->graph, m->outcome->owner->file, m->outcome->owner->span.line);
      fl_buf_add_char(out, '\n');
    }
    if (m->pair) {
      fl_buf_add_c(out, "  pair ");
      show_site_head(out, p->graph, m->pair);
      fl_buf_add_char(out, '\n');
    }
    if (m->made.id) {
      fl_buf_add_c(out, "  made ");
      show_place(out, p->graph, m->made.file, fl_graph_call(p->graph, m->made)->name_line);
      fl_buf_add_char(out, '\n');
    }
  }
  fl_match_release(&result);
}

static inline void show_text(fl_buf *out, const char *key, fl_str text) {
  if (text.n) fl_buf_printf(out, "  %s %.*s\n", key, FL_STR_ARG(text));
}

static inline void show_places(fl_buf *out, const char *key, const fl_place *at, uint32_t n) {
  for (uint32_t i = 0; i < n; i++)
    fl_buf_printf(out, "  %s %.*s:%u %.*s\n", key, FL_STR_ARG(at[i].path), at[i].line, FL_STR_ARG(at[i].message));
}

static inline void show_finding(fl_buf *out, const fl_finding *f) {
  fl_buf_printf(out, "%.*s:%u %.*s %s %s\n", FL_STR_ARG(f->at.path), f->at.line, FL_STR_ARG(f->rule->id),
                fl_severity_word(f->severity), fl_confidence_word(f->confidence));
  show_text(out, "message", f->message);
  show_text(out, "function", f->function);
  show_text(out, "owner", f->owner);
  show_text(out, "subject", f->subject);
  show_text(out, "entry", f->entry);
  for (uint32_t i = 0; i < f->n_why; i++) show_text(out, "why", f->why[i]);
  for (uint32_t i = 0; i < f->n_evidence; i++) {
    const fl_evidence *e = &f->evidence[i];
    fl_buf_printf(out, "  evidence %.*s %.*s %.*s %.*s", FL_STR_ARG(e->id), FL_STR_ARG(e->role), FL_STR_ARG(e->answer), FL_STR_ARG(e->scope));
    if (e->value_ms >= 0) fl_buf_printf(out, " %lld", (long long)e->value_ms);
    fl_buf_add_char(out, '\n');
    show_places(out, "  chain", e->chain, e->n_chain);
  }
  show_places(out, "related", f->related, f->n_related);
  show_places(out, "path", f->path_from_entry, f->n_path_from_entry);
}

// What is in the report of a program: findings, the gaps of role resolution, or the counts of answers.
static inline void show_report(fl_buf *out, const program *p, const fl_rules *rules, const char *what) {
  fl_match_result result;
  fl_report report;
  fl_report_init(&report);
  fl_match_run(&result, p->graph, rules, &(fl_match_options){0});
  fl_collect(&report, p->graph, &result);
  fl_match_release(&result); // the report must not need it
  fl_report_finish(&report);
  for (uint32_t i = 0; i < report.findings.n && !strcmp(what, "findings"); i++) show_finding(out, &report.findings.at[i]);
  for (uint32_t i = 0; i < report.gaps.n && !strcmp(what, "gaps"); i++) {
    const fl_gap *g = &report.gaps.at[i];
    fl_buf_printf(out, "%.*s %.*s:%u %u %.*s\n", FL_STR_ARG(g->kind), FL_STR_ARG(g->path), g->line, g->count, FL_STR_ARG(g->detail));
  }
  for (uint32_t i = 0; i < report.stats.n_answers && !strcmp(what, "counts"); i++) {
    const fl_answer_count *c = &report.stats.answers[i];
    fl_buf_printf(out, "%.*s %.*s: %u, %u bounded, %u inherited, %u unknown, %u unbounded\n", FL_STR_ARG(c->site), FL_STR_ARG(c->role),
                  c->total, c->bounded, c->inherited, c->unknown, c->unbounded);
  }
  fl_report_release(&report);
}

#endif
