// Rules over the graph: which sites match, how sure we are, and what decided it.
//
// In: a graph and rules. Out: matches, sorted by rule and site; plus the counts of answers for the positive summary and the roles
// that could not be answered. Sites are worked on side by side, each thread with an ask of its own; the result does not depend on
// who did what. Everything in it lives until fl_match_release.
#ifndef FL_MATCH_MATCH_H
#define FL_MATCH_MATCH_H

#include "base/array.h"
#include "graph/graph.h"
#include "match/rule.h"

typedef struct fl_match {
  const fl_rule *rule;
  const fl_site *site;
  fl_ask *ask;               // that answered: symbols of `outcome` are to be read in its graph
  const fl_outcome *outcome; // of the deciding role, NULL when the rule asks none
  uint8_t role;              // the deciding role
  fl_confidence confidence;
  fl_severity severity;
  const fl_contained *contained; // sites that a `contains` predicate found
  uint32_t n_contained;
  const fl_site *pair; // what a `paired` or `minted_in` predicate found
  const fl_site *const *pairs; // several, `pair` the first, each with callers of its own that lead to the site
  uint32_t n_pairs;
  fl_call_ref made;    // minted_in: the call that makes the value
  fl_str way; // of the predicate `leaks`: the way out, in words
  const fl_step *place; // misplaced, kept, detached: what has to change; NULL: nothing was looked for
  uint32_t away;       // calls between the place that is reported and the site, where a predicate counts them
  const char *sum;     // multiplied, overruns: how the number comes about; NULL: no such predicate
} fl_match;

// Where what a rule speaks of begins: the function around the loop for rules that report at loops, the one in which a context without a deadline begins
// that is handed on to the site, else the one around the site.
fl_func_ref fl_match_begins_in(const fl_graph *, const fl_rule *, const fl_site *, const fl_step *place, const fl_outcome *);

typedef struct fl_role_count {
  uint8_t site, role;
  bool of_users; // in browsers, and where programs play users: no service waits there
  uint32_t total, bounded, inherited, unknown, unbounded;
} fl_role_count;

typedef struct fl_unanswered {
  const fl_site *site;
  fl_ask *ask; // in whose graph the symbol is to be read
  fl_sym why;  // 0: no carrier of a deadline is known
} fl_unanswered;

typedef struct fl_match_worker {
  fl_ask *ask;
  fl_arena arena;    // what predicates found in this piece of work
  fl_arena kept;     // what belongs to matches
  uint64_t *rule_ns; // NULL, or by index of the rules
  bool all;          // as in the options
} fl_match_worker;

typedef struct fl_match_result {
  fl_match_worker *workers;
  uint32_t n_workers;
  FL_ARRAY(fl_match) matches;
  FL_ARRAY(fl_role_count) counts;
  FL_ARRAY(fl_unanswered) unknown; // remote calls whose deadline is unknown: gaps
} fl_match_result;

typedef struct fl_match_options {
  bool all;      // tests, generated and vendored code too
  uint32_t jobs; // threads; 0 counts as 1
  uint64_t *rule_ns; // by index of the rules: what each took, of all threads, is added; NULL: nobody asks
} fl_match_options;

void fl_match_run(fl_match_result *out, const fl_graph *g, const fl_rules *rules, const fl_match_options *);
// Did something in the code decide the role, other than the site that nobody told anything?
bool fl_match_is_decided(const fl_match *);
// Of the kind of site, and the protocol, that the rule is about; what else it asks is not asked (about.c).
bool fl_rule_is_about(const fl_rule *, const fl_graph *, const fl_site *);
void fl_match_release(fl_match_result *);

#endif
