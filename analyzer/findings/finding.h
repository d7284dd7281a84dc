// Findings: what a run reports. Produced raw by `match`, grouped, fingerprinted, ordered and filtered here, printed by `emit`.
//
// A report owns an arena; every string and array below is borrowed from it and lives as long as the report. Paths are relative to
// the checked root and use '/'. Lines and columns count from 1, columns in UTF-8 bytes.
#ifndef FL_FINDINGS_FINDING_H
#define FL_FINDINGS_FINDING_H

#include "base/arena.h"
#include "base/array.h"
#include "base/intern.h"
#include "base/error.h"
#include "base/str.h"
#include "match/rule.h"
#include "walk/tree.h"

#include <stdbool.h>
#include <stdint.h>

typedef enum fl_state { FL_STATE_NEW, FL_STATE_UNCHANGED, FL_STATE_ABSENT, FL_STATE_SUPPRESSED } fl_state;

// A place in the checked tree. byte range is half-open; line/col derived from it; end_line/end_col filled by fl_report_finish.
typedef struct fl_place {
  fl_str path;
  uint32_t byte_begin, byte_end;
  uint32_t line, col, end_line, end_col;
  fl_str message; // what is to be seen here, "" when nothing more than the place
} fl_place;

// How one role of the site was answered; `id` is "e1", "e2"... within the finding.
typedef struct fl_evidence {
  fl_str id, role, answer, scope; // answer: bounded | unbounded | inherited | unknown
  int64_t value_ms;               // -1 when the answer has no number
  const fl_place *chain;          // resolution steps, from the site to the deciding place
  uint32_t n_chain;
} fl_evidence;

typedef struct fl_finding {
  const fl_rule *rule;           // borrowed from the rules, which outlive the report
  fl_severity severity;
  fl_confidence confidence;
  fl_state state;
  fl_place at;               // tight: one call, one literal, one annotation
  fl_str function;           // qualified name of the enclosing function, "" at file level
  fl_str owner;              // what must change: "RestTemplate built in `restTemplate`" or a qualified symbol
  fl_str entry;              // "POST /orders (http)" when reached from an entry point, else ""
  fl_str subject;            // normalised callee or key, part of the fingerprint
  fl_str variant;            // sub-kind, "" when none
  fl_str message;            // one sentence, no full stop at the end needed
  fl_str fix;                // the rule's fix, specialised when possible
  const fl_str *why; uint32_t n_why;          // short reasons: what was looked at and what it said
  const fl_evidence *evidence; uint32_t n_evidence;
  const fl_place *related; uint32_t n_related; // every affected call site
  const fl_place *path_from_entry; uint32_t n_path_from_entry; // entry point first, site last
  fl_str fingerprint;        // filled by fl_report_finish
  fl_str reason;             // SUPPRESSED: why, as the comment or the configuration says
  bool in_config;            // SUPPRESSED: the configuration says it
  fl_str team;               // who is asked about it, as the configuration says; "" when it does not
} fl_finding;

// What could not be seen. Aggregated by kind, path and detail.
typedef struct fl_gap {
  fl_str kind;    // too-large | too-slow | binary | unreadable | syntax | nesting | unresolved-role | unresolved-callee | limit | link-loop ...
  fl_str path;    // "" when it belongs to no file
  uint32_t line;  // 0 when it belongs to the whole file
  fl_str detail;  // "deadline of requests.get: timeout comes from kwargs of an unseen caller"
  uint32_t count;
} fl_gap;

// The positive answer: how the role of a site kind was answered, over all sites ("312 remote calls: 251 bounded...").
typedef struct fl_answer_count { fl_str site, role; uint32_t total, bounded, inherited, unknown, unbounded; } fl_answer_count;

typedef struct fl_stats {
  uint32_t files_seen, files_read, files_skipped, files_degraded;
  uint64_t bytes_read;
  uint32_t lines_read, functions, calls, rules_run;
  uint32_t hidden_confidence, hidden_severity, suppressed; // findings left out by fl_report_select, in this order of asking
  uint32_t baselined;                                     // UNCHANGED ones, known in the baseline
  uint32_t elsewhere;                                     // UNCHANGED ones, not of the change that was asked for
  uint32_t outside;                                       // new ones left out by fl_report_keep_within
  const fl_answer_count *answers; uint32_t n_answers;
} fl_stats;

typedef struct fl_report {
  fl_arena arena;
  fl_intern texts;                   // of the findings that were taken
  fl_str root;                       // as named on the command line
  const fl_tree *tree;               // where the text of the files is; borrowed, outlives the report; NULL: nowhere
  FL_ARRAY(fl_finding) findings;
  FL_ARRAY(fl_gap) gaps;
  FL_ARRAY(const fl_rule *) rules; // all rules that ran, sorted by id
  fl_stats stats;
  fl_str tool_version, rules_digest;
} fl_report;

void fl_report_init(fl_report *);
void fl_report_release(fl_report *);
// Adds a copy of the struct; its strings must already live in the report's arena. Borrowed until the next add.
fl_finding *fl_report_add(fl_report *, const fl_finding *);
void fl_report_take(fl_report *, const fl_finding *); // take.c: the same with copies of all that it leads to, each text once
// Copies kind, path and detail. `count` cases of it.
void fl_report_add_gap(fl_report *, const char *kind, fl_str path, uint32_t line, fl_str detail);
void fl_report_add_gaps(fl_report *, const char *kind, fl_str path, uint32_t line, fl_str detail, uint32_t count);
// Lines and ends of the findings' places, from their byte ranges and the texts. fl_report_finish does it if nobody did.
void fl_report_locate(fl_report *);
// Lines and ends of the findings' places, fingerprints (rule + path + function + subject + variant + ordinal; no line numbers),
// order (path, line, col, rule) of findings and gaps, merging of equal gaps. Same bytes for any order of arrival.
void fl_report_finish(fl_report *);
// Is the gate hit: a new finding at or above `fail_on` at confidence high? FL_SEVERITY_NONE: there is no gate.
bool fl_report_gate(const fl_report *, fl_severity fail_on);

const char *fl_severity_word(fl_severity);     // "error"
const char *fl_confidence_word(fl_confidence); // "high"
const char *fl_state_word(fl_state);           // "new"

#endif
