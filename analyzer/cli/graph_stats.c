// Counts by language, site kind, role and gap; as tables or as JSON.
#include "cli/graph_stats.h"

#include "base/json.h"
#include "cli/stats_unknown.h"
#include "graph/stats.h"

typedef struct site_row {
  uint32_t total, by_answer[5]; // fl_answer
} site_row;

typedef struct counts {
  fl_language_stats *languages;
  uint32_t n_languages;
  uint32_t sites[FL_N_SITE_KINDS];
  site_row roles[FL_N_ROLE_KINDS];
  fl_reasons unknown; // of roles
  fl_report report; // for its gaps
} counts;

static const char *const class_words[] = {"repository", "library", "builtin", "unresolved"};
static const char *const answer_words[] = {"none", "bounded", "unbounded", "inherited", "unknown"};

static void count_roles(counts *c, fl_arena *arena, const fl_graph *g) {
  fl_ask *ask = fl_ask_new(g);
  for (uint32_t i = 1; i < fl_graph_n_sites(g); i++) {
    const fl_site *site = fl_graph_site(g, i);
    c->sites[site->kind]++;
    for (uint8_t role = 1; role < FL_N_ROLE_KINDS; role++) {
      const fl_outcome *worst = fl_worst_outcome(fl_ask_role(ask, site, role));
      if (worst) c->roles[role].total++, c->roles[role].by_answer[worst->answer]++;
      if (worst && worst->answer == FL_IS_UNKNOWN) fl_reasons_add(&c->unknown, arena, fl_graph_name(fl_ask_graph(ask), worst->why));
    }
  }
  fl_ask_free(ask);
}

// ---- tables -----------------------------------------------------------------------------------------------------------------

static void print_share(uint32_t permille) { fl_outf("%5u.%u%%", permille / 10, permille % 10); }

static void print_languages(const counts *c) {
  fl_outf("%-11s %6s %8s %10s %8s %8s %10s %8s\n", "language", "files", "calls", "repository", "library", "builtin", "unresolved", "resolved");
  for (uint32_t i = 0; i < c->n_languages; i++) {
    const fl_language_stats *s = &c->languages[i];
    fl_outf("%-11s %6u %8u %10u %8u %8u %10u ", s->language, s->files, s->calls, s->of_class[0], s->of_class[1], s->of_class[2],
            s->of_class[3]);
    print_share(fl_resolved_permille(s));
    fl_outf("\n");
  }
}

static void print_why(const counts *c) {
  fl_outf("\n%-11s %6s %8s %10s  unresolved: what the call hangs on\n", "certainty", "4", "3", "2");
  for (uint32_t i = 0; i < c->n_languages; i++) {
    const fl_language_stats *s = &c->languages[i];
    fl_outf("%-11s %6u %8u %10u", s->language, s->of_certainty[4], s->of_certainty[3], s->of_certainty[2]);
    for (uint8_t why = 0, n = 0; why < FL_N_UNRESOLVED; why++)
      if (s->why[why]) fl_outf("%s%s %u", n++ % 4 ? ", " : n > 1 ? ",\n                                       " : "  ", fl_unresolved_word(why), s->why[why]);
    fl_outf("\n");
  }
}

static void print_sites(const counts *c) {
  fl_outf("\n%-16s %9s\n", "site", "count");
  for (uint32_t kind = 1; kind < FL_N_SITE_KINDS; kind++)
    if (c->sites[kind]) fl_outf("%-16s %9u\n", fl_word(fl_site_words, kind), c->sites[kind]);
  fl_outf("\n%-16s %9s %9s %9s %9s %9s\n", "role", "sites", "bounded", "inherited", "unknown", "unbounded");
  for (uint32_t role = 1; role < FL_N_ROLE_KINDS; role++) {
    const site_row *r = &c->roles[role];
    if (r->total)
      fl_outf("%-16s %9u %9u %9u %9u %9u\n", fl_word(fl_role_words, role), r->total, r->by_answer[FL_IS_BOUNDED],
              r->by_answer[FL_IS_INHERITED], r->by_answer[FL_IS_UNKNOWN], r->by_answer[FL_IS_UNBOUNDED]);
  }
}

// Calls visit(payload, kind, total) for each kind of gap; gaps of a kind need not stand together.
static void each_gap_kind(const counts *c, void (*visit)(void *, fl_str, uint32_t), void *payload) {
  for (uint32_t i = 0; i < c->report.gaps.n; i++) {
    fl_str kind = c->report.gaps.at[i].kind;
    uint32_t total = 0, first = i;
    for (uint32_t k = c->report.gaps.n; k-- > 0;)
      if (fl_str_eq(c->report.gaps.at[k].kind, kind)) total += c->report.gaps.at[k].count, first = k;
    if (first == i) visit(payload, kind, total);
  }
}

static void print_gap(void *payload, fl_str kind, uint32_t n) {
  FL_UNUSED(payload);
  fl_outf("%-16.*s %9u\n", FL_STR_ARG(kind), n);
}

static void print_text(counts *c) {
  print_languages(c);
  print_why(c);
  print_sites(c);
  fl_reasons_print(&c->unknown);
  if (c->report.gaps.n) fl_outf("\n%-16s %9s\n", "gap", "count");
  each_gap_kind(c, print_gap, NULL);
}

// ---- JSON -------------------------------------------------------------------------------------------------------------------

static void put_language(fl_json *w, const fl_language_stats *s) {
  fl_json_object_begin(w);
  fl_json_key(w, "language");
  fl_json_cstr(w, s->language);
  fl_json_field_uint(w, "files", s->files);
  fl_json_field_uint(w, "functions", s->functions);
  fl_json_field_uint(w, "calls", s->calls);
  for (uint32_t i = 0; i < FL_N_CALL_CLASSES; i++) fl_json_field_uint(w, class_words[i], s->of_class[i]);
  fl_json_field_uint(w, "resolved_permille", fl_resolved_permille(s));
  fl_json_key(w, "certainty");
  fl_json_array_begin(w);
  for (uint32_t i = 0; i < 5; i++) fl_json_uint(w, s->of_certainty[i]);
  fl_json_array_end(w);
  fl_json_key(w, "unresolved_by");
  fl_json_object_begin(w);
  for (uint8_t why = 0; why < FL_N_UNRESOLVED; why++) fl_json_field_uint(w, fl_unresolved_word(why), s->why[why]);
  fl_json_object_end(w);
  fl_json_object_end(w);
}

static void put_roles(fl_json *w, const counts *c) {
  fl_json_key(w, "roles");
  fl_json_object_begin(w);
  for (uint32_t role = 1; role < FL_N_ROLE_KINDS; role++) {
    if (!c->roles[role].total) continue;
    fl_json_key(w, fl_word(fl_role_words, role));
    fl_json_object_begin(w);
    for (uint32_t answer = 1; answer < 5; answer++) fl_json_field_uint(w, answer_words[answer], c->roles[role].by_answer[answer]);
    fl_json_object_end(w);
  }
  fl_json_object_end(w);
}

static void put_gap(void *w, fl_str kind, uint32_t n) {
  fl_json_key_str(w, kind);
  fl_json_uint(w, n);
}

static void print_json(counts *c) {
  fl_json w;
  fl_json_init(&w, fl_out, NULL, 2);
  fl_json_object_begin(&w);
  fl_json_key(&w, "languages");
  fl_json_array_begin(&w);
  for (uint32_t i = 0; i < c->n_languages; i++) put_language(&w, &c->languages[i]);
  fl_json_array_end(&w);
  fl_json_key(&w, "sites");
  fl_json_object_begin(&w);
  for (uint32_t kind = 1; kind < FL_N_SITE_KINDS; kind++)
    if (c->sites[kind]) fl_json_field_uint(&w, fl_word(fl_site_words, kind), c->sites[kind]);
  fl_json_object_end(&w);
  put_roles(&w, c);
  fl_json_key(&w, "unknown_because");
  fl_reasons_put(&c->unknown, &w);
  fl_json_key(&w, "gaps");
  fl_json_object_begin(&w);
  each_gap_kind(c, put_gap, &w);
  fl_json_object_end(&w);
  fl_json_object_end(&w);
  fl_json_finish(&w);
}

void fl_graph_stats_print(const fl_analysis *analysis, const fl_opts *opts) {
  fl_arena arena = {0};
  counts c = {0};
  if (analysis->graph) {
    c.n_languages = fl_graph_stats(analysis->graph, &arena, &c.languages);
    count_roles(&c, &arena, analysis->graph);
  }
  fl_analysis_report(&c.report, analysis);
  if (opts->json) print_json(&c);
  else print_text(&c);
  fl_report_release(&c.report);
  fl_array_release(&c.unknown);
  fl_arena_release(&arena);
}
