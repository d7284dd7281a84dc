// Which settings file counts for a source file.
#include "settings_graph.h"

#include "graph/setting.h"

#define MODELS HEAD "calls:\n  - {callee: lib.f, site: remote_call}\n"
#define HERE                                                                                                 \
  { "svc/src/main/here.env", "X=1" }

// "path:line" of the row that counts, "" when there is none.
static void assert_setting(const text_file *files, const char *path, const char *key, const char *expected) {
  settings_graph s = {0};
  char text[256] = "";
  open_graph(&s, files, MODELS);
  fl_conf_ref found = fl_find_setting(s.graph, file_of(&s, path), fl_str_from(key));
  if (found.id)
    snprintf(text, sizeof text, "%.*s:%u", FL_STR_ARG(s.files[found.file - 1].path),
             s.files[found.file - 1].facts->confs[found.id].span.line);
  ck_assert_str_eq(text, expected);
  close_graph(&s);
}

START_TEST(of_its_own_service) {
  const text_file files[] = {HERE,
                             {"svc/src/main/resources/application.yml", "a.b: 1"},
                             {"other/src/main/resources/application.yml", "a.b: 2\nc: 3"},
                             {0}};
  assert_setting(files, "svc/src/main/here.env", "a.b", "svc/src/main/resources/application.yml:1");
  assert_setting(files, "svc/src/main/here.env", "c", "");
  assert_setting(files, "svc/src/main/here.env", "d", "");
}
END_TEST

START_TEST(nearest_first) {
  const text_file files[] = {HERE,
                             {"application.yml", "a: 1\nb: 2"},
                             {"svc/config/application.yml", "a: 3"},
                             {"deploy/k8s/x.yml", "c: 4"},
                             {0}};
  assert_setting(files, "svc/src/main/here.env", "a", "svc/config/application.yml:1");
  assert_setting(files, "svc/src/main/here.env", "b", "application.yml:2");
  assert_setting(files, "svc/src/main/here.env", "c", "deploy/k8s/x.yml:1");
}
END_TEST

START_TEST(named_after_the_service) {
  const text_file files[] = {HERE,
                             {"config-repo/svc.yml", "a: 1"},
                             {"config-repo/other.yml", "b: 2"},
                             {"config-repo/svc-prod.yml", "c: 3"},
                             {0}};
  assert_setting(files, "svc/src/main/here.env", "a", "config-repo/svc.yml:1");
  assert_setting(files, "svc/src/main/here.env", "b", "");
  assert_setting(files, "svc/src/main/here.env", "c", "config-repo/svc-prod.yml:1");
}
END_TEST

// A server of settings: what stands beside files that are named after services, for all of them.
START_TEST(handed_out_to_all) {
  const text_file files[] = {HERE,
                             {"svc/package.json", "{\"name\": \"svc\"}"},
                             {"other/package.json", "{\"name\": \"other\"}"},
                             {"alone/here.env", "X=1"},
                             {"alone/package.json", "{\"name\": \"alone\"}"},
                             {"desk/package.json", "{\"name\": \"desk\"}"},
                             {"desk/handed/svc.yml", "a: 1"},
                             {"desk/handed/other.yml", "a: 2"},
                             {"desk/handed/application.yml", "a: 3\nb: 4"},
                             {"desk/handed/neither.yml", "c: 5"},
                             {0}};
  assert_setting(files, "svc/src/main/here.env", "a", "desk/handed/svc.yml:1");
  assert_setting(files, "svc/src/main/here.env", "b", "desk/handed/application.yml:2");
  assert_setting(files, "svc/src/main/here.env", "c", "");
  assert_setting(files, "alone/here.env", "b", ""); // no file is named after it
}
END_TEST

START_TEST(without_profile_first) {
  const text_file files[] = {
      HERE, {"svc/application-a.yml", "a: 1\nb: 2"}, {"svc/application.yml", "a: 3"}, {0}};
  assert_setting(files, "svc/src/main/here.env", "a", "svc/application.yml:1");
  assert_setting(files, "svc/src/main/here.env", "b", "svc/application-a.yml:2");
}
END_TEST

START_TEST(not_those_of_tests) {
  const text_file files[] = {
      HERE, {"svc/src/test/resources/application.yml", "a: 1"}, {"svc/src/test/here.env", "X=1"}, {0}};
  assert_setting(files, "svc/src/main/here.env", "a", "");
  assert_setting(files, "svc/src/test/here.env", "a", "svc/src/test/resources/application.yml:1");
}
END_TEST

START_TEST(spellings_of_a_key) {
  const text_file files[] = {HERE, {"svc/application.yml", "client:\n  readTimeout: 5"}, {0}};
  assert_setting(files, "svc/src/main/here.env", "client.read-timeout", "svc/application.yml:2");
  assert_setting(files, "svc/src/main/here.env", "client.read_timeout", "svc/application.yml:2");
  assert_setting(files, "svc/src/main/here.env", "client.read.timeout", "");
}
END_TEST

RUN_TESTS("setting", of_its_own_service, nearest_first, named_after_the_service, handed_out_to_all, without_profile_first,
          not_those_of_tests, spellings_of_a_key)
