#include "brief/start.h"

#include "brief/budget.h"
#include "brief/recommend.h"

#include "brief/requirements.h"
#include "graph/ability.h"

#include <stddef.h>

enum { WAITS = 1u << FL_SITE_remote_call | 1u << FL_SITE_publish | 1u << FL_SITE_lock_acquire };

static bool is_in_loop(const fl_graph *g, uint32_t file, uint32_t region) {
  const fl_facts *f = fl_graph_facts(g, file);
  for (; region; region = f->regions[region].parent)
    if (f->regions[region].kind == FL_REGION_LOOP) return true;
  return false;
}

static bool is_once(const fl_graph *g, const fl_contained *way) {
  bool looped = is_in_loop(g, way->site->func.file, way->site->region);
  for (uint32_t i = 0; i < way->depth && !looped; i++) looped = is_in_loop(g, way->path[i].file, fl_graph_call(g, way->path[i])->region);
  return !looped;
}

// Does the main lead to the call without another thread, and once?
static bool runs_once(fl_brief_state *s, uint32_t entry, uint32_t site_id) {
  for (uint32_t i = 1; i < fl_graph_n_sites(s->graph); i++) {
    const fl_site *main = fl_graph_site(s->graph, i);
    const fl_contained *list;
    bool found = false, once = true;
    if (main->kind != FL_SITE_entry || main->entry != entry) continue;
    uint32_t n = fl_ask_contained(s->ask, main, WAITS, &list);
    for (uint32_t k = 0; k < n; k++)
      if (list[k].site->id == site_id) found = true, once = once && is_once(s->graph, &list[k]);
    return found && once;
  }
  return false;
}

static bool serves(const fl_brief_state *s, fl_str service) {
  const fl_entry_point *entries;
  uint32_t n = fl_graph_entries(s->graph, &entries);
  for (uint32_t i = 0; i < n; i++)
    if (entries[i].kind != FL_ENTRY_main && fl_brief_counts_entry(s, &entries[i]) && fl_str_eq(fl_brief_service_of(s, entries[i].file), service)) return true;
  return false;
}

bool fl_is_at_start(fl_brief_state *s, const fl_known_finding *known) {
  const fl_entry_point *entries;
  uint32_t site = s->graph ? fl_brief_site(s, known->f->at.path, known->f->at.line) : 0;
  if (!site || known->f->rule->scenario != FL_SCENARIO_hangs || known->reach.entries.n == 0 || known->reach.is_cut) return false;
  fl_graph_entries(s->graph, &entries);
  for (uint32_t i = 0; i < known->reach.entries.n; i++) {
    uint32_t entry = known->reach.entries.at[i];
    if (entries[entry - 1].kind != FL_ENTRY_main || !runs_once(s, entry, site)) return false;
  }
  return serves(s, known->service);
}

bool fl_is_aside(const fl_brief_state *s, const fl_known_finding *known) {
  const fl_entry_point *entries;
  bool aside = s->graph && known->f->rule->risk.aside.n && known->reach.entries.n && !known->reach.is_cut;
  if (aside) fl_graph_entries(s->graph, &entries);
  for (uint32_t i = 0; aside && i < known->reach.entries.n; i++) {
    uint8_t kind = entries[known->reach.entries.at[i] - 1].kind;
    aside = kind == FL_ENTRY_main || kind == FL_ENTRY_cron;
  }
  return aside;
}

// ---- what is said ----------------------------------------------------------------------------------------------------------------------

static fl_str services_of(fl_brief_state *s, const fl_hazard *h) {
  fl_names names = {0};
  for (uint32_t i = 0; i < h->services.n; i++) fl_names_add(&names, h->services.at[i]);
  fl_str said = names.all.n ? fl_names_say(s->doc, &names, 3) : FL_STR("the program");
  fl_names_release(&names);
  return said;
}

// What holds with a pool of connections, or without.
static fl_str fit(const fl_hazard *h, fl_str pooled, fl_str unpooled) { return !h->pooled && unpooled.n ? unpooled : pooled; }
#define FIT(h, text) fit(h, (h)->rule->risk.text, (h)->rule->risk.unpooled.text)

fl_str fl_hazard_failure(fl_brief_state *s, const fl_hazard *h) {
  if (h->at_start) return fl_doc_text(s->doc, "It runs once, when %.*s starts: if nobody answers then, the start hangs without an error. Requests do not come by here.", FL_STR_ARG(services_of(s, h)));
  return h->aside && h->rule->risk.aside.n ? FIT(h, aside) : FIT(h, failure_mode);
}

fl_str fl_hazard_felt_by(fl_brief_state *s, const fl_hazard *h) {
  if (h->at_start) return fl_doc_text(s->doc, "Instances of %.*s that start while the other side is away; those that run do not.", FL_STR_ARG(services_of(s, h)));
  if (h->aside) return fl_doc_text(s->doc, "What %.*s does by itself, and whatever needs that to be done. Requests do not come by here.", FL_STR_ARG(services_of(s, h)));
  return FIT(h, blast_radius);
}

uint32_t fl_hazard_option(fl_brief_state *s, const fl_hazard *h) { return fl_brief_option_of(s, &s->findings.at[h->findings.at[0]]); }

// What the option says, else the rule.
static fl_str of_option(const fl_hazard *h, uint32_t option, size_t member, fl_str usual) {
  fl_str own = option < h->rule->n_options ? *(const fl_str *)((const char *)&h->rule->options[option] + member) : (fl_str){0};
  return own.n ? own : usual;
}
#define FIT_OF(h, option, text) of_option(h, option, offsetof(fl_remedy, text), FIT(h, text))

fl_str fl_hazard_guardrail(const fl_hazard *h, uint32_t option) { return h->aside ? (fl_str){0} : FIT_OF(h, option, guardrail); }

fl_str fl_hazard_way_back(const fl_hazard *h, uint32_t option) { return of_option(h, option, offsetof(fl_remedy, reversibility), h->rule->risk.reversibility); }

fl_str fl_hazard_experiment(fl_brief_state *s, const fl_hazard *h, uint32_t option) {
  if (h->at_start) return fl_doc_text(s->doc, "Drop all packets to the other side, then start %.*s: the start must end with an error within the limit.", FL_STR_ARG(services_of(s, h)));
  if (h->aside) return fl_doc_text(s->doc, "Drop all packets to the other side while %.*s does this: it must end, or go on, with an error that somebody sees, and requests must be answered as before.", FL_STR_ARG(services_of(s, h)));
  return FIT_OF(h, option, chaos);
}

fl_str fl_hazard_metric(const fl_hazard *h, uint32_t option) {
  if (h->at_start) return FL_STR("How long a start takes.");
  return h->aside ? FL_STR("How long it has been at this work, and how often it has tried.") : FIT_OF(h, option, metric);
}

fl_str fl_hazard_alert(const fl_hazard *h, uint32_t option) {
  if (h->at_start) return FL_STR("An instance that does not become ready within the limit.");
  return h->aside ? FL_STR("Work that is not done after ten times the time that it usually takes.") : FIT_OF(h, option, alert);
}

fl_str fl_hazard_only(fl_brief_state *s, const fl_hazard *h) {
  fl_names states = {0};
  bool all = s->graph && !h->aside && !h->at_start;
  for (uint32_t i = 0; i < h->findings.n && all; i++) {
    uint32_t site = fl_brief_call_of(s, s->findings.at[h->findings.at[i]].f);
    fl_str only = site ? fl_budget_only_at(fl_brief_budgets(s), site) : (fl_str){0};
    all = only.n > 0;
    fl_names_add(&states, only);
  }
  fl_str said = all && states.all.n ? fl_names_plain(s->doc, &states, 2) : (fl_str){0};
  fl_names_release(&states);
  return said;
}

static void add_peers(fl_brief_state *s, fl_names *peers, fl_str path, uint32_t line) {
  enum { MOST = 8 };
  fl_str services[MOST];
  uint32_t n = fl_brief_asked(s, fl_brief_site(s, path, line), services, MOST);
  for (uint32_t i = 0; i < n; i++) fl_names_add(peers, services[i]);
}

// "An endpoint that takes a list (of `stock` and `rates`)": what is changed at the other side names all whom the place asks.
static fl_str change_with_peer(fl_brief_state *s, const fl_known_finding *known, uint32_t option) {
  const fl_rule *rule = known->f->rule;
  fl_names peers = {0};
  fl_str change = fl_brief_change(rule, option);
  if (!s->graph || option >= rule->n_options || !fl_remedy_needs(&rule->options[option], FL_NEEDS_peer)) return change;
  add_peers(s, &peers, known->f->at.path, known->f->at.line);
  for (uint32_t i = 0; i < known->f->n_related; i++)
    if (fl_brief_is_call(&known->f->related[i])) add_peers(s, &peers, known->f->related[i].path, known->f->related[i].line);
  if (peers.all.n) change = fl_doc_text(s->doc, "%.*s (of %s)", FL_STR_ARG(change), fl_names_say(s->doc, &peers, 3).at);
  fl_names_release(&peers);
  return change;
}

bool fl_is_without_client(fl_brief_state *s, const fl_known_finding *known, uint32_t option) {
  const fl_rule *rule = known->f->rule;
  uint32_t site = s->graph && option < rule->n_options && rule->options[option].plain.n ? fl_brief_call_of(s, known->f) : 0;
  return site && fl_graph_is_plain_call(s->graph, fl_graph_site(s->graph, site));
}

// "A deadline at the call": no client is built where the library has functions.
static fl_str change_of_plain(fl_brief_state *s, const fl_known_finding *known, uint32_t option) {
  return fl_is_without_client(s, known, option) ? known->f->rule->options[option].plain : change_with_peer(s, known, option);
}

// "Hand it on: `ctx` stands at hand in `convert` and is not handed on"
static fl_str change_at_place(fl_brief_state *s, const fl_known_finding *known, uint32_t option) {
  const fl_rule *rule = known->f->rule;
  fl_str at_hand = option < rule->n_options ? fl_brief_context_at_hand(s, known, &rule->options[option]) : (fl_str){0};
  return at_hand.n ? fl_doc_text(s->doc, "Hand it on: %.*s", FL_STR_ARG(at_hand)) : change_of_plain(s, known, option);
}

// How the library of this very call is told.
fl_str fl_finding_change(fl_brief_state *s, const fl_known_finding *known, uint32_t option) {
  fl_str own = fl_brief_sentence(known->f->fix);
  if (!known->at_start || !own.n) return change_at_place(s, known, option);
  if (fl_str_ends_c(own, ".")) own.n--;
  return fl_doc_text(s->doc, "%.*s", FL_STR_ARG(own));
}
