#include "support.h"

#include "base/suggest.h"

static const char *const words[] = {"timeout", "time_unit", "retry", "retries", "has_jitter", "unit", "a"};

static void assert_suggests(const char *word, const char *expected) {
  const char *got = fl_suggest_c(fl_str_from(word), words, sizeof words / sizeof *words);
  ck_assert_msg(expected ? got && strcmp(got, expected) == 0 : !got, "%s: %s", word, got ? got : "none");
}

START_TEST(near_words) {
  assert_suggests("timeuot", "timeout"); // a swap is one edit
  assert_suggests("tiemuot", "timeout"); // two of them two
  assert_suggests("retryy", "retry");
  assert_suggests("hasJiter", "has_jitter");
  assert_suggests("retry", "retry");
  assert_suggests("retris", "retries");
  assert_suggests("nuit", "unit");
}
END_TEST

START_TEST(far_words) {
  assert_suggests("connection", NULL);
  assert_suggests("tmt", NULL);
  assert_suggests("b", NULL); // nothing of it would be left
  assert_suggests("", NULL);
  assert_suggests("timeoutttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttt", NULL);
}
END_TEST

START_TEST(the_first_of_equals_wins) {
  static const fl_str same[] = {FL_STR_INIT("cat"), FL_STR_INIT("car"), FL_STR_INIT("cap")};
  ck_assert_ptr_eq(fl_suggest(FL_STR("cas"), same, 3), &same[0]);
  ck_assert_ptr_eq(fl_suggest(FL_STR("car"), same, 3), &same[1]); // the nearer one before the first one
  ck_assert_ptr_null(fl_suggest(FL_STR("car"), NULL, 0));
}
END_TEST

RUN_TESTS("suggest", near_words, far_words, the_first_of_equals_wins)
