// Which version of a library a file is built with.
#include "settings_graph.h"

#include "graph/dependency.h"

#define LIBRARY(ecosystem, name)                                                                             \
  HEAD "package: {ecosystem: " ecosystem ", name: \"" name                                                   \
       "\"}\ncalls:\n  - {callee: lib.f, site: remote_call}\n"

// The interval of the one library, seen from `path`: "1.2.3.0 1.2.3.1", "?" when nothing is known.
static void assert_versions(const text_file *files, const char *library, const char *path,
                            const char *expected) {
  settings_graph s = {0};
  const fl_meaning_row *row;
  fl_versions v;
  char text[128] = "?";
  open_graph(&s, files, library);
  ck_assert_uint_eq(fl_models_calls(s.models, "go", FL_STR("lib.f"), &row, 1), 1);
  if (fl_library_versions(s.graph, file_of(&s, path), row->library, &v))
    snprintf(text, sizeof text, "%u.%u.%u %u.%u.%u", v.low.part[0], v.low.part[1], v.low.part[2],
             v.high.part[0], v.high.part[1], v.high.part[2]);
  ck_assert_str_eq(text, expected);
  close_graph(&s);
}

#define NPM LIBRARY("npm", "lib")
#define HERE                                                                                                 \
  { "svc/src/here.yml", "a: 1" }

START_TEST(declared) {
  assert_versions((text_file[]){HERE, {"svc/package.json", "{\"dependencies\": {\"lib\": \"^1.2\"}}"}, {0}},
                  NPM, "svc/src/here.yml", "1.2.0 2.0.0");
  assert_versions((text_file[]){HERE, {"svc/package.json", "{\"dependencies\": {\"lib2\": \"^1.2\"}}"}, {0}},
                  NPM, "svc/src/here.yml", "?");
  assert_versions((text_file[]){HERE, {"svc/package.json", "{\"dependencies\": {\"lib\": \"*\"}}"}, {0}}, NPM,
                  "svc/src/here.yml", "?");
}
END_TEST

START_TEST(of_its_own_ecosystem) {
  assert_versions((text_file[]){HERE, {"requirements.txt", "lib==3.0"}, {0}}, NPM, "svc/src/here.yml", "?");
}
END_TEST

START_TEST(locked_before_declared) {
  const text_file files[] = {
      HERE,
      {"svc/package.json", "{\"dependencies\": {\"lib\": \"^1.2\"}}"},
      {"package-lock.json", "{\"packages\": {\"node_modules/lib\": {\"version\": \"1.4.1\"}}}"},
      {0}};
  assert_versions(files, NPM, "svc/src/here.yml", "1.4.1 1.4.1");
}
END_TEST

START_TEST(a_lock_of_something_else_does_not_count) {
  const text_file files[] = {
      HERE,
      {"svc/package.json", "{\"dependencies\": {\"lib\": \"^1.2\"}}"},
      {"yarn.lock", "lib@^0.9:\n  version \"0.9.1\"\n\nlib@^1.2:\n  version \"1.5.0\"\n"},
      {0}};
  assert_versions(files, NPM, "svc/src/here.yml", "1.5.0 1.5.0");
}
END_TEST

START_TEST(nearest) {
  const text_file files[] = {HERE,
                             {"a.yml", "a: 1"},
                             {"package.json", "{\"dependencies\": {\"lib\": \"3.0.0\"}}"},
                             {"svc/package.json", "{\"dependencies\": {\"lib\": \"2.0.0\"}}"},
                             {"svc2/package.json", "{\"dependencies\": {\"lib\": \"1.0.0\"}}"},
                             {0}};
  assert_versions(files, NPM, "svc/src/here.yml", "2.0.0 2.0.0");
  assert_versions(files, NPM, "a.yml", "3.0.0 3.0.0");
}
END_TEST

START_TEST(what_a_parent_manages) {
  const text_file files[] = {
      HERE,
      {"svc/pom.xml", "<project><dependencies><dependency><groupId>g</groupId><artifactId>a</artifactId></"
                      "dependency></dependencies></project>"},
      {"pom.xml", "<project><dependencyManagement><dependencies><dependency><groupId>g</"
                  "groupId><artifactId>a</artifactId>"
                  "<version>5.0.1</version></dependency></dependencies></dependencyManagement></project>"},
      {0}};
  assert_versions(files, LIBRARY("maven", "g:a"), "svc/src/here.yml", "5.0.1 5.0.1");
}
END_TEST

START_TEST(elsewhere_when_nothing_stands_above) {
  const text_file files[] = {HERE,
                             {"shared/libs.versions.toml", "[libraries]\nl = \"g:a:1.2.3\"\n"},
                             {"other/build.gradle", "api 'g:a:1.3.0'\n"},
                             {0}};
  assert_versions(files, LIBRARY("maven", "g:a"), "svc/src/here.yml", "1.2.3 1.3.0");
}
END_TEST

START_TEST(of_a_folder_that_manifests_stand_in) {
  const text_file files[] = {HERE,
                             {"gradle/libs.versions.toml", "[libraries]\nl = \"g:a:1.2.3\"\n"},
                             {"other/build.gradle", "api 'g:a:1.3.0'\n"},
                             {0}};
  assert_versions(files, LIBRARY("maven", "g:a"), "svc/src/here.yml", "1.2.3 1.2.3");
}
END_TEST

START_TEST(several_rows_of_one_folder) {
  const text_file files[] = {
      HERE, {"requirements.txt", "lib==1.0.0"}, {"requirements-dev.txt", "lib==1.4.0"}, {0}};
  assert_versions(files, LIBRARY("pypi", "lib"), "svc/src/here.yml", "1.0.0 1.4.0");
}
END_TEST

START_TEST(spellings_of_a_name) {
  assert_versions((text_file[]){HERE, {"requirements.txt", "My_Lib==1.0.0"}, {0}}, LIBRARY("pypi", "my.lib"),
                  "svc/src/here.yml", "1.0.0 1.0.0");
  assert_versions((text_file[]){HERE, {"go.mod", "require h.io/o/lib/v9 v9.1.0"}, {0}},
                  LIBRARY("go", "h.io/o/lib"), "svc/src/here.yml", "9.1.0 9.1.0");
  assert_versions((text_file[]){HERE, {"go.mod", "require h.io/lib.v2 v2.1.0"}, {0}},
                  LIBRARY("go", "h.io/lib"), "svc/src/here.yml", "2.1.0 2.1.0");
}
END_TEST

RUN_TESTS("dependency", declared, of_its_own_ecosystem, locked_before_declared,
          a_lock_of_something_else_does_not_count, nearest, what_a_parent_manages,
          elsewhere_when_nothing_stands_above, of_a_folder_that_manifests_stand_in, several_rows_of_one_folder, spellings_of_a_name)
