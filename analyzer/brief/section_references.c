// Section 12: what the rules of the findings are founded on, and where it was read what the libraries do by themselves.
#include "brief/brief_p.h"

static bool is_said(const fl_block *list, fl_str text) {
  for (uint32_t i = 0; i < list->statements.n; i++)
    if (fl_str_eq(list->statements.at[i].text, text)) return true;
  return false;
}

static void say_once(fl_brief_state *s, const fl_cites *cites, fl_str page) {
  if (page.n && !is_said(fl_doc_block(s->doc), page)) fl_doc_say(s->doc, FL_SAID_advice, cites, "%.*s", FL_STR_ARG(page));
}

static void add_rule(fl_brief_state *s, const fl_rule *rule) {
  fl_cites cites = {0};
  if (rule->n_references == 0) return;
  fl_cite(&cites, fl_cite_rule(s, rule));
  fl_doc_heading(s->doc, "%.*s", FL_STR_ARG(rule->title));
  fl_doc_list(s->doc);
  for (uint32_t i = 0; i < rule->n_references; i++) say_once(s, &cites, rule->references[i]);
}

// The page that the model of a call was made from; what nobody has read there is no reference.
static fl_str page_of(fl_brief_state *s, uint32_t site) {
  const fl_meaning_row *row = site ? fl_graph_site(s->graph, site)->row : NULL;
  const fl_models *models = s->analysis->engine->models;
  if (!row || !row->verified) return (fl_str){0};
  return fl_models_text(models, row->source_page ? row->source_page : fl_models_libraries(models, row->library)->page);
}

static void add_libraries(fl_brief_state *s) {
  fl_doc_heading(s->doc, "What was read of the libraries");
  fl_doc_list(s->doc);
  for (uint32_t i = 0; i < s->findings.n; i++) {
    fl_cites cites = {0};
    fl_cite(&cites, s->findings.at[i].citation);
    say_once(s, &cites, page_of(s, fl_brief_call_of(s, s->findings.at[i].f)));
  }
  if (fl_doc_block(s->doc)->statements.n == 0) fl_doc_say(s->doc, FL_SAID_frame, NULL, "The models of the calls that were found name no page that was read.");
}

void fl_section_references(fl_brief_state *s) {
  fl_doc_paragraph(s->doc);
  if (s->hazards.n == 0) {
    fl_doc_say(s->doc, FL_SAID_frame, NULL, "No rule was broken, so none is cited.");
    return;
  }
  fl_doc_say(s->doc, FL_SAID_frame, NULL, "Rules hold for many stores and languages, and so do the pages that they rest on: not each is about what is used here.");
  for (uint32_t i = 0; i < s->hazards.n; i++) add_rule(s, s->hazards.at[i].rule);
  if (s->graph) add_libraries(s);
}
