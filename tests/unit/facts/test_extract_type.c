// Written types and literals to their normal form, as seen through a variable's row.
#include "support.h"

static const struct {
  const char *language, *source, *type, *arg;
} types[] = {
    {"go", "package p\nvar v http.Client", "http.Client", ""},
    {"go", "package p\nvar v *http.Client", "http.Client", ""},
    {"go", "package p\nvar v **T", "T", ""},
    {"go", "package p\nvar v []*Node", "[]Node", ""},
    {"go", "package p\nvar v [4][]T", "[][]T", ""},
    {"go", "package p\nvar v map[string]*pkg.Conn", "map", "pkg.Conn"},
    {"go", "package p\nvar v map[[2]int][]T", "map", "[]T"},
    {"go", "package p\nvar v chan<- Event", "chan", "Event"},
    {"go", "package p\nvar v <-chan *Event", "chan", "Event"},
    {"go", "package p\nvar v func(int) (error)", "func", ""},
    {"go", "package p\nvar v interface{ Get() int }", "interface", ""},
    {"go", "package p\nvar v struct{ a int }", "struct", ""},
    {"go", "package p\nvar v Tree[*T]", "Tree", "T"},
    {"go", "package p\nvar v sync.Pool[K, V]", "sync.Pool", "K"},
    {"java", "class A { Optional<RestTemplate> v; }", "Optional", "RestTemplate"},
    {"java", "class A { java.util.List<? extends Foo> v; }", "java.util.List", "Foo"},
    {"java", "class A { Map<String, List<Foo>> v; }", "Map", "List<Foo>"},
    {"java", "class A { Foo<Bar<Baz>>[][] v; }", "[][]Foo", "Bar<Baz>"},
    {"java", "class A { @Nullable Foo v; }", "Foo", ""},
    {"java", "class A { int v; }", "int", ""},
    {"java", "class A { Outer.Inner<T> v; }", "Outer.Inner", "T"},
    {"java", "class A { void f() { var v = 1; } }", "", ""},
};

START_TEST(types_have_a_normal_form) {
  extraction e = {0};
  extract(&e, types[_i].language, fl_str_from(types[_i].source));
  const fl_facts *f = &e.facts;
  ck_assert_uint_eq(f->n_vars, 2);
  fl_str type = f->texts[f->vars[1].type], arg = f->texts[f->vars[1].type_arg];
  ck_assert_msg(fl_str_eq_c(type, types[_i].type), "%s: type %.*s", types[_i].source, FL_STR_ARG(type));
  ck_assert_msg(fl_str_eq_c(arg, types[_i].arg), "%s: argument %.*s", types[_i].source, FL_STR_ARG(arg));
  release(&e);
}
END_TEST

static const struct {
  const char *language, *source, *value;
} literals[] = {
    {"go", "package p\nvar v = 0", "0"},
    {"go", "package p\nvar v = 1_000", "1000"},
    {"go", "package p\nvar v = 0x_Ff", "255"},
    {"go", "package p\nvar v = 0b101", "5"},
    {"go", "package p\nvar v = 0o17", "15"},
    {"go", "package p\nvar v = 017", "15"},
    {"go", "package p\nvar v = 0xFFFFFFFFFFFFFFFF", "18446744073709551615"},
    {"go", "package p\nvar v = 99999999999999999999", "99999999999999999999"},
    {"go", "package p\nvar v = -5", "-5"},
    {"go", "package p\nvar v = 1_0.5e3", "10.5e3"},
    {"java", "class A { long v = 10_000L; }", "10000"},
    {"java", "class A { float v = 1.5f; }", "1.5"},
    {"java", "class A { double v = 2D; }", "2"},
    {"go", "package p\nvar v = \"a\\tb\\\\c\\\"\"", "a\tb\\c\""},
    {"go", "package p\nvar v = \"\\x41\\u00e9\\U0001F600\\101\"", "A\xC3\xA9\xF0\x9F\x98\x80" "A"},
    {"go", "package p\nvar v = `a\\n`", "a\\n"},
    {"go", "package p\nvar v = \"\"", ""},
    {"go", "package p\nvar v = '\\n'", "\n"},
    {"java", "class A { String v = \"\"\"\n   a\n     b \\\n   c\"\"\"; }", "a\n  b c"},
    {"java", "class A { String v = \"\\uD800\"; }", "\xEF\xBF\xBD"}, // half a pair is no character
};

START_TEST(literals_have_a_normal_form) {
  extraction e = {0};
  extract(&e, literals[_i].language, fl_str_from(literals[_i].source));
  const fl_facts *f = &e.facts;
  ck_assert_uint_eq(f->n_assigns, 2);
  const fl_val *val = &f->values[f->assigns[1].val];
  ck_assert_int_eq(val->kind, FL_VAL_LIT);
  fl_str text = f->texts[val->a];
  ck_assert_msg(fl_str_eq_c(text, literals[_i].value), "%s: %.*s", literals[_i].source, FL_STR_ARG(text));
  release(&e);
}
END_TEST

int main(void) {
  Suite *suite = suite_create("types and literals");
  TCase *cases = tcase_create("all");
  tcase_add_loop_test(cases, types_have_a_normal_form, 0, sizeof types / sizeof *types);
  tcase_add_loop_test(cases, literals_have_a_normal_form, 0, sizeof literals / sizeof *literals);
  suite_add_tcase(suite, cases);
  SRunner *runner = srunner_create(suite);
  srunner_run_all(runner, CK_ENV);
  int failed = srunner_ntests_failed(runner);
  srunner_free(runner);
  return failed != 0;
}
