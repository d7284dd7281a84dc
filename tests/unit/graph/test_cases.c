// cases/*.txt, named after the files of analyzer/graph: programs in, entries, call edges, sites, roles and chains out.
#include "graph/cases.h"

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

int main(void) { return run_case_folder("tests/unit/graph/cases", wrong_cases_fail); }
