// What models say of names, found out once for each name.
//
// Linking asks about the same names for every call that might mean them. An answer depends on the language and the name alone, so that it
// can be kept by number: pages of rows by symbol, for each language a list of them. A graph that is built has its own, and so has each view.
#ifndef FL_GRAPH_KNOWN_H
#define FL_GRAPH_KNOWN_H

#include "graph/graph_p.h"

typedef struct fl_knowledge fl_knowledge;
fl_knowledge *fl_knowledge_new(void);
void fl_knowledge_free(fl_knowledge *); // NULL does no harm
// part.h: knowledge on top of another, which it borrows and which does not change meanwhile; and what it found out, given to that one.
fl_knowledge *fl_knowledge_over(const fl_knowledge *);
void fl_knowledge_join(fl_knowledge *into, const fl_knowledge *from, const fl_renumbered *);

// The rows of calls of that name, in look-up order, at most FL_KNOWN_ROWS. Borrowed until the next question.
enum { FL_KNOWN_ROWS = 24 };
uint32_t fl_known_calls(const fl_graph *, uint32_t file, fl_sym name, const fl_meaning_row *const **out);
// Do models say something of annotations of that name?
bool fl_is_known_annotation(const fl_graph *, uint32_t file, fl_sym name);
// The type of that name, NULL when no model describes it.
const fl_type_model *fl_known_type(const fl_graph *, uint32_t file, fl_sym name);

#endif
