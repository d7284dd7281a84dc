// A rule.yaml in, a rule out: its head, its report, its pages. Predicates are read in rule_where.c.
#include "match/rule_read_p.h"

#include <string.h>

#define RULE(member)   offsetof(fl_rule_draft, rule.member)
#define RISK(member)   offsetof(fl_risk, member)
#define REPORT(member) offsetof(fl_rule_report, member)

#define UNPOOLED(member) offsetof(fl_unpooled, member)
static const fl_field unpooled_fields[] = {
    {"failure_mode", &fl_shape_rule_text, UNPOOLED(failure_mode), NULL, false},
    {"aside", &fl_shape_rule_text, UNPOOLED(aside), NULL, false},
    {"blast_radius", &fl_shape_rule_text, UNPOOLED(blast_radius), NULL, false},
    {"guardrail", &fl_shape_rule_text, UNPOOLED(guardrail), NULL, false},
    {"metric", &fl_shape_rule_text, UNPOOLED(metric), NULL, false},
    {"alert", &fl_shape_rule_text, UNPOOLED(alert), NULL, false},
    {"chaos", &fl_shape_rule_text, UNPOOLED(chaos), NULL, false},
};
static const fl_form unpooled_form = FL_FORM("what holds without a pool", unpooled_fields);

static const fl_field risk_fields[] = {
    {"cap_stance", &fl_shape_rule_text, RISK(cap_stance), NULL, false},
    {"failure_mode", &fl_shape_rule_text, RISK(failure_mode), NULL, false},
    {"aside", &fl_shape_rule_text, RISK(aside), NULL, false},
    {"blast_radius", &fl_shape_rule_text, RISK(blast_radius), NULL, false},
    {"guardrail", &fl_shape_rule_text, RISK(guardrail), NULL, false},
    {"metric", &fl_shape_rule_text, RISK(metric), NULL, false},
    {"alert", &fl_shape_rule_text, RISK(alert), NULL, false},
    {"chaos", &fl_shape_rule_text, RISK(chaos), NULL, false},
    {"reversibility", &fl_shape_rule_text, RISK(reversibility), NULL, false},
    {"unpooled", &fl_shape_rule_form, RISK(unpooled), &unpooled_form, false},
};
static const fl_form risk_form = FL_FORM("a risk", risk_fields);

static const fl_field report_fields[] = {
    {"at", &fl_shape_rule_word, REPORT(at), &fl_report_at_words, true},
    {"owner", &fl_shape_rule_word, REPORT(owner), &fl_role_words, false},
    {"related", &fl_shape_rule_words, REPORT(related), &fl_related_words, false},
};
static const fl_form report_form = FL_FORM("a report", report_fields);

static const fl_field example_fields[] = {
    {"language", &fl_shape_rule_text, offsetof(fl_example, language), NULL, true},
    {"bad", &fl_shape_rule_text, offsetof(fl_example, bad), NULL, true},
    {"good", &fl_shape_rule_text, offsetof(fl_example, good), NULL, true},
    {"file", &fl_shape_rule_text, offsetof(fl_example, file), NULL, false},
    {"beside", &fl_shape_rule_text, offsetof(fl_example, beside), NULL, false},
    {"beside_text", &fl_shape_rule_text, offsetof(fl_example, beside_text), NULL, false},
};
static const fl_form example_form = FL_FORM("an example", example_fields);

static void read_examples(fl_rule_loader *l, const fl_field *field, const fl_yaml_node *node, void *row) {
  fl_rule *rule = &((fl_rule_draft *)row)->rule;
  if (node->kind != FL_YAML_SEQ) {
    fl_rule_unexpected(l, field->name, node, "a list of examples");
    return;
  }
  fl_example *examples = fl_arena_zero_n(l->arena, node->n, sizeof *examples);
  for (uint32_t i = 0; i < node->n; i++) {
    fl_read_form(l, field->arg, fl_yaml_at(node, i), &examples[i]);
    examples[i].line = fl_yaml_at(node, i)->line;
  }
  rule->examples = examples;
  rule->n_examples = node->n;
}

static const fl_field_shape shape_examples = {read_examples, "{\"type\":\"array\",\"items\":@form}"};

#define REMEDY(member) offsetof(fl_remedy, member)
static const fl_field remedy_fields[] = {
    {"name", &fl_shape_rule_text, REMEDY(name), NULL, true},
    {"costs", &fl_shape_rule_text, REMEDY(costs), NULL, true},
    {"protects", &fl_shape_rule_text, REMEDY(protects), NULL, true},
    {"when", &fl_shape_rule_text, REMEDY(when), NULL, true},
    {"effort", &fl_shape_rule_word, REMEDY(effort), &fl_effort_words, true},
    {"adds", &fl_shape_rule_word, REMEDY(adds), &fl_addition_words, false},
    {"needs", &fl_shape_rule_words, REMEDY(needs), &fl_need_words, false},
    {"unless", &fl_shape_rule_words, REMEDY(unless), &fl_need_words, false},
    {"once", &fl_shape_rule_word, REMEDY(once), &fl_once_words, false},
    {"asks", &fl_shape_rule_words, REMEDY(asks), &fl_ability_words, false},
    {"impact", &fl_shape_rule_text, REMEDY(impact), NULL, false},
    {"plain", &fl_shape_rule_text, REMEDY(plain), NULL, false},
    {"guardrail", &fl_shape_rule_text, REMEDY(guardrail), NULL, false},
    {"metric", &fl_shape_rule_text, REMEDY(metric), NULL, false},
    {"alert", &fl_shape_rule_text, REMEDY(alert), NULL, false},
    {"chaos", &fl_shape_rule_text, REMEDY(chaos), NULL, false},
    {"reversibility", &fl_shape_rule_text, REMEDY(reversibility), NULL, false},
};
static const fl_form remedy_form = FL_FORM("an option", remedy_fields);

static void read_remedies(fl_rule_loader *l, const fl_field *field, const fl_yaml_node *node, void *row) {
  fl_rule *rule = &((fl_rule_draft *)row)->rule;
  if (node->kind != FL_YAML_SEQ) {
    fl_rule_unexpected(l, field->name, node, "a list of options");
    return;
  }
  fl_remedy *remedies = fl_arena_zero_n(l->arena, node->n, sizeof *remedies);
  for (uint32_t i = 0; i < node->n; i++) fl_read_form(l, field->arg, fl_yaml_at(node, i), &remedies[i]);
  rule->options = remedies;
  rule->n_options = node->n;
}

static const fl_field_shape shape_remedies = {read_remedies, "{\"type\":\"array\",\"items\":@form}"};

static const fl_field rule_fields[] = {
    {"id", &fl_shape_rule_text, RULE(id), NULL, true},
    {"title", &fl_shape_rule_text, RULE(title), NULL, true},
    {"status", &fl_shape_rule_word, offsetof(fl_rule_draft, status), &fl_status_words, false},
    {"since", &fl_shape_rule_text, RULE(since), NULL, false},
    {"aliases", &fl_shape_rule_texts, offsetof(fl_rule_draft, aliases), NULL, false},
    {"replaces", &fl_shape_rule_flag, offsetof(fl_rule_draft, replaces), NULL, false},
    {"on_site", &fl_shape_rule_words, RULE(on_site), &fl_site_words, true},
    {"where", &fl_shape_predicates, offsetof(fl_rule_draft, where), NULL, true},
    {"unless", &fl_shape_predicates, offsetof(fl_rule_draft, unless), NULL, false},
    {"note_when", &fl_shape_predicates, offsetof(fl_rule_draft, note_when), NULL, false},
    {"report", &fl_shape_rule_form, offsetof(fl_rule_draft, report), &report_form, false},
    {"severity", &fl_shape_rule_word, offsetof(fl_rule_draft, severity), &fl_severity_words, true},
    {"confidence_cap", &fl_shape_rule_word, offsetof(fl_rule_draft, confidence_cap), &fl_confidence_words,
     false},
    {"message", &fl_shape_rule_text, RULE(message), NULL, true},
    {"why", &fl_shape_rule_text, RULE(why), NULL, true},
    {"fix", &fl_shape_rule_text, RULE(fix), NULL, true},
    {"trade_off", &fl_shape_rule_text, RULE(trade_off), NULL, false},
    {"options", &shape_remedies, 0, &remedy_form, false},
    {"phase", &fl_shape_rule_word, RULE(phase), &fl_phase_words, false},
    {"scenario", &fl_shape_rule_word, RULE(scenario), &fl_scenario_words, false},
    {"examples", &shape_examples, 0, &example_form, false},
    {"risk", &fl_shape_rule_form, RULE(risk), &risk_form, false},
    {"references", &fl_shape_rule_texts, offsetof(fl_rule_draft, references), NULL, false},
};
const fl_form fl_rule_form = FL_FORM("a rule", rule_fields);

// --- what the parts must say about one another

typedef struct search {
  uint8_t kind;
  const fl_predicate *found;
} search;

static bool is_not(void *payload, const fl_predicate *p) {
  search *s = payload;
  if (p->kind != s->kind) return true;
  s->found = p;
  return false;
}

static const fl_predicate *first_of(const fl_rule *rule, uint8_t kind) {
  search s = {.kind = kind};
  fl_each_predicate(rule->where, rule->n_where, is_not, &s);
  return s.found;
}

static bool finds_a_pair(const fl_rule *rule) {
  return first_of(rule, FL_PRED_paired) || first_of(rule, FL_PRED_held) || first_of(rule, FL_PRED_after) || first_of(rule, FL_PRED_anywhere) ||
         first_of(rule, FL_PRED_multiplied) || first_of(rule, FL_PRED_outlasts) ||
         first_of(rule, FL_PRED_overruns) || first_of(rule, FL_PRED_recomputed) || first_of(rule, FL_PRED_rewritten) ||
         first_of(rule, FL_PRED_marked_late) || first_of(rule, FL_PRED_marks_apart) || first_of(rule, FL_PRED_inserts_if_absent) || first_of(rule, FL_PRED_forgets);
}

static void check_report(fl_rule_loader *l, const fl_rule *rule, const fl_yaml_node *node) {
  uint32_t related = rule->related;
  bool owner = rule->at == FL_AT_owner || rule->at == FL_AT_service;
  if (owner && !rule->owner_role)
    fl_rule_error(l, node, "nothing says whose owner is meant: add \"owner\" with the name of a role");
  if (!owner && fl_yaml_get(node, "owner"))
    fl_rule_error(l, fl_yaml_get(node, "owner"), "\"owner\" belongs to at: owner or service");
  if (related >> FL_RELATE_contained & 1 && !first_of(rule, FL_PRED_contains) && !first_of(rule, FL_PRED_overstays))
    fl_rule_error(l, fl_yaml_get(node, "related"), "\"contained\" needs a predicate \"contains\" in where");
  if (related >> FL_RELATE_pair & 1 && !finds_a_pair(rule))
    fl_rule_error(l, fl_yaml_get(node, "related"), "\"pair\" needs a predicate \"paired\", \"held\", \"after\" or \"recomputed\" in where");
}

static bool entry_kind_stands_well(const fl_rule *rule) {
  for (uint32_t i = 0; i < rule->n_where; i++) {
    if (rule->where[i].kind == FL_PRED_entry_kind && rule->on_site != 1u << FL_SITE_entry) return false;
  }
  return true;
}

static void complete(fl_rule_loader *l, fl_rule_draft *draft) {
  fl_rule *rule = &draft->rule;
  rule->aliases = draft->aliases.at;
  rule->n_aliases = draft->aliases.n;
  rule->references = draft->references.at;
  rule->n_references = draft->references.n;
  rule->where = draft->where.at;
  rule->n_where = draft->where.n;
  rule->unless = draft->unless.at;
  rule->n_unless = draft->unless.n;
  rule->note_when = draft->note_when.at;
  rule->n_note_when = draft->note_when.n;
  rule->at = draft->report.at ? draft->report.at : FL_AT_site;
  rule->related = draft->report.related;
  const fl_predicate *role = first_of(rule, FL_PRED_role);
  rule->owner_role = draft->report.owner               ? draft->report.owner
                     : role && (rule->at == FL_AT_owner || rule->at == FL_AT_service) ? role->role
                                                       : 0;
  rule->severity = draft->severity;
  rule->confidence_cap = draft->confidence_cap ? draft->confidence_cap : FL_CONFIDENCE_HIGH;
  uint32_t status = draft->status;
  rule->status = fl_arena_str(l->arena, fl_str_from(status ? fl_word(fl_status_words, status) : "stable"));
}

void fl_rule_read(fl_rule_loader *l, const fl_yaml_node *root, fl_rule_draft *draft) {
  if (!fl_read_form(l, &fl_rule_form, root, draft)) return;
  complete(l, draft);
  const fl_yaml_node *report = fl_yaml_get(root, "report"), *message = fl_yaml_get(root, "message");
  if (report && report->kind == FL_YAML_MAP) check_report(l, &draft->rule, report);
  if (draft->rule.message.n) fl_rule_check_message(l, message, &draft->rule);
  if (!entry_kind_stands_well(&draft->rule))
    fl_rule_error(l, fl_yaml_get(root, "where"),
                  "\"entry_kind\" is for on_site: [entry]; other sites ask \"reachable_from\"");
}
