// Names cut into the words that they are made of.
#ifndef FL_GRAPH_WORDS_H
#define FL_GRAPH_WORDS_H

#include "base/str.h"

#include <stdbool.h>

// The first word of `getUserByID`, `GetUser`, `get_user`, `GETUser`; what follows it goes to `rest`. "" when there is none.
fl_str fl_first_word(fl_str name, fl_str *rest);
// Letters without case.
bool fl_same_word(fl_str a, fl_str b);

#endif
