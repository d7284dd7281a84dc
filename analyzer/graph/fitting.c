// Which implementations of an interface's method a call means, where the interface leaves open what the method takes: of all handlers of
// commands the one that takes this command.
//
// In: a call that goes to such a method, with what is known of its arguments' types. Out: the implementations that take a type which is handed over
// here, and none that is known to be another.
#include "graph/graph_p.h"

enum { MOST_LOOKED_AT = 64 };

// Of a type that is no interface: nothing else fits it.
static bool is_concrete(const fl_graph *g, fl_tref t) { return t.id && !t.flags && g->links[t.file].f->types[t.id].kind != FL_TYPE_INTERFACE; }

// 1: it takes what is handed over; -1: it takes something else; 0: not known.
static int fits(fl_graph *g, fl_call_ref call, fl_ent func) {
  const fl_facts *f = g->links[call.file].f;
  const fl_call *c = &f->calls[call.id];
  int fit = 0;
  for (uint32_t i = 0; i < c->n_args; i++) {
    uint32_t to = fl_param_of_arg(g, call.file, call.id, i, func.file, func.id);
    fl_tref param = to ? fl_type_of_ent(g, (fl_ent){FL_ENT_PARAM, 4, func.file, to, 0}) : (fl_tref){0};
    fl_tref arg = is_concrete(g, param) ? fl_type_of(g, call.file, f->args[c->first_arg + i].val) : (fl_tref){0};
    if (!is_concrete(g, arg)) continue;
    if (arg.file != param.file || arg.id != param.id) return -1;
    fit = 1;
  }
  return fit;
}

uint32_t fl_fitting_implementations(fl_graph *g, uint32_t file, uint32_t call, fl_ent method, fl_ent *out, uint32_t cap) {
  const fl_link *l = &g->links[method.file];
  const fl_func *f = &l->f->funcs[method.id];
  fl_ent all[MOST_LOOKED_AT + 1];
  uint32_t kept = 0, n = g->links[file].f->calls[call].n_args ? fl_all_implementations(g, method.file, f->owner, l->sym[f->name], all, MOST_LOOKED_AT + 1) : 0;
  for (uint32_t i = 0; i < n && n <= MOST_LOOKED_AT; i++) {
    if (fits(g, (fl_call_ref){file, call}, all[i]) <= 0) continue;
    if (kept < cap) out[kept] = all[i];
    kept++;
  }
  return kept > cap || kept == n ? 0 : kept;
}
