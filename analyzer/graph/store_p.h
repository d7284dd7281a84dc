// What is stored where, and done to it afterwards.
#ifndef FL_GRAPH_STORE_P_H
#define FL_GRAPH_STORE_P_H

#include "graph/graph.h"

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

// An assignment to a name that its function does not declare: what any file may do to a variable of its module.
typedef struct fl_outer_assign {
  uint32_t file, id;  // assigns[] of the file
  uint32_t next;      // of the same name, in whatever module
  uint32_t next_here; // of the same name in the same module
} fl_outer_assign;

// One value that is stored in a field, a process-wide setting or the like.
typedef struct fl_stored {
  uint32_t file, val;
  uint32_t assign; // assigns[]; 0: an entry of a literal or an argument of a constructor
  uint32_t call;   // settings made by a call: the call, whose row says which path
  fl_mid path;     // paths[]
  uint32_t next;
  uint64_t key;    // of its chain
} fl_stored;

// uses.c: what happens to variables and fields
void fl_index_fields(fl_graph *g); // before calls are resolved: what is stored in fields
void fl_index_fields_of(fl_graph *g, uint32_t file);
void fl_store_again(fl_graph *g, fl_stored); // under its key
void fl_index_uses(fl_graph *g, const fl_graph_input *);   // after; functions are put in order meanwhile
fl_slot_ref fl_slot_of(fl_graph *g, uint32_t file, uint32_t val);
fl_slot_ref fl_slot_behind(fl_graph *g, uint32_t file, uint32_t val); // of what the code runs on, when a plain name is its member

// default_setting.c: into g->settings
void fl_note_global(fl_graph *, uint32_t file, uint32_t call, fl_sym name, fl_mid from);
void fl_note_default(fl_graph *, uint32_t file, uint32_t call, const fl_meaning_row *);

#endif
