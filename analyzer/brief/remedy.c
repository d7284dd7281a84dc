// What the sections say of a rule's ways to mend it.
#include "brief/brief_p.h"

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

bool fl_rule_needs_no_cut(const fl_rule *rule) { return fl_str_eq_c(fl_str_trim(rule->risk.cap_stance), "none"); }

uint8_t fl_brief_phase(const fl_rule *rule) { return rule->phase ? rule->phase : FL_N_PHASES; }

fl_str fl_brief_or_dash(fl_str text) {
  text = fl_str_trim(text);
  return text.n ? text : FL_STR("-");
}
