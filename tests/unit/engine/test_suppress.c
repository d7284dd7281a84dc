#include "base/support.h"

#include "engine/suppress.h"

static fl_suppression s;
static enum fl_ignore_form form;

static const char *parse(const char *text) {
  s = (fl_suppression){0};
  return fl_suppression_parse(&s, fl_str_from(text), &form);
}

START_TEST(well_formed) {
  ck_assert_ptr_null(parse(" ignore[a, b-c] until=2027-03-31 -- because of ADR-12"));
  ck_assert_uint_eq(s.n_rules, 2);
  assert_str(s.rules[1], "b-c");
  ck_assert_uint_eq(s.until, 20270331);
  assert_str(s.reason, "because of ADR-12");
  ck_assert_int_eq(form, FL_IGNORE_HERE);
  ck_assert_ptr_null(parse("ignore-file [retry] -- x"));
  ck_assert_int_eq(form, FL_IGNORE_FILE);
  ck_assert_uint_eq(s.until, 0);
  ck_assert_ptr_null(parse("ignore-start[a] until=2027-03-31 -- moved next month"));
  ck_assert_int_eq(form, FL_IGNORE_START);
  ck_assert_ptr_null(parse("ignore-end[a, b]"));
  ck_assert_int_eq(form, FL_IGNORE_END);
  ck_assert_uint_eq(s.n_rules, 2);
}
END_TEST

START_TEST(malformed) {
  static const char *const texts[] = {"",          "ignore",       "ignore -- reason", "ignore[] -- reason", "ignore[a,] -- reason",
                                      "ignore[a]", "ignore[a] --", "ignore-start[a]", "ignore-end", "ignore[a] until=2027 -- x", "ignore[a] until=2027-13-01 -- x",
                                      "disable[a] -- x", "ignore[a,b,c,d,e,f,g,h,i] -- x"};
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) ck_assert_msg(parse(texts[i]) != NULL, "\"%s\" is taken", texts[i]);
}
END_TEST

RUN_TESTS("suppress", well_formed, malformed)
