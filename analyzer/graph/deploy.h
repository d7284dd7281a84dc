// What deployments start, which code it runs, and what its environment says.
//
// A workload is a compose service or a container of a Kubernetes workload. It runs the code of a folder: the one that its image is built
// from, or one that is called like it. Where several workloads run the same file (an image that is started several times, one service
// in several environments), all of them are asked.
#ifndef FL_GRAPH_DEPLOY_H
#define FL_GRAPH_DEPLOY_H

#include "graph/graph.h"

typedef struct fl_workload {
  uint8_t kind;     // fl_deploy_kind: service or workload
  bool is_mounted;  // `dir` is the latter
  bool is_addition; // says neither image nor build: a patch, an override; what it sets holds for the workload of the same name
  uint32_t file, first, n; // deploys[] of the file
  uint32_t head, n_head;   // and those that hold for all containers of the workload
  fl_sym name, container;  // as the deployment calls them; container 0: it has no parts
  fl_sym image;            // last part of its name, without tag
  fl_sym base;             // the same of what its image is built upon here, `mssql-server` of `mssql/server`; 0: not known
  fl_sym dir;              // folder that the image is built from, or that is mounted where it runs, "." = the root; 0: not known
  fl_sym dockerfile;       // 0: the usual one
  fl_sym profile;
  bool is_checked;         // its image is built here, with a HEALTHCHECK, which engines ask and Kubernetes does not
  bool has_sidecar;        // of a mesh, which carries what it asks of others
} fl_workload;

// Makes the tables; once, when settings are indexed.
void fl_index_workloads(fl_graph *);
void fl_index_replicas(fl_graph *); // after limits
void fl_index_sidecars(fl_graph *); // sidecar.c: which of them a mesh's sidecar stands beside
// Ids begin at 1.
const fl_workload *fl_graph_workload(const fl_graph *, uint32_t id);
uint32_t fl_graph_n_workloads(const fl_graph *);

// The workloads that run the code of a file, by id; additions included. `dir_bytes`: of the file's path, the folder that they are joined by.
enum { FL_MAX_WORKLOADS = 64 };
uint32_t fl_workloads_of(const fl_graph *, uint32_t file, uint32_t *out, uint32_t cap, uint32_t *dir_bytes);
// Some workload that runs the code of a file is started more than once, or may be, as its deployment says.
bool fl_is_replicated(const fl_graph *, uint32_t file);
// The workloads behind a host name: a compose service or one of its aliases, a Kubernetes service with or without its domain.
uint32_t fl_workloads_at_host(const fl_graph *, fl_str host, uint32_t *out, uint32_t cap);

// What a row says with its references put in. Where a template leaves a part to its chart's values, one for each key of that part.
typedef struct fl_said_row {
  uint32_t file; // where the value stands
  fl_span span;
  fl_str key, val; // borrowed until the visit ends
  bool is_known;   // false: set, but not known to what
} fl_said_row;
typedef struct fl_said_visit {
  void (*visit)(void *ctx, const fl_said_row *);
  void *ctx;
} fl_said_visit;
void fl_said_rows(const fl_graph *, uint32_t file, uint32_t first, uint32_t n, const fl_said_visit *);

// Is a condition known not to hold (`${db.create}`, which values set to false)?
bool fl_is_off(const fl_graph *, uint32_t file, fl_str condition);
// A chart starts it only when told so, and its values do not.
bool fl_workload_is_off(const fl_graph *, const fl_workload *);

// What the environment of a file's workloads sets under a name.
typedef struct fl_env_value {
  uint32_t file;
  fl_span span;
  fl_str val; // may hold references, to be read as from `file`; "": set, but not known. Borrowed from the facts
  fl_str profile;
  uint32_t n; // workloads that set it so
} fl_env_value;
typedef struct fl_env {
  fl_env_value at[FL_MAX_WORKLOADS]; // different ones
  uint32_t n;
  uint32_t n_silent; // workloads that run the file and do not set it
  bool is_silent;    // there are such
  bool is_open;   // some workload may set it where it cannot be seen
} fl_env;
void fl_find_env(const fl_graph *, uint32_t file, fl_str name, fl_env *out);
// The same for a key: a variable that stands for it (A_B_C for a.b-c), or a file that a config map holds.
void fl_find_deployed(const fl_graph *, uint32_t file, fl_str key, fl_env *out);

#endif
