#include "support.h"

static void round_trip(fl_words words, uint32_t n) {
  ck_assert_uint_eq(words.n, n);
  for (uint32_t i = 1; i < words.n; i++) ck_assert_uint_eq(fl_word_find(words, fl_str_from(fl_word(words, i))), i);
  ck_assert_uint_eq(fl_word_find(words, FL_STR("no such word")), 0);
  ck_assert_uint_eq(fl_word_find(words, FL_STR("none")), 0);
  ck_assert_str_eq(fl_word(words, 0), "none");
  ck_assert_str_eq(fl_word(words, words.n), "none");
}

START_TEST(every_word_leads_to_its_value_and_back) {
  round_trip(fl_site_words, FL_N_SITE_KINDS);
  round_trip(fl_role_words, FL_N_ROLE_KINDS);
  round_trip(fl_effect_words, FL_N_EFFECTS);
  round_trip(fl_does_words, FL_N_DOES);
  round_trip(fl_entry_words, FL_N_ENTRY_KINDS);
  round_trip(fl_scope_words, FL_N_SCOPES);
  round_trip(fl_unit_words, FL_N_UNITS);
  round_trip(fl_meaning_words, FL_N_MEANINGS);
  round_trip(fl_region_scope_words, FL_N_REGION_SCOPES);
  round_trip(fl_root_words, FL_N_PATH_ROOTS);
}
END_TEST

START_TEST(words_are_those_of_the_language) {
  ck_assert_str_eq(fl_word(fl_site_words, FL_SITE_lock_acquire), "lock_acquire");
  ck_assert_str_eq(fl_word(fl_unit_words, FL_UNIT_duration), "duration");
  ck_assert_uint_eq(fl_word_find(fl_meaning_words, FL_STR("no_wait")), FL_MEANS_no_wait);
}
END_TEST

RUN_TESTS("model_words", every_word_leads_to_its_value_and_back, words_are_those_of_the_language)
