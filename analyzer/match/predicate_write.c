// Predicates about values, writes, and what happens when they are repeated.
#include "match/predicate_p.h"

#include "graph/another.h"
#include "graph/relay.h"
#include "graph/services.h"
#include "graph/sites.h"
#include "graph/statement.h"
#include "graph/twin.h"
#include "graph/words.h"
#include "graph/writes.h"

// ---- what a role is set to ---------------------------------------------------------------------------------------------------------

// sql.LevelSerializable, Isolation.SERIALIZABLE, :serializable, "repeatable read": the words of the last name, or of the text.
static fl_str text_of_value(const fl_graph *g, fl_val_ref ref) {
  const fl_facts *f = ref.id ? fl_graph_facts(g, ref.file) : NULL;
  const fl_val *v = f ? &f->values[ref.id] : NULL;
  if (!v) return (fl_str){0};
  if (v->kind == FL_VAL_FIELD) return f->texts[v->b];
  if (v->kind == FL_VAL_LIT && v->op == FL_LIT_FALSE) return FL_STR("false");
  if (v->kind == FL_VAL_CALL && !f->calls[v->a].n_args) return f->texts[f->calls[v->a].name]; // writeconcern.Majority()
  return v->kind == FL_VAL_REF || v->kind == FL_VAL_LIT ? f->texts[v->a] : (fl_str){0};
}

bool fl_outcome_says(const fl_focus *f, const fl_outcome *o, const fl_predicate *p) {
  fl_str text = text_of_value(f->g, o->value_ref);
  if (!text.n && o->value_text) text = fl_graph_name(fl_ask_graph(f->ask), o->value_text);
  uint32_t written = !text.n && p->role == FL_ROLEKIND_key && f->site->call.id ? fl_value_at_call(f->g, f->site, p->role) : 0;
  if (written) text = text_of_value(f->g, (fl_val_ref){f->site->call.file, written}); // what comes from elsewhere: by its name here
  for (uint32_t i = 0; i < p->n_words; i++)
    if (fl_same_word(text, p->words[i])) return true; // also what is no word: 1, W1
  for (fl_str word; (word = fl_first_word(text, &text)).n;)
    for (uint32_t i = 0; i < p->n_words; i++)
      if (fl_same_word(word, p->words[i])) return true;
  return false;
}

// ---- effects --------------------------------------------------------------------------------------------------------------------------

static uint8_t effect_of_path(const fl_focus *f, fl_str path) {
  fl_str last, rest;
  if (fl_str_cut(path, '?', &last, &rest)) path = last;
  if (!fl_str_rcut(path, '/', &rest, &last)) return FL_EFFECT_unknown;
  return fl_effect_of_name(f->g, last);
}

// POST /tasks/list: where procedures are called over HTTP, the last part of the path says what is done.
// A verb that is only known where the request is put together.
static uint8_t effect_of_verbs(const fl_focus *f) {
  const fl_service_map *map = fl_ask_services(f->ask);
  uint32_t n, first = fl_ask_requests(f->ask, f->site, &n);
  for (uint32_t i = first; i < first + n; i++)
    if (!fl_same_word(fl_graph_name(fl_ask_graph(f->ask), map->requests[i].method), FL_STR("get"))) return f->site->effect;
  return n ? FL_EFFECT_read : f->site->effect;
}

uint8_t fl_effect_at(const fl_focus *f) {
  if (f->site->effect == FL_EFFECT_unknown && fl_str_eq_c(fl_graph_site_protocol(f->g, f->site), "http")) return effect_of_verbs(f);
  if (f->site->effect != FL_EFFECT_non_idempotent_write || !fl_str_eq_c(fl_graph_site_protocol(f->g, f->site), "http")) return f->site->effect;
  const fl_service_map *map = fl_ask_services(f->ask);
  uint32_t n, first = fl_ask_requests(f->ask, f->site, &n);
  uint8_t effect = FL_EFFECT_none;
  for (uint32_t i = first; i < first + n; i++) {
    uint8_t said = effect_of_path(f, fl_graph_name(fl_ask_graph(f->ask), map->requests[i].address));
    if (said != FL_EFFECT_read && said != FL_EFFECT_idempotent_write) return f->site->effect;
    effect = said > effect ? said : effect;
  }
  return effect ? effect : f->site->effect;
}

static fl_str last_name(const fl_graph *g, fl_func_ref func) {
  fl_str name = fl_graph_func_name(g, func), rest, last;
  return fl_str_rcut(name, '.', &rest, &last) ? last : name;
}

// ---- what is written ------------------------------------------------------------------------------------------------------------------

fl_reply fl_ask_is_recomputed(fl_focus *f) {
  const fl_site *read = NULL;
  uint8_t certainty = fl_ask_recomputed(f->ask, f->site, &read);
  if (!certainty) return (fl_reply){FL_NO, 0};
  if (read) f->pair = read;
  return (fl_reply){FL_YES, certainty};
}

fl_reply fl_ask_is_rewritten(fl_focus *f) {
  const fl_site *read = NULL;
  fl_reads handed = {.n = 0};
  uint8_t certainty = fl_ask_rewritten(f->ask, f->site, &read, &handed);
  if (!certainty) return (fl_reply){FL_NO, 0};
  if (handed.n) f->pairs = fl_arena_dup(f->arena, handed.at, handed.n * sizeof *handed.at), f->n_pairs = handed.n;
  return f->pair = read, (fl_reply){FL_YES, certainty};
}

// `getTripDetails` asks, though it posts: the function around the request, or the one that answers it.
bool fl_is_called_a_question(const fl_focus *f) {
  const fl_service_map *map = fl_ask_services(f->ask);
  uint32_t n, first = fl_ask_requests(f->ask, f->site, &n), asking = 0;
  if (fl_effect_of_name(f->g, last_name(f->g, f->site->func)) == FL_EFFECT_read) return true;
  for (uint32_t i = first; i < first + n; i++)
    for (uint32_t e = map->requests[i].first_edge; e < map->requests[i].first_edge + map->requests[i].n_edges; e++) {
      uint32_t endpoint = map->edges[e].certainty > 1 ? map->edges[e].endpoint : 0;
      if (!endpoint || fl_effect_of_name(f->g, last_name(f->g, map->endpoints[endpoint].func)) != FL_EFFECT_read) return false;
      asking++;
    }
  return asking > 0;
}

// A request to another service: by the verb that its call says, or that its address is asked with.
static fl_reply posts(const fl_focus *f) {
  const fl_service_map *map = fl_ask_services(f->ask);
  uint32_t n, first = fl_ask_requests(f->ask, f->site, &n), post = 0;
  if (fl_is_called_a_question(f) || fl_is_answered_by_reading(f->ask, f->site)) return (fl_reply){FL_NO, 0};
  if (f->site->effect == FL_EFFECT_non_idempotent_write) return (fl_reply){fl_effect_at(f) == f->site->effect ? FL_YES : FL_NO, 4};
  for (uint32_t i = first; i < first + n; i++) post += fl_same_word(fl_graph_name(fl_ask_graph(f->ask), map->requests[i].method), FL_STR("post"));
  return f->site->effect == FL_EFFECT_unknown && n && post == n ? (fl_reply){FL_YES, 3} : (fl_reply){FL_NO, 0};
}

fl_reply fl_ask_another(fl_focus *f) {
  bool unseen = false;
  fl_str protocol = fl_graph_site_protocol(f->g, f->site);
  if (fl_str_eq_c(protocol, "http") || fl_str_eq_c(protocol, "grpc")) return posts(f);
  uint8_t certainty = fl_ask_makes_another(f->ask, f->site, &unseen);
  if (certainty) return (fl_reply){FL_YES, certainty};
  return (fl_reply){unseen ? FL_PERHAPS : FL_NO, unseen};
}

fl_reply fl_ask_valuable(fl_focus *f) {
  if (fl_ask_is_valuable(f->ask, f->site)) return (fl_reply){FL_YES, 4};
  const fl_service_map *map = fl_ask_services(f->ask);
  uint32_t n, first = fl_ask_requests(f->ask, f->site, &n);
  for (uint32_t i = first; i < first + n; i++)
    if (fl_is_valuable_address(f->ask, fl_graph_name(fl_ask_graph(f->ask), map->requests[i].address))) return (fl_reply){FL_YES, 4};
  return (fl_reply){FL_NO, 0};
}

// ---- requests that can be told apart ----------------------------------------------------------------------------------------------------

static bool keys_on_the_way(const fl_focus *f) {
  if (fl_speaks_of_keys(f->g, f->site->func) || (f->outer && fl_speaks_of_keys(f->g, f->outer->func))) return true;
  for (uint32_t i = 0; f->inside && i < f->inside->depth; i++)
    if (fl_speaks_of_keys(f->g, (fl_func_ref){f->inside->path[i].file, fl_graph_call(f->g, f->inside->path[i])->func})) return true;
  return false;
}

fl_reply fl_reply_speaks_of_key(fl_focus *f) {
  bool speaks = f->site->form == FL_FORM_CALL && fl_call_speaks_of_key(f->g, f->site->call);
  return (fl_reply){speaks ? FL_YES : FL_NO, 4};
}

fl_reply fl_reply_asks_for_twin(const fl_focus *f) {
  bool asks = f->site->form == FL_FORM_CALL && fl_asks_for_twin(f->g, f->site->call);
  return (fl_reply){asks ? FL_YES : FL_NO, 4};
}

// Somebody else of the service may do it, before the entry point is reached.
static bool keys_in_service(const fl_focus *f) {
  return fl_service_speaks_of_deduplication(f->ask, fl_ask_service_of(f->ask, f->site->func.file));
}

static bool asked_before(const fl_focus *f) {
  if (f->site->form == FL_FORM_CALL && fl_is_asked_before(f->ask, f->site->call)) return true;
  for (uint32_t i = 0; f->inside && i < f->inside->depth; i++)
    if (fl_is_asked_before(f->ask, f->inside->path[i])) return true;
  return false;
}

static bool contained_is_asked(fl_ask *a, const fl_contained *c) {
  if (c->site->form == FL_FORM_CALL && fl_is_asked_before(a, c->site->call)) return true;
  for (uint32_t i = 0; i < c->depth; i++)
    if (fl_is_asked_before(a, c->path[i])) return true;
  return false;
}

// Whatever the endpoint changes, it changes only after it has looked whether it is there already.
static bool refuses_again(const fl_focus *f, const fl_site *entry) {
  const fl_contained *list;
  uint32_t n = fl_ask_contained(f->ask, entry, 1u << FL_SITE_remote_call | 1u << FL_SITE_publish, &list), writes = 0;
  if (fl_ask_contained_more(f->ask)) return false;
  for (uint32_t i = 0; i < n; i++) {
    if (list[i].site->effect == FL_EFFECT_read) continue;
    if (!contained_is_asked(f->ask, &list[i])) return false;
    writes++;
  }
  return writes > 0;
}

// All endpoints that are known to answer say of a repetition that it was there already.
static bool answered_already(const fl_focus *f) {
  const fl_service_map *map = fl_ask_services(f->ask);
  uint32_t n, first = fl_ask_requests(f->ask, f->site, &n), answers = 0;
  for (uint32_t i = first; i < first + n; i++)
    for (uint32_t e = map->requests[i].first_edge; e < map->requests[i].first_edge + map->requests[i].n_edges; e++) {
      uint32_t endpoint = map->edges[e].endpoint;
      const fl_site *entry = endpoint && map->edges[e].certainty > 1 ? fl_site_of_entry(f->g, map->endpoints[endpoint].entry) : NULL;
      if (!entry || !refuses_again(f, entry)) return false;
      answers++;
    }
  return answers > 0;
}

fl_reply fl_ask_repeatable(fl_focus *f) {
  if (keys_on_the_way(f) || asked_before(f) || fl_is_answered_by_reading(f->ask, f->site) || answered_already(f)) return (fl_reply){FL_YES, 4};
  return (fl_reply){keys_in_service(f) ? FL_PERHAPS : FL_NO, 0};
}

// ---- verbs ----------------------------------------------------------------------------------------------------------------------------------

fl_reply fl_ask_verb(fl_focus *f, const fl_predicate *p) {
  const fl_service_map *map = fl_ask_services(f->ask);
  fl_reply best = {FL_NO, 0};
  for (uint32_t i = fl_ask_endpoint_of(f->ask, f->site->entry, 0); i; i = fl_ask_endpoint_of(f->ask, f->site->entry, i)) {
    fl_str method = fl_graph_name(fl_ask_graph(f->ask), map->endpoints[i].method);
    if (!method.n) best.is = FL_PERHAPS;
    for (uint32_t w = 0; w < p->n_words; w++)
      if (fl_same_word(method, p->words[w])) return (fl_reply){FL_YES, 4};
  }
  return best;
}

fl_reply fl_reply_relayed(fl_focus *f) {
  const fl_contained *list;
  uint32_t n = f->outer ? fl_ask_holders(f->ask, f->outer, 1u << f->site->kind, &list) : 0;
  for (uint32_t i = 0; i < n; i++)
    if (list[i].site == f->site && fl_graph_relays(f->g, f->outer, &list[i])) return (fl_reply){FL_YES, list[i].certainty};
  return (fl_reply){FL_NO, 0};
}
