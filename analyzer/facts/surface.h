// What others may see of a file: all that it declares, the statements outside of functions, and what functions do inside where that
// decides of which type they give something.
//
// A function whose result is written down gives that, whatever it does. One that gives something whose type nobody wrote is seen as a whole.
#ifndef FL_FACTS_SURFACE_H
#define FL_FACTS_SURFACE_H

#include "base/arena.h"
#include "facts/facts.h"

#define FL_ROW_GONE UINT32_MAX

// Rows that others may name, each as it is now by the number that it had: funcs[], params[], vars[]. FL_ROW_GONE: it stands inside of a
// function, where nobody else can name it.
typedef struct fl_row_map {
  const uint32_t *funcs, *params, *vars;
  const bool *same_then, *same_now; // funcs[] then and now: seen as a whole, or what it does is the same
} fl_row_map;

// Do others see the same of both? Then `out` is filled, with rows from the arena. False as well where nobody can tell: types are not written
// down for the parameters of some function.
bool fl_surface_is_same(const fl_facts *was, const fl_facts *is, fl_arena *, fl_row_map *out);

#endif
