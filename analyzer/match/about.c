// Is a site of the kind that a rule is about, before anything is asked of it? By the kind of site and the protocol that it speaks.
#include "match/match_p.h"

static bool among(const fl_predicate *p, fl_str protocol) {
  for (uint32_t i = 0; i < p->n_words; i++)
    if (fl_str_eq(p->words[i], protocol)) return true;
  return false;
}

// Could it hold, as far as protocols decide?
static bool may_hold(const fl_predicate *p, fl_str protocol) {
  bool any = p->kind == FL_PRED_any, all = p->kind == FL_PRED_all;
  if (p->kind == FL_PRED_protocol) return among(p, protocol);
  if (!any && !all) return true;
  for (uint32_t i = 0; i < p->n_where; i++)
    if (may_hold(&p->where[i], protocol) == any) return any;
  return all;
}

bool fl_rule_is_about(const fl_rule *rule, const fl_graph *g, const fl_site *s) {
  fl_str protocol = fl_graph_site_protocol(g, s);
  if (!(rule->on_site & (1u << s->kind))) return false;
  for (uint32_t i = 0; i < rule->n_where; i++)
    if (!may_hold(&rule->where[i], protocol)) return false;
  for (uint32_t i = 0; i < rule->n_unless; i++)
    if (rule->unless[i].kind == FL_PRED_protocol && among(&rule->unless[i], protocol)) return false;
  return true;
}
