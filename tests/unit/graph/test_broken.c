// The programs of all cases, cut off at many places, torn and thrown together: whatever comes in, every question has an answer.
#include "graph/cases.h"

enum { CUTS = 48 };

// Asks everything that can be asked of a program.
static uint32_t ask_all(const program *p, const fl_rules *rules) {
  fl_buf out = {0};
  show_callees(&out, p);
  show_retries(&out, p);
  show_reach(&out, p);
  fl_graph_dump(p->graph, add_dump, &out);
  show_report(&out, p, rules, "findings");
  for (uint32_t i = 1; i < fl_graph_n_sites(p->graph); i++) {
    const fl_contained *list;
    const fl_site *const *pairs;
    const fl_site *s = fl_graph_site(p->graph, i);
    uint32_t n_list = fl_ask_contained(p->ask, s, UINT32_MAX, &list);
    show_list(&out, p, list, n_list);
    n_list = fl_ask_holders(p->ask, s, UINT32_MAX, &list);
    show_list(&out, p, list, n_list);
    fl_ask_pairs(p->ask, s, UINT32_MAX, &pairs);
  }
  uint32_t n = out.n;
  fl_buf_release(&out);
  return n;
}

static fl_rules *shipped_rules(void) {
  fl_rules *rules = NULL;
  fl_errors errors = {0};
  if (fl_rules_compile(&rules, NULL, "rules", &errors)) fail_with(&errors, "rules");
  return rules;
}

// Files of a case that are programs.
static uint32_t program_files(const program_case *c, program_file *out) {
  uint32_t n = 0;
  for (uint32_t i = 0; i < c->n_files; i++) {
    bool apart = fl_str_starts_c(c->files[i].path, "models/") || fl_str_starts_c(c->files[i].path, "rule");
    if (!apart) out[n++] = c->files[i];
  }
  return n;
}

static void read_cases(fl_buf *text, const char *path) {
  fl_error err = {0};
  ck_assert_msg(!fl_read_file(text, path, 0, &err), "%s", err.text);
}

START_TEST(programs_that_end_anywhere) {
  fl_buf text = {0};
  program_case c;
  fl_str before;
  fl_rules *rules = shipped_rules();
  read_cases(&text, case_paths[_i]);
  fl_str rest = fl_buf_str(&text);
  cut_at_double_rule(&rest, &before);
  while (next_case(&rest, &c)) {
    program_file files[CASE_FILES], cut[CASE_FILES];
    uint32_t n = program_files(&c, files);
    for (uint32_t k = 1; k < CUTS; k++) {
      program p;
      for (uint32_t i = 0; i < n; i++)
        cut[i] = (program_file){files[i].path, fl_str_slice(files[i].text, 0, files[i].text.n * k / CUTS)};
      program_open(&p, cut, n, models_of(c.shipped_models));
      ask_all(&p, rules);
      program_close(&p);
    }
  }
  fl_rules_free(rules);
  fl_buf_release(&text);
}
END_TEST

// A line taken out: names without declarations, calls without receivers, regions without ends.
START_TEST(programs_with_a_line_missing) {
  fl_buf text = {0}, torn[CASE_FILES] = {0};
  program_case c;
  fl_str before;
  fl_rules *rules = shipped_rules();
  read_cases(&text, case_paths[_i]);
  fl_str rest = fl_buf_str(&text);
  cut_at_double_rule(&rest, &before);
  while (next_case(&rest, &c)) {
    program_file files[CASE_FILES], whole[CASE_FILES];
    uint32_t n = program_files(&c, whole);
    for (uint32_t missing = 1; missing < 40; missing += 2) {
      program p;
      for (uint32_t i = 0; i < n; i++) {
        uint32_t line = 0;
        fl_buf_clear(&torn[i]);
        for (fl_str left = whole[i].text, one; left.n;) {
          fl_str_cut(left, '\n', &one, &left);
          if (++line != missing) fl_buf_add(&torn[i], one), fl_buf_add_char(&torn[i], '\n');
        }
        files[i].text = fl_buf_str(&torn[i]);
        files[i].path = whole[i].path;
      }
      program_open(&p, files, n, models_of(c.shipped_models));
      ask_all(&p, rules);
      program_close(&p);
    }
  }
  for (uint32_t i = 0; i < CASE_FILES; i++) fl_buf_release(&torn[i]);
  fl_rules_free(rules);
  fl_buf_release(&text);
}
END_TEST

// All programs of all cases in one repository, each in a folder of its own: nothing of one may hang in another.
START_TEST(all_programs_at_once) {
  enum { MOST = 2048 };
  static program_file files[MOST];
  static fl_buf texts[CASE_SUITES];
  fl_arena names = {0};
  program p;
  program_case c;
  fl_str before;
  uint32_t n = 0;
  fl_rules *rules = shipped_rules();
  for (int k = 0; k < n_case_paths; k++) {
    read_cases(&texts[k], case_paths[k]);
    fl_str rest = fl_buf_str(&texts[k]);
    cut_at_double_rule(&rest, &before);
    for (uint32_t number = 0; next_case(&rest, &c); number++) {
      uint32_t first = n;
      ck_assert_uint_lt(n + CASE_FILES, MOST);
      n += program_files(&c, files + n);
      for (uint32_t i = first; i < n; i++)
        files[i].path = fl_str_from(fl_arena_printf(&names, "c%d/%u/%.*s", k, number, FL_STR_ARG(files[i].path)));
    }
  }
  program_open(&p, files, n, models_of(false));
  ck_assert_uint_gt(ask_all(&p, rules), 100000); // a runner that finds nothing must not look like success
  program_close(&p);
  for (int k = 0; k < n_case_paths; k++) fl_buf_release(&texts[k]);
  fl_rules_free(rules);
  fl_arena_release(&names);
}
END_TEST

int main(void) {
  Suite *suite = suite_create("broken programs");
  TCase *cases = tcase_create("broken");
  int n = find_cases("tests/unit/graph/cases");
  ready_models();
  tcase_add_checked_fixture(cases, make_scratch, remove_scratch);
  tcase_set_timeout(cases, 300); // for sanitizers on a busy machine
  tcase_add_loop_test(cases, programs_that_end_anywhere, 0, n ? n : 1);
  tcase_add_loop_test(cases, programs_with_a_line_missing, 0, n ? n : 1);
  tcase_add_test(cases, all_programs_at_once);
  suite_add_tcase(suite, cases);
  SRunner *runner = srunner_create(suite);
  srunner_run_all(runner, CK_ENV);
  int failed = srunner_ntests_failed(runner);
  srunner_free(runner);
  free_models();
  return failed != 0;
}
