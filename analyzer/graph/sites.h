// Sites by what they are and where they stand, so that a question about other sites need not go through all of them.
#ifndef FL_GRAPH_SITES_H
#define FL_GRAPH_SITES_H

#include "graph/graph.h"

// Ids in ascending order, borrowed from the graph.
typedef struct fl_site_ids {
  const uint32_t *at;
  uint32_t n;
} fl_site_ids;

// Made anew whenever sites were added, changed their kind and are to be asked for.
void fl_index_sites(fl_graph *);
void fl_release_site_index(fl_graph *);

fl_site_ids fl_sites_of_kind(const fl_graph *, uint8_t kind);
fl_site_ids fl_sites_of_file(const fl_graph *, uint32_t file); // whose function stands there; 0: those of no file
const fl_site *fl_site_of_entry(const fl_graph *, uint32_t entry); // index + 1; NULL: it is no site

// Sites that a question comes back to, by its address: worked out once, kept until the ask is freed.
bool fl_ask_kept_sites(const fl_ask *, const void *question, fl_site_ids *out);
void fl_ask_keep_sites(fl_ask *, const void *question, const uint32_t *ids, uint32_t n);

#endif
