// What the unit tests of this folder share: rules from text, errors as text, rules as text.
#ifndef TESTS_MATCH_SUPPORT_H
#define TESTS_MATCH_SUPPORT_H

#include "base/support.h"

#include "base/strbuf.h"
#include "match/rule.h"
#include "match/rule_read_p.h"

// A rule without a `where`, for tests that add one.
#define HEAD_OF(id)                                                                                          \
  "id: " id "\ntitle: T\non_site: [remote_call]\nseverity: error\nmessage: \"m\"\nwhy: W\nfix: F\n"
#define HEAD   HEAD_OF("a-rule")
#define WHERE  "where: [{role: deadline, is: unbounded}]\n"
#define A_RULE "retry/a-rule/rule.yaml"

// Text against text, too long for Check to print: the first line that differs.
static inline void assert_lines(fl_str actual, fl_str expected) {
  fl_str a, b;
  for (uint32_t line = 1; actual.n || expected.n; line++) {
    fl_str_cut(actual, '\n', &a, &actual);
    fl_str_cut(expected, '\n', &b, &expected);
    ck_assert_msg(fl_str_eq(a, b), "line %u: \"%.*s\" is not \"%.*s\"", line, FL_STR_ARG(a), FL_STR_ARG(b));
  }
}

// Compiles the folder `name` of the scratch folder on top of `base`. Without rules the errors stand in `errors`, one a line, from the
// folder on.
static inline fl_rules *compile_folder(const fl_rules *base, const char *name, fl_buf *errors) {
  fl_errors list = {0};
  fl_rules *rules = NULL;
  char line[FL_ERROR_FORMAT_BYTES];
  const char *folder = scratch(name);
  int rc = fl_rules_compile(&rules, base, folder, &list);
  for (uint32_t i = 0; i < list.n; i++) {
    const char *text = fl_error_format(&list.at[i], line, sizeof line);
    // Names of the scratch folder would differ from run to run; what stands behind it is said from `name` on.
    for (const char *at; (at = strstr(text, scratch_folder)) != NULL;) {
      fl_buf_add(errors, (fl_str){text, (uint32_t)(at - text)});
      text = at + strlen(scratch_folder);
      text += strspn(text, "/");
    }
    fl_buf_printf(errors, "%s\n", text);
  }
  ck_assert_int_eq(rc == FL_OK, list.n == 0);
  ck_assert_int_eq(rc == FL_OK, rules != NULL);
  fl_errors_release(&list);
  return rules;
}

static inline fl_rules *compile_scratch(fl_buf *errors) { return compile_folder(NULL, "", errors); }

// The rules of one file that has no mistakes.
static inline fl_rules *compile_text(const char *text) {
  fl_buf errors = {0};
  put_file(A_RULE, text);
  fl_rules *rules = compile_scratch(&errors);
  ck_assert_msg(rules != NULL, "%s", fl_buf_text(&errors));
  fl_buf_release(&errors);
  return rules;
}

// The errors of one file, or "" when it has none.
static inline void assert_errors(const char *text, const char *expected) {
  fl_buf errors = {0};
  put_file(A_RULE, text);
  fl_rules *rules = compile_scratch(&errors);
  ck_assert_str_eq(fl_buf_text(&errors), expected);
  fl_rules_free(rules);
  fl_buf_release(&errors);
}

// --- rules as text

static inline void dump_bits(fl_buf *out, const char *key, uint32_t bits, fl_words words) {
  const char *before = key;
  for (uint32_t i = 1; i < words.n; i++) {
    if (!(bits >> i & 1)) continue;
    fl_buf_printf(out, "%s%s%s", before == key ? " " : before, before == key ? key : "", words.at[i]);
    before = ",";
  }
}

static inline void dump_predicates(fl_buf *out, const char *key, const fl_predicate *at, uint32_t n,
                                   int depth) {
  for (uint32_t i = 0; i < n; i++) {
    const fl_predicate *p = &at[i];
    fl_buf_printf(out, "%*s%s %u:%u %s", depth * 2, "", key, p->line, p->col,
                  fl_word(fl_predicate_words, p->kind));
    if (p->role) fl_buf_printf(out, " %s", fl_word(fl_role_words, p->role));
    dump_bits(out, "is=", p->answers, fl_answer_words);
    dump_bits(out, "because=", p->becauses, fl_because_words);
    dump_bits(out, "scope=", p->scopes, fl_scope_words);
    dump_bits(out, "site=", p->sites, fl_site_words);
    dump_bits(out, "entry=", p->entries, fl_entry_words);
    dump_bits(out, "effect=", p->effects, fl_effect_words);
    dump_bits(out, "in=", p->classes, fl_path_class_words);
    if (p->gt != INT64_MIN) fl_buf_printf(out, " gt=%lld", (long long)p->gt);
    if (p->lt != INT64_MAX) fl_buf_printf(out, " lt=%lld", (long long)p->lt);
    for (uint32_t k = 0; k < p->n_words; k++) fl_buf_printf(out, " %.*s", FL_STR_ARG(p->words[k]));
    fl_buf_add_char(out, '\n');
    dump_predicates(out, "where", p->where, p->n_where, depth + 1);
    dump_predicates(out, "unless", p->unless, p->n_unless, depth + 1);
  }
}

static inline void dump_list(fl_buf *out, const char *key, const fl_str *at, uint32_t n) {
  for (uint32_t i = 0; i < n; i++) fl_buf_printf(out, "%s %.*s\n", key, FL_STR_ARG(at[i]));
}

static inline void dump_text(fl_buf *out, const char *key, fl_str text) {
  if (text.n) fl_buf_printf(out, "%s %.*s\n", key, FL_STR_ARG(text));
}

static inline void dump_rule(fl_buf *out, const fl_rule *r) {
  const struct {
    const char *key;
    fl_str text;
  } texts[] = {{"title", r->title},
               {"status", r->status},
               {"since", r->since},
               {"message", r->message},
               {"why", r->why},
               {"fix", r->fix},
               {"trade_off", r->trade_off},
               {"cap_stance", r->risk.cap_stance},
               {"failure_mode", r->risk.failure_mode},
               {"blast_radius", r->risk.blast_radius},
               {"guardrail", r->risk.guardrail},
               {"metric", r->risk.metric},
               {"alert", r->risk.alert},
               {"chaos", r->risk.chaos},
               {"reversibility", r->risk.reversibility}};
  fl_buf_printf(out, "%.*s/%.*s", FL_STR_ARG(r->family), FL_STR_ARG(r->id));
  dump_bits(out, "on=", r->on_site, fl_site_words);
  fl_buf_printf(out, " at=%s", fl_word(fl_report_at_words, r->at));
  if (r->owner_role) fl_buf_printf(out, " owner=%s", fl_word(fl_role_words, r->owner_role));
  dump_bits(out, "related=", r->related, fl_related_words);
  fl_buf_printf(out, " %s cap=%s\n", fl_word(fl_severity_words, r->severity),
                fl_word(fl_confidence_words, r->confidence_cap));
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) dump_text(out, texts[i].key, texts[i].text);
  dump_list(out, "alias", r->aliases, r->n_aliases);
  dump_list(out, "reference", r->references, r->n_references);
  for (uint32_t i = 0; i < r->n_options; i++) {
    const fl_remedy *o = &r->options[i];
    fl_buf_printf(out, "option %.*s: %.*s, %.*s, %.*s, %s%s\n", FL_STR_ARG(o->name), FL_STR_ARG(o->costs), FL_STR_ARG(o->protects), FL_STR_ARG(o->when), fl_effort_word(o->effort), o->adds == FL_ADDS_outbox ? ", outbox" : "");
  }
  if (r->phase) fl_buf_printf(out, "phase %s\n", fl_phase_word(r->phase));
  if (r->scenario) fl_buf_printf(out, "scenario %s\n", fl_scenario_word(r->scenario));
  dump_predicates(out, "where", r->where, r->n_where, 0);
  dump_predicates(out, "unless", r->unless, r->n_unless, 0);
  for (uint32_t i = 0; i < r->n_examples; i++) {
    const fl_example *e = &r->examples[i];
    fl_buf_printf(out, "example %u %.*s [%.*s] bad [%.*s] good [%.*s]\n", e->line, FL_STR_ARG(e->language),
                  FL_STR_ARG(e->file), FL_STR_ARG(e->bad), FL_STR_ARG(e->good));
  }
}

static inline void dump_rules(fl_buf *out, const fl_rules *rules) {
  for (uint32_t i = 0; i < fl_rules_count(rules); i++) dump_rule(out, fl_rules_at(rules, i));
}

#endif
