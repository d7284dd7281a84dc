// Buffers that take whatever comes: what makes them, who adds to them while a request is served, and what the work that waits in them asks for.
//
// In: a call that makes a pool with a queue, or a queue. Out: whether something adds to it on the way of a request without waiting for what
// becomes of it, and what is added, or who takes it out, makes a remote call. The buffer is known by the variable or field that holds it.
#include "graph/buffer.h"

#include "graph/ask_p.h"
#include "graph/loop_p.h"

enum { REQUESTS = 1 << FL_ENTRY_http | 1 << FL_ENTRY_rpc | 1 << FL_ENTRY_consumer };

static bool says(const fl_graph *g, fl_call_ref call, const char *what) {
  const fl_link *l = &g->links[call.file];
  for (uint32_t i = 0; i < l->n_targets[call.id]; i++) {
    const fl_meaning_row *row = g->targets.at[l->first_target[call.id] + i].row;
    if (row && fl_row_says(g, row, FL_STR("buffer"), fl_str_from(what))) return true;
  }
  return false;
}

static bool reaches_out(const fl_graph *g, fl_func_ref f) { return (g->effects[fl_dense_func(g, f.file, f.id)].kinds & FL_REMOTE_SITES) != 0; }

// pool.submit(() -> ask(id)), and nobody looks at what it gives.
static bool hands_over(const fl_graph *g, fl_call_ref call, bool *works) {
  const fl_link *l = &g->links[call.file];
  bool handed = false;
  for (uint32_t i = 0; i < l->n_targets[call.id]; i++) {
    const fl_target *t = &g->targets.at[l->first_target[call.id] + i];
    if (t->via != FL_VIA_SPAWN || !t->func.id) continue;
    handed = true;
    *works |= reaches_out(g, t->func);
  }
  return handed && (l->f->calls[call.id].flags & FL_CALL_IGNORED);
}

static bool serves_request(const fl_graph *g, fl_call_ref call) {
  fl_func_ref f = {call.file, fl_graph_call(g, call)->func};
  return (fl_graph_reached_by(g, f) & REQUESTS) && !fl_in_test(g, f.file, f.id);
}

// if (jobs.size() > MOST) refuse()
static bool is_compared(const fl_graph *g, fl_call_ref call) {
  const fl_facts *f = g->links[call.file].f;
  const fl_func *around = &f->funcs[f->calls[call.id].func];
  uint32_t recv = f->calls[call.id].recv;
  fl_sym name = f->values[recv].kind == FL_VAL_FIELD ? f->values[recv].b : f->values[recv].a;
  for (uint32_t i = 1; i < f->n_values; i++) {
    const fl_val *v = &f->values[i];
    bool compares = v->kind == FL_VAL_BINOP && v->op >= FL_OP_LT && v->op <= FL_OP_GE;
    if (!compares || v->byte_begin < around->span.byte_begin || v->byte_end > around->span.byte_end) continue;
    for (uint32_t k = 1; k < f->n_values; k++) {
      const fl_val *w = &f->values[k];
      bool it = (w->kind == FL_VAL_REF && w->a == name) || (w->kind == FL_VAL_FIELD && w->b == name);
      if (it && w->byte_begin >= v->byte_begin && w->byte_end <= v->byte_end) return true;
    }
  }
  return false;
}

// Is the value at the place, which something is asked of, named in the arguments of the call?
static bool is_of_argument(const fl_facts *f, const fl_call *c, uint32_t val) {
  const fl_val *v = &f->values[val];
  for (uint32_t i = 0; v->kind == FL_VAL_REF && i < c->n_args; i++) {
    const fl_val *arg = &f->values[f->args[c->first_arg + i].val];
    for (uint32_t k = 1; k < f->n_values; k++) {
      const fl_val *w = &f->values[k];
      if (w->kind == FL_VAL_REF && w->a == v->a && w->byte_begin >= arg->byte_begin && w->byte_end <= arg->byte_end) return true;
    }
  }
  return false;
}

// jobs.put(job); return job.done.wait(): what is put holds what its end is told to.
static bool is_waited_for(const fl_graph *g, fl_call_ref call) {
  const fl_facts *f = g->links[call.file].f;
  const fl_call *c = &f->calls[call.id];
  for (uint32_t i = 1; i < f->n_values; i++) {
    const fl_val *v = &f->values[i];
    bool behind = v->byte_begin >= c->span.byte_end && v->byte_end <= f->funcs[c->func].span.byte_end;
    uint32_t on = v->kind == FL_VAL_FIELD ? v->a : v->kind == FL_VAL_CALL ? f->calls[v->a].recv : 0;
    if (behind && on && is_of_argument(f, c, on)) return true;
  }
  return false;
}

static void look_at(const fl_graph *g, fl_call_ref call, fl_feeding *out, bool *works) {
  fl_func_ref around = {call.file, fl_graph_call(g, call)->func};
  bool own_works = false, puts = says(g, call, "put") || hands_over(g, call, &own_works);
  if (says(g, call, "take") && reaches_out(g, around)) *works = true, out->taken = call;
  if (!puts || !serves_request(g, call) || is_waited_for(g, call)) return;
  if (is_compared(g, call)) out->is_limited = true;
  if (!out->put.id) out->put = call;
  *works |= own_works;
}

fl_feeding fl_ask_feeding(fl_ask *a, const fl_site *s) {
  fl_graph *g = a->g;
  fl_feeding found = {0};
  bool works = false;
  fl_slot_ref slot = s->form == FL_FORM_CALL ? fl_slot_of_result(g, s) : (fl_slot_ref){0};
  for (uint32_t u = slot.kind ? fl_map_get_or(&g->slot_uses[slot.kind], slot.key, 0) : 0; u; u = g->uses.at[u].next)
    if (g->uses.at[u].kind == FL_USE_RECEIVER) look_at(g, (fl_call_ref){g->uses.at[u].file, g->uses.at[u].id}, &found, &works);
  found.certainty = found.put.id && works && !found.is_limited ? 3 : 0;
  return found;
}
