// From matches to findings: grouped at the owner, worded, with their evidence.
#ifndef FL_FINDINGS_COLLECT_H
#define FL_FINDINGS_COLLECT_H

#include "findings/finding.h"
#include "match/match.h"

// Adds a finding for every owner (or site, or entry point) that matches agree on, the gaps of role resolution, and the counts of
// answers. Everything is copied into the report's arena.
void fl_collect(fl_report *, const fl_graph *, const fl_match_result *);

// words.c: how things of the graph are called for people. Results live in the arena, or in the graph.
fl_str fl_say_callee(fl_arena *,
                     fl_str qualified); // "RestTemplate.exchange", "http.Client.Do", "requests.get"
fl_str fl_say_step(fl_arena *, const fl_graph *, const fl_step *);
fl_place fl_say_place(fl_arena *, const fl_graph *, uint32_t file, fl_span, fl_str message);
fl_str fl_say_outcome(fl_arena *, const fl_graph *, uint8_t role, const fl_outcome *); // one clause
fl_str fl_say_value(fl_arena *, uint8_t role, const fl_outcome *); // "30 s", "5", "unbounded"
// The chain from the site to the deciding place, without repetitions; at most `cap`.
uint32_t fl_say_chain(fl_arena *, const fl_graph *, const fl_step *, fl_place *out, uint32_t cap);

#endif
