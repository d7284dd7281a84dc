#include "base/support.h"

#include "walk/language.h"

static void assert_language(const char *path, const char *id) {
  uint16_t index = fl_language_of_path(fl_str_from(path));
  ck_assert_msg(strcmp(fl_language_at(index)->id, id) == 0, "%s is \"%s\", not \"%s\"", path, fl_language_at(index)->id, id);
}

START_TEST(told_by_name) {
  assert_language("main.go", "go");
  assert_language("a/b/Main.java", "java");
  assert_language("x.py", "python");
  assert_language("x.pyi", "python");
  assert_language("web/app.mjs", "javascript");
  assert_language("web/app.jsx", "javascript");
  assert_language("web/app.ts", "typescript");
  assert_language("web/app.tsx", "tsx");
  assert_language("go.mod", "gomod");
  assert_language("deploy/Dockerfile", "dockerfile");
  assert_language("application-prod.yml", "yaml");
  assert_language("src/main.rs", "rust");
}
END_TEST

START_TEST(patterns_of_names) {
  assert_language("requirements-dev.txt", "requirements");
  assert_language("a/requirements/base.txt", "requirements");
  assert_language("a/notes/base.txt", "");
  assert_language(".env", "env");
  assert_language("a/.env.local", "env");
  assert_language("a/prod.env", "env");
  assert_language("app/build.gradle.kts", "gradle");
  assert_language("app/Main.kts", "kotlin");
  assert_language("Pipfile.lock", "json");
  assert_language("yarn.lock", "yarnlock");
}
END_TEST

START_TEST(names_and_patterns) {
  static const struct { const char *name, *pattern; bool fits; } cases[] = {
      {"", "", true}, {"", "*", true}, {"a", "", false}, {"", "a", false}, {"abc", "abc", true}, {"abc", "ab", false}, {"abc", "abcd", false},
      {"abc", "a*", true}, {"abc", "*c", true}, {"abc", "*b*", true}, {"abc", "a*c", true}, {"abc", "*d*", false}, {"aXbXc", "a*X*c", true},
      {"aab", "*ab", true}, {"abab", "*ab", true}, {"abac", "*ab", false}, {"a", "**", true}, {"ab", "a**b", true}, {"ab", "b*", false}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
    ck_assert_msg(fl_file_name_matches(fl_str_from(cases[i].name), cases[i].pattern) == cases[i].fits, "%s, %s", cases[i].name, cases[i].pattern);
}
END_TEST

START_TEST(unknown_names) {
  assert_language("README.md", "");
  assert_language("Makefile", "");
  assert_language("go", "");
  assert_language("", "");
  assert_language("dir.go/file", "");
}
END_TEST

START_TEST(found_by_id) {
  for (uint16_t i = 1; i < fl_language_count(); i++) {
    const fl_language *language = fl_language_at(i);
    uint16_t found = fl_language_find(fl_str_from(language->id));
    ck_assert_uint_ne(found, 0);
    ck_assert_uint_le(found, i);
    ck_assert_msg(language->extensions[0] || language->names[0], "%s has no names", language->id);
  }
  ck_assert_uint_eq(fl_language_find(FL_STR("")), 0);
}
END_TEST

RUN_TESTS("language", told_by_name, patterns_of_names, names_and_patterns, unknown_names, found_by_id)
