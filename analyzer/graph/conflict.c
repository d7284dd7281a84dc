// Errors that say that another one was first: who repeats then does so because somebody got on, and not because somebody failed.
//
// In: a catch. Out: is it only for such errors? What they are called in a library says the model; an exception of the repository is one
// when it is thrown in place of such an error and nowhere else.
#include "graph/loop_p.h"

enum { DEEPEST = 2 }; // exceptions in place of exceptions

static bool catches_conflicts(fl_graph *g, uint32_t file, const fl_region *r, uint32_t depth);

static bool is_of_type(fl_graph *g, uint32_t file, uint32_t val, fl_tref type) {
  const fl_val *v = fl_val_at(g, file, val);
  if (!val || (v->kind != FL_VAL_NEW && v->kind != FL_VAL_CALL)) return false;
  fl_tref t = fl_type_of(g, file, val);
  return t.id == type.id && t.file == type.file;
}

static const fl_region *catch_around(const fl_facts *f, uint32_t region) {
  while (region && f->regions[region].kind != FL_REGION_CATCH) region = f->regions[region].parent;
  return region ? &f->regions[region] : NULL;
}

static bool stands_for_conflicts(fl_graph *g, fl_tref type, uint32_t depth) {
  bool any = false;
  for (uint32_t file = 1; depth < DEEPEST && file <= g->n_files; file++) {
    const fl_link *l = &g->links[file];
    for (uint32_t i = 1; l->in->naming && i < l->f->n_exits; i++) {
      const fl_exit *e = &l->f->exits[i];
      if (e->kind != FL_EXIT_THROW || !is_of_type(g, file, e->val, type)) continue;
      const fl_region *around = catch_around(l->f, e->region);
      if (!around || !catches_conflicts(g, file, around, depth + 1)) return false;
      any = true;
    }
  }
  return any;
}

static bool catches_conflicts(fl_graph *g, uint32_t file, const fl_region *r, uint32_t depth) {
  const fl_link *l = &g->links[file];
  uint32_t n = 0;
  for (; n < r->n_types; n++) {
    fl_tref own = fl_type_of_text(g, file, r->func, l->sym[l->f->names[r->first_type + n]]), t = fl_extern_super(g, own, 0);
    const fl_type_model *m = t.name ? fl_models_type(g->models, l->in->naming->language, fl_intern_text(&g->names, t.name)) : NULL;
    if (m && m->error == FL_ERROR_conflict) continue;
    if (!own.id || !stands_for_conflicts(g, own, depth)) return false;
  }
  return n > 0;
}

bool fl_catches_conflicts(fl_graph *g, uint32_t file, const fl_region *r) { return catches_conflicts(g, file, r, 0); }
