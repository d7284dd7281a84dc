// Words of English that the checks must know. Each list is sorted by sense, and ends with NULL.
#ifndef FL_LLM_LEXICON_H
#define FL_LLM_LEXICON_H

#include "base/str.h"

#include <stdbool.h>

typedef enum fl_lexicon {
  FL_LEX_function,  // carry no meaning of their own
  FL_LEX_starter,   // may begin a sentence with a capital without being a name
  FL_LEX_negation,  // turn what follows around
  FL_LEX_lack,      // say that something is not there
  FL_LEX_judgement, // weigh, reassure or alarm: the evidence has to say so itself
  FL_LEX_thing,     // "the payment service": what stands before it is a name
  FL_LEX_quality,   // "the affected service": no name
  FL_LEX_compound,  // have a hyphen and are no name
} fl_lexicon;

bool fl_lexicon_has(fl_lexicon, fl_str word); // without regard to case

// "three" -> "3", "" for what is no number
fl_str fl_number_word(fl_str word);
// "seconds" -> "s", "" for what is no unit
fl_str fl_unit_word(fl_str word);

#endif
