// What a name stands for, and which type a value has.
#ifndef FL_GRAPH_ENT_P_H
#define FL_GRAPH_ENT_P_H

#include "graph/graph.h"

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

typedef struct fl_supers { // of one type, all its parts together
  const fl_tref *at, *of_class; // of_class: whose methods the type itself has, as an object
  uint32_t n, n_of_class;
  uint8_t state;
} fl_supers;

// Arguments of type parameters, while a type that may name them is read (generic.c).
typedef struct fl_type_args {
  uint32_t file, func, type; // whose parameters: funcs[] and types[] of the file
  fl_tref of_func[2], of_type;
} fl_type_args;

#endif
