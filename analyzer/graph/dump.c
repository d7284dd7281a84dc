// The graph as stable text: entry points, sites with their roles, call edges. For tests, and for people who wonder.
#include "graph/services.h"
#include "graph/statement.h"

#include "base/arena.h"
#include "base/duration.h"

#include <stdarg.h>
#include <stdio.h>

typedef struct sink {
  void (*write)(void *, const char *, uint32_t);
  void *payload;
} sink;

static void put(const sink *s, const char *format, ...) FL_PRINTF(2, 3);
static void put(const sink *s, const char *format, ...) {
  char text[2048];
  va_list args;
  va_start(args, format);
  int n = vsnprintf(text, sizeof text, format, args);
  va_end(args);
  if (n > 0) s->write(s->payload, text, (uint32_t)n < sizeof text ? (uint32_t)n : (uint32_t)sizeof text - 1);
}

static void put_place(const sink *s, const fl_graph *g, uint32_t file, fl_span span) {
  fl_str path = fl_graph_file_at(g, file)->path;
  put(s, "%.*s:%u", FL_STR_ARG(path), span.line);
}

static const char *answer_word(uint8_t answer) {
  static const char *const words[] = {"none", "bounded", "unbounded", "inherited", "unknown"};
  return words[answer <= FL_IS_UNKNOWN ? answer : 0];
}

static void put_outcome(const sink *s, const fl_graph *g, uint8_t role, const fl_outcome *o) {
  char text[FL_DURATION_TEXT_BYTES];
  put(s, "    %s %s", fl_word(fl_role_words, role), answer_word(o->answer));
  bool plain = role == FL_ROLEKIND_bound || role == FL_ROLEKIND_attempts;
  if (o->answer == FL_IS_BOUNDED && o->value >= 0) {
    if (plain)
      put(s, " %lld", (long long)o->value);
    else
      put(s, " %s", fl_duration_format(o->value, text));
  }
  put(s, " [%u]%s%s", o->certainty, o->flags & FL_OUT_EXPLICIT ? " explicit" : "",
      o->flags & FL_OUT_ENTRY ? " entry" : "");
  if (o->owner) {
    put(s, " owner ");
    put_place(s, g, o->owner->file, o->owner->span);
  }
  fl_str why = fl_graph_name(g, o->why);
  put(s, " (%.*s)\n", FL_STR_ARG(why));
}

// What a name, a command or a statement said.
static void put_effect(const sink *s, const fl_graph *g, const fl_site *site) {
  const fl_statement *st = fl_graph_statement(g, site);
  if (!site->row || site->row->effect < FL_EFFECT_by_name) return;
  put(s, "    effect %s", fl_word(fl_effect_words, site->effect));
  if (st) put(s, " (%s%s%.*s%s%s)", fl_sql_verb_word(st->verb), st->table.n ? " " : "", FL_STR_ARG(st->table), st->is_guarded ? ", guarded" : "",
              st->is_keyed ? ", keyed" : "");
  put(s, "\n");
}

static void put_site(const sink *s, const fl_graph *g, fl_ask *ask, const fl_site *site) {
  fl_str callee = fl_graph_name(g, site->callee), protocol = fl_graph_site_protocol(g, site);
  put(s, "  ");
  put_place(s, g, site->func.file, site->span);
  put(s, " %s %.*s%s%.*s\n", fl_word(fl_site_words, site->kind), FL_STR_ARG(callee), protocol.n ? " " : "",
      FL_STR_ARG(protocol));
  put_effect(s, g, site);
  for (uint8_t role = 1; role < FL_N_ROLE_KINDS; role++) {
    const fl_resolution *r = fl_ask_role(ask, site, role);
    for (uint32_t i = 0; i < r->n; i++) put_outcome(s, g, role, &r->at[i]);
  }
}

static void put_entries(const sink *s, const fl_graph *g) {
  const fl_entry_point *entries;
  uint32_t n = fl_graph_entries(g, &entries);
  put(s, "entries\n");
  for (uint32_t i = 0; i < n; i++) {
    put(s, "  ");
    put_place(s, g, entries[i].file, entries[i].span);
    put(s, " %s %.*s\n", fl_word(fl_entry_words, entries[i].kind), FL_STR_ARG(entries[i].label));
  }
}

static void put_calls(const sink *s, const fl_graph *g) {
  put(s, "calls\n");
  for (uint32_t file = 1; file <= fl_graph_n_files(g); file++) {
    const fl_facts *f = fl_graph_facts(g, file);
    for (uint32_t call = 1; call < f->n_calls; call++) {
      const fl_target *targets;
      uint32_t n = fl_graph_targets(g, (fl_call_ref){file, call}, &targets);
      for (uint32_t i = 0; i < n; i++) {
        if (!targets[i].func.id) continue;
        fl_str name = fl_graph_func_name(g, targets[i].func);
        put(s, "  ");
        put_place(s, g, file, f->calls[call].span);
        put(s, " -> ");
        put_place(s, g, targets[i].func.file, fl_graph_func(g, targets[i].func)->span);
        put(s, " %.*s [%u]%s\n", FL_STR_ARG(name), targets[i].certainty,
            targets[i].via == FL_VIA_SPAWN      ? " spawn"
            : targets[i].via == FL_VIA_CALLBACK ? " callback"
            : targets[i].via == FL_VIA_PASSED   ? " passed"
                                                : "");
      }
    }
  }
}

// ---- services -----------------------------------------------------------------------------------------------------------------------

static void put_services(const sink *s, const fl_graph *g, const fl_service_map *map) {
  put(s, "services\n");
  for (uint32_t i = 1; i < map->n_services; i++) {
    fl_str name = fl_graph_name(g, map->services[i].name), dir = map->services[i].dir, prefix = fl_graph_name(g, map->services[i].prefix);
    put(s, "  %.*s in %.*s%s%.*s\n", FL_STR_ARG(name), FL_STR_ARG(dir.n ? dir : FL_STR(".")), prefix.n ? " before its routes: " : "", FL_STR_ARG(prefix));
  }
}

static void put_endpoints(const sink *s, const fl_graph *g, const fl_service_map *map) {
  put(s, "endpoints\n");
  for (uint32_t i = 1; i < map->n_endpoints; i++) {
    const fl_endpoint *e = &map->endpoints[i];
    fl_str label = fl_graph_name(g, e->label), service = fl_graph_name(g, map->services[e->service].name);
    put(s, "  ");
    put_place(s, g, e->file, e->span);
    put(s, " %s %.*s%s%.*s [%u]\n", fl_word(fl_entry_words, e->kind), FL_STR_ARG(label), service.n ? " of " : "", FL_STR_ARG(service), e->certainty);
  }
}

static void put_edge(const sink *s, const fl_graph *g, const fl_service_map *map, const fl_edge *e) {
  fl_str service = fl_graph_name(g, map->services[e->service].name);
  put(s, " -> ");
  if (e->endpoint) {
    const fl_endpoint *to = &map->endpoints[e->endpoint];
    fl_str label = fl_graph_name(g, to->label);
    put_place(s, g, to->file, to->span);
    put(s, " %.*s%s", FL_STR_ARG(label), service.n ? " of " : "");
  }
  put(s, "%.*s [%u]", FL_STR_ARG(service), e->certainty);
}

// "a.go:7 POST http://payment/charge -> b.js:3 POST /charge of payment [3]"
static void put_requests(const sink *s, const fl_graph *g, const fl_service_map *map) {
  put(s, "requests\n");
  for (uint32_t i = 1; i < map->n_requests; i++) {
    const fl_request *r = &map->requests[i];
    const fl_site *site = fl_graph_site(g, r->site);
    fl_str label = fl_graph_name(g, r->label), why = fl_graph_name(g, r->why);
    put(s, "  ");
    put_place(s, g, site->func.file, site->span);
    put(s, " %.*s", FL_STR_ARG(label));
    for (uint32_t k = 0; k < r->n_edges; k++) put_edge(s, g, map, &map->edges[r->first_edge + k]);
    if (why.n) put(s, " (%.*s)", FL_STR_ARG(why));
    put(s, "\n");
  }
}

void fl_graph_dump(const fl_graph *g, void (*write)(void *, const char *, uint32_t), void *payload) {
  sink s = {write, payload};
  fl_ask *ask = fl_ask_new(g);
  g = fl_ask_graph(ask);
  put_entries(&s, g);
  put_calls(&s, g);
  put(&s, "sites\n");
  for (uint32_t i = 1; i < fl_graph_n_sites(g); i++) put_site(&s, g, ask, fl_graph_site(g, i));
  const fl_service_map *map = fl_ask_services(ask);
  put_services(&s, g, map);
  put_endpoints(&s, g, map);
  put_requests(&s, g, map);
  fl_ask_free(ask);
}
