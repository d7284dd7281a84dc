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

#endif
