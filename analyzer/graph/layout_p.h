// How a repository is laid out and deployed: folders that have names, what images bring, which routes and hosts there are.
#ifndef FL_GRAPH_LAYOUT_P_H
#define FL_GRAPH_LAYOUT_P_H

#include "graph/graph.h"

typedef struct fl_root {
  fl_str dir;
  fl_sym name;
  const char *ecosystem; // of the manifest; NULL: its format does not say
} fl_root; // a folder that is known under a module name (go.mod, package.json)

typedef struct fl_brought {
  uint32_t image, file; // the Dockerfile, and what it takes from outside of its program's folder
  fl_str path;          // where that would stand among the program's own code
} fl_brought;

typedef struct fl_alias {
  fl_str dir, pattern, target; // for files below `dir`, which `target` is relative to
} fl_alias; // another name of a folder

typedef struct fl_route_node {
  uint32_t file, id; // limits[] of the file
  fl_sym host;       // 0: any, or not known
  fl_sym by;         // who sets it, with its references put in; 0: as written
} fl_route_node;

typedef struct fl_claim { // the workloads that run the files of a folder
  uint32_t n, bytes;      // bytes: of the path, the folder that they are joined by
  const uint32_t *ids;
} fl_claim;

typedef struct fl_module_call { // a folder of declarations that another file puts in, with values of its own
  uint32_t file;               // who does, and under which name
  fl_sym name, dir;
} fl_module_call;

typedef struct fl_deployed { // an image, a network, a config map, a route
  uint8_t kind;              // fl_deploy_kind
  fl_sym name;
  uint32_t file, first, n; // deploys[] of the file
  uint32_t next;           // in graph.deployed, of the same kind and name, of a Dockerfile in the same folder: index + 1, 0 = none
} fl_deployed;

typedef struct fl_hostname {
  uint32_t service, next;
  uint8_t certainty;
  fl_str system; // of a port: the folder below which it is this service's, "" = everywhere
  bool is_mapped; // of a port: a deployment lets it be reached from outside
} fl_hostname;

// copied.c, page.c, by_hand.c
void fl_find_pages(fl_graph *); // page.c: g->of_pages; after the table of dependencies
void fl_find_by_hand(fl_graph *g); // by_hand.c: g->by_hand; after entries and callers
void fl_index_copies(fl_graph *g);                                       // copied.c: g->brought
bool fl_is_brought(const fl_graph *g, fl_str dockerfile, uint32_t file); // by the image of that path
uint32_t fl_brought_of(const fl_graph *g, uint32_t file, const fl_brought **out);
bool fl_is_brought_anywhere(const fl_graph *g, uint32_t file);

#endif
