// A rule at a site, predicate by predicate.
#include "match/why.h"

#include "match/match_p.h"
#include "match/predicate_p.h"

static const fl_outcome *outcome_asked(const fl_focus *f, const fl_predicate *p) {
  if (p->kind != FL_PRED_role) return NULL;
  if (f->outcome && f->role == p->role) return f->outcome;
  return fl_worst_outcome(fl_ask_role(f->ask, f->site, p->role));
}

static fl_why ask_one(fl_focus *f, const fl_predicate *p, bool unless) {
  fl_reply r = fl_predicate_ask(f, p);
  return (fl_why){p, unless, r.is == FL_YES ? FL_WHY_yes : r.is == FL_PERHAPS ? FL_WHY_unknown : FL_WHY_no, outcome_asked(f, p)};
}

static fl_why_try try_one(fl_focus *f, const fl_rule *rule) {
  uint32_t n = rule->n_where + rule->n_unless;
  fl_why *at = fl_arena_zero_n(f->arena, n + 1, sizeof *at);
  for (uint32_t i = 0; i < rule->n_where; i++) at[i] = ask_one(f, &rule->where[i], false);
  for (uint32_t i = 0; i < rule->n_unless; i++) at[rule->n_where + i] = ask_one(f, &rule->unless[i], true);
  fl_why_try t = {at, n, false, FL_CONFIDENCE_LOW};
  fl_matches found = {0};
  fl_match_focus(&found, f, rule);
  if (found.n) t.holds = true, t.confidence = found.at[0].confidence;
  fl_array_release(&found);
  return t;
}

uint32_t fl_match_why(fl_match_worker *w, const fl_rule *rule, const fl_site *s, fl_why_try *out, uint32_t cap) {
  fl_focus f = fl_match_focus_at(w, rule, s);
  const fl_resolution *r = f.role ? fl_ask_role(w->ask, s, f.role) : NULL;
  uint32_t n = r && r->n ? r->n : 1;
  for (uint32_t i = 0; i < n && i < cap; i++) {
    fl_focus each = f;
    if (r && r->n) each.outcome = &r->at[i];
    out[i] = try_one(&each, rule);
  }
  return n;
}
