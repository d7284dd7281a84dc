// Section 12: what the rules of the findings are founded on.
#include "brief/brief_p.h"

static bool is_said(const fl_block *list, fl_str text) {
  for (uint32_t i = 0; i < list->statements.n; i++)
    if (fl_str_eq(list->statements.at[i].text, text)) return true;
  return false;
}

void fl_section_references(fl_brief_state *s) {
  fl_doc_list(s->doc);
  for (uint32_t i = 0; i < s->hazards.n; i++) {
    const fl_rule *rule = s->hazards.at[i].rule;
    fl_cites cites = {0};
    fl_cite(&cites, fl_cite_rule(s, rule));
    for (uint32_t r = 0; r < rule->n_references; r++)
      if (!is_said(fl_doc_block(s->doc), rule->references[r])) fl_doc_say(s->doc, FL_SAID_advice, &cites, "%.*s", FL_STR_ARG(rule->references[r]));
  }
  if (fl_doc_block(s->doc)->statements.n == 0) fl_doc_say(s->doc, FL_SAID_frame, NULL, "No rule was broken, so none is cited.");
}
