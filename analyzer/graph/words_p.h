// Names cut into the words that they are made of.
#ifndef FL_GRAPH_WORDS_P_H
#define FL_GRAPH_WORDS_P_H

#include "base/str.h"

// The first word of `getUserByID`, `GetUser`, `get_user`, `GETUser`; what follows it goes to `rest`. "" when there is none.
fl_str fl_first_word(fl_str name, fl_str *rest);

#endif
