// Several attempts at one request: how often, how long apart, and when it is enough.
//
// Only what may go better is tried again: no connection, 429, 5xx. Between attempts lies a random part of a time that doubles (full jitter), or what
// Retry-After asks for, when that is left. Attempts, requests and time are all bounded, each request by itself and the pass as a whole. A request
// changes nothing where it is sent, so that a second one does no harm; it carries the same key, so that it need not be paid twice.
#ifndef FL_LLM_ATTEMPTS_H
#define FL_LLM_ATTEMPTS_H

#include "llm/http.h"

enum { FL_ATTEMPTS = 3, FL_FIRST_WAIT_MS = 500, FL_LONGEST_WAIT_MS = 20000 };

typedef struct fl_patience {
  int64_t (*now_ms)(void *of);
  void (*wait_ms)(void *of, int64_t ms);
  double (*chance)(void *of); // from 0 up to 1
  void *of;
  int64_t until_ms, request_ms; // when all is over; the most for one attempt
  uint32_t requests_left, requests, retries;
} fl_patience;

// One attempt that ends within `deadline_ms`.
typedef void (*fl_attempt_fn)(void *payload, int64_t deadline_ms, fl_answer *out);
// The last answer. `is_over` is set when the budget ended it: nothing more is to be asked.
void fl_attempts(fl_patience *, fl_attempt_fn, void *payload, fl_answer *out, bool *is_over);

// The system's clock and sleep.
void fl_patience_real(fl_patience *, int64_t timeout_ms, int64_t request_ms, uint32_t requests);

#endif
