// A client that is endless by its own settings: what do the calls through it say?
//
// In: the outcomes of the site that makes the client. Out: the same where a call through it has no limit, or none is seen. Where each
// call brings a limit of its own (a token, a context, an argument), or one that is not known, that is the client's answer too.
#include "graph/role_p.h"

static bool was_made_by(const fl_step *chain, fl_call_ref call) {
  for (; chain; chain = chain->prev)
    if (chain->kind == FL_STEP_construct && chain->what == FL_STEP_AT_CALL && chain->file == call.file && chain->id == call.id) return true;
  return false;
}

// Is what the call is made on, or what that was made from, this client?
static bool goes_through(fl_ask *a, const fl_site *s, const fl_role_model *m, fl_call_ref client) {
  bool through = false;
  const fl_place_of at = {s->call.file, s->call.id, NULL, s->row, NULL, s};
  for (uint32_t i = 0; i < m->n_carriers && !through; i++) {
    const fl_carrier *c = fl_models_carriers(a->g->models, m->first_carrier) + i;
    if (fl_models_paths(a->g->models, c->from)->root != FL_ROOT_receiver) continue;
    fl_origins found = {0};
    fl_ask_begin(a);
    fl_path_origins(a, &at, c->from, &found);
    for (uint32_t k = 0; k < found.n; k++) through |= was_made_by(found.at[k].chain, client);
    fl_array_release(&found);
  }
  return through;
}

static bool is_call_of(const fl_site *s, const fl_site *client) {
  return (s->kind == FL_SITE_remote_call || s->kind == FL_SITE_publish) && s->form == FL_FORM_CALL && s->row &&
         s->row->library == client->row->library;
}

// The worst answer of the calls through a client; NONE: no call is seen.
static uint8_t answer_of_calls(fl_ask *a, const fl_site *client, uint8_t role) {
  uint8_t answer = FL_IS_NONE;
  for (uint32_t i = 1; i < a->g->sites.n && answer != FL_IS_UNBOUNDED; i++) {
    const fl_site *s = &a->g->sites.at[i];
    const fl_role_model *m = is_call_of(s, client) ? fl_role_model_of(a->g, s->row, role) : NULL;
    if (!m || !goes_through(a, s, m, client->call)) continue;
    const fl_outcome *worst = fl_worst_outcome(fl_ask_role(a, s, role));
    if (worst && fl_answer_rank(worst->answer) > fl_answer_rank(answer)) answer = worst->answer;
  }
  return answer;
}

static bool is_endless(const fl_outcome *o) { return o->answer == FL_IS_UNBOUNDED && (o->flags & FL_OUT_EXPLICIT); }

void fl_ask_calls_of_client(fl_ask *a, const fl_site *client, uint8_t role, fl_verdict *v) {
  bool asked = client->kind == FL_SITE_client && role == FL_ROLEKIND_deadline && client->form == FL_FORM_CALL && client->row;
  uint8_t answer = FL_IS_NONE;
  for (uint32_t i = 0; asked && i < v->at.n; i++) {
    if (!is_endless(&v->at.at[i])) continue;
    if (answer == FL_IS_NONE) answer = answer_of_calls(a, client, role);
    if (answer == FL_IS_NONE || answer == FL_IS_UNBOUNDED) return;
    v->at.at[i].answer = answer, v->at.at[i].value = -1;
    v->at.at[i].why = fl_say_word(a, answer == FL_IS_BOUNDED ? "each call through it has a limit of its own" : "a call through it has a limit that is not known here");
  }
}
