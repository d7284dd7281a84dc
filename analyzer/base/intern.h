// Every name once: text in, small number out; equal texts have equal numbers.
//
// Symbols count from 1 in the order in which the texts first came; 0 is the empty text and "none" at once.
// Text is copied and keeps its address for the life of the table. A table belongs to one thread at a time; once nobody
// adds, any number of threads may read.
#ifndef FL_BASE_INTERN_H
#define FL_BASE_INTERN_H

#include "base/arena.h"
#include "base/str.h"

typedef uint32_t fl_sym;

typedef struct fl_intern_slot {
  uint32_t hash; // upper half of the text's hash
  fl_sym sym;    // 0 = free
} fl_intern_slot;

typedef struct fl_intern {
  const struct fl_intern *base; // its symbols are symbols here too, and are not added again; NULL: none
  fl_sym first;          // symbols of this table's own texts begin behind it
  fl_arena arena;        // the texts, each with a NUL behind it
  fl_str *texts;         // by symbol; texts[0] is ""
  fl_intern_slot *slots; // open addressing, a power of two, at most two thirds full
  uint32_t n, texts_cap, n_slots;
} fl_intern;

void fl_intern_init(fl_intern *t);
// A table on top of another, which must not change any more and must live longer. Several may stand on one; their symbols agree
// in what the base knows, and in nothing else.
void fl_intern_init_over(fl_intern *t, const fl_intern *base);
void fl_intern_clear(fl_intern *t); // all symbols die
void fl_intern_release(fl_intern *t);

fl_sym fl_intern_add(fl_intern *t, fl_str text);
fl_sym fl_intern_add_c(fl_intern *t, const char *text);
fl_sym fl_intern_find(const fl_intern *t, fl_str text); // 0 when absent
fl_str fl_intern_text(const fl_intern *t, fl_sym sym);  // borrowed for the life of the table, NUL behind it

// Symbols that exist, the empty one included: every symbol is below it.
uint32_t fl_intern_count(const fl_intern *t);
void fl_intern_reserve(fl_intern *t, uint32_t n); // room for so many, with those that it has
// All texts by symbol, borrowed until the next add. Not for a table on top of another.
const fl_str *fl_intern_texts(const fl_intern *t);

// Adds all texts of `from` to `into`, in their order, and fills map[sym in from] = sym in into.
// `map` has room for fl_intern_count(from).
void fl_intern_merge(fl_intern *into, const fl_intern *from, fl_sym *map);

#endif
