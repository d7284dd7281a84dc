// A language model rewrites statements of a brief, and each of its sentences is checked against what it cites.
//
//   fl_llm_run(&options, brief, &out, &err);      // brief and out: JSON, docs/schema/brief.schema.json
//
// In: a brief. Out: the same brief, in which statements of some sections are of origin `model`, and `llm`, which says how that came about.
// The model rewrites and joins statements, and orders those of a paragraph. It adds and removes no finding, and sees no table and no picture;
// what fails in any way stands as it was. docs/brief.md.
//
// This folder is a program of its own, faultline-llm, the only one that speaks to a network; the analyser has no part in it.
#ifndef FL_LLM_LLM_H
#define FL_LLM_LLM_H

#include "base/strbuf.h"

#include <stdbool.h>

// How an endpoint is spoken to: POST {base}/chat/completions, or POST {base}/v1/messages.
typedef enum fl_dialect { FL_DIALECT_CHAT, FL_DIALECT_MESSAGES } fl_dialect;

typedef struct fl_llm_options {
  const char *base_url, *model;
  const char *reviewer;  // a second model, which judges the first one's claims; NULL: none does
  const char *key;       // NULL: none is sent
  const char *cache_dir; // NULL: nothing is kept
  fl_dialect dialect;
  bool snippets;         // code around the cited places is sent as well
  bool dry_run;          // `out` is what would be sent
  bool cache_only;       // what was not answered before is not asked
  uint64_t max_tokens;   // of questions and answers together; 0: a default, also below
  uint32_t max_requests; // attempts included
  int64_t timeout_ms, request_timeout_ms; // of all, of one attempt
  bool (*is_gone)(void);                            // does nobody want the result any more? NULL: somebody always does
  void (*progress)(uint32_t done, uint32_t tasks); // before each task, and at the end; NULL: nobody looks
} fl_llm_options;

// FL_E_USAGE for what cannot be asked at all; a model that fails is no failure, and `llm.state` says so.
FL_MUST_USE int fl_llm_run(const fl_llm_options *, fl_str brief, fl_buf *out, fl_error *err);

#endif
