// What the sections say of a rule's ways to mend it.
#include "brief/brief_p.h"
#include "graph/turns.h"

// The first sentence of a text; the whole of it when it has none.
fl_str fl_brief_sentence(fl_str text) {
  text = fl_str_trim(text);
  uint32_t end = fl_str_find(text, FL_STR(". "));
  return end == FL_STR_NONE ? text : fl_str_slice(text, 0, end + 1);
}

fl_str fl_brief_first_change(const fl_rule *rule) {
  fl_str fix = fl_brief_sentence(rule->fix);
  if (fl_str_ends_c(fix, ".")) fix.n--;
  return rule->n_options ? rule->options[0].name : fix.n ? fix : FL_STR("see the rule");
}

fl_str fl_brief_change(const fl_rule *rule, uint32_t option) { return option < rule->n_options ? rule->options[option].name : fl_brief_first_change(rule); }

// ---- what is there for it ------------------------------------------------------------------------------------------------------------

static bool works_with_store(const fl_brief_state *s, fl_str service) {
  for (uint32_t i = 0; i < s->inventory.items.n; i++)
    if (fl_str_eq_c(s->inventory.items.at[i].what, "store in use") && fl_str_eq(s->inventory.items.at[i].service, service)) return true;
  return false;
}

static bool has(fl_brief_state *s, const fl_known_finding *known, uint8_t need) {
  uint32_t site = fl_brief_call_of(s, known->f);
  switch (need) {
  case FL_NEEDS_store: return !known->service.n || works_with_store(s, known->service);
  case FL_NEEDS_batch: return site && fl_ask_batched_by(s->ask, fl_graph_site(s->graph, site)).n > 0;
  case FL_NEEDS_peer: return site && fl_brief_party(s, site).kind == FL_PARTY_service;
  default: return true;
  }
}

uint32_t fl_brief_option_of(fl_brief_state *s, const fl_known_finding *known) {
  const fl_rule *rule = known->f->rule;
  for (uint32_t i = 0; i < rule->n_options && s->graph; i++)
    if (has(s, known, rule->options[i].needs)) return i;
  return 0;
}

uint8_t fl_brief_phase(const fl_rule *rule) { return rule->phase ? rule->phase : FL_N_PHASES; }

fl_str fl_brief_or_dash(fl_str text) {
  text = fl_str_trim(text);
  return text.n ? text : FL_STR("-");
}
