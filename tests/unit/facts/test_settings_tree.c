// JSON, TOML and YAML as rows with dotted keys.
#include "settings_support.h"

START_TEST(json) {
  assert_rows("config/a.json",
              "{\n  \"a\": {\"b\": 1, \"c\": [true, {\"d\": \"x\"}, [2, 3]]},\n  \"e\": \"\", // f\n  \"g\": "
              "null,\n}\n",
              "conf a.b = \"1\" 2:14\nconf a.c[0] = \"true\" 2:23\nconf a.c[1].d = \"x\" 2:36\nconf "
              "a.c[2][0] = \"2\" 2:42\n"
              "conf a.c[2][1] = \"3\" 2:45\nconf e = \"\" 3:9\nconf g = \"null\" 4:8\n");
}
END_TEST

START_TEST(json_only_where_settings_are) {
  static const char *const read[] = {"config/x.json", "app.config.json", "appsettings.json",
                                     "src/settings/x.json", "conf/x.json"};
  for (size_t i = 0; i < sizeof read / sizeof *read; i++)
    assert_rows(read[i], "{\"a\": 1}", "conf a = \"1\" 1:7\n");
  assert_rows("fixtures/x.json", "{\"a\": 1}", "");
  assert_rows("resources/reflect-config.json", "[{\"a\": 1}]", "");
  assert_rows("i18n/en.json", "{\"a\": 1}", "");
}
END_TEST

START_TEST(broken_json) {
  assert_rows("config/a.json", "{\"a\": 1, <b>", "conf a = \"1\" 1:7\nhole syntax lines 1-1 1:10\n");
  assert_rows("config/a.json", "{\"a\": 1\n", "conf a = \"1\" 1:7\nhole syntax lines 2-2 2:1\n");
  assert_rows("config/a.json", "{\"a\": 1}}", "conf a = \"1\" 1:7\nhole syntax lines 1-1 1:9\n");
  assert_rows("config/a.json", "{\"a\": \"1\n\"", "hole syntax lines 1-2 1:7\n");
}
END_TEST

START_TEST(a_byte_order_mark_is_passed_by) {
  assert_rows("appsettings.json", "\xEF\xBB\xBF{\"a\": 1}", "conf a = \"1\" 1:10\n");
  assert_rows("application.yml", "\xEF\xBB\xBF" "a: 1\n", "conf a = \"1\" 1:7\n");
}
END_TEST

START_TEST(toml) {
  assert_rows("config/a.toml",
              "a = 1 # b\n[c.d]\n\"e\" = 'x'\nf.g = [1, \"y\", # h\n  {i = 2}]\n[[j]]\nk = "
              "\"\"\"\nz\"\"\"\n[[j]]\nk = 1.5\n",
              "conf a = \"1\" 1:5\nconf c.d.e = \"x\" 3:8\nconf c.d.f.g[0] = \"1\" 4:8\nconf c.d.f.g[1] = "
              "\"y\" 4:12\n"
              "conf c.d.f.g[2].i = \"2\" 5:8\nconf j.k = \"z\" 7:8\nconf j.k = \"1.5\" 10:5\n");
}
END_TEST

START_TEST(broken_toml) {
  assert_rows("a.toml", "a = 1\nnonsense\nb = 2\n", "conf a = \"1\" 1:5\nhole syntax lines 2-4 2:1\n");
  assert_rows("a.toml", "a = 1\n[b\nc = 2\n", "conf a = \"1\" 1:5\nhole syntax lines 2-4 2:1\n");
}
END_TEST

START_TEST(yaml_keys) {
  assert_rows(
      "a.yml",
      "a: 1\nb:\n  c: x # d\n  'e f': \"y\"\n  \"g\":\n    h: 5s\ni.j: 2\nk: &k\n  l: !int 3\nm: *k\n",
      "conf a = \"1\" 1:4\nconf b.c = \"x\" 3:6\nconf b.e f = \"y\" 4:11\nconf b.g.h = \"5s\" 6:8\nconf i.j "
      "= \"2\" 7:6\n"
      "conf k.l = \"3\" 9:11\nconf m.l = \"3\" 9:11\n");
}
END_TEST

START_TEST(yaml_lists) {
  assert_rows("a.yml",
              "a:\n- x\n- y\nb:\n  - c: 1\n    d: 2\n  -\n    c: 3\n  - - e\n    - f\ng: [1, \"h\"]\ni: {j: "
              "4, k: l}\nm: [[1]]\nn: [\n  1,\n  2]\no: 5\n",
              "conf a[0] = \"x\" 2:3\nconf a[1] = \"y\" 3:3\nconf b[0].c = \"1\" 5:8\nconf b[0].d = \"2\" "
              "6:8\nconf b[1].c = \"3\" 8:8\n"
              "conf b[2][0] = \"e\" 9:7\nconf b[2][1] = \"f\" 10:7\nconf g[0] = \"1\" 11:5\nconf g[1] = "
              "\"h\" 11:9\nconf i.j = \"4\" 12:8\nconf i.k = \"l\" 12:14\n"
              "conf m[0][0] = \"1\" 13:6\nconf n = \"\" 14:4\nconf o = \"5\" 17:4\n");
}
END_TEST

START_TEST(yaml_blocks) {
  assert_rows("a.yml", "a: |\n  b: 1\n\n  c: 2\nd: >-\n  e: 3\nf:\n  - |\n    g: 4\n  - h\ni: 5\n",
              "conf a = \"\" 1:4\nconf d = \"\" 5:4\nconf f[0] = \"\" 8:5\nconf f[1] = \"h\" 10:5\nconf i = "
              "\"5\" 11:4\n");
}
END_TEST

START_TEST(yaml_templates) {
  assert_rows(
      "a.yaml",
      "a: {{ .Values.a }}\n{{- if .Values.b }}\nc:\n  {{ toYaml . | nindent 2 }}\n  d: 1\n{{- end }}\ne: 2\n",
      "conf a = \"${a}\" 1:4\nconf c = \"\" 4:3\nconf c.d = \"1\" 5:6\nconf e = \"2\" 7:4\n"); // nobody knows what the dot is
}
END_TEST

START_TEST(yaml_documents) {
  assert_rows("application.yml",
              "a: 1\n---\nb: 2\nspring:\n  config.activate.on-profile: prod\nc: 3\n--- # d\ne: 4\n",
              "conf a = \"1\" 1:4\nconf b profile prod = \"2\" 3:4\nconf spring.config.activate.on-profile "
              "profile prod = \"prod\" 5:31\n"
              "conf c profile prod = \"3\" 6:4\nconf e = \"4\" 8:4\n");
}
END_TEST

START_TEST(yaml_that_describes_a_format) {
  assert_rows("api.yaml", "paths:\n  /a: 1\nopenapi: 3.0.0\ninfo: 2\n", "");
  assert_rows("k8s.yaml", "kind: CustomResourceDefinition\nspec: 1\n---\nkind: Service\nspec:\n  port: 80\n",
              "conf kind = \"Service\" 4:7\nconf spec.port = \"80\" 6:9\n");
}
END_TEST

START_TEST(yaml_environment) {
  assert_rows(
      "compose.yml",
      "services:\n  web:\n    environment:\n      - ADDR=http://a:80\n      - DB_PASSWORD=x\n      - DEBUG\n "
      "   command:\n      - a=b\n",
      "conf services.web.environment.ADDR = \"http://a:80\" 4:9\nconf services.web.environment.DB_PASSWORD = "
      "\"\" 5:9\n"
      "conf services.web.environment[2] = \"DEBUG\" 6:9\nconf services.web.command[0] = \"a=b\" 8:9\n");
}
END_TEST

int main(void) {
  Suite *suite = suite_create("settings_tree");
  TCase *tests = tcase_create("trees");
  tcase_add_test(tests, json);
  tcase_add_test(tests, json_only_where_settings_are);
  tcase_add_test(tests, broken_json);
  tcase_add_test(tests, a_byte_order_mark_is_passed_by);
  tcase_add_test(tests, toml);
  tcase_add_test(tests, broken_toml);
  tcase_add_test(tests, yaml_keys);
  tcase_add_test(tests, yaml_lists);
  tcase_add_test(tests, yaml_blocks);
  tcase_add_test(tests, yaml_templates);
  tcase_add_test(tests, yaml_documents);
  tcase_add_test(tests, yaml_that_describes_a_format);
  tcase_add_test(tests, yaml_environment);
  suite_add_tcase(suite, tests);
  return run_suite(suite);
}
