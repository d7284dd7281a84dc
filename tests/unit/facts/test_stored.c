// Facts -> bytes -> facts: nothing is lost, and bytes that do not hold together are refused.
#include "support.h"

#include "facts/stored.h"

static const struct { const char *language, *text; } samples[] = {
    {"go", "package p\nimport \"net/http\"\n// faultline: ignore[x] -- y\nfunc f(c *http.Client) error {\n\tfor {\n\t\t_, err := c.Get(\"u\" + v)\n\t\tif err != nil { return err }\n\t}\n}\n"},
    {"python", "import a.b as c\n@c.task(retries=3)\nasync def f(x: int, *y):\n    try:\n        with c.lock('k') as l:\n            await g({'t': 1, **x})\n    except E as e:\n        raise\n"},
    {"java", "package a.b;\n@Service class C extends D<E> { int t = 3; void m(){ switch(t){ case 1: new F(){ void n(){} }; } while(true) { h(x -> x.i()); break; } } }\n"},
    {"go", "func broken( {{{"},
    {"python", ""},
};

static void dump(fl_buf *out, const fl_facts *facts, const char *language) {
  fl_buf_clear(out);
  fl_facts_dump(out, facts, language);
}

START_TEST(nothing_is_lost) {
  extraction e = {0};
  fl_buf bytes = {0}, again = {0}, before = {0}, after = {0};
  for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
    fl_facts back;
    extract(&e, samples[i].language, fl_str_from(samples[i].text));
    fl_buf_clear(&bytes);
    fl_buf_clear(&again);
    fl_facts_store(&bytes, &e.facts);
    ck_assert(fl_facts_restore(&back, &e.arena, fl_buf_str(&bytes)));
    dump(&before, &e.facts, samples[i].language);
    dump(&after, &back, samples[i].language);
    ck_assert_str_eq(fl_buf_text(&before), fl_buf_text(&after));
    fl_facts_store(&again, &back); // also what the dump does not show
    ck_assert(fl_str_eq(fl_buf_str(&bytes), fl_buf_str(&again)));
  }
  fl_buf_release(&bytes), fl_buf_release(&again), fl_buf_release(&before), fl_buf_release(&after);
  release(&e);
}
END_TEST

START_TEST(what_is_cut_off_is_refused) {
  extraction e = {0};
  fl_buf bytes = {0};
  fl_facts back;
  extract(&e, samples[0].language, fl_str_from(samples[0].text));
  fl_facts_store(&bytes, &e.facts);
  for (uint32_t n = 0; n < bytes.n; n += 8) ck_assert(!fl_facts_restore(&back, &e.arena, (fl_str){bytes.at, n}));
  fl_buf_release(&bytes);
  release(&e);
}
END_TEST

int main(void) {
  Suite *suite = suite_create("stored");
  TCase *tests = tcase_create("stored");
  tcase_add_test(tests, nothing_is_lost);
  tcase_add_test(tests, what_is_cut_off_is_refused);
  suite_add_tcase(suite, tests);
  SRunner *runner = srunner_create(suite);
  srunner_run_all(runner, CK_NORMAL);
  int failed = srunner_ntests_failed(runner);
  srunner_free(runner);
  return failed != 0;
}
