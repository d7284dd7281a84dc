#include "support.h"

#include <math.h>

#include "base/duration.h"

static void assert_parses(const char *text, fl_duration_result expected, int64_t expected_ms) {
  int64_t ms = -77;
  fl_duration_result got = fl_duration_parse(fl_str_from(text), &ms);
  ck_assert_msg(got == expected && ms == expected_ms, "\"%s\": %d, %lld ms", text, got, (long long)ms);
}

START_TEST(durations) {
  // clang-format off
  static const struct {
    const char *text;
    int64_t ms;
  } cases[] = {
    {"250ms", 250}, {"5s", 5000}, {"1m30s", 90000}, {"2h", 7200000}, {"10 min", 600000}, {"1d", 86400000},
    {"1.5s", 1500}, {"1.1s", 1100}, {"0.1s", 100}, {".5h", 1800000}, {"1 h 30 min", 5400000}, {"0s", 0}, {"0ms", 0},
    {" 5 seconds ", 5000}, {"5S", 5000}, {"10 Minutes", 600000}, {"2w", 1209600000}, {"3 millis", 3},
    {"500us", 1}, {"1001\xC2\xB5s", 2}, {"1ns", 1}, {"0ns", 0}, {"1.0001ms", 2}, {"-5s", -5000}, {"+5s", 5000},
    {"PT30S", 30000}, {"PT1M30.5S", 90500}, {"P1DT2H", 93600000}, {"pt5s", 5000}, {"-PT1S", -1000}, {"P2W", 1209600000},
    {"infinite", FL_MS_INFINITE}, {"Infinity", FL_MS_INFINITE}, {"400y", -77}, {"99999999999999999999s", FL_MS_INFINITE},
    {"106751991167301 d", FL_MS_INFINITE}, {"00:00:30", 30000}, {"1.00:00:00", 86400000}, {"12:30", -77}, {"80:80:80", -77},
  };
  // clang-format on
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    bool bad = cases[i].ms == -77;
    assert_parses(cases[i].text, bad ? FL_DURATION_BAD : FL_DURATION_OK, cases[i].ms);
  }
}
END_TEST

START_TEST(spans_as_a_clock_shows_them) {
  static const struct {
    const char *text;
    int64_t ms; // -77: none
  } cases[] = {
    {"00:00:30", 30000}, {"00:01:40", 100000}, {"12:30", 45000000}, {"1.00:00:00", 86400000}, {"2.12:00:00.5", 216000500}, {"00:00:00.0001", 1},
    {"100:00:00", 360000000}, {"-00:00:05", -5000}, {" 0:0:1 ", 1000}, {"00:60:00", -77}, {"00:00:60", -77}, {"1.5", -77}, {"30", -77}, {"8080:80", -77},
    {"a:00:00", -77}, {"00:00:", -77}, {"::", -77}, {"00:00:00:00", -77}, {"1.2.00:00", -77}, {"00:00.5:00", -77}, {"", -77},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    int64_t ms = -77;
    bool got = fl_duration_parse_clock(fl_str_from(cases[i].text), &ms);
    ck_assert_msg(got == (cases[i].ms != -77) && ms == cases[i].ms, "\"%s\": %lld ms", cases[i].text, (long long)ms);
  }
}
END_TEST

START_TEST(bare_numbers_need_a_unit) {
  assert_parses("30", FL_DURATION_NEEDS_UNIT, 30);
  assert_parses("0", FL_DURATION_NEEDS_UNIT, 0);
  assert_parses("-1", FL_DURATION_NEEDS_UNIT, -1);
  assert_parses("2.9", FL_DURATION_NEEDS_UNIT, 2);
  int64_t ms;
  ck_assert_int_eq(fl_duration_parse_unit(FL_STR("2.5"), FL_STR("s"), &ms), FL_DURATION_OK);
  ck_assert_int_eq(ms, 2500);
  ck_assert_int_eq(fl_duration_parse_unit(FL_STR("-1"), FL_STR("ms"), &ms), FL_DURATION_OK);
  ck_assert_int_eq(ms, -1);
  ck_assert_int_eq(fl_duration_parse_unit(FL_STR("3m"), FL_STR("s"), &ms),
                   FL_DURATION_OK); // its own unit wins
  ck_assert_int_eq(ms, 180000);
  ck_assert_int_eq(fl_duration_parse_unit(FL_STR("9223372036854775807"), FL_STR("ms"), &ms), FL_DURATION_OK);
  ck_assert_int_eq(ms, FL_MS_INFINITE);
  ck_assert_int_eq(fl_duration_parse_unit(FL_STR("3"), FL_STR("parsec"), &ms), FL_DURATION_BAD);
}
END_TEST

START_TEST(what_is_no_duration) {
  static const char *const bad[] = {
      "",     " ",   "s",   "5x",    "5s5", "5s-1s", "--5s",  "1e3s", "five s",    "P",  "PT",   "P1M",
      "PT1D", "P5S", "PT5", "1..5s", ".s",  "-",     "5 s x", "inf1", "-infinite", "s5", "5,5s", "\xC2\xB5s"};
  for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) assert_parses(bad[i], FL_DURATION_BAD, -77);
  int64_t ms;
  ck_assert_int_eq(fl_duration_parse(FL_STR("infinite\0x"), &ms), FL_DURATION_BAD);
  ck_assert_int_eq(fl_duration_parse(FL_STR("5s\0"), &ms), FL_DURATION_BAD);
  ck_assert_int_eq(fl_duration_parse(FL_STR("P0\0"), &ms), FL_DURATION_BAD); // also not of no unit at all
}
END_TEST

START_TEST(formats) {
  // clang-format off
  static const struct {
    int64_t ms;
    const char *text;
  } cases[] = {
    {0, "0 ms"}, {1, "1 ms"}, {999, "999 ms"}, {1000, "1 s"}, {1500, "1.5 s"}, {1250, "1.25 s"}, {1001, "1.001 s"},
    {10000, "10 s"}, {75000, "75 s"}, {60000, "1 min"}, {90000, "1.5 min"}, {600000, "10 min"}, {61250, "61.25 s"},
    {3600000, "1 h"}, {5400000, "1.5 h"}, {5460000, "91 min"}, {86400000, "1 d"}, {100 * INT64_C(86400000), "100 d"},
    {-5000, "-5 s"}, {-1, "-1 ms"}, {FL_MS_INFINITE, "infinite"}, {INT64_MIN, "-9223372036854775.808 s"},
  };
  // clang-format on
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    char text[FL_DURATION_TEXT_BYTES];
    ck_assert_str_eq(fl_duration_format(cases[i].ms, text), cases[i].text);
  }
}
END_TEST

START_TEST(what_is_formatted_can_be_read) {
  for (int64_t ms = 1; ms < INT64_C(1000000000); ms = ms * 3 + 7) {
    char text[FL_DURATION_TEXT_BYTES];
    assert_parses(fl_duration_format(ms, text), FL_DURATION_OK, ms);
  }
}
END_TEST

START_TEST(what_is_computed_fits) {
  ck_assert_int_eq(fl_ms_of_double(1500.9), 1500);
  ck_assert_int_eq(fl_ms_of_double(-1500.9), -1500);
  ck_assert_int_eq(fl_ms_of_double(1e18), FL_MS_INFINITE);
  ck_assert_int_eq(fl_ms_of_double(-1e300), -FL_MS_INFINITE);
  ck_assert_int_eq(fl_ms_of_double(HUGE_VAL), FL_MS_INFINITE);
  ck_assert_int_eq(fl_ms_of_double(HUGE_VAL - HUGE_VAL), FL_MS_INFINITE);
}
END_TEST

RUN_TESTS("duration", durations, spans_as_a_clock_shows_them, bare_numbers_need_a_unit, what_is_no_duration, formats,
          what_is_formatted_can_be_read, what_is_computed_fits)
