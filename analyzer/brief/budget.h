// What may become of one request: the calls on its way that may wait, how long each may take, how often it is made.
//
// In: an entry point. Out: its calls in the order of their places, and what they come to together. Calls that only run in another thread, or
// later, are not on the way. The graph looks a limited number of calls deep: what it leaves out is told (`is_cut`).
#ifndef FL_BRIEF_BUDGET_H
#define FL_BRIEF_BUDGET_H

#include "brief/brief_p.h"
#include "graph/aside.h"
#include "graph/ended.h"
#include "graph/one_of.h"
#include "graph/passes.h"
#include "graph/turns.h"
#include "match/attempts.h"

enum { FL_MAX_ANSWERING = 8 };

typedef struct fl_answering {
  uint32_t entry; // index + 1 of fl_graph_entries
  fl_sym verb;    // it is asked with this one; 0: not known, or several
} fl_answering;

// A call, from wherever it is reached with the same answers about its deadline.
typedef struct fl_waiting {
  const fl_site *site;
  uint64_t answers; // those of its deadline that hold: bits of their numbers
  uint32_t next;    // waiting[] + 1: the same call with other answers; 0 = none
  uint8_t answer;  // fl_answer of its deadline
  uint8_t scope;   // fl_scope
  bool is_whole;   // it ends the call with all that its library repeats by itself
  int64_t ms;      // bounded: the loosest of the ways; INT64_MAX else
  int64_t end_ms;  // on every way that was seen something around it ends it by then; INT64_MAX: on one nothing does
  const fl_site *ended_by;
  fl_str why;      // of an answer that is no bound
  fl_str varies;   // "in 1 of 4 deployments, 4 s in the others"; "": it is the same in all of them
  fl_looped turns[8]; // loops that lead to it, from anywhere
  uint32_t n_turns, n_in_turn; // the first n_in_turn one after another, the others all at once
  fl_answering answered_by[FL_MAX_ANSWERING]; // who answers in this repository, one for each address that it may have
  uint32_t n_answered;
  bool is_aside;   // nobody waits for it: it is made by what is begun elsewhere alone
  fl_str only;     // the state of the program in which alone a request comes there, the first of them; "" = none was seen
  bool always;     // one comes there in any state
  uint32_t citation;
} fl_waiting;

// On the way of one entry point.
typedef struct fl_budget_call {
  uint32_t waiting;     // fl_budgets.waiting
  fl_attempts attempts;
  uint32_t runs;        // how often the place is passed on the way
  int64_t waits;        // how often its deadline may pass: attempts without those that it ends itself
  int64_t pause_ms;     // between all of its attempts
  bool pause_is_open;   // ... which is not known
  bool in_turn, at_once; // a loop on the way makes it once for each element
  uint32_t ways;        // ... or as often as ways lead there from one of the loops
  bool any_times;       // a library runs it as often as it likes: a tool of an agent
  int64_t few;          // loops on the way that go through the first few make it so often; 1: there is none
  fl_sym verb;          // the only one for which these loops run; 0: any
  fl_ended end;         // what ends it from outside on this way, with what is repeated in there
  int64_t each_ms;      // the call's own deadline; that of the entry point where it ends with its caller
  int64_t longest_ms;   // all attempts and pauses of one run; INT64_MAX: without bound or not known
  fl_str only; // it is made in some state of the program alone: "`reload` is set"; "" = whenever the request comes there
  uint32_t choice, branch; // choices[] + 1: it is made by one of several of which one runs; 0: it is not
} fl_budget_call;

// What calls come to together.
typedef struct fl_budget_sum {
  uint32_t n_calls, n_unbounded, n_unknown, n_inherited, n_loops, n_at_once;
  uint32_t n_any_times; // calls that a library makes as often as it likes
  uint32_t n_untold;    // each attempt has a bound, how many there are is not known
  int64_t known_ms;     // all calls with a bound, one after another
} fl_budget_sum;

// Implementations of one interface of which one runs, with what each of them waits for.
typedef struct fl_choice {
  uint64_t key;
  fl_func_ref funcs[FL_MAX_ONE_OF];
  fl_budget_sum sums[FL_MAX_ONE_OF];
  uint32_t n;
} fl_choice;

// Calls that are made in one state of the program, with what they come to.
typedef struct fl_only {
  fl_str when;
  fl_budget_sum sum;
} fl_only;

typedef struct fl_budget {
  uint32_t entry; // index + 1 of fl_graph_entries
  const fl_site *site;
  FL_ARRAY(fl_budget_call) calls;
  FL_ARRAY(fl_choice) choices;
  FL_ARRAY(fl_only) only;
  fl_budget_sum sum; // of those that exclude one another the most; inherited: from an entry point without a deadline of its own
  uint32_t endless_by; // waiting[] + 1: a call without a deadline that asks for the entry point, whose calls therefore inherit none; 0 = none is known
  int64_t longest_ms; // of the longest call with a bound
  bool is_cut;
  bool is_aside;     // what is begun elsewhere there, and nobody waits for
  uint8_t own;       // fl_answer of the entry's own deadline; none: it has none
  int64_t own_ms;
  int64_t times;     // requests to one peer that one request to the entry may come to; INT64_MAX: without end
  fl_str times_text; // "3 x 2 = 6"
  uint32_t turns;    // loops in one another on the way to one peer: so often the number of elements is a factor as well
  int64_t few;       // and so often at most where they go through the first few
  uint32_t times_call; // calls[] + 1: the first hop
} fl_budget;

// What loops on the way to one peer make of one request.
typedef struct fl_fan {
  uint32_t turns;
  int64_t few;
  bool is_known; // else in work
} fl_fan;

// What one peer gets for one request.
typedef struct fl_peer_count {
  fl_str name;     // begins with a line feed: it has none
  fl_passed count; // attempts included
  fl_str tries;    // "3 by the loop in `ask`"
} fl_peer_count;

typedef struct fl_peers {
  fl_peer_count at[FL_MAX_PASSED];
  uint32_t n;
} fl_peers;

typedef struct fl_budgets {
  fl_brief_state *s;
  fl_arena arena;
  FL_ARRAY(fl_waiting) waiting;
  FL_ARRAY(fl_budget) all; // of entry points with such calls, gravest first
  FL_ARRAY(fl_budget) aside; // of what entry points begin elsewhere and do not wait for
  uint32_t n_entries;      // that were looked at
  uint32_t by_kind[FL_N_ENTRY_KINDS]; // of these
  fl_forward *forwards;    // routes of proxies
  uint32_t n_forwards;
  fl_forward *inlets;      // what comes from outside
  uint32_t n_inlets;
  fl_map of_site;          // site -> the first of waiting + 1
  const fl_site **sites;   // entry - 1 -> its site
  int64_t *amplified;      // entry - 1 -> times; 0 = not asked yet
  uint32_t *endless_of;    // entry - 1 -> waiting[] + 2: who asks without a deadline; 1 = nobody; 0 = not asked yet
  fl_str *amplified_text;
  FL_ARRAY(fl_fan) fans;
  fl_map fan_of;           // entry and verb -> fans[] + 1
  uint32_t peers_deep;     // services that are being counted one behind another
  FL_ARRAY(fl_peers *) peers;
  fl_map peers_of;         // entry and verb -> peers[] + 1
  fl_map runs_in;          // budget_ways.c: a function -> sets of those in which it runs
  FL_ARRAY(fl_map) runners;
} fl_budgets;

// Made when they are asked for the first time; released with the state.
fl_budgets *fl_brief_budgets(fl_brief_state *);
void fl_budgets_free(fl_budgets *);
fl_str fl_entry_name(fl_brief_state *, uint32_t entry); // "`POST /orders`"
uint32_t fl_cite_waiting(fl_budgets *, uint32_t waiting); // an answer of the graph about its deadline
fl_str fl_waiting_name(fl_budgets *, const fl_waiting *); // "requests.get"
fl_str fl_waiting_time(fl_budgets *, const fl_waiting *); // "15 s", and where deployments differ, in how many of them
fl_str fl_varies(fl_budgets *, const fl_site *, const fl_outcome *); // budget_varies.c
bool fl_is_answered_by(const fl_waiting *, uint32_t entry);
// What the caller waits at most for one call, its own deadline or what ends it from outside: fl_answer.
static inline uint8_t fl_waiting_answer(const fl_waiting *w) { return w->end_ms != INT64_MAX ? FL_IS_BOUNDED : w->answer; }
static inline int64_t fl_waiting_ms(const fl_waiting *w) { return w->answer == FL_IS_BOUNDED && w->ms < w->end_ms ? w->ms : w->end_ms; }
static inline uint8_t fl_call_answer(const fl_budget_call *call, const fl_waiting *w) { return call->end.ms != INT64_MAX ? FL_IS_BOUNDED : w->answer; }
// Is everything that it may wait for bounded, so that the sum says something?
static inline bool fl_budget_is_known(const fl_budget *b) { return !b->sum.n_unbounded && !b->sum.n_unknown && !b->sum.n_untold && !b->sum.n_any_times && !b->sum.n_inherited && !b->sum.n_loops && !b->is_cut; }

// budget_sum.c: what the calls come to, and which of them exclude one another.
void fl_budget_sum_up(fl_budgets *, fl_budget *);
void fl_budget_choose(fl_budgets *, fl_budget *, fl_budget_call *, const fl_contained *to, fl_func_ref entry);
int64_t fl_budget_of_choice(const fl_budget *, uint32_t choice); // the most that one of several waits, as far as it is known; 0: one alone waits
void fl_budget_read_state(fl_budgets *, fl_budget_call *, const fl_contained *to);
fl_str fl_budget_only_at(fl_budgets *, uint32_t site); // "`reload` is set": the only state in which requests come to it; "" = they always do, or nobody knows
fl_str fl_budget_only(fl_budgets *, const fl_budget *); // "only when `reload` is set: no bound"
fl_str fl_budget_one_of(fl_budgets *, const fl_budget *); // "one of: `RedisCarts` 10 s; `SqlCarts` 30 s"

// Ways in from outside that wait equally long.
typedef struct fl_way_in {
  fl_str wait; // "30 s", "none", "as long as the client waits"
  fl_names names;
} fl_way_in;

// budget_askers.c: who asks for an entry point, and how long they wait.
typedef struct fl_askers {
  int64_t ms;    // the tightest deadline of theirs; INT64_MAX: none of them is known to give up
  fl_str varies; // fl_waiting.varies of that
  uint8_t scope; // fl_scope of that
  uint32_t n, n_inherited;
  uint32_t n_open; // ways in from outside of which it is not known how long they wait
  fl_names tightest; // services that wait no longer than that
  fl_names endless;  // who asks without a deadline: services, and gateways by the name of what sets their routes
  FL_ARRAY(fl_way_in) ways; // in from outside, which differ in how long they wait; where all are alike they count with those who ask
  int64_t way_ms;    // ... the tightest of them
} fl_askers;
void fl_askers_of(fl_askers *, fl_budgets *, uint32_t entry);
void fl_askers_release(fl_askers *);
// Services of which a call does not say what it asks for, or of which the map knows by settings alone that they ask there.
void fl_may_ask(fl_names *out, fl_budgets *, uint32_t entry);
uint32_t fl_endless_asker(fl_budgets *, uint32_t entry); // waiting[] + 1: asks without a deadline, or hands on that of somebody who does; 0 = none

// budget_ends.c: "no: `web` gives up after 2 s". `service`: whose path it is.
fl_str fl_budget_fits(fl_budgets *, const fl_budget *, fl_str service);
const char *fl_scope_of_part(uint8_t scope); // "attempt", where a deadline is not for the whole call; else NULL

// budget_ways.c: does the function run while the entry's function does, by whichever way?
bool fl_runs_within(fl_budgets *, fl_func_ref func, fl_func_ref entry);
bool fl_is_said_on_way(fl_budgets *, const fl_outcome *, fl_func_ref entry); // or does it hold for other callers alone?

// budget_peers.c: the one that gets the most requests for one, over the services that answer here; NULL: nobody is asked.
const fl_peer_count *fl_budget_most_asked(fl_budgets *, const fl_budget *);

// budget_times.c: how many requests to one peer a request to an entry point may come to, over the services that answer.
int64_t fl_budget_times(fl_budgets *, uint32_t entry, fl_str *text);
void fl_budget_times_aside(fl_budgets *, fl_budget *); // the same of what is begun there and not waited for
bool fl_budget_any_times_behind(const fl_budgets *, const fl_budget *); // a service behind hands calls to a library that makes them as often as it likes
bool fl_budget_times_are_of_library(fl_budgets *, const fl_budget *); // so many each time that a library runs what it was handed, and only then
// The loops, one within another, that a request to an entry point may run through to one peer. `verb`: of the request; 0: any.
fl_fan fl_budget_fan(fl_budgets *, uint32_t entry, fl_sym verb);

#endif
