// Requests to services of the repository, by what those do who answer.
//
// In: a site that asks. Out: whether every endpoint that answers is known, and does nothing but read, also through those that it asks in turn;
// or whether each of them writes to a store.
#include "graph/another.h"

#include "base/alloc.h"
#include "graph/ask_p.h"
#include "graph/calls_p.h"
#include "graph/services.h"
#include "graph/sites.h"

enum { MOST_HOPS = 4, ASKS = 1u << FL_SITE_remote_call | 1u << FL_SITE_publish };

static bool is_answered_by_reading(fl_ask *a, const fl_site *site, bool named, uint32_t hops);

static bool is_asked(fl_ask *a, const fl_site *site, uint32_t hops) {
  return is_answered_by_reading(a, site, fl_str_eq_c(fl_graph_site_protocol(fl_ask_graph(a), site), "grpc"), hops);
}

// The name of a procedure says what it does: without a call to tell by, that one counts. Who is asked in turn, and calls nobody, may keep what it
// is told in its memory.
static bool only_reads(fl_ask *a, const fl_site *entry, bool named, uint32_t hops) {
  const fl_contained *list;
  uint32_t all = fl_ask_contained(a, entry, ASKS, &list), n = 0, reads = 0;
  if (fl_ask_contained_more(a)) return false;
  const fl_site **sites = fl_alloc_zero(all + 1, sizeof *sites); // the next question takes the place of this answer
  for (uint32_t i = 0; i < all; i++)
    if (!list[i].site->through) sites[n++] = list[i].site; // else of the program itself: whoever asks is not answered by it
  while (reads < n && (sites[reads]->effect == FL_EFFECT_read || (hops < MOST_HOPS && is_asked(a, sites[reads], hops + 1)))) reads++;
  fl_free(sites);
  return reads == n && (n || !(named || hops));
}

static bool is_answered_by_reading(fl_ask *a, const fl_site *site, bool named, uint32_t hops) {
  const fl_service_map *map = fl_ask_services(a);
  uint32_t n, first = fl_ask_requests(a, site, &n), answers = 0;
  for (uint32_t i = first; i < first + n; i++)
    for (uint32_t e = map->requests[i].first_edge; e < map->requests[i].first_edge + map->requests[i].n_edges; e++) {
      uint32_t endpoint = map->edges[e].endpoint;
      const fl_site *entry = endpoint && map->edges[e].certainty > 1 ? fl_site_of_entry(fl_ask_graph(a), map->endpoints[endpoint].entry) : NULL;
      if (!entry || !only_reads(a, entry, named, hops)) return false;
      answers++;
    }
  return answers > 0;
}

bool fl_is_answered_by_reading(fl_ask *a, const fl_site *site) { return is_asked(a, site, 0); }

bool fl_is_answered_from_reads(fl_ask *a, const fl_site *site) { return is_answered_by_reading(a, site, true, 0); }

// ---- who answers keeps something --------------------------------------------------------------------------------------------------------

static bool is_store(fl_str protocol) {
  static const char *const stores[] = {"sql", "mongodb", "cassandra", "dynamodb", "firestore"};
  for (uint32_t i = 0; i < sizeof stores / sizeof *stores; i++)
    if (fl_str_eq_c(protocol, stores[i])) return true;
  return false;
}

static bool writes(fl_ask *a, const fl_site *s, bool valuable) {
  bool unseen = false, stores = is_store(fl_graph_site_protocol(fl_ask_graph(a), s)) && !s->through;
  if (!stores || (s->effect != FL_EFFECT_non_idempotent_write && s->effect != FL_EFFECT_idempotent_write)) return false;
  return !valuable || (fl_ask_is_valuable(a, s) && (fl_ask_makes_another(a, s, &unseen) || unseen));
}

static bool answers_by_writing(fl_ask *a, const fl_site *entry, bool valuable) {
  const fl_contained *list;
  uint32_t n = fl_ask_contained(a, entry, 1u << FL_SITE_remote_call, &list);
  const fl_site **sites = fl_alloc_zero(n + 1, sizeof *sites);
  bool found = false;
  for (uint32_t i = 0; i < n; i++) sites[i] = list[i].site;
  for (uint32_t i = 0; i < n && !found; i++) found = writes(a, sites[i], valuable);
  fl_free(sites);
  return found;
}

bool fl_is_answered_by_writing(fl_ask *a, const fl_site *site, bool valuable) {
  const fl_service_map *map = fl_ask_services(a);
  uint32_t n, first = fl_ask_requests(a, site, &n), answers = 0;
  for (uint32_t i = first; i < first + n; i++)
    for (uint32_t e = map->requests[i].first_edge; e < map->requests[i].first_edge + map->requests[i].n_edges; e++) {
      uint32_t endpoint = map->edges[e].endpoint;
      const fl_site *entry = endpoint && map->edges[e].certainty > 1 ? fl_site_of_entry(fl_ask_graph(a), map->endpoints[endpoint].entry) : NULL;
      if (!entry || !answers_by_writing(a, entry, valuable)) return false;
      answers++;
    }
  return answers > 0;
}

// ---- what tries a connection -------------------------------------------------------------------------------------------------------------

static bool opens(const fl_graph *g, const fl_site *s) {
  fl_str value;
  if (fl_graph_site_attribute(g, s, FL_STR("opens"), &value) && fl_str_eq_c(value, "connection")) return true;
  return fl_graph_site_attribute(g, s, FL_STR("connects"), &value) && fl_str_eq_c(value, "yes");
}

static bool is_given_constants(fl_graph *g, const fl_site *s) {
  fl_str text;
  uint32_t n = s->form == FL_FORM_CALL ? fl_graph_call(g, s->call)->n_args : 0;
  for (uint32_t i = 0; i < n; i++) {
    uint32_t val = fl_call_arg(g, s->call.file, s->call.id, (int32_t)i);
    if (!val || !fl_const_text(g, s->call.file, val, &text)) return false;
  }
  return n > 0;
}

bool fl_tries_connection(fl_ask *a, const fl_site *site) {
  fl_graph *g = a->g;
  fl_site_ids all = fl_sites_of_file(g, site->func.file);
  if (!is_given_constants(g, site)) return false;
  for (uint32_t i = 0; i < all.n; i++) {
    const fl_site *other = fl_graph_site(g, all.at[i]);
    if (other->func.id == site->func.id && opens(g, other)) return true;
  }
  return false;
}
