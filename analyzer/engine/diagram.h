// Pictures of the code: nodes and arrows, for people and for programs.
//
//   fl_diagram all = {0}, part = {0};
//   fl_diagram_of_services(&all, analysis);           // or fl_diagram_of_code
//   fl_diagram_focus(&part, &all, &wanted, &err);     // what was asked for
//   fl_diagram_limit(&shown, &part, 500, 2000);       // what a format can hold
//
// In: an analysis. Out: nodes in the order of their places, arrows in the order of the nodes they leave, how often each was seen. The same
// analysis gives the same diagram. Code of tests and generated code are left out unless the analysis was asked for all.
#ifndef FL_ENGINE_DIAGRAM_H
#define FL_ENGINE_DIAGRAM_H

#include "base/array.h"
#include "engine/engine.h"

// service: runs on its own. store: a deployed program that is no code of this repository (a database, a broker). topic: what a broker calls it.
// outside: somebody else's. entry: an entry point under one of its addresses.
#define FL_NODES(X) X(service) X(store) X(topic) X(outside) X(entry) X(function) X(site)
// asks: a request and who answers it. uses: a store. starts: an entry point and its function. contains: a function and a site in it.
#define FL_ARROWS(X) X(asks) X(sends) X(delivers) X(uses) X(starts) X(calls) X(spawns) X(contains)
// offers: endpoints. keeps: calls of a store that is not known by name. unseen: requests that lead nowhere, and why.
#define FL_TALLIES(X) X(offers) X(keeps) X(unseen) X(requests)
#define X(w) FL_NODE_##w,
typedef enum fl_node_kind { FL_NODE_none, FL_NODES(X) FL_N_NODE_KINDS } fl_node_kind;
#undef X
#define X(w) FL_ARROW_##w,
typedef enum fl_arrow_kind { FL_ARROW_none, FL_ARROWS(X) FL_N_ARROW_KINDS } fl_arrow_kind;
#undef X
#define X(w) FL_TALLY_##w,
typedef enum fl_tally_kind { FL_TALLY_none, FL_TALLIES(X) FL_N_TALLY_KINDS } fl_tally_kind;
#undef X
const char *fl_node_word(uint8_t kind);
const char *fl_arrow_word(uint8_t kind);
const char *fl_tally_word(uint8_t kind);

typedef struct fl_node {
  uint8_t kind;
  fl_str name;     // "payment", "POST /charge", "Orders.create"
  fl_str detail;   // folder of a service, protocol of a store or topic, kind of an entry or a site
  fl_str service;  // whose it is; "" = nobody's, or it is one
  fl_str path;     // "" = no place
  uint32_t line, end_line;
} fl_node;

typedef struct fl_arrow {
  uint8_t kind, certainty; // certainty 4 exact .. 2 likely; less is not drawn
  uint32_t from, to;       // nodes[]
  uint32_t n;              // how many stand for it
  fl_str protocol;
} fl_arrow;

// How often one thing was seen at a node or on an arrow.
typedef struct fl_tally {
  uint8_t kind;
  uint32_t of; // node; for requests the arrow
  uint32_t n;
  fl_str what;
} fl_tally;

typedef struct fl_diagram {
  bool is_services;
  fl_arena arena; // texts
  FL_ARRAY(fl_node) nodes;
  FL_ARRAY(fl_arrow) arrows;
  FL_ARRAY(fl_tally) tallies, requests; // by node and by arrow, in order
  uint32_t lost_nodes, lost_arrows; // to a limit
} fl_diagram;

void fl_diagram_of_services(fl_diagram *, const fl_analysis *, struct fl_ask *); // an ask of its graph; NULL: one of its own
void fl_diagram_of_code(fl_diagram *, const fl_analysis *);
void fl_diagram_release(fl_diagram *);

typedef struct fl_focus {
  const char *focus;   // a name, FILE or FILE:LINE; NULL: everything
  uint32_t depth;      // arrows from there, either way
  const char *reaches; // only what leads to this, however far; NULL: whatever it leads to
} fl_focus;

// The part that was asked for. Texts stay those of `all`. FL_E_USAGE when nothing is called so.
FL_MUST_USE int fl_diagram_focus(fl_diagram *part, const fl_diagram *all, const fl_focus *, fl_error *err);
// At most so much: what entry points lead to first. Texts stay those of `all`.
void fl_diagram_limit(fl_diagram *part, const fl_diagram *all, uint32_t max_nodes, uint32_t max_arrows);

// The first of the tallies of a node or of the requests of an arrow, and how many.
const fl_tally *fl_node_tallies(const fl_diagram *, uint32_t node, uint32_t *n);
const fl_tally *fl_arrow_requests(const fl_diagram *, uint32_t arrow, uint32_t *n);

#endif
