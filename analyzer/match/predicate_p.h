// How predicates answer; shared by match.c and predicate.c.
#ifndef FL_MATCH_PREDICATE_P_H
#define FL_MATCH_PREDICATE_P_H

#include "match/match.h"

typedef enum fl_tri { FL_NO, FL_PERHAPS, FL_YES } fl_tri;
typedef struct fl_reply {
  fl_tri is;
  uint8_t certainty;
} fl_reply; // certainty of a yes: weakest edge it rests on

// What a rule looks at while its predicates are asked.
typedef struct fl_focus {
  fl_ask *ask;
  const fl_graph *g;
  const fl_site *site;
  const fl_site *outer;      // the site whose region `site` stands in, inside contains/held
  const fl_contained *inside; // the calls that lead from one to the other, NULL: not told
  const fl_outcome *outcome; // the outcome of `role` under trial, NULL: any
  uint8_t role;
  fl_arena *arena;               // of the result, for what is kept
  const fl_contained *contained; // found by the last contains
  uint32_t n_contained;
  const fl_site *pair;
  const fl_site *const *pairs; // where several hand on what the site works with: that of each, `pair` the first
  uint32_t n_pairs;
  uint32_t away;   // calls between the place that is reported and the site
  const char *sum; // an account of numbers, for the message
  fl_call_ref made;
  fl_str way; // the way that `leaks` found, in words
  uint32_t nth; // of the loops around the site the one that is asked for
  const fl_step *place; // what a predicate found in the code: where the finding should point
} fl_focus;

fl_reply fl_predicate_ask(fl_focus *f, const fl_predicate *p);
// All of where and none of unless.
fl_reply fl_predicates_ask(fl_focus *f, const fl_predicate *where, uint32_t n_where,
                           const fl_predicate *unless, uint32_t n_unless);
bool fl_outcome_satisfies(const fl_focus *f, const fl_outcome *o, const fl_predicate *p, bool *unsure);

// predicate_nest.c
bool fl_holds_around(const fl_contained *outer, const fl_contained *inner); // of two that hold one site
bool fl_is_around_another(fl_focus *f, const fl_contained *outer, uint32_t kinds); // a holder of these kinds stands in the outer one
uint32_t fl_holders_of(fl_focus *f, uint32_t kinds, const fl_contained **out); // kept for the focus
fl_reply fl_ask_multiplied(fl_focus *f, const fl_predicate *p);
fl_reply fl_ask_unused(fl_focus *f);
int64_t fl_attempts_around(fl_focus *f, const fl_site *s); // of the retries around a call and of its library; INT64_MAX: without end

// predicate_lock.c
fl_reply fl_ask_leaks(fl_focus *f);
fl_reply fl_ask_dropped(const fl_focus *f, const fl_predicate *p);
fl_reply fl_ask_constant(fl_focus *f, const fl_predicate *p);
fl_reply fl_ask_never_set(fl_focus *f, const fl_predicate *p);
fl_reply fl_ask_together(const fl_focus *f);
fl_reply fl_ask_same_table(const fl_focus *f);
fl_reply fl_ask_anywhere(fl_focus *f, const fl_predicate *p);
// predicate_deadline.c
fl_reply fl_reply_misplaced(fl_focus *f, const fl_predicate *p);
fl_reply fl_reply_kept(fl_focus *f, const fl_predicate *p);
fl_reply fl_reply_detached(fl_focus *f);
fl_reply fl_reply_abandons(fl_focus *f);
fl_reply fl_reply_outlived(fl_focus *f);
// predicate_probe.c
fl_reply fl_reply_probed(fl_focus *f, const fl_predicate *p);
// predicate_loop.c
fl_reply fl_reply_on_event_loop(fl_focus *f);
// predicate_election.c
fl_reply fl_reply_by_the_clock(const fl_focus *f);
fl_reply fl_reply_relayed(fl_focus *f);
fl_reply fl_reply_leads_on(fl_focus *f);
fl_reply fl_reply_bypassed(fl_focus *f);
// predicate_runs.c
fl_reply fl_reply_runs(fl_focus *f, const fl_predicate *p);
// predicate_anew.c
fl_reply fl_reply_per_request(fl_focus *f);
// predicate_time_check.c
fl_reply fl_reply_clock(fl_focus *f, const fl_predicate *p);
// predicate_turns.c
fl_reply fl_reply_one_by_one(fl_focus *f);
fl_reply fl_reply_side_by_side(fl_focus *f);
fl_reply fl_reply_fed(fl_focus *f);
fl_reply fl_reply_refills(fl_focus *f);
// predicate_trigger.c
fl_reply fl_reply_outworked(fl_focus *f, const fl_predicate *p);
// predicate_overstays.c
fl_reply fl_reply_overstays(fl_focus *f, const fl_predicate *p);
// predicate_stream.c
fl_reply fl_reply_same_service(fl_focus *f);
fl_reply fl_reply_same_file(const fl_focus *f);
fl_reply fl_reply_ignores(fl_focus *f, const fl_predicate *p);
// predicate_stamp.c
fl_reply fl_reply_wins_by_time(fl_focus *f);
fl_reply fl_reply_same_row(fl_focus *f);
fl_reply fl_reply_cached_copy(fl_focus *f);
// predicate_setting.c
fl_reply fl_reply_setting(fl_focus *f, const fl_predicate *p);
// predicate_forgets.c
fl_reply fl_reply_forgets(fl_focus *f);
// predicate_steps.c
fl_reply fl_reply_other_service(fl_focus *f);
fl_reply fl_reply_only_tells(fl_focus *f);
fl_reply fl_reply_undone(fl_focus *f);
fl_reply fl_reply_marked_late(fl_focus *f);
fl_reply fl_reply_marks_apart(fl_focus *f);
fl_reply fl_reply_inserts_if_absent(fl_focus *f);
// predicate_changes.c
fl_reply fl_reply_changes(fl_focus *f);
fl_reply fl_reply_kept_there(fl_focus *f);
fl_reply fl_reply_takes_away(fl_focus *f);
// predicate_outlasts.c
fl_reply fl_reply_outlasts(fl_focus *f);

// predicate_time.c
fl_reply fl_ask_overruns(fl_focus *f);

// predicate_write.c
bool fl_outcome_says(const fl_focus *f, const fl_outcome *o, const fl_predicate *p); // a word of what the role is set to
fl_reply fl_ask_is_recomputed(fl_focus *f);
fl_reply fl_ask_is_rewritten(fl_focus *f);
uint8_t fl_effect_at(const fl_focus *f); // the site's, or what the path says that it posts to
fl_reply fl_ask_another(fl_focus *f);
fl_reply fl_ask_valuable(fl_focus *f);
bool fl_is_called_a_question(const fl_focus *f); // the function around the request, or who answers it
fl_reply fl_ask_repeatable(fl_focus *f);
fl_reply fl_reply_speaks_of_key(fl_focus *f);
fl_reply fl_reply_asks_for_twin(const fl_focus *f);
fl_reply fl_ask_verb(fl_focus *f, const fl_predicate *p);

#endif
