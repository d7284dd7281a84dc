// Predicates about what a call leaves behind: in the store that it writes to, or with the service that it asks.
#include "match/predicate_p.h"

#include "graph/another.h"
#include "graph/services.h"
#include "graph/words.h"

static bool begins_so(const fl_focus *f, fl_str name) {
  fl_str rest, last, first;
  if (fl_str_rcut(name, '.', &rest, &last)) name = last;
  first = fl_first_word(name, &rest);
  return first.n && fl_has_word_of_kind(f->g, FL_VOCABULARY_undoing, FL_STR("taking_away"), first);
}

// By all the verbs that it may be asked with.
static bool is_asked_with(const fl_focus *f, bool (*is)(fl_str verb)) {
  const fl_service_map *map = fl_ask_services(f->ask);
  uint32_t n, first = fl_ask_requests(f->ask, f->site, &n), fit = 0;
  for (uint32_t i = first; i < first + n; i++) fit += is(fl_graph_name(fl_ask_graph(f->ask), map->requests[i].method));
  return n && fit == n;
}

static bool deletes(fl_str verb) { return fl_same_word(verb, FL_STR("delete")); }

static bool alters(fl_str verb) {
  return deletes(verb) || fl_same_word(verb, FL_STR("post")) || fl_same_word(verb, FL_STR("put")) || fl_same_word(verb, FL_STR("patch"));
}

// An emptied basket, a removed draft: what the call is called, or the function that is there for it, or its verb.
fl_reply fl_reply_takes_away(fl_focus *f) {
  bool named = begins_so(f, fl_graph_name(f->g, f->site->callee)) || begins_so(f, fl_graph_func_name(f->g, f->site->func));
  return (fl_reply){named || is_asked_with(f, deletes) ? FL_YES : FL_NO, 4};
}

// PUT, POST and DELETE change something unless those who answer only read. A GET does where who answers inserts what somebody pays for. Who answers
// and calls nobody may change what it keeps by itself: nobody knows, and the verb counts.
static fl_reply changes_there(fl_focus *f) {
  uint8_t effect = fl_effect_at(f);
  if (fl_is_called_a_question(f)) return (fl_reply){FL_NO, 0};
  if (effect == FL_EFFECT_read) return fl_is_answered_by_writing(f->ask, f->site, true) ? (fl_reply){FL_YES, 3} : (fl_reply){FL_NO, 0};
  bool written = effect == FL_EFFECT_idempotent_write || effect == FL_EFFECT_non_idempotent_write || is_asked_with(f, alters);
  return written && !fl_is_answered_from_reads(f->ask, f->site) ? (fl_reply){FL_YES, 4} : (fl_reply){FL_NO, 0};
}

fl_reply fl_reply_changes(fl_focus *f) {
  fl_str protocol = fl_graph_site_protocol(f->g, f->site);
  if (fl_str_eq_c(protocol, "http") || fl_str_eq_c(protocol, "grpc")) return changes_there(f);
  fl_str flushes;
  bool writes = f->site->effect == FL_EFFECT_idempotent_write || f->site->effect == FL_EFFECT_non_idempotent_write;
  writes = writes || fl_graph_site_attribute(f->g, f->site, FL_STR("flushes_writes"), &flushes); // what was staged before
  return (fl_reply){writes ? FL_YES : FL_NO, 4};
}

fl_reply fl_reply_kept_there(fl_focus *f) { return (fl_reply){fl_is_answered_by_writing(f->ask, f->site, false) ? FL_YES : FL_NO, 3}; }
