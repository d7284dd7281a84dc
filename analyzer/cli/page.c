// The same texts that SARIF's help and the documentation use, wrapped for the terminal.
#include "cli/page.h"

#include "base/suggest.h"
#include "emit/paint.h"
#include "emit/rule_page.h"

enum { MAX_WIDTH = 100, INDENT = 2, CODE_INDENT = 4 };

typedef struct page {
  fl_buf text;
  fl_paint p;
} page;

static void heading(page *g, const char *text) {
  fl_paint_end_line(&g->p);
  fl_paint_c(&g->p, FL_STYLE_BOLD, text);
  fl_paint_end_line(&g->p);
}

static void paragraph(page *g, fl_str text) {
  fl_paint_spaces(&g->p, INDENT);
  g->p.hang = INDENT;
  fl_paint_words(&g->p, FL_STYLE_PLAIN, text);
  fl_paint_end_line(&g->p);
}

static void section(page *g, const char *title, fl_str text) {
  text = fl_str_trim(text);
  if (text.n == 0) return;
  heading(g, title);
  paragraph(g, text);
}

static void code(page *g, fl_str text) {
  fl_str line;
  bool more = true;
  while (text.n && text.at[text.n - 1] == '\n') text.n--;
  while (more) {
    more = fl_str_cut(text, '\n', &line, &text);
    if (line.n) fl_paint_spaces(&g->p, CODE_INDENT);
    while (line.n && line.at[0] == '\t') {
      fl_paint_spaces(&g->p, 4);
      line = fl_str_from_pos(line, 1);
    }
    fl_paint_text(&g->p, FL_STYLE_PLAIN, line);
    fl_paint_end_line(&g->p);
  }
}

static void labelled_code(page *g, const char *label, fl_style style, fl_str language, fl_str text) {
  if (fl_str_trim(text).n == 0) return;
  fl_paint_spaces(&g->p, INDENT);
  fl_paint_c(&g->p, style, label);
  fl_paint_c(&g->p, FL_STYLE_DIM, " (");
  fl_paint_text(&g->p, FL_STYLE_DIM, language);
  fl_paint_c(&g->p, FL_STYLE_DIM, ")");
  fl_paint_end_line(&g->p);
  code(g, text);
}

static void examples(page *g, const fl_rule *rule) {
  if (rule->n_examples) heading(g, "Example");
  for (uint32_t i = 0; i < rule->n_examples; i++) {
    const fl_example *example = &rule->examples[i];
    labelled_code(g, "fires", FL_STYLE_ERROR, example->language, example->bad);
    labelled_code(g, "silent", FL_STYLE_GOOD, example->language, example->good);
  }
}

static void head(page *g, const fl_rule *rule) {
  fl_paint *p = &g->p;
  fl_paint_text(p, FL_STYLE_BOLD, rule->id);
  fl_paint_end_line(p);
  fl_paint_words(p, FL_STYLE_PLAIN, rule->title);
  fl_paint_end_line(p);
  fl_paint_c(p, FL_STYLE_DIM, "family ");
  fl_paint_text(p, FL_STYLE_DIM, rule->family);
  fl_paint_c(p, FL_STYLE_DIM, ", severity ");
  fl_paint_c(p, FL_STYLE_DIM, fl_severity_word(rule->severity));
  fl_paint_c(p, FL_STYLE_DIM, ", ");
  fl_paint_text(p, FL_STYLE_DIM, rule->status);
  fl_paint_c(p, FL_STYLE_DIM, " since ");
  fl_paint_text(p, FL_STYLE_DIM, rule->since);
  fl_paint_end_line(p);
}

static void list(page *g, const char *title, const fl_str *at, uint32_t n) {
  if (n) heading(g, title);
  for (uint32_t i = 0; i < n; i++) paragraph(g, at[i]);
}

static void threshold(page *g, const fl_rule *rule) {
  fl_buf text = {0};
  fl_rule_page_threshold(&text, rule);
  section(g, "Threshold", fl_buf_str(&text));
  fl_buf_release(&text);
}

void fl_page_print(const fl_rule *rule, const fl_opts *opts) {
  page g = {0};
  uint32_t width = fl_width();
  g.p = (fl_paint){.out = &g.text, .color = fl_wants_color(opts), .width = width < MAX_WIDTH ? width : MAX_WIDTH};
  head(&g, rule);
  section(&g, "Why it hurts", rule->why);
  section(&g, "What to do", rule->fix);
  section(&g, "What it costs", rule->trade_off);
  examples(&g, rule);
  threshold(&g, rule);
  section(&g, "Failure mode", rule->risk.failure_mode);
  section(&g, "Blast radius", rule->risk.blast_radius);
  section(&g, "Guardrail", rule->risk.guardrail);
  section(&g, "Watch", rule->risk.metric);
  section(&g, "Alert", rule->risk.alert);
  section(&g, "Rehearse", rule->risk.chaos);
  list(&g, "References", rule->references, rule->n_references);
  fl_out(NULL, fl_buf_text(&g.text), g.text.n);
  fl_buf_release(&g.text);
}

int fl_page_find(const fl_rule **out, const fl_rules *rules, const char *id, fl_error *err) {
  *out = fl_rules_find(rules, fl_str_from(id));
  if (*out) return FL_OK;
  fl_names names = {0};
  fl_arena arena = {0};
  for (uint32_t i = 0; i < fl_rules_count(rules); i++) fl_array_push(&names, fl_arena_text(&arena, fl_rules_at(rules, i)->id));
  const char *near = fl_suggest_c(fl_str_from(id), names.at, names.n);
  int rc = near ? fl_error_set(err, FL_E_USAGE, NULL, 0, 0, "no rule '%s' (did you mean '%s'?)", id, near)
                : fl_error_set(err, FL_E_USAGE, NULL, 0, 0, "no rule '%s' ('faultline rules list' shows them)", id);
  fl_array_release(&names);
  fl_arena_release(&arena);
  return rc;
}
