// Sites about the same key or object (pair.c), keys that are set once and are no locks (mark.c), locks that nobody takes (untaken.c).
#ifndef FL_GRAPH_PAIR_P_H
#define FL_GRAPH_PAIR_P_H

#include "graph/graph_p.h"

uint32_t fl_key_at_call(const fl_graph *, const fl_site *);
bool fl_same_value(fl_graph *, uint32_t file_a, uint32_t a, uint32_t file_b, uint32_t b); // one text, one place, or made alike of such
bool fl_same_key(fl_graph *, const fl_site *, const fl_site *);
bool fl_is_key_of(fl_graph *, const fl_site *, uint32_t val); // a value of the site's file
bool fl_are_a_pair(fl_graph *, const fl_site *, const fl_site *);

void fl_find_marks(fl_graph *); // after sites and callers, before effects
void fl_forget_untaken(fl_graph *);
void fl_find_providers_asked(fl_graph *); // asked_through.c
void fl_find_module_stores(fl_graph *);   // module_store.c

#endif
