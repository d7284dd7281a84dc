// Who stops waiting for an entry point first: its callers, the routes in front of it, or itself; and whether what it waits for fits into that.
#include "brief/budget.h"
#include "graph/limit.h"
#include "graph/setting.h"

enum { MAX_WAYS = 3 };

const char *fl_scope_of_part(uint8_t scope) {
  bool whole = scope == FL_SCOPE_total || scope == FL_SCOPE_none || scope == FL_SCOPE_infra;
  return whole ? NULL : fl_word(fl_scope_words, scope);
}

typedef struct end_of_wait {
  int64_t ms; // INT64_MAX: none is known
  const char *scope;
  fl_str varies; // fl_waiting.varies
  fl_str who; // "`web` gives up after"
  bool is_open; // it may end, nobody knows after what time
  bool is_way;  // the tightest of several ways in, which are told together
} end_of_wait;

static const end_of_wait no_end = {.ms = INT64_MAX};

static end_of_wait end_by(fl_limit_said said, fl_str who) {
  if (said.answer == FL_IS_NONE) return no_end;
  return (end_of_wait){.ms = said.answer == FL_IS_BOUNDED && said.value > 0 ? said.value : INT64_MAX, .who = who, .is_open = said.answer == FL_IS_UNKNOWN};
}

static end_of_wait limit_at(const fl_graph *g, fl_str host, fl_str path) {
  fl_limit_said said = fl_find_limit(g, host, path, FL_LIMIT_timeout);
  if (said.answer == FL_IS_NONE) said = fl_find_limit(g, host, path, FL_LIMIT_idle_timeout);
  return end_by(said, FL_STR("the route gives up after"));
}

// ... which hands on to the service itself.
static end_of_wait limit_of_forwards(fl_budgets *b, uint32_t service, fl_str path) {
  end_of_wait least = no_end;
  for (uint32_t i = 0; i < b->n_forwards; i++) {
    const fl_forward *f = &b->forwards[i];
    if (f->to != service || !f->route || !f->path.n || !fl_forward_takes(b->s->graph, f, path)) continue;
    fl_str from = fl_brief_service_name(b->s, f->from);
    fl_str who = from.n ? fl_doc_text(b->s->doc, "the route of %.*s gives up after", FL_STR_ARG(fl_doc_code(b->s->doc, from))) : FL_STR("the route gives up after");
    end_of_wait end = end_by(fl_ask_forward_end(b->s->ask, f), who);
    bool is_open = least.is_open || end.is_open;
    if (end.ms < least.ms) least = end;
    least.is_open = is_open;
  }
  return least;
}

// What a mesh, gateway or proxy in front of the endpoint allows.
static end_of_wait route_limit(fl_budgets *b, uint32_t entry, fl_str service) {
  const fl_service_map *map = fl_ask_services(b->s->ask);
  bool is_open = false;
  for (uint32_t e = fl_ask_endpoint_of(b->s->ask, entry, 0); e; e = fl_ask_endpoint_of(b->s->ask, entry, e)) {
    if (map->endpoints[e].kind != FL_ENTRY_http) continue;
    fl_str path = fl_graph_name(b->s->graph, map->endpoints[e].address);
    end_of_wait near = limit_at(b->s->graph, service, path);
    end_of_wait end = near.ms == INT64_MAX ? limit_of_forwards(b, map->endpoints[e].service, path) : near;
    is_open |= near.is_open || end.is_open;
    if (end.ms != INT64_MAX) return end;
  }
  return (end_of_wait){.ms = INT64_MAX, .is_open = is_open};
}

static end_of_wait end_of_askers(fl_budgets *b, const fl_askers *askers) {
  uint32_t n = askers->tightest.all.n;
  fl_str who = n ? fl_names_say(b->s->doc, &askers->tightest, 3) : FL_STR("callers");
  return (end_of_wait){.ms = askers->ms, .varies = askers->varies, .scope = fl_scope_of_part(askers->scope), .who = fl_doc_text(b->s->doc, "%.*s %s up after", FL_STR_ARG(who), n == 1 ? "gives" : "give")};
}

static end_of_wait first_end(const fl_budget *path, const end_of_wait *asker, const end_of_wait *route, const fl_askers *askers) {
  end_of_wait end = *asker;
  if (path->own == FL_IS_BOUNDED && path->own_ms < end.ms) end = (end_of_wait){.ms = path->own_ms, .who = FL_STR("it ends after")};
  if (route->ms < end.ms) end = *route;
  if (askers->way_ms < end.ms) end = (end_of_wait){.ms = askers->way_ms, .is_way = true};
  return end;
}

// "; by way in: 30 s (`Ingress web`), as long as the client waits (`Service web`)"
static void add_ways(fl_document *doc, fl_buf *out, const fl_askers *askers) {
  for (uint32_t i = 0; i < askers->ways.n; i++)
    fl_buf_printf(out, "%s%s%.*s (%.*s)", i ? ", " : out->n ? "; " : "", i ? "" : "by way in: ", FL_STR_ARG(askers->ways.at[i].wait), FL_STR_ARG(fl_names_say(doc, &askers->ways.at[i].names, MAX_WAYS)));
}

static void add_end(fl_brief_state *s, fl_buf *out, const end_of_wait *end) {
  if (end->ms == INT64_MAX || end->is_way) return;
  fl_buf_printf(out, "%s%.*s %.*s%s%.*s%s%s", out->n ? "; " : "", FL_STR_ARG(end->who), FL_STR_ARG(fl_doc_time(s->doc, end->ms)), end->varies.n ? " " : "", FL_STR_ARG(end->varies), end->scope ? ", each " : "", end->scope ? end->scope : "");
}

// "`web` gives up after 2 s, each attempt"; who comes another way waits as long as that says, and who never gives up is named.
static fl_str end_text(fl_budgets *b, const end_of_wait *end, const end_of_wait *asker, const end_of_wait *route, const fl_askers *askers) {
  fl_document *doc = b->s->doc;
  fl_buf text = {0};
  add_end(b->s, &text, end);
  if (route->ms != end->ms) add_end(b->s, &text, route);
  if (asker->ms != end->ms) add_end(b->s, &text, asker);
  if (askers->endless.all.n) fl_buf_printf(&text, "%s%.*s %s", text.n ? "; " : "", FL_STR_ARG(fl_names_say(doc, &askers->endless, 3)), text.n ? askers->endless.all.n > 1 ? "never do" : "never does" : askers->endless.all.n > 1 ? "never give up" : "never gives up");
  add_ways(b->s->doc, &text, askers);
  fl_str kept = fl_arena_str(&doc->arena, fl_buf_str(&text));
  fl_buf_release(&text);
  return kept;
}

// Segment for segment, whatever the parts in braces are called.
static bool is_one_route(fl_str a, fl_str b) {
  fl_str x, y;
  if (a.n && a.at[0] == '/') a = fl_str_from_pos(a, 1);
  if (b.n && b.at[0] == '/') b = fl_str_from_pos(b, 1);
  for (bool more = true, left = true; more && left;) {
    more = fl_str_cut(a, '/', &x, &a), left = fl_str_cut(b, '/', &y, &b);
    bool open = x.n && y.n && (x.at[0] == '{' || x.at[0] == FL_TEXT_ANY) && (y.at[0] == '{' || y.at[0] == FL_TEXT_ANY);
    if (more != left || (!open && !fl_str_eq(x, y))) return false;
  }
  return true;
}

// "`web`": whose code hands requests on to just this endpoint.
static fl_str handed_on_by(fl_budgets *b, uint32_t entry) {
  const fl_service_map *map = fl_ask_services(b->s->ask);
  for (uint32_t e = fl_ask_endpoint_of(b->s->ask, entry, 0); e; e = fl_ask_endpoint_of(b->s->ask, entry, e))
    for (uint32_t k = 0; k < b->n_forwards; k++) {
      const fl_forward *f = &b->forwards[k];
      bool meant = !f->route && f->to == map->endpoints[e].service && is_one_route(f->path, fl_graph_name(b->s->graph, map->endpoints[e].address));
      if (meant) return fl_doc_code(b->s->doc, fl_brief_service_name(b->s, f->from));
    }
  return (fl_str){0};
}

// Of those who ask the service, who may ask for this: of some of their calls it was not seen what they are for.
static fl_str no_caller(fl_budgets *b, uint32_t entry, const end_of_wait *route) {
  if (route->is_open) return FL_STR("a route leads to it; when that gives up is not known");
  fl_names names = {0};
  fl_str proxy = handed_on_by(b, entry);
  if (proxy.n) return fl_doc_text(b->s->doc, "%.*s hands requests on to it; how long those wait is not known", FL_STR_ARG(proxy));
  fl_may_ask(&names, b, entry);
  fl_str said = FL_STR("no caller was seen, and no limit of a route");
  if (names.all.n) said = fl_doc_text(b->s->doc, "no call of it was seen; %.*s may make one", FL_STR_ARG(fl_names_say(b->s->doc, &names, 3)));
  fl_names_release(&names);
  return said;
}

static uint8_t kind_of(const fl_budgets *b, uint32_t entry) {
  const fl_entry_point *entries;
  fl_graph_entries(b->s->graph, &entries);
  return entries[entry - 1].kind;
}

// None of several ways in is known to end: each is told, and who asks besides.
static fl_str ways_alone(fl_budgets *b, const fl_askers *askers) {
  fl_buf text = {0};
  if (askers->endless.all.n) fl_buf_printf(&text, "%.*s %s without a deadline", FL_STR_ARG(fl_names_say(b->s->doc, &askers->endless, 3)), askers->endless.all.n > 1 ? "ask" : "asks");
  add_ways(b->s->doc, &text, askers);
  fl_str kept = fl_arena_str(&b->s->doc->arena, fl_buf_str(&text));
  fl_buf_release(&text);
  return kept;
}

// Nobody is known who would stop waiting.
static fl_str nobody_ends(fl_budgets *b, const fl_askers *askers, uint32_t entry, const end_of_wait *route) {
  if (askers->ways.n) return ways_alone(b, askers);
  uint8_t kind = kind_of(b, entry);
  const char *ask = askers->endless.all.n > 1 ? "ask" : "asks";
  if (askers->endless.all.n && (askers->n_open || route->is_open)) return fl_doc_text(b->s->doc, "%.*s %s without a deadline; of other ways in it is not known", FL_STR_ARG(fl_names_say(b->s->doc, &askers->endless, 3)), ask);
  if (askers->endless.all.n) return fl_doc_text(b->s->doc, "nobody gives up: %.*s %s without a deadline", FL_STR_ARG(fl_names_say(b->s->doc, &askers->endless, 3)), ask);
  if (askers->n && askers->n == askers->n_inherited) return FL_STR("its callers wait as long as theirs do");
  if (!askers->n && (kind == FL_ENTRY_job || kind == FL_ENTRY_cron)) return FL_STR("nobody asks: the program or a clock starts it");
  if (!askers->n && kind == FL_ENTRY_consumer) return FL_STR("nobody asks: a message starts it");
  return askers->n ? FL_STR("how long its callers wait is not known") : no_caller(b, entry, route);
}

static fl_str verdict(fl_budgets *b, const fl_budget *path, const fl_askers *askers, fl_str service) {
  fl_document *doc = b->s->doc;
  end_of_wait asker = end_of_askers(b, askers), route = route_limit(b, path->entry, service), end = first_end(path, &asker, &route, askers);
  if (end.ms == INT64_MAX) return nobody_ends(b, askers, path->entry, &route);
  fl_str limit = end_text(b, &end, &asker, &route, askers);
  if (path->sum.n_unbounded || path->endless_by) return fl_doc_text(doc, "no: %.*s", FL_STR_ARG(limit));
  if (path->longest_ms > end.ms) return fl_doc_text(doc, "no: %.*s, one call may take %.*s", FL_STR_ARG(limit), FL_STR_ARG(fl_doc_time(doc, path->longest_ms)));
  const char *word = !fl_budget_is_known(path) ? "not known" : path->sum.known_ms > end.ms ? "not when all run" : path->sum.known_ms == end.ms ? "hardly" : "yes";
  return fl_doc_text(doc, "%s: %.*s", word, FL_STR_ARG(limit));
}

// "; the route of `web` sends it up to 2 times"
static fl_str sent_again(fl_budgets *b, uint32_t entry) {
  const fl_service_map *map = fl_ask_services(b->s->ask);
  int64_t most = 1;
  uint32_t from = 0;
  for (uint32_t e = fl_ask_endpoint_of(b->s->ask, entry, 0); e; e = fl_ask_endpoint_of(b->s->ask, entry, e))
    for (uint32_t i = 0; i < b->n_forwards && map->endpoints[e].kind == FL_ENTRY_http; i++) {
      const fl_forward *f = &b->forwards[i];
      if (f->to != map->endpoints[e].service || !f->route || !fl_forward_takes(b->s->graph, f, fl_graph_name(b->s->graph, map->endpoints[e].address))) continue;
      int64_t n = fl_forward_sends(b->s->graph, f, fl_graph_name(b->s->graph, map->endpoints[e].method));
      if (n > most) most = n, from = f->from;
    }
  if (most == 1) return (fl_str){0};
  return fl_doc_text(b->s->doc, "; the route of %.*s sends it up to %lld times", FL_STR_ARG(fl_doc_code(b->s->doc, fl_brief_service_name(b->s, from))), (long long)most);
}

fl_str fl_budget_fits(fl_budgets *b, const fl_budget *path, fl_str service) {
  fl_askers askers;
  fl_askers_of(&askers, b, path->entry);
  fl_str said = verdict(b, path, &askers, service), again = sent_again(b, path->entry);
  fl_askers_release(&askers);
  return again.n ? fl_doc_text(b->s->doc, "%.*s%.*s", FL_STR_ARG(said), FL_STR_ARG(again)) : said;
}
