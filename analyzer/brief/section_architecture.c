// Section 3: who asks whom, who reads and writes what, and what the settings of stores mean when something fails.
#include "brief/refused.h"
#include "brief//architecture.h"
#include "brief/map_fold.h"
#include "brief/requirements.h"

#include "base/alloc.h"
#include "base/duration.h"
#include "emit/diagram.h"
#include "graph/limit.h"
#include "graph/peer.h"
#include "graph/services.h"

#include <stdio.h>

// What Mermaid's readers refuse, with room for others; and what people can read.
enum { MAX_CHARACTERS = 45000, FEW_NODES = 25, MOST_NODES = 60, MOST_ARROWS = 300, MAX_WORDS = 60 };

// ---- the map -----------------------------------------------------------------------------------------------------------------------------

static void append(void *to, const char *text, size_t n) { fl_buf_add_bytes(to, text, n); }

static const fl_diagram_format *mermaid(void) {
  for (uint32_t i = 0; i < fl_diagram_format_count(); i++)
    if (fl_str_eq_c(fl_str_from(fl_diagram_format_at(i)->name), "mermaid")) return fl_diagram_format_at(i);
  return NULL;
}

// As many nodes as fit.
static uint32_t draw(fl_buf *out, const fl_diagram *map) {
  uint32_t nodes = MOST_NODES, lost = 0;
  for (fl_diagram shown; nodes > 4; nodes = nodes * 3 / 4) {
    shown = (fl_diagram){0};
    fl_diagram_limit(&shown, map, nodes, MOST_ARROWS);
    fl_buf_clear(out);
    fl_emit_diagram(&shown, mermaid(), append, out);
    lost = shown.lost_nodes;
    fl_diagram_release(&shown);
    if (out->n <= MAX_CHARACTERS) break;
  }
  return lost;
}

static uint32_t count_of(const fl_diagram *map, uint8_t kind) {
  uint32_t n = 0;
  for (uint32_t i = 0; i < map->nodes.n; i++) n += map->nodes.at[i].kind == kind;
  return n;
}

// Arrows to stores that no call of the code was seen to use.
static bool is_composed(const fl_diagram *map) {
  for (uint32_t i = 0; i < map->arrows.n; i++)
    if (map->arrows.at[i].kind == FL_ARROW_uses && !map->arrows.at[i].n) return true;
  return false;
}

// Arrows that stand for no place of the code: what libraries ask by themselves.
static bool has_peers(const fl_diagram *map) {
  for (uint32_t i = 0; i < map->arrows.n; i++)
    if (map->arrows.at[i].kind == FL_ARROW_asks && !map->arrows.at[i].n) return true;
  return false;
}

static bool is_of_messages(const fl_item *item) {
  static const char *const kinds[] = {"topic", "topic made", "topic read", "topic written", "queue", "exchange", "subscription", "stream"};
  for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
    if (fl_str_eq_c(item->what, kinds[i])) return fl_brief_is_name(item->name);
  return false;
}

// Those of the map, and queues that code reads without a sender who is known.
static uint32_t count_channels(const fl_brief_state *s) {
  fl_names names = {0};
  const fl_diagram *map = &s->doc->services;
  for (uint32_t i = 0; i < map->nodes.n; i++)
    if (map->nodes.at[i].kind == FL_NODE_topic) fl_names_add(&names, map->nodes.at[i].name);
  for (uint32_t i = 0; i < s->inventory.items.n; i++)
    if (is_of_messages(&s->inventory.items.at[i])) fl_names_add(&names, s->inventory.items.at[i].name);
  uint32_t n = names.all.n;
  fl_names_release(&names);
  return n;
}

// "starts the others", or all but some of them.
static fl_str started_text(fl_brief_state *s, uint32_t file, bool one) {
  const fl_service_map *services = fl_ask_services(s->ask);
  fl_names left = {0};
  uint32_t all = 0;
  for (uint32_t i = 1; i < services->n_services; i++) {
    fl_str name = fl_brief_service_name(s, i);
    if (!fl_cite_item_node(s, name)) continue;
    all++;
    if (!fl_ask_starts(s->ask, file, i)) fl_names_add(&left, name);
  }
  fl_str text = fl_doc_text(s->doc, "%s the others", one ? "starts" : "start");
  if (one && left.all.n) text = fl_doc_text(s->doc, "starts %u of the %u, and not %.*s", all - left.all.n, all, FL_STR_ARG(fl_names_say(s->doc, &left, 6)));
  fl_names_release(&left);
  return text;
}

// What has an entry point, and nothing that joins it to others.
static void say_unjoined(fl_brief_state *s) {
  const fl_entry_point *entries;
  uint32_t n = fl_graph_entries(s->graph, &entries);
  fl_names names = {0}, composers = {0};
  fl_cites cites = {0}, of_composers = {0};
  uint32_t composer = 0;
  for (uint32_t i = 0; i < n; i++) {
    bool is_own = fl_brief_counts_entry(s, &entries[i]) && !fl_ask_is_shared(s->ask, fl_ask_service_of(s->ask, entries[i].file)); // a library is no service
    fl_str service = is_own ? fl_brief_service_of(s, entries[i].file) : (fl_str){0};
    if (!service.n || fl_cite_item_node(s, service)) continue;
    bool composes = fl_ask_composes(s->ask, entries[i].file);
    if (composes) composer = entries[i].file;
    fl_names_add(composes ? &composers : &names, service);
    fl_cite(composes ? &of_composers : &cites, fl_cite_entry(s, i + 1));
  }
  if (composers.all.n) fl_doc_say(s->doc, FL_SAID_found, &of_composers, "Not on it: %s, which %.*s.", fl_names_say(s->doc, &composers, 12).at, FL_STR_ARG(started_text(s, composer, composers.all.n == 1)));
  if (names.all.n) fl_doc_say(s->doc, FL_SAID_found, &cites, "Not on it: %s; nothing was seen that joins %s to others.", fl_names_say(s->doc, &names, 12).at, names.all.n == 1 ? "it" : "them");
  fl_names_release(&composers);
  fl_names_release(&names);
}

static fl_str set_by(fl_brief_state *s, const fl_forward *inlet) {
  return fl_brief_inlet(s, inlet->file, inlet->route);
}

static bool is_let_in(fl_brief_state *s, const fl_forward *inlet) { return !fl_brief_is_beside(s, inlet->file) && fl_forward_is_answered(s->graph, fl_ask_services(s->ask), inlet); }

// One gateway: the services that it leads to.
static void say_gateway(fl_brief_state *s, const fl_forward *inlets, uint32_t n, fl_str by) {
  fl_names services = {0};
  fl_cites cites = {0};
  for (uint32_t i = 0; i < n; i++) {
    if (!is_let_in(s, &inlets[i]) || !fl_str_eq(set_by(s, &inlets[i]), by)) continue;
    const fl_limit *route = &fl_graph_facts(s->graph, inlets[i].file)->limits[inlets[i].route];
    uint32_t known = services.all.n;
    fl_names_add(&services, fl_brief_service_name(s, inlets[i].to));
    if (services.all.n > known) fl_cite(&cites, fl_cite_place(s, fl_graph_file_at(s->graph, inlets[i].file)->path, route->span.line, by));
  }
  fl_doc_say(s->doc, FL_SAID_found, &cites, "Not on it: requests from outside also come by %s, to %s.", fl_doc_code(s->doc, by).at, fl_names_say(s->doc, &services, 12).at);
  fl_names_release(&services);
}

// What gateways of a mesh let in has no code that asks, and would be an arrow to nearly everybody.
static void say_gateways(fl_brief_state *s) {
  fl_forward *inlets = fl_alloc_zero(FL_MAX_FORWARDS, sizeof *inlets);
  uint32_t n = fl_graph_inlets(s->graph, inlets, FL_MAX_FORWARDS);
  fl_names gateways = {0};
  for (uint32_t i = 0; i < n; i++)
    if (is_let_in(s, &inlets[i])) fl_names_add(&gateways, set_by(s, &inlets[i]));
  for (uint32_t i = 0; i < gateways.all.n; i++) say_gateway(s, inlets, n, gateways.all.at[i]);
  fl_tell_open_ports(s, inlets, n);
  fl_names_release(&gateways);
  fl_free(inlets);
}

// "`/price/queryAll` (`prices`)": routes that lead to a service none of whose paths fits.
static void say_led_nowhere(fl_brief_state *s) {
  fl_forward *all = fl_alloc_zero(FL_MAX_FORWARDS, sizeof *all);
  uint32_t n = fl_graph_forwards(s->graph, all, FL_MAX_FORWARDS), count = 0;
  fl_names names = {0};
  fl_cites cites = {0};
  for (uint32_t i = 0; i < n; i++) {
    if (fl_brief_is_beside(s, all[i].file) || fl_forward_is_answered(s->graph, fl_ask_services(s->ask), &all[i])) continue;
    fl_names_add(&names, fl_doc_text(s->doc, "%s to %s", fl_doc_code(s->doc, all[i].path).at, fl_doc_code(s->doc, fl_brief_service_name(s, all[i].to)).at));
    fl_cite(&cites, fl_cite_place(s, fl_graph_file_at(s->graph, all[i].file)->path, fl_graph_facts(s->graph, all[i].file)->limits[all[i].route].span.line, FL_STR("route of a proxy")));
    count++;
  }
  if (count) fl_doc_say(s->doc, FL_SAID_found, &cites, "Not on it: %s of proxies to services of which no path that was seen fits: %.*s.", fl_count(s->doc, count, "route", "routes").at, FL_STR_ARG(fl_names_plain(s->doc, &names, 6)));
  fl_names_release(&names);
  fl_free(all);
}

static const char *waited_for(fl_brief_state *s, const fl_peer *p) {
  if (p->ms < 0) return ", and no model says how long is waited for it";
  if (p->ms == FL_MS_INFINITE) return ", and the library sets no limit to how long is waited for it";
  return fl_doc_text(s->doc, ", and each waits for it up to %.*s", FL_STR_ARG(fl_doc_time(s->doc, p->ms))).at;
}

// Who is asked before anything is answered: one sentence for each of them.
static void say_asked_first(fl_brief_state *s) {
  const fl_peer *peers;
  uint32_t n = fl_graph_peers(s->graph, &peers);
  for (uint32_t i = 0; i < n; i++) {
    fl_names services = {0};
    fl_cites cites = {0};
    bool again = !peers[i].each_request;
    for (uint32_t k = 0; k < n && !again; k++) {
      bool same = peers[k].each_request && peers[k].to == peers[i].to && peers[k].host == peers[i].host && fl_str_eq(peers[k].what, peers[i].what);
      again = same && k < i;
      if (same && !again) fl_names_add(&services, fl_brief_service_name(s, peers[k].from));
      if (same && !again && peers[k].file) fl_cite(&cites, fl_cite_place(s, fl_graph_file_at(s->graph, peers[k].file)->path, peers[k].span.line, peers[k].what));
    }
    fl_str asked = peers[i].to ? fl_brief_service_name(s, peers[i].to) : fl_graph_name(s->graph, peers[i].host);
    if (!again) fl_doc_say(s->doc, FL_SAID_found, &cites, "Each request with a token that %s would answer asks %s first (%s): while that is away, none of them is answered%s.",
                           fl_names_say(s->doc, &services, 12).at, fl_doc_code(s->doc, asked).at, peers[i].what.at, waited_for(s, &peers[i]));
    fl_names_release(&services);
  }
}

static void say_counts(fl_brief_state *s, const fl_fold *fold, uint32_t lost) {
  const fl_diagram *all = &s->doc->services;
  fl_cites cites = {0};
  for (uint32_t i = 0; i < all->nodes.n; i++) fl_cite(&cites, fl_cite_node(s, &all->nodes.at[i]));
  fl_doc_say(s->doc, FL_SAID_found, &cites, "On the map: %s, %s, %s, and %s.", fl_count(s->doc, count_of(all, FL_NODE_service), "service", "services").at,
             fl_count(s->doc, count_of(all, FL_NODE_store), "store that is known by name", "stores that are known by name").at,
             fl_count(s->doc, count_channels(s), "topic, queue or exchange", "topics, queues and exchanges").at,
             fl_count(s->doc, count_of(all, FL_NODE_outside), "peer whose code is not here", "peers whose code is not here").at);
  say_unjoined(s);
  say_gateways(s);
  say_led_nowhere(s);
  say_asked_first(s);
  if (has_peers(all)) fl_doc_say(s->doc, FL_SAID_frame, NULL, "A dashed arrow with a word stands for what a library asks for by itself, as settings tell, or what the service is built with; no place of the code does.");
  const char *told = is_composed(all) ? "Numbers at arrows count places in the code, and routes of proxies; a dashed arrow is likely, told by its path alone or by a type that is not followed to its end, or to a store only by settings or by the code that puts the system together."
                                    : "Numbers at arrows count places in the code, and routes of proxies; a dashed arrow is likely: told by its path alone, or by a type that is not followed to its end.";
  fl_doc_say(s->doc, FL_SAID_frame, NULL, "%s", told);
  if (fold->in_service || fold->together)
    fl_doc_say(s->doc, FL_SAID_frame, NULL, "So that the picture can be read, %s in the box of the only service that uses %s, and %s a box with one that has the same neighbours.",
               fl_count(s->doc, fold->in_service, "store stands", "stores stand").at, fold->in_service == 1 ? "it" : "them", fl_count(s->doc, fold->together, "node shares", "nodes share").at);
  if (lost) fl_doc_say(s->doc, FL_SAID_frame, NULL, "%u more are left out; `faultline graph --services` has them all.", lost);
}

// The same in words: one sentence for each service that asks.
static void say_arrows(fl_brief_state *s, const fl_diagram *map) {
  static const char *const verbs[FL_N_ARROW_KINDS] = {[FL_ARROW_asks] = "asks", [FL_ARROW_sends] = "sends to", [FL_ARROW_delivers] = "delivers to", [FL_ARROW_uses] = "uses"};
  uint32_t said = 0;
  for (uint32_t i = 0; i < map->arrows.n && said < MAX_WORDS;) {
    const fl_arrow *first = &map->arrows.at[i];
    fl_names others = {0};
    fl_cites cites = {0};
    fl_cite(&cites, fl_cite_node(s, &map->nodes.at[first->from]));
    for (; i < map->arrows.n && map->arrows.at[i].from == first->from; i++)
      if (map->arrows.at[i].kind == first->kind) fl_names_add(&others, map->nodes.at[map->arrows.at[i].to].name);
    const char *verb = verbs[first->kind] ? verbs[first->kind] : "leads to";
    fl_doc_say(s->doc, FL_SAID_found, &cites, "%s %s %s.", fl_doc_code(s->doc, map->nodes.at[first->from].name).at, verb, fl_names_say(s->doc, &others, 12).at);
    fl_names_release(&others);
    said++;
  }
}

static void add_map(fl_brief_state *s) {
  const fl_diagram *all = &s->doc->services;
  fl_buf text = {0};
  fl_fold fold = {0};
  fl_cites cites = {0};
  fl_doc_heading(s->doc, "Service map");
  fl_doc_paragraph(s->doc);
  if (all->nodes.n == 0) {
    fl_doc_say(s->doc, FL_SAID_frame, NULL, "Nothing was seen that joins a service to another, to a store or to a topic.");
    return;
  }
  fl_fold_map(&fold, all, FEW_NODES);
  for (uint32_t i = 0; i < fold.map.tallies.n; i++) {
    fl_tally *kept = &fold.map.tallies.at[i];
    kept->what = fl_brief_store_word(s, fold.map.nodes.at[kept->of].name, kept->what);
  }
  uint32_t lost = draw(&text, &fold.map);
  say_counts(s, &fold, lost);
  for (uint32_t i = 0; i < all->nodes.n; i++) fl_cite(&cites, fl_cite_node(s, &all->nodes.at[i]));
  fl_doc_picture(s->doc, FL_BLOCK_flowchart, &cites, "Who asks whom", fl_buf_str(&text));
  say_arrows(s, all);
  fl_buf_release(&text);
  fl_fold_release(&fold);
}

// ---- all -----------------------------------------------------------------------------------------------------------------------------

void fl_section_architecture(fl_brief_state *s) {
  if (!s->graph) {
    fl_doc_paragraph(s->doc);
    fl_doc_say(s->doc, FL_SAID_frame, NULL, "There are only findings here: the architecture was not read.");
    return;
  }
  add_map(s);
  fl_tell_refused(s);
  fl_tell_data_access(s);
  fl_tell_stances(s);
}
