// Code around what is cited, for those who let it leave.
#ifndef FL_LLM_SNIPPETS_H
#define FL_LLM_SNIPPETS_H

#include "llm/source.h"

// Gives every piece of evidence with a place below the brief's root its code, without comments, texts and secrets. Returns how many secrets
// there were. What cannot be read has none.
uint32_t fl_snippets_add(fl_source *);
// Secrets of a known form in the statements and the evidence go as well, with or without snippets.
uint32_t fl_source_redact(fl_source *);

#endif
