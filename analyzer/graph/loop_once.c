// What stands in a loop that retries and runs once all the same: on a failure path that always leaves the loop.
//
// `except Refused: notify(); raise`: the attempt before it is repeated after other failures, this call never is.
#include "graph/loop_p.h"

static bool is_tried(const fl_loop *p, uint32_t region) { // a failure in there may lead back
  for (region = p->l->f->regions[region].parent; region && region != p->region; region = p->l->f->regions[region].parent)
    if (p->l->f->regions[region].kind == FL_REGION_TRY) return true;
  return false;
}

bool fl_loop_runs_once(fl_graph *g, uint32_t file, uint32_t loop, uint32_t region) {
  const fl_link *l = &g->links[file];
  const fl_region *regions = l->f->regions;
  fl_loop p = {g, l, file, loop, &regions[loop], false};
  for (uint32_t r = region; r && r != loop; r = regions[r].parent) {
    if (regions[r].func != p.r->func) return false;
    if (regions[r].kind == FL_REGION_CATCH && fl_loop_always_leaves(&p, r) && !is_tried(&p, r)) return true;
  }
  return false;
}
