// Who is asked at a place: the service that answers, the store or topic, or what the code calls.
#include "brief/brief_p.h"

enum { LIKELY = 2 };

static uint64_t key_of(uint32_t file, uint32_t line) { return fl_map_key2(file, line); }

static bool acts(const fl_site *site) {
  return site->kind == FL_SITE_remote_call || site->kind == FL_SITE_publish || site->kind == FL_SITE_consume || site->kind == FL_SITE_lock_acquire;
}

// The first site of a line, and rather one that reaches out.
void fl_brief_index_sites(fl_brief_state *s) {
  for (uint32_t i = 1; i < fl_graph_n_sites(s->graph); i++) {
    const fl_site *site = fl_graph_site(s->graph, i);
    if (!site->func.file || !site->span.line) continue;
    uint64_t begin = fl_map_key2(site->func.file, site->span.byte_begin);
    if (!fl_map_get(&s->begins, begin, NULL)) fl_map_put(&s->begins, begin, i);
    uint64_t key = key_of(site->func.file, site->span.line);
    uint32_t there = fl_map_get_or(&s->sites, key, 0);
    if (!there || (acts(site) && !acts(fl_graph_site(s->graph, there)))) fl_map_put(&s->sites, key, i);
  }
}

uint32_t fl_brief_site(const fl_brief_state *s, fl_str path, uint32_t line) {
  uint32_t file = s->graph ? fl_brief_file(s->graph, path) : 0;
  return file ? fl_map_get_or(&s->sites, key_of(file, line), 0) : 0;
}

// Sites of one call follow one another.
uint32_t fl_brief_site_at(const fl_brief_state *s, const fl_place *at, uint32_t kinds) {
  uint32_t file = s->graph ? fl_brief_file(s->graph, at->path) : 0, i = file ? fl_map_get_or(&s->begins, fl_map_key2(file, at->byte_begin), 0) : 0;
  for (; i && i < fl_graph_n_sites(s->graph); i++) {
    const fl_site *site = fl_graph_site(s->graph, i);
    if (site->func.file != file || site->span.byte_begin != at->byte_begin) return 0;
    if (kinds & 1u << site->kind) return i;
  }
  return 0;
}

// ---- who answers ---------------------------------------------------------------------------------------------------------------------

static fl_party of_request(fl_brief_state *s, const fl_site *site) {
  const fl_service_map *map = fl_ask_services(s->ask);
  uint32_t n, first = fl_ask_requests(s->ask, site, &n);
  fl_party outside = {0};
  for (uint32_t i = 0; i < n; i++) {
    const fl_request *r = &map->requests[first + i];
    for (uint32_t e = 0; e < r->n_edges; e++) {
      const fl_edge *edge = &map->edges[r->first_edge + e];
      if (edge->certainty >= LIKELY) return (fl_party){FL_PARTY_service, false, fl_graph_name(s->graph, map->services[edge->service].name)};
    }
    fl_sym name = r->kind == FL_ENTRY_http ? r->host : r->address;
    if (r->is_outside && name && !outside.name.n) outside = (fl_party){FL_PARTY_outside, false, fl_graph_name(s->graph, name)};
  }
  return outside;
}

static uint32_t add_once(fl_str *out, uint32_t n, uint32_t most, fl_str name) {
  for (uint32_t i = 0; i < n; i++)
    if (fl_str_eq(out[i], name)) return n;
  if (n < most) out[n++] = name;
  return n;
}

uint32_t fl_brief_asked(fl_brief_state *s, uint32_t site, fl_str *services, uint32_t most) {
  const fl_service_map *map = fl_ask_services(s->ask);
  uint32_t n, found = 0, first = site ? fl_ask_requests(s->ask, fl_graph_site(s->graph, site), &n) : (n = 0);
  for (uint32_t i = first; i < first + n; i++)
    for (uint32_t e = map->requests[i].first_edge; e < map->requests[i].first_edge + map->requests[i].n_edges; e++)
      if (map->edges[e].certainty >= LIKELY) found = add_once(services, found, most, fl_graph_name(s->graph, map->services[map->edges[e].service].name));
  return found;
}

const fl_node *fl_brief_service_node(const fl_brief_state *s, fl_str service) {
  const fl_diagram *d = &s->doc->services;
  for (uint32_t i = 0; i < d->nodes.n; i++)
    if (d->nodes.at[i].kind == FL_NODE_service && fl_str_eq(d->nodes.at[i].name, service)) return &d->nodes.at[i];
  return NULL;
}

// The store that the map joins to the service by this protocol, when it is one.
static fl_party of_store(fl_brief_state *s, fl_str service, fl_str protocol) {
  const fl_diagram *d = &s->doc->services;
  const fl_node *own = fl_brief_service_node(s, service);
  uint32_t node = own ? (uint32_t)(own - d->nodes.at) + 1 : 0, found = 0;
  for (uint32_t i = 0; i < d->arrows.n && node; i++) {
    const fl_arrow *a = &d->arrows.at[i];
    if (a->kind != FL_ARROW_uses || a->from != node - 1 || !fl_str_eq(a->protocol, protocol) || found == a->to + 1) continue;
    if (found) return (fl_party){0};
    found = a->to + 1;
  }
  return found ? (fl_party){FL_PARTY_store, false, d->nodes.at[found - 1].name} : (fl_party){0};
}

// Code that several services run works with the store of each.
fl_party fl_brief_store_of(fl_brief_state *s, const fl_site *site, fl_str service) {
  return of_store(s, service, fl_brief_store_word(s, service, fl_graph_site_protocol(s->graph, site)));
}

fl_party fl_brief_store_called(fl_brief_state *s, fl_str service, fl_str protocol) { return of_store(s, service, fl_brief_store_word(s, service, protocol)); }

fl_party fl_brief_party_for(fl_brief_state *s, uint32_t site, fl_str service) {
  fl_party party = fl_brief_party(s, site);
  fl_party own = party.by_protocol && service.n ? fl_brief_store_of(s, fl_graph_site(s->graph, site), service) : (fl_party){0};
  return own.name.n ? own : party;
}

bool fl_brief_is_store(const fl_brief_state *s, fl_str protocol) {
  return s->analysis && protocol.n && fl_models_word(s->analysis->engine->models, FL_VOCABULARY_stores, protocol, protocol);
}

// "the mongodb store"
static fl_party of_protocol(fl_brief_state *s, fl_str protocol, bool is_message) {
  const char *what = is_message ? "broker" : fl_brief_is_store(s, protocol) ? "store" : NULL;
  if (!what || !protocol.n) return (fl_party){0};
  return (fl_party){is_message ? FL_PARTY_topic : FL_PARTY_store, true, fl_str_from(fl_arena_printf(&s->doc->arena, "%.*s %s", FL_STR_ARG(protocol), what))};
}

// What a message is handed to, which answers whoever sent it: a topic, or an exchange. Who reads it, nobody waits for.
static fl_sym of_message(fl_brief_state *s, const fl_site *site) {
  uint32_t n, first = fl_ask_requests(s->ask, site, &n);
  fl_sym topic = fl_ask_topic(s->ask, site);
  return topic || n == 0 ? topic : fl_ask_services(s->ask)->requests[first].label;
}

fl_party fl_brief_party(fl_brief_state *s, uint32_t site_id) {
  if (!site_id) return (fl_party){0};
  const fl_site *site = fl_graph_site(s->graph, site_id);
  bool is_message = site->kind == FL_SITE_publish || site->kind == FL_SITE_consume;
  uint32_t service = fl_ask_service_of(s->ask, site->func.file);
  fl_str name = service ? fl_graph_name(s->graph, fl_ask_services(s->ask)->services[service].name) : (fl_str){0};
  fl_str protocol = fl_brief_store_word(s, name, fl_graph_site_protocol(s->graph, site));
  fl_sym topic = is_message ? of_message(s, site) : 0;
  if (topic && fl_graph_name(s->graph, topic).n) return (fl_party){FL_PARTY_topic, false, fl_graph_name(s->graph, topic)};
  fl_party party = is_message ? (fl_party){0} : of_request(s, site);
  if (!party.name.n && name.n) party = of_store(s, name, protocol);
  if (!party.name.n) party = of_protocol(s, protocol, is_message);
  return party.name.n ? party : (fl_party){FL_PARTY_unknown, false, acts(site) ? fl_graph_name(s->graph, site->callee) : (fl_str){0}};
}

// Whoever sends a message waits for the broker; those who read it answer nobody.
fl_str fl_brief_broker(const fl_brief_state *s, const fl_site *site) {
  fl_str found = {0};
  for (uint32_t i = 0; i < s->inventory.items.n; i++) {
    const fl_item *item = &s->inventory.items.at[i];
    if (!fl_str_eq_c(item->what, "cluster") || !fl_str_eq(item->protocol, fl_graph_site_protocol(s->graph, site))) continue;
    if (found.n && !fl_str_eq(found, item->name)) return (fl_str){0};
    found = item->name;
  }
  return found;
}

// ---- of findings ---------------------------------------------------------------------------------------------------------------------

// The call that a finding is about: its own place, else the first related one that reaches out.
uint32_t fl_brief_call_of(const fl_brief_state *s, const fl_finding *f) {
  uint32_t site = fl_brief_site(s, f->at.path, f->at.line);
  if (site && acts(fl_graph_site(s->graph, site))) return site;
  uint32_t first = 0;
  for (uint32_t i = 0; i < f->n_related; i++) { // of several calls, the one that the message names
    uint32_t other = fl_brief_site(s, f->related[i].path, f->related[i].line);
    if (!other || !acts(fl_graph_site(s->graph, other))) continue;
    if (fl_str_eq(fl_graph_name(s->graph, fl_graph_site(s->graph, other)->callee), f->subject)) return other;
    if (!first) first = other;
  }
  return first ? first : site;
}

// Whoever calls through a wrapper comes to a call, and makes none.
bool fl_brief_is_call(const fl_place *related) { return fl_str_starts_c(related->message, "calls ") && !fl_str_starts_c(related->message, "calls through "); }

static bool is_one_line(const fl_place *a, const fl_place *b) { return a->line == b->line && fl_str_eq(a->path, b->path); }

// How many places a finding stands for: those that its owner decides for, itself among them where it is one of the calls. A context that is made in
// the line of its call is no second one.
uint32_t fl_brief_places(const fl_brief_state *s, const fl_finding *f) {
  uint32_t n = 0, site = fl_brief_site(s, f->at.path, f->at.line);
  bool told = !(site && acts(fl_graph_site(s->graph, site)));
  if (f->rule->at != FL_AT_owner && f->rule->at != FL_AT_service) return 1;
  for (uint32_t i = 0; i < f->n_related; i++) {
    if (!fl_brief_is_call(&f->related[i])) continue;
    told |= is_one_line(&f->related[i], &f->at), n++;
  }
  return n + (n && !told) + !n;
}

// Is one change at the place of a finding all that is to be done? Where that is one of its calls, the finding sums up what stands at all of them.
bool fl_brief_decides(const fl_brief_state *s, const fl_finding *f) {
  uint32_t site = fl_brief_site(s, f->at.path, f->at.line);
  return !(site && acts(fl_graph_site(s->graph, site))) || fl_brief_places(s, f) <= 1;
}
