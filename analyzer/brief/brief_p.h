// What the sections share: the findings with their reach, grouped into hazards, and what was asked of the graph once.
#ifndef FL_BRIEF_BRIEF_P_H
#define FL_BRIEF_BRIEF_P_H

#include "brief/brief.h"
#include "engine/inventory.h"
#include "graph/services.h"

// Entry points that lead to the places of findings.
typedef struct fl_reach {
  FL_ARRAY(uint32_t) entries; // index + 1 of fl_graph_entries, ascending, each once
  uint32_t n_functions;       // on the ways there
  bool is_cut;                // a limit ended the search: there may be more
} fl_reach;

typedef struct fl_known_finding {
  const fl_finding *f;
  uint32_t citation; // of the document
  uint32_t hazard;   // hazards[]
  fl_str service;    // "" = not known
  fl_reach reach;
  bool at_start;     // start.h: it runs once, before its service serves anybody
  bool aside;        // start.h: no request comes by there
} fl_known_finding;

// One shape of fault: what a plan is made of.
typedef struct fl_hazard {
  const fl_rule *rule;
  fl_severity severity;      // the gravest of its findings
  fl_confidence confidence;  // of those, the surest
  FL_ARRAY(uint32_t) findings; // fl_brief_state.findings, by place
  FL_ARRAY(fl_str) services;   // each once, in the order of their findings
  fl_reach reach;            // of all of them
  bool at_start;             // all of them are
  bool aside;                // all of them are, or run once at the start
  bool pooled;               // all of their calls are known to take a connection of a pool
  uint32_t rank;             // 0 = the gravest
  uint32_t causes;           // findings about one thing in one file are one
  uint32_t breadth;          // entry points, those of one cause as often as one of its findings is reached
} fl_hazard;

// Numbers that configuration gives under names that tell what they measure (vocabulary `quantities`), the same in several files once.
typedef struct fl_quantity {
  fl_str kind;       // "deadline", "pool"
  fl_str key, value; // as written
  fl_str service, path;
  uint32_t line, n;
  bool for_requests; // a model says that requests are handled with these
} fl_quantity;
typedef FL_ARRAY(fl_quantity) fl_quantities;

typedef struct fl_brief_state {
  fl_document *doc;
  const fl_report *report;
  const fl_analysis *analysis; // NULL: findings alone
  fl_ask *ask;                 // NULL as well
  const fl_graph *graph;       // as the ask sees it
  fl_inventory inventory;
  fl_map sites;                // file and line -> the site that stands there
  fl_map begins;               // file and byte -> the first site that begins there
  FL_ARRAY(fl_known_finding) findings; // that are not suppressed, in the order of the report
  FL_ARRAY(fl_hazard) hazards;         // gravest first
  fl_quantities quantities, code_quantities; // made when they are asked for the first time
  bool has_quantities, has_code_quantities;
  fl_map labels;         // entry -> index of the endpoint that it answers at
  bool has_labels;
  fl_map inlets;         // hash of what a way in is called -> how long it lets requests wait, its file (inlet.c)
  bool has_inlets;
  fl_map quantity_words; // hash of a word -> row of the vocabulary + 1
  struct fl_budgets *budgets; // as well (budget.h)
  struct fl_failing *failing; // as well (goes_on.c)
  const struct fl_makers *makers; // while section_changes.c writes its section
  struct fl_unheard *unheard; // as well (unheard.h)
} fl_brief_state;
const fl_quantities *fl_brief_quantities(fl_brief_state *);

void fl_brief_gather(fl_brief_state *, fl_document *, const fl_brief_input *);
void fl_brief_drop(fl_brief_state *);

fl_str fl_brief_inlet(fl_brief_state *, uint32_t file, uint32_t route); // what a way in is called, with its file where others are called so
uint32_t fl_brief_file(const fl_graph *, fl_str path); // 0: it was not read

// Who answers at a site. unknown: only what the code calls is known.
typedef enum fl_party_kind { FL_PARTY_none, FL_PARTY_service, FL_PARTY_store, FL_PARTY_topic, FL_PARTY_outside, FL_PARTY_unknown } fl_party_kind;
typedef struct fl_party { uint8_t kind; bool by_protocol; fl_str name; } fl_party; // by_protocol: one of that sort, and not known which
void fl_brief_index_sites(fl_brief_state *);
uint32_t fl_brief_site(const fl_brief_state *, fl_str path, uint32_t line); // 0: none stands there
uint32_t fl_brief_site_at(const fl_brief_state *, const fl_place *, uint32_t kinds); // the one of these kinds (bits) that begins there; 0: none does
fl_party fl_brief_party(fl_brief_state *, uint32_t site);
fl_party fl_brief_store_of(fl_brief_state *, const fl_site *, fl_str service); // the store of this one of the services that run the code; no name: not told
fl_party fl_brief_store_called(fl_brief_state *, fl_str service, fl_str protocol);
fl_party fl_brief_party_for(fl_brief_state *, uint32_t site, fl_str service); // who is asked there when this program runs it
uint32_t fl_brief_asked(fl_brief_state *, uint32_t site, fl_str *services, uint32_t most); // all that are likely to answer, each once
fl_str fl_brief_broker_for(const fl_brief_state *, fl_str protocol); // of messages; "" = not known, or one of several
fl_str fl_brief_broker(const fl_brief_state *, const fl_site *); // that a message goes to, by its name; "" = not known, or one of several
bool fl_brief_writes(const fl_brief_state *, const fl_site *); // into a store
bool fl_brief_is_store(const fl_brief_state *, fl_str protocol);
uint32_t fl_brief_call_of(const fl_brief_state *, const fl_finding *); // the site that a finding is about; 0: not known
bool fl_brief_is_call(const fl_place *related); // a call that the finding sums up, and no way to one
uint32_t fl_brief_places(const fl_brief_state *, const fl_finding *);  // how many calls one change of its owner mends
bool fl_brief_decides(const fl_brief_state *, const fl_finding *);     // is its place the one that decides for all of these?

// What a rule says of mending it.
fl_str fl_brief_sentence(fl_str text); // the first one
fl_str fl_brief_first_change(const fl_rule *);
// The first of the rule's options for which all is there that it needs; the first when there is none. An index; of a rule without options 0.
uint32_t fl_brief_option_of(fl_brief_state *, const fl_known_finding *);
fl_str fl_brief_change(const fl_rule *, uint32_t option);
bool fl_rule_needs_no_cut(const fl_rule *); // it goes wrong without a partition
uint8_t fl_brief_phase(const fl_rule *); // fl_phase; FL_N_PHASES: it does not say
fl_str fl_brief_or_dash(fl_str text);

// What stands behind a finding: the way from an entry point, how its answers were found, what is hit besides.
void fl_brief_add_trails(fl_document *, fl_citation *, const fl_finding *);
// The code that findings stand in: document.calls.
void fl_brief_add_calls(fl_document *, const fl_report *, const fl_analysis *);
uint32_t fl_reach_starts(const fl_brief_state *, const fl_reach *); // how many of them are starts of programs, by which no request comes
fl_str fl_say_reach(fl_brief_state *, const fl_reach *); // "12 entry points and 2 starts of programs"
// Entry points that lead to what a finding is about, by ways that can be gone (graph/ways.h). Empty without a graph.
void fl_reach_of(fl_reach *, const fl_brief_state *, const fl_finding *);
struct fl_unmodelled;
bool fl_unmodelled_may_ask(const fl_brief_state *, const struct fl_unmodelled *); // may its library hand out or wait for anything?
void fl_reach_of_call(fl_reach *, const fl_brief_state *, uint32_t site, bool waits); // waits: those alone that wait while it runs
uint32_t fl_tell_unmodelled(fl_brief_state *); // a table of libraries, where there are any: how many
bool fl_brief_job_leads_to(const fl_brief_state *, uint32_t site); // does a job run it?
void fl_reach_merge(fl_reach *, const fl_reach *);
bool fl_reach_has(const fl_reach *, uint32_t entry);
void fl_reach_release(fl_reach *);

// Citations. All are added once, however often they are asked for.
void fl_cite_findings(fl_cites *, const fl_brief_state *, const fl_hazard *); // the first of them
uint32_t fl_cite_rule(fl_brief_state *, const fl_rule *);
uint32_t fl_cite_place(fl_brief_state *, fl_str path, uint32_t line, fl_str text);
uint32_t fl_cite_item(fl_brief_state *, const fl_item *);
uint32_t fl_cite_node(fl_brief_state *, const fl_node *);
const fl_node *fl_brief_service_node(const fl_brief_state *, fl_str service); // of the map; NULL: it is not on it
uint32_t fl_cite_entry(fl_brief_state *, uint32_t entry); // index + 1 of fl_graph_entries
fl_str fl_brief_entry_label(fl_brief_state *, uint32_t entry); // "POST /orders", "main of shop"

// "3 errors", "1 error"
fl_str fl_count(fl_document *, uint32_t n, const char *one, const char *many);

// Names that are told in one cell or sentence: each once, in the order in which they come.
typedef struct fl_names {
  FL_ARRAY(fl_str) all;
} fl_names;
bool fl_brief_is_name(fl_str); // "" and "*" are none: nobody knows how it is called
void fl_names_add(fl_names *, fl_str);
fl_str fl_names_say(fl_document *, const fl_names *, uint32_t most); // "`a`, `b` and 3 more"; "-" when there are none
fl_str fl_names_plain(fl_document *, const fl_names *, uint32_t most); // the same without marks of code
void fl_names_release(fl_names *);
// What the inventory says of messages, in words: "messages read", "acknowledged by", "the code that reads".
fl_str fl_item_words(const fl_item *);
fl_str fl_said_name(const fl_item *, const fl_said *);
fl_str fl_said_value(const fl_brief_state *, const fl_said *); // as written where no word is known for it
// A text of the document's own, as printf makes it.
fl_str fl_doc_text(fl_document *, const char *format, ...) FL_PRINTF(2, 3);
fl_str fl_doc_time(fl_document *, int64_t ms); // "2 s"; "no bound" for INT64_MAX
fl_str fl_doc_number(fl_document *, int64_t n);
// An answer that the graph gives, at the place where it is given.
uint32_t fl_cite_number(fl_brief_state *, fl_str path, uint32_t line, fl_str text);
uint32_t fl_cite_item_node(fl_brief_state *, fl_str service); // the service in the map; 0: it is not there
bool fl_brief_is_beside(const fl_brief_state *, uint32_t file); // tests, examples, vendored and generated files: they say nothing of what runs
fl_str fl_brief_service_name(const fl_brief_state *, uint32_t service); // "" of 0
fl_str fl_brief_service_of(const fl_brief_state *, uint32_t file); // "" = nobody's
void fl_brief_add_runners(fl_brief_state *, fl_func_ref, fl_names *); // the services that run it; of a library all whose code leads there
fl_str fl_brief_run_by(fl_brief_state *, fl_func_ref); // the service that runs it; of a library all: "a, b and c"; "" = none
// The program in which it runs for this entry point. A store that is known by its protocol alone is that program's.
fl_str fl_brief_runner_of(fl_brief_state *, uint32_t entry, const fl_site *);
fl_str fl_brief_runners(fl_brief_state *, fl_func_ref); // the same as code: "`a`, `b` and `c`"; "-" = none

// How the stores of a service are called here: "sql"; "sql or mongodb" where the library says the one and the settings of the service the other.
fl_str fl_brief_store_word(fl_brief_state *, fl_str service, fl_str protocol);

// The sections, in the order of the document: each adds the blocks of its own.
#define FL_SECTIONS(X)                                                                                        \
  X(summary, "Executive summary")                                                                             \
  X(requirements, "Requirements as found")                                                                    \
  X(architecture, "Architecture as found")                                                                    \
  X(review, "Design review")                                                                                  \
  X(budgets, "Deadlines and retries by request path")                                                         \
  X(options, "Architecture options")                                                                          \
  X(risks, "Risks")                                                                                           \
  X(rollout, "Rollout")                                                                                       \
  X(changes, "Changes")                                                                                       \
  X(capacity, "Capacity and growth")                                                                          \
  X(gaps, "What was not analysed")                                                                            \
  X(references, "References")
#define X(id, title) void fl_section_##id(fl_brief_state *);
FL_SECTIONS(X)
#undef X

#endif
