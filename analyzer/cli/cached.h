// The cache that the options ask for.
#ifndef FL_CLI_CACHED_H
#define FL_CLI_CACHED_H

#include "cli/cli.h"
#include "engine/cache.h"

// --cache-dir, or what the system keeps for such things; NULL when there is no such place. Borrowed from `out` or the options.
const char *fl_cached_dir(fl_buf *out, const fl_opts *opts);
// NULL when there is none or none is wanted.
fl_cache *fl_cached_open(const fl_opts *opts, const fl_tree *tree);
// A cache that cannot be written costs time and no result: it is told, once, when somebody can do something about it.
void fl_cached_save(fl_cache *, const fl_opts *opts);

#endif
