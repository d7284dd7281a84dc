// One question to one model, with everything that may go wrong on the way: cache, budget, attempts, an endpoint that does not take schemas.
#ifndef FL_LLM_ASK_H
#define FL_LLM_ASK_H

#include "llm/attempts.h"
#include "llm/cache.h"
#include "llm/prompt.h"
#include "llm/tally.h"

typedef struct fl_asking {
  const fl_llm_options *options;
  fl_http *http;
  fl_answers *answers; // NULL: none are kept
  fl_patience patience;
  fl_llm_tally *tally;
  fl_arena *arena;
  bool is_bare;        // this endpoint takes no schemas
  bool is_over;        // nothing more is to be asked
  uint32_t failed;     // questions without an answer, one after the other
} fl_asking;

// `out` lives in the arena. NULL when there is a text, else what is wrong, in words.
const char *fl_ask_model(fl_asking *, const fl_question *, const char *model, fl_reply *out);

#endif
