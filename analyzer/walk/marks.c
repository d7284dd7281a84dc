// Path -> marks: a table of folder names and a table of file name patterns. First the folders, then the name.
#include "walk/marks.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

typedef struct folder_mark { const char *name; uint32_t marks; } folder_mark;

// Folder names in lower case.
static const folder_mark folders[] = {
    {"test", FL_PATH_IS_TEST}, {"tests", FL_PATH_IS_TEST}, {"testing", FL_PATH_IS_TEST}, {"testdata", FL_PATH_IS_TEST},
    {"__tests__", FL_PATH_IS_TEST}, {"__mocks__", FL_PATH_IS_TEST}, {"__fixtures__", FL_PATH_IS_TEST}, {"spec", FL_PATH_IS_TEST},
    {"specs", FL_PATH_IS_TEST}, {"e2e", FL_PATH_IS_TEST}, {"integration-test", FL_PATH_IS_TEST}, {"integrationtest", FL_PATH_IS_TEST},
    {"integration-tests", FL_PATH_IS_TEST}, {"integration_test", FL_PATH_IS_TEST}, {"integration_tests", FL_PATH_IS_TEST},
    {"unittest", FL_PATH_IS_TEST}, {"unittests", FL_PATH_IS_TEST}, {"testutil", FL_PATH_IS_TEST}, {"testutils", FL_PATH_IS_TEST},
    {"benchmarks", FL_PATH_IS_TEST}, {"benches", FL_PATH_IS_TEST}, {"loadtest", FL_PATH_IS_TEST}, {"loadtests", FL_PATH_IS_TEST}, {"cypress", FL_PATH_IS_TEST}, {"playwright", FL_PATH_IS_TEST},
    {"example", FL_PATH_IS_EXAMPLE}, {"examples", FL_PATH_IS_EXAMPLE}, {"_examples", FL_PATH_IS_EXAMPLE},
    {"sample", FL_PATH_IS_EXAMPLE}, {"samples", FL_PATH_IS_EXAMPLE}, {"demo", FL_PATH_IS_EXAMPLE}, {"demos", FL_PATH_IS_EXAMPLE},
    {"tutorial", FL_PATH_IS_EXAMPLE}, {"tutorials", FL_PATH_IS_EXAMPLE}, {"quickstart", FL_PATH_IS_EXAMPLE},
    {"vendor", FL_PATH_IS_VENDORED}, {"vendors", FL_PATH_IS_VENDORED}, {"node_modules", FL_PATH_IS_VENDORED},
    {"third_party", FL_PATH_IS_VENDORED}, {"third-party", FL_PATH_IS_VENDORED}, {"thirdparty", FL_PATH_IS_VENDORED},
    {"3rdparty", FL_PATH_IS_VENDORED}, {"bower_components", FL_PATH_IS_VENDORED}, {"jspm_packages", FL_PATH_IS_VENDORED},
    {"site-packages", FL_PATH_IS_VENDORED}, {".venv", FL_PATH_IS_VENDORED}, {"venv", FL_PATH_IS_VENDORED},
    {"virtualenv", FL_PATH_IS_VENDORED}, {".yarn", FL_PATH_IS_VENDORED}, {"godeps", FL_PATH_IS_VENDORED},
    {"generated", FL_PATH_IS_GENERATED}, {"generated-sources", FL_PATH_IS_GENERATED | FL_PATH_IS_OUTPUT},
    {"genproto", FL_PATH_IS_GENERATED}, {"__generated__", FL_PATH_IS_GENERATED}, {"gen-go", FL_PATH_IS_GENERATED},
    {"gen-py", FL_PATH_IS_GENERATED}, {"gen-cpp", FL_PATH_IS_GENERATED}, {"gen-java", FL_PATH_IS_GENERATED}, {"gen-js", FL_PATH_IS_GENERATED},
    {"gen-nodejs", FL_PATH_IS_GENERATED}, {"dist", FL_PATH_IS_GENERATED | FL_PATH_IS_OUTPUT},
    {".next", FL_PATH_IS_GENERATED | FL_PATH_IS_OUTPUT}, {".nuxt", FL_PATH_IS_GENERATED | FL_PATH_IS_OUTPUT},
    {"__pycache__", FL_PATH_IS_GENERATED | FL_PATH_IS_OUTPUT}, {".gradle", FL_PATH_IS_GENERATED | FL_PATH_IS_OUTPUT},
    {".tox", FL_PATH_IS_GENERATED | FL_PATH_IS_OUTPUT}, {".terraform", FL_PATH_IS_GENERATED | FL_PATH_IS_OUTPUT},
    {"migrations", FL_PATH_IS_MIGRATION}, {"migration", FL_PATH_IS_MIGRATION}, {"migrate", FL_PATH_IS_MIGRATION},
    {"alembic", FL_PATH_IS_MIGRATION}, {"flyway", FL_PATH_IS_MIGRATION}, {"liquibase", FL_PATH_IS_MIGRATION},
    {"scripts", FL_PATH_IS_CLI}, {"script", FL_PATH_IS_CLI}, {"bin", FL_PATH_IS_CLI}, {"tools", FL_PATH_IS_CLI},
    {"hack", FL_PATH_IS_CLI}, {"cli", FL_PATH_IS_CLI}, {"step_definitions", FL_PATH_IS_TEST},
    {"systemtest", FL_PATH_IS_TEST}, {"systemtests", FL_PATH_IS_TEST}, {"uitest", FL_PATH_IS_TEST}, {"uitests", FL_PATH_IS_TEST}, {"benchmark", FL_PATH_IS_TEST},
    {"fuzz", FL_PATH_IS_TEST}, {"fuzzing", FL_PATH_IS_TEST}, {"fuzz_targets", FL_PATH_IS_TEST},
};

// Patterns with at most one '*'. Matched against the file name as it is.
static const folder_mark names[] = {
    {"*_test.go", FL_PATH_IS_TEST}, {"test_*.py", FL_PATH_IS_TEST}, {"*_test.py", FL_PATH_IS_TEST}, {"*_tests.py", FL_PATH_IS_TEST},
    {"tests.py", FL_PATH_IS_TEST}, {"conftest.py", FL_PATH_IS_TEST}, {"locustfile.py", FL_PATH_IS_TEST},
    {"test-*.py", FL_PATH_IS_TEST}, // no module's name: a script
    {"*Test.java", FL_PATH_IS_TEST}, {"*Tests.java", FL_PATH_IS_TEST}, {"*TestCase.java", FL_PATH_IS_TEST},
    {"*Test.kt", FL_PATH_IS_TEST}, {"*Tests.kt", FL_PATH_IS_TEST}, {"*Spec.kt", FL_PATH_IS_TEST}, {"*Test.cs", FL_PATH_IS_TEST}, {"*Tests.cs", FL_PATH_IS_TEST},
    {"*IT.java", FL_PATH_IS_TEST}, {"*Spec.scala", FL_PATH_IS_TEST}, {"*Test.scala", FL_PATH_IS_TEST}, {"*Tests.scala", FL_PATH_IS_TEST},
    {"*Suite.scala", FL_PATH_IS_TEST}, {"*.test.scala", FL_PATH_IS_TEST},
    {"*_spec.rb", FL_PATH_IS_TEST}, {"*_test.rb", FL_PATH_IS_TEST}, {"test_*.rb", FL_PATH_IS_TEST}, {"spec_helper.rb", FL_PATH_IS_TEST},
    {"*.rake", FL_PATH_IS_CLI}, {"Rakefile", FL_PATH_IS_CLI}, {"seeds.rb", FL_PATH_IS_CLI}, {"schema.rb", FL_PATH_IS_GENERATED},
    {"tests.rs", FL_PATH_IS_TEST}, {"test.rs", FL_PATH_IS_TEST}, {"*_test.rs", FL_PATH_IS_TEST}, {"*_tests.rs", FL_PATH_IS_TEST},
    {"test_*.rs", FL_PATH_IS_TEST}, {"build.rs", FL_PATH_IS_CLI},
    {"*_test.c", FL_PATH_IS_TEST}, {"*_tests.c", FL_PATH_IS_TEST}, {"test_*.c", FL_PATH_IS_TEST}, {"*_test.cc", FL_PATH_IS_TEST},
    {"*_test.cpp", FL_PATH_IS_TEST}, {"*_tests.cpp", FL_PATH_IS_TEST}, {"test_*.cpp", FL_PATH_IS_TEST}, {"*_unittest.cc", FL_PATH_IS_TEST},
    {"*_unittest.cpp", FL_PATH_IS_TEST}, {"*_unittest.h", FL_PATH_IS_TEST}, {"*_test.h", FL_PATH_IS_TEST}, {"*Test.cpp", FL_PATH_IS_TEST},
    {"*Tests.cpp", FL_PATH_IS_TEST}, {"*_test.cxx", FL_PATH_IS_TEST},
    {"*.test.js", FL_PATH_IS_TEST}, {"*.test.jsx", FL_PATH_IS_TEST}, {"*.test.ts", FL_PATH_IS_TEST}, {"*.test.tsx", FL_PATH_IS_TEST},
    {"*.test.mjs", FL_PATH_IS_TEST}, {"*.test.cjs", FL_PATH_IS_TEST}, {"*.test.mts", FL_PATH_IS_TEST}, {"*.spec.js", FL_PATH_IS_TEST},
    {"*.spec.jsx", FL_PATH_IS_TEST}, {"*.spec.ts", FL_PATH_IS_TEST}, {"*.spec.tsx", FL_PATH_IS_TEST}, {"*.spec.mjs", FL_PATH_IS_TEST},
    {"*.e2e.ts", FL_PATH_IS_TEST}, {"*-spec.ts", FL_PATH_IS_TEST}, {"*-spec.js", FL_PATH_IS_TEST}, {"*_spec.js", FL_PATH_IS_TEST},
    {"vitest.*", FL_PATH_IS_TEST}, {"jest.*", FL_PATH_IS_TEST}, {"karma.conf.*", FL_PATH_IS_TEST}, {"playwright.config.*", FL_PATH_IS_TEST},
    {"cypress.config.*", FL_PATH_IS_TEST},
    {"*.pb.go", FL_PATH_IS_GENERATED}, {"*.pb.gw.go", FL_PATH_IS_GENERATED}, {"*_pb2.py", FL_PATH_IS_GENERATED},
    {"*_pb2.pyi", FL_PATH_IS_GENERATED}, {"*_pb2_grpc.py", FL_PATH_IS_GENERATED}, {"*_pb2_grpc.pyi", FL_PATH_IS_GENERATED},
    {"*_pb.js", FL_PATH_IS_GENERATED}, {"*_pb.ts", FL_PATH_IS_GENERATED}, {"*_pb.d.ts", FL_PATH_IS_GENERATED},
    {"*_grpc_pb.js", FL_PATH_IS_GENERATED}, {"*_connect.ts", FL_PATH_IS_GENERATED},
    {"*.pb.h", FL_PATH_IS_GENERATED}, {"*.pb.cc", FL_PATH_IS_GENERATED}, {"*.pb-c.h", FL_PATH_IS_GENERATED}, {"*.pb-c.c", FL_PATH_IS_GENERATED},
    {"*.tab.c", FL_PATH_IS_GENERATED}, {"lex.*.c", FL_PATH_IS_GENERATED}, {"moc_*.cpp", FL_PATH_IS_GENERATED},
    {"*_gen.go", FL_PATH_IS_GENERATED}, {"*.gen.go", FL_PATH_IS_GENERATED}, {"*_generated.go", FL_PATH_IS_GENERATED},
    {"*.generated.ts", FL_PATH_IS_GENERATED}, {"*.generated.js", FL_PATH_IS_GENERATED}, {"*.gen.ts", FL_PATH_IS_GENERATED},
    {"zz_generated*.go", FL_PATH_IS_GENERATED}, {"wire_gen.go", FL_PATH_IS_GENERATED}, {"bindata.go", FL_PATH_IS_GENERATED},
    {"mock_*.go", FL_PATH_IS_GENERATED | FL_PATH_IS_TEST}, {"*_mock.go", FL_PATH_IS_TEST},
    {"*.min.js", FL_PATH_IS_GENERATED | FL_PATH_IS_OUTPUT}, {"*.min.mjs", FL_PATH_IS_GENERATED | FL_PATH_IS_OUTPUT},
    {"*.bundle.js", FL_PATH_IS_GENERATED | FL_PATH_IS_OUTPUT}, {"*.chunk.js", FL_PATH_IS_GENERATED | FL_PATH_IS_OUTPUT},
    {"manage.py", FL_PATH_IS_CLI}, {"setup.py", FL_PATH_IS_CLI}, {"noxfile.py", FL_PATH_IS_CLI}, {"fabfile.py", FL_PATH_IS_CLI},
    {"*.sbt", FL_PATH_IS_CLI}, {"*.gradle", FL_PATH_IS_CLI}, {"*.gradle.kts", FL_PATH_IS_CLI}, {"gulpfile.js", FL_PATH_IS_CLI}, {"gruntfile.js", FL_PATH_IS_CLI},
};

// Scripts in these folders, and scripts that hold markup, are sent to a browser.
static const char *const browser_folders[] = {"client", "frontend", "webapp", "web", "web-ui", "webui", "ui", "www", "public", "static", "assets", "browser", "app-ui"};
static const char *const script_endings[] = {".js", ".mjs", ".ts"};
static const char *const markup_endings[] = {".jsx", ".tsx", ".vue", ".svelte"};

static bool equal_ignoring_case(fl_str text, const char *lower) {
  if (text.n != strlen(lower)) return false;
  for (uint32_t i = 0; i < text.n; i++) {
    char c = text.at[i];
    if (c >= 'A' && c <= 'Z') c = (char)(c + 'a' - 'A');
    if (c != lower[i]) return false;
  }
  return true;
}

// A project that is called after what it tests: Shop.Orders.Tests
static bool is_test_project(fl_str name) {
  static const char *const last[] = {"test", "tests", "unittests", "integrationtests", "functionaltests", "testing"};
  uint32_t dot = name.n;
  while (dot > 0 && name.at[dot - 1] != '.') dot--;
  for (size_t i = 0; dot > 1 && i < sizeof last / sizeof *last; i++)
    if (equal_ignoring_case(fl_str_from_pos(name, dot), last[i])) return true;
  return false;
}

// shop-demo, client-examples
static bool is_example_project(fl_str name) {
  static const char *const last[] = {"-demo", "-demos", "-example", "-examples", "-sample", "-samples"};
  for (size_t i = 0; i < sizeof last / sizeof *last; i++)
    if (fl_str_ends_c(name, last[i])) return true;
  return false;
}

static uint32_t marks_of_folder(fl_str name) {
  for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
    if (equal_ignoring_case(name, folders[i].name)) return folders[i].marks;
  return is_test_project(name) ? FL_PATH_IS_TEST : is_example_project(name) ? FL_PATH_IS_EXAMPLE : 0;
}

static bool matches(fl_str name, const char *pattern) {
  const char *star = strchr(pattern, '*');
  if (!star) return fl_str_eq_c(name, pattern);
  uint32_t before = (uint32_t)(star - pattern);
  fl_str head = fl_str_slice(name, 0, before), tail = fl_str_from_pos(name, before);
  return fl_str_eq(head, (fl_str){pattern, before}) && fl_str_ends_c(tail, star + 1);
}

static uint32_t marks_of_name(fl_str name) {
  uint32_t marks = 0;
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (matches(name, names[i].name)) marks |= names[i].marks;
  return marks;
}

// Below src/main/java and its like the folders are package names (com/example/demo), which say nothing about the code's role.
static bool opens_packages(fl_str name, fl_str parent) {
  static const char *const roots[] = {"java", "kotlin", "scala", "groovy"};
  static const char *const domains[] = {"com", "org", "net", "io"};
  for (size_t i = 0; i < 4; i++) {
    if (fl_str_eq_c(name, domains[i])) return true;
    if (fl_str_eq_c(name, roots[i]) && (fl_str_eq_c(parent, "main") || fl_str_eq_c(parent, "test"))) return true;
  }
  return false;
}

static bool ends_in_one_of(fl_str name, const char *const *endings, size_t n) {
  for (size_t i = 0; i < n; i++)
    if (fl_str_ends_c(name, endings[i])) return true;
  return false;
}

// shop-tests, orders-benchmarks, test-common, storetestutil
static bool has_name_of_tests(fl_str name) {
  static const char *const last[] = {"-e2e", "-tests", "-test", "-test-utils", "-test-util", "testutils", "testutil", "-test-helpers", "testhelpers", "-test-support", "testsupport", "testkit", "-benchmark", "-benchmarks"};
  return ends_in_one_of(name, last, sizeof last / sizeof *last) || fl_str_starts_c(name, "test-");
}

// store/storetest: what tests of the one need is beside it under its name.
static bool is_called_after(fl_str parent, fl_str name) {
  return parent.n && fl_str_starts(name, parent) && (fl_str_eq_c(fl_str_from_pos(name, parent.n), "test") || fl_str_eq_c(fl_str_from_pos(name, parent.n), "tests"));
}

static bool is_behaviour_test(fl_str parent, fl_str name) {
  static const char *const parts[] = {"steps", "support", "environment.py", "environment.rb"};
  return fl_str_eq_c(parent, "features") && ends_in_one_of(name, parts, sizeof parts / sizeof *parts);
}

static bool is_browser_folder(fl_str name) {
  if (fl_str_ends_c(name, "-ui") || fl_str_ends_c(name, "-frontend")) return true;
  for (size_t i = 0; i < sizeof browser_folders / sizeof *browser_folders; i++)
    if (equal_ignoring_case(name, browser_folders[i])) return true;
  return false;
}

// docs, old-docs, api-doc: what is shown there runs nowhere, and what is built there are pages.
static bool is_documentation(fl_str name) {
  static const char *const last[] = {"docs", "doc", "documentation"};
  uint32_t word = name.n;
  while (word > 0 && name.at[word - 1] != '-' && name.at[word - 1] != '_') word--;
  for (size_t i = 0; i < sizeof last / sizeof *last; i++)
    if (equal_ignoring_case(fl_str_from_pos(name, word), last[i])) return true;
  return false;
}

uint32_t fl_marks_of_path(fl_str path) {
  uint32_t marks = 0;
  bool browser = false;
  fl_str parent = {0}, name = {0};
  bool packages = false;
  while (fl_str_cut(path, '/', &name, &path)) {
    packages = packages || opens_packages(name, parent);
    if (!packages) marks |= marks_of_folder(name);
    if (!parent.n && path.n && is_documentation(name)) marks |= FL_PATH_IS_EXAMPLE;
    browser = browser || is_browser_folder(name);
    if (!packages && (has_name_of_tests(name) || is_called_after(parent, name) || is_behaviour_test(parent, name))) marks |= FL_PATH_IS_TEST;
    if (name.n > 1 && name.at[0] == '.' && name.at[1] != '.') marks |= FL_PATH_IS_TEST; // folders of tools: what they hold runs nowhere
    parent = name;
  }
  browser = (browser && ends_in_one_of(name, script_endings, 3)) || ends_in_one_of(name, markup_endings, 4);
  if (is_behaviour_test(parent, name)) marks |= FL_PATH_IS_TEST;
  return marks | marks_of_name(name) | (browser ? FL_PATH_IS_BROWSER : 0u);
}
