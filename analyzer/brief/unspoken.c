// Calls on the way of requests that are proved to have no deadline, and that no finding speaks of: no rule asks for the deadline of their protocol.
#include "brief/budget.h"
#include "brief/unspoken.h"

static void note_protocol(fl_brief_state *s, fl_names *names, fl_str path, uint32_t line) {
  uint32_t site = fl_brief_site(s, path, line);
  if (site) fl_names_add(names, fl_graph_site_protocol(s->graph, fl_graph_site(s->graph, site)));
}

// Protocols of all calls that findings say to hang.
static void spoken_of(fl_brief_state *s, fl_names *names) {
  for (uint32_t i = 0; i < s->findings.n; i++) {
    const fl_finding *f = s->findings.at[i].f;
    if (f->rule->scenario != FL_SCENARIO_hangs) continue;
    note_protocol(s, names, f->at.path, f->at.line);
    for (uint32_t k = 0; k < f->n_related; k++) note_protocol(s, names, f->related[k].path, f->related[k].line);
  }
}

static bool holds(const fl_names *names, fl_str name) {
  for (uint32_t i = 0; i < names->all.n; i++)
    if (fl_str_eq(names->all.at[i], name)) return true;
  return false;
}

static void tell(fl_brief_state *s, bool aside, const char *who) {
  fl_budgets *b = fl_brief_budgets(s);
  fl_names spoken = {0}, protocols = {0}, calls = {0};
  fl_cites cites = {0};
  spoken_of(s, &spoken);
  for (uint32_t i = 0; i < b->waiting.n; i++) {
    const fl_waiting *w = &b->waiting.at[i];
    fl_str protocol = fl_graph_site_protocol(s->graph, w->site);
    if (w->site->kind != FL_SITE_remote_call || w->answer != FL_IS_UNBOUNDED || !protocol.n || w->is_aside != aside || holds(&spoken, protocol)) continue;
    fl_names_add(&protocols, protocol), fl_names_add(&calls, fl_waiting_name(b, w));
    fl_cite(&cites, fl_cite_waiting(b, i));
  }
  if (protocols.all.n)
    fl_doc_say(s->doc, FL_SAID_found, &cites, "%s %s (%.*s) without a deadline as well, and no finding speaks of it: it needs one like the others.", who, fl_names_say(s->doc, &calls, 4).at,
               FL_STR_ARG(fl_names_plain(s->doc, &protocols, 4)));
  fl_names_release(&spoken), fl_names_release(&protocols), fl_names_release(&calls);
}

void fl_tell_unspoken(fl_brief_state *s) {
  tell(s, false, "Requests wait for");
  tell(s, true, "Work in the background waits for");
}
