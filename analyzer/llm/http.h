// One attempt at one request, with a deadline.
//
// Addresses are https, or http on this machine. Certificates are checked; no redirection is followed; what is too large, too slow or of another kind
// than JSON is no answer.
#ifndef FL_LLM_HTTP_H
#define FL_LLM_HTTP_H

#include "base/arena.h"
#include "llm/llm.h"

typedef struct fl_answer {
  int status;             // of HTTP; 0: there was none
  fl_buf body;
  int64_t retry_after_ms; // -1: it does not say
  const char *trouble;    // NULL: it is 200 and JSON; else what is wrong, in words
  bool may_retry;         // another attempt may go better
} fl_answer;

typedef struct fl_http fl_http;
// The endpoint of a base address. FL_E_USAGE when it may not be asked: another scheme, http to another machine, names or passwords in it.
FL_MUST_USE int fl_http_open(fl_http **out, const fl_llm_options *, fl_error *err);
void fl_http_close(fl_http *);
const char *fl_http_url(const fl_http *); // borrowed
// `once`: the same for all attempts at one request, so that an endpoint may recognise it.
void fl_http_post(fl_http *, fl_str body, const char *once, int64_t deadline_ms, fl_answer *out);

#endif
