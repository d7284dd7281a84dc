// What a call of a store is about, told by types: the repository's own type that it is asked through, and what that holds.
#ifndef FL_GRAPH_SUBJECT_H
#define FL_GRAPH_SUBJECT_H

#include "graph/graph.h"

// `OrderRepository extends MongoRepository<Order, UUID>`: through OrderRepository, holds Order. `catalog.Items`, a DbSet<Item>: holds Item.
typedef struct fl_subject {
  fl_str through, holds; // last names; "" = not known
  fl_str table;          // what an annotation of the held type calls the table or collection; "" = it does not
} fl_subject;
fl_subject fl_ask_subject(fl_ask *, const fl_site *);

// kept_message.c: the entity that a service stores of what a place sends, and a call of the store that is about it; NULL: none is known.
typedef struct fl_kept_message {
  fl_str entity, message; // names of types
  const fl_site *site;
} fl_kept_message;
fl_kept_message fl_ask_kept_message(fl_ask *, const fl_site *sends, uint32_t service);

#endif
