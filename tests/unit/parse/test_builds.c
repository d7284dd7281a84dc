#include "golden.h"

#include "parse/builds.h"

enum { FOLDER_BYTES = 256 };
static const char folder[] = "tests/unit/parse/builds";

static const char *in_folder(char path[FOLDER_BYTES], const char *name) {
  snprintf(path, FOLDER_BYTES, "%s/%s", folder, name);
  return path;
}

START_TEST(rows_hold_what_decides_how_a_file_reads) {
  char path[FOLDER_BYTES];
  fl_buf text = {0}, got = {0};
  fl_builds builds;
  ck_assert_int_eq(fl_read_file(&text, in_folder(path, "database.json"), 0, NULL), FL_OK);
  ck_assert_int_eq(fl_builds_read(&builds, fl_buf_str(&text), FL_STR("/w"), "db.json", NULL), FL_OK);
  for (uint32_t i = 0; i < builds.rows.n; i++) {
    const fl_build *row = &builds.rows.at[i];
    fl_buf_printf(&got, "%.*s in %.*s", FL_STR_ARG(row->file), FL_STR_ARG(row->directory));
    for (uint32_t k = 0; k < row->n_args; k++) fl_buf_printf(&got, "%s%.*s", k ? " | " : ": ", FL_STR_ARG(row->args[k]));
    fl_buf_add_c(&got, "\n");
    ck_assert_ptr_eq(fl_builds_find(&builds, row->file), row);
  }
  ck_assert_ptr_null(fl_builds_find(&builds, FL_STR("/w/none.c")));
  assert_golden(fl_buf_str(&got), in_folder(path, "rows.txt"));
  fl_builds_release(&builds);
  fl_buf_release(&text), fl_buf_release(&got);
}
END_TEST

static void assert_refused(const char *text, uint32_t line) {
  fl_builds builds;
  fl_error err = {0};
  ck_assert_int_eq(fl_builds_read(&builds, fl_str_from(text), FL_STR("/w"), "db.json", &err), FL_E_INPUT);
  ck_assert_str_eq(err.path, "db.json");
  if (line) ck_assert_uint_eq(err.line, line);
}

START_TEST(what_is_no_database_is_an_error) {
  const char *text = "[{\"file\": \"a.c\", \"command\": \"cc -DA\"}]";
  assert_refused("{}", 1);
  assert_refused("[\n[", 2);
  for (size_t n = 0; n < strlen(text); n++) {
    char cut[64];
    snprintf(cut, sizeof cut, "%.*s", (int)n, text);
    assert_refused(cut, 0);
  }
}
END_TEST

START_TEST(a_database_stands_in_the_root_its_build_folder_or_above) {
  fl_buf found = {0};
  make_scratch();
  put_file("a/compile_commands.json", "[]");
  put_file("a/b/x.c", "");
  ck_assert_str_eq(fl_builds_locate(&found, scratch("a/b"), NULL, true), scratch("a/compile_commands.json"));
  ck_assert_str_eq(fl_builds_locate(&found, scratch("a/b"), NULL, false), "");
  put_file("a/b/build/compile_commands.json", "[]");
  ck_assert_str_eq(fl_builds_locate(&found, scratch("a/b"), NULL, false), scratch("a/b/build/compile_commands.json"));
  ck_assert_str_eq(fl_builds_locate(&found, "elsewhere", "x", false), "x/compile_commands.json");
  remove_scratch();
  fl_buf_release(&found);
}
END_TEST

RUN_TESTS("builds", rows_hold_what_decides_how_a_file_reads, what_is_no_database_is_an_error,
          a_database_stands_in_the_root_its_build_folder_or_above)
