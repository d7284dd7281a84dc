// Why a rule does or does not hold at a site: each predicate with what it answers.
#ifndef FL_MATCH_WHY_H
#define FL_MATCH_WHY_H

#include "match/match.h"

enum fl_why_answer { FL_WHY_no, FL_WHY_unknown, FL_WHY_yes };
typedef struct fl_why {
  const fl_predicate *predicate;
  bool unless;             // of the rule's `unless`: yes speaks against a finding
  uint8_t answer;          // fl_why_answer
  const fl_outcome *asked; // of a role test: the outcome that it looked at, the worst where several count; NULL: the site has none
} fl_why;
// One try of the rule at a site: for each outcome of its deciding role there is one.
typedef struct fl_why_try {
  const fl_why *at;
  uint32_t n;
  bool holds;               // all yes, none of unless: there is a match
  fl_confidence confidence; // of it
} fl_why_try;

// Borrowed from the worker's arena. Returns how many tries there are; at most `cap` are written.
uint32_t fl_match_why(fl_match_worker *, const fl_rule *, const fl_site *, fl_why_try *out, uint32_t cap);

#endif
