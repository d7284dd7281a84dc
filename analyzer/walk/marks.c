// Path -> marks: a table of folder names and a table of file name patterns. First the folders, then the name.
#include "walk/marks.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

typedef struct folder_mark { const char *name; uint32_t n, marks; } folder_mark; // n: bytes of the name
#define N(name, marks) {name, sizeof name - 1, marks}

// Folder names in lower case.
static const folder_mark folders[] = {
    N("test", FL_PATH_IS_TEST), N("tests", FL_PATH_IS_TEST), N("testing", FL_PATH_IS_TEST), N("testdata", FL_PATH_IS_TEST),
    N("__tests__", FL_PATH_IS_TEST), N("__mocks__", FL_PATH_IS_TEST), N("__fixtures__", FL_PATH_IS_TEST), N("spec", FL_PATH_IS_TEST),
    N("specs", FL_PATH_IS_TEST), N("e2e", FL_PATH_IS_TEST), N("integration-test", FL_PATH_IS_TEST), N("integrationtest", FL_PATH_IS_TEST),
    N("integration-tests", FL_PATH_IS_TEST), N("integration_test", FL_PATH_IS_TEST), N("integration_tests", FL_PATH_IS_TEST),
    N("unittest", FL_PATH_IS_TEST), N("unittests", FL_PATH_IS_TEST), N("testutil", FL_PATH_IS_TEST), N("testutils", FL_PATH_IS_TEST),
    N("benchmarks", FL_PATH_IS_TEST), N("benches", FL_PATH_IS_TEST), N("loadtest", FL_PATH_IS_TEST), N("loadtests", FL_PATH_IS_TEST), N("cypress", FL_PATH_IS_TEST), N("playwright", FL_PATH_IS_TEST),
    N("example", FL_PATH_IS_EXAMPLE), N("examples", FL_PATH_IS_EXAMPLE), N("_examples", FL_PATH_IS_EXAMPLE),
    N("sample", FL_PATH_IS_EXAMPLE), N("samples", FL_PATH_IS_EXAMPLE), N("demo", FL_PATH_IS_EXAMPLE), N("demos", FL_PATH_IS_EXAMPLE),
    N("tutorial", FL_PATH_IS_EXAMPLE), N("tutorials", FL_PATH_IS_EXAMPLE), N("quickstart", FL_PATH_IS_EXAMPLE),
    N("vendor", FL_PATH_IS_VENDORED), N("vendors", FL_PATH_IS_VENDORED), N("node_modules", FL_PATH_IS_VENDORED),
    N("third_party", FL_PATH_IS_VENDORED), N("third-party", FL_PATH_IS_VENDORED), N("thirdparty", FL_PATH_IS_VENDORED),
    N("3rdparty", FL_PATH_IS_VENDORED), N("bower_components", FL_PATH_IS_VENDORED), N("jspm_packages", FL_PATH_IS_VENDORED),
    N("site-packages", FL_PATH_IS_VENDORED), N(".venv", FL_PATH_IS_VENDORED), N("venv", FL_PATH_IS_VENDORED),
    N("virtualenv", FL_PATH_IS_VENDORED), N(".yarn", FL_PATH_IS_VENDORED), N("godeps", FL_PATH_IS_VENDORED),
    N("generated", FL_PATH_IS_GENERATED), N("generated-sources", FL_PATH_IS_GENERATED | FL_PATH_IS_OUTPUT),
    N("genproto", FL_PATH_IS_GENERATED), N("__generated__", FL_PATH_IS_GENERATED), N("gen-go", FL_PATH_IS_GENERATED),
    N("gen-py", FL_PATH_IS_GENERATED), N("gen-cpp", FL_PATH_IS_GENERATED), N("gen-java", FL_PATH_IS_GENERATED), N("gen-js", FL_PATH_IS_GENERATED),
    N("gen-nodejs", FL_PATH_IS_GENERATED), N("dist", FL_PATH_IS_GENERATED | FL_PATH_IS_OUTPUT),
    N(".next", FL_PATH_IS_GENERATED | FL_PATH_IS_OUTPUT), N(".nuxt", FL_PATH_IS_GENERATED | FL_PATH_IS_OUTPUT),
    N("__pycache__", FL_PATH_IS_GENERATED | FL_PATH_IS_OUTPUT), N(".gradle", FL_PATH_IS_GENERATED | FL_PATH_IS_OUTPUT),
    N(".tox", FL_PATH_IS_GENERATED | FL_PATH_IS_OUTPUT), N(".terraform", FL_PATH_IS_GENERATED | FL_PATH_IS_OUTPUT),
    N("migrations", FL_PATH_IS_MIGRATION), N("migration", FL_PATH_IS_MIGRATION), N("migrate", FL_PATH_IS_MIGRATION),
    N("alembic", FL_PATH_IS_MIGRATION), N("flyway", FL_PATH_IS_MIGRATION), N("liquibase", FL_PATH_IS_MIGRATION),
    N("scripts", FL_PATH_IS_CLI), N("script", FL_PATH_IS_CLI), N("bin", FL_PATH_IS_CLI), N("tools", FL_PATH_IS_CLI),
    N("hack", FL_PATH_IS_CLI), N("cli", FL_PATH_IS_CLI), N("step_definitions", FL_PATH_IS_TEST),
    N("systemtest", FL_PATH_IS_TEST), N("systemtests", FL_PATH_IS_TEST), N("uitest", FL_PATH_IS_TEST), N("uitests", FL_PATH_IS_TEST), N("benchmark", FL_PATH_IS_TEST),
    N("buildsrc", FL_PATH_IS_TEST), N("build-logic", FL_PATH_IS_TEST), // parts of a build, which run nowhere else
    N("fuzz", FL_PATH_IS_TEST), N("fuzzing", FL_PATH_IS_TEST), N("fuzz_targets", FL_PATH_IS_TEST),
};

// Patterns with at most one '*'. Matched against the file name as it is.
static const folder_mark names[] = {
    N("*_test.go", FL_PATH_IS_TEST), N("test_*.py", FL_PATH_IS_TEST), N("*_test.py", FL_PATH_IS_TEST), N("*_tests.py", FL_PATH_IS_TEST),
    N("tests.py", FL_PATH_IS_TEST), N("conftest.py", FL_PATH_IS_TEST),
    N("test-*.py", FL_PATH_IS_TEST), // no module's name: a script
    N("*Test.java", FL_PATH_IS_TEST), N("*Tests.java", FL_PATH_IS_TEST), N("*TestCase.java", FL_PATH_IS_TEST),
    N("*Test.kt", FL_PATH_IS_TEST), N("*Tests.kt", FL_PATH_IS_TEST), N("*Spec.kt", FL_PATH_IS_TEST), N("*Test.cs", FL_PATH_IS_TEST), N("*Tests.cs", FL_PATH_IS_TEST),
    N("*IT.java", FL_PATH_IS_TEST), N("*Spec.scala", FL_PATH_IS_TEST), N("*Test.scala", FL_PATH_IS_TEST), N("*Tests.scala", FL_PATH_IS_TEST),
    N("*Suite.scala", FL_PATH_IS_TEST), N("*.test.scala", FL_PATH_IS_TEST),
    N("*_spec.rb", FL_PATH_IS_TEST), N("*_test.rb", FL_PATH_IS_TEST), N("test_*.rb", FL_PATH_IS_TEST), N("spec_helper.rb", FL_PATH_IS_TEST),
    N("*.rake", FL_PATH_IS_CLI), N("Rakefile", FL_PATH_IS_CLI), N("seeds.rb", FL_PATH_IS_CLI), N("schema.rb", FL_PATH_IS_GENERATED),
    N("tests.rs", FL_PATH_IS_TEST), N("test.rs", FL_PATH_IS_TEST), N("*_test.rs", FL_PATH_IS_TEST), N("*_tests.rs", FL_PATH_IS_TEST),
    N("test_*.rs", FL_PATH_IS_TEST), N("build.rs", FL_PATH_IS_CLI),
    N("*_test.c", FL_PATH_IS_TEST), N("*_tests.c", FL_PATH_IS_TEST), N("test_*.c", FL_PATH_IS_TEST), N("*_test.cc", FL_PATH_IS_TEST),
    N("*_test.cpp", FL_PATH_IS_TEST), N("*_tests.cpp", FL_PATH_IS_TEST), N("test_*.cpp", FL_PATH_IS_TEST), N("*_unittest.cc", FL_PATH_IS_TEST),
    N("*_unittest.cpp", FL_PATH_IS_TEST), N("*_unittest.h", FL_PATH_IS_TEST), N("*_test.h", FL_PATH_IS_TEST), N("*Test.cpp", FL_PATH_IS_TEST),
    N("*Tests.cpp", FL_PATH_IS_TEST), N("*_test.cxx", FL_PATH_IS_TEST),
    N("*.test.js", FL_PATH_IS_TEST), N("*.test.jsx", FL_PATH_IS_TEST), N("*.test.ts", FL_PATH_IS_TEST), N("*.test.tsx", FL_PATH_IS_TEST),
    N("*.test.mjs", FL_PATH_IS_TEST), N("*.test.cjs", FL_PATH_IS_TEST), N("*.test.mts", FL_PATH_IS_TEST), N("*.spec.js", FL_PATH_IS_TEST),
    N("*.spec.jsx", FL_PATH_IS_TEST), N("*.spec.ts", FL_PATH_IS_TEST), N("*.spec.tsx", FL_PATH_IS_TEST), N("*.spec.mjs", FL_PATH_IS_TEST),
    N("*.e2e.ts", FL_PATH_IS_TEST), N("*-spec.ts", FL_PATH_IS_TEST), N("*-spec.js", FL_PATH_IS_TEST), N("*_spec.js", FL_PATH_IS_TEST),
    N("vitest.*", FL_PATH_IS_TEST), N("jest.*", FL_PATH_IS_TEST), N("karma.conf.*", FL_PATH_IS_TEST), N("playwright.config.*", FL_PATH_IS_TEST),
    N("cypress.config.*", FL_PATH_IS_TEST),
    N("*.pb.go", FL_PATH_IS_GENERATED), N("*.pb.gw.go", FL_PATH_IS_GENERATED), N("*_pb2.py", FL_PATH_IS_GENERATED),
    N("*_pb2.pyi", FL_PATH_IS_GENERATED), N("*_pb2_grpc.py", FL_PATH_IS_GENERATED), N("*_pb2_grpc.pyi", FL_PATH_IS_GENERATED),
    N("*_pb.js", FL_PATH_IS_GENERATED), N("*_pb.ts", FL_PATH_IS_GENERATED), N("*_pb.d.ts", FL_PATH_IS_GENERATED),
    N("*_grpc_pb.js", FL_PATH_IS_GENERATED), N("*_connect.ts", FL_PATH_IS_GENERATED),
    N("*.pb.h", FL_PATH_IS_GENERATED), N("*.pb.cc", FL_PATH_IS_GENERATED), N("*.pb-c.h", FL_PATH_IS_GENERATED), N("*.pb-c.c", FL_PATH_IS_GENERATED),
    N("*.tab.c", FL_PATH_IS_GENERATED), N("lex.*.c", FL_PATH_IS_GENERATED), N("moc_*.cpp", FL_PATH_IS_GENERATED),
    N("*_gen.go", FL_PATH_IS_GENERATED), N("*.gen.go", FL_PATH_IS_GENERATED), N("*_generated.go", FL_PATH_IS_GENERATED),
    N("*.generated.ts", FL_PATH_IS_GENERATED), N("*.generated.js", FL_PATH_IS_GENERATED), N("*.gen.ts", FL_PATH_IS_GENERATED),
    N("zz_generated*.go", FL_PATH_IS_GENERATED), N("wire_gen.go", FL_PATH_IS_GENERATED), N("bindata.go", FL_PATH_IS_GENERATED),
    N("mock_*.go", FL_PATH_IS_GENERATED | FL_PATH_IS_TEST), N("*_mock.go", FL_PATH_IS_TEST),
    N("*.min.js", FL_PATH_IS_GENERATED | FL_PATH_IS_OUTPUT), N("*.min.mjs", FL_PATH_IS_GENERATED | FL_PATH_IS_OUTPUT),
    N("*.bundle.js", FL_PATH_IS_GENERATED | FL_PATH_IS_OUTPUT), N("*.chunk.js", FL_PATH_IS_GENERATED | FL_PATH_IS_OUTPUT),
    N("manage.py", FL_PATH_IS_CLI), N("setup.py", FL_PATH_IS_CLI), N("noxfile.py", FL_PATH_IS_CLI), N("fabfile.py", FL_PATH_IS_CLI),
    N("*.sbt", FL_PATH_IS_CLI), N("*.gradle", FL_PATH_IS_CLI), N("*.gradle.kts", FL_PATH_IS_CLI), N("gulpfile.js", FL_PATH_IS_CLI), N("gruntfile.js", FL_PATH_IS_CLI),
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
    if (folders[i].n == name.n && equal_ignoring_case(name, folders[i].name)) return folders[i].marks;
  return is_test_project(name) ? FL_PATH_IS_TEST : is_example_project(name) ? FL_PATH_IS_EXAMPLE : 0;
}

// Every file is asked for every pattern: nearly all are told by one letter.
static bool matches(fl_str name, const folder_mark *pattern) {
  const char *text = pattern->name, last = text[pattern->n - 1];
  if (name.n + 1 < pattern->n || (*text != '*' && *text != *name.at) || (last != '*' && last != name.at[name.n - 1])) return false;
  const char *star = memchr(text, '*', pattern->n);
  if (!star) return fl_str_eq(name, (fl_str){text, pattern->n});
  uint32_t before = (uint32_t)(star - text), after = pattern->n - before - 1;
  return memcmp(name.at, text, before) == 0 && memcmp(name.at + name.n - after, star + 1, after) == 0;
}

static uint32_t marks_of_name(fl_str name) {
  uint32_t marks = 0;
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (name.n && matches(name, &names[i])) marks |= names[i].marks;
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
