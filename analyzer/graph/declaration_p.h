// What the files behind declaration.h share.
#ifndef FL_GRAPH_DECLARATION_P_H
#define FL_GRAPH_DECLARATION_P_H

#include "graph/declaration.h"
#include "graph/deploy_p.h"

// What a flag is given in the words of a command, `command[--threads]` as the key; "": nothing.
fl_str fl_flag_value(fl_str command, fl_str key);
// declared_volume.c: the kind of what holds a folder of a store, "none", or "" where that is not known.
fl_str fl_volume_at(const fl_graph *, const fl_workload *, fl_str dir);
void fl_add_declaration(fl_graph *, fl_declaration, fl_str name, fl_span);
// declaration_started.c: programs that images and workloads start.
void fl_find_started(fl_graph *);
// declaration_with.c: what holds by default where a service is built with a package, and nothing is said of it.
void fl_find_built_with(fl_graph *);
bool fl_declaration_is_off(const fl_graph *, const fl_declaration *); // one of the settings that rule it out is set so
// What a setting that such a declaration has is set to for its service: in the environment, in files, or somehow in code (`code[pool_size]`).
// FL_DECLARED_NOTHING: nowhere.
fl_declared_state fl_set_for_service(const fl_graph *, const fl_declaration *, fl_str key, fl_str *text, uint32_t *file, fl_span *);

#endif
