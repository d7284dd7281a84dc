// A view of a built graph for one thread that asks: everything is shared but what asking adds, which are names and types of values.
//
// Symbols and types of the graph itself mean the same in every view; those that a view added are its own.
#include "graph/view_p.h"

#include "graph/known.h"

#include "base/alloc.h"
#include "base/hash.h"

fl_graph *fl_view_new(const fl_graph *g) {
  fl_graph *view = fl_alloc(sizeof *view);
  *view = *g;
  view->base = g;
  view->known = fl_knowledge_new();
  view->lookups = view->typing = 0;
  view->memory = NULL;
  view->typed = NULL;
  view->offers = NULL;
  view->importing = NULL;
  view->own_types = view->joined = (fl_map){0};
  memset(&view->own_trefs, 0, sizeof view->own_trefs);
  fl_arena_init(&view->arena);
  fl_intern_init_over(&view->names, &g->names);
  return view;
}

void fl_view_free(fl_graph *view) {
  if (!view) return;
  FL_ASSERT(view->base);
  fl_map_release(&view->own_types);
  fl_map_release(&view->joined);
  fl_array_release(&view->own_trefs);
  fl_knowledge_free(view->known);
  fl_intern_release(&view->names);
  fl_arena_release(&view->arena);
  fl_free(view);
}

void fl_view_forget(fl_graph *view) {
  fl_map_clear(&view->own_types);
  fl_array_clear(&view->own_trefs);
}

// ---- types that were asked before ------------------------------------------------------------------------------------------

bool fl_type_known(fl_graph *g, uint32_t file, uint32_t val, fl_tref *out) {
  uint32_t at = g->links[file].val_memo[val];
  *out = (fl_tref){0};
  g->cuts += at == 1;
  if (at) return *out = g->trefs.at[at], true; // trefs[1] is empty: it is being asked
  if (!g->base || !fl_map_get(&g->own_types, FL_KEY(file, val), &at)) return false;
  if (at) *out = g->own_trefs.at[at - 1];
  return true;
}

void fl_type_asking(fl_graph *g, uint32_t file, uint32_t val) {
  if (g->base) fl_map_put(&g->own_types, FL_KEY(file, val), 0);
  else g->links[file].val_memo[val] = 1;
}

// Few types are different, so each is kept once.
uint32_t fl_keep_type(fl_graph *g, fl_tref t) {
  uint64_t hash = fl_hash64_mix(fl_hash64_mix((uint64_t)t.name << 32 | t.file, (uint64_t)t.id << 32 | t.arg), (uint64_t)t.certainty << 8 | t.flags);
  uint32_t at = fl_map_get_or(&g->tref_at, hash, 0);
  const fl_tref *old = &g->trefs.at[at];
  if (at && fl_same_tref(*old, t)) return at;
  fl_array_push(&g->trefs, t);
  fl_map_put(&g->tref_at, hash, g->trefs.n - 1);
  return g->trefs.n - 1;
}

void fl_type_remember(fl_graph *g, uint32_t file, uint32_t val, fl_tref t) {
  if (g->base) {
    fl_array_push(&g->own_trefs, t);
    fl_map_put(&g->own_types, FL_KEY(file, val), g->own_trefs.n);
    return;
  }
  g->links[file].val_memo[val] = fl_keep_type(g, t);
}
