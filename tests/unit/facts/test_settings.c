// Which files are read, profiles by file name, places, limits, and input that is broken anywhere.
#include "settings_support.h"

START_TEST(files_that_nobody_reads) {
  assert_rows("a/schema.sql", "create table t", "");
  assert_rows("data/countries.json", "{\"timeout\": 5}", "");
  assert_rows("config/empty.yml", "", "");
  assert_rows("Dockerfile", "ENV A=1", "");
}
END_TEST

START_TEST(profiles_by_name) {
  assert_rows("application-prod.yml", "a: 1", "conf a profile prod = \"1\" 1:4\n");
  assert_rows("src/main/resources/bootstrap-eu-west.properties", "a=1",
              "conf a profile eu-west = \"1\" 1:1\n");
  assert_rows("appsettings.Staging.json", "{\"a\": 1}", "conf a profile Staging = \"1\" 1:7\n");
  assert_rows(".env.local", "A=1", "conf A profile local = \"1\" 1:1\n");
  assert_rows("config/production.json", "{\"a\": 1}", "conf a profile production = \"1\" 1:7\n");
  assert_rows("application.yml", "a: 1", "conf a = \"1\" 1:4\n");
  assert_rows(".env", "A=1", "conf A = \"1\" 1:1\n");
  assert_rows("config/default.json", "{\"a\": 1}", "conf a = \"1\" 1:7\n");
}
END_TEST

START_TEST(places_count_lines_of_either_end) {
  assert_rows("a.properties", "\n\nb = 1\r\n\r\n  c = 2\r\n", "conf b = \"1\" 3:1\nconf c = \"2\" 5:3\n");
}
END_TEST

START_TEST(rows_beyond_the_limit_are_a_hole) {
  fl_buf text = {0}, rows = {0};
  for (int i = 1; i <= FL_MAX_CONFS + 3; i++) fl_buf_printf(&text, "k%d=1\n", i);
  read_rows(&rows, "a.properties", fl_buf_str(&text));
  ck_assert_ptr_nonnull(strstr(fl_buf_text(&rows), "conf k5000 = "));
  ck_assert_ptr_null(strstr(fl_buf_text(&rows), "conf k5001 = "));
  ck_assert_ptr_nonnull(strstr(fl_buf_text(&rows), "hole rows lines 5001-5004 5001:1\n"));
  fl_buf_release(&text);
  fl_buf_release(&rows);
}
END_TEST

// One document a format, with everything in it that opens something.
static const struct sample {
  const char *path, *text;
} samples[] = {
    {"go.mod", "module \"a/b\" // c\nrequire (\n\tx v1.2 // indirect\n)\n"},
    {"package.json", "{\"name\": \"a\\\"b\", \"dependencies\": {\"x\": [1, {\"y\": \"z\"}]} /* c */ }"},
    {"package-lock.json", "{\"packages\": {\"node_modules/x\": {\"version\": \"1\"}}}"},
    {"yarn.lock", "\"@a/b@^1, c@2\":\n  version \"1\"\n"},
    {"pnpm-lock.yaml", "packages:\n\n  '/@a/b@1.0.0(c@2)':\n    x: 1\n"},
    {"pom.xml",
     "<?xml?><!-- c --><project a='>'><properties><v>${v}</v></properties><dependencies><dependency>"
     "<groupId>g</groupId><artifactId><![CDATA[a]]></artifactId><version>${v}</version></dependency></"
     "dependencies><x/></project>"},
    {"build.gradle", "def v = \"1\"\next.w = '${v}'\napi \"g:a:$v\", 'b:c'\ncompile group: 'g', name: "
                     "\"a\"\nx(JavaVersion.VERSION_1_8)\n"},
    {"libs.versions.toml",
     "[versions]\na = \"1\"\n[libraries]\nb = { module = \"g:a\", version.ref = \"a\" }\nc = \"g:a:1\"\n"},
    {"requirements.txt", "a[b] >=1, <2; c # d\ne==1 \\\n --hash=x\n"},
    {"pyproject.toml",
     "[project]\ndependencies = [\"a>=1\", # c\n]\n[tool.poetry.dependencies]\nb = {version = \"^1\"}\n"},
    {"poetry.lock", "[[package]]\nname = \"a\"\nversion = '1'\n"},
    {"Pipfile.lock", "{\"default\": {\"a\": {\"version\": \"==1\"}}}"},
    {"application.yml",
     "a: &x\n  - b: [1, '2']\n  - {c: d}\n  - - e\ns: |\n  t\n\"q\": \"r\"\nu: *x\n---\nv: [\n 1]\n"},
    {"application.properties", "a = b\\\n c\n!d\ne\\:f: g\n#---\n"},
    {".env", "export A=\"b\" # c\nD='e\n"},
    {"config/a.json", "// c\n{\"a\": [1, \"b\", {\"c\": null}], \"d\": -1.5e3,}"},
    {"config/a.toml", "a = \"\"\"b\n\"\"\"\n[c.\"d\"]\ne = {f = [1, 'g']}\n[[h]]\ni = 1979-05-27\n"},
};
enum { N_SAMPLES = sizeof samples / sizeof *samples };

// Every reader meets every beginning and every end of every sample, each in memory of its own length.
START_TEST(cut_anywhere) {
  for (int reader = 0; reader < N_SAMPLES; reader++)
    for (uint32_t n = 0, whole = (uint32_t)strlen(samples[_i].text); n <= whole; n++)
      for (int tail = 0; tail < 2; tail++) {
        fl_buf rows = {0};
        char *copy = malloc(n + 1u);
        memcpy(copy, samples[_i].text + (tail ? whole - n : 0), n);
        read_rows(&rows, samples[reader].path, (fl_str){copy, n});
        fl_buf_release(&rows);
        free(copy);
      }
}
END_TEST

START_TEST(nested_without_end) {
  static const char *const parts[] = {
      "{\"a\":", "[", "<a>", "{", "- ", "a: ", "[[", "a = [", "a = {b=", "${", "\"", "\\\n"};
  fl_buf text = {0}, rows = {0};
  for (int i = 0; i < 20000; i++) fl_buf_add_c(&text, parts[_i]);
  for (int reader = 0; reader < N_SAMPLES; reader++) {
    fl_buf_clear(&rows);
    read_rows(&rows, samples[reader].path, fl_buf_str(&text));
  }
  fl_buf_release(&text);
  fl_buf_release(&rows);
}
END_TEST

START_TEST(bytes_of_every_kind) {
  char text[512];
  for (uint32_t i = 0; i < sizeof text; i++) text[i] = (char)(i * 7 + i / 256);
  for (int reader = 0; reader < N_SAMPLES; reader++) {
    fl_buf rows = {0};
    read_rows(&rows, samples[reader].path, (fl_str){text, sizeof text});
    fl_buf_release(&rows);
  }
}
END_TEST

int main(void) {
  Suite *suite = suite_create("settings");
  TCase *tests = tcase_create("settings");
  tcase_add_test(tests, files_that_nobody_reads);
  tcase_add_test(tests, profiles_by_name);
  tcase_add_test(tests, places_count_lines_of_either_end);
  tcase_add_test(tests, rows_beyond_the_limit_are_a_hole);
  tcase_add_loop_test(tests, cut_anywhere, 0, N_SAMPLES);
  tcase_add_loop_test(tests, nested_without_end, 0, 12);
  tcase_add_test(tests, bytes_of_every_kind);
  suite_add_tcase(suite, tests);
  return run_suite(suite);
}
