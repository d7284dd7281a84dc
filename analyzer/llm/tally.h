// How the text of a brief came about, in numbers.
#ifndef FL_LLM_TALLY_H
#define FL_LLM_TALLY_H

#include "base/json.h"
#include "llm/check.h"

typedef struct fl_llm_tally {
  const char *why;   // of the first thing that went wrong; NULL: nothing did
  fl_str model;      // who says that it answered
  uint32_t tasks, answered, repairs, cached, redacted;
  uint32_t statements, replaced, claims; // of the tasks; those that claims stand for; these
  uint32_t requests, retries;
  uint64_t tokens_in, tokens_out;
  uint32_t dropped[FL_N_DROPS];
  FL_ARRAY(fl_str) disputed; // claims that the reviewer did not find supported
} fl_llm_tally;

// complete: every task has an answer that could be used. partial, failed, nothing: no task at all.
const char *fl_llm_state(const fl_llm_tally *);
void fl_llm_tally_write(fl_buf *out, const fl_llm_tally *, const fl_llm_options *);
void fl_llm_tally_release(fl_llm_tally *);

#endif
