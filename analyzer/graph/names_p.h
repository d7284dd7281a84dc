// Where names are found: modules, imports, members of modules and of types, supertypes, and what a written name means at a place.
#ifndef FL_GRAPH_NAMES_P_H
#define FL_GRAPH_NAMES_P_H

#include "graph/link_p.h"
#include "graph/layout_p.h"

typedef struct fl_entnode {
  fl_ent ent;
  uint32_t next;
} fl_entnode;

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

typedef struct fl_open_import { // an import that is being resolved, and those that asked for it
  const struct fl_open_import *up;
  uint32_t file, import;
} fl_open_import;

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
void fl_find_wildcards(fl_graph *g); // lookup_tree.c
fl_ent fl_lookup_value(fl_graph *g, uint32_t file, uint32_t val); // lookup_value.c: REF and FIELD chains of names
fl_ent fl_module_member(fl_graph *g, uint32_t file, fl_sym module, fl_sym name); // lookup_module.c

// lookup_member.c
fl_ent fl_implicit_member(fl_graph *g, uint32_t file, uint32_t func, fl_sym name); // one that needs no receiver
fl_ent fl_initial_member(const fl_graph *g, uint32_t file, uint32_t type, fl_sym name); // in a field's initial value: constructor's parameters too
uint32_t fl_body_around(const fl_graph *g, uint32_t file, uint32_t func, const fl_val *v); // the type in whose body it stands directly, or 0
fl_ent fl_written_in_full(fl_graph *g, uint32_t file, uint32_t val); // java.util.UUID

#endif
