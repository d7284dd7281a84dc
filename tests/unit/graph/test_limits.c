// Programs that are too much: each comes to an end, and what was not followed says so. Check's time limit stands for "a hang".
#include "graph/cases.h"

typedef struct big {
  fl_buf text;
  program program;
  fl_buf out;
} big;

static void open_big(big *b, const char *path) {
  program_file file = {fl_str_from(path), fl_buf_str(&b->text)};
  program_open(&b->program, &file, 1, models_of(false));
}

static void close_big(big *b) {
  program_close(&b->program);
  fl_buf_release(&b->text);
  fl_buf_release(&b->out);
}

static uint32_t last_line(const big *b) { // of the text
  uint32_t n = 0;
  for (uint32_t i = 0; i < b->text.n; i++) n += b->text.at[i] == '\n';
  return n;
}

static const fl_site *first_site(const big *b, uint8_t kind) {
  for (uint32_t i = 1; i < fl_graph_n_sites(b->program.graph); i++)
    if (fl_graph_site(b->program.graph, i)->kind == kind) return fl_graph_site(b->program.graph, i);
  ck_abort_msg("no site");
}

// The worst answer to the first remote call's deadline, with its reason.
static void assert_deadline(const big *b, uint8_t answer, const char *why) {
  const fl_outcome *o = fl_worst_outcome(fl_ask_role(b->program.ask, first_site(b, FL_SITE_remote_call), FL_ROLEKIND_deadline));
  ck_assert_ptr_nonnull(o);
  ck_assert_uint_eq(o->answer, answer);
  assert_str(fl_graph_name(b->program.graph, o->why), why);
}

enum { CHAIN = 2000, FAN = 500 };

// f0(t) calls f1(t) calls ... acme.get(timeout=t): an argument handed down, an answer handed up.
static void write_chain(big *b, const char *last) {
  fl_buf_add_c(&b->text, "import acme\n");
  for (int i = 0; i < CHAIN; i++) fl_buf_printf(&b->text, "def f%d(t):\n    return f%d(t)\n", i, i + 1);
  fl_buf_printf(&b->text, "def f%d(t):\n    return %s\n", CHAIN, last);
}

START_TEST(an_argument_goes_down_two_thousand_calls) {
  big b = {0};
  write_chain(&b, "acme.get('x', timeout=t)");
  fl_buf_add_c(&b.text, "f0(3)\n");
  open_big(&b, "a.py");
  assert_deadline(&b, FL_IS_UNKNOWN, "limit: longer than is followed");
  close_big(&b);
}
END_TEST

START_TEST(a_result_comes_up_two_thousand_calls) {
  big b = {0};
  write_chain(&b, "t");
  fl_buf_add_c(&b.text, "acme.get('x', timeout=f0(3))\n");
  open_big(&b, "a.py");
  assert_deadline(&b, FL_IS_UNKNOWN, "limit: calls nested deeper than are followed");
  close_big(&b);
}
END_TEST

// Types that copy one another's fields: as many ways as orders of the types, and one value.
START_TEST(a_value_comes_through_a_web_of_copies) {
  enum { TYPES = 16 };
  big b = {0};
  fl_buf_add_c(&b.text, "import acme\n");
  for (int i = 0; i < TYPES; i++) {
    fl_buf_printf(&b.text, "class A%d:\n", i);
    for (int k = 0; k < TYPES; k++)
      if (k != i) fl_buf_printf(&b.text, "    def copy%d(self, a: A%d):\n        self.limit = a.limit\n", k, k);
  }
  fl_buf_printf(&b.text, "def start(a: A%d):\n    a.limit = 3\n", TYPES - 1);
  fl_buf_add_c(&b.text, "def go(a: A0):\n    acme.get('x', timeout=a.limit)\n");
  open_big(&b, "a.py");
  assert_deadline(&b, FL_IS_BOUNDED, "set here");
  close_big(&b);
}
END_TEST

START_TEST(an_entry_point_reaches_through_two_thousand_calls) {
  big b = {0};
  write_chain(&b, "acme.get('x', timeout=t)");
  fl_buf_add_c(&b.text, "@acme.route('/x')\ndef page(t):\n    return f0(t)\n");
  open_big(&b, "a.py");
  const fl_site *s = first_site(&b, FL_SITE_remote_call);
  fl_call_ref calls[16];
  uint32_t n;
  ck_assert_uint_eq(fl_graph_reached_by(b.program.graph, s->func), 1u << FL_ENTRY_http);
  fl_graph_entry_path(b.program.graph, s->func, UINT32_MAX, calls, 16, &n); // the way is longer than is looked for
  ck_assert_uint_le(n, 16);
  close_big(&b);
}
END_TEST

START_TEST(a_region_does_not_see_through_two_thousand_calls) {
  big b = {0};
  const fl_contained *list;
  write_chain(&b, "acme.get('x', timeout=t)");
  fl_buf_add_c(&b.text, "def run():\n    with acme.transaction():\n        f0(1)\n        f1995(1)\n");
  open_big(&b, "a.py");
  const fl_site *txn = first_site(&b, FL_SITE_txn);
  ck_assert_uint_eq(fl_ask_contained(b.program.ask, txn, UINT32_MAX, &list), 1);
  ck_assert_uint_eq(list[0].depth, CHAIN - 1995 + 1);
  close_big(&b);
}
END_TEST

START_TEST(five_hundred_callers_are_more_than_are_followed) {
  big b = {0};
  fl_buf_add_c(&b.text, "import acme\ndef load(t):\n    acme.get('x', timeout=t)\n");
  for (int i = 0; i < FAN; i++) fl_buf_printf(&b.text, "def g%d():\n    load(%d)\n", i, i + 1);
  open_big(&b, "a.py");
  assert_deadline(&b, FL_IS_UNKNOWN, "limit: more callers than are followed");
  close_big(&b);
}
END_TEST

START_TEST(five_hundred_origins_are_more_than_are_told_apart) {
  big b = {0};
  fl_buf_add_c(&b.text, "import acme\ndef run(n):\n    t = 1\n");
  for (int i = 0; i < FAN; i++) fl_buf_printf(&b.text, "    if n == %d:\n        t = %d\n", i, i + 2);
  fl_buf_add_c(&b.text, "    acme.get('x', timeout=t)\n");
  open_big(&b, "a.py");
  assert_deadline(&b, FL_IS_UNKNOWN, "limit: more origins than are told apart");
  close_big(&b);
}
END_TEST

// Each function calls the next one twice: two to the power of the length ways lead down.
START_TEST(ways_that_double_at_each_step_come_to_an_end) {
  big b = {0};
  fl_buf_add_c(&b.text, "import acme\n");
  for (int i = 0; i < 60; i++) fl_buf_printf(&b.text, "def f%d(t):\n    return f%d(t) or f%d(t)\n", i, i + 1, i + 1);
  fl_buf_add_c(&b.text, "def f60(t):\n    return t\nacme.get('x', timeout=f0(3))\n");
  open_big(&b, "a.py");
  assert_deadline(&b, FL_IS_UNKNOWN, "limit: calls nested deeper than are followed");
  close_big(&b);
}
END_TEST

START_TEST(arguments_that_double_at_each_step_come_to_an_end) {
  big b = {0};
  fl_buf_add_c(&b.text, "import acme\ndef f0(t):\n    acme.get('x', timeout=t)\n");
  for (int i = 1; i < 60; i++) fl_buf_printf(&b.text, "def f%d(t):\n    f%d(t)\n    f%d(t)\n", i, i - 1, i - 1);
  fl_buf_add_c(&b.text, "f59(3)\n");
  open_big(&b, "a.py");
  const fl_outcome *o = fl_worst_outcome(fl_ask_role(b.program.ask, first_site(&b, FL_SITE_remote_call), FL_ROLEKIND_deadline));
  ck_assert_ptr_nonnull(o);
  ck_assert_uint_ne(o->answer, FL_IS_UNBOUNDED);
  close_big(&b);
}
END_TEST

START_TEST(a_chain_of_sixty_setters_is_one_value) {
  big b = {0};
  fl_buf_add_c(&b.text, "package shop;\nimport io.acme.Client;\nimport java.time.Duration;\nclass A { void run() { Client.builder()");
  fl_buf_add_c(&b.text, ".timeout(Duration.ofSeconds(3))");
  for (int i = 0; i < 60; i++) fl_buf_add_c(&b.text, ".name(\"x\")");
  fl_buf_add_c(&b.text, ".build().get(\"x\"); } }\n");
  open_big(&b, "shop/A.java");
  const fl_outcome *o = fl_worst_outcome(fl_ask_role(b.program.ask, first_site(&b, FL_SITE_remote_call), FL_ROLEKIND_deadline));
  ck_assert_uint_eq(o->answer, FL_IS_BOUNDED);
  ck_assert_int_eq(o->value, 3000);
  close_big(&b);
}
END_TEST

START_TEST(types_that_extend_one_another_a_thousand_times) {
  big b = {0};
  fl_buf_add_c(&b.text, "import acme\nclass C0(acme.Client): pass\n");
  for (int i = 1; i < 1000; i++) fl_buf_printf(&b.text, "class C%d(C%d): pass\n", i, i - 1);
  fl_buf_add_c(&b.text, "C999().get('x')\nC3().get('x')\n");
  open_big(&b, "a.py");
  const fl_site *s = first_site(&b, FL_SITE_remote_call); // the far one is not found out
  ck_assert_uint_eq(s->span.line, last_line(&b));
  close_big(&b);
}
END_TEST

START_TEST(files_that_import_one_another_in_a_long_circle) {
  enum { N = 300 };
  static char paths[N][32], texts[N][96];
  program_file files[N];
  program p;
  for (int i = 0; i < N; i++) {
    snprintf(paths[i], sizeof paths[i], "m%d.py", i);
    snprintf(texts[i], sizeof texts[i], "from m%d import x\nimport acme\nx.get('u')\n", (i + 1) % N);
    files[i] = (program_file){fl_str_from(paths[i]), fl_str_from(texts[i])};
  }
  program_open(&p, files, N, models_of(false));
  ck_assert_uint_eq(p.n, N);
  for (uint32_t i = 1; i < fl_graph_n_sites(p.graph); i++) ck_assert_uint_ne(fl_graph_site(p.graph, i)->kind, FL_SITE_remote_call);
  program_close(&p);
}
END_TEST

START_TEST(a_loop_with_a_thousand_ways_out) {
  big b = {0};
  fl_buf_add_c(&b.text, "import acme\ndef run(n):\n    while True:\n        try:\n            return acme.get('x')\n        except IOError as e:\n");
  for (int i = 0; i < 1000; i++) fl_buf_printf(&b.text, "            if e.code == %d:\n                raise\n", i);
  open_big(&b, "a.py");
  const fl_resolution *r = fl_ask_role(b.program.ask, first_site(&b, FL_SITE_retry), FL_ROLEKIND_bound);
  ck_assert_uint_eq(r->n, 1);
  ck_assert_uint_eq(r->at[0].answer, FL_IS_UNBOUNDED); // each is about one error; the others lead back
  close_big(&b);
}
END_TEST

START_TEST(a_function_with_a_thousand_sites_keeps_some) {
  big b = {0};
  const fl_contained *list;
  fl_buf_add_c(&b.text, "import acme\ndef many():\n");
  for (int i = 0; i < 1000; i++) fl_buf_add_c(&b.text, "    acme.get('x', timeout=1)\n");
  fl_buf_add_c(&b.text, "def run():\n    with acme.transaction():\n        many()\n");
  open_big(&b, "a.py");
  uint32_t n = fl_ask_contained(b.program.ask, first_site(&b, FL_SITE_txn), UINT32_MAX, &list);
  ck_assert_uint_ge(n, 1);
  ck_assert_uint_le(n, 96);
  close_big(&b);
}
END_TEST

START_TEST(branches_nested_as_deep_as_they_are_read) {
  big b = {0};
  fl_buf_add_c(&b.text, "package shop\nimport \"acme.io/kit\"\nfunc run(n int) {\n");
  for (int i = 0; i < 90; i++) fl_buf_printf(&b.text, "for {\nif n > %d {\n", i);
  fl_buf_add_c(&b.text, "if _, err := kit.Get(\"x\"); err == nil {\nreturn\n}\n");
  for (int i = 0; i < 90; i++) fl_buf_add_c(&b.text, "}\n}\n");
  fl_buf_add_c(&b.text, "}\n");
  open_big(&b, "a.go");
  assert_deadline(&b, FL_IS_UNBOUNDED, "nothing sets it, and the library's default is no limit");
  close_big(&b);
}
END_TEST

START_TEST(the_same_program_gives_the_same_text) {
  big b = {0};
  fl_buf again = {0};
  write_chain(&b, "acme.get('x', timeout=t)");
  for (int i = 0; i < FAN; i++) fl_buf_printf(&b.text, "f%d(%d)\n", i, i);
  open_big(&b, "a.py");
  fl_graph_dump(b.program.graph, add_dump, &b.out);
  program_close(&b.program);
  open_big(&b, "a.py");
  fl_graph_dump(b.program.graph, add_dump, &again);
  ck_assert(fl_str_eq(fl_buf_str(&b.out), fl_buf_str(&again)));
  ck_assert_uint_gt(again.n, 50000);
  fl_buf_release(&again);
  close_big(&b);
}
END_TEST

int main(void) {
  const TTest *tests[] = {an_argument_goes_down_two_thousand_calls,
                          a_result_comes_up_two_thousand_calls,
                          a_value_comes_through_a_web_of_copies,
                          an_entry_point_reaches_through_two_thousand_calls,
                          a_region_does_not_see_through_two_thousand_calls,
                          five_hundred_callers_are_more_than_are_followed,
                          five_hundred_origins_are_more_than_are_told_apart,
                          ways_that_double_at_each_step_come_to_an_end,
                          arguments_that_double_at_each_step_come_to_an_end,
                          a_chain_of_sixty_setters_is_one_value,
                          types_that_extend_one_another_a_thousand_times,
                          files_that_import_one_another_in_a_long_circle,
                          a_loop_with_a_thousand_ways_out,
                          a_function_with_a_thousand_sites_keeps_some,
                          branches_nested_as_deep_as_they_are_read,
                          the_same_program_gives_the_same_text};
  models_of(false); // read once, before tests fork
  int failed = run_tests("limits", tests, sizeof tests / sizeof *tests);
  free_models();
  return failed;
}
