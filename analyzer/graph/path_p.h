// Roots of access paths, shared by the files that find what stands there (path*.c).
#ifndef FL_GRAPH_PATH_P_H
#define FL_GRAPH_PATH_P_H

#include "graph/origin_p.h"

static inline fl_origin fl_nothing_at(const fl_place_of *at) {
  return (fl_origin){.kind = FL_FROM_ABSENT, .certainty = 4, .file = at->file, .call = at->call, .frame = at->frame, .chain = at->chain};
}

static inline const fl_call *fl_call_of_place(const fl_ask *a, const fl_place_of *at) { return &a->g->links[at->file].f->calls[at->call]; }

// path_keyword.c: a keyword at a call, looking through `**kwargs` parameters to the callers of the function
void fl_keyword_at(fl_ask *, uint32_t file, uint32_t call, fl_str name, const fl_frame *, const fl_step *chain, uint32_t depth, fl_origins *out);

// path_setting.c: `env`: the key is the name of a variable of the environment
void fl_config_origins(fl_ask *, const fl_place_of *, fl_str key, bool env, fl_origins *out);

#endif
