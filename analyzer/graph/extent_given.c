// A region around a parameter: `limited(Mono<T> m) { return m.timeout(d); }`, `call().transform(m -> breaker.run(m))`.
//
// In: a value that is a parameter. Out: where callers make what they hand over; of a lambda, where the receiver of the call is made that
// hands it on.
#include "graph/extent_p.h"

static bool is_made_here(const fl_val *v) { return v->kind == FL_VAL_CALL || v->kind == FL_VAL_AWAIT || v->kind == FL_VAL_OTHER; }

static fl_extent made_at(const fl_graph *g, uint32_t file, uint32_t func, uint32_t val, uint8_t certainty) {
  const fl_val *v = &g->links[file].f->values[val];
  return val && is_made_here(v) ? (fl_extent){file, func, v->byte_begin, v->byte_end, 0, certainty} : (fl_extent){0};
}

// `transform(it -> ..)`: a model says that the parameter is what the method is called on.
static bool hands_receiver(const fl_graph *g, uint32_t file, uint32_t call, uint32_t index) {
  const fl_link *l = &g->links[file];
  int64_t at;
  for (uint32_t i = 0; i < l->n_targets[call]; i++) {
    const fl_meaning_row *row = g->targets.at[l->first_target[call] + i].row;
    for (uint32_t k = 0; row && k < row->n_hands; k++) {
      const fl_setting *hand = fl_models_settings(g->models, row->first_hand) + k;
      bool same = fl_str_to_int64(fl_models_text(g->models, hand->name), &at) && at == index;
      if (same && fl_models_paths(g->models, hand->from)->root == FL_ROOT_receiver) return true;
    }
  }
  return false;
}

uint32_t fl_given_values(fl_graph *g, uint32_t file, uint32_t val, fl_extent *out, uint32_t cap) {
  fl_ent ent = g->links[file].f->values[val].kind == FL_VAL_REF ? fl_lookup_value(g, file, val) : (fl_ent){0};
  if (ent.kind != FL_ENT_PARAM) return 0;
  const fl_link *l = &g->links[ent.file];
  uint32_t func = l->f->params[ent.id].func, index = ent.id - l->f->funcs[func].first_param, by = l->lambda_call[func], n = 0;
  if (by) {
    const fl_call *c = &l->f->calls[by];
    out[0] = hands_receiver(g, ent.file, by, index) ? made_at(g, ent.file, c->func, c->recv, 4) : (fl_extent){0};
    return out[0].func != 0;
  }
  const fl_caller *callers;
  uint32_t n_callers = fl_graph_callers(g, (fl_func_ref){ent.file, func}, &callers);
  for (uint32_t i = 0; i < n_callers && n < cap; i++) {
    const fl_call_ref call = callers[i].call;
    if (callers[i].via != FL_VIA_CALL || callers[i].certainty < 2) continue;
    out[n] = made_at(g, call.file, fl_graph_call(g, call)->func, fl_call_arg(g, call.file, call.id, (int32_t)index), callers[i].certainty);
    n += out[n].func != 0;
  }
  return n;
}
