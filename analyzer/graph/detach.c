// Methods that a library hands to workers wherever they are called: `handle_asynchronously :deliver`.
//
// In: calls whose row says that they do so, with the function that they name. Out: calls of that function do not wait for it.
#include "graph/graph_p.h"
#include "graph/loop_p.h"

static uint32_t named(const fl_graph *g, fl_map *handed) {
  uint32_t n = 0;
  for (uint32_t file = 1; file <= g->n_files; file++) {
    const fl_link *l = &g->links[file];
    for (uint32_t call = 1; l->in->naming && call < l->f->n_calls; call++)
      for (uint32_t i = 0; fl_call_does(g, file, call, FL_DOES_detach) && i < l->n_targets[call]; i++) {
        const fl_target *t = &g->targets.at[l->first_target[call] + i];
        if (t->func.id) fl_map_put(handed, FL_KEY(t->func.file, t->func.id), 1), n++;
      }
  }
  return n;
}

void fl_detach_calls(fl_graph *g) {
  fl_map handed = {0};
  uint32_t n = named(g, &handed);
  for (uint32_t i = 0; n && i < g->targets.n; i++) {
    fl_target *t = &g->targets.at[i];
    if (t->func.id && t->via == FL_VIA_CALL && fl_map_get_or(&handed, FL_KEY(t->func.file, t->func.id), 0)) t->via = FL_VIA_SPAWN;
  }
  fl_map_release(&handed);
}
