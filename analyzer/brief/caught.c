// Where what a changed call throws would be caught, so that whoever asked hears of success as before.
#include "brief/recommend.h"

enum { MAX_PLACES = 8, MAX_NAMED = 3, CALLS = 1u << FL_SITE_publish | 1u << FL_SITE_remote_call };

// Ways that make a call say what went wrong, where it went wrong in silence: they help as far as somebody hears it.
static bool speaks_up(const fl_rule *rule, uint32_t option) {
  return rule->scenario == FL_SCENARIO_lost && rule->on_site & CALLS && option < rule->n_options && rule->options[option].adds == FL_ADDS_none;
}

static uint32_t places_of(fl_brief_state *s, const fl_known_finding *known, fl_caught *out, uint32_t cap) {
  uint32_t site = fl_brief_call_of(s, known->f);
  const fl_site *of = site ? fl_graph_site(s->graph, site) : NULL;
  return of && (1u << of->kind & CALLS) ? fl_graph_caught(s->graph, of->call, out, cap) : 0;
}

static void name(fl_brief_state *s, const fl_caught *at, fl_names *names, fl_cites *cites) {
  fl_str path = fl_graph_file_at(s->graph, at->file)->path;
  fl_names_add(names, fl_doc_text(s->doc, "%.*s:%u", FL_STR_ARG(fl_path_base(path)), at->line));
  if (cites) fl_cite(cites, fl_cite_place(s, path, at->line, FL_STR("catches what is thrown, and throws nothing")));
}

fl_str fl_brief_caught_at(fl_brief_state *s, const fl_hazard *h, uint32_t option, fl_cites *cites) {
  fl_caught at[MAX_PLACES];
  fl_names names = {0};
  for (uint32_t i = 0; s->graph && speaks_up(h->rule, option) && i < h->findings.n; i++) {
    uint32_t n = places_of(s, &s->findings.at[h->findings.at[i]], at, MAX_PLACES);
    for (uint32_t k = 0; k < n; k++) name(s, &at[k], &names, cites);
  }
  fl_str said = names.all.n ? fl_names_say(s->doc, &names, MAX_NAMED) : (fl_str){0};
  fl_names_release(&names);
  return said;
}
