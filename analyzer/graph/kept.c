// What an object is put into where it is made.
//
// In: the call that makes it. Out: the origins of the object, which know the variable or field that it is put into: what is done to it
// there counts. An object that is handed on as it is made, or returned, may be set up where nobody looks.
#include "graph/ask_p.h"

static uint32_t assign_of(const fl_facts *f, const fl_call *c) {
  uint32_t best = 0;
  for (uint32_t i = 1; i < f->n_assigns; i++) {
    const fl_assign *a = &f->assigns[i];
    const fl_val *v = &f->values[a->val];
    if (!a->val || a->func != c->func || v->byte_begin > c->span.byte_begin || v->byte_end < c->span.byte_end) continue;
    if (!best || v->byte_end - v->byte_begin < f->values[f->assigns[best].val].byte_end - f->values[f->assigns[best].val].byte_begin) best = i;
  }
  return best;
}

static bool is_returned(const fl_facts *f, uint32_t func, fl_sym name) {
  for (uint32_t i = 1; i < f->n_exits; i++) {
    const fl_val *v = &f->values[f->exits[i].val];
    if (f->exits[i].func == func && f->exits[i].kind == FL_EXIT_RETURN && v->kind == FL_VAL_REF && v->a == name) return true;
  }
  return false;
}

// `const request = send(options)`; not `send(options).on("error", log);`, which nobody can set up any more.
bool fl_is_kept_or_handed_on(const fl_ask *a, const fl_place_of *at) {
  const fl_link *l = &a->g->links[at->file];
  uint32_t last = at->call;
  for (uint32_t c = l->func_first_call[l->f->calls[at->call].func]; c; c = l->call_next[c])
    if (l->f->calls[c].recv && l->f->calls[c].recv == l->f->calls[last].value) last = c;
  return !(l->f->calls[last].flags & (FL_CALL_IGNORED | FL_CALL_AWAITED)); // what is waited for is its answer
}

void fl_origins_where_kept(fl_ask *a, const fl_place_of *at, fl_origins *out) {
  const fl_facts *f = a->g->links[at->file].f;
  const fl_call *c = &f->calls[at->call];
  uint32_t assign = assign_of(f, c);
  const fl_val *target = assign ? &f->values[f->assigns[assign].target] : NULL;
  if (c->init) return fl_origins_of(a, at->file, c->value, at->frame, at->chain, 4, out); // new T { Timeout = .. } says it here
  bool named = target && (target->kind == FL_VAL_REF || target->kind == FL_VAL_FIELD);
  if (!named || (target->kind == FL_VAL_REF && is_returned(f, c->func, target->a)))
    return fl_give(out, fl_unknown(a, "handed on where it is made", at->file, c->value, at->chain));
  fl_sym name = a->g->links[at->file].sym[target->kind == FL_VAL_REF ? target->a : target->b];
  const fl_step *kept = fl_step_at(a, at->chain, FL_STEP_local, at->file, FL_STEP_AT_ASSIGN, assign, name);
  fl_origins_of(a, at->file, c->value, at->frame, kept, 4, out);
}
