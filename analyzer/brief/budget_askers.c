// Who asks for an entry point, over the calls of this repository that it answers.
#include "brief/budget.h"

#include "graph/limit.h"

enum { NOBODY = 1 }; // of endless_of; the next ones are waiting[] + 1

static bool makes(const fl_budget *path, uint32_t waiting) {
  for (uint32_t i = 0; i < path->calls.n; i++)
    if (path->calls.at[i].waiting == waiting) return true;
  return false;
}

static uint32_t endless(fl_budgets *b, uint32_t entry);

// Does a path that makes this call hand on the deadline of somebody who has none?
static bool is_handed_on(fl_budgets *b, uint32_t waiting) {
  for (uint32_t i = 0; i < b->all.n; i++) {
    const fl_budget *path = &b->all.at[i];
    if (path->own != FL_IS_BOUNDED && makes(path, waiting) && endless(b, path->entry)) return true;
  }
  return false;
}

static uint32_t find_endless(fl_budgets *b, uint32_t entry) {
  uint32_t handed_on = 0;
  for (uint32_t i = 0; i < b->waiting.n; i++) {
    const fl_waiting *w = &b->waiting.at[i];
    if (!fl_is_answered_by(w, entry)) continue;
    uint8_t answer = fl_waiting_answer(w);
    if (answer == FL_IS_UNBOUNDED) return i + 1;
    if (!handed_on && answer == FL_IS_INHERITED && is_handed_on(b, i)) handed_on = i + 1;
  }
  return handed_on;
}

// Services that ask in a circle are not followed round.
static uint32_t endless(fl_budgets *b, uint32_t entry) {
  if (b->endless_of[entry - 1]) return b->endless_of[entry - 1] - NOBODY;
  b->endless_of[entry - 1] = NOBODY;
  uint32_t found = find_endless(b, entry);
  b->endless_of[entry - 1] = found + NOBODY;
  return found;
}

uint32_t fl_endless_asker(fl_budgets *b, uint32_t entry) { return endless(b, entry); }

static void take(fl_askers *a, fl_budgets *b, uint32_t waiting) {
  const fl_waiting *w = &b->waiting.at[waiting];
  uint8_t answer = fl_waiting_answer(w);
  int64_t ms = fl_waiting_ms(w);
  bool never = answer == FL_IS_UNBOUNDED || (answer == FL_IS_INHERITED && is_handed_on(b, waiting));
  a->n++;
  a->n_inherited += answer == FL_IS_INHERITED;
  if (answer == FL_IS_BOUNDED && ms < a->ms) fl_names_release(&a->tightest), a->ms = ms, a->scope = ms == w->end_ms ? FL_SCOPE_total : w->scope, a->varies = ms == w->end_ms ? (fl_str){0} : w->varies;
  if (answer == FL_IS_BOUNDED && ms == a->ms) fl_brief_add_runners(b->s, w->site->func, &a->tightest);
  if (never) fl_names_add(&a->endless, fl_brief_run_by(b->s, w->site->func));
}

// What comes through a gateway may wait as long as its route lets it.
static void take_inlet(fl_askers *a, fl_budgets *b, const fl_forward *inlet) {
  fl_limit_said said = fl_limit_of_inlet(b->s->graph, inlet->file, inlet->route);
  fl_str by = fl_brief_inlet(b->s, inlet->file, inlet->route);
  if (said.answer == FL_IS_NONE) fl_names_add(&a->endless, by);
  a->n_open += said.answer != FL_IS_NONE && said.answer != FL_IS_BOUNDED;
  if (said.answer == FL_IS_BOUNDED && said.value < a->ms) fl_names_release(&a->tightest), a->ms = said.value, a->scope = FL_SCOPE_infra, a->varies = (fl_str){0};
  if (said.answer == FL_IS_BOUNDED && said.value == a->ms) fl_names_add(&a->tightest, by);
}

// A gateway of this repository that lets its requests wait for ever: nothing of its own ends them. Of proxies nobody says what holds by default.
static void take_forward(fl_askers *a, fl_budgets *b, const fl_forward *w) {
  const fl_facts *f = fl_graph_facts(b->s->graph, w->file);
  bool own = w->route && w->from && fl_str_eq_c(f->texts[f->limits[w->route].by], "gateway");
  if (!own || fl_ask_forward_end(b->s->ask, w).answer != FL_IS_NONE) return;
  a->n++;
  fl_names_add(&a->endless, fl_brief_service_name(b->s, w->from));
}

static void take_forwards(fl_askers *a, fl_budgets *b, uint32_t entry) {
  const fl_service_map *map = fl_ask_services(b->s->ask);
  for (uint32_t e = fl_ask_endpoint_of(b->s->ask, entry, 0); e; e = fl_ask_endpoint_of(b->s->ask, entry, e))
    for (uint32_t i = 0; i < b->n_forwards && map->endpoints[e].kind == FL_ENTRY_http; i++) {
      const fl_forward *w = &b->forwards[i];
      if (w->to == map->endpoints[e].service && w->route && fl_forward_takes(b->s->graph, w, fl_graph_name(b->s->graph, map->endpoints[e].address))) take_forward(a, b, w);
    }
}

// In front of a load balancer of connections, and of a port, nobody stands who would give up.
static fl_str wait_at(fl_budgets *b, fl_str by, const fl_limit_said *said) {
  bool open = fl_str_starts_c(by, "Service ") || fl_str_starts_c(by, "ports of ");
  if (said->answer == FL_IS_BOUNDED) return fl_doc_time(b->s->doc, said->value);
  return said->answer == FL_IS_NONE ? FL_STR("no limit") : open ? FL_STR("as long as the client waits") : FL_STR("not known");
}

static void add_way(fl_askers *a, fl_str wait, fl_str by) {
  uint32_t i = 0;
  while (i < a->ways.n && !fl_str_eq(a->ways.at[i].wait, wait)) i++;
  if (i == a->ways.n) fl_array_push(&a->ways, ((fl_way_in){.wait = wait}));
  fl_names_add(&a->ways.at[i].names, by);
}

static void drop_ways(fl_askers *a) {
  for (uint32_t i = 0; i < a->ways.n; i++) fl_names_release(&a->ways.at[i].names);
  fl_array_release(&a->ways);
}

typedef FL_ARRAY(const fl_forward *) inlets;

static void find_inlets(inlets *out, fl_budgets *b, uint32_t entry) {
  const fl_service_map *map = fl_ask_services(b->s->ask);
  for (uint32_t e = fl_ask_endpoint_of(b->s->ask, entry, 0); e; e = fl_ask_endpoint_of(b->s->ask, entry, e)) {
    fl_str path = fl_graph_name(b->s->graph, map->endpoints[e].address);
    if (map->endpoints[e].kind != FL_ENTRY_http) continue;
    for (uint32_t i = 0; i < b->n_inlets; i++)
      if (b->inlets[i].to == map->endpoints[e].service && !fl_brief_is_beside(b->s, b->inlets[i].file) && fl_forward_takes(b->s->graph, &b->inlets[i], path)) fl_array_push(out, &b->inlets[i]);
  }
}

static void take_inlets(fl_askers *a, fl_budgets *b, uint32_t entry) {
  inlets found = {0};
  find_inlets(&found, b, entry);
  for (uint32_t i = 0; i < found.n; i++) {
    fl_limit_said said = fl_limit_of_inlet(b->s->graph, found.at[i]->file, found.at[i]->route);
    fl_str by = fl_brief_inlet(b->s, found.at[i]->file, found.at[i]->route);
    add_way(a, wait_at(b, by, &said), by);
    if (said.answer == FL_IS_BOUNDED && said.value < a->way_ms) a->way_ms = said.value;
  }
  bool alike = a->ways.n == 1;
  for (uint32_t i = 0; i < found.n && alike; i++) take_inlet(a, b, found.at[i]);
  if (alike) drop_ways(a), a->way_ms = INT64_MAX;
  fl_array_release(&found);
}

void fl_askers_of(fl_askers *out, fl_budgets *b, uint32_t entry) {
  *out = (fl_askers){.ms = INT64_MAX, .way_ms = INT64_MAX};
  for (uint32_t i = 0; i < b->waiting.n; i++)
    if (fl_is_answered_by(&b->waiting.at[i], entry)) take(out, b, i);
  take_inlets(out, b, entry);
  take_forwards(out, b, entry);
}

static bool counts(fl_budgets *b, const fl_request *r) {
  fl_func_ref func = fl_graph_site(b->s->graph, r->site)->func;
  return func.file && !(fl_graph_func_marks(b->s->graph, func) & FL_MARK_TEST) && !fl_brief_is_beside(b->s, func.file);
}

// Does the request say what it asks for? An address says nothing of procedures that are asked for by it.
static bool says_what(const fl_service_map *map, const fl_edge *edge, uint8_t kind) { return edge->endpoint || map->requests[edge->request].kind == kind; }

// Code that asks it, or hands on to it, says what it asks for.
static bool has_call(fl_budgets *b, fl_str from, uint32_t to, uint8_t kind) {
  const fl_service_map *map = fl_ask_services(b->s->ask);
  for (uint32_t i = 0; i < b->n_forwards; i++)
    if (b->forwards[i].to == to && !b->forwards[i].route && fl_str_eq(fl_brief_service_name(b->s, b->forwards[i].from), from)) return true;
  for (uint32_t i = 1; i < map->n_edges; i++)
    if (map->edges[i].service == to && says_what(map, &map->edges[i], kind) && fl_str_eq(fl_brief_service_name(b->s, map->requests[map->edges[i].request].service), from)) return true;
  return false;
}

// Of whom the map knows by settings alone that they ask the service: a proxy, or a client that is told where it is.
static void add_told(fl_names *out, fl_budgets *b, uint32_t service, uint8_t kind) {
  const fl_diagram *d = &b->s->doc->services;
  fl_str name = fl_brief_service_name(b->s, service);
  for (uint32_t i = 0; i < d->arrows.n; i++) {
    const fl_node *from = &d->nodes.at[d->arrows.at[i].from], *to = &d->nodes.at[d->arrows.at[i].to];
    bool asks = d->arrows.at[i].kind == FL_ARROW_asks && d->arrows.at[i].n && to->kind == FL_NODE_service && fl_str_eq(to->name, name);
    if (asks && !has_call(b, from->name, service, kind)) fl_names_add(out, from->name);
  }
}

void fl_may_ask(fl_names *out, fl_budgets *b, uint32_t entry) {
  const fl_service_map *map = fl_ask_services(b->s->ask);
  for (uint32_t e = 1; e < map->n_endpoints; e++) {
    if (map->endpoints[e].entry != entry) continue;
    for (uint32_t i = 1; i < map->n_requests; i++)
      if (fl_ask_may_be(b->s->ask, &map->requests[i], e) && counts(b, &map->requests[i])) fl_names_add(out, fl_brief_service_name(b->s, map->requests[i].service));
  }
  const fl_entry_point *entries;
  fl_graph_entries(b->s->graph, &entries);
  add_told(out, b, fl_ask_service_of(b->s->ask, entries[entry - 1].file), entries[entry - 1].kind);
}

void fl_askers_release(fl_askers *a) {
  fl_names_release(&a->tightest);
  fl_names_release(&a->endless);
  drop_ways(a);
}
