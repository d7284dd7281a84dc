// Predicates about steps of one undertaking: who carries them out, what takes them back, what remembers them.
#include "match/predicate_p.h"

#include "graph/another.h"
#include "graph/services.h"
#include "graph/steps.h"

enum { MOST_CALLERS = 16, HIGHEST = 2 };

// ---- whom a request goes to ----------------------------------------------------------------------------------------------------------

typedef struct addressee {
  uint32_t service; // of this repository
  fl_sym host;      // elsewhere; the name of a remote interface where there is no host
} addressee;

static bool addressee_of_request(const fl_service_map *map, const fl_request *r, addressee *out) {
  for (uint32_t e = r->first_edge; e < r->first_edge + r->n_edges; e++) {
    if (map->edges[e].certainty < 2 || (out->service && out->service != map->edges[e].service)) return false;
    out->service = map->edges[e].service;
  }
  if (!r->n_edges && r->is_outside) out->host = r->host ? r->host : r->kind == FL_ENTRY_rpc ? r->address : 0;
  return out->service || out->host;
}

static bool addressee_of(const fl_focus *f, const fl_site *s, addressee *out) {
  const fl_service_map *map = fl_ask_services(f->ask);
  uint32_t n, first = fl_ask_requests(f->ask, s, &n);
  for (uint32_t i = first; i < first + n; i++) {
    addressee one = {0};
    if (!addressee_of_request(map, &map->requests[i], &one)) return false;
    if (i > first && (one.service != out->service || one.host != out->host)) return false;
    *out = one;
  }
  return n > 0;
}

fl_reply fl_reply_other_service(fl_focus *f) {
  addressee own = {0}, other = {0};
  if (!f->outer || !addressee_of(f, f->site, &own) || !addressee_of(f, f->outer, &other)) return (fl_reply){FL_NO, 0};
  bool differs = own.service != other.service || own.host != other.host;
  return (fl_reply){differs ? FL_YES : FL_NO, 4};
}

// Who is told afterwards does not change what has happened.
static bool only_tells(const fl_focus *f, const fl_site *s) {
  const fl_service_map *map = fl_ask_services(f->ask);
  uint32_t n, first = fl_ask_requests(f->ask, s, &n);
  if (fl_has_word_of(f->g, FL_VOCABULARY_telling, fl_graph_name(f->g, s->callee)) || fl_has_word_of(f->g, FL_VOCABULARY_telling, fl_graph_func_name(f->g, s->func))) return true;
  for (uint32_t i = first; i < first + n; i++)
    if (fl_has_word_of(f->g, FL_VOCABULARY_telling, fl_graph_name(fl_ask_graph(f->ask), map->requests[i].address))) return true;
  return false;
}

fl_reply fl_reply_only_tells(fl_focus *f) { return (fl_reply){only_tells(f, f->site) ? FL_YES : FL_NO, 4}; }

// ---- what takes a step back ------------------------------------------------------------------------------------------------------------

static bool somebody_takes_back(const fl_graph *g, fl_func_ref func, uint32_t level) {
  const fl_caller *callers;
  if (fl_takes_back(g, func) || fl_speaks_of_keys(g, func)) return true; // with a key the whole may be asked for again
  uint32_t n = level < HIGHEST ? fl_graph_callers(g, func, &callers) : 0;
  for (uint32_t i = 0; i < n && i < MOST_CALLERS; i++) {
    fl_func_ref caller = {callers[i].call.file, fl_graph_call(g, callers[i].call)->func};
    bool runs_it = callers[i].certainty >= 3 && callers[i].via != FL_VIA_REGISTER && callers[i].via != FL_VIA_SPAWN;
    if (runs_it && somebody_takes_back(g, caller, level + 1)) return true;
  }
  return false;
}

fl_reply fl_reply_undone(fl_focus *f) {
  bool undone = somebody_takes_back(f->g, f->site->func, 0) || (f->pair && fl_takes_back(f->g, f->pair->func));
  return (fl_reply){undone ? FL_YES : FL_NO, 4};
}

// ---- what remembers a step -------------------------------------------------------------------------------------------------------------

fl_reply fl_reply_marked_late(fl_focus *f) {
  const fl_site *mark = NULL;
  uint8_t certainty = fl_ask_marked_late(f->ask, f->site, &mark);
  if (mark) f->pair = mark;
  return (fl_reply){certainty ? FL_YES : FL_NO, certainty};
}

fl_reply fl_reply_marks_apart(fl_focus *f) {
  bool unseen = false;
  const fl_site *read = NULL;
  uint8_t certainty = fl_ask_marks_apart(f->ask, f->site, &unseen, &read);
  if (read) f->pair = read;
  return (fl_reply){certainty ? FL_YES : unseen ? FL_PERHAPS : FL_NO, certainty ? certainty : unseen};
}
