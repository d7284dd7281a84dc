// Functions that set something up: `for _, option := range options { option(client) }`.
//
// In: a call of a value. Out: the functions that it may be, where all of them are seen: those that the callers of the function around it
// pass, one by one, for the parameter that takes as many as there are.
#include "graph/origin_p.h"

static void elements_of_call(fl_ask *a, uint32_t file, uint32_t param, fl_call_ref call, const fl_frame *up, const fl_step *chain, uint8_t certainty,
                             fl_origins *out);

// The elements of what takes as many arguments as there are. False: the value is no such parameter.
static bool elements_of_rest(fl_ask *a, uint32_t file, uint32_t val, const fl_frame *frame, const fl_step *chain, uint8_t certainty, fl_origins *out) {
  fl_ent ent = fl_val_at(a->g, file, val)->kind == FL_VAL_REF ? fl_lookup_value(a->g, file, val) : (fl_ent){0};
  if (ent.kind != FL_ENT_PARAM || !(a->g->links[ent.file].f->params[ent.id].flags & FL_PARAM_REST)) return false;
  const fl_param *p = &a->g->links[ent.file].f->params[ent.id];
  for (const fl_frame *at = frame; at; at = at->up)
    if (at->func.file == ent.file && at->func.id == p->func) return elements_of_call(a, ent.file, ent.id, at->call, at->up, chain, certainty, out), true;
  const fl_caller *callers;
  uint32_t n = fl_graph_callers(a->g, (fl_func_ref){ent.file, p->func}, &callers);
  bool cut = n == 0 || n > FL_MAX_CALLERS || a->g->func_entry[fl_dense_func(a->g, ent.file, p->func)];
  if (cut) fl_give(out, fl_unknown(a, "what callers pass", file, val, chain));
  for (uint32_t i = 0; !cut && i < n; i++) {
    bool test = fl_in_test(a->g, callers[i].call.file, fl_graph_call(a->g, callers[i].call)->func) && !fl_in_test(a->g, ent.file, p->func);
    if (callers[i].via != FL_VIA_CALL && callers[i].via != FL_VIA_SPAWN) fl_give(out, fl_unknown(a, "what callers pass", file, val, chain));
    else if (!test) elements_of_call(a, ent.file, ent.id, callers[i].call, NULL, chain, certainty, out);
  }
  return true;
}

static void elements_of_call(fl_ask *a, uint32_t file, uint32_t param, fl_call_ref call, const fl_frame *up, const fl_step *chain, uint8_t certainty,
                             fl_origins *out) {
  const fl_facts *f = a->g->links[call.file].f;
  const fl_call *c = &f->calls[call.id];
  fl_func_ref func = {file, a->g->links[file].f->params[param].func};
  uint32_t first = param - a->g->links[file].f->funcs[func.id].first_param, taken = fl_receiver_params(a->g, call, func);
  for (uint32_t i = first > taken ? first - taken : 0; i < c->n_args; i++) {
    uint32_t val = f->args[c->first_arg + i].val;
    bool spread = f->values[val].kind == FL_VAL_SPREAD;
    const fl_step *step = fl_step_at(a, chain, FL_STEP_caller, call.file, FL_STEP_AT_CALL, call.id, 0);
    if (spread && elements_of_rest(a, call.file, f->values[val].a, up, step, certainty, out)) continue;
    if (spread) fl_give(out, fl_unknown(a, "an element of a collection", call.file, val, step));
    else fl_origins_of(a, call.file, val, up, step, certainty, out);
  }
}

bool fl_from_rest(fl_ask *a, uint32_t file, uint32_t list, const fl_frame *frame, const fl_step *chain, uint8_t certainty, fl_origins *out) {
  return elements_of_rest(a, file, list, frame, chain, certainty, out);
}

bool fl_called_functions(fl_ask *a, uint32_t file, uint32_t call, const fl_frame *frame, fl_origins *out) {
  const fl_link *l = &a->g->links[file];
  const fl_call *c = &l->f->calls[call];
  if (c->form != FL_CALL_PLAIN || !c->callee || l->n_targets[call]) return false;
  fl_ent ent = fl_lookup_value(a->g, file, c->callee);
  if (ent.kind != FL_ENT_PARAM && ent.kind != FL_ENT_VAR) return false;
  fl_origins_of(a, file, c->callee, frame, NULL, 4, out);
  for (uint32_t i = 0; i < out->n; i++)
    if (out->at[i].kind != FL_FROM_FUNC) return false;
  return true;
}
