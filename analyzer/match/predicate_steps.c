// Predicates about steps of one undertaking: who carries them out, what takes them back, what remembers them.
#include "match/predicate_p.h"

#include "graph/another.h"
#include "graph/services.h"
#include "graph/steps.h"

enum { MOST_CALLERS = 16, HIGHEST = 2 };

// ---- whom a request goes to ----------------------------------------------------------------------------------------------------------

// All that may answer. Where one site's end is known and the other's is told by its path alone, none of those that have the path may be the first one.
enum { MOST_ENDS = 8 };
typedef struct addressees {
  uint32_t services[MOST_ENDS]; // of this repository
  fl_sym hosts[MOST_ENDS];      // elsewhere; the name of a remote interface where there is no host
  uint32_t n_services, n_hosts;
  bool is_guessed; // by the path alone
} addressees;

static bool add_request(const fl_service_map *map, const fl_request *r, addressees *out) {
  for (uint32_t e = r->first_edge; e < r->first_edge + r->n_edges; e++) {
    if (out->n_services == MOST_ENDS) return false;
    out->is_guessed |= map->edges[e].certainty < 2;
    out->services[out->n_services++] = map->edges[e].service;
  }
  fl_sym host = r->n_edges || !r->is_outside ? 0 : r->host ? r->host : r->kind == FL_ENTRY_rpc ? r->address : 0;
  if (host && out->n_hosts < MOST_ENDS) out->hosts[out->n_hosts++] = host;
  return r->n_edges || host;
}

static bool addressees_of(const fl_focus *f, const fl_site *s, addressees *out) {
  const fl_service_map *map = fl_ask_services(f->ask);
  uint32_t n, first = fl_ask_requests(f->ask, s, &n);
  for (uint32_t i = first; i < first + n; i++)
    if (!add_request(map, &map->requests[i], out)) return false;
  return n > 0;
}

static bool shares_end(const addressees *x, const addressees *y) {
  for (uint32_t i = 0; i < x->n_services; i++)
    for (uint32_t k = 0; k < y->n_services; k++)
      if (x->services[i] == y->services[k]) return true;
  for (uint32_t i = 0; i < x->n_hosts; i++)
    for (uint32_t k = 0; k < y->n_hosts; k++)
      if (x->hosts[i] == y->hosts[k]) return true;
  return false;
}

// The store that a service writes to by itself is none of what it asks others for.
static fl_reply other_than_own_store(const fl_focus *f) {
  addressees of = {0}, own = {.services = {fl_ask_service_of(f->ask, f->outer->func.file)}, .n_services = 1};
  bool known = addressees_of(f, f->site, &of) && !of.is_guessed && (own.services[0] || !of.n_services);
  return known && !shares_end(&own, &of) ? (fl_reply){FL_YES, 4} : (fl_reply){FL_NO, 0};
}

static bool asks_service(const fl_graph *g, const fl_site *s) {
  fl_str protocol = fl_graph_site_protocol(g, s);
  return fl_str_eq_c(protocol, "http") || fl_str_eq_c(protocol, "grpc");
}

fl_reply fl_reply_other_service(fl_focus *f) {
  addressees own = {0}, other = {0};
  if (f->outer && !asks_service(f->g, f->outer)) return other_than_own_store(f);
  if (!f->outer || !addressees_of(f, f->site, &own) || !addressees_of(f, f->outer, &other)) return (fl_reply){FL_NO, 0};
  if (shares_end(&own, &other) || (own.is_guessed && other.is_guessed)) return (fl_reply){FL_NO, 0};
  return (fl_reply){FL_YES, own.is_guessed || other.is_guessed ? 3 : 4};
}

// Who is told afterwards does not change what has happened.
static bool only_tells(const fl_focus *f, const fl_site *s) {
  const fl_service_map *map = fl_ask_services(f->ask);
  uint32_t n, first = fl_ask_requests(f->ask, s, &n);
  if (fl_has_word_of(f->g, FL_VOCABULARY_telling, fl_graph_name(f->g, s->callee)) || fl_has_word_of(f->g, FL_VOCABULARY_telling, fl_graph_func_name(f->g, s->func))) return true;
  if (fl_has_word_of(f->g, FL_VOCABULARY_telling, fl_written_name(f->ask, s))) return true; // an audit, a log
  for (uint32_t i = first; i < first + n; i++)
    if (fl_has_word_of(f->g, FL_VOCABULARY_telling, fl_graph_name(fl_ask_graph(f->ask), map->requests[i].address))) return true;
  return false;
}

fl_reply fl_reply_only_tells(fl_focus *f) { return (fl_reply){only_tells(f, f->site) ? FL_YES : FL_NO, 4}; }

// ---- what takes a step back ------------------------------------------------------------------------------------------------------------

static bool somebody_takes_back(const fl_graph *g, fl_call_ref step, uint32_t level) {
  const fl_caller *callers;
  fl_func_ref func = {step.file, fl_graph_call(g, step)->func};
  if (fl_takes_back(g, step) || fl_speaks_of_keys(g, func)) return true; // with a key the whole may be asked for again
  uint32_t n = level < HIGHEST ? fl_graph_callers(g, func, &callers) : 0;
  for (uint32_t i = 0; i < n && i < MOST_CALLERS; i++) {
    bool runs_it = callers[i].certainty >= 3 && callers[i].via != FL_VIA_REGISTER && callers[i].via != FL_VIA_SPAWN;
    if (runs_it && somebody_takes_back(g, callers[i].call, level + 1)) return true;
  }
  return false;
}

fl_reply fl_reply_undone(fl_focus *f) {
  bool undone = f->site->call.id && somebody_takes_back(f->g, f->site->call, 0);
  if (f->pair && f->pair->call.id) undone = undone || fl_takes_back(f->g, f->pair->call);
  return (fl_reply){undone ? FL_YES : FL_NO, 4};
}

// ---- what remembers a step -------------------------------------------------------------------------------------------------------------

fl_reply fl_reply_marked_late(fl_focus *f) {
  const fl_site *mark = NULL;
  uint8_t certainty = fl_ask_marked_late(f->ask, f->site, &mark);
  if (mark) f->pair = mark;
  return (fl_reply){certainty ? FL_YES : FL_NO, certainty};
}

fl_reply fl_reply_inserts_if_absent(fl_focus *f) {
  bool unseen = false;
  const fl_site *read = NULL;
  uint8_t certainty = fl_ask_inserts_if_absent(f->ask, f->site, &unseen, &read);
  if (read) f->pair = read;
  return (fl_reply){certainty ? FL_YES : unseen ? FL_PERHAPS : FL_NO, certainty ? certainty : unseen};
}

fl_reply fl_reply_marks_apart(fl_focus *f) {
  bool unseen = false;
  const fl_site *read = NULL;
  uint8_t certainty = fl_ask_marks_apart(f->ask, f->site, &unseen, &read);
  if (read) f->pair = read;
  return (fl_reply){certainty ? FL_YES : unseen ? FL_PERHAPS : FL_NO, certainty ? certainty : unseen};
}
