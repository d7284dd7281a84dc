// Sections are a table of heading and field; what a rule does not say has no heading.
#include "emit/rule_page.h"

#include "base/duration.h"
#include "findings/finding.h"

#include <stddef.h>

typedef struct part { const char *heading; size_t offset; } part;
static const part reasons[] = {{"Why it hurts", offsetof(fl_rule, why)},
                               {"What to do", offsetof(fl_rule, fix)},
                               {"What it costs", offsetof(fl_rule, trade_off)}};
static const part risks[] = {{"What happens", offsetof(fl_rule, risk.failure_mode)},
                             {"Where no request leads there", offsetof(fl_rule, risk.aside)},
                             {"Where calls share no pool of connections", offsetof(fl_rule, risk.unpooled.failure_mode)},
                             {"Who feels it", offsetof(fl_rule, risk.blast_radius)},
                             {"Guardrail", offsetof(fl_rule, risk.guardrail)},
                             {"Watch", offsetof(fl_rule, risk.metric)},
                             {"Alert", offsetof(fl_rule, risk.alert)},
                             {"Rehearse", offsetof(fl_rule, risk.chaos)},
                             {"Way back", offsetof(fl_rule, risk.reversibility)},
                             {"CAP stance", offsetof(fl_rule, risk.cap_stance)}};

static fl_str field(const fl_rule *rule, const part *p) { return fl_str_trim(*(const fl_str *)(const void *)((const char *)rule + p->offset)); }

static void add_reasons(fl_buf *out, const fl_rule *rule) {
  for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++) {
    fl_str text = field(rule, &reasons[i]);
    if (text.n) fl_buf_printf(out, "## %s\n\n%.*s\n\n", reasons[i].heading, FL_STR_ARG(text));
  }
}

// What a remedy costs and when it is the right one.
static void add_options(fl_buf *out, const fl_rule *rule) {
  if (rule->n_options == 0) return;
  fl_buf_add_c(out, "## Options\n\nThe first is the smallest proven change.\n\n| Option | Costs | Protects against | When | Effort |\n|---|---|---|---|---|\n");
  for (uint32_t i = 0; i < rule->n_options; i++) {
    const fl_remedy *o = &rule->options[i];
    fl_buf_printf(out, "| %.*s | %.*s | %.*s | %.*s | %s |\n", FL_STR_ARG(o->name), FL_STR_ARG(o->costs), FL_STR_ARG(o->protects), FL_STR_ARG(o->when), fl_effort_word(o->effort));
  }
  fl_buf_add_c(out, "\n");
}

static void add_code(fl_buf *out, const char *before, fl_str language, fl_str text) {
  text = fl_str_trim(text);
  if (text.n) fl_buf_printf(out, "%s```%.*s\n%.*s\n```\n\n", before, FL_STR_ARG(language), FL_STR_ARG(text));
}

static void add_examples(fl_buf *out, const fl_rule *rule) {
  if (rule->n_examples) fl_buf_add_c(out, "## Example\n\n");
  for (uint32_t i = 0; i < rule->n_examples; i++) {
    add_code(out, "", rule->examples[i].language, rule->examples[i].bad);
    if (rule->examples[i].beside.n) fl_buf_printf(out, "Beside it, `%.*s`:\n\n", FL_STR_ARG(rule->examples[i].beside));
    add_code(out, "", FL_STR(""), rule->examples[i].beside_text);
    add_code(out, "Better:\n\n", rule->examples[i].language, rule->examples[i].good);
  }
}

static void add_references(fl_buf *out, const fl_rule *rule) {
  if (rule->n_references) fl_buf_add_c(out, "## References\n\n");
  for (uint32_t i = 0; i < rule->n_references; i++) fl_buf_printf(out, "- <%.*s>\n", FL_STR_ARG(rule->references[i]));
}

void fl_rule_page_help(fl_buf *out, const fl_rule *rule) {
  add_reasons(out, rule);
  add_examples(out, rule);
  add_references(out, rule);
}

static void add_risk(fl_buf *out, const fl_rule *rule) {
  bool any = false;
  for (size_t i = 0; i < sizeof risks / sizeof *risks; i++) {
    fl_str text = field(rule, &risks[i]);
    if (text.n == 0 || fl_str_eq_c(text, "undeclared")) continue;
    fl_buf_printf(out, "%s- **%s**: %.*s\n", any ? "" : "## Risk and rollout\n\n", risks[i].heading, FL_STR_ARG(text));
    any = true;
  }
  if (any) fl_buf_add_c(out, "\n");
}

// Holes are what differs from one finding to the next.
static void add_message(fl_buf *out, const fl_rule *rule) {
  fl_str message = fl_str_trim(rule->message);
  if (message.n) fl_buf_printf(out, "## What it says\n\n```text\n%.*s\n```\n\n", FL_STR_ARG(message));
}

static void add_silence(fl_buf *out, const fl_rule *rule) {
  fl_buf_printf(out, "## Where it is right as it is\n\nSay so on the line, with the reason: `faultline: ignore[%.*s] -- REASON` in a comment. ",
                FL_STR_ARG(rule->id));
  fl_buf_printf(out, "`faultline explain FILE:LINE` shows what a finding rests on, `faultline explain --why-not %.*s FILE:LINE` why there is none.\n\n",
                FL_STR_ARG(rule->id));
}

static void add_head(fl_buf *out, const fl_rule *rule) {
  const char *confidence = fl_confidence_word(rule->confidence_cap ? rule->confidence_cap : FL_CONFIDENCE_HIGH);
  fl_buf_printf(out, FL_RULE_PAGE_MARK "# %.*s\n\n%.*s.\n\n", FL_STR_ARG(rule->id), FL_STR_ARG(rule->title));
  fl_buf_add_c(out, "| Family | Severity | Confidence at most | Status |\n|---|---|---|---|\n");
  fl_buf_printf(out, "| %.*s | %s | %s | %.*s since %.*s |\n\n", FL_STR_ARG(rule->family), fl_severity_word(rule->severity), confidence,
                FL_STR_ARG(rule->status), FL_STR_ARG(rule->since));
}

void fl_rule_page_threshold(fl_buf *out, const fl_rule *rule) {
  char text[FL_DURATION_TEXT_BYTES];
  fl_threshold t;
  if (!fl_rule_threshold(rule, &t)) return;
  fl_buf_add_c(out, "The rule compares with ");
  if (t.is_time) fl_buf_add_c(out, fl_duration_format(t.value, text));
  else fl_buf_printf(out, "%lld", (long long)t.value);
  fl_buf_printf(out, ". A project sets another number in `faultline.yaml`: `thresholds: {%.*s: %s}`.", FL_STR_ARG(rule->id), t.is_time ? "30s" : "5");
}

static void add_threshold(fl_buf *out, const fl_rule *rule) {
  fl_buf text = {0};
  fl_rule_page_threshold(&text, rule);
  if (text.n) fl_buf_printf(out, "## Threshold\n\n%s\n\n", fl_buf_text(&text));
  fl_buf_release(&text);
}

void fl_rule_page(fl_buf *out, const fl_rule *rule) {
  add_head(out, rule);
  add_reasons(out, rule);
  add_options(out, rule);
  add_message(out, rule);
  add_examples(out, rule);
  add_threshold(out, rule);
  add_risk(out, rule);
  add_silence(out, rule);
  add_references(out, rule);
}

static bool is_first_of_family(const fl_rules *rules, uint32_t index) {
  for (uint32_t i = 0; i < index; i++)
    if (fl_str_eq(fl_rules_at(rules, i)->family, fl_rules_at(rules, index)->family)) return false;
  return true;
}

static void add_family(fl_buf *out, const fl_rules *rules, fl_str family) {
  fl_buf_printf(out, "## %.*s\n\n| Rule | What it finds | Severity |\n|---|---|---|\n", FL_STR_ARG(family));
  for (uint32_t i = 0; i < fl_rules_count(rules); i++) {
    const fl_rule *rule = fl_rules_at(rules, i);
    if (!fl_str_eq(rule->family, family)) continue;
    fl_buf_printf(out, "| [%.*s](%.*s.md) | %.*s | %s |\n", FL_STR_ARG(rule->id), FL_STR_ARG(rule->id), FL_STR_ARG(rule->title),
                  fl_severity_word(rule->severity));
  }
  fl_buf_add_c(out, "\n");
}

void fl_rule_page_index(fl_buf *out, const fl_rules *rules) {
  fl_buf_printf(out, FL_RULE_PAGE_MARK "# Rules\n\n%u rule%s. `faultline explain RULE` shows the same page in the terminal.\n\n", fl_rules_count(rules), fl_rules_count(rules) == 1 ? "" : "s");
  for (uint32_t i = 0; i < fl_rules_count(rules); i++)
    if (is_first_of_family(rules, i)) add_family(out, rules, fl_rules_at(rules, i)->family);
}
