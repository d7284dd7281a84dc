// Versions and ranges of versions, as the ecosystems write them, as one interval.
//
// "1.2.3", "5.3.9.RELEASE", "1.2" (any 1.2.x), "1.x", ">=3.12", "<8", ">=2,<3", ">=1.2 <2 || ^3", "^1.2", "~1.2.3", "~> 1.4",
// "~=1.4.2", "1.2 - 1.4", "[1.0,2.0)". A release candidate counts as its release: it behaves like what is to come. Several
// ranges become the interval around all of them, so that an answer errs towards "not sure".
#ifndef FL_GRAPH_VERSION_H
#define FL_GRAPH_VERSION_H

#include "base/str.h"

#include <stdbool.h>
#include <stdint.h>

enum { FL_VERSION_PARTS = 4 };
typedef struct fl_version {
  uint32_t part[FL_VERSION_PARTS];
} fl_version; // missing parts are 0

typedef struct fl_versions {
  fl_version low, high;
} fl_versions; // low inclusive, high exclusive

// False (and *out as it was) when nothing can be said: "*", "latest", "workspace:1", a branch, an empty range.
bool fl_versions_parse(fl_versions *out, fl_str text);
fl_versions fl_versions_around(const fl_versions *a, const fl_versions *b);

typedef enum fl_fit { FL_FIT_NONE, FL_FIT_PART, FL_FIT_ALL } fl_fit;
// How much of `what` lies in `range`.
fl_fit fl_versions_fit(const fl_versions *what, const fl_versions *range);

#endif
