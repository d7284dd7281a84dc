// Two readings of a file: what only moved is told from what says something else.
#include "support.h"

#include "facts/moved.h"

typedef struct sample {
  const char *language, *was, *is;
  bool moved;
} sample;

static const sample samples[] = {
    {"python", "import a\nf(1)\n", "import a\nf(1)\n", true},
    {"python", "import a\nf(1)\n", "\n\nimport a\nf(1)\n", true},
    {"python", "import a\nf(1)\n", "# why\nimport a  # so\n\nf( 1 )\n\n", true},
    {"python", "def f(x):\n    return x\n", "def f(x):\n\n  return   x", true},
    {"python", "f(1); g(2)\n", "f(1)\ng(2)\n", false}, // no longer on one line
    {"python", "f(1)\n", "f(2)\n", false},
    {"python", "f(1)\n", "g(1)\n", false},
    {"python", "f(1)\n", "f(1)\nf(1)\n", false},
    {"python", "f(1)\ng(2)\n", "g(2)\nf(1)\n", false},
    {"python", "if a:\n    f()\n    g()\n", "if a:\n    f()\ng()\n", false},
    {"python", "f('a b')\n", "f('a  b')\n", false},
    {"python", "f(1)\n", "# faultline: ignore[deadline] -- so\nf(1)\n", false}, // a comment that speaks to us
    {"java", "class A { int m(){ return b(); } }\n", "class A {\n  int m() {\n    return b();\n  }\n}\n", false},
    {"java", "class A {\n  int m() {\n    return b();\n  }\n}\n", "// A\nclass A {\n\n    int m() {\n        return  b();\n    }\n}\n", true},
    {"java", "class A {\n  int m() { return b(); }\n}\n", "class A {\n  private int m() { return b(); }\n}\n", false},
    {"java", "class A {\n  int m() { return b(); }\n}\n", "class A {\n  long m() { return b(); }\n}\n", false},
    {"typescript", "export * from './a';\n", "\nexport * from './a';\n", true},
    {"typescript", "export * from './a';\n", "export * from './b';\n", false},
    {"go", "package p\n\nfunc f() { g() }\n", "// Package p.\npackage p\n\n\nfunc f() { g() }\n", true},
    {"go", "package p\n\nfunc f() { g() }\n", "package q\n\nfunc f() { g() }\n", false},
    {"go", "package p\n\nfunc f() { g() }\n", "package p\n\nfunc f() { go g() }\n", false},
    {"rust", "fn f() { let x = 1; g(x) }\n", "\nfn f()  { let x = 1;  g(x) }\n", true},
    {"python", "", "\n", true},
};

START_TEST(what_only_moved_is_told_from_what_says_more) {
  const sample *s = &samples[_i];
  extraction was = {0}, is = {0};
  extract(&was, s->language, fl_str_from(s->was));
  extract(&is, s->language, fl_str_from(s->is));
  ck_assert_msg(fl_facts_only_moved(&was.facts, &is.facts) == s->moved, "%s\n%s", s->was, s->is);
  ck_assert_msg(fl_facts_only_moved(&is.facts, &was.facts) == s->moved, "%s\n%s", s->is, s->was);
  release(&was);
  release(&is);
}
END_TEST

int main(void) {
  Suite *suite = suite_create("moved");
  TCase *tests = tcase_create("moved");
  tcase_add_loop_test(tests, what_only_moved_is_told_from_what_says_more, 0, (int)(sizeof samples / sizeof *samples));
  suite_add_tcase(suite, tests);
  SRunner *runner = srunner_create(suite);
  srunner_run_all(runner, CK_NORMAL);
  int failed = srunner_ntests_failed(runner);
  srunner_free(runner);
  return failed ? 1 : 0;
}
