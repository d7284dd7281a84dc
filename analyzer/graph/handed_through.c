// Buses of the repository around those of a library: `Task Send(ICommand command) => mediator.Send(command)`.
//
// In: functions that hand a parameter to a call which dispatches it by its type. Out: for a call of such a function, or of what an interface
// declares and only it does, the handlers of the type that is given there. What runs behind one request is told apart that way from what runs
// behind all of them.
#include "graph/graph_p.h"

enum { MOST_HANDLERS = 64 };

// The position of the parameter of the function that a value names, -1: none.
static int32_t param_in(const fl_facts *f, uint32_t func, uint32_t val) {
  const fl_func *around = &f->funcs[func];
  for (uint32_t i = 0; f->values[val].kind == FL_VAL_REF && i < around->n_params; i++)
    if (f->params[around->first_param + i].name == f->values[val].a) return (int32_t)i;
  return -1;
}

// Most calls are told apart without asking what they are.
static bool may_hand_on(const fl_facts *f, uint32_t call) {
  const fl_call *c = &f->calls[call];
  for (uint32_t i = 0; c->recv && c->func && i < c->n_args; i++)
    if (param_in(f, c->func, f->args[c->first_arg + i].val) >= 0) return true;
  return false;
}

static void add_handing(fl_graph *g, uint32_t file, uint32_t func, uint32_t handing) { fl_map_put(&g->handed_through, fl_dense_func(g, file, func), handing); }

static fl_sym type_taken(fl_graph *g, uint32_t file, const fl_func *f, uint32_t param) {
  return param < f->n_params ? fl_type_of_ent(g, (fl_ent){FL_ENT_PARAM, 4, file, f->first_param + param, 0}).name : 0;
}

// What an interface declares is done by it as well: methods of its name with as many parameters, which take such a message.
static void add_declared(fl_graph *g, uint32_t file, uint32_t func, uint32_t type_file, uint32_t type, uint32_t handing, uint32_t depth) {
  const fl_func *done = &g->links[file].f->funcs[func];
  fl_sym name = g->links[file].sym[done->name];
  const fl_supers *supers = fl_supers_of(g, type_file, type);
  for (uint32_t i = 0; i < supers->n && depth < FL_MAX_SUPERS; i++) {
    fl_tref s = supers->at[i];
    for (uint32_t k = 1; s.id && k < g->links[s.file].f->n_funcs; k++) {
      const fl_func *f = &g->links[s.file].f->funcs[k];
      bool same = f->owner == s.id && f->name && g->links[s.file].sym[f->name] == name && f->n_params == done->n_params && f->flags & FL_FUNC_ABSTRACT;
      uint32_t param = g->handings.at[handing].param;
      if (same && type_taken(g, s.file, f, param) == type_taken(g, file, done, param)) add_handing(g, s.file, k, handing);
    }
    if (s.id) add_declared(g, file, func, s.file, s.id, handing, depth + 1);
  }
}

static void look_at_call(fl_graph *g, uint32_t file, uint32_t call) {
  const fl_facts *f = g->links[file].f;
  uint32_t func = f->calls[call].func;
  fl_ent repo = {0};
  uint8_t certainty;
  const fl_meaning_row *row = fl_row_for(g, file, call, fl_callee_name(g, file, call, &repo, &certainty));
  const fl_path *by = row && row->dispatch_to ? fl_models_paths(g->models, row->dispatch_by) : NULL;
  int32_t param = by && by->root == FL_ROOT_arg ? param_in(f, func, fl_call_arg(g, file, call, by->index)) : -1;
  fl_ent known[MOST_HANDLERS]; // of the type of the parameter itself: then nothing depends on who hands it in
  if (param < 0 || fl_handlers_of_type(g, file, fl_type_of_ent(g, (fl_ent){FL_ENT_PARAM, 4, file, f->funcs[func].first_param + (uint32_t)param, 0}), row, known, MOST_HANDLERS)) return;
  fl_array_push(&g->handings, ((fl_handing){{file, call}, row, (uint32_t)param}));
  add_handing(g, file, func, g->handings.n - 1);
  if (f->funcs[func].owner && f->funcs[func].name) add_declared(g, file, func, file, f->funcs[func].owner, g->handings.n - 1, 0);
}

void fl_index_handed_through(fl_graph *g) {
  fl_array_push(&g->handings, (fl_handing){0});
  for (uint32_t file = 1; file <= g->n_files && g->handler_rows.n > 1; file++)
    for (uint32_t call = 1; g->links[file].in->naming && call < g->links[file].f->n_calls; call++)
      if (may_hand_on(g->links[file].f, call)) look_at_call(g, file, call);
}

bool fl_is_handed_through(const fl_graph *g, uint32_t file, uint32_t call) {
  uint32_t at = fl_map_get_or(&g->handed_through, fl_dense_func(g, file, g->links[file].f->calls[call].func), 0);
  return at && g->handings.at[at].call.file == file && g->handings.at[at].call.id == call;
}

uint32_t fl_handlers_behind(fl_graph *g, uint32_t file, uint32_t call, fl_func_ref func, fl_ent *out, uint32_t cap) {
  uint32_t at = fl_map_get_or(&g->handed_through, fl_dense_func(g, func.file, func.id), 0);
  const fl_handing *h = &g->handings.at[at];
  uint32_t val = at ? fl_call_arg(g, file, call, (int32_t)h->param) : 0;
  return val ? fl_handlers_of_type(g, file, fl_type_of(g, file, val), h->row, out, cap) : 0;
}
