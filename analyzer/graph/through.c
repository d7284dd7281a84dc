// Calls that reach a site through an object of the repository that wraps the client: `jobs.client.Do(request)`, where `client` is a type
// of one's own whose method makes the call.
//
// In: a site in a method, and an outcome whose way passes the call that handed the client to the wrapper. Out: the calls of the method on
// wrappers that were made by that call. Others of the same type may hold another client.
#include "graph/ask_p.h"

static bool is_on(const fl_step *chain, const fl_step *place) {
  for (const fl_step *s = chain; s; s = s->prev)
    if (s->file == place->file && s->span.line == place->span.line) return true;
  return false;
}

static bool is_made_there(fl_ask *a, fl_call_ref call, const fl_step *place) {
  const fl_call *c = fl_graph_call(a->g, call);
  fl_origins found = {0};
  fl_ask_begin(a);
  if (c->recv) fl_origins_of(a, call.file, c->recv, NULL, NULL, 4, &found);
  bool any = false;
  for (uint32_t i = 0; i < found.n; i++) any |= found.at[i].kind == FL_FROM_OBJECT && is_on(found.at[i].chain, place);
  fl_array_release(&found);
  return any;
}

// The outermost call on the way that handed something over.
static const fl_step *handing_over(const fl_outcome *o) {
  for (const fl_step *s = o->chain; s; s = s->prev)
    if (s->kind == FL_STEP_caller) return s;
  return NULL;
}

uint32_t fl_ask_through(fl_ask *a, const fl_site *s, const fl_outcome *o, fl_call_ref *out, uint32_t cap) {
  const fl_step *place = handing_over(o);
  const fl_caller *callers;
  uint32_t n = place ? fl_graph_callers(a->g, s->func, &callers) : 0, found = 0;
  for (uint32_t i = 0; i < n && found < cap; i++) {
    bool direct = callers[i].via == FL_VIA_CALL && callers[i].certainty >= 3;
    if (direct && is_made_there(a, callers[i].call, place)) out[found++] = callers[i].call;
  }
  return found;
}
