// The words of the rule language, one table per enum: position = value, position 0 = "none".
#include "match/rule_read_p.h"

#define X(w) #w,
static const char *const answers[] = {"none", FL_ANSWERS(X)};
static const char *const becauses[] = {"none", FL_BECAUSES(X)};
static const char *const path_classes[] = {"none", FL_PATH_CLASSES(X)};
static const char *const places[] = {"none", FL_REPORT_AT(X)};
static const char *const related[] = {"none", FL_RELATED(X)};
static const char *const efforts[] = {"none", FL_EFFORTS(X)};
static const char *const phases[] = {"none", FL_PHASES(X)};
static const char *const scenarios[] = {"none", FL_SCENARIOS(X)};
static const char *const additions[] = {"none", FL_ADDITIONS(X)};
static const char *const needs[] = {"none", FL_NEEDS(X)};
static const char *const onces[] = {"none", FL_ONCES(X)};
#undef X
#define X(w, doc) #w,
static const char *const predicates[] = {"none", FL_PREDICATES(X)};
#undef X
#define X(w, doc) doc,
static const char *const predicate_docs[] = {"", FL_PREDICATES(X)};
#undef X

// By fl_severity and fl_confidence.
static const char *const severities[] = {"none", "note", "warning", "error"};
static const char *const confidences[] = {"none", "low", "medium", "high"};
static const char *const statuses[] = {"none", "preview", "stable", "deprecated"};
static const char *const families[] = {"none",        "deadline",  "retry",     "idempotency", "lock",
                                       "transaction", "messaging", "streaming", "consistency", "partitioning",
                                       "overload",    "workflow",  "meta"};

#define WORDS(table)                                                                                         \
  { table, sizeof table / sizeof *table }
const fl_words fl_answer_words = WORDS(answers);
const fl_words fl_because_words = WORDS(becauses);
const fl_words fl_path_class_words = WORDS(path_classes);
const fl_words fl_report_at_words = WORDS(places);
const fl_words fl_related_words = WORDS(related);
const fl_words fl_predicate_words = WORDS(predicates);
const fl_words fl_severity_words = WORDS(severities);
const fl_words fl_confidence_words = WORDS(confidences);
const fl_words fl_status_words = WORDS(statuses);
const fl_words fl_family_words = WORDS(families);
const fl_words fl_effort_words = WORDS(efforts);
const fl_words fl_phase_words = WORDS(phases);
const fl_words fl_scenario_words = WORDS(scenarios);
const fl_words fl_addition_words = WORDS(additions);
const fl_words fl_need_words = WORDS(needs);
const fl_words fl_once_words = WORDS(onces);

const char *fl_effort_word(uint8_t effort) { return efforts[effort]; }
const char *fl_phase_word(uint8_t phase) { return phases[phase]; }
const char *fl_scenario_word(uint8_t scenario) { return scenarios[scenario]; }

const char *fl_predicate_doc(uint32_t kind) { return predicate_docs[kind < FL_N_PREDICATES ? kind : 0]; }

fl_measure fl_role_measure(uint32_t role) {
  switch (role) {
  case FL_ROLEKIND_deadline:
  case FL_ROLEKIND_wait:
  case FL_ROLEKIND_lease:
  case FL_ROLEKIND_elapsed:
  case FL_ROLEKIND_key_life:
  case FL_ROLEKIND_backoff: return FL_MEASURE_time;
  case FL_ROLEKIND_bound:
  case FL_ROLEKIND_attempts:
  case FL_ROLEKIND_partitions:
  case FL_ROLEKIND_replication:
  case FL_ROLEKIND_batch:
  case FL_ROLEKIND_resources: return FL_MEASURE_count;
  default: return FL_MEASURE_none;
  }
}
