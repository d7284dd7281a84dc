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

// ---- pages of rules --------------------------------------------------------------------------------------------------------------------

static void add_protocol(fl_brief_state *s, fl_names *protocols, uint32_t site) {
  if (site) fl_names_add(protocols, fl_graph_site_protocol(s->graph, fl_graph_site(s->graph, site)));
}

// What the findings of a rule speak.
static void add_protocols(fl_brief_state *s, fl_names *protocols, const fl_hazard *h) {
  for (uint32_t i = 0; i < h->findings.n && s->graph; i++) {
    const fl_finding *f = s->findings.at[h->findings.at[i]].f;
    add_protocol(s, protocols, fl_brief_call_of(s, f));
    for (uint32_t k = 0; k < f->n_related; k++) add_protocol(s, protocols, fl_brief_site(s, f->related[k].path, f->related[k].line));
  }
}

static bool is_of_another(const fl_brief_state *s, const fl_names *protocols, fl_str word) {
  const fl_models *m = s->analysis->engine->models;
  if (!fl_models_word_below(m, FL_VOCABULARY_stores, word)) return false;
  for (uint32_t i = 0; i < protocols->all.n; i++)
    if (fl_models_word(m, FL_VOCABULARY_stores, protocols->all.at[i], word)) return false;
  return true;
}

static bool is_of_word(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

// Is it the page of a store or broker that none of the findings is about? Its address names it.
static bool is_about_another(const fl_brief_state *s, const fl_names *protocols, fl_str page) {
  for (uint32_t i = 0, begin = 0; i <= page.n && protocols->all.n; i++) {
    if (i < page.n && is_of_word(page.at[i])) continue;
    if (is_of_another(s, protocols, fl_str_slice(page, begin, i))) return true;
    begin = i + 1;
  }
  return false;
}

static void add_rule(fl_brief_state *s, const fl_hazard *h) {
  const fl_rule *rule = h->rule;
  fl_cites cites = {0};
  fl_names protocols = {0};
  if (rule->n_references == 0) return;
  fl_cite(&cites, fl_cite_rule(s, rule));
  fl_doc_heading(s->doc, "%.*s", FL_STR_ARG(rule->title));
  fl_doc_list(s->doc);
  add_protocols(s, &protocols, h);
  for (uint32_t i = 0; i < rule->n_references; i++)
    if (!is_about_another(s, &protocols, rule->references[i])) say_once(s, &cites, rule->references[i]);
  fl_names_release(&protocols);
  if (fl_doc_block(s->doc)->statements.n == 0) fl_doc_say(s->doc, FL_SAID_frame, NULL, "Its pages are about other stores and brokers.");
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
  fl_doc_say(s->doc, FL_SAID_frame, NULL, "Rules hold for many languages, and so do the pages that they rest on: not each is about what is used here.");
  for (uint32_t i = 0; i < s->hazards.n; i++) add_rule(s, &s->hazards.at[i]);
  if (s->graph) add_libraries(s);
}
