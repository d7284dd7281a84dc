// What the graph knows of a loop that retries, and the summaries that finding one needs.
#ifndef FL_GRAPH_LOOP_P_H
#define FL_GRAPH_LOOP_P_H

#include "graph/graph_p.h"

// effect.c: what a call may do, by itself or through functions of the repository.
#define FL_REMOTE_SITES ((1u << FL_SITE_remote_call) | (1u << FL_SITE_publish))
bool fl_call_does(const fl_graph *g, uint32_t file, uint32_t call, uint32_t does); // by its own row
bool fl_call_may_reach(const fl_graph *g, uint32_t file, uint32_t call,
                       uint32_t kinds); // a site of these kinds, edges of certainty >= 3
uint8_t fl_call_may_sleep(const fl_graph *g, uint32_t file,
                          uint32_t call); // FL_IS_BOUNDED yes, FL_IS_UNKNOWN perhaps, FL_IS_UNBOUNDED no

// number.c
#define FL_COUNT_ENDLESS INT64_MAX
int64_t fl_small_int(fl_graph *g, uint32_t file, uint32_t val); // a constant count, -1 when not known
int64_t fl_count_of(fl_graph *g, uint32_t file,
                    uint32_t val); // elements of a fixed range or list, -1 not known

// loop.c: a loop that is looked at
typedef struct fl_loop {
  fl_graph *g;
  const fl_link *l;
  uint32_t file, region;
  const fl_region *r;
  bool uncancelled; // as if no context ever ended
} fl_loop;
bool fl_loop_inside(const fl_loop *p, uint32_t region, uint32_t outer);
bool fl_loop_leaves(const fl_loop *p, const fl_exit *e);
bool fl_loop_goes_on(const fl_loop *p, const fl_exit *e, uint32_t region); // back to the head, from somewhere in the region
bool fl_loop_always_leaves(const fl_loop *p, uint32_t region);
bool fl_loop_is_failure_region(const fl_loop *p, uint32_t region, uint32_t call, uint32_t try_region);
bool fl_loop_in_failure(const fl_loop *p, uint32_t region, uint32_t call, uint32_t try_region);
bool fl_loop_asks_of(const fl_loop *p, uint32_t of, uint32_t call); // of: the call whose outcome is tested
bool fl_loop_mentions(const fl_loop *p, uint32_t val, fl_sym name, uint32_t depth);
fl_sym fl_loop_target_name(const fl_loop *p, const fl_assign *a);
bool fl_catches_conflicts(fl_graph *g, uint32_t file, const fl_region *); // conflict.c
bool fl_loop_looks_for(const fl_loop *p, uint32_t call); // loop_search.c: each turn may be about something else
bool fl_loop_takes_next(const fl_loop *p, uint32_t call); // ... for as long as there is one
bool fl_loop_pauses_at(const fl_loop *p, uint32_t c, uint32_t call, uint32_t try_region); // loop_pause.c: on the way from a failure to the next attempt
bool fl_loop_asks_with(const fl_loop *p, uint32_t call, fl_sym name);
bool fl_loop_mentions_in_call(const fl_loop *p, uint32_t call, fl_sym name); // loop_operand.c: as receiver or argument
bool fl_loop_made_from(const fl_loop *p, uint32_t val, fl_sym name, uint32_t depth); // by calls
bool fl_loop_tries_another(const fl_loop *p, uint32_t call, uint32_t try_region); // loop_another.c: after a failure
bool fl_loop_is_told(const fl_loop *p, fl_sym flag); // loop_another.c: by a function whether to go on
bool fl_loop_asks_for_more(const fl_loop *p, const fl_assign *, uint32_t call); // loop_another.c: what the answer says comes next
bool fl_loop_counts(const fl_loop *p, uint32_t call); // loop_count.c: the call gives a number of things, and not how it went
bool fl_loop_is_no_attempt(const fl_loop *p, uint32_t call); // loop_untried.c: of a peer, whatever it asks on the way
bool fl_loop_works_on(const fl_loop *p, uint32_t call, fl_sym name); // loop_operand.c: ... also in several steps
bool fl_loop_goes_back_untried(const fl_loop *p); // loop_untried.c: on an error that says that nothing was tried
bool fl_loops_on_failure(const fl_loop *p, uint32_t call); // `while ((rc = dial()) < 0)`
bool fl_is_chosen_error(fl_graph *, uint32_t file, uint32_t region, uint32_t outer); // chosen.c: on the way from `outer` to the region
bool fl_loop_runs_once(fl_graph *, uint32_t file, uint32_t loop, uint32_t region); // loop_once.c: on a failure path that always leaves
bool fl_loop_takes_by_index(const fl_loop *p, uint32_t call); // loop_index.c: each turn is about another element

bool fl_loop_mends(const fl_loop *p, uint32_t call, uint32_t try_region, uint32_t *at); // loop_remedy.c: by another remote call, at `at`
bool fl_loop_failure_ends_test(const fl_loop *p, uint32_t call, uint32_t try_region); // ... sets the flag that ends the loop

uint8_t fl_wait_chance(fl_graph *g, uint32_t file, uint32_t call); // chance.c: FL_IS_BOUNDED: a pause that is drawn; FL_IS_UNBOUNDED: surely not
bool fl_loop_repeats_every_error(const fl_loop *p, uint32_t call, uint32_t try_region); // loop_errors.c
bool fl_loop_repeats_refusals(const fl_loop *p);                                        // loop_status.c
bool fl_loop_ignores_push_back(const fl_loop *p);
bool fl_repeats_refusals(const fl_graph *g, const fl_site *s); // loop_errors.c, of every form of retry
bool fl_requeues_for_ever(const fl_graph *g, const fl_site *s); // requeue.c
bool fl_catches_everything(const fl_graph *, uint32_t file, uint32_t region); // loop_errors.c: a catch without a type, or of the type of all errors
bool fl_loop_swallows_the_end(const fl_loop *p, uint32_t call, uint32_t try_region); // loop_end.c

// loop_bound.c
typedef struct fl_bound {
  uint8_t answer; // fl_answer; 0: nothing is said
  int64_t count;
  const char *why;
  uint32_t val;
  uint32_t cancel; // the context that is looked at, when its end is what ends the loop
} fl_bound;
fl_bound fl_find_bound(const fl_loop *p, uint32_t call, uint32_t try_region);
// What bounds a loop that ends with a context, once nobody ends that; answer 0: it ends otherwise.
fl_bound fl_bound_uncancelled(const fl_loop *p, uint32_t call, uint32_t try_region, fl_bound);
// Does the condition measure time that begins anew on every turn?
bool fl_loop_starts_clock(const fl_loop *, uint32_t val);
bool fl_loop_reads_clock(const fl_loop *, uint32_t val); // `now = clock()` in the loop: is the value such a name?

#endif
