// What is started under one name in several files, and what stands beside a deployment and changes it.
#ifndef FL_BRIEF_DEPLOYED_H
#define FL_BRIEF_DEPLOYED_H

#include "brief/brief_p.h"

typedef struct fl_variant {
  fl_str text;
  uint32_t n;        // deployments that say so
  fl_names overlays; // files that are laid over a deployment and say so
} fl_variant;
typedef FL_ARRAY(fl_variant) fl_variants;

typedef struct fl_deployed_as {
  fl_str name;
  uint32_t n, off; // deployments; those that a chart's values do not start
  fl_variants instances, probes, limits;
  fl_names images, folders; // folders: that images without a name are built from
  fl_cites cites;
} fl_deployed_as;

// `overlay`: the file that is laid over the deployment; "" = it is one itself. A text of nothing is none.
void fl_add_variant(fl_variants *, fl_str text, fl_str overlay);
// "readinessProbe in 1 of 4": what all of them say stands without a number. "none" when nobody says anything.
fl_str fl_say_variants(fl_document *, const fl_variants *, uint32_t n, const char *between);
void fl_drop_variants(fl_variants *);

// By workload.
typedef struct fl_beside_deployments {
  bool *varies;           // a file beside starts it under the same name, and this one is a variant of that file
  const fl_item **scaler; // what decides while it runs how many there are: of several deployments of the name it is that of the nearest
} fl_beside_deployments;
void fl_find_beside_deployments(fl_beside_deployments *, fl_brief_state *);
void fl_drop_beside_deployments(fl_beside_deployments *);

#endif
