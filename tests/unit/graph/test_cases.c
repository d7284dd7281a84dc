// cases/*.txt, named after the files of analyzer/graph: programs in, entries, call edges, sites, roles and chains out.
#include "graph/cases.h"

START_TEST(every_case_is_as_written) { run_case_file(case_paths[_i]); }
END_TEST

// The runner itself: one case that is right, one that is wrong, one that is known to be wrong, one that no longer is.
START_TEST(wrong_cases_fail) {
  static const char text[] = "==================\nright\n==================\n# show: callees\n--- a.py\nf()\n---\na.py:1 f = f\n\n"
                             "==================\nwrong\n==================\n# show: callees\n--- a.py\nf()\n---\na.py:1 g = g\n\n"
                             "==================\nnot yet\n==================\n# show: callees\n# known: x\n--- a.py\nf()\n---\na.py:1 g = g\n\n"
                             "==================\nno longer\n==================\n# show: callees\n# known: x\n--- a.py\nf()\n---\na.py:1 f = f\n\n";
  case_run r = {.path = "text"};
  if (getenv("UPDATE")) return;
  run_case_text(&r, fl_str_from(text));
  ck_assert_uint_eq(r.n_cases, 4);
  ck_assert_uint_eq(r.n_known, 2);
  ck_assert_uint_eq(r.n_failed, 2);
  ck_assert_str_eq(fl_buf_text(&r.said), "text: wrong\n    line 1: expected \"a.py:1 g = g\", got \"a.py:1 f = f\"\n"
                                         "text: no longer\n    is right now: remove `# known: x`\n");
  assert_str(fl_buf_str(&r.updated), text);
  fl_buf_release(&r.said), fl_buf_release(&r.updated);
}
END_TEST

int main(void) {
  Suite *suite = suite_create("graph cases");
  TCase *cases = tcase_create("cases");
  int n = find_cases("tests/unit/graph/cases");
  ready_models();
  tcase_add_checked_fixture(cases, make_scratch, remove_scratch);
  tcase_add_loop_test(cases, every_case_is_as_written, 0, n ? n : 1);
  tcase_add_test(cases, wrong_cases_fail);
  suite_add_tcase(suite, cases);
  SRunner *runner = srunner_create(suite);
  srunner_run_all(runner, CK_ENV);
  int failed = srunner_ntests_failed(runner);
  srunner_free(runner);
  free_models();
  return failed != 0;
}
