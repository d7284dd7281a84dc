// What a call of a store is about, told by types: the repository's own type that it is asked through, and what that holds.
#ifndef FL_GRAPH_SUBJECT_H
#define FL_GRAPH_SUBJECT_H

#include "graph/graph.h"

// `OrderRepository extends MongoRepository<Order, UUID>`: through OrderRepository, holds Order. `catalog.Items`, a DbSet<Item>: holds Item.
typedef struct fl_subject {
  fl_str through, holds; // last names; "" = not known
} fl_subject;
fl_subject fl_ask_subject(fl_ask *, const fl_site *);

#endif
