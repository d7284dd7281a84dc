// "did you mean ...?"
#ifndef FL_BASE_SUGGEST_H
#define FL_BASE_SUGGEST_H

#include "base/str.h"

// The candidate nearest to `word` by Damerau-Levenshtein distance (optimal string alignment), at most
// 1 + length / 4 and 3 edits away; the first of several. NULL when none is near. Words of more than 64 bytes have none.
const fl_str *fl_suggest(fl_str word, const fl_str *candidates, uint32_t n);

// The same over C strings; NULL when none is near.
const char *fl_suggest_c(fl_str word, const char *const *candidates, uint32_t n);

#endif
