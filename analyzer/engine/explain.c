// Sites of a line -> text: the site, each role with its answer, and the way from the site to the deciding place.
#include "engine/explain.h"
#include "engine/explain_p.h"

#include "findings/collect.h"

enum { MAX_CHAIN = 32 };

static const char *answer_word(uint8_t answer) {
  static const char *const words[] = {"none", "bounded", "unbounded", "inherited", "unknown"};
  return words[answer];
}

static void add_chain(fl_buf *out, fl_arena *arena, const fl_graph *g, const fl_outcome *outcome) {
  fl_place chain[MAX_CHAIN];
  uint32_t n = fl_say_chain(arena, g, outcome->chain, chain, MAX_CHAIN);
  for (uint32_t i = 0; i < n; i++)
    fl_buf_printf(out, "      %.*s:%u  %.*s\n", FL_STR_ARG(chain[i].path), chain[i].line, FL_STR_ARG(chain[i].message));
}

// "bounded by 2 s (set here)", "unbounded, because nothing sets it"
static void add_answer(fl_buf *out, fl_arena *arena, const fl_graph *g, uint8_t role, const fl_outcome *outcome) {
  fl_str clause = fl_say_outcome(arena, g, role, outcome), value = fl_say_value(arena, role, outcome);
  fl_buf_add_c(out, answer_word(outcome->answer));
  if (outcome->answer != FL_IS_BOUNDED) {
    if (clause.n) fl_buf_printf(out, ", because %.*s", FL_STR_ARG(clause));
    return;
  }
  if (value.n) fl_buf_printf(out, " by %.*s", FL_STR_ARG(value));
  if (value.n && fl_str_starts(clause, value)) clause = fl_str_from_pos(clause, value.n); // "2 s: set here"
  if (fl_str_starts_c(clause, ": ")) clause = fl_str_from_pos(clause, 2);
  if (clause.n) fl_buf_printf(out, " (%.*s)", FL_STR_ARG(clause));
}

static void add_role(fl_buf *out, fl_arena *arena, const fl_graph *g, uint8_t role, const fl_resolution *resolution) {
  for (uint32_t i = 0; i < resolution->n; i++) {
    fl_buf_printf(out, "    %s: ", fl_word(fl_role_words, role));
    add_answer(out, arena, g, role, &resolution->at[i]);
    fl_buf_add_char(out, '\n');
    add_chain(out, arena, g, &resolution->at[i]);
  }
}

static void add_words(fl_buf *out, const char *word) {
  for (; *word; word++) fl_buf_add_char(out, *word == '_' ? ' ' : *word);
}

static void add_site(fl_buf *out, fl_arena *arena, const fl_graph *g, fl_ask *ask, const fl_site *site) {
  fl_str callee = fl_graph_name(g, site->callee), protocol = fl_graph_site_protocol(g, site);
  fl_str function = fl_graph_func_name(g, site->func);
  if (site->kind != FL_SITE_entry) callee = fl_say_callee(arena, callee);
  fl_buf_add_c(out, "  ");
  add_words(out, fl_word(fl_site_words, site->kind));
  if (callee.n) fl_buf_printf(out, " %.*s", FL_STR_ARG(callee));
  if (protocol.n) fl_buf_printf(out, " (%.*s)", FL_STR_ARG(protocol));
  if (function.n) fl_buf_printf(out, " in %.*s", FL_STR_ARG(function));
  fl_buf_add_char(out, '\n');
  for (uint8_t role = 1; role < FL_N_ROLE_KINDS; role++) {
    const fl_resolution *resolution = fl_ask_role(ask, site, role);
    if (resolution && resolution->n) add_role(out, arena, g, role, resolution);
  }
  fl_explain_services(out, ask, site);
}

static bool is_on_line(const fl_graph *g, const fl_site *site, uint32_t line) {
  if (site->span.line == line) return true;
  return site->call.id && fl_graph_call(g, site->call)->name_line == line;
}

static uint32_t add_sites(fl_buf *out, const fl_analysis *a, fl_str path, uint32_t line) {
  fl_arena arena = {0};
  fl_ask *ask = fl_ask_new(a->graph);
  const fl_graph *g = fl_ask_graph(ask);
  uint32_t found = 0;
  for (uint32_t i = 1; i < fl_graph_n_sites(g); i++) {
    const fl_site *site = fl_graph_site(g, i);
    if (!fl_str_eq(fl_graph_file_at(g, site->func.file)->path, path) || !is_on_line(g, site, line)) continue;
    add_site(out, &arena, g, ask, site);
    found++;
  }
  fl_ask_free(ask);
  fl_arena_release(&arena);
  return found;
}

static bool concerns(const fl_finding *f, fl_str path, uint32_t line) {
  if (fl_str_eq(f->at.path, path) && f->at.line <= line && line <= f->at.end_line) return true;
  for (uint32_t i = 0; i < f->n_related; i++)
    if (fl_str_eq(f->related[i].path, path) && f->related[i].line == line) return true;
  return false;
}

static uint32_t add_findings(fl_buf *out, const fl_analysis *a, fl_str path, uint32_t line) {
  fl_report report;
  uint32_t found = 0;
  fl_analysis_report(&report, a);
  for (uint32_t i = 0; i < report.findings.n; i++) {
    const fl_finding *f = &report.findings.at[i];
    if (!concerns(f, path, line)) continue;
    found++;
    fl_buf_printf(out, "  %s[%.*s]: %.*s (%s confidence)\n    reported at %.*s:%u\n", fl_severity_word(f->severity),
                  FL_STR_ARG(f->rule->id), FL_STR_ARG(f->message), fl_confidence_word(f->confidence), FL_STR_ARG(f->at.path), f->at.line);
    if (f->state == FL_STATE_SUPPRESSED) fl_buf_printf(out, "    taken back %s: %.*s\n", f->in_config ? "by the configuration" : "by a comment", FL_STR_ARG(f->reason));
    for (uint32_t k = 0; k < f->n_why; k++) fl_buf_printf(out, "    %.*s\n", FL_STR_ARG(f->why[k]));
  }
  fl_report_release(&report);
  return found;
}

uint32_t fl_analysis_explain(fl_buf *out, const fl_analysis *a, fl_str path, uint32_t line) {
  if (!a->graph) return 0;
  uint32_t sites = add_sites(out, a, path, line);
  return sites + add_findings(out, a, path, line);
}
