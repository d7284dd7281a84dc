// What a system keeps, sends and runs: stores, topics, clusters, jobs, transactions, locks; what is said of each, where, and what holds
// where nobody says anything.
//
//   fl_inventory all = {0};
//   fl_inventory_of(&all, analysis, &(fl_inventory_from){0});
//   fl_inventory_release(&all);
//
// In: an analysis. Out: items in the order of their kinds, then of their places. What is the same in many places of the code is one item
// with a count. Code of tests and generated code are left out unless the analysis was asked for all.
#ifndef FL_ENGINE_INVENTORY_H
#define FL_ENGINE_INVENTORY_H

#include "base/array.h"
#include "engine/engine.h"

// written: somebody says so. default: nobody does, and this is what holds then. open: it is set, and not known to what. absent: nobody sets
// it, and no default is known.
#define FL_SAYINGS(X) X(written) X(default) X(open) X(absent)
#define X(w) FL_SAYS_##w,
typedef enum fl_saying { FL_SAYS_none, FL_SAYINGS(X) FL_N_SAYINGS } fl_saying;
#undef X
const char *fl_saying_word(uint8_t saying);

typedef struct fl_said {
  uint8_t saying;
  bool is_time; // of a setting with a unit of time
  fl_str name, value;
  int64_t ms;   // ... that is known
  fl_str path; // where it is written, "" = nowhere
  uint32_t line;
} fl_said;

typedef struct fl_item {
  fl_str what;       // store, topic, cluster, producer, consumer, transaction, lock, schedule, leader, ...
  fl_str name;       // "" = it has none
  fl_str protocol;
  fl_str service;    // whose code or deployment it is; "" = nobody's
  fl_str deployment; // compose, kubernetes, terraform, settings; code; "" = told by hosts alone
  fl_str source;     // page that the defaults come from; "" = none
  bool verified;     // somebody has read them there
  fl_str path;
  uint32_t line, n;  // n: how many places in the code
  fl_said *said;
  uint32_t n_said;
} fl_item;

typedef struct fl_inventory {
  fl_arena arena; // texts and lists
  FL_ARRAY(fl_item) items;
} fl_inventory;

// What is there already, and what is left out.
typedef struct fl_inventory_from {
  struct fl_ask *ask;     // NULL: one of its own
  const struct fl_diagram *map; // of the services; NULL: one of its own
  bool without_examples;  // what stands in examples and in documentation runs nowhere
} fl_inventory_from;
void fl_inventory_of(fl_inventory *, const fl_analysis *, const fl_inventory_from *);
void fl_inventory_release(fl_inventory *);

#endif
