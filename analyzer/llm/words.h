// A sentence as a row of tokens: words, names, numbers, and what stands in backticks.
#ifndef FL_LLM_WORDS_H
#define FL_LLM_WORDS_H

#include "base/str.h"

#include <stdbool.h>

typedef enum fl_token_kind {
  FL_TOKEN_END,
  FL_TOKEN_WORD,   // letters of the alphabet, perhaps with hyphens between them
  FL_TOKEN_NAME,   // what no sentence has: a.b, a_b, camelCase, http2, letters of other alphabets
  FL_TOKEN_NUMBER, // 30, 1,000, 2.5, 30s, 10%: see value and unit
  FL_TOKEN_CODE,   // what stands between two backticks
} fl_token_kind;

typedef struct fl_token {
  fl_token_kind kind;
  fl_str text;
  fl_str value, unit; // of numbers, as written
  bool begins;        // the first of a sentence
} fl_token;

typedef struct fl_words {
  fl_str rest;
  bool begins; // the next token is the first of a sentence
} fl_words;

static inline fl_words fl_words_of(fl_str text) { return (fl_words){text, true}; }
fl_token fl_words_next(fl_words *); // END: there are no more, or a backtick has no other

// Is it a word of the text, or a row of them: not part of a longer one?
bool fl_has_word(fl_str text, fl_str word, bool any_case);
bool fl_same_word(fl_str a, const char *lower); // without regard to case

#endif
