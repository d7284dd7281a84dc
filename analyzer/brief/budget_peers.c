// How many requests one peer gets for one request to an entry point: every place that asks it, as often as ways lead there and as it is tried,
// over the services that answer.
#include "brief/budget.h"

enum { MOST_NAMES = 8, MOST_DEEP = 32 }; // a request that goes on through more services than these is not followed further

typedef struct counting {
  fl_budgets *b;
  fl_budget *path;
  fl_peers *peers;
  fl_sym verb;     // of the request; 0: any
  fl_map calls;    // file and call -> calls[] + 1, the first of them
  bool seen[256];  // calls[] that were passed
} counting;

static uint32_t peer_at(fl_peers *all, fl_str name) {
  for (uint32_t i = 0; i < all->n; i++)
    if (fl_str_eq(all->at[i].name, name)) return i;
  if (all->n == FL_MAX_PASSED) return FL_MAX_PASSED;
  all->at[all->n] = (fl_peer_count){.name = name};
  return all->n++;
}

// ---- one call ----------------------------------------------------------------------------------------------------------------------------

static const fl_peers *peers_of(fl_budgets *b, uint32_t entry, fl_sym verb);

// The store or whoever is outside; one that is known by its sort alone is another one for each program. No name that anything has: a line feed.
static fl_str party_of(counting *c, const fl_site *site) {
  fl_str runner = fl_brief_runner_of(c->b->s, c->path->entry, site);
  fl_party party = fl_brief_party_for(c->b->s, site->id, runner);
  bool named = party.name.n && (party.kind == FL_PARTY_store || party.kind == FL_PARTY_outside);
  if (named && !party.by_protocol) return party.name;
  if (named) return fl_str_from(fl_arena_printf(&c->b->arena, "\n%.*s %.*s", FL_STR_ARG(runner), FL_STR_ARG(party.name)));
  return fl_str_from(fl_arena_printf(&c->b->arena, "\n%u", site->id));
}

// Whoever is asked and is no service that answers here: services by their names, a broker, or else.
static uint32_t names_of(counting *c, const fl_site *site, fl_str *names) {
  bool message = site->kind == FL_SITE_publish || site->kind == FL_SITE_consume;
  names[0] = message ? fl_brief_broker(c->b->s, site) : (fl_str){0};
  uint32_t n = message ? names[0].n > 0 : fl_brief_asked(c->b->s, site->id, names, MOST_NAMES);
  if (!n) names[0] = party_of(c, site);
  return n ? n : 1;
}

static void add_to(fl_arena *arena, fl_peer_count *peer, const fl_passed *n, fl_str own, fl_str further) {
  for (uint32_t k = 0; k < FL_PASS_DEGREES; k++) peer->count.n[k] = fl_pass_sum(peer->count.n[k], n->n[k]);
  if (!peer->tries.n) peer->tries = !further.n ? own : !own.n ? further : fl_str_from(fl_arena_printf(arena, "%.*s x %.*s", FL_STR_ARG(own), FL_STR_ARG(further)));
}

// Of one that answers here, it and whoever is asked behind it.
static void add_answering(counting *c, const fl_budget_call *call, const fl_answering *by, fl_peers *out) {
  const fl_entry_point *entries;
  fl_graph_entries(c->b->s->graph, &entries);
  fl_passed tries = {{call->attempts.n}};
  fl_str own = fl_str_from(fl_arena_printf(&c->b->arena, "%s", call->attempts.text));
  const fl_peers *behind = peers_of(c->b, by->entry, by->verb);
  uint32_t at = peer_at(out, fl_brief_service_of(c->b->s, entries[by->entry - 1].file));
  if (at < FL_MAX_PASSED) add_to(&c->b->arena, &out->at[at], &tries, own, (fl_str){0});
  for (uint32_t i = 0; behind && i < behind->n; i++) {
    fl_passed n = fl_passed_product(&behind->at[i].count, &tries);
    if ((at = peer_at(out, behind->at[i].name)) < FL_MAX_PASSED) add_to(&c->b->arena, &out->at[at], &n, own, behind->at[i].tries);
  }
}

// Of several addresses that one call may have, it asks one.
static void take_most(fl_peers *all, const fl_peers *one) {
  for (uint32_t i = 0; i < one->n; i++) {
    uint32_t at = peer_at(all, one->at[i].name);
    if (at < FL_MAX_PASSED && fl_passed_more(&one->at[i].count, &all->at[at].count)) all->at[at] = one->at[i];
  }
}

static void add_call(counting *c, const fl_budget_call *call, fl_peers *out) {
  const fl_waiting *w = &c->b->waiting.at[call->waiting];
  fl_str names[MOST_NAMES];
  fl_passed tries = {{call->attempts.n}};
  for (uint32_t i = 0; i < w->n_answered; i++) {
    fl_peers one = {0};
    add_answering(c, call, &w->answered_by[i], &one);
    take_most(out, &one);
  }
  uint32_t n = w->n_answered ? 0 : names_of(c, w->site, names);
  for (uint32_t i = 0; i < n; i++) {
    uint32_t at = peer_at(out, names[i]);
    if (at < FL_MAX_PASSED) add_to(&c->b->arena, &out->at[at], &tries, fl_str_from(fl_arena_printf(&c->b->arena, "%s", call->attempts.text)), (fl_str){0});
  }
}

// ---- all of a path -----------------------------------------------------------------------------------------------------------------------

static uint64_t key_of(fl_call_ref call) { return fl_map_key2(call.file, call.id); }

static void weigh(void *payload, fl_call_ref call, fl_passed *add_to_all) {
  counting *c = payload;
  uint32_t at = (uint32_t)fl_map_get_or(&c->calls, key_of(call), 0);
  for (; at && at <= c->path->calls.n && at <= sizeof c->seen; at++) {
    const fl_budget_call *one = &c->path->calls.at[at - 1];
    const fl_site *site = c->b->waiting.at[one->waiting].site;
    if (site->call.file != call.file || site->call.id != call.id) break;
    if (fl_graph_keeps_answer((fl_graph *)c->b->s->graph, call)) continue; // once, however it is reached
    c->seen[at - 1] = true;
    fl_peers asked = {0};
    add_call(c, one, &asked);
    for (uint32_t i = 0; i < asked.n; i++) {
      uint32_t to = peer_at(c->peers, asked.at[i].name);
      if (to == FL_MAX_PASSED) continue;
      for (uint32_t k = 0; k < FL_PASS_DEGREES; k++) add_to_all[to].n[k] = fl_pass_sum(add_to_all[to].n[k], asked.at[i].count.n[k]);
      if (!c->peers->at[to].tries.n) c->peers->at[to].tries = asked.at[i].tries;
    }
  }
}

static bool leads_on(void *payload, fl_func_ref func) {
  counting *c = payload;
  for (uint32_t i = 0; i < c->path->calls.n; i++)
    if (fl_runs_within(c->b, c->b->waiting.at[c->path->calls.at[i].waiting].site->func, func)) return true;
  return false;
}

static bool is_loop(const fl_turns *t, fl_func_ref func, uint32_t region, uint32_t call) {
  if (t->func.file != func.file) return false;
  return region ? t->region == region && t->func.id == func.id : !t->region && t->through.id == call && t->through.file == func.file;
}

// `case 'GET'` is no way of a POST.
static bool is_for_another(counting *c, fl_func_ref func, uint32_t call) {
  uint32_t region = fl_graph_call(c->b->s->graph, (fl_call_ref){func.file, call})->region;
  fl_sym verb = c->verb && region ? fl_ask_verb_at(c->b->s->ask, func.file, region) : 0;
  return verb && verb != c->verb;
}

static int64_t turns(void *payload, fl_func_ref func, uint32_t region, uint32_t call) {
  counting *c = payload;
  if (call && is_for_another(c, func, call)) return -1;
  for (uint32_t i = 0; i < c->path->calls.n; i++) {
    const fl_waiting *w = &c->b->waiting.at[c->path->calls.at[i].waiting];
    for (uint32_t k = 0; k < w->n_turns; k++)
      if (is_loop(&w->turns[k].turns, func, region, call)) return w->turns[k].turns.most;
  }
  return 1;
}

// A call that the graph reaches by a way that is not followed here, or whose answer is kept: by itself.
static void add_unseen(counting *c) {
  for (uint32_t i = 0; i < c->path->calls.n && i < sizeof c->seen; i++) {
    const fl_budget_call *call = &c->path->calls.at[i];
    if (c->seen[i]) continue;
    fl_peers asked = {0};
    bool once = fl_graph_keeps_answer((fl_graph *)c->b->s->graph, c->b->waiting.at[call->waiting].site->call);
    fl_passed by = once ? (fl_passed){{1}} : call->in_turn || call->at_once ? (fl_passed){{0, call->ways > 1 ? call->ways : 1}} : (fl_passed){{call->runs}};
    add_call(c, call, &asked);
    for (uint32_t k = 0; k < asked.n; k++) {
      uint32_t to = peer_at(c->peers, asked.at[k].name);
      fl_passed n = fl_passed_product(&asked.at[k].count, &by);
      if (to < FL_MAX_PASSED) add_to(&c->b->arena, &c->peers->at[to], &n, asked.at[k].tries, (fl_str){0});
    }
  }
}

static void count(fl_budgets *b, fl_budget *path, fl_sym verb, fl_peers *out) {
  const fl_entry_point *entries;
  fl_passed passed[FL_MAX_PASSED];
  fl_graph_entries(b->s->graph, &entries);
  counting c = {.b = b, .path = path, .peers = out, .verb = verb};
  for (uint32_t i = path->calls.n; i-- > 0;) fl_map_put(&c.calls, key_of(b->waiting.at[path->calls.at[i].waiting].site->call), i + 1);
  fl_passing q = {&c, FL_MAX_PASSED, weigh, leads_on, turns};
  fl_graph_passes(b->s->graph, &q, entries[path->entry - 1].func, passed);
  for (uint32_t i = 0; i < out->n; i++) out->at[i].count = passed[i];
  add_unseen(&c);
  fl_map_release(&c.calls);
}

// Services that ask in a circle are not followed round.
static const fl_peers *peers_of(fl_budgets *b, uint32_t entry, fl_sym verb) {
  uint32_t *there = fl_map_at(&b->peers_of, fl_map_key2(entry, verb)), at = *there;
  if (at || b->peers_deep == MOST_DEEP) return at ? b->peers.at[at - 1] : NULL;
  b->peers_deep++;
  at = *there = b->peers.n + 1;
  fl_array_push(&b->peers, NULL);
  fl_peers *all = fl_arena_zero_n(&b->arena, 1, sizeof *all);
  for (uint32_t i = 0; i < b->all.n; i++)
    if (b->all.at[i].entry == entry) count(b, &b->all.at[i], verb, all);
  b->peers_deep--;
  return b->peers.at[at - 1] = all;
}

const fl_peer_count *fl_budget_most_asked(fl_budgets *b, const fl_budget *path) {
  const fl_peers *all = peers_of(b, path->entry, 0);
  const fl_peer_count *most = NULL;
  for (uint32_t i = 0; all && i < all->n; i++)
    if (!most || fl_passed_more(&all->at[i].count, &most->count)) most = &all->at[i];
  return most;
}
