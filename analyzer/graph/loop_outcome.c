// What a loop that retries answers for its bound, its wait and the chance in that.
//
// In: what loop_bound.c found in its structure. Out: outcomes. Where nothing better than the end of a context ends it, the context is
// followed to the root that made it, through every caller: one that has a deadline bounds the loop, one that nobody ends leaves
// the rest of its conditions to decide.
#include "graph/role_p.h"

static void wait_outcome(fl_ask *a, const fl_loop_info *info, fl_verdict *v) {
  fl_outcome o = {.answer = info->wait, .certainty = 4, .scope = FL_SCOPE_total, .value = -1};
  o.flags = info->wait == FL_IS_BOUNDED ? FL_OUT_SET : 0;
  o.why = fl_say_word(a, info->wait == FL_IS_BOUNDED   ? "it waits between attempts"
                         : info->wait == FL_IS_UNKNOWN ? "something that may wait is called"
                                                       : "nothing waits between attempts");
  fl_add_outcome(v, o);
}

static void jitter_outcome(fl_ask *a, const fl_loop_info *info, fl_verdict *v) {
  fl_outcome o = {.answer = info->chance ? info->chance : FL_IS_UNKNOWN, .certainty = 4, .scope = FL_SCOPE_total, .value = -1};
  o.flags = info->chance == FL_IS_BOUNDED ? FL_OUT_SET : 0;
  o.why = fl_say_word(a, info->chance == FL_IS_BOUNDED     ? "the pause is drawn at random"
                         : info->chance == FL_IS_UNBOUNDED ? "nothing in the pause is left to chance"
                                                           : "the pause comes from elsewhere");
  fl_add_outcome(v, o);
}

// What one root of the context means for the loop.
static void root_outcome(fl_ask *a, const fl_loop_info *info, const fl_said *s, fl_verdict *v) {
  fl_outcome o = {.answer = FL_IS_INHERITED, .certainty = 4, .scope = FL_SCOPE_total, .value = -1, .why = info->why, .chain = s->chain};
  if (s->answer == FL_IS_BOUNDED)
    o.answer = FL_IS_BOUNDED, o.why = s->why;
  else if (s->answer == FL_IS_UNBOUNDED || s->answer == FL_IS_NONE) {
    bool endless = info->otherwise == FL_IS_UNBOUNDED;
    o.answer = info->otherwise, o.certainty = s->certainty, o.value = endless ? INT64_MAX : -1;
    o.why = endless ? fl_say_word(a, "nothing but success ends the loop, as nobody ends its context") : info->otherwise_why;
  }
  fl_add_outcome(v, o);
}

static void cancelled_outcomes(fl_ask *a, const fl_site *s, const fl_loop_info *info, fl_verdict *v) {
  fl_question q = {.a = a, .site = s, .role = FL_ROLEKIND_bound, .at = {s->call.file, s->call.id, NULL, NULL, NULL, s}, .ends = true};
  fl_origins found = {0};
  fl_says says = {0};
  fl_origins_of(a, info->file, info->cancel, NULL, NULL, 4, &found);
  for (uint32_t i = 0; i < found.n; i++) fl_context_says(&q, &found.at[i], 0, &says);
  for (uint32_t i = 0; i < says.n; i++) root_outcome(a, info, &says.at[i], v);
  fl_array_release(&says);
  fl_array_release(&found);
}

static void bound_outcomes(fl_ask *a, const fl_site *s, const fl_loop_info *info, fl_verdict *v) {
  if (info->cancel) cancelled_outcomes(a, s, info, v);
  if (v->at.n) return;
  fl_add_outcome(v, (fl_outcome){.answer = info->bound, .certainty = 4, .scope = FL_SCOPE_total, .value = info->count, .why = info->why});
}

void fl_loop_outcomes(fl_ask *a, const fl_site *s, uint8_t role, fl_verdict *v) {
  const fl_loop_info *info = &a->g->loops.at[fl_map_get_or(&a->g->loop_of_site, s->id, 0)];
  if (role == FL_ROLEKIND_bound) bound_outcomes(a, s, info, v);
  if (role == FL_ROLEKIND_backoff) wait_outcome(a, info, v);
  if (role == FL_ROLEKIND_jitter && info->wait == FL_IS_BOUNDED) jitter_outcome(a, info, v);
}
