// The steps of a look-up, shared by the files that take them (lookup*.c).
#ifndef FL_GRAPH_LOOKUP_P_H
#define FL_GRAPH_LOOKUP_P_H

#include "graph/graph_p.h"

static inline bool fl_is_tree(const fl_graph *g, uint32_t file) { return g->links[file].in->naming->module_style == FL_MODULE_TREE; }

// lookup.c
fl_ent fl_extern_ent(fl_graph *, uint32_t file, fl_sym name, uint8_t certainty); // outside of the repository, as models spell it
fl_ent fl_local_ent(const fl_graph *, uint32_t file, uint32_t func, fl_sym name); // a variable or parameter of the function or of one around it
fl_ent fl_enclosing_ent(const fl_graph *, uint32_t file, uint32_t func, fl_sym name); // a function that is declared in one of these
fl_ent fl_absolute_ent(fl_graph *, uint32_t file, fl_str text); // named from the top
// `type`: in whose body the name stands directly, 0 = none. Nested only so deep: modules may import one another in a circle.
fl_ent fl_look_up(fl_graph *, uint32_t file, uint32_t func, uint32_t type, fl_sym name, bool as_type);
fl_ent fl_step_into(fl_graph *, uint32_t file, fl_ent base, fl_sym name); // the member of a module, a type or a library

// lookup_module.c
fl_ent fl_import_ent(fl_graph *, uint32_t file, const fl_import *); // what an import of the file brings in
fl_sym fl_module_at(const fl_graph *, uint32_t file, uint32_t func);
fl_ent fl_module_ent(fl_graph *, uint32_t file, fl_sym here, fl_sym name); // in a module or in those around it

// lookup_tree.c
fl_ent fl_tree_ent(fl_graph *, uint32_t file, uint32_t func, fl_sym name, bool head); // head: the first name of a path
fl_ent fl_tree_import(fl_graph *, uint32_t file, uint32_t import);
fl_ent fl_tree_wildcards(fl_graph *, uint32_t file, fl_sym name);

#endif
