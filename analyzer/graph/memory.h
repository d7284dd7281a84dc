// Answers that are kept while a graph is built, once names and fields are indexed: what a value names, what a call names, of which type
// variables and parameters are. The same is asked of a parameter by every call of its function, and of a value by who resolves its call, by
// who looks for uses and by who looks for sites.
//
//   fl_recall ask = fl_recall_type(g, FL_RECALL_PARAM, file, param, &t);
//   if (ask.known) return t;
//   ... finds t ...
//   return fl_remember_type(g, ask, t);
//
// Kept is what holds for every use: nothing that was found while type parameters stood for the arguments of one use (fl_graph.type_args),
// and nothing that was cut short because a question met itself or was nested too deeply (fl_graph.cuts counts those). A view (view.c)
// keeps nothing, but for those of chunk.h: they see what was known before, and what they find is kept when they are closed.
#ifndef FL_GRAPH_MEMORY_H
#define FL_GRAPH_MEMORY_H

#include "base/strbuf.h"
#include "graph/graph_p.h"

typedef enum fl_recall_kind { FL_RECALL_VALUE, FL_RECALL_CALL, FL_RECALL_VAR, FL_RECALL_PARAM, FL_N_RECALLS } fl_recall_kind;

typedef struct fl_recall {
  bool known;
  uint32_t *at;  // where the answer goes; NULL: nowhere
  uint32_t cuts; // of the graph when it was asked
  uint32_t file;
} fl_recall;

typedef struct fl_named { // what a call names
  fl_sym name;
  fl_ent repo;
  uint8_t certainty;
} fl_named;

void fl_memory_open(fl_graph *); // from here on what has a name keeps it
void fl_memory_close(fl_graph *);
void fl_memory_store(fl_buf *out, const fl_graph *); // resume.h
void fl_memory_restore(fl_graph *, fl_str *from);     // opens it
void fl_memory_mark_names(const fl_graph *, bool *used); // by symbol
// inside.h: what is about files that did not change. False, and nothing is changed, when something that it names is gone.
struct fl_again;
FL_MUST_USE bool fl_memory_restore_others(fl_graph *, fl_str *from, const struct fl_again *);

// part.h: the memory of some files' part, which keeps answers about them where the whole does; and those with numbers of the whole.
struct fl_memory *fl_memory_part(const fl_graph *whole, uint32_t first_file, uint32_t last_file);
void fl_memory_forget_elsewhere(struct fl_memory *part); // it is asked nothing any more
void fl_memory_join(fl_graph *whole, const struct fl_memory *part, const fl_renumbered *, uint32_t first_file, uint32_t last_file);

// chunk.h: the memory of a view, which is borrowed from that of the graph; NULL: that keeps nothing. What it found goes there when it is closed.
struct fl_memory *fl_memory_view(const struct fl_memory *whole);
struct fl_chunk;
struct fl_chunks;
void fl_memory_close_view(struct fl_chunks *, const struct fl_chunk *);

fl_recall fl_recall_ent(fl_graph *, uint32_t file, uint32_t val, fl_ent *out);
fl_ent fl_remember_ent(fl_graph *, fl_recall, fl_ent);
fl_recall fl_recall_type(fl_graph *, fl_recall_kind, uint32_t file, uint32_t id, fl_tref *out);
fl_tref fl_remember_type(fl_graph *, fl_recall, fl_tref);
fl_recall fl_recall_named(fl_graph *, uint32_t file, uint32_t call, fl_named *out);
void fl_remember_named(fl_graph *, fl_recall, fl_named);

#endif
