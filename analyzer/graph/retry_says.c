// What the engine finds out about retries, as words that rules ask for: {attribute: {refusals: repeated}}.
//
//   refusals: repeated    errors that say that the request is wrong lead back, like all others
//   push_back: ignored    a status that says "too many" leads back, and nobody reads when to come again
//   end: swallowed        what comes after the last failure is what comes after a success
//   attempt: connecting   nothing but a connection is tried for, with pauses: who cannot do without it waits for it
//   put_back: always      of an ack: the message comes again at once, whatever happened and however often
#include "graph/loop_p.h"

static bool connects(const fl_graph *g, const fl_site *s) {
  fl_str value;
  return fl_graph_site_attribute(g, s, FL_STR("connects"), &value) && fl_str_eq_c(value, "yes");
}

// Sites of a call, and of what it calls: is there one that connects, and none that does more?
static bool only_connects(const fl_graph *g, fl_call_ref call) {
  const fl_link *l = &g->links[call.file];
  bool any = false;
  for (uint32_t i = fl_first_site_of(g, call.file, call.id); i && i < g->sites.n; i++) {
    const fl_site *s = &g->sites.at[i];
    if (s->form != FL_FORM_CALL || s->call.file != call.file || s->call.id != call.id) break;
    if (!(FL_REMOTE_SITES & (1u << s->kind))) continue;
    if (!connects(g, s)) return false;
    any = true;
  }
  for (uint32_t i = 0; i < l->n_targets[call.id]; i++) {
    const fl_target *t = &g->targets.at[l->first_target[call.id] + i];
    if (!t->func.id || !fl_runs_inside(t)) continue;
    const fl_summary *sum = &g->summaries[fl_dense_func(g, t->func.file, t->func.id)];
    for (uint32_t k = 0; k < sum->n; k++) {
      const fl_site *s = &g->sites.at[g->sum_rows.at[sum->first + k].site];
      if (!(FL_REMOTE_SITES & (1u << s->kind))) continue;
      if (!connects(g, s)) return false;
      any = true;
    }
    if (sum->more) return false;
  }
  return any;
}

bool fl_retry_says(const fl_graph *g, const fl_site *s, fl_str name, fl_str *value) {
  bool put_back = s->kind == FL_SITE_ack && fl_str_eq_c(name, "put_back") && fl_requeues_for_ever(g, s);
  if (put_back) *value = FL_STR("always");
  if (s->kind != FL_SITE_retry) return put_back;
  const fl_loop_info *info = s->form == FL_FORM_LOOP ? &g->loops.at[fl_map_get_or(&g->loop_of_site, s->id, 0)] : NULL;
  bool refusals = fl_str_eq_c(name, "refusals") && fl_repeats_refusals(g, s);
  if (refusals) *value = FL_STR("repeated");
  bool push_back = info && info->ignores_push_back && fl_str_eq_c(name, "push_back");
  if (push_back) *value = FL_STR("ignored");
  bool end = info && info->swallows_the_end && fl_str_eq_c(name, "end");
  if (end) *value = FL_STR("swallowed");
  bool attempt = info && fl_str_eq_c(name, "attempt") && info->wait != FL_IS_UNBOUNDED && only_connects(g, s->call);
  if (attempt) *value = FL_STR("connecting");
  return refusals || push_back || end || attempt;
}
