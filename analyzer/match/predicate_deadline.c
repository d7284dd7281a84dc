// Predicates about deadlines that are there and do not help: written in the wrong place, fixed too early, started anew.
#include "match/predicate_p.h"

#define REQUESTS ((1u << FL_ENTRY_http) | (1u << FL_ENTRY_rpc) | (1u << FL_ENTRY_consumer) | (1u << FL_ENTRY_job) | (1u << FL_ENTRY_cron))

static fl_reply reply(fl_tri is, uint8_t certainty) { return (fl_reply){is, certainty}; }

// ---- misplaced -------------------------------------------------------------------------------------------------------------------

// Nobody sets the role where it counts, on any way.
static bool is_unset(fl_focus *f, uint8_t role) {
  const fl_resolution *r = fl_ask_role(f->ask, f->site, role);
  for (uint32_t i = 0; i < r->n; i++) {
    bool library = r->at[i].flags & FL_OUT_LIBRARY, missing = r->at[i].answer == FL_IS_UNBOUNDED && !(r->at[i].flags & FL_OUT_SET);
    if (!library && !missing) return false;
  }
  return r->n > 0;
}

fl_reply fl_reply_misplaced(fl_focus *f, const fl_predicate *p) {
  if (!is_unset(f, p->role)) return reply(FL_NO, 0);
  const fl_step *place = fl_ask_misplaced(f->ask, f->site, p->role);
  if (!place) return reply(FL_NO, 0);
  f->place = place;
  return reply(FL_YES, 4);
}

// ---- kept ------------------------------------------------------------------------------------------------------------------------

// The step that makes the point in time, if what it makes is kept in a field or a package's variable on its way to the site. A constant
// that is kept is no point in time: AbortSignal.timeout(LIMIT). Steps come from the deciding one to the site.
// `reader`: the step at which the way to the site leaves that place.
static const fl_step *made_and_kept(const fl_step *chain, const fl_step **reader) {
  const fl_step *made = NULL, *pair = NULL;
  bool kept = false;
  for (const fl_step *s = chain; s; s = s->prev) {
    bool makes = s->kind == FL_STEP_construct || s->kind == FL_STEP_setter || s->kind == FL_STEP_maker;
    if (makes) made = s, kept = false;
    if (s->kind == FL_STEP_property && !made) pair = s, kept = false; // {deadline: now + 5s}
    bool keeps = (made || pair) && (s->kind == FL_STEP_field || s->kind == FL_STEP_global);
    if (keeps) *reader = s->prev;
    kept |= keeps;
  }
  return kept ? made ? made : pair : NULL;
}

// Set where no request comes, used where requests do: a library's own class, whose users are not here, is only likely to live long.
static uint8_t long_lived(const fl_focus *f, const fl_outcome *o, const fl_step *made, const fl_step *reader) {
  fl_func_ref setter = {made->file, fl_graph_func_at(f->g, made->file, made->span.byte_begin)};
  bool same = setter.file == f->site->func.file && setter.id == f->site->func.id;
  if (same || (fl_graph_started_by(f->g, setter) & REQUESTS)) return 0;
  fl_func_ref user = reader ? (fl_func_ref){reader->file, fl_graph_func_at(f->g, reader->file, reader->span.byte_begin)} : f->site->func;
  if (fl_graph_started_by(f->g, user) & REQUESTS) return 3;
  return o->flags & FL_OUT_CONTEXT ? 0 : 2;
}

fl_reply fl_reply_kept(fl_focus *f, const fl_predicate *p) {
  const fl_outcome *o = f->outcome && f->role == p->role ? f->outcome : fl_worst_outcome(fl_ask_role(f->ask, f->site, p->role));
  bool fixed = o && o->answer == FL_IS_BOUNDED && (o->flags & FL_OUT_INSTANT) && o->chain;
  const fl_step *reader = NULL, *made = fixed ? made_and_kept(o->chain, &reader) : NULL;
  uint8_t certainty = made ? long_lived(f, o, made, reader) : 0;
  if (!certainty) return reply(FL_NO, 0);
  f->place = made;
  return reply(FL_YES, certainty < o->certainty ? certainty : o->certainty);
}

// ---- detached --------------------------------------------------------------------------------------------------------------------

fl_reply fl_reply_detached(fl_focus *f) {
  fl_fresh_root root = fl_ask_fresh_root(f->ask, f->site);
  if (!root.certainty) return reply(FL_NO, 0);
  fl_step *place = fl_arena_zero(f->arena, sizeof *place);
  *place = (fl_step){.file = root.call.file, .span = fl_graph_call_span(f->g, root.call), .kind = FL_STEP_context_root};
  f->place = place;
  return reply(FL_YES, root.certainty);
}

// ---- abandons --------------------------------------------------------------------------------------------------------------------

// A limit of a known size, or a timer among what it is handed: who waits for something else only does not set a limit.
static bool ends_in_time(fl_focus *f) {
  const fl_outcome *o = fl_worst_outcome(fl_ask_role(f->ask, f->site, FL_ROLEKIND_deadline));
  if (!o || o->answer != FL_IS_BOUNDED) return false;
  return o->value > 0 || fl_is_handed_a_timer((fl_graph *)f->g, f->site->call);
}

static bool lets_go(const fl_focus *f) {
  fl_str value;
  bool says_so = f->site->form == FL_FORM_CALL && fl_graph_site_attribute(f->g, f->site, FL_STR("cancels"), &value) && fl_str_eq_c(value, "no");
  return says_so && !fl_cancels_somewhere(f->g, f->site->func);
}

fl_reply fl_reply_abandons(fl_focus *f) { return lets_go(f) && ends_in_time(f) ? reply(FL_YES, 4) : reply(FL_NO, 0); }

fl_reply fl_reply_outlived(fl_focus *f) { return lets_go(f) && !ends_in_time(f) ? reply(FL_YES, 4) : reply(FL_NO, 0); }
