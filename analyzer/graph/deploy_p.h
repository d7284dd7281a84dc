// What the files behind deploy.h share.
#ifndef FL_GRAPH_DEPLOY_P_H
#define FL_GRAPH_DEPLOY_P_H

#include "graph/deploy.h"
#include "graph/graph_p.h"
#include "graph/setting.h"

// The first of these rows with the key, NULL when there is none.
const fl_deploy *fl_deploy_in(const fl_graph *, uint32_t file, uint32_t first, uint32_t n, const char *key);

// What a Dockerfile begins with, the last part of its name without tag; 0: the file is none.
fl_sym fl_image_base_of(fl_graph *, uint32_t file);

// module_call.c: who puts in the declarations of a folder. Once, before they are made workloads.
void fl_index_module_calls(fl_graph *);
// The next call of a file's folder behind `after`, 0 = the first; 0: there is none.
uint32_t fl_module_call_of(const fl_graph *, uint32_t file, uint32_t after);
// The text with its references put in as that call sets them; `call` 0: as the folder's own defaults do. 0: not known.
fl_sym fl_expand_in_call(fl_graph *, uint32_t file, fl_str text, uint32_t call);

// Those of a kind that are called so, in order: for (i = fl_first_deployed(..); i; i = g->deployed.at[i - 1].next)
static inline uint32_t fl_first_deployed(const fl_graph *g, uint8_t kind, fl_str name) {
  fl_sym known = name.n ? fl_intern_find(&g->names, name) : 0;
  return known ? fl_map_get_or(&g->deployed_named, FL_KEY(kind, known), 0) : 0;
}

#endif
