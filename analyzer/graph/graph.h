// The code graph: what the repository says, once all files are seen together.
//
// In: the facts of every file in path order, and the models. Out: names resolved to functions, types and library members; call
// targets; sites (places where something distributed happens); entry points and what they reach; and, asked for one site at a
// time, how each role of a site is filled, with the chain of places that decided it.
//
// References are (file, id) pairs; id 0 = none. The graph borrows the facts and models and must not outlive them. Building is
// single-threaded and in path order, so that the same input gives the same graph for any number of workers; a built graph is
// read-only, and any number of `fl_ask`s, one a thread, may ask it at once.
#ifndef FL_GRAPH_GRAPH_H
#define FL_GRAPH_GRAPH_H

#include "base/arena.h"
#include "base/error.h"
#include "base/strbuf.h"
#include "facts/facts.h"
#include "facts/surface.h"
#include "models/model.h"

#define FL_REF(name)                                                                                         \
  typedef struct name {                                                                                      \
    uint32_t file, id;                                                                                       \
  } name
FL_REF(fl_func_ref);
FL_REF(fl_type_ref);
FL_REF(fl_call_ref);
FL_REF(fl_val_ref);
FL_REF(fl_region_ref);
FL_REF(fl_var_ref);

typedef struct fl_graph fl_graph;

// How a language joins files to names; data of its grammar folder (language.yaml), not of this code.
enum fl_module_style {
  FL_MODULE_DIRECTORY = 1, // files of a folder are one module, named by import path (go.mod)
  FL_MODULE_DECLARED,      // the package clause names it
  FL_MODULE_DOTTED_PATH,   // the file's path with dots
  FL_MODULE_RELATIVE_PATH, // imports name files relative to the importing one
  FL_MODULE_SHARED,        // all files are one module, and nothing needs an import
  FL_MODULE_TREE,          // below a root that a manifest names, the path is the name; `crate`, `self` and `super` are in it
  FL_MODULE_PROGRAM,       // all files are one module, with namespaces inside it
};
// Types of what the language itself makes, in this order.
enum fl_literal_type {
  FL_LITERAL_INT, FL_LITERAL_FLOAT, FL_LITERAL_STRING, FL_LITERAL_TRUE, FL_LITERAL_FALSE, FL_LITERAL_NIL,
  FL_LITERAL_LIST, FL_LITERAL_MAP, FL_LITERAL_FUNC, FL_LITERAL_RANGE, FL_N_LITERALS
};
typedef struct fl_naming {
  const char *language; // id
  uint8_t module_style;
  bool implicit_members;      // fields and methods of the own type need no receiver
  bool type_call_constructs;  // T(...) makes a T
  bool structural_interfaces; // a type with the methods implements the interface
  bool adds_maps;             // a + b may put two maps together
  bool fields_are_methods;    // a call of a field without arguments reads it (records)
  bool declared_types;        // what functions do inside decides no type that others see, unless a result or field is written without one
  bool capital_exports;       // only capitalised names are seen from other modules
  bool global_fallback;       // functions and constants that the own module lacks are looked for outside of all modules
  char sigil;                 // variables begin with it, and nothing else does; 0 = none
  bool open_types;            // definitions of one qualified name are parts of one type
  bool methods_apart;         // methods, methods of the type itself and fields have names apart
  bool fields_apart;          // methods and fields have names apart
  bool indexed_members;       // `x[name]` is the member of x that is called so
  bool options_last;          // a map in the last argument and keywords mean the same
  const char *class_of;       // the member that is the type of an object; "" = none
  bool traits;                // supertypes bring methods and no fields, and a type may have many of them
  bool redeclares;            // a variable may be declared again, which makes another one of the same name
  const char *root_type;      // the type whose methods every object has; "" = none
  const char *const *literal_types; // fl_literal_type -> name, NULL = not told
  bool plain_async;           // an async function's written result is what awaiting it gives
  bool event_loop;            // all code of a program runs in one thread, whose loop must turn
  bool drops;                 // what a variable holds ends with the block of the variable, and with it what that holds open
  bool throws;                // a call may end the function around it, by an exception
  bool pointers;              // a variable is an object or the address of one; `f(&x)` may fill x
  bool enclosing_modules;     // inside a.b.c the names of a.b and a are seen
  bool wildcard_types;        // library types are named without their module, which is opened whole
  bool partial_types;         // a type may be declared in several parts
  const char *prelude; // where names live that need no import, when a model knows them there; "" = none
  const char *text_type; // what models call the type of texts, whose methods they describe; NULL: it has none
  const char *resolver; // the method that hands its callback what awaiting the object gives; NULL: there is none
  const char *binder; // the method of a function that gives the function back, told what it runs on; NULL: it has none
  const char *settings_folder; // files in it return settings: a.b.c is an entry of what a's file returns; NULL = none
  bool extensions;            // functions may extend types from outside
  bool root_packages;         // a library's package may be named without an import
  bool companions;            // a type and an object of one name in one file are one type
  const char *enters;         // the method that a scope block calls on what it holds; "" = none
  const char *call_member;    // what a call of an object calls; "" = none
  bool accessors;             // x.name = v may mean x.setName(v), and x.name a getter
  const char *const *implicit_modules; // where names live that nobody imports, NULL-ended; NULL = plain names
  const char *const *unwraps;    // methods of wrappers (smart pointers) that give what they hold, NULL-ended
  const char *const *main_names; // functions that the platform starts, NULL-ended
  const char *const *untyped; // written types that say nothing: any. NULL-ended; NULL = none
  const char *const *makers; // functions of the language that make what their argument names, NULL-ended; NULL = none
  const char *const *test_modules; // who imports one of them is there for tests, NULL-ended; NULL = none
} fl_naming;

enum fl_mark {
  FL_MARK_TEST = 1,
  FL_MARK_GENERATED = 2,
  FL_MARK_VENDORED = 4,
  FL_MARK_EXAMPLE = 8,
  FL_MARK_MIGRATION = 16,
  FL_MARK_CLI = 32,
  FL_MARK_BROWSER = 128
};
typedef struct fl_graph_file {
  fl_str path; // relative, '/'
  const fl_facts *facts;
  const fl_naming *naming;
  uint32_t marks; // fl_mark bits by path and content
} fl_graph_file;

// A file whose functions do something else inside than when `linked` was made, while others see the same of it.
typedef struct fl_changed {
  uint32_t file;       // 1..n
  const fl_facts *was; // borrowed until the graph is built
  fl_row_map rows;
} fl_changed;

typedef struct fl_graph_input {
  const fl_graph_file *files; // sorted by path; refs use index + 1
  uint32_t n_files;
  const fl_models *models;
  const fl_str *paths; // every file that was seen, also those without facts; n_paths 0: those of `files`
  uint32_t n_paths;
  const struct fl_scip *scip; // what a compiler's index says of names (facts/scip.h); NULL: there is none
  fl_str linked; // how far linking got in an earlier run whose files only stood elsewhere, but for those of `changed`; "" = not known
  const fl_changed *changed; // in the order of files
  uint32_t n_changed;
  fl_buf *keep;  // gets the same of this run, where it is found out anew; NULL: nobody wants it
  uint32_t jobs; // workers at most, 0 = 1; the graph is the same for any number
  uint32_t calls_of_part; // part.h; 0: what is worth a worker
} fl_graph_input;

FL_MUST_USE int fl_graph_build(fl_graph **out, const fl_graph_input *in, fl_error *err);
void fl_graph_free(fl_graph *);

// ---- reading ---------------------------------------------------------------------------------------------------------
typedef enum fl_knew { FL_KNEW_NO_LINKS, FL_KNEW_MOST_LINKS, FL_KNEW_LINKS } fl_knew;
fl_knew fl_graph_knew(const fl_graph *); // of what use fl_graph_input.linked was
uint32_t fl_graph_n_files(const fl_graph *);
uint32_t fl_graph_file_of(const fl_graph *, fl_str path); // 0: it was not read
const fl_graph_file *fl_graph_file_at(const fl_graph *, uint32_t file); // 1..n
const fl_facts *fl_graph_facts(const fl_graph *, uint32_t file);
fl_str fl_graph_text(const fl_graph *, uint32_t file, fl_sym local); // a file's own symbol
fl_str fl_graph_name(const fl_graph *, fl_sym global);
const fl_func *fl_graph_func(const fl_graph *, fl_func_ref);
const fl_call *fl_graph_call(const fl_graph *, fl_call_ref);
fl_span fl_graph_call_span(const fl_graph *, fl_call_ref);   // tight: up to the callee's name, on one line
fl_str fl_graph_func_name(const fl_graph *, fl_func_ref);    // qualified, for people and fingerprints
uint32_t fl_graph_file_marks(const fl_graph *, uint32_t file); // of its path, of what its project is built into, and of how it is started
bool fl_graph_runs_in_browser(const fl_graph *, fl_func_ref); // as its file's marks say; what answers requests does not
bool fl_graph_is_page(const fl_graph *, uint32_t file); // its project is built into pages
uint32_t fl_graph_func_marks(const fl_graph *, fl_func_ref); // marks of its file, and its own

bool fl_graph_begins_context(const fl_graph *, uint32_t file, uint32_t byte); // by the call that begins there, a context without a parent
uint32_t fl_graph_func_at(const fl_graph *, uint32_t file,
                          uint32_t byte); // innermost function around a byte; 1 = the file's own code
fl_str fl_graph_module(const fl_graph *, uint32_t file);

// Where a call goes. `how` certainty: 4 exact, 3 by import and type, 2 unique candidate, 1 by name only.
typedef struct fl_target {
  fl_func_ref func;          // a function of the repository, or none
  const fl_meaning_row *row; // a library call that a model describes, or NULL
  uint8_t certainty;
  uint8_t via; // fl_target_via
  bool any_times; // the library was handed it with others when its object was made, and runs each as often as it likes
  bool fulfilled; // the method of an interface is called, and what callers hand over is of the library's type
  uint32_t param_of; // the function around the call whose parameter is called, which each of its callers fills with another; 0: none
} fl_target;
// PASSED: handed over here, to a function of the repository that calls it.
enum fl_target_via { FL_VIA_CALL = 1, FL_VIA_CALLBACK, FL_VIA_SPAWN, FL_VIA_REGISTER, FL_VIA_PASSED };
uint32_t fl_graph_targets(const fl_graph *, fl_call_ref, const fl_target **out);
fl_sym fl_graph_callee(const fl_graph *, fl_call_ref); // canonical qualified callee, 0 when not known
typedef struct fl_caller {
  fl_call_ref call;
  uint8_t certainty, via;
  bool is_given; // it is a parameter that is called there: fl_target.param_of
} fl_caller;
uint32_t fl_graph_callers(const fl_graph *, fl_func_ref, const fl_caller **out);
// Calls of which a model says that what they set up is not read (attribute `not_read`), with its words.
typedef struct fl_not_read {
  fl_call_ref call;
  fl_str what;
} fl_not_read;
uint32_t fl_graph_not_read(const fl_graph *, fl_not_read *out, uint32_t cap);
// Places that catch whatever the call throws and hand nothing on, the nearest on each way.
typedef struct fl_caught {
  uint32_t file, line;
} fl_caught;
uint32_t fl_graph_caught(const fl_graph *, fl_call_ref, fl_caught *out, uint32_t cap);

// ---- entry points ------------------------------------------------------------------------------------------------------
typedef struct fl_entry_point {
  uint8_t kind; // fl_entry_kind
  uint8_t certainty;
  fl_func_ref func;
  fl_str label; // "POST /orders", "consumer orders", "main"
  uint32_t file;             // of `span`: not the function's where another file registers it
  fl_span span;              // the registration or annotation; the function's name when there is none
  const fl_meaning_row *row; // NULL for main and tests
  fl_call_ref call;          // the registering or annotation call, none when bare
} fl_entry_point;
fl_span fl_graph_entry_span(const fl_graph *, const fl_entry_point *); // in the file of its function: the registration there, else the function's name
bool fl_graph_entry_hands_on(const fl_graph *, const fl_entry_point *); // it runs for requests that others answer
bool fl_graph_is_imported(const fl_graph *, uint32_t file); // by another one that is no test; where modules are files
bool fl_graph_is_run_by_hand(const fl_graph *, uint32_t file); // a client beside a service whose image starts another program, and that nothing starts: an example
bool fl_graph_is_of_store(const fl_graph *, uint32_t file); // it stands beside the image of a store that is built here, and no service owns it
uint32_t fl_graph_entries(const fl_graph *, const fl_entry_point **out);
bool fl_graph_is_for_development(const fl_graph *, const fl_entry_point *); // registered on the machines of developers alone
// Bit set (1u << fl_entry_kind) of the kinds of entry points that lead to the function without a spawn in between.
uint32_t fl_graph_reached_by(const fl_graph *, fl_func_ref);
// The same, spawns included.
uint32_t fl_graph_started_by(const fl_graph *, fl_func_ref);
bool fl_graph_is_for_tests(const fl_graph *, fl_func_ref); // of a program, and only its tests lead to it
bool fl_graph_is_unexplained(const fl_graph *, fl_func_ref); // something leads to it that nobody here calls or starts
// A shortest way from an entry point of `kinds` to the function: the calls, outermost first. Returns the entry's index + 1, 0 = none.
uint32_t fl_graph_entry_path(const fl_graph *, fl_func_ref, uint32_t kinds, fl_call_ref *calls, uint32_t cap,
                             uint32_t *n_calls);

uint8_t fl_effect_of_verb(fl_str verb); // fl_effect of a request with this one

// ---- sites -------------------------------------------------------------------------------------------------------------
typedef enum fl_site_form {
  FL_FORM_CALL = 1,
  FL_FORM_ANNOTATION,
  FL_FORM_LOOP,
  FL_FORM_RECURSION,
  FL_FORM_ENTRY,
  FL_FORM_RACE, // a select that waits for a timer and for something else
  FL_FORM_SYNC, // a block that holds a lock of this process
  FL_FORM_SETTING, // what configuration declares: no code stands there
  FL_FORM_CHECK    // a comparison of times (clock.h)
} fl_site_form;
typedef struct fl_site {
  uint32_t id;  // index; 0 is a dummy
  uint8_t kind; // fl_site_kind
  uint8_t form;
  uint8_t certainty;         // of the match
  uint8_t effect;            // fl_effect, by_* resolved where possible
  fl_func_ref func;          // the function it stands in
  uint32_t region;           // innermost region (regions[] of the file)
  fl_call_ref call;          // the call; for loops the retried call; none for bare annotations
  uint32_t loop;             // loop, race and sync form: regions[]
  const fl_meaning_row *row; // NULL for loops
  uint32_t entry;            // entry form: index + 1
  fl_sym callee;             // canonical name, for messages and subjects
  fl_span span;              // what a report underlines
  uint32_t declaration;      // setting form: index + 1
  fl_call_ref annot;         // of a declared client: file and annots[] of what says so; its keywords stand there
  uint32_t through;          // site: the client that the program has put in place for such calls; where and how long it asks is told by that one
  fl_text store;             // protocol, where a package of the project decides it; 0: as the row says
} fl_site;
uint32_t fl_graph_n_sites(const fl_graph *);
const fl_site *fl_graph_site(const fl_graph *, uint32_t id); // 1..n-1
fl_str fl_graph_site_protocol(const fl_graph *, const fl_site *);
bool fl_graph_asks_for_others(const fl_graph *, const fl_site *); // asked_through.c: it stands in no generated code, or in a function of it that is called
// How the library of the site is told to fill the role, one sentence; "": its model does not say.
fl_str fl_graph_site_advice(const fl_graph *, const fl_site *, uint8_t role);
fl_str fl_graph_site_table(const fl_graph *, const fl_site *); // that its statement is about, as written; "" = it has none, or it is not known
bool fl_graph_site_attribute(const fl_graph *, const fl_site *, fl_str name, fl_str *value);

// ---- roles -------------------------------------------------------------------------------------------------------------
typedef enum fl_answer {
  FL_IS_NONE,
  FL_IS_BOUNDED,
  FL_IS_UNBOUNDED,
  FL_IS_INHERITED,
  FL_IS_UNKNOWN
} fl_answer;
enum fl_outcome_flags {
  FL_OUT_EXPLICIT = 1, // unbounded because someone wrote it so
  FL_OUT_SET = 2,      // some carrier holds a value
  FL_OUT_LIBRARY = 4,  // the library's default decided
  FL_OUT_ENTRY = 8,    // inherited from the entry point `entry`
  FL_OUT_INSTANT = 16, // bounded by a point in time, which was fixed when it was set
  FL_OUT_CONTEXT = 32, // ... that of a context
  FL_OUT_WHOLE = 64,   // said to end the whole call, with all that the library repeats by itself
};
// One step of a chain, from the site to the deciding place: follow `prev` to go back to the site.
typedef struct fl_step {
  const struct fl_step *prev;
  uint32_t file;
  fl_span span;
  uint8_t kind; // fl_step_kind
  uint8_t what; // fl_step_what: which record `id` is
  bool joined;  // the values of a field of all objects of a type: which of them this one has is not known
  uint32_t id;
  fl_sym name; // variable, field, function, parameter, property
  const struct fl_frame *frame; // of places that are looked at later: the calls through which the way came there; NULL: not told
} fl_step;
enum fl_step_what {
  FL_STEP_AT_NOTHING,
  FL_STEP_AT_CALL,
  FL_STEP_AT_ASSIGN,
  FL_STEP_AT_VAR,
  FL_STEP_AT_PARAM,
  FL_STEP_AT_VALUE,
  FL_STEP_AT_SELF // funcs[]: the object that it runs on
};
#define FL_STEP_KINDS(X)                                                                                     \
  X(call)                                                                                                    \
  X(argument) X(local) X(field) X(global) X(parameter) X(caller) X(returned) X(construct) X(literal)         \
      X(provider) X(property) X(setter) X(context_root) X(entry) X(region) X(default) X(config)              \
          X(annotation) X(unset) X(maker)
#define X(w) FL_STEP_##w,
typedef enum fl_step_kind { FL_STEP_none, FL_STEP_KINDS(X) FL_N_STEP_KINDS } fl_step_kind;
#undef X
const char *fl_step_word(uint8_t kind);

typedef struct fl_role_outcome {
  uint8_t answer; // fl_answer
  uint8_t certainty;
  uint8_t scope; // fl_scope of the deciding carrier
  uint8_t flags;
  int64_t value;        // ms or count; -1 none; INT64_MAX infinite
  const struct fl_step *loosest_chain; // how that was found
  int64_t loosest;      // of a bound that differs from one way to another, of which `value` is the tightest; 0: it does not
  fl_sym why;           // one clause: "`RestTemplate` is built without connect or read timeout"
  const fl_step *chain; // last step = deciding place
  const fl_step *owner; // the step that must change (a construction, a root, the call itself)
  fl_sym owner_name;    // how a person would call it
  uint32_t entry;       // FL_OUT_ENTRY: index + 1
  fl_sym value_text;    // a set value that is no number
  fl_val_ref value_ref; // the deciding value, none when nothing is set
} fl_outcome;
typedef struct fl_resolution {
  uint8_t role;
  uint8_t complete;
  uint16_t n;
  const fl_outcome *at;
} fl_resolution;

// A thread's questions: memo tables, the arena that answers live in, and the names that asking makes.
typedef struct fl_ask fl_ask;
fl_ask *fl_ask_new(const fl_graph *);
void fl_ask_free(fl_ask *);
// The graph as this ask sees it: symbols in its answers (why, owner_name, value_text, names of steps) are to be read here, and not
// in the graph itself. Lives as long as the ask.
const fl_graph *fl_ask_graph(const fl_ask *);
// Forgets what was asked before, and all answers given since: whoever needs one longer keeps a copy. What a value's type is may depend on what was asked first
// where programs run in circles: who shares work among threads begins each piece afresh, so that it does not matter who does it. From here on all questions
// together have only so many steps (budget.c), until it forgets again.
void fl_ask_forget(fl_ask *);
// Asks of several threads work out together what holds what, once. The first must be freed last.
void fl_asks_share_holders(fl_ask *const *asks, uint32_t n);
bool fl_ask_count(fl_ask *, uint32_t file, uint32_t val, int64_t *count); // a value that is a whole number wherever it comes from, and no time
// Borrowed until the ask forgets or is freed. A role that the site does not have gives n = 0.
const fl_resolution *fl_ask_role(fl_ask *, const fl_site *, uint8_t role);
// What people wrote where the library never looks for this role: the step to it, NULL = nothing, or not known for sure.
const fl_step *fl_ask_misplaced(fl_ask *, const fl_site *, uint8_t role);
// A root without a deadline that the site's context starts from although the function around the root had one to pass on. certainty 0: none.
typedef struct fl_fresh_root {
  fl_call_ref call;
  uint8_t certainty;
  fl_str given; // what there was, by its name; "" = the request's
} fl_fresh_root;
fl_fresh_root fl_ask_fresh_root(fl_ask *, const fl_site *);
// Calls of the site's function on wrappers that hold the client of this outcome.
uint32_t fl_ask_through(fl_ask *, const fl_site *, const fl_outcome *, fl_call_ref *out, uint32_t cap);
// What graph/race.c tells of deadline scopes that let go of their work instead of ending it.
bool fl_is_handed_a_timer(fl_graph *, fl_call_ref);
bool fl_cancels_somewhere(const fl_graph *, fl_func_ref);
// A call's deadline as its context alone says it, or as everything but the context does.
fl_resolution fl_ask_deadline_of(fl_ask *, const fl_site *, bool context);
// Does the role's number say how often it is done again, and not how often in all?
bool fl_graph_counts_retries(const fl_graph *, const fl_site *, uint8_t role);
// values[] of the file of the call that a role is set to in the call itself; 0: nothing, or elsewhere.
uint32_t fl_value_at_call(const fl_graph *, const fl_site *, uint8_t role);
// Worst answer of a resolution (unbounded > unknown > inherited > bounded), NULL when n = 0.
const fl_outcome *fl_worst_outcome(const fl_resolution *);

// Sites inside a site's region (callback, until-release, function, loop), also through calls; in a defined order.
typedef struct fl_contained {
  const fl_site *site;
  uint8_t certainty;
  uint8_t depth;
  bool chosen; // every way there goes through a call that may lead to many functions, handlers of all events say, and leads to few of them
  const fl_call_ref *path;
} fl_contained; // path: depth calls
// lasting.c: copies, with all that they lead to.
const fl_step *fl_step_keep(const fl_step *, fl_arena *);
const fl_outcome *fl_outcome_keep(const fl_outcome *, fl_arena *);
const fl_contained *fl_contained_keep(const fl_contained *, uint32_t n, fl_arena *);
uint32_t fl_ask_contained(fl_ask *, const fl_site *, uint32_t kinds, const fl_contained **out);
uint32_t fl_graph_runs(const fl_graph *, const fl_contained *); // how often the site runs on that way; 1 for most
bool fl_ask_contained_more(const fl_ask *); // the answer just given leaves sites out: a limit was reached
// Sites whose region holds this site, in the same function or through callers.
uint32_t fl_ask_holders(fl_ask *, const fl_site *, uint32_t kinds, const fl_contained **out);
// Sites that have always run when this one does: of calls before it in its function, or before the calls that lead to it.
uint32_t fl_ask_before(fl_ask *, const fl_site *, uint32_t kinds, const fl_contained **out);
// Sites about the same key or object: releases of a lock, the acquire of a release.
uint32_t fl_ask_pairs(fl_ask *, const fl_site *, uint32_t kinds, const fl_site *const **out);
// Are both called on what one variable or field holds, of one file?
bool fl_are_of_one_object(fl_ask *, const fl_site *, const fl_site *);
// Is the value of a role made anew inside the region of `holder` (does: unique_id or clock_read called there)?
// Returns certainty, 0 = no; `made` is the making call.
uint8_t fl_ask_minted_in(fl_ask *, const fl_site *, uint8_t role, const fl_contained *holder,
                         fl_call_ref *made);

void fl_graph_dump(const fl_graph *, void (*write)(void *, const char *, uint32_t), void *payload);

#endif
