// Keywords of calls (`kw[timeout]`): written there, or inside `**kwargs` that the function fills in or is handed.
//
// In: a call and the name of a keyword. Out: origins; ABSENT where the call and those that lead to it show that nothing is given.
#include "graph/path_p.h"

static void of_kwrest_callers(fl_ask *a, uint32_t file, uint32_t param, fl_str name, const fl_step *chain,
                              uint32_t depth, fl_origins *out);

// A keyword at a call, looking through `**kwargs` parameters to the callers of the function.
void fl_keyword_at(fl_ask *a, uint32_t file, uint32_t call, fl_str name, const fl_frame *frame,
                       const fl_step *chain, uint32_t depth, fl_origins *out) {
  fl_graph *g = a->g;
  const fl_facts *f = g->links[file].f;
  const fl_call *c = &f->calls[call];
  uint32_t val = fl_call_kw(g, file, call, name);
  if (val)
    return fl_origins_of(a, file, val, frame,
                         fl_step_at(a, chain, FL_STEP_argument, file, FL_STEP_AT_VALUE, val, 0), 4, out);
  bool spread = false;
  for (uint32_t i = 0; i < c->n_args; i++) {
    uint32_t arg = f->args[c->first_arg + i].val;
    if (f->values[arg].kind != FL_VAL_SPREAD) continue;
    uint32_t source = f->values[arg].a;
    fl_ent ent =
        source && f->values[source].kind == FL_VAL_REF ? fl_lookup_value(g, file, source) : (fl_ent){0};
    bool param = ent.kind == FL_ENT_PARAM;
    uint32_t flags = param ? g->links[ent.file].f->params[ent.id].flags : 0;
    if (flags & FL_PARAM_REST && !g->links[file].in->naming->options_last) continue; // *args carries no keywords
    spread = true;
    if (flags & (FL_PARAM_KWREST | FL_PARAM_REST)) {
      of_kwrest_callers(a, ent.file, ent.id, name, chain, depth, out);
      continue;
    }
    fl_origins maps = {0};
    fl_origins_of(a, file, source, frame, chain, 4, &maps);
    for (uint32_t m = 0; m < maps.n; m++) fl_property(a, &maps.at[m], name, out);
    fl_array_release(&maps);
  }
  fl_place_of here = {file, call, frame, NULL, chain, NULL};
  fl_call_ref by = spread || depth >= FL_MAX_FRAMES ? (fl_call_ref){0, 0} : fl_bound_by(g, file, call);
  if (by.id) return fl_keyword_at(a, by.file, by.id, name, NULL, chain, depth + 1, out);
  if (!spread) fl_give(out, fl_nothing_at(&here));
}

// `kwargs["timeout"] = x`, `kwargs.setdefault("timeout", x)`, `kwargs.update(timeout=x)`: the function itself fills it in.
static bool filled_in(fl_ask *a, uint32_t file, uint32_t param, fl_str name, const fl_step *chain,
                      fl_origins *out) {
  fl_graph *g = a->g;
  bool any = false;
  for (uint32_t u = fl_map_get_or(&g->slot_uses[FL_STORE_PARAM], FL_KEY(file, param), 0); u;
       u = g->uses.at[u].next) {
    const fl_use use = g->uses.at[u];
    const fl_facts *f = g->links[use.file].f;
    fl_str key;
    uint32_t val = 0;
    if (use.kind == FL_USE_ASSIGN_FIELD) {
      const fl_val *t = &f->values[f->assigns[use.id].target];
      if (t->kind == FL_VAL_INDEX && t->b && fl_const_text(g, use.file, t->b, &key) && fl_str_eq(key, name))
        val = f->assigns[use.id].val;
    } else if (use.kind == FL_USE_RECEIVER) {
      uint32_t first = fl_call_arg(g, use.file, use.id, 0);
      if (first && fl_const_text(g, use.file, first, &key) && fl_str_eq(key, name))
        val = fl_call_arg(g, use.file, use.id, 1);
      if (!val) val = fl_call_kw(g, use.file, use.id, name);
    }
    if (!val) continue;
    any = true;
    fl_origins_of(a, use.file, val, NULL,
                  fl_step_at(a, chain, FL_STEP_property, use.file, FL_STEP_AT_VALUE, val,
                             fl_intern_add(&g->names, name)),
                  3, out);
  }
  return any;
}

static void of_kwrest_callers(fl_ask *a, uint32_t file, uint32_t param, fl_str name, const fl_step *chain,
                              uint32_t depth, fl_origins *out) {
  fl_graph *g = a->g;
  const fl_param *p = &g->links[file].f->params[param];
  if (filled_in(a, file, param, name, chain, out)) return;
  if (depth >= FL_MAX_FRAMES)
    return fl_give(out, fl_unknown(a, "limit: calls nested deeper than are followed", file, 0, chain));
  const fl_caller *callers;
  uint32_t n = fl_graph_callers(g, (fl_func_ref){file, p->func}, &callers), followed = 0;
  for (uint32_t i = 0; i < n && i < FL_MAX_CALLERS; i++) {
    if (callers[i].via != FL_VIA_CALL || callers[i].certainty < 2) continue;
    uint32_t caller = fl_graph_call(g, callers[i].call)->func;
    if (fl_in_test(g, callers[i].call.file, caller) && !fl_in_test(g, file, p->func)) continue;
    followed++;
    const fl_step *step = fl_step_at(a, chain, FL_STEP_caller, callers[i].call.file, FL_STEP_AT_CALL,
                                     callers[i].call.id, fl_intern_add(&g->names, name));
    uint32_t from = out->n;
    fl_keyword_at(a, callers[i].call.file, callers[i].call.id, name, NULL, step, depth + 1, out);
    for (uint32_t k = from; k < out->n; k++)
      if (out->at[k].certainty > callers[i].certainty) out->at[k].certainty = callers[i].certainty;
  }
  if (!followed) fl_give(out, fl_unknown(a, "keyword arguments of an unseen caller", file, 0, chain));
}

void fl_keyword_value(fl_ask *a, const fl_origin *o, fl_str name, fl_origins *out) {
  fl_keyword_at(a, o->file, o->call, name, o->frame, o->chain, 0, out);
}
