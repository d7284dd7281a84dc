// Filters a report in place; order stays.
#include "findings/select.h"

#include "base/suggest.h"

bool fl_select_is_name(fl_str word, const fl_rule *rule) {
  if (fl_str_eq(word, rule->id) || fl_str_eq(word, rule->family)) return true;
  for (uint32_t i = 0; i < rule->n_aliases; i++)
    if (fl_str_eq(word, rule->aliases[i])) return true;
  return false;
}

bool fl_select_names(fl_str word, const fl_rule *rule) {
  bool begins = fl_str_starts(rule->id, word) && rule->id.n > word.n && rule->id.at[word.n] == '-';
  return (word.n && begins) || fl_select_is_name(word, rule);
}

static bool any_names_rule(const fl_str *words, uint32_t n, const fl_rule *rule) {
  for (uint32_t i = 0; i < n; i++)
    if (fl_select_names(words[i], rule)) return true;
  return false;
}

bool fl_select_has_rule(const fl_select *select, const fl_rule *rule) {
  if (any_names_rule(select->ignore, select->n_ignore, rule)) return false;
  return select->n_select == 0 || any_names_rule(select->select, select->n_select, rule);
}

static int unknown_word(fl_str word, const fl_rules *rules, fl_error *err) {
  FL_ARRAY(fl_str) names = {0};
  for (uint32_t i = 0; i < fl_rules_count(rules); i++) {
    const fl_rule *rule = fl_rules_at(rules, i);
    fl_array_push(&names, rule->id);
    fl_array_push(&names, rule->family);
    for (uint32_t k = 0; k < rule->n_aliases; k++) fl_array_push(&names, rule->aliases[k]);
  }
  const fl_str *near = fl_suggest(word, names.at, names.n);
  int rc = near ? fl_error_set(err, FL_E_USAGE, NULL, 0, 0, "no rule or family '%.*s' (did you mean '%.*s'?)",
                               FL_STR_ARG(word), FL_STR_ARG(*near))
                : fl_error_set(err, FL_E_USAGE, NULL, 0, 0, "no rule or family '%.*s' ('faultline rules list' shows them)",
                               FL_STR_ARG(word));
  fl_array_release(&names);
  return rc;
}

static int check_words(const fl_str *words, uint32_t n, const fl_rules *rules, fl_error *err) {
  for (uint32_t i = 0; i < n; i++) {
    bool known = false;
    for (uint32_t k = 0; k < fl_rules_count(rules) && !known; k++) known = fl_select_names(words[i], fl_rules_at(rules, k));
    if (!known) return unknown_word(words[i], rules, err);
  }
  return FL_OK;
}

int fl_select_check(const fl_select *select, const fl_rules *rules, fl_error *err) {
  int rc = check_words(select->select, select->n_select, rules, err);
  return rc ? rc : check_words(select->ignore, select->n_ignore, rules, err);
}

// Severity none: a finding in test, generated or vendored code, which nobody asked for.
static bool shown(fl_stats *stats, const fl_select *select, const fl_finding *finding) {
  if (!fl_select_has_rule(select, finding->rule) || finding->severity == FL_SEVERITY_NONE) return false;
  if (finding->state == FL_STATE_SUPPRESSED) {
    stats->suppressed++;
    return true; // formats that know suppression show it
  }
  if (finding->confidence < select->min_confidence) {
    stats->hidden_confidence++;
    return false;
  }
  if (finding->severity < select->min_severity) {
    stats->hidden_severity++;
    return false;
  }
  return true;
}

void fl_report_select(fl_report *report, const fl_select *select) {
  uint32_t kept = 0;
  for (uint32_t i = 0; i < report->findings.n; i++)
    if (shown(&report->stats, select, &report->findings.at[i])) report->findings.at[kept++] = report->findings.at[i];
  report->findings.n = kept;
}
