// Work that is begun later and answers whoever waits here: `new Promise((resolve) => setTimeout(() => find(id).then(resolve), 10))`.
//
// In: a call whose row says `waited_by: answer`, and the function that it begins. Out: does that function, or one inside it, do what its
// caller waits for? It calls a parameter of a function around the call, or uses the one by which that function answers: of a promise's
// callback both, of a handler the one that the registration names (attribute `answers_by`, positions from 0).
#include "graph/graph_p.h"

typedef struct answering {
  fl_graph *g;
  uint32_t file, begun; // the function that is begun
  const fl_link *l;
} answering;

static bool is_inside(const fl_facts *f, uint32_t func, uint32_t outer) {
  while (func && func != outer) func = f->funcs[func].parent;
  return func != 0;
}

// The parameter of a function around the one that is begun; 0: it is something else.
static uint32_t outer_param(const answering *q, uint32_t val) {
  const fl_facts *f = q->l->f;
  if (!val || f->values[val].kind != FL_VAL_REF) return 0;
  fl_ent ent = fl_lookup_value(q->g, q->file, val);
  if (ent.kind != FL_ENT_PARAM || ent.file != q->file || is_inside(f, f->params[ent.id].func, q->begun)) return 0;
  return is_inside(f, q->begun, f->params[ent.id].func) ? ent.id : 0;
}

// Is the function waited for until it uses this parameter, as who it is handed to says?
static bool answers_by(const answering *q, uint32_t param) {
  const fl_facts *f = q->l->f;
  uint32_t func = f->params[param].func, at = param - f->funcs[func].first_param;
  uint32_t call = fl_map_get_or(f->funcs[func].flags & FL_FUNC_LAMBDA ? &q->g->lambda_calls : &q->g->handed_calls, FL_KEY(q->file, func), 0);
  for (uint32_t i = 0; call && i < q->l->n_targets[call]; i++) {
    const fl_meaning_row *row = q->g->targets.at[q->l->first_target[call] + i].row;
    fl_str digits;
    if (row && at < 10 && fl_row_attribute(q->g, row, FL_STR("answers_by"), &digits) && fl_str_find_char(digits, (char)('0' + at)) != FL_STR_NONE) return true;
  }
  return false;
}

static bool call_answers(const answering *q, uint32_t call) {
  const fl_facts *f = q->l->f;
  const fl_call *c = &f->calls[call];
  uint32_t called = outer_param(q, c->callee), on = outer_param(q, c->recv);
  if (called || (on && answers_by(q, on))) return true;
  for (uint32_t i = 0; i < c->n_args; i++) {
    uint32_t handed = outer_param(q, f->args[c->first_arg + i].val);
    if (handed && answers_by(q, handed)) return true;
  }
  return false;
}

bool fl_answers_caller(fl_graph *g, uint32_t file, uint32_t begun) {
  answering q = {g, file, begun, &g->links[file]};
  const fl_facts *f = q.l->f;
  for (uint32_t func = begun; func < f->n_funcs && f->funcs[func].span.byte_begin < f->funcs[begun].span.byte_end; func++)
    for (uint32_t call = is_inside(f, func, begun) ? q.l->func_first_call[func] : 0; call; call = q.l->call_next[call])
      if (call_answers(&q, call)) return true;
  return false;
}
