// What configuration declares of topics, queues, clusters and jobs, and what it says of each.
#ifndef FL_GRAPH_DECLARATION_H
#define FL_GRAPH_DECLARATION_H

#include "graph/graph.h"

typedef struct fl_declaration {
  const fl_declaration_model *model;
  uint32_t file;
  uint32_t document; // of the file: its settings stand there
  fl_str prefix;     // ... below these keys, with their last dot; "" = anywhere
  uint32_t workload; // what starts it; 0: it is told by settings alone
  fl_str command;    // of a program that is started: its words, from its name on
  fl_span started;   // ... where that stands
  uint32_t service;  // that is built with a package, which is all that is known; 0: told otherwise
} fl_declaration;

// Makes a site of each declaration; once, while the graph is built.
void fl_find_declarations(fl_graph *);

const fl_declaration *fl_declaration_of(const fl_graph *, const fl_site *);
// The service whose code is started there, or whose settings these are; 0: nobody's, as a store that is deployed.
uint32_t fl_declaration_service(const fl_graph *, const fl_declaration *);
// How it comes into the world: "compose", "kubernetes", "terraform", "settings".
const char *fl_declaration_way(const fl_graph *, const fl_declaration *);

// Is it for one machine, for trying things out or for tests, as its file's path or profile says?
bool fl_declaration_is_for_trial(const fl_graph *, const fl_declaration *);

typedef enum fl_declared_state {
  FL_DECLARED_NOTHING, // nobody sets it, and nothing is known of what holds then
  FL_DECLARED_DEFAULT,
  FL_DECLARED_WRITTEN,
  FL_DECLARED_UNKNOWN // it is set, and not known to what
} fl_declared_state;

typedef struct fl_declared {
  fl_declared_state state;
  fl_str text;     // as written, references put in
  fl_str raw;      // ... as they stand; of a default nothing
  bool is_number;
  int64_t number;  // ms where the setting has a unit of time, a count, or how many items
  fl_str key;      // that is written; of a default the one that could be
  fl_span span;    // of the value, in the declaration's file; 0: nobody sets it
  const fl_declared_setting *setting; // NULL: the model has no setting of the name
} fl_declared;

// Texts are made in `arena`, or borrowed from the facts and models.
fl_declared fl_declared_value(const fl_graph *, const fl_declaration *, fl_str name, fl_arena *arena);
fl_declared fl_declared_at(const fl_graph *, const fl_declaration *, const fl_declared_setting *, fl_arena *arena);

#endif
