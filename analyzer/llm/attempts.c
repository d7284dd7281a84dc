#include "llm/attempts.h"

#include <poll.h>
#include <stdio.h>

#include "base/clock.h"

static int64_t real_now(void *of) {
  FL_UNUSED(of);
  return (int64_t)(fl_clock_ns() / 1000000);
}

static void real_wait(void *of, int64_t ms) {
  FL_UNUSED(of);
  poll(NULL, 0, (int)ms);
}

static double real_chance(void *of) {
  uint32_t bits = (uint32_t)fl_clock_ns();
  FL_UNUSED(of);
  FILE *random = fopen("/dev/urandom", "rb");
  if (random && fread(&bits, sizeof bits, 1, random) != 1) bits = (uint32_t)fl_clock_ns();
  if (random) fclose(random);
  return bits / 4294967296.0;
}

void fl_patience_real(fl_patience *p, int64_t timeout_ms, int64_t request_ms, uint32_t requests) {
  *p = (fl_patience){.now_ms = real_now, .wait_ms = real_wait, .chance = real_chance, .request_ms = request_ms, .requests_left = requests};
  p->until_ms = real_now(NULL) + timeout_ms;
}

static int64_t left_ms(const fl_patience *p) { return p->until_ms - p->now_ms(p->of); }

// -1: there is no time for it.
static int64_t wait_before(const fl_patience *p, uint32_t attempt, const fl_answer *last) {
  int64_t most = FL_FIRST_WAIT_MS << attempt;
  if (most > FL_LONGEST_WAIT_MS) most = FL_LONGEST_WAIT_MS;
  int64_t wait = (int64_t)(p->chance(p->of) * (double)most);
  if (last->retry_after_ms > wait) wait = last->retry_after_ms;
  return wait < left_ms(p) ? wait : -1;
}

static bool may_ask(fl_patience *p, fl_answer *out) {
  if (p->requests_left == 0) out->trouble = "no request is left of --llm-max-requests";
  else if (left_ms(p) <= 0) out->trouble = "no time is left of --llm-timeout";
  else return true;
  return false;
}

static void attempt_once(fl_patience *p, fl_attempt_fn attempt, void *payload, fl_answer *out) {
  int64_t left = left_ms(p);
  p->requests_left--;
  p->requests++;
  fl_buf_release(&out->body);
  attempt(payload, left < p->request_ms ? left : p->request_ms, out);
}

void fl_attempts(fl_patience *p, fl_attempt_fn attempt, void *payload, fl_answer *out, bool *is_over) {
  *out = (fl_answer){.retry_after_ms = -1};
  *is_over = !may_ask(p, out);
  if (*is_over) return;
  attempt_once(p, attempt, payload, out);
  for (uint32_t n = 1; n < FL_ATTEMPTS && out->trouble && out->may_retry; n++) {
    int64_t wait = wait_before(p, n - 1, out);
    if (wait < 0 || p->requests_left == 0) { // what was the matter stays the reason
      *is_over = true;
      return;
    }
    p->wait_ms(p->of, wait);
    p->retries++;
    attempt_once(p, attempt, payload, out);
  }
}
