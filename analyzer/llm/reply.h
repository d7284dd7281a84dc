// What a model answers, taken apart and never trusted.
#ifndef FL_LLM_REPLY_H
#define FL_LLM_REPLY_H

#include "base/arena.h"
#include "base/array.h"
#include "llm/llm.h"

enum { FL_CLAIM_CITES = 24, FL_CLAIMS_MAX = 64 };

typedef struct fl_reply {
  fl_str text;                       // JSON, as it was asked for
  fl_str model;                      // who says that it answered
  uint64_t tokens_in, tokens_out;    // 0: it does not say
} fl_reply;

typedef struct fl_claim {
  fl_str text;
  fl_str cites[FL_CLAIM_CITES];
  uint32_t n_cites;
} fl_claim;
typedef FL_ARRAY(fl_claim) fl_claims;

// Texts live in `arena`. NULL when all is well, else what is wrong, in words.
const char *fl_reply_read(fl_reply *, fl_arena *arena, fl_dialect, fl_str body);
// {"claims": [{"text": "...", "cites": ["S1", "F2"]}]}, and nothing else.
const char *fl_claims_read(fl_claims *, fl_arena *arena, fl_str text);
// {"verdicts": [{"claim": "C1", "verdict": "supported"}]}: supported[i] is what is said of claim C(i + 1); of each exactly one must be said.
const char *fl_verdicts_read(bool *supported, uint32_t n, fl_str text);

#endif
