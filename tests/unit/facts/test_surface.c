// Two readings of a file: what others see of it is told from what its functions do inside.
#include "support.h"

#include "facts/surface.h"

typedef struct sample {
  const char *language, *was, *is;
  bool same;
} sample;

#define JAVA(members) "class A {\n  B b = new B();\n" members "}\n"

static const sample samples[] = {
    {"java", JAVA("int m(int n) { return n; }"), JAVA("int m(int n) { f(n); int k = n + 1; return k; }"), true},
    {"java", JAVA("void m() { }"), JAVA("void m() { run(() -> g()); }"), true},
    {"java", JAVA("void m() { x(); }"), JAVA("void m() { b = new B(); }"), true}, // told by who looks at fields
    {"java", JAVA("void m() { }"), JAVA("void m(int n) { }"), false},
    {"java", JAVA("void m() { }"), JAVA("int m() { return 1; }"), false},
    {"java", JAVA("void m() { }"), JAVA("void m() { } void n() { }"), false},
    {"java", JAVA("void m() { }"), JAVA("@X void m() { }"), false},
    {"java", JAVA("@X(1) void m() { }"), JAVA("@X(2) void m() { }"), false},
    {"java", JAVA("void m() { }"), JAVA("private void m() { }"), false},
    {"java", JAVA("int n = 1;"), JAVA("int n = 2;"), false},
    {"java", JAVA("int n = f(1);"), JAVA("int n = f(2);"), false},
    {"java", JAVA("R r = () -> f(1);"), JAVA("R r = () -> f(2);"), false},
    {"java", JAVA("static { f(1); }"), JAVA("static { f(2); }"), true},
    {"java", JAVA("void m() { }"), JAVA("void m() { new R() { public void run() { } }; }"), false},
    {"java", "import a.B;\n" JAVA(""), "import a.C;\n" JAVA(""), false},
    {"java", "package a;\n" JAVA(""), "package b;\n" JAVA(""), false},
    {"go", "package p\n\nfunc f() int { return 1 }\n", "package p\n\nfunc f() int { go g(); return 2 }\n", true},
    {"go", "package p\n\nvar c = g(1)\n", "package p\n\nvar c = g(2)\n", false},
    {"go", "package p\n\ntype T struct { a int }\n", "package p\n\ntype T struct { a, b int }\n", false},
    {"kotlin", "fun f(): Int { return 1 }\n", "fun f(): Int { g(); return 2 }\n", true},
    {"kotlin", "fun f() = g(1)\n", "fun f() = g(2)\n", false}, // its result is what it does
    {"kotlin", "fun f() = g { h(1) }\n", "fun f() = g { h(2) }\n", false},
    {"kotlin", "fun f() { g(1) }\n", "fun f() { g(2) }\n", true},
    {"csharp", "class A { object M() { return new { X = f(1) }; } }\n", "class A { object M() { return new { X = f(2) }; } }\n", false}, // its members are seen
    {"csharp", "class A { object M() { return f(1); } }\n", "class A { object M() { return f(2); } }\n", true},
    {"scala", "object A { def f = g(1) }\n", "object A { def f = g(2) }\n", false},
    {"python", "def f(x):\n    return 1\n", "def f(x):\n    return 2\n", false},
    {"python", "def f(x):\n    return 1\n", "def f(x):\n    return 1\n", false}, // nobody can tell what x is
};

START_TEST(what_others_see_is_told_from_what_is_inside) {
  const sample *s = &samples[_i];
  extraction was = {0}, is = {0};
  fl_arena arena = {0};
  fl_row_map rows;
  extract(&was, s->language, fl_str_from(s->was));
  extract(&is, s->language, fl_str_from(s->is));
  ck_assert_msg(fl_surface_is_same(&was.facts, &is.facts, &arena, &rows) == s->same, "%s\n%s", s->was, s->is);
  ck_assert_msg(fl_surface_is_same(&is.facts, &was.facts, &arena, &rows) == s->same, "%s\n%s", s->is, s->was);
  fl_arena_release(&arena);
  release(&was);
  release(&is);
}
END_TEST

static uint32_t find_func(const fl_facts *f, const char *name) {
  for (uint32_t i = 1; i < f->n_funcs; i++)
    if (fl_str_eq_c(f->texts[f->funcs[i].name], name)) return i;
  return 0;
}

static uint32_t find_lambda(const fl_facts *f, uint32_t parent) {
  for (uint32_t i = 1; i < f->n_funcs; i++)
    if (f->funcs[i].flags & FL_FUNC_LAMBDA && f->funcs[i].parent == parent) return i;
  return 0;
}

START_TEST(functions_that_do_the_same_are_found) {
  extraction was = {0}, is = {0};
  fl_arena arena = {0};
  fl_row_map rows;
  extract(&was, "java", FL_STR("class A {\n  void m(int a) { run(() -> g()); }\n  void o(int b) { run(() -> g()); f(b).h(); }\n}\n"));
  extract(&is, "java", FL_STR("class A {\n  void m(int a) { f(a); run(() -> h()); }\n  void o(int b) { run(() -> g()); f(b).h(); }\n}\n"));
  ck_assert(fl_surface_is_same(&was.facts, &is.facts, &arena, &rows));
  uint32_t m = find_func(&was.facts, "m"), o = find_func(&was.facts, "o");
  ck_assert(!rows.same_then[m] && !rows.same_now[rows.funcs[m]]);
  ck_assert(rows.same_then[o] && rows.same_now[rows.funcs[o]]);
  ck_assert(!rows.same_then[find_lambda(&was.facts, m)] && rows.same_then[find_lambda(&was.facts, o)]);
  ck_assert(rows.same_then[1]);
  fl_arena_release(&arena);
  release(&was);
  release(&is);
}
END_TEST

START_TEST(rows_that_others_may_name_are_found_again) {
  extraction was = {0}, is = {0};
  fl_arena arena = {0};
  fl_row_map rows;
  extract(&was, "java", FL_STR("class A {\n  void m(int a) { int x = 1; run(() -> g()); }\n  int n;\n  void o(int b) { }\n}\n"));
  extract(&is, "java", FL_STR("class A {\n  void m(int a) { int x = 1, y = 2; run(() -> g()); run(() -> h()); }\n  int n;\n  void o(int b) { }\n}\n"));
  ck_assert(fl_surface_is_same(&was.facts, &is.facts, &arena, &rows));
  uint32_t m = find_func(&was.facts, "m"), o = find_func(&was.facts, "o"), o_now = find_func(&is.facts, "o");
  ck_assert_uint_eq(rows.funcs[o], o_now);
  ck_assert_uint_ne(o, o_now);
  ck_assert_uint_eq(rows.funcs[find_lambda(&was.facts, m)], FL_ROW_GONE);
  ck_assert_uint_eq(rows.params[was.facts.funcs[o].first_param], is.facts.funcs[o_now].first_param);
  for (uint32_t i = 1; i < was.facts.n_vars; i++) {
    bool field = was.facts.vars[i].kind == FL_VAR_FIELD;
    ck_assert(field ? is.facts.vars[rows.vars[i]].kind == FL_VAR_FIELD : rows.vars[i] == FL_ROW_GONE);
  }
  fl_arena_release(&arena);
  release(&was);
  release(&is);
}
END_TEST

int main(void) {
  Suite *suite = suite_create("surface");
  TCase *tests = tcase_create("surface");
  tcase_add_loop_test(tests, what_others_see_is_told_from_what_is_inside, 0, (int)(sizeof samples / sizeof *samples));
  tcase_add_test(tests, functions_that_do_the_same_are_found);
  tcase_add_test(tests, rows_that_others_may_name_are_found_again);
  suite_add_tcase(suite, tests);
  SRunner *runner = srunner_create(suite);
  srunner_run_all(runner, CK_NORMAL);
  int failed = srunner_ntests_failed(runner);
  srunner_free(runner);
  return failed ? 1 : 0;
}
