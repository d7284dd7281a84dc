// What a container was told of the object that a call is made through, however the call is written: `db.Items.Where(..).ToListAsync()`.
//
// In: a call, and the name of a library's type. Out: what the container hands out for the repository's type that descends from it and stands
// first in the chain of receivers. Where the code says no more than the library's type (a library of the repository that works with any of
// them), all those that programs which run it register.
#include "graph/origin_p.h"
#include "graph/service_p.h"

enum { MOST_LINKS = 16, MOST_TYPES = 8 };

// What a local is set to first: `query = query.Where(..)` comes from there all the same.
uint32_t fl_first_value(fl_graph *g, uint32_t file, uint32_t ref) {
  const fl_facts *f = g->links[file].f;
  fl_slot_ref slot = fl_slot_of(g, file, ref);
  for (uint32_t i = 1; i < f->n_assigns; i++) {
    uint32_t target = f->assigns[i].target;
    bool same_name = target && f->values[target].kind == FL_VAL_REF && f->values[target].a == f->values[ref].a;
    if (same_name && fl_same_slot(fl_slot_of(g, file, target), slot)) return f->assigns[i].val;
  }
  return 0;
}

static uint32_t one_link_down(fl_graph *g, uint32_t file, uint32_t val) {
  const fl_link *l = &g->links[file];
  const fl_val *v = &l->f->values[val];
  switch (v->kind) {
  case FL_VAL_CALL: return l->f->calls[v->a].recv;
  case FL_VAL_FIELD: case FL_VAL_INDEX: case FL_VAL_CAST: case FL_VAL_AWAIT: return v->a;
  case FL_VAL_REF: return fl_first_value(g, file, val);
  default: return 0;
  }
}

// The type of the repository; the library's own where the chain says no more; none where nothing of the kind stands in it.
static fl_tref made_through(fl_graph *g, uint32_t file, uint32_t val, fl_tref wanted) {
  fl_tref found = {0};
  for (uint32_t i = 0; val && i < MOST_LINKS; i++, val = one_link_down(g, file, val)) {
    fl_tref t = fl_type_of(g, file, val);
    if (t.name && !(t.flags & FL_TREF_CLASS) && fl_type_is(g, file, t, wanted, 0)) found = t;
    if (found.id) break;
  }
  return found;
}

static bool run_in_one(const fl_graph *g, const fl_provider *p, uint32_t file) {
  uint32_t there[FL_MAX_USERS], here[FL_MAX_USERS];
  uint32_t func = p->call ? g->links[p->file].f->calls[p->call].func : p->func;
  uint32_t n = fl_services_of_func(g, (fl_func_ref){p->file, func}, there, FL_MAX_USERS), m = fl_services_of_func(g, (fl_func_ref){file, 0}, here, FL_MAX_USERS);
  for (uint32_t i = 0; i < n; i++)
    for (uint32_t k = 0; k < m; k++)
      if (there[i] == here[k]) return true;
  return false;
}

static uint32_t all_of_kind(fl_graph *g, uint32_t file, fl_tref wanted, fl_tref *out) {
  uint32_t n = 0;
  for (uint32_t i = 1; i < g->providers.n && n < MOST_TYPES; i++) {
    const fl_provider *p = &g->providers.at[i];
    fl_tref made = p->call && p->type ? fl_made_by(g, p) : (fl_tref){0};
    bool known = !made.id || !fl_type_is(g, p->file, made, wanted, 0) || !run_in_one(g, p, file);
    for (uint32_t k = 0; k < n && !known; k++) known = out[k].name == made.name;
    if (!known) out[n++] = made;
  }
  return n;
}

void fl_provided_origins(fl_ask *a, const fl_place_of *at, fl_str type, fl_origins *out) {
  fl_graph *g = a->g;
  fl_tref wanted = {fl_intern_add(&g->names, type), 0, 0, 4, 0, 0}, types[MOST_TYPES];
  uint32_t recv = at->call ? g->links[at->file].f->calls[at->call].recv : 0, n = 0;
  types[0] = recv ? made_through(g, at->file, recv, wanted) : (fl_tref){0};
  if (types[0].id) n = 1;
  else n = all_of_kind(g, at->file, wanted, types);
  for (uint32_t i = 0; i < n; i++)
    if (!fl_from_all_providers(a, at->file, types[i], at->chain, n > 1 ? 2 : 3, out)) fl_give(out, fl_unknown(a, "an object that a container provides", at->file, 0, at->chain));
  if (!n) fl_give(out, fl_unknown(a, "an object that a container provides", at->file, 0, at->chain));
}
