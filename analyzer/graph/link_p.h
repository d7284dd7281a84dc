// One file of a graph: its names as those of the whole, and its rows by what they belong to.
#ifndef FL_GRAPH_LINK_P_H
#define FL_GRAPH_LINK_P_H

#include "base/map.h"
#include "graph/ent_p.h"

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

typedef struct fl_rownode {
  uint32_t file, id, next;
} fl_rownode; // a row of the file: confs[] of one key, deps[] of one name

#endif
