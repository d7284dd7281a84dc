// Requests of which only the path is known, and that no route of the code answers: the proxy or gateway whose settings hand such a path on.
//
// In: routes of proxies (forward.c). Out: the service that is asked; where the proxy's own pages ask, the one behind it. Nobody where two would.
#include "graph/services_p.h"

static bool takes(const fl_graph *g, const fl_forward *f, fl_str path) {
  const fl_limit *l = f->route ? &g->links[f->file].f->limits[f->route] : NULL;
  if (!l || f->path.n < 2) return false; // "/": anything
  if (l->fits == FL_FITS_EXACT) return fl_str_eq(path, f->path);
  return l->fits == FL_FITS_PREFIX && fl_str_starts(path, f->path);
}

static void find_forwards(fl_services *s) {
  if (s->forwards) return;
  s->forwards = fl_alloc_zero(FL_MAX_FORWARDS, sizeof *s->forwards);
  s->n_forwards = fl_graph_forwards(s->a->g, s->forwards, FL_MAX_FORWARDS);
}

uint32_t fl_taken_by_proxy(fl_services *s, const fl_request *r) {
  fl_str path = fl_intern_text(&s->a->g->names, r->address);
  uint32_t found = 0;
  find_forwards(s);
  for (uint32_t i = 0; i < s->n_forwards; i++) {
    const fl_forward *f = &s->forwards[i];
    if (!takes(s->a->g, f, path)) continue;
    uint32_t asked = f->from == r->service ? f->to : f->from;
    if (found && asked != found) return 0;
    found = asked;
  }
  return found == r->service ? 0 : found;
}
