// What an undertaking over several services is made of: how many steps it takes in others, whether one is about money, and whether the first can be taken back.
#include "brief/recommend_p.h"

#include "brief/budget.h"
#include "findings/collect.h"
#include "graph/another.h"

enum { LONG = 3, MAX_ENTRIES = 50 }; // LONG: steps of a chain

// Whoever answers writes something while they do. What a connection writes to try itself is not the work of who connects.
static bool is_answered_by_writing(fl_budgets *b, const fl_waiting *w) {
  for (uint32_t i = 0; i < b->all.n; i++)
    for (uint32_t k = 0; fl_is_answered_by(w, b->all.at[i].entry) && k < b->all.at[i].calls.n; k++) {
      const fl_site *site = b->waiting.at[b->all.at[i].calls.at[k].waiting].site;
      if (fl_brief_is_store(b->s, fl_graph_site_protocol(b->s->graph, site)) && fl_brief_writes(b->s, site) && !fl_tries_connection(b->s->ask, site)) return true;
    }
  return false;
}

// A request by a verb that adds, whatever is known of who answers it: the effect of a call that sends any request is not its own.
static bool adds_by_its_verb(fl_budgets *b, const fl_site *site) {
  const fl_service_map *map = fl_ask_services(b->s->ask);
  uint32_t n, first = fl_ask_requests(b->s->ask, site, &n);
  for (uint32_t i = first; i < first + n; i++) {
    const fl_graph *g = b->s->graph;
    const fl_request *r = &map->requests[i];
    bool adds = r->kind == FL_ENTRY_http && fl_effect_of_verb(fl_graph_name(g, r->method)) == FL_EFFECT_non_idempotent_write;
    if (adds && !fl_has_word_of_kind(g, FL_VOCABULARY_undoing, FL_STR("asking"), fl_graph_name(g, r->address))) return true;
  }
  return false;
}

// What adds by its verb does so unless who answers is seen to read; of the rest it is enough that they are seen to do nothing else.
static bool is_step(fl_budgets *b, const fl_waiting *w) {
  fl_str protocol = fl_graph_site_protocol(b->s->graph, w->site);
  bool unseen, adds = adds_by_its_verb(b, w->site);
  if (w->site->kind != FL_SITE_remote_call || !protocol.n || fl_brief_is_store(b->s, protocol)) return false;
  if (adds ? fl_is_answered_from_reads(b->s->ask, w->site) : fl_is_answered_by_reading(b->s->ask, w->site)) return false;
  return adds || fl_brief_writes(b->s, w->site) || fl_ask_makes_another(b->s->ask, w->site, &unseen) || is_answered_by_writing(b, w);
}

static uint32_t steps_of(fl_budgets *b, uint32_t entry, fl_cites *cites) {
  uint32_t n = 0;
  for (uint32_t i = 0; i < b->all.n; i++)
    for (uint32_t k = 0; b->all.at[i].entry == entry && k < b->all.at[i].calls.n; k++) {
      uint32_t waiting = b->all.at[i].calls.at[k].waiting;
      if (!is_step(b, &b->waiting.at[waiting])) continue;
      if (cites) fl_cite(cites, fl_cite_waiting(b, waiting));
      n++;
    }
  return n;
}

fl_str fl_fact_steps(fl_asking *q) {
  fl_budgets *b = fl_brief_budgets(q->s);
  const fl_reach *reach = &q->known->reach;
  uint32_t most = 0, entry = 0;
  for (uint32_t i = 0; i < reach->entries.n && i < MAX_ENTRIES; i++) {
    uint32_t n = steps_of(b, reach->entries.at[i], NULL);
    if (n > most) most = n, entry = reach->entries.at[i];
  }
  if (most < LONG) return (fl_str){0};
  if (!q->silent) steps_of(b, entry, &q->cites);
  return fl_doc_text(q->s->doc, "%s takes %u steps in other services", fl_entry_name(q->s, entry).at, most);
}

// ---- money -----------------------------------------------------------------------------------------------------------------------------

static bool speaks_of_money(const fl_graph *g, fl_str name) { return name.n && fl_has_word_under(g, FL_VOCABULARY_valuable, FL_STR("money"), name); }

static bool asks_for_money(const fl_asking *q, const fl_site *site) {
  const fl_service_map *map = fl_ask_services(q->s->ask);
  fl_str last, callee = fl_graph_name(q->s->graph, site->callee);
  uint32_t n, first = fl_ask_requests(q->s->ask, site, &n);
  fl_str_rcut(callee, '.', NULL, &last);
  bool money = speaks_of_money(q->s->graph, last.n ? last : callee);
  for (uint32_t i = first; i < first + n && !money; i++)
    if (map->requests[i].label) money = speaks_of_money(q->s->graph, fl_graph_name(q->s->graph, map->requests[i].label));
  return money;
}

static uint32_t first_step(const fl_asking *q) {
  const fl_place *at = fl_pair_of(q->known->f);
  return at ? fl_brief_site(q->s, at->path, at->line) : 0;
}

fl_str fl_fact_money(fl_asking *q) {
  const uint32_t steps[] = {first_step(q), q->site};
  for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
    const fl_site *site = steps[i] ? fl_graph_site(q->s->graph, steps[i]) : NULL;
    if (!site || !asks_for_money(q, site)) continue;
    if (!q->silent) fl_cite(&q->cites, fl_cite_place(q->s, fl_graph_file_at(q->s->graph, site->func.file)->path, site->span.line, FL_STR("is about money")));
    return fl_doc_text(q->s->doc, "%s is about money", fl_doc_code(q->s->doc, fl_say_callee(&q->s->doc->arena, fl_graph_name(q->s->graph, site->callee))).at);
  }
  return (fl_str){0};
}

// ---- taking back -----------------------------------------------------------------------------------------------------------------------

static bool takes_back(const fl_graph *g, const fl_endpoint *e) {
  fl_str method = fl_graph_name(g, e->method);
  return fl_str_eq_c(method, "DELETE") || fl_has_word_of(g, FL_VOCABULARY_undoing, method) || fl_has_word_of(g, FL_VOCABULARY_undoing, fl_graph_name(g, e->label)) ||
         fl_has_word_of(g, FL_VOCABULARY_undoing, fl_graph_func_name(g, e->func));
}

// Of a service of this repository, whose operations are known.
fl_str fl_fact_final(fl_asking *q) {
  const fl_service_map *map = fl_ask_services(q->s->ask);
  uint32_t n = 0, site = first_step(q);
  fl_party party = site ? fl_brief_party(q->s, site) : (fl_party){0};
  if (party.kind != FL_PARTY_service) return (fl_str){0};
  for (uint32_t i = 1; i < map->n_endpoints; i++) {
    const fl_endpoint *e = &map->endpoints[i];
    bool asked = (e->kind == FL_ENTRY_http || e->kind == FL_ENTRY_rpc) && fl_str_eq(fl_brief_service_name(q->s, e->service), party.name);
    if (asked && takes_back(q->s->graph, e)) return (fl_str){0};
    n += asked;
  }
  return n ? fl_doc_text(q->s->doc, "no operation of %s was seen that takes back what it has done", fl_doc_code(q->s->doc, party.name).at) : (fl_str){0};
}
