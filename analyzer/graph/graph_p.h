// The inside of a graph, shared by the files of this folder: what it holds. What the files offer one another stands in a header for each idea.
#ifndef FL_GRAPH_GRAPH_P_H
#define FL_GRAPH_GRAPH_P_H

#include "base/bits.h"
#include "base/array.h"
#include "base/intern.h"
#include "base/map.h"
#include "graph/calls_p.h"
#include "graph/clock.h"
#include "graph/container_p.h"
#include "graph/declaration.h"
#include "graph/deploy.h"
#include "graph/graph.h"
#include "graph/limits.h"
#include "graph/names_p.h"
#include "graph/order_p.h"
#include "graph/peer.h"
#include "graph/point_p.h"
#include "graph/statement.h"
#include "graph/services.h"
#include "graph/store_p.h"
#include "graph/typing_p.h"

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
  fl_map deployed_named;            // (kind, name) -> deployed: index + 1
  fl_map images_in;                 // folder symbol -> its Dockerfiles in deployed: index + 1
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
  uint32_t *first_file_of, *next_file_of; // service -> its first file, file -> the next one of the same service; 0: none
  uint32_t *service_of_workload; // by workload
  fl_bits for_tests;             // dense functions that only tests lead to (for_tests.c)
  fl_bits imported;              // files whose module another file brings in, beside tests
  fl_map named_words;            // (service, word) that code but tests says as a name or a type -> 1; only where it was asked for (unnamed.c)
  bool names_noted;
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
  fl_bits shared_modules;        // services whose folders hold the programs that share them
  fl_map module_users_by;        // module symbol -> module_users + 1 (service_users.c)
  FL_ARRAY(fl_bits) module_users; // programs that bring the module in
  fl_bits *led_to;               // by dense function of a library: those whose code leads there
  FL_ARRAY(fl_hostname) hostnames; // chains for the two maps; 0 is a dummy
  fl_map hosts, ports;             // symbol -> hostnames
  fl_map modules;                   // module symbol -> 1
  fl_map module_suffixes;           // last dotted part(s) -> head of suffix chain
  FL_ARRAY(fl_entnode) nodes;       // chains for the maps below; 0 is a dummy
  fl_map members;                   // (module, name) -> node
  fl_map outer_assigns;             // name of a target that is no local -> assign_rows
  fl_map module_assigns;            // (module, name) -> assign_rows: chained by next_here
  FL_ARRAY(fl_outer_assign) assign_rows; // 0 is a dummy
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

#define FL_KEY(a, b) (((uint64_t)(a) << 32) | (uint32_t)(b))

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
static inline bool fl_is_program(const fl_graph *g, uint32_t file) {
  const fl_naming *naming = g->links[file].in->naming;
  return naming && naming->module_style == FL_MODULE_PROGRAM;
}
static inline bool fl_is_namespace(const fl_graph *g, uint32_t file, uint32_t type) {
  return type && g->links[file].f->types[type].kind == FL_TYPE_NAMESPACE;
}
static inline bool fl_is_property(const fl_graph *g, fl_ent ent) { // a getter: reading the name calls it
  return ent.kind == FL_ENT_FUNC && (g->links[ent.file].f->funcs[ent.id].flags & FL_FUNC_PROPERTY);
}
// asked_through.c: the client that answers for the site, mostly the site itself.
static inline const fl_site *fl_asked_site(const fl_graph *g, const fl_site *s) { return s->through ? &g->sites.at[s->through] : s; }

#endif
