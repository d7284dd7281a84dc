// The inside of a graph, shared by the files of this folder.
#ifndef FL_GRAPH_GRAPH_P_H
#define FL_GRAPH_GRAPH_P_H

#include "base/bits.h"
#include "base/array.h"
#include "base/intern.h"
#include "base/map.h"
#include "graph/clock.h"
#include "graph/declaration.h"
#include "graph/deploy.h"
#include "graph/graph.h"
#include "graph/limits.h"
#include "graph/peer.h"
#include "graph/statement.h"
#include "graph/services.h"

// What a name stands for.
enum fl_ent_kind {
  FL_ENT_NONE,
  FL_ENT_VAR,    // vars[id] of file
  FL_ENT_PARAM,  // params[id] of file
  FL_ENT_FUNC,   // funcs[id] of file
  FL_ENT_TYPE,   // types[id] of file
  FL_ENT_VALUE,  // values[id] of file: an exported value without a name of its own
  FL_ENT_MODULE, // a module of the repository; name = its qualified name
  FL_ENT_EXTERN, // outside the repository; name = canonical qualified name
  FL_ENT_IMPLICIT, // member `name` of what funcs[id] of file runs on without saying so, which is a library's (implicit.c)
};
typedef struct fl_ent {
  uint8_t kind, certainty;
  uint32_t file, id;
  fl_sym name;
} fl_ent;

// The type of a value: a type of the repository (id != 0), or a library's by qualified name.
enum fl_tref_flags {
  FL_TREF_CLASS = 1, // the value is the type itself
  FL_TREF_PATH = 2,  // the value is a module or a member of one, not known to be a type
  FL_TREF_LIST = 4,  // a list of it
  FL_TREF_POINTER = 8, // named as the address of it
  FL_TREF_OPEN = 16, // it has members that nobody describes: what models do not know of it may come from elsewhere
};
typedef struct fl_tref {
  fl_sym name;
  uint32_t file, id;
  uint8_t certainty, flags;
  fl_sym arg; // first type argument, qualified
} fl_tref;

static inline bool fl_same_tref(fl_tref a, fl_tref b) {
  return a.name == b.name && a.file == b.file && a.id == b.id && a.certainty == b.certainty && a.flags == b.flags && a.arg == b.arg;
}

typedef struct fl_value_ref { uint32_t file, val; } fl_value_ref;

// A module whose members a file names without it.
typedef struct fl_open {
  fl_sym module;
  bool is_static; // it is a type, whose members are meant
  fl_str dir;     // for the files below this folder
} fl_open;

typedef struct fl_link { // of one file
  const fl_graph_file *in;
  const fl_facts *f;
  fl_sym *sym;        // local symbol -> global
  fl_sym module;      // qualified name of the module that the file belongs to
  fl_sym unit;        // FL_MODULE_TREE: the module at the root of the tree that it stands in
  uint32_t build_unit; // units[] + 1: what it is built with, 0 = the repository
  fl_sym *type_name;  // types[]: qualified
  uint32_t type_base; // + id = dense type number
  uint32_t func_base;
  uint32_t *same_local;               // by vars[] id: the next one of the same name in the same function
  fl_map locals;                      // (func, global symbol) -> vars[] id, or params[] id | FL_LOCAL_PARAM
  fl_map imports;                     // global symbol of the local name -> imports[] id
  fl_map included;                    // the same of files that it includes -> node (file, imports[] id)
  fl_sym *import_modules;             // imports[]: the module of the repository that it names, 0 = none
  uint32_t *offers, n_offers;         // files of the modules that it offers whole, in order
  const fl_ent *wildcards;            // FL_MODULE_TREE: what its wildcard imports look into
  uint32_t n_wildcards;
  fl_open *opens;                     // modules opened whole, in order
  uint32_t n_opens;
  fl_map opened;                      // name -> node: what was found in them
  fl_map assigns;                     // (func or 0, global symbol of a REF target) -> first of assign_next
  uint32_t *assign_next;              // assigns[] of the same key, in order
  uint32_t *first_target, *n_targets; // calls[] -> graph.targets
  fl_sym *callee;                     // calls[]: canonical qualified callee
  uint32_t *func_first_call, *call_next; // calls of one function, in order
  uint32_t *first_method, *next_method;  // types[], funcs[]: functions of one type, in order
  uint32_t *first_inner, *next_inner;    // funcs[]: named functions in one function, in order
  uint32_t *first_return, *next_return;  // funcs[], exits[]: what one function returns, in order
  uint32_t *default_of;                  // funcs[]: the parameter whose default a lambda is
  uint32_t *val_memo;                    // values[] -> graph.trefs: 0 not asked, 1 being asked
  uint32_t *includes, n_includes;        // files of the repository that it includes
  uint32_t *sees, n_sees;                // ... at any depth, sorted
  uint32_t stamp;                        // the file whose includes were walked last
  bool is_included;
  uint32_t *lambda_call;                 // funcs[]: the call that a lambda is an argument of
  uint32_t *object_of;                   // funcs[]: the value of the object that a lambda is written into, as a member of it
  fl_tref *selves;                       // funcs[]: what it runs on; certainty FL_SELF_..: being asked, or nothing
  uint32_t *primary, *companion;         // types[]: its primary constructor (funcs[]), its companion (types[])
  bool *is_plain;                        // annots[]: found to be of a library, of which no model says anything
  uint32_t *first_site;                  // calls[]: its first site, 0 = none; sites of one call follow one another; NULL: no call is one
} fl_link;
#define FL_LOCAL_PARAM 0x80000000u
enum { FL_SELF_ASKING = 250, FL_SELF_NONE };

typedef struct fl_supers { // of one type, all its parts together
  const fl_tref *at, *of_class; // of_class: whose methods the type itself has, as an object
  uint32_t n, n_of_class;
  uint8_t state;
} fl_supers;

// Something that holds a value: a local, a global, a parameter, or a field of a type (all objects of a type share one).
enum fl_store_kind { FL_STORE_NONE, FL_STORE_VAR, FL_STORE_PARAM, FL_STORE_FIELD, FL_STORE_SELF, FL_N_STORE_KINDS };
typedef struct fl_slot_ref {
  uint8_t kind;
  uint64_t key; // (file, vars[] or params[] id), (dense type, field name), or (file, the function that runs on it)
} fl_slot_ref;

static inline bool fl_same_slot(fl_slot_ref x, fl_slot_ref y) { return x.kind == y.kind && x.key == y.key; }

// A use of a slot that may change the object in it, or hand it on.
enum fl_use_kind {
  FL_USE_ASSIGN_FIELD = 1,
  FL_USE_RECEIVER,
  FL_USE_ARGUMENT,
  FL_USE_ALIAS // another place gets the address (languages with pointers)
};
typedef struct fl_use {
  uint8_t kind;
  uint8_t arg; // FL_USE_ARGUMENT: position (255: more)
  uint32_t file;
  uint32_t id;   // assigns[] or calls[]
  uint32_t next; // in graph.uses, 0 = end
} fl_use;

typedef struct fl_root {
  fl_str dir;
  fl_sym name;
  const char *ecosystem; // of the manifest; NULL: its format does not say
} fl_root; // a folder that is known under a module name (go.mod, package.json)

typedef struct fl_brought {
  uint32_t image, file; // the Dockerfile, and what it takes from outside of its program's folder
  fl_str path;          // where that would stand among the program's own code
} fl_brought;

typedef struct fl_alias {
  fl_str dir, pattern, target; // for files below `dir`, which `target` is relative to
} fl_alias; // another name of a folder

typedef struct fl_loop_info { // answers of a loop that retries
  uint8_t bound, wait;        // fl_answer; wait: bounded = it waits, unbounded = it does not
  int64_t count;              // attempts, -1 not known
  fl_sym why;
  uint32_t bound_val, wait_call, file;
  uint32_t cancel;        // the context whose end ends the loop, when nothing better does; 0: none
  uint8_t otherwise;      // fl_answer: what bounds it when that never ends
  fl_sym otherwise_why;
  uint8_t chance; // fl_answer: does the pause hold chance?
  bool repeats_refusals, ignores_push_back, swallows_the_end; // loop_errors.c, loop_status.c, loop_end.c
} fl_loop_info;

typedef struct fl_entnode {
  fl_ent ent;
  uint32_t next;
} fl_entnode;
// One value that is stored in a field, a process-wide setting or the like.
typedef struct fl_stored {
  uint32_t file, val;
  uint32_t assign; // assigns[]; 0: an entry of a literal or an argument of a constructor
  uint32_t call;   // settings made by a call: the call, whose row says which path
  fl_mid path;     // paths[]
  uint32_t next;
  uint64_t key;    // of its chain
} fl_stored;
typedef struct fl_opened_name {
  uint32_t file;
  fl_sym name;
  fl_ent ent;
} fl_opened_name; // what a name is in the modules that a file opens whole
typedef struct fl_renumbered { // numbers that a part gave away (part.h) -> those of the whole graph
  fl_sym *names, first_name;   // names[sym - first_name]; up to first_name they are the same
  uint32_t *types, first_type; // trefs; below first_type they are the same
} fl_renumbered;
fl_sym fl_part_name(const fl_renumbered *, fl_sym);
typedef struct fl_rownode {
  uint32_t file, id, next;
} fl_rownode; // a row of the file: confs[] of one key, deps[] of one name
// One way in which an entry point is reached.
typedef struct fl_registration {
  uint32_t entry; // index + 1
  uint32_t file;  // where it stands
  fl_call_ref call; // the registering call or the annotation's arguments, none when bare
  const fl_meaning_row *row;
  fl_sym name;   // the registering callee, the annotation or the supertype
  fl_sym member; // the function is one of several of an object: its name there
  fl_sym address; // what the place of its file says, 0 = nothing
  uint32_t row_file, row_val; // it stands in a table of routes: the row, 0 = it does not
  fl_span span;
} fl_registration;
typedef struct fl_route_node {
  uint32_t file, id; // limits[] of the file
  fl_sym host;       // 0: any, or not known
  fl_sym by;         // who sets it, with its references put in; 0: as written
} fl_route_node;
typedef struct fl_claim { // the workloads that run the files of a folder
  uint32_t n, bytes;      // bytes: of the path, the folder that they are joined by
  const uint32_t *ids;
} fl_claim;
typedef struct fl_module_call { // a folder of declarations that another file puts in, with values of its own
  uint32_t file;               // who does, and under which name
  fl_sym name, dir;
} fl_module_call;
typedef struct fl_deployed { // an image, a network, a config map, a route
  uint8_t kind;              // fl_deploy_kind
  fl_sym name;
  uint32_t file, first, n; // deploys[] of the file
} fl_deployed;
typedef struct fl_delegation {
  uint32_t bus; // file
  fl_func_ref handler;
} fl_delegation;
typedef struct fl_provider { // an annotated function, or a call that registers
  uint32_t file, func, call;
  fl_mid provision; // of the call
  fl_sym type, owner; // owner: the type whose constructor alone gets it, 0 = any
  fl_sym arg;         // the type's first argument
  uint32_t next;
  const fl_meaning_row *row;
  fl_call_ref through; // of the function around that says what its type parameters stand for; none: it has none
} fl_provider;

typedef struct fl_binding { // a call that fills the fields of a type from settings
  uint32_t file, call;
  fl_sym below, outer_below; // below its section
  const fl_meaning_row *row;
  uint32_t next;
} fl_binding;

// All functions, callees before callers; those that call one another in a circle stand together, under one group number.
typedef struct fl_order { // owned
  fl_func_ref *at;
  uint32_t *group;    // by position in `at`
  uint32_t *group_of; // by dense function
  uint32_t n;
} fl_order;
typedef struct fl_may {
  uint32_t kinds; // bits of site kinds that the function may reach
  uint8_t sleeps; // FL_IS_BOUNDED it waits, FL_IS_UNKNOWN perhaps, 0 it does not
} fl_may;
// A site that runs while a function runs.
typedef struct fl_sum_row {
  uint32_t site;
  uint32_t file, call; // depth > 0: the first call on the way
  uint32_t next;       // ... and the row of the function that it goes to
  uint32_t param_of;   // dense function + 1: only runs if who calls that function hands it over; 0: runs always
  uint8_t certainty, depth;
  bool chosen; // on the way somebody chooses one of many functions, and nobody knows which
  uint8_t pad;
} fl_sum_row;
typedef struct fl_summary {
  uint32_t first; // in graph.sum_rows
  uint16_t n;
  bool more; // a limit was reached: there are further sites
} fl_summary;
typedef struct fl_hostname {
  uint32_t service, next;
  uint8_t certainty;
  fl_str system; // of a port: the folder below which it is this service's, "" = everywhere
  bool is_mapped; // of a port: a deployment lets it be reached from outside
} fl_hostname;

typedef struct fl_open_import { // an import that is being resolved, and those that asked for it
  const struct fl_open_import *up;
  uint32_t file, import;
} fl_open_import;

typedef struct fl_handing { // a function hands a parameter to a call that dispatches it
  fl_call_ref call;
  const fl_meaning_row *row;
  uint32_t param; // position
} fl_handing;

// Arguments of type parameters, while a type that may name them is read (generic.c).
typedef struct fl_type_args {
  uint32_t file, func, type; // whose parameters: funcs[] and types[] of the file
  fl_tref of_func[2], of_type;
} fl_type_args;

typedef struct fl_sites_index {
  uint32_t *by_kind, *by_file;             // site ids
  uint32_t *first_of_kind, *first_of_file; // places in them
  uint32_t *of_entry;                      // entry: index + 1 -> site id
} fl_sites_index;

struct fl_graph {
  fl_arena arena, symbols; // symbols: of texts of files, which are made while others use the arena
  fl_intern names;
  fl_map joined;   // two names -> both with a dot between them (names.c)
  fl_map compiled; // symbol that a compiler gives a function -> node: its definitions
  const fl_models *models;
  struct fl_knowledge *known; // known.h
  uint32_t n_files;
  fl_link *links; // 1..n_files
  FL_ARRAY(fl_root) roots;
  FL_ARRAY(fl_alias) aliases;
  FL_ARRAY(fl_brought) brought;     // by file
  uint32_t *first_brought;          // file -> in `brought`; NULL: there are none
  fl_map brought_modules;           // module that a brought file would be -> the one that it is
  FL_ARRAY(fl_str) units; // folders that a manifest builds as one
  FL_ARRAY(fl_rownode) deps, confs; // 0 is a dummy
  fl_map deps_by_name;              // name as dependency.c spells it -> deps chain
  fl_map confs_by_key;              // key as setting.c spells it -> confs chain
  FL_ARRAY(fl_workload) workloads;  // 0 is a dummy
  const bool *replicated;           // by file: several of it run
  fl_claim *claims;                 // by file; NULL: nothing is deployed
  FL_ARRAY(fl_deployed) deployed;
  FL_ARRAY(fl_module_call) module_calls;
  FL_ARRAY(fl_route_node) limits;   // where routes begin
  FL_ARRAY(fl_rownode) rpcs;        // 0 is a dummy
  FL_ARRAY(fl_table_row) tables;    // 0 is a dummy
  fl_map tables_by_name;            // name in small letters -> tables chain
  FL_ARRAY(fl_statement) statements; // 0 is a dummy
  fl_map statement_of_site;         // site id -> statements
  fl_map built_folders;             // folder symbol -> 1: a manifest or a Dockerfile stands there
  FL_ARRAY(fl_service) services;    // 0 is a dummy
  uint32_t *service_of_file;
  uint32_t *service_of_workload; // by workload
  fl_bits for_tests;             // dense functions that only tests lead to (for_tests.c)
  fl_bits imported;              // files whose module another file brings in, beside tests
  fl_bits handed;                // services whose files a folder of another one holds (service_settings.c)
  fl_at_hand *at_hand;           // by service (peer.c)
  fl_away *settings_away;        // by service (peer.c)
  FL_ARRAY(fl_peer) peers;       // peer.c
  fl_bits settings_for_all;      // files that hold for each service that a file beside them is named after
  fl_map settings_beside;        // folder symbol, service -> 1: a file there is named after the service
  fl_bits store_images;          // Dockerfiles that begin with the image of a store
  fl_bits of_stores;             // files beside those that no service owns
  fl_bits of_pages;              // files of projects that are built into pages (page.c)
  fl_bits by_hand;               // clients that no image, deployment or script starts (by_hand.c)
  bool shares;                   // some services are libraries of several others (service_shared.c)
  fl_bits *run_in;               // by service: those, empty for all that are none
  fl_bits *led_to;               // by dense function of a library: those whose code leads there
  FL_ARRAY(fl_hostname) hostnames; // chains for the two maps; 0 is a dummy
  fl_map hosts, ports;             // symbol -> hostnames
  fl_map modules;                   // module symbol -> 1
  fl_map module_suffixes;           // last dotted part(s) -> head of suffix chain
  FL_ARRAY(fl_entnode) nodes;       // chains for the maps below; 0 is a dummy
  fl_map members;                   // (module, name) -> node
  fl_map outer_assigns;             // name of a target that is no local -> chain of assigns[] in rows
  FL_ARRAY(fl_rownode) assign_rows; // 0 is a dummy
  fl_map lambda_calls;              // (file, lambda) -> calls[] that it is an argument of
  fl_map lone_calls;                // (file, function) -> calls[] that alone calls it by its name; 0 = several do
  fl_map handed_calls;              // (file, function) -> calls[] that it is handed to by its name
  fl_map type_members;              // (dense type, name) -> node: funcs and field vars
  fl_map class_members;             // the same for methods of the type itself, where they have names apart
  uint32_t *type_first, *type_next; // dense type -> its first part; -> the next part, 0 = none
  fl_type_ref *type_refs;           // dense type -> record
  fl_supers *supers;                // by dense type of the first part
  fl_map extensions;                // name -> node: functions that extend types from outside
  fl_map types_by_name;             // qualified name -> node
  fl_map handlers;                  // (supertype, message) -> handler_rows
  FL_ARRAY(fl_rownode) handler_rows; // functions; 0 is a dummy
  fl_map handed_through;            // dense function -> handings: it hands its parameter to who dispatches (handed_through.c)
  FL_ARRAY(fl_handing) handings;    // 0 is a dummy
  fl_map subtypes;                  // dense supertype -> node (types)
  FL_ARRAY(fl_use) uses;
  fl_map slot_uses[FL_N_STORE_KINDS]; // by slot kind: key -> first use
  FL_ARRAY(fl_stored) stored;
  fl_map field_values; // (dense type, field) -> stored chain
  fl_map files_by_name; // last part of the path -> node
  fl_map stands_for;    // (file, types[] id) of generated code -> the name of the library's type that it stands for
  fl_map hole_names;    // name -> node: the holes in whose lines it stands (file, holes[] id)
  fl_map settings;     // symbol of `lib.path.prop` -> stored chain: process-wide settings
  FL_ARRAY(fl_provider) providers;
  FL_ARRAY(fl_call_ref) tellings; // calls that tell something that is started of something else (composed.c)
  fl_map provides;         // qualified type -> provider chain
  FL_ARRAY(fl_binding) bindings;
  fl_map bound_types;      // dense type -> bindings chain
  fl_map methods;          // method name -> node: funcs with an owner, for structural interfaces
  FL_ARRAY(fl_tref) trefs; // memoised types of values; 0 and 1 are dummies
  fl_map tref_at;          // hash of a type -> trefs
  FL_ARRAY(fl_target) targets;
  FL_ARRAY(fl_caller) callers;
  uint32_t *first_caller, *n_callers; // by dense function number
  uint32_t n_funcs, n_types;
  FL_ARRAY(fl_entry_point) entries;
  FL_ARRAY(fl_registration) registrations;
  FL_ARRAY(fl_delegation) delegations; // handlers that a bus of the repository hands messages to
  const bool *runs_on;         // by language: lambdas may run on an object that somebody else chooses (implicit.c); NULL: not known yet
  uint8_t *type_accessors;     // dense type -> bits of fl_accessor (accessor.c)
  uint32_t *func_entry;        // dense function -> entry index + 1
  uint32_t *reached, *started; // dense function -> kinds
  uint32_t *unexplained;       // ... -> whether something that nobody here starts leads to it
  bool limits_statements;        // a text or a setting names a limit for statements (statement_limit.c)
  const struct fl_graph *base;   // view.c: the graph that this is a view of; NULL: it is one itself
  const struct fl_graph *whole;  // part.h: the graph that this is a part of; NULL: it is none
  fl_map own_opened;             // ... (file, name) -> opened_names + 1: what its own questions found in modules that are opened whole
  FL_ARRAY(fl_opened_name) opened_names;
  fl_map own_types;              // ... (file, value) -> own_trefs, 0 while it is being asked
  FL_ARRAY(fl_tref) own_trefs;
  uint32_t lookups;            // nesting of name look-ups: imports may run in circles
  const fl_open_import *importing;
  const fl_type_args *type_args;
  const struct fl_offers *offers; // names that are looked for in what modules offer whole, innermost first
  const struct fl_typed *typed; // variables whose type is being asked, innermost first
  uint32_t cuts;               // questions that were cut short: they met themselves, or were nested too deeply
  struct fl_memory *memory;    // memory.h; NULL: nothing is kept
  uint32_t typing;             // nesting of type questions: aliases and initial values may, too
  FL_ARRAY(fl_site) sites;
  fl_sites_index site_index; // sites.h
  FL_ARRAY(fl_declaration) declarations;
  bool has_expanded; // hidden.c: a macro puts text in where it is called
  FL_ARRAY(fl_loop_info) loops;
  fl_map loop_of_site; // site id -> loops
  FL_ARRAY(fl_time_check) time_checks; // by site; 0 is a dummy
  bool is_resumed; // resume.h
  const fl_changed **changed_of; // inside.h: by file, NULL = it says what it said when the last linking was; itself NULL but while that is taken over
  bool goes_on;            // ... all but the changed files were taken over
  uint32_t n_stored_first;          // stored[] before calls were resolved
  fl_str resumed;  // ... what is not taken yet
  fl_buf *keep;    // ... where the same of this run goes; NULL: nowhere
  uint8_t *reads_clock; // by dense function (clock_func.c)
  struct fl_scip_index *scip; // sharpen.c: an index of symbols; NULL: there is none
  fl_order order;
  fl_may *effects;    // by dense function
  fl_summary *summaries; // by dense function
  FL_ARRAY(fl_sum_row) sum_rows; // 0 is a dummy
};

// retry_says.c: what the engine finds out about a retry, as an attribute of its site.
bool fl_retry_says(const fl_graph *g, const fl_site *s, fl_str name, fl_str *value);

#define FL_KEY(a, b) (((uint64_t)(a) << 32) | (uint32_t)(b))

static inline const fl_link *fl_link_of(const fl_graph *g, uint32_t file) { return &g->links[file]; }
static inline fl_sym fl_gsym(const fl_graph *g, uint32_t file, fl_sym local) {
  return g->links[file].sym[local];
}
static inline fl_str fl_gsym_text(const fl_graph *g, uint32_t file, fl_sym local) {
  return g->links[file].f->texts[local];
}
static inline const fl_val *fl_val_at(const fl_graph *g, uint32_t file, uint32_t val) {
  return &g->links[file].f->values[val];
}
static inline uint32_t fl_dense_func(const fl_graph *g, uint32_t file, uint32_t func) {
  return g->links[file].func_base + func;
}
// The number of a type's first part, which stands for all of them.
static inline uint32_t fl_dense_type(const fl_graph *g, uint32_t file, uint32_t type) {
  return g->type_first[g->links[file].type_base + type];
}

// rows.c: rows of a file by what they belong to
void fl_index_rows(fl_graph *g, fl_link *l);

// names.c: modules and imports
void fl_name_modules(fl_graph *g);
bool fl_same_unit(const fl_graph *g, uint32_t a, uint32_t b);
uint32_t fl_unit_of(const fl_graph *g, uint32_t file); // the outermost folder of the file's own ecosystem, 0 = the repository
// The module that an import's text names from inside `file`: a module of the repository, or none.
fl_sym fl_resolve_module(const fl_graph *g, uint32_t file, fl_str text);
fl_sym fl_join(fl_graph *g, fl_sym a, const char *sep, fl_sym b); // interned a+sep+b; a alone when b is 0
fl_sym fl_canonical(fl_graph *g, uint32_t file, fl_sym name);     // known.c: spelling of the models
bool fl_is_modelled(const fl_graph *g, uint32_t file, fl_sym name); // known.c: do models say what this qualified name is?

// program.c: names where all files are one module
void fl_index_includes(fl_graph *g);
void fl_index_included_names(fl_graph *g);
void fl_index_holes(fl_graph *g); // hidden.c
bool fl_includes(const fl_graph *g, uint32_t file, uint32_t other); // at any depth
uint32_t fl_program_cost(const fl_graph *g, fl_ent ent, uint32_t near_file);
fl_ent fl_choose_in_program(const fl_graph *g, uint32_t node, uint32_t near_file, bool types_only);
uint32_t fl_path_distance(fl_str a, fl_str b);
static inline bool fl_is_program(const fl_graph *g, uint32_t file) {
  const fl_naming *naming = g->links[file].in->naming;
  return naming && naming->module_style == FL_MODULE_PROGRAM;
}
static inline bool fl_is_namespace(const fl_graph *g, uint32_t file, uint32_t type) {
  return type && g->links[file].f->types[type].kind == FL_TYPE_NAMESPACE;
}

// tree.c: languages whose files form a tree of modules, and members of types that stand apart
fl_sym fl_tree_module(fl_graph *g, uint32_t file);
bool fl_tree_has_macro(const fl_graph *g, uint32_t file, uint32_t type); // among the items of the file, or of the module inside of it
fl_ent fl_tree_keyword(fl_graph *g, uint32_t file, fl_sym name);      // crate, self, super
fl_ent fl_tree_parent(fl_graph *g, fl_sym module);
fl_ent fl_tree_module_named(fl_graph *g, uint32_t file, fl_sym name); // below the own one, or another root
// A member of a module inside the file, seen from a function or (when not 0) from a type that stands in it.
fl_ent fl_tree_inner(const fl_graph *g, uint32_t file, uint32_t func, uint32_t scope, fl_sym name);
void fl_join_extensions(fl_graph *g); // before the members of extensions are indexed
bool fl_extends_library(const fl_graph *g, uint32_t file, uint32_t type, fl_tref *library); // a type that is no type of the repository
const fl_root *fl_nearest_root(const fl_graph *g, fl_str path, const char *language);

fl_str fl_path_folder(fl_str path);
bool fl_path_below(fl_str path, fl_str dir);
fl_sym fl_path_module(const fl_graph *g, fl_str dir, fl_str text); // the module at a path, 0 when there is none

// alias.c: other names of folders
void fl_index_aliases(fl_graph *g);
void fl_find_pages(fl_graph *); // page.c: g->of_pages; after the table of dependencies
void fl_find_reached(fl_graph *); // entry_reach.c: g->reached, g->started, g->unexplained
void fl_find_by_hand(fl_graph *g); // by_hand.c: g->by_hand; after entries and callers
void fl_note_global(fl_graph *, uint32_t file, uint32_t call, fl_sym name, fl_mid from); // default_setting.c: into g->settings
void fl_note_default(fl_graph *, uint32_t file, uint32_t call, const fl_meaning_row *);
void fl_index_copies(fl_graph *g);                                       // copied.c: g->brought
bool fl_is_brought(const fl_graph *g, fl_str dockerfile, uint32_t file); // by the image of that path
uint32_t fl_brought_of(const fl_graph *g, uint32_t file, const fl_brought **out);
bool fl_is_brought_anywhere(const fl_graph *g, uint32_t file);
fl_sym fl_alias_module(const fl_graph *g, fl_str file, fl_str text);

// imports.c: modules that are opened whole
void fl_index_import_modules(fl_graph *g); // after modules have names
void fl_index_units(fl_graph *g);
void fl_index_opens(fl_graph *g); // after modules have names
fl_ent fl_opened(fl_graph *g, uint32_t file, fl_sym name);
void fl_keep_opened(fl_graph *g, uint32_t file, fl_sym name, fl_ent ent);
int fl_may_hold_more(const fl_graph *g, uint32_t file, const fl_open *open); // than is known: 2 anything, 1 more than models name, 0 nothing
void fl_narrow_opens(fl_graph *g); // narrow.c: names that several of them may hold

#define FL_SETTINGS_MODULE "<settings>" // members of this module are the files that return settings, by key

// index.c: tables of everything that has a name
void fl_index_build(fl_graph *g, const fl_graph_input *);
fl_ent fl_member(const fl_graph *g, fl_sym module, fl_sym name, uint32_t near_file);
fl_ent fl_twin(const fl_graph *g, fl_ent ent, uint8_t kind); // of a module: the function or variable of the same name
fl_ent fl_own_member(const fl_graph *g, uint32_t file, uint32_t type, fl_sym name); // without supertypes
fl_ent fl_type_member(const fl_graph *g, uint32_t file, uint32_t type, fl_sym name, uint32_t depth);
fl_ent fl_type_field(const fl_graph *g, uint32_t file, uint32_t type, fl_sym name, uint32_t depth); // no method, where that differs
fl_ent fl_class_member(const fl_graph *g, uint32_t file, uint32_t type, fl_sym name, uint32_t depth); // of the type itself
fl_ent fl_type_method(const fl_graph *g, uint32_t file, uint32_t type, fl_sym name); // a function before a field of the name
void fl_index_subtypes(fl_graph *g);
uint32_t fl_all_implementations(fl_graph *g, uint32_t file, uint32_t type, fl_sym method, fl_ent *out, uint32_t cap); // those of other modules than the interface as well
uint32_t fl_fitting_implementations(fl_graph *g, uint32_t file, uint32_t call, fl_ent method, fl_ent *out, uint32_t cap); // fitting.c; 0: nothing tells
uint32_t fl_implementations(fl_graph *g, uint32_t file, uint32_t type, fl_sym method, fl_ent *out,
                            uint32_t cap);
fl_ent fl_find_type(const fl_graph *g, fl_sym qualified, uint32_t near_file);

// supers.c: types in parts, supertypes
void fl_join_types(fl_graph *g);
void fl_find_supers(fl_graph *g);
void fl_forget_supers(fl_graph *g); // they are found anew when somebody asks
const fl_supers *fl_supers_of(const fl_graph *g, uint32_t file, uint32_t type);
bool fl_is_being_declared(const fl_link *, uint32_t var, uint32_t func, uint32_t byte);
bool fl_declared_variable(const fl_graph *g, uint32_t file, uint32_t func, fl_sym name, uint32_t val, fl_ent *out);
bool fl_is_left_out(const fl_facts *f, const fl_assign *a, uint32_t use_byte);
bool fl_assigns_var(fl_graph *g, uint32_t file, const fl_assign *a, uint32_t var);
// A method that no type of the repository has: the library's name for it. *certainty goes down to how sure that is.
fl_sym fl_library_method(fl_graph *g, uint32_t file, const fl_call *c, fl_tref of, fl_sym name, uint8_t *certainty);
fl_sym fl_inherited_body(fl_graph *g, uint32_t file, const fl_call *c, fl_ent method, uint8_t *certainty); // of a method without one
fl_tref fl_tref_of_type(const fl_graph *g, uint32_t file, uint32_t type, uint8_t certainty);
bool fl_same_type(const fl_graph *g, fl_tref a, fl_tref b);

// extension.c: functions that extend types from outside
void fl_add_extension(fl_graph *g, fl_sym name, fl_ent func);
fl_ent fl_find_extension(fl_graph *g, uint32_t file, fl_tref receiver, fl_sym name);
bool fl_type_is(const fl_graph *g, uint32_t file, fl_tref t, fl_tref wanted, uint32_t depth);
fl_sym fl_extern_extension(fl_graph *g, uint32_t file, uint32_t call, fl_sym name); // of a library
fl_sym fl_opened_extension(fl_graph *g, uint32_t file, uint32_t call, fl_tref t, uint8_t *certainty);
uint32_t fl_receiver_params(fl_graph *g, fl_call_ref call, fl_func_ref func);
uint32_t fl_passed_for(fl_graph *g, fl_call_ref call, fl_func_ref func, uint32_t position);

// lookup.c: what a written name means at a place
fl_ent fl_lookup(fl_graph *g, uint32_t file, uint32_t func, fl_sym name);
fl_ent fl_lookup_func(fl_graph *g, uint32_t file, uint32_t func, fl_sym name);
void fl_find_wildcards(fl_graph *g);
fl_ent fl_lookup_value(fl_graph *g, uint32_t file, uint32_t val); // REF and FIELD chains of names
fl_ent fl_module_member(fl_graph *g, uint32_t file, fl_sym module, fl_sym name);

// lookup_member.c
fl_ent fl_implicit_member(fl_graph *g, uint32_t file, uint32_t func, fl_sym name); // one that needs no receiver
fl_ent fl_initial_member(const fl_graph *g, uint32_t file, uint32_t type, fl_sym name); // in a field's initial value: constructor's parameters too
uint32_t fl_body_around(const fl_graph *g, uint32_t file, uint32_t func, const fl_val *v); // the type in whose body it stands directly, or 0
fl_ent fl_written_in_full(fl_graph *g, uint32_t file, uint32_t val); // java.util.UUID

// implicit.c: what code runs on without saying so, and what callbacks are handed
enum { FL_PASSED_SELF = -1 }; // index of what a callback runs on; its parameters count from 0
fl_mid fl_passed_path(const fl_graph *g, const fl_meaning_row *row, int32_t index);
fl_ent fl_callback_of(fl_graph *g, uint32_t file, uint32_t call);
fl_tref fl_type_library_makes(fl_graph *g, uint32_t file, fl_sym function); // as its model says; none when that depends on the call
fl_tref fl_type_of_path(fl_graph *g, uint32_t file, uint32_t call, const fl_meaning_row *row, fl_mid path); // of what the path names at the call
fl_tref fl_passed_type(fl_graph *g, uint32_t file, uint32_t lambda, int32_t index);
fl_tref fl_self_type(fl_graph *g, uint32_t file, uint32_t func);        // type of what a lambda or an extension runs on
uint32_t fl_self_func(fl_graph *g, uint32_t file, uint32_t func);     // the function around whose object `this` is; 0: a type's own
void fl_find_selves(fl_graph *g);
void fl_find_stubs(fl_graph *g);
fl_tref fl_stands_for(fl_graph *g, uint32_t file, fl_tref t); // written in `file`
fl_ent fl_member_of_self(fl_graph *g, uint32_t file, uint32_t func, fl_sym name);
fl_ent fl_library_member(fl_graph *g, uint32_t file, uint32_t func, fl_sym name);
fl_ent fl_inherited_member(fl_graph *g, uint32_t file, uint32_t func, fl_sym name);
bool fl_is_known_member(fl_graph *g, uint32_t file, fl_tref t, fl_sym name);
fl_tref fl_type_behind(fl_graph *g, fl_ent implicit);

// getter.c
fl_sym fl_accessor_name(fl_graph *g, const char *prefix, fl_sym property); // get, name -> getName
fl_ent fl_find_getter(fl_graph *g, uint32_t file, fl_tref t, fl_sym property);
fl_tref fl_type_of_text(fl_graph *g, uint32_t file, uint32_t func, fl_sym written); // written: global symbol
fl_tref fl_type_from_within(fl_graph *g, uint32_t file, uint32_t type, fl_sym written); // where the type's supertypes are written

// The type whose method a function is, also one that stands apart from it; id 0: none, or a namespace.
fl_ent fl_owner_of(fl_graph *g, uint32_t file, uint32_t func);

// type.c: types of values
fl_tref fl_type_of(fl_graph *g, uint32_t file, uint32_t val);
fl_tref fl_type_of_ent(fl_graph *g, fl_ent ent);
fl_tref fl_type_of_self(fl_graph *g, uint32_t file, uint32_t val); // of self where the value stands
fl_tref fl_extern_type(fl_graph *g, uint32_t file, fl_sym name, uint8_t certainty);
fl_tref fl_type_written(fl_graph *g, uint32_t file, uint32_t func, fl_sym local_type, fl_sym local_arg); // as facts keep it
fl_tref fl_element_type(fl_graph *g, uint32_t file, fl_tref t);
fl_tref fl_type_of_element(fl_graph *g, uint32_t file, uint32_t base); // element.c: also what is written out
uint32_t fl_gone_through(fl_graph *, uint32_t file, uint32_t rows, int32_t part); // zip(xs, ys), enumerate(xs): the collection behind a part of the element; 0 = a number
fl_tref fl_type_of_part(fl_graph *g, uint32_t file, fl_tref t, uint32_t index); // of several values in one
fl_sym fl_qualified_type(fl_graph *g, uint32_t file, uint32_t func, fl_str written);
fl_sym fl_name_of_type(fl_graph *g, fl_tref t);
bool fl_is_open_type(const fl_graph *g, fl_tref t); // `$element`: the first parameter of the type around it, still open
fl_tref fl_type_by_name(fl_graph *g, uint32_t file, fl_sym name, uint8_t certainty); // qualified, perhaps with its argument
fl_tref fl_type_argument(fl_graph *g, uint32_t file, uint32_t call, int32_t index); // -1: the last
fl_tref fl_type_of_template(fl_graph *g, uint32_t file, uint32_t call, fl_text model); // a model's type, with words for what is known at the call
fl_tref fl_type_passed(fl_graph *g, uint32_t file, uint32_t param); // callback.c: to a parameter of a lambda
fl_tref fl_type_awaited(fl_graph *g, uint32_t file, uint32_t val); // type.c: what awaiting a value gives
void fl_index_handed(fl_graph *, uint32_t file);
void fl_index_lone_calls(fl_graph *, uint32_t file);
fl_tref fl_type_at_path(fl_graph *g, uint32_t file, uint32_t call, fl_mid path); // container.c
fl_tref fl_result_of(fl_graph *g, fl_ent func, uint32_t index);
fl_tref fl_type_of_call(fl_graph *g, uint32_t file, uint32_t call, uint32_t index);
bool fl_makes_its_argument(const fl_graph *g, uint32_t file, uint32_t call);
fl_str fl_modelled_field(const fl_graph *g, uint32_t file, fl_str type, fl_str field, uint32_t depth); // a template; "" = none
fl_tref fl_type_of_field(fl_graph *g, uint32_t file, fl_tref base, fl_sym field);
fl_tref fl_extern_super(fl_graph *g, fl_tref t, uint32_t depth);
bool fl_in_test(const fl_graph *g, uint32_t file, uint32_t func); // for tests only, by its file or by itself
uint32_t fl_func_at(const fl_facts *, uint32_t byte); // the innermost around it
uint32_t fl_func_of_val(const fl_graph *g, uint32_t file,
                        uint32_t val); // function in whose code the value stands

// generic.c: type parameters
fl_tref fl_type_of_variable(fl_graph *g, uint32_t file, const fl_var *); // as it is written, where its type's parameters are seen
bool fl_names_type_param(const fl_graph *g, uint32_t file, fl_sym name); // of any type or function of the file
bool fl_type_param(fl_graph *g, uint32_t file, uint32_t func, uint32_t scope, fl_sym name, fl_tref *out); // is it one? out: what it stands for
fl_sym fl_super_argument(fl_graph *g, uint32_t file, uint32_t type, fl_sym written); // local symbol; of a supertype of the type
fl_tref fl_super_of(const fl_graph *g, fl_tref t, uint32_t i); // with its argument as seen from t
fl_type_args fl_type_args_at(fl_graph *, fl_call_ref, fl_func_ref); // what the type parameters of the function stand for where it is called
fl_tref fl_generic_result(fl_graph *g, fl_call_ref call, fl_ent func, uint32_t index); // none: not generic, or not known
fl_tref fl_generic_field(fl_graph *g, fl_tref base, fl_ent member);

// block.c: what blocks are given
typedef enum fl_block_gift { FL_GIVES_NOTHING, FL_GIVES_TYPE, FL_GIVES_RESULT, FL_GIVES_RECEIVER, FL_GIVES_INSTANCE } fl_block_gift;
// What a model says of a lambda's parameter; `call`: the call that the lambda is handed to.
fl_block_gift fl_block_gives(fl_graph *g, uint32_t file, uint32_t param, uint32_t *call, fl_str *type);
fl_tref fl_type_of_given(fl_graph *g, uint32_t file, uint32_t param);
fl_tref fl_type_made_from(fl_graph *g, uint32_t file, uint32_t type); // what a class makes, whose value `type` is
fl_tref fl_type_of_block_self(fl_graph *g, uint32_t file, uint32_t func);

// dispatch.c: methods where receivers may be left out
fl_sym fl_dispatch(fl_graph *g, uint32_t file, const fl_call *c, fl_ent *repo, uint8_t *certainty);
// handled.c: what runs because of the type of a message
void fl_index_handlers(fl_graph *);
bool fl_step_leaves_out(fl_graph *, uint32_t file, uint32_t func, fl_tref message); // handled_skip.c: a step around all messages
void fl_index_handed_through(fl_graph *); // handed_through.c
bool fl_is_handed_through(const fl_graph *, uint32_t file, uint32_t call); // who calls the function around it says what is dispatched
uint32_t fl_handlers_behind(fl_graph *, uint32_t file, uint32_t call, fl_func_ref, fl_ent *out, uint32_t cap);
uint32_t fl_handlers_of_type(fl_graph *, uint32_t file, fl_tref message, const fl_meaning_row *, fl_ent *out, uint32_t cap);
uint32_t fl_handlers_of(fl_graph *, uint32_t file, uint32_t call, const fl_meaning_row *, fl_ent *out, uint32_t cap);
// Methods of subtypes that a call on a supertype which lacks the method may go to.
uint32_t fl_subtype_methods(fl_graph *g, uint32_t file, uint32_t call, fl_ent *out, uint32_t cap);

// call.c: what calls name; target.c: where they go
bool fl_is_named_as_said(fl_graph *g, const fl_meaning_row *row, fl_str callee); // as the row's `rpc` reads names
void fl_index_procedures(fl_graph *g); // statement.c: those of interface files
bool fl_is_answered_by_stream(const fl_graph *g, const fl_site *s);
bool fl_is_declared(const fl_graph *g, fl_str service, fl_str method); // without a method: any of the service
void fl_resolve_calls(fl_graph *g, const fl_graph_input *);
fl_str fl_annotation_text(fl_graph *g, uint32_t file, uint32_t call, fl_mid path); // what stands at the path, a constant text; "" none
uint8_t fl_listener_kind(fl_graph *g, fl_func_ref func, uint32_t call, const fl_entry_model *m); // listener.c; 0: it is no entry point
void fl_index_callers(fl_graph *g); // by the targets of all calls
void fl_add_func(fl_graph *g, uint32_t file, uint32_t call, uint32_t to_file, uint32_t func, uint8_t certainty, uint8_t via);
void fl_add_row(fl_graph *g, uint32_t file, uint32_t call, const fl_meaning_row *, uint8_t certainty); // of a method that an interface of the repository declares
bool fl_is_run(fl_graph *g, const fl_meaning_row *row, fl_str name, uint32_t position, uint32_t total);
uint8_t fl_callback_via(fl_graph *g, const fl_meaning_row *row, fl_str name, uint32_t position, uint32_t total);
void fl_resolve_given(fl_graph *g, uint32_t file, uint32_t call); // given.c
void fl_resolve_fulfilled(fl_graph *g, uint32_t file, uint32_t call); // fulfilled.c: methods of interfaces that only library types fulfil
uint32_t fl_kept(fl_graph *g, uint32_t file, uint32_t call);      // values[]: what a member of pointer type is initialised with; 0: none
bool fl_answers_caller(fl_graph *, uint32_t file, uint32_t begun); // joined_answer.c: what is begun later does what its caller waits for
void fl_join_call(fl_graph *, uint32_t file, uint32_t call, fl_str words); // ... of what the call spawns, if one of the words waits for it
void fl_join_calls(fl_graph *g);   // joined.c: what is begun elsewhere and waited for here runs here
void fl_detach_calls(fl_graph *g); // detach.c: methods that run elsewhere wherever they are called
uint32_t fl_expanded_argument(fl_graph *g, uint32_t file, uint32_t call); // expanded.c: values[]: the argument that a macro stands for; 0: none
fl_slot_ref fl_slot_of_field(fl_graph *g, fl_tref type, fl_sym field);
fl_func_ref fl_expanded(fl_graph *g, uint32_t file, uint32_t call, uint32_t *val); // the macro that is called, and the value that it stands for
fl_slot_ref fl_expanded_slot(fl_graph *g, uint32_t file, uint32_t call); // `CONN(s)`: a field of what it is given
bool fl_is_expanded_blindly(fl_graph *g, uint32_t file, uint32_t val); // a macro, and nobody knows which place it stands for
uint32_t fl_unwrapped(fl_graph *g, uint32_t file, uint32_t call); // values[]: what a call of fl_naming.unwraps is made on; 0: none
fl_ent fl_field_read(fl_graph *g, uint32_t file, uint32_t call); // the field that a call without arguments reads; FL_ENT_NONE: none
fl_sym fl_callee_name(fl_graph *g, uint32_t file, uint32_t call, fl_ent *repo, uint8_t *certainty);
// What a declaration apart from the function says for a parameter that is left out; val 0: nothing.
fl_value_ref fl_declared_default(const fl_graph *g, uint32_t file, uint32_t param);
fl_ent fl_overload(fl_graph *g, uint32_t file, uint32_t call,
                   fl_ent func); // the one of its name that fits the arguments
fl_ent fl_applied(fl_graph *, uint32_t file, uint32_t call, fl_ent called); // the method that a call of an object means (call_member)
fl_ent fl_constructor(fl_graph *g, uint32_t file, uint32_t call, fl_ent type);
bool fl_is_overloaded(const fl_graph *g, fl_ent func);
static inline bool fl_is_property(const fl_graph *g, fl_ent ent) { // a getter: reading the name calls it
  return ent.kind == FL_ENT_FUNC && (g->links[ent.file].f->funcs[ent.id].flags & FL_FUNC_PROPERTY);
}
fl_ent fl_func_in_argument(fl_graph *g, uint32_t file, uint32_t call, uint32_t i, const fl_meaning_row *row); // or whose name its text is
fl_ent fl_func_in_value(fl_graph *g, uint32_t file, uint32_t val); // the function that a value is or names
// listed.c: the call runs the functions in the list that it is handed, or that the call which made its receiver was handed for a property.
void fl_run_listed(fl_graph *g, fl_call_ref by, uint32_t val, uint8_t via);
void fl_run_made_with(fl_graph *g, fl_call_ref by, fl_str property, uint8_t via);
const fl_meaning_row *fl_row_for(fl_graph *g, uint32_t file, uint32_t call, fl_sym callee);

// const.c: what can be said of a value by itself
bool fl_const_text(fl_graph *g, uint32_t file, uint32_t val, fl_str *out);
// Is the type, or one that it is a kind of, the one that a condition asks for?
bool fl_type_fits(fl_graph *g, const char *language, fl_tref t, const fl_condition *c);
bool fl_conditions_hold(fl_graph *g, uint32_t file, uint32_t call, const fl_meaning_row *row);
uint32_t fl_call_arg(const fl_graph *g, uint32_t file, uint32_t call, int32_t index); // value id, 0 = none
uint32_t fl_call_kw(const fl_graph *g, uint32_t file, uint32_t call, fl_str name);
fl_str fl_keyword_of(const fl_graph *g, uint32_t file, uint32_t param); // the name under which callers may pass it
uint32_t fl_receiver_of(const fl_graph *g, uint32_t file, uint32_t call, const fl_meaning_row *row); // value id, 0 = none
bool fl_constant_name(fl_graph *g, uint32_t file, uint32_t val, fl_str *out); // of a constant that the value names
bool fl_text_of_library(fl_graph *, uint32_t file, uint32_t val, fl_str *out); // of a constant whose text a model knows
// Arguments and parameters of a repository function: by name, by position, and the last parameter by what stands behind the call.
uint32_t fl_arg_of_param(fl_graph *g, fl_call_ref call, uint32_t file, uint32_t param);           // value id, 0 = left out
uint32_t fl_param_of_arg(fl_graph *g, uint32_t file, uint32_t call, uint32_t at, uint32_t to_file, uint32_t func);

// bind.c: the call that gave the called function some of its arguments in advance; none when there is no such call
fl_call_ref fl_bound_by(fl_graph *g, uint32_t file, uint32_t call);

// uses.c: what happens to variables and fields
void fl_index_fields(fl_graph *g); // before calls are resolved: what is stored in fields
void fl_index_fields_of(fl_graph *g, uint32_t file);
void fl_store_again(fl_graph *g, fl_stored); // under its key
void fl_index_uses(fl_graph *g, const fl_graph_input *);   // after; functions are put in order meanwhile
fl_slot_ref fl_slot_of(fl_graph *g, uint32_t file, uint32_t val);
fl_slot_ref fl_slot_behind(fl_graph *g, uint32_t file, uint32_t val); // of what the code runs on, when a plain name is its member

// order.c, effect.c, summary.c: from callees to callers
void fl_order_functions(fl_graph *g); // from where calls go alone
void fl_release_order(fl_graph *g);
bool fl_runs_inside(const fl_target *t); // the target runs while the call runs, as far as we know
void fl_find_effects(fl_graph *g);       // after sites, before loops
void fl_summarise_all(fl_graph *g);      // after all sites are found

// entry.c, site.c, loop.c
// asked_through.c: the client that answers for the site, mostly the site itself.
static inline const fl_site *fl_asked_site(const fl_graph *g, const fl_site *s) { return s->through ? &g->sites.at[s->through] : s; }
bool fl_row_attribute(const fl_graph *, const fl_meaning_row *, fl_str name, fl_str *value);
bool fl_row_says(const fl_graph *, const fl_meaning_row *, fl_str name, fl_str value); // an attribute of a row, also where it is no site
fl_tref fl_type_of_decorated(fl_graph *g, fl_ent func); // decorated.c
// What models say of annotations of that name, with the arguments of the call.
uint32_t fl_rows_of_annotation(fl_graph *g, uint32_t file, uint32_t call, fl_sym name, const fl_meaning_row **out, uint32_t cap);
fl_sym fl_annotation_name(fl_graph *g, uint32_t file, uint32_t func, uint32_t annot, bool *is_extern); // canonical; 0: not known, or the repository's own
uint32_t fl_annotation_rows(fl_graph *g, uint32_t file, uint32_t func, uint32_t annot,
                            const fl_meaning_row **out, uint32_t cap);
fl_tref fl_type_of_decorator(fl_graph *g, uint32_t file, const fl_annot *a);
// What every method of an annotated client interface is, NULL when the function is no such method; `annot` (may be NULL): the annotation.
const fl_meaning_row *fl_declared_client(fl_graph *g, fl_func_ref func, uint32_t *annot);
void fl_find_entries(fl_graph *g);
void fl_find_for_tests(fl_graph *g); // for_tests.c; after calls, and before what follows them
// Shared by the files that find them. `how`: what the entry point alone does not say; a function may be registered several times.
bool fl_hands_on(const fl_graph *, const fl_meaning_row *, fl_func_ref handler); // as the row registers it, it only hands requests on
uint32_t fl_written_behind(fl_graph *, fl_func_ref generated, fl_func_ref *out, uint32_t cap); // answerer.c: those that a generated handler hands on to; 0: none
bool fl_begins_program(const fl_graph *, uint32_t file, uint32_t func); // begun.c: are the statements of a file a program that is started?
void fl_add_entry(fl_graph *, fl_entry_point, fl_registration how);
void fl_find_delegated(fl_graph *); // delegated.c: handlers that a bus chooses by the type of a message
void fl_find_placed(fl_graph *g, uint32_t file); // placed.c: by the file that they stand in
fl_str fl_entry_label(fl_graph *, uint32_t file, uint32_t call, const fl_entry_model *, fl_func_ref);
bool fl_is_open_func(const fl_func *); // others can call it
bool fl_is_named_member(const fl_graph *, const fl_entry_model *, fl_str name); // which methods of an object count: those that the model names
bool fl_is_undeclared(fl_graph *, const fl_entry_model *, fl_sym registrar, fl_str method);
bool fl_is_probing(fl_graph *, const fl_entry_model *, fl_sym registrar); // its service only tells whether the program lives
void fl_entries_of_call(fl_graph *, uint32_t file, uint32_t call, const fl_meaning_row *);       // registered.c
void fl_entries_of_decorator(fl_graph *, uint32_t file, uint32_t call); // decorated.c: one that is applied by a call
uint32_t fl_registered_path(const fl_graph *, const fl_registration *, fl_mid path); // the value at a path into the row of a table; 0: none
bool fl_is_method_of_model(const fl_graph *g, const fl_supertype_model *m, fl_str name); // one that the model of a supertype names
void fl_index_statement_limits(fl_graph *g);
void fl_find_sites(fl_graph *g);
void fl_find_member_sites(fl_graph *g);
void fl_find_sync_blocks(fl_graph *g);    // sync.c
bool fl_is_keyed_store(fl_str protocol); // dedupe.c
uint32_t fl_first_site_of(const fl_graph *g, uint32_t file, uint32_t call);
void fl_find_loops(fl_graph *g);
void fl_find_recursion(fl_graph *g); // after loops
void fl_find_time_checks(fl_graph *g); // time_check.c
void fl_find_providers(fl_graph *g);
fl_tref fl_made_by(fl_graph *g, const fl_provider *); // the type of what a registering call provides
void fl_find_bindings(fl_graph *g);

#endif
