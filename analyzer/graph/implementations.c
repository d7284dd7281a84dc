// Who implements a method of an interface: types that say so, and where nobody has to say so, those that have all of its methods.
//
// In: an interface, or any type that others are made from, and a method of it. Out: the methods of that name, in the order of the repository; more
// than callers accept means that nobody can tell which.
#include "graph/graph_p.h"

static bool has_all_methods(fl_graph *g, uint32_t file, uint32_t interface, fl_ent type) {
  const fl_link *l = &g->links[file];
  for (uint32_t i = l->first_method[interface]; i; i = l->next_method[i]) {
    const fl_func *f = &l->f->funcs[i];
    if (!f->name) continue;
    if (fl_type_member(g, type.file, type.id, l->sym[f->name], 0).kind != FL_ENT_FUNC) return false;
  }
  return true;
}

// As many parameters, and any number of them at the same place.
static bool takes_as_many(const fl_graph *g, fl_ent declared, fl_ent found) {
  const fl_facts *of = g->links[declared.file].f, *in = g->links[found.file].f;
  const fl_func *f = &of->funcs[declared.id], *other = &in->funcs[found.id];
  if (f->n_params != other->n_params) return false;
  for (uint32_t i = 0; i < f->n_params; i++)
    if ((of->params[f->first_param + i].flags ^ in->params[other->first_param + i].flags) & FL_PARAM_REST) return false;
  return true;
}

// Names alone confuse a client with the server of the same service: the number of parameters must agree as well. Types of the
// interface's own module come before all others.
static uint32_t structural(fl_graph *g, uint32_t file, uint32_t interface, fl_sym method, fl_ent *out,
                           uint32_t cap, bool own_module) {
  uint32_t n = 0;
  fl_ent declared = fl_type_member(g, file, interface, method, 0);
  bool test = (g->links[file].in->marks & FL_MARK_TEST) != 0;
  for (uint32_t node = fl_map_get_or(&g->methods, method, 0); node; node = g->nodes.at[node].next) {
    fl_ent type = g->nodes.at[node].ent;
    if (!test && (g->links[type.file].in->marks & FL_MARK_TEST)) continue; // a double is not what runs
    if (g->links[type.file].f->types[type.id].kind == FL_TYPE_INTERFACE ||
        !has_all_methods(g, file, interface, type))
      continue;
    fl_ent found = fl_type_member(g, type.file, type.id, method, 0);
    if (found.kind != FL_ENT_FUNC ||
        (declared.kind == FL_ENT_FUNC && !takes_as_many(g, declared, found)))
      continue;
    if (own_module && g->links[type.file].module != g->links[file].module) continue;
    if (n < cap) out[n] = found;
    n++;
  }
  return n > cap ? cap : n;
}

typedef struct declaring {
  fl_graph *g;
  fl_sym method;
  bool test; // doubles count as well
  fl_ent *out;
  uint32_t n, cap;
} declaring;

static void add_once(declaring *d, fl_ent found) {
  for (uint32_t i = 0; i < d->n && i < d->cap; i++)
    if (d->out[i].file == found.file && d->out[i].id == found.id) return; // of what it inherits by two ways
  if (d->n < d->cap) d->out[d->n] = found;
  d->n++;
}

// Types that are made of this one. One that has no such method of its own, an interface that only gives another a name, leads to those made of it.
static void add_declared(declaring *d, uint32_t file, uint32_t type, uint32_t depth) {
  fl_graph *g = d->g;
  for (uint32_t node = fl_map_get_or(&g->subtypes, fl_dense_type(g, file, type), 0); node; node = g->nodes.at[node].next) {
    fl_ent sub = g->nodes.at[node].ent;
    fl_ent found = fl_type_member(g, sub.file, sub.id, d->method, 0);
    if (found.kind != FL_ENT_FUNC || (g->links[found.file].f->funcs[found.id].flags & FL_FUNC_ABSTRACT)) {
      if (depth < FL_MAX_SUPERS) add_declared(d, sub.file, sub.id, depth + 1);
      continue;
    }
    if (!fl_in_test(g, found.file, found.id) || d->test) add_once(d, found); // a double is not what runs
  }
}

static uint32_t declared(fl_graph *g, uint32_t file, uint32_t type, fl_sym method, fl_ent *out, uint32_t cap) {
  fl_ent own = fl_own_member(g, file, type, method);
  if (own.kind == FL_ENT_FUNC && fl_declared_client(g, (fl_func_ref){own.file, own.id}, NULL)) return 0; // who implements it runs elsewhere
  declaring d = {g, method, (g->links[file].in->marks & FL_MARK_TEST) != 0, out, 0, cap};
  add_declared(&d, file, type, 0);
  return d.n > cap ? cap : d.n;
}

uint32_t fl_all_implementations(fl_graph *g, uint32_t file, uint32_t type, fl_sym method, fl_ent *out, uint32_t cap) {
  uint32_t n = declared(g, file, type, method, out, cap);
  return n || !g->links[file].in->naming->structural_interfaces ? n : structural(g, file, type, method, out, cap, false);
}

// Types that name the given type among their supertypes, or, where no one declares so, that have a method of that name and are
// the only such types of the repository. Writes at most `cap`; a return above what callers accept means "too many".
uint32_t fl_implementations(fl_graph *g, uint32_t file, uint32_t type, fl_sym method, fl_ent *out, uint32_t cap) {
  uint32_t n = declared(g, file, type, method, out, cap);
  if (n || !g->links[file].in->naming->structural_interfaces) return n;
  n = structural(g, file, type, method, out, cap, true);
  return n ? n : structural(g, file, type, method, out, cap, false);
}
