#include "base/support.h"

#include "llm/attempts.h"

// A clock that moves when somebody waits, and an endpoint that answers from a list.
typedef struct play {
  fl_patience patience;
  int64_t now_ms, waits[8], deadlines[8], takes_ms;
  double chance;
  const fl_answer *answers;
  uint32_t n_waits, n_sent, n_answers;
} play;

static int64_t now_ms(void *of) { return ((play *)of)->now_ms; }
static double chance(void *of) { return ((play *)of)->chance; }

static void wait_ms(void *of, int64_t ms) {
  play *p = of;
  p->waits[p->n_waits++] = ms;
  p->now_ms += ms;
}

static void attempt(void *of, int64_t deadline_ms, fl_answer *out) {
  play *p = of;
  p->deadlines[p->n_sent] = deadline_ms;
  *out = p->answers[p->n_sent < p->n_answers ? p->n_sent : p->n_answers - 1];
  p->n_sent++;
  p->now_ms += p->takes_ms < deadline_ms ? p->takes_ms : deadline_ms;
}

static play play_of(const fl_answer *answers, uint32_t n) {
  play p = {.answers = answers, .n_answers = n, .chance = 0.5, .takes_ms = 100};
  p.patience = (fl_patience){.now_ms = now_ms, .wait_ms = wait_ms, .chance = chance, .until_ms = 60000, .request_ms = 10000, .requests_left = 10};
  return p;
}

static bool go(play *p, fl_answer *out) {
  bool is_over;
  p->patience.of = p;
  fl_attempts(&p->patience, attempt, p, out, &is_over);
  return is_over;
}

static const fl_answer fails = {.status = 500, .trouble = "fails", .may_retry = true, .retry_after_ms = -1};
static const fl_answer refused = {.status = 400, .trouble = "refused", .retry_after_ms = -1};
static const fl_answer good = {.status = 200, .retry_after_ms = -1};

START_TEST(what_may_pass_is_tried_again) {
  fl_answer out, list[] = {fails, fails, good};
  play p = play_of(list, 3);
  ck_assert(!go(&p, &out));
  ck_assert_ptr_null(out.trouble);
  ck_assert_uint_eq(p.n_sent, 3);
  ck_assert_int_eq(p.waits[0], 250); // half of 500
  ck_assert_int_eq(p.waits[1], 500); // half of 1000
  ck_assert_uint_eq(p.patience.retries, 2);
}
END_TEST

START_TEST(attempts_are_capped) {
  fl_answer out;
  play p = play_of(&fails, 1);
  ck_assert(!go(&p, &out));
  ck_assert_str_eq(out.trouble, "fails");
  ck_assert_uint_eq(p.n_sent, FL_ATTEMPTS);
}
END_TEST

START_TEST(what_does_not_pass_is_not) {
  fl_answer out;
  play p = play_of(&refused, 1);
  ck_assert(!go(&p, &out));
  ck_assert_uint_eq(p.n_sent, 1);
}
END_TEST

START_TEST(waits_are_spread_over_the_whole_time) {
  fl_answer out, list[] = {fails, good};
  play p = play_of(list, 2);
  p.chance = 0;
  ck_assert(!go(&p, &out));
  ck_assert_int_eq(p.waits[0], 0);
}
END_TEST

START_TEST(who_says_when_is_heard) {
  fl_answer out, list[] = {fails, good};
  list[0].status = 429;
  list[0].retry_after_ms = 7000;
  play p = play_of(list, 2);
  ck_assert(!go(&p, &out));
  ck_assert_int_eq(p.waits[0], 7000);
}
END_TEST

START_TEST(but_not_beyond_the_budget) {
  fl_answer out, list[] = {fails, good};
  list[0].retry_after_ms = 61000;
  play p = play_of(list, 2);
  ck_assert(go(&p, &out));
  ck_assert_str_eq(out.trouble, "fails");
  ck_assert_uint_eq(p.n_sent, 1);
  ck_assert_uint_eq(p.n_waits, 0);
}
END_TEST

START_TEST(an_attempt_has_what_is_left) {
  fl_answer out;
  play p = play_of(&good, 1);
  p.now_ms = 57000;
  ck_assert(!go(&p, &out));
  ck_assert_int_eq(p.deadlines[0], 3000);
  p.now_ms = 60000;
  ck_assert(go(&p, &out));
  ck_assert_uint_eq(p.n_sent, 1);
  ck_assert_str_eq(out.trouble, "no time is left of --llm-timeout");
}
END_TEST

START_TEST(requests_are_counted_with_their_attempts) {
  fl_answer out;
  play p = play_of(&fails, 1);
  p.patience.requests_left = 2;
  ck_assert(go(&p, &out));
  ck_assert_uint_eq(p.n_sent, 2);
  ck_assert_str_eq(out.trouble, "fails");
  ck_assert(go(&p, &out));
  ck_assert_uint_eq(p.n_sent, 2);
  ck_assert_str_eq(out.trouble, "no request is left of --llm-max-requests");
}
END_TEST

RUN_TESTS("attempts", what_may_pass_is_tried_again, attempts_are_capped, what_does_not_pass_is_not, waits_are_spread_over_the_whole_time, who_says_when_is_heard,
          but_not_beyond_the_budget, an_attempt_has_what_is_left, requests_are_counted_with_their_attempts)
