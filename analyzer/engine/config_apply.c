// What a configuration changes: rules, models, findings.
#include "engine/config_p.h"

#include "base/glob.h"
#include "base/suggest.h"
#include "findings/select.h"

// ---- names of rules ----------------------------------------------------------------------------------------------------------------------

static bool is_known(fl_str word, const fl_rules *rules) {
  for (uint32_t i = 0; i < fl_rules_count(rules); i++)
    if (fl_select_names(word, fl_rules_at(rules, i))) return true;
  return false;
}

static int unknown_rule(fl_str word, const fl_rules *rules, const fl_config_origin *origin, fl_errors *errors) {
  FL_ARRAY(fl_str) names = {0};
  for (uint32_t i = 0; i < fl_rules_count(rules); i++) {
    fl_array_push(&names, fl_rules_at(rules, i)->id);
    fl_array_push(&names, fl_rules_at(rules, i)->family);
  }
  const fl_str *near = fl_suggest(word, names.at, names.n);
  fl_str like = near ? *near : (fl_str){0};
  fl_array_release(&names);
  return fl_errors_set(errors, FL_E_INPUT, origin->path, origin->line, origin->col, "no rule or family \"%.*s\"%s%.*s%s", FL_STR_ARG(word),
                       like.n ? " (did you mean " : "", FL_STR_ARG(like), like.n ? "?)" : "");
}

static void check_words(const fl_config_texts *words, const fl_rules *rules, const fl_config_origin *origin, fl_errors *errors) {
  for (uint32_t i = 0; i < words->n; i++)
    if (words->at[i].n && !is_known(words->at[i], rules)) unknown_rule(words->at[i], rules, origin, errors);
}

static const fl_config_origin *origin_of(const fl_config *c, const char *key) {
  uint32_t i = 0;
  while (strcmp(fl_config_file.keys[i].name, key) != 0) i++;
  return &c->origins[i];
}

int fl_config_check(const fl_config *c, const fl_rules *rules, fl_errors *errors) {
  uint32_t before = errors->n + errors->dropped;
  check_words(&c->select, rules, origin_of(c, "select"), errors);
  check_words(&c->ignore, rules, origin_of(c, "ignore"), errors);
  for (uint32_t i = 0; i < c->paths.n; i++) check_words(&c->paths.at[i].rules, rules, &c->paths.at[i].origin, errors);
  for (uint32_t i = 0; i < c->accepted.n; i++) check_words(&c->accepted.at[i].rules, rules, &c->accepted.at[i].origin, errors);
  for (uint32_t i = 0; i < c->thresholds.n; i++)
    if (!fl_rules_find(rules, c->thresholds.at[i].rule)) unknown_rule(c->thresholds.at[i].rule, rules, &c->thresholds.at[i].origin, errors);
  return errors->n + errors->dropped > before ? FL_E_INPUT : FL_OK;
}

// ---- findings ----------------------------------------------------------------------------------------------------------------------------

static bool fits_path(const fl_config *c, const fl_config_texts *patterns, fl_str path) {
  fl_ignore ignore = {0};
  fl_buf full = {0};
  for (uint32_t i = 0; i < patterns->n; i++) fl_ignore_add(&ignore, FL_STR(""), patterns->at[i]);
  if (c->inside.n) fl_buf_printf(&full, "%.*s/", FL_STR_ARG(c->inside));
  fl_buf_add(&full, path);
  bool fits = fl_ignore_match(&ignore, fl_buf_str(&full), false);
  fl_buf_release(&full);
  fl_ignore_release(&ignore);
  return fits;
}

static bool fits_rule(const fl_config_texts *words, const fl_rule *rule) {
  bool fits = words->n == 0;
  for (uint32_t i = 0; i < words->n && !fits; i++) fits = fl_select_names(words->at[i], rule);
  return fits;
}

bool fl_config_accepts_rule(const fl_config_accepted *row, const fl_rule *rule) { return fits_rule(&row->rules, rule); }

static bool fits_glob(const fl_config_texts *patterns, fl_str text) {
  bool fits = patterns->n == 0;
  for (uint32_t i = 0; i < patterns->n && !fits; i++) fits = fl_glob_match(patterns->at[i], text);
  return fits;
}

static fl_severity severity_of(fl_str word) {
  for (int i = FL_SEVERITY_NOTE; i <= FL_SEVERITY_ERROR; i++)
    if (fl_str_eq_c(word, fl_severity_word((fl_severity)i))) return (fl_severity)i;
  return FL_SEVERITY_NONE;
}

// What nobody sees anyway (in tests, in generated code) is not brought back by a severity.
static void set_severity(const fl_config *c, fl_finding *f) {
  if (f->severity == FL_SEVERITY_NONE) return;
  for (uint32_t i = 0; i < c->paths.n; i++) {
    const fl_config_paths *row = &c->paths.at[i];
    if (!fits_rule(&row->rules, f->rule) || !fits_path(c, &row->paths, f->at.path)) continue;
    f->severity = severity_of(row->severity);
    return;
  }
}

static uint32_t day_of(fl_str text) {
  uint32_t day = 0;
  for (uint32_t i = 0; i < text.n; i++)
    if (text.at[i] != '-') day = day * 10 + (uint32_t)(text.at[i] - '0');
  return day;
}

static bool is_over(const fl_config_accepted *row, uint32_t today) { return row->until.n && today > day_of(row->until); }

static bool is_accepted(const fl_config *c, const fl_config_accepted *row, const fl_finding *f) {
  return fits_rule(&row->rules, f->rule) && fits_glob(&row->callees, f->subject) && fits_glob(&row->functions, f->function) &&
         (!row->paths.n || fits_path(c, &row->paths, f->at.path));
}

static void accept(const fl_config *c, fl_report *report, fl_finding *f, uint32_t today, bool *used) {
  for (uint32_t i = 0; i < c->accepted.n; i++) {
    const fl_config_accepted *row = &c->accepted.at[i];
    if (!is_accepted(c, row, f)) continue;
    used[i] = true;
    if (is_over(row, today) || f->state == FL_STATE_SUPPRESSED) continue;
    f->state = FL_STATE_SUPPRESSED;
    f->in_config = true;
    f->reason = fl_arena_str(&report->arena, row->reason);
  }
}

static void name_owner(const fl_config *c, fl_report *report, fl_finding *f) {
  for (uint32_t i = 0; i < c->owners.n && !f->team.n; i++)
    if (fits_path(c, &c->owners.at[i].paths, f->at.path)) f->team = fl_arena_str(&report->arena, c->owners.at[i].owner);
}

// What is no longer accepted is reported again, and it is said why.
static void tell_ends(const fl_config *c, fl_report *report, uint32_t today, const bool *used) {
  for (uint32_t i = 0; i < c->accepted.n; i++) {
    const fl_config_accepted *row = &c->accepted.at[i];
    if (!used[i] || !is_over(row, today)) continue;
    const char *detail = fl_arena_printf(&report->arena, "accepted until %.*s: %.*s", FL_STR_ARG(row->until), FL_STR_ARG(row->reason));
    fl_report_add_gap(report, "no-longer-accepted", fl_str_from(row->origin.path), row->origin.line, fl_str_from(detail));
  }
}

void fl_config_apply(const fl_config *c, fl_report *report, uint32_t today, bool *used) {
  if (!c->path) return;
  for (uint32_t i = 0; i < report->findings.n; i++) {
    fl_finding *f = &report->findings.at[i];
    set_severity(c, f);
    accept(c, report, f, today, used);
    name_owner(c, report, f);
  }
  tell_ends(c, report, today, used);
}

bool fl_config_has_a_last_day(const fl_config *c) {
  for (uint32_t i = 0; i < c->accepted.n; i++)
    if (c->accepted.at[i].until.n) return true;
  return false;
}
