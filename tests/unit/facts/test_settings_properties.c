// key = value: .properties and environment files.
#include "settings_support.h"

START_TEST(separators) {
  assert_rows("a.properties", "a=1\nb: 2\nc 3\nd  =  4\ne\\=f=5\ng\n=6\n",
              "conf a = \"1\" 1:1\nconf b = \"2\" 2:1\nconf c = \"3\" 3:1\nconf d = \"4\" 4:1\nconf e\\=f = "
              "\"5\" 5:1\nconf g = \"\" 6:1\n");
}
END_TEST

START_TEST(comments_and_continuations) {
  assert_rows("a.properties", "# a=1\n! b=1\nc = x, \\\n  d = 1 \\\n  e = 2\nf = y\\\\\ng = z\n",
              "conf c = \"\" 3:1\nconf f = \"\" 6:1\nconf g = \"z\" 7:1\n");
}
END_TEST

START_TEST(documents_with_profiles) {
  assert_rows("application.properties",
              "a=1\n#---\nb=2\nspring.config.activate.on-profile=prod\nc=3\n#---\nd=4\n",
              "conf a = \"1\" 1:1\nconf b profile prod = \"2\" 3:1\nconf spring.config.activate.on-profile "
              "profile prod = \"prod\" 4:1\n"
              "conf c profile prod = \"3\" 5:1\nconf d = \"4\" 7:1\n");
}
END_TEST

START_TEST(environment_files) {
  assert_rows(
      ".env",
      "A=1\nexport B=http://b:80 # c\nC=\"x\" # d\nD='y'\n#E=1\nF\nG = 5s\nH=\nnot a line=1\nPASSWORD=x\n",
      "conf A = \"1\" 1:1\nconf B = \"http://b:80\" 2:8\nconf C = \"x\" 3:1\nconf D = \"y\" 4:1\nconf G = "
      "\"5s\" 7:1\nconf H = \"\" 8:1\n"
      "conf PASSWORD = \"\" 10:1\n");
}
END_TEST

int main(void) {
  Suite *suite = suite_create("settings_properties");
  TCase *tests = tcase_create("lines");
  tcase_add_test(tests, separators);
  tcase_add_test(tests, comments_and_continuations);
  tcase_add_test(tests, documents_with_profiles);
  tcase_add_test(tests, environment_files);
  suite_add_tcase(suite, tests);
  return run_suite(suite);
}
