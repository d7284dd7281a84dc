#include "brief/able.h"

#include "brief/stance.h"

// A transaction before the calls in it: it is what holds.
static uint32_t site_of(const fl_brief_state *s, const fl_finding *f) {
  uint32_t own = fl_brief_site(s, f->at.path, f->at.line);
  for (uint32_t i = 0; i < f->n_related; i++) {
    uint32_t site = fl_brief_site(s, f->related[i].path, f->related[i].line);
    if (site && fl_graph_site(s->graph, site)->kind == FL_SITE_txn) return site;
  }
  return own && fl_graph_site(s->graph, own)->kind == FL_SITE_txn ? own : fl_brief_call_of(s, f);
}

bool fl_is_pooled(const fl_brief_state *s, const fl_known_finding *known) {
  uint32_t site = s->graph ? site_of(s, known->f) : 0;
  return site && fl_graph_can(s->graph, fl_graph_site(s->graph, site), FL_ABILITY_pool) == FL_CAN_YES;
}

static fl_party store_of(fl_brief_state *s, const fl_known_finding *known, uint32_t site) {
  fl_party party = fl_brief_party_for(s, site, known->service);
  return party.kind == FL_PARTY_store && !party.by_protocol ? party : (fl_party){0};
}

// What all deployments of the store say that it cannot do.
static bool stands_without(fl_brief_state *s, fl_str store, uint8_t ability) {
  uint32_t n = 0;
  for (uint32_t i = 0; i < s->inventory.items.n && store.n; i++) {
    const fl_item *item = &s->inventory.items.at[i];
    bool declared = fl_str_eq_c(item->what, "store") || fl_str_eq_c(item->what, "cluster");
    if (!declared || !fl_str_eq(item->name, store)) continue;
    const fl_stance_model *row = fl_stance_of(s, item).row;
    if (!row || !(row->cannot & 1u << ability)) return false;
    n++;
  }
  return n > 0;
}

static fl_can can_there(fl_brief_state *s, const fl_known_finding *known, uint32_t site, uint8_t ability) {
  fl_can can = fl_graph_can(s->graph, fl_graph_site(s->graph, site), ability);
  return can != FL_CAN_NO && stands_without(s, store_of(s, known, site).name, ability) ? FL_CAN_NO : can;
}

fl_can fl_brief_able(fl_brief_state *s, const fl_known_finding *known, const fl_remedy *o, uint8_t *ability) {
  uint32_t site = s->graph && o->asks ? fl_brief_call_of(s, known->f) : 0;
  fl_can worst = site ? FL_CAN_YES : FL_CAN_UNKNOWN;
  for (uint8_t a = 1; a < FL_N_ABILITIES && site; a++) {
    if (!(o->asks & 1u << a)) continue;
    fl_can can = can_there(s, known, site, a);
    if (can == FL_CAN_NO) return *ability = a, can;
    if (can == FL_CAN_ANEW) *ability = a, worst = can;
    if (can == FL_CAN_UNKNOWN && worst == FL_CAN_YES) worst = can;
  }
  return worst;
}

bool fl_is_of_data(uint8_t ability) { return ability == FL_ABILITY_compare || ability == FL_ABILITY_part || ability == FL_ABILITY_sum || ability == FL_ABILITY_lock; }

// %s: the client.
static const char *const unable[FL_N_ABILITIES] = {
    [FL_ABILITY_limit] = "%s has no such setting where a client or pool is made",
    [FL_ABILITY_pool] = "%s has no pool of connections",
    [FL_ABILITY_role_limit] = "the store of %s has no limits for roles",
    [FL_ABILITY_compare] = "%s has no write on a condition: it needs another client of the store",
    [FL_ABILITY_part] = "%s reads and writes values as a whole: it needs another client of the store, and what is stored laid out anew",
    [FL_ABILITY_sum] = "%s has no operation that adds in the store",
    [FL_ABILITY_row_lock] = "the store of %s has no locks of rows",
    [FL_ABILITY_lock] = "%s sets no key on the condition that nobody else has: it needs another client of the store",
    [FL_ABILITY_transaction] = "%s has no transactions over several writes",
};

static const char anew[] = "what %s keeps there is one value: to change a part of it, it is laid out anew, and what is stored already is moved";

// Parameters of a connection are no limit of the client's.
static const char of_store[] = " (a limit that it hands to the store with the connection is the store's own, and ends no wait for one that is silent)";

fl_str fl_brief_unable_text(fl_brief_state *s, const fl_known_finding *known, const fl_remedy *o) {
  uint8_t ability = 0;
  fl_can can = fl_brief_able(s, known, o, &ability);
  if (can != FL_CAN_NO && can != FL_CAN_ANEW) return (fl_str){0};
  const fl_site *site = fl_graph_site(s->graph, fl_brief_call_of(s, known->f));
  fl_str client = fl_graph_client_name(s->graph, site), versions = fl_graph_can_versions(s->graph, site, ability);
  if (client.n) client = fl_doc_code(s->doc, client);
  fl_str store = ability == FL_ABILITY_transaction ? store_of(s, known, site->id).name : (fl_str){0};
  if (store.n) client = fl_doc_code(s->doc, store), versions = (fl_str){0};
  if (client.n && versions.n) client = fl_doc_text(s->doc, "%.*s %.*s", FL_STR_ARG(client), FL_STR_ARG(versions));
  fl_str text = fl_doc_text(s->doc, can == FL_CAN_ANEW ? anew : unable[ability], client.n ? client.at : "the client");
  bool handed = can == FL_CAN_NO && ability == FL_ABILITY_limit && fl_str_eq_c(fl_graph_site_protocol(s->graph, site), "sql");
  return handed ? fl_doc_text(s->doc, "%.*s%s", FL_STR_ARG(text), of_store) : text;
}
