// Is a mark forgotten while the message that it remembers may still come?
//
// In: a site that sets a key for a while, on the way of a consumer. Out: whether a queue or topic that configuration declares under the very name that the consumer
// listens to hides a delivery for longer (settings `visibility`), or keeps its messages for longer (`retention`), than the key lives. Both must be written
// down as numbers. A delivery that is hidden for longer comes again for sure when the first one was lost; a message that is merely kept comes
// again when somebody starts from the beginning.
#include "match/predicate_p.h"

#include "graph/declaration.h"
#include "graph/services.h"
#include "graph/sites.h"

enum { MOST_HOPS = 24 };

// The longest time that the mark surely lives.
static int64_t life_of(const fl_focus *f) {
  const fl_resolution *r = fl_ask_role(f->ask, f->site, FL_ROLEKIND_lease);
  int64_t longest = -1;
  for (uint32_t i = 0; i < r->n; i++) {
    if (r->at[i].answer != FL_IS_BOUNDED || r->at[i].value < 0) return -1;
    if (r->at[i].value > longest) longest = r->at[i].value;
  }
  return longest;
}

static bool is_called(const fl_focus *f, const fl_site *s, fl_str name) {
  return fl_str_eq(fl_graph_name(f->g, s->callee), name);
}

static int64_t written_ms(const fl_focus *f, const fl_site *declared, const char *setting) {
  fl_declared d = fl_declared_value(f->g, fl_declaration_of(f->g, declared), fl_str_from(setting), f->arena);
  return d.state == FL_DECLARED_WRITTEN && d.is_number ? d.number : -1;
}

static uint8_t outlives(fl_focus *f, const fl_site *declared, int64_t life) {
  int64_t hidden = written_ms(f, declared, "visibility"), kept = written_ms(f, declared, "retention");
  if (hidden <= life && kept <= life) return 0;
  int64_t ms = hidden > life ? hidden : kept;
  f->pair = declared;
  f->sum = fl_arena_printf(f->arena, "it is kept for %lld s, and `%.*s` may bring the message again after %lld s", (long long)(life / 1000),
                           FL_STR_ARG(fl_graph_name(f->g, declared->callee)), (long long)(ms / 1000));
  return hidden > life ? 4 : 2;
}

fl_reply fl_reply_forgets(fl_focus *f) {
  fl_call_ref calls[MOST_HOPS];
  uint32_t n_calls, entry = fl_graph_entry_path(f->g, f->site->func, 1u << FL_ENTRY_consumer | 1u << FL_ENTRY_job, calls, MOST_HOPS, &n_calls);
  int64_t life = entry ? life_of(f) : -1;
  const fl_service_map *map = fl_ask_services(f->ask);
  const fl_site_ids declared = fl_sites_of_kind(f->g, FL_SITE_declaration);
  for (uint32_t e = life >= 0 ? fl_ask_endpoint_of(f->ask, entry, 0) : 0; e; e = fl_ask_endpoint_of(f->ask, entry, e)) {
    fl_str topic = fl_graph_name(fl_ask_graph(f->ask), map->endpoints[e].address);
    for (uint32_t i = 0; topic.n && i < declared.n; i++) {
      const fl_site *s = fl_graph_site(f->g, declared.at[i]);
      uint8_t certainty = is_called(f, s, topic) ? outlives(f, s, life) : 0;
      if (certainty) return (fl_reply){FL_YES, certainty};
    }
  }
  return (fl_reply){FL_NO, 0};
}
