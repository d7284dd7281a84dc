// Blocks that hold a lock: `synchronized (x) { ... }`, `with lock: ...`.
//
// In: regions of the kind sync, and scopes of what models call a lock once it is entered. Out: a site for each, whose region is the block,
// and which is called as what it locks.
#include "graph/ask_p.h"

static fl_sym name_of(fl_graph *g, uint32_t file, const fl_region *r) {
  const fl_link *l = &g->links[file];
  const fl_val *v = &l->f->values[r->a];
  fl_sym own = v->kind == FL_VAL_REF ? l->sym[v->a] : v->kind == FL_VAL_FIELD ? l->sym[v->b] : 0;
  fl_sym block = fl_intern_add(&g->names, FL_STR("the lock"));
  return own ? fl_join(g, block, " on ", own) : block;
}

static void add_block(fl_graph *g, uint32_t file, uint32_t region, const fl_meaning_row *row) {
  const fl_region *r = &g->links[file].f->regions[region];
  fl_site s = {.id = g->sites.n, .kind = row ? row->site : FL_SITE_local_lock, .form = FL_FORM_SYNC, .certainty = 4, .func = {file, r->func}, .region = r->parent, .loop = region, .row = row};
  s.callee = name_of(g, file, r);
  s.span = fl_val_span(g, file, r->a);
  if (!s.span.byte_end) s.span = r->span;
  fl_array_push(&g->sites, s);
}

// `with lock:` where models say what entering an object of its type is.
static const fl_meaning_row *row_of_entering(fl_graph *g, uint32_t file, uint32_t val) {
  const fl_naming *naming = g->links[file].in->naming;
  const fl_val *v = &g->links[file].f->values[val];
  if (!*naming->enters || (v->kind != FL_VAL_REF && v->kind != FL_VAL_FIELD)) return NULL;
  fl_tref t = fl_type_of(g, file, val);
  if (!t.name || t.id) return NULL;
  const fl_meaning_row *rows[4];
  fl_sym method = fl_join(g, t.name, ".", fl_intern_add(&g->names, fl_str_from(naming->enters)));
  uint32_t n = fl_models_calls(g->models, naming->language, fl_intern_text(&g->names, method), rows, 4);
  return n && rows[0]->site ? rows[0] : NULL;
}

static void sites_of_block(fl_graph *g, uint32_t file, uint32_t region) {
  const fl_region *r = &g->links[file].f->regions[region];
  if (r->kind == FL_REGION_SYNC) return add_block(g, file, region, NULL);
  const fl_meaning_row *row = r->kind == FL_REGION_SCOPE && r->a ? row_of_entering(g, file, r->a) : NULL;
  if (row) add_block(g, file, region, row);
}

void fl_find_sync_blocks(fl_graph *g) {
  for (uint32_t file = 1; file <= g->n_files; file++)
    for (uint32_t i = 1; g->links[file].in->naming && i < g->links[file].f->n_regions; i++) sites_of_block(g, file, i);
}
