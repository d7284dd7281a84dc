// Rules compiled from rules/<family>/<rule-id>/rule.yaml (docs/rule-language.md). Immutable after load; shared by threads.
//
// A rule is a filter over sites: for each site of its kinds, every predicate of `where` must answer yes and none of `unless`.
// A predicate answers yes, no or unknown; the hard thinking stands behind its name, in C (match/predicate.c).
#ifndef FL_MATCH_RULE_H
#define FL_MATCH_RULE_H

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "base/strbuf.h"
#include "models/model.h"

#include <stdbool.h>
#include <stdint.h>

typedef enum fl_severity { FL_SEVERITY_NONE, FL_SEVERITY_NOTE, FL_SEVERITY_WARNING, FL_SEVERITY_ERROR } fl_severity;
typedef enum fl_confidence { FL_CONFIDENCE_LOW = 1, FL_CONFIDENCE_MEDIUM, FL_CONFIDENCE_HIGH } fl_confidence;

// Answers a role test may ask for, as bits. `set`: some carrier holds a value or a binding; `absent`: proved that none does.
#define FL_ANSWERS(X) X(bounded) X(unbounded) X(inherited) X(unknown) X(set) X(absent)
#define FL_BECAUSES(X) X(explicit) X(default)       /* how an unbounded answer came about: written down, or nobody set it */
#define FL_PATH_CLASSES(X) X(test) X(generated) X(vendored) X(example) X(migration) X(cli)
#define FL_REPORT_AT(X) X(site) X(owner) X(entry) X(service) X(pair) X(way) X(loop)
#define FL_RELATED(X) X(affected) X(entry_path) X(contained) X(pair) X(way)

// name, what follows it in YAML
#define FL_PREDICATES(X)                                                                                               \
  X(role, "{role: ROLE, is: ANSWER|[..], because: explicit|default, scope: [..], says: [WORD..], gt: DURATION|N, lt: DURATION|N, exceeds: ROLE}") \
  X(contains, "{site: KIND|[..], where: [..], unless: [..], near: N} a site inside this site's region, also through calls; more than `near` of them cost a step") \
  X(held, "{site: KIND|[..], where: [..], unless: [..], around: [KIND..]} this site stands inside the region of such a site, which holds one of `around` as well") \
  X(paired, "{site: KIND, where: [..], unless: [..]}          a site about the same lock or key")                      \
  X(after, "{site: KIND|[..], where: [..], unless: [..]}      such a site always runs before this one")                \
  X(reachable_from, "[ENTRY KIND..]                           some entry point of these kinds leads here")             \
  X(only_from, "[ENTRY KIND..]                                entry points are known and all are of these kinds")      \
  X(protocol, "WORD|[..]")                                                                                             \
  X(effect, "EFFECT|[..]                                      as classified: by_* are resolved first")                 \
  X(attribute, "{NAME: VALUE..}                               words that a model put on the site")                     \
  X(in, "[PATH CLASS..]                                       where the file stands")                                  \
  X(minted_in, "{role: ROLE, site: KIND}                      the role's value is made anew inside that region")       \
  X(entry_kind, "[ENTRY KIND..]                               for entry sites")                                        \
  X(same_store, "true                                         for sites of contains, held and after: talks to the same store as this one") \
  X(multiplied, "{gt: N, unless: [..]}                        the retries around this call, and what its library repeats, multiply to more") \
  X(overruns, "true                                           all attempts of this retry together may take twice as long as the deadline around them, or longer") \
  X(irreversible, "true                                       words of its name say that nobody can take it back")       \
  X(unused, "true                                             what the call gives is thrown away, and nothing is asked of it") \
  X(leaks, "true                                              some way out of its function does not give back the lock that it takes") \
  X(dropped, "N                                               the result at this place, from 0, is thrown away, or all of them are") \
  X(awaited, "true                                            the code waits for it where it is called") \
  X(constant, "ROLE                                           the role's value is one text that stands in the code") \
  X(never_set, "ROLE                                          the role is absent whichever way its value comes") \
  X(together, "true                                           for sites of paired: both stand in one function, or in functions inside of it") \
  X(replicated, "true                                         a deployment starts the code more than once") \
  X(same_table, "true                                         in contains, held, after: of the same table as the other site") \
  X(same_row, "true                                          in contains, held, after: asks for the row or document that the other one writes") \
  X(cached_copy, "true                                       it removes or sets a key of a cache that another function fills with what it has read") \
  X(anywhere, "{site: KIND|[..], where: [..], unless: [..]}   such a site stands somewhere in the repository") \
  X(recomputed, "true                                         it stores a number that the code has computed from what it read of the same thing") \
  X(rewritten, "true                                          it writes back a document that was read under the same key and changed since") \
  X(makes_another, "true                                      it inserts, or saves what was made here, and nothing of it is unique") \
  X(changes, "true                                            it writes to a store, or changes something with who answers") \
  X(takes_away, "true                                         words of it, or its verb, say that it removes what is there") \
  X(handed_store, "true                                       what it is asked through is made from a parameter of its function: whoever calls may have begun a transaction there") \
  X(puts_there, "true                                         words of it, or its statement, say that it puts whole things into a store") \
  X(kept_there, "true                                         who answers it is known to write to a store") \
  X(valuable, "true                                           words of what it writes or asks for say that somebody pays for a second one") \
  X(repeatable, "true                                         the code on the way, or who answers, knows a repetition or does nothing") \
  X(other_service, "true                                      for sites of after: the two ask different services") \
  X(only_tells, "true                                         words of it say that somebody is only told what has happened") \
  X(undone, "true                                             the code on the way takes steps back, or hands over what went wrong") \
  X(marked_late, "true                                        it runs for each of many rows, which are marked as done only after the last") \
  X(marks_apart, "true                                        it remembers what was done, after a question that others may ask at the same time") \
  X(asks_for_twin, "true                                      behind the call a failure is asked whether what it was to make is there already") \
  X(inserts_if_absent, "true                                  it inserts what was looked for by a key and not found, and nothing of it is unique") \
  X(speaks_of_key, "true                                      what is handed to it speaks of a key that tells one operation from another") \
  X(forgets, "true                                            its key lives shorter than the declared queue or topic may bring the message again") \
  X(same_pool, "true                                          for sites of held: the transaction has taken its connection where this call takes one") \
  X(all_rows, "true                                           it gives every row of a table, and a loop makes a remote call for each") \
  X(verb, "[VERB..]                                           for entry sites: the endpoint is asked with one of these") \
  X(address, "[WORD..]                                        the path or topic that it asks for has one of these words") \
  X(misplaced, "ROLE                                          its value stands where the library never looks for it")   \
  X(kept, "ROLE                                               a point in time, fixed outside of requests and used in them") \
  X(detached, "true                                           a fresh context, where there was one to pass on")           \
  X(abandons, "true                                           its time ends, the work in it does not, and nobody cancels that")  \
  X(outlived, "true                                           its work goes on after a time that is not known, and nobody cancels that") \
  X(outlasts, "true                                           the endpoint that answers it makes a call that may take longer")  \
  X(probed, "[liveness|readiness|startup]                     for entry sites: a workload probes the process there") \
  X(on_event_loop, "true                                      it runs in the thread of an event loop, which it may keep") \
  X(by_the_clock, "true                                       a branch around it holds only before some time") \
  X(relayed, "true                                            inside held: rows that the transaction reads first are what is sent") \
  X(leads_on, "true                                          for leader sites: when the election is lost its work goes on") \
  X(one_by_one, "true                                         on the way of a request it runs once for each element of what a store or a request gave, one after another") \
  X(side_by_side, "true                                       the same, but all at once: nothing limits how many run at a time") \
  X(fed, "true                                                requests put work into the buffer that it makes, which makes remote calls, and wait for none of it") \
  X(refills, "true                                            it fills a cache for a constant time with what everybody who finds it empty asks for") \
  X(batched, "true                                            its library has a call that does the same for many at once") \
  X(bypassed, "true                                          for annotations of methods: nobody comes through what they put around it") \
  X(runs, "[clock_read|random|unique_id..]                    its function does this, or one that it calls") \
  X(per_request, "true                                       what it makes is made anew for each request, and could be shared") \
  X(clock, "[wall|monotonic]                                    for time_check sites: all times that it compares come from such clocks") \
  X(outworked, "N                                             for what ties a queue to a function: messages are hidden for less than N times as long as it may run") \
  X(overstays, "{site: KIND|[..], where: [..], unless: [..]}    for consume and entry sites: such work on messages takes longer than they are lent") \
  X(same_service, "true                                       for sites of contains, held, after and anywhere: both are parts of one service") \
  X(same_file, "true                                          for sites of contains, held, after and anywhere: both stand in one file") \
  X(ignores, "N                                               for entry sites: nothing but logs speaks of the parameter at this place, from 0") \
  X(wins_by_time, "true                                      of two such writes the one with the later time is kept, and a wall clock says which that is") \
  X(setting, "{name: NAME, is: [WORD..], written: true|false, gt: N, lt: N, below: NAME, above: NAME, even: true} for declarations: what they set") \
  X(any, "[PREDICATE..]") X(all, "[PREDICATE..]")                                                                      \
  X(perhaps, "[PREDICATE..]                                   unknown when one of these says yes")

// How much work a remedy is: hours and settings, days in one service, or weeks and more than one team.
#define FL_EFFORTS(X) X(small) X(medium) X(large)
// When a fault is mended, in the order in which one must be there before the next: waits have an end, load has a bound, repetition ends, what is
// repeated does no harm, one owner writes, several stores agree, what is stored is laid out anew.
#define FL_PHASES(X) X(limits) X(load) X(retries) X(repetition) X(ownership) X(boundaries) X(data)
// How it goes wrong: what waits never ends; a weak peer gets more and more requests; something happens twice; something confirmed is gone; one of
// two changes is made; two write who each believe to be alone; work or state grows until something breaks; what is read is older than what was written.
#define FL_SCENARIOS(X) X(hangs) X(storm) X(doubled) X(lost) X(half) X(two_writers) X(piles_up) X(stale)
// What a remedy adds to the picture of the system: an end to waiting, a key by which repetition is known, a table in the store that a relay sends from, a
// queue, a worker that finishes what is written down, a proxy, a number that the store compares, one call for many, a step that takes back; a column that may
// have a value once only; a key that is sent along to whoever does the work.
#define FL_ADDITIONS(X) X(limit) X(key) X(unique) X(handed) X(outbox) X(queue) X(worker) X(proxy) X(token) X(batch) X(undo)
// What must hold for a remedy to be the one: a store that the service works with, a call of the library that takes many elements, another service of
// this repository that answers; three steps or more that follow one another, or one about money; one that whoever did it has no operation to take back;
// somebody who waits for the answer, or nobody but messages and clocks; requests that the same service answers; a context at hand that is not handed on; a client
// that cannot do what an option before it asks for; a place by which no request comes, but the program by itself.
#define FL_NEEDS(X) X(store) X(batch) X(peer) X(chain) X(money) X(final) X(requested) X(background) X(serves) X(context) X(bare) X(aside) X(people)
// Where a remedy is carried out only once, however many places it mends: anywhere in the service, or where its one pool of connections is made; call: at
// each call, also where one place could decide for many.
#define FL_ONCES(X) X(service) X(pool) X(call)
#define X(w) FL_NEEDS_##w,
typedef enum fl_need { FL_NEEDS_none, FL_NEEDS(X) FL_N_NEEDS } fl_need;
#undef X
#define X(w) FL_ONCE_##w,
typedef enum fl_once { FL_ONCE_none, FL_ONCES(X) FL_N_ONCES } fl_once;
#undef X
#define X(w) FL_EFFORT_##w,
typedef enum fl_effort { FL_EFFORT_none, FL_EFFORTS(X) FL_N_EFFORTS } fl_effort;
#undef X
#define X(w) FL_PHASE_##w,
typedef enum fl_phase { FL_PHASE_none, FL_PHASES(X) FL_N_PHASES } fl_phase;
#undef X
#define X(w) FL_ADDS_##w,
typedef enum fl_addition { FL_ADDS_none, FL_ADDITIONS(X) FL_N_ADDITIONS } fl_addition;
#undef X
#define X(w) FL_SCENARIO_##w,
typedef enum fl_scenario { FL_SCENARIO_none, FL_SCENARIOS(X) FL_N_SCENARIOS } fl_scenario;
#undef X
const char *fl_effort_word(uint8_t effort);
const char *fl_phase_word(uint8_t phase);
const char *fl_scenario_word(uint8_t scenario);

#define X(w) FL_ANSWER_##w,
typedef enum fl_answer_word { FL_ANSWER_none, FL_ANSWERS(X) FL_N_ANSWERS } fl_answer_word;
#undef X
#define X(w) FL_BECAUSE_##w,
typedef enum fl_because { FL_BECAUSE_none, FL_BECAUSES(X) FL_N_BECAUSES } fl_because;
#undef X
#define X(w) FL_IN_##w,
typedef enum fl_path_class { FL_IN_none, FL_PATH_CLASSES(X) FL_N_PATH_CLASSES } fl_path_class;
#undef X
#define X(w) FL_AT_##w,
typedef enum fl_report_at { FL_AT_none, FL_REPORT_AT(X) FL_N_REPORT_AT } fl_report_at;
#undef X
#define X(w) FL_RELATE_##w,
typedef enum fl_related_word { FL_RELATE_none, FL_RELATED(X) FL_N_RELATED } fl_related_word;
#undef X
#define X(w, doc) FL_PRED_##w,
typedef enum fl_predicate_kind { FL_PRED_none, FL_PREDICATES(X) FL_N_PREDICATES } fl_predicate_kind;
#undef X
extern const fl_words fl_answer_words, fl_because_words, fl_path_class_words, fl_report_at_words, fl_related_words, fl_predicate_words;

// What a declared setting is compared with: another one, whose name is words[1], or nothing.
typedef enum fl_compares { FL_COMPARES_none, FL_COMPARES_below, FL_COMPARES_above, FL_COMPARES_even, FL_N_COMPARES } fl_compares;

// Bit sets are `1u << word`. Fields that a kind does not use are 0.
typedef struct fl_predicate {
  uint8_t kind;               // fl_predicate_kind
  uint8_t role;               // fl_role_kind
  uint32_t answers, becauses, scopes, sites, around, entries, effects, classes;
  // effects: of `runs` what is done (fl_does)
  uint8_t exceeds;            // fl_role_kind of the other site, whose value it must be above
  uint8_t compares;           // fl_compares
  uint32_t near;              // calls on the way that cost nothing, 0: all
  int64_t gt, lt;             // ms, or a plain count; INT64_MIN / INT64_MAX when not asked
  const fl_str *words;        // protocols; attribute name, value pairs; words of a role's value
  uint32_t n_words;
  const struct fl_predicate *where, *unless; // children: any/all use `where`
  uint32_t n_where, n_unless;
  uint32_t line, col;
} fl_predicate;

// aside: what happens where only a start of a program, a loop that it begins, or a clock leads there; "" = the same.
// unpooled: the same where calls do not take a connection of a pool, or nobody knows; "" = no other.
typedef struct fl_unpooled { fl_str failure_mode, aside, blast_radius, guardrail, metric, alert, chaos; } fl_unpooled;
typedef struct fl_risk { fl_str cap_stance, failure_mode, aside, blast_radius, guardrail, metric, alert, chaos, reversibility; fl_unpooled unpooled; } fl_risk;
// beside: another file that stands beside the program, with its text in beside_text.
typedef struct fl_example { fl_str language, bad, good, file, beside, beside_text; uint32_t line; } fl_example;

// One of the ways to mend it. The first of a rule is the smallest that is proven.
// adds: fl_addition; none: it changes what is there. needs: bits of fl_need, one of which must hold. unless: of these none may. once: fl_once; none: it is
// done at each place. asks: bits of fl_ability, all of which the client of the call, or its store, must not lack. impact: what users notice while it is
// rolled out, "" = what is usual for the scenario. plain: its name where the call is a function of the library, and no client is built; "" = the same.
// guardrail to reversibility: what holds of this way, "" = what the rule says of all.
typedef struct fl_remedy { fl_str name, costs, protects, when, impact, plain, guardrail, metric, alert, chaos, reversibility; uint32_t needs, unless, asks; uint8_t effort, adds, once; } fl_remedy;
static inline bool fl_remedy_needs(const fl_remedy *o, uint8_t need) { return o->needs & 1u << need; }

typedef struct fl_rule {
  fl_str id, family, title, why, fix, trade_off, status, since, message; // message with {holes}; page texts as written
  const fl_str *aliases, *references;
  uint32_t n_aliases, n_references;
  uint32_t on_site;           // bits of fl_site_kind
  const fl_predicate *where, *unless;
  uint32_t n_where, n_unless;
  const fl_predicate *note_when; // a note is enough when one of them says yes
  uint32_t n_note_when;
  uint8_t at;                 // fl_report_at
  uint32_t related;           // bits of fl_related_word
  uint8_t owner_role;         // fl_role_kind whose owner groups the findings (report at owner)
  fl_severity severity;
  fl_confidence confidence_cap;
  fl_risk risk;
  const fl_remedy *options;
  uint32_t n_options;
  uint8_t phase, scenario;    // fl_phase, fl_scenario; none: the rule does not say
  const fl_example *examples;
  uint32_t n_examples;
  fl_str file;                // where it was loaded from
} fl_rule;

typedef struct fl_rules fl_rules;
// Loads every rules/<family>/<id>/rule.yaml below `dir` on top of `base` (NULL: none). A rule of an id that exists already
// replaces it only when it says `replaces: true`; otherwise it is an error. All errors in one pass.
FL_MUST_USE int fl_rules_compile(fl_rules **out, const fl_rules *base, const char *dir, fl_errors *errors);
// One file, wherever it stands: only as <id>/rule.yaml must its folder agree with it.
FL_MUST_USE int fl_rules_compile_file(fl_rules **out, const fl_rules *base, const char *path, fl_errors *errors);
FL_MUST_USE int fl_rules_save(const fl_rules *, const char *path, fl_error *err);
FL_MUST_USE int fl_rules_map(fl_rules **out, const char *path, fl_error *err);
void fl_rules_free(fl_rules *);
// The number that the shape of a rule compares with: milliseconds, or a count. False when it has none, or several.
typedef struct fl_threshold { int64_t value; bool is_time; } fl_threshold;
bool fl_rule_threshold(const fl_rule *, fl_threshold *out);
// Another one, before anybody uses the rules.
bool fl_rules_set_threshold(fl_rules *, fl_str id, int64_t value);
uint32_t fl_rules_count(const fl_rules *);
const fl_rule *fl_rules_at(const fl_rules *, uint32_t index); // sorted by id
const fl_rule *fl_rules_find(const fl_rules *, fl_str id_or_alias);
uint64_t fl_rules_digest(const fl_rules *);
// The JSON schema of a rule file, from the loader's own tables.
void fl_rules_print_schema(fl_buf *out);

#endif
