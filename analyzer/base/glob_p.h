// Bracket expressions, for both matchers.
#ifndef FL_BASE_GLOB_P_H
#define FL_BASE_GLOB_P_H

#include "base/str.h"

// `begin` is the place of a [. The place behind its ], or FL_STR_NONE when it is not closed.
uint32_t fl_class_end(fl_str pattern, uint32_t begin);

// Is the byte in the set? `pattern` and `begin` as above, `end` what fl_class_end gave.
bool fl_class_has(fl_str pattern, uint32_t begin, uint32_t end, uint8_t byte);

// Length of what stands at i as one unit: an escaped byte, a closed set, a byte.
uint32_t fl_glob_unit(fl_str pattern, uint32_t i);

#endif
