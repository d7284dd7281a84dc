// Macros: what becomes of their arguments, only they know.
//
// In: a site and what was found for a role. Out: where the site stands among the arguments of a macro that no model describes, nothing that
// is missing is missing for sure: the macro may add it.
#include "graph/role_p.h"

static bool is_described(const fl_graph *g, const fl_link *l, uint32_t call) {
  for (uint32_t i = 0; i < l->n_targets[call]; i++)
    if (g->targets.at[l->first_target[call] + i].row) return true;
  return false;
}

static bool is_in_macro(const fl_graph *g, const fl_site *s) {
  const fl_link *l = &g->links[s->call.file];
  const fl_span site = l->f->calls[s->call.id].span;
  for (uint32_t c = l->func_first_call[s->func.id]; c; c = l->call_next[c]) {
    const fl_call *call = &l->f->calls[c];
    if (call->form != FL_CALL_MACRO || c == s->call.id) continue;
    if (call->span.byte_begin <= site.byte_begin && site.byte_end <= call->span.byte_end && !is_described(g, l, c)) return true;
  }
  return false;
}

// `perform(CONN(request))`: what it is done to stands where only the macro's text says.
static bool is_behind_macro(fl_graph *g, const fl_site *s) {
  uint32_t recv = s->row && s->row->receiver ? fl_receiver_of(g, s->call.file, s->call.id, s->row) : 0;
  return recv && fl_is_expanded_blindly(g, s->call.file, recv);
}

static bool is_missing(const fl_outcome *o) {
  return (o->answer == FL_IS_UNBOUNDED || o->answer == FL_IS_NONE) && !(o->flags & FL_OUT_EXPLICIT);
}

void fl_doubt_macro(fl_ask *a, const fl_site *s, fl_verdict *v) {
  bool missing = false, around = false;
  for (uint32_t i = 0; i < v->at.n; i++) missing |= is_missing(&v->at.at[i]);
  around = missing && s->form == FL_FORM_CALL && is_in_macro(a->g, s);
  if (!missing || s->form != FL_FORM_CALL || (!around && !is_behind_macro(a->g, s))) return;
  v->at.n = 0;
  fl_outcome o = {.answer = FL_IS_UNKNOWN, .certainty = 1, .value = -1};
  o.why = fl_say_word(a, around ? "a macro that no model describes stands around it" : "a macro says what it is done to");
  fl_add_outcome(v, o);
}
