// Entry points, sites and loops, as they are found.
#ifndef FL_GRAPH_POINT_P_H
#define FL_GRAPH_POINT_P_H

#include "graph/ent_p.h"

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

typedef struct fl_delegation {
  uint32_t bus; // file
  fl_func_ref handler;
} fl_delegation;

typedef struct fl_sites_index {
  uint32_t *by_kind, *by_file;             // site ids
  uint32_t *first_of_kind, *first_of_file; // places in them
  uint32_t *of_entry;                      // entry: index + 1 -> site id
} fl_sites_index;

// retry_says.c: what the engine finds out about a retry, as an attribute of its site.
bool fl_retry_says(const fl_graph *g, const fl_site *s, fl_str name, fl_str *value);

// entry.c, site.c, loop.c
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
bool fl_is_left_behind(fl_graph *g, uint32_t file, uint32_t type, const fl_meaning_row *row); // nobody names it, as others of its kind are named
void fl_find_reached(fl_graph *); // entry_reach.c: g->reached, g->started, g->unexplained
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
const fl_val *fl_literal_in_value(fl_graph *, uint32_t *file, uint32_t val, uint8_t kind); // registered.c
bool fl_entries_of_maps(fl_graph *, uint32_t file, uint32_t call, const fl_path *handler, const fl_meaning_row *); // registered_maps.c; false: the path leads to none
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

#endif
