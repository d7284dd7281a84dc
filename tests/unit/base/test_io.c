#include "support.h"

#include "base/io.h"

static fl_error err;

START_TEST(reads_whole_files) {
  fl_buf b = {0};
  put_file("f", "line 1\nline 2");
  ck_assert_int_eq(fl_read_file(&b, scratch("f"), 0, &err), FL_OK);
  ck_assert_str_eq(fl_buf_text(&b), "line 1\nline 2");
  put_file("empty", "");
  ck_assert_int_eq(fl_read_file(&b, scratch("empty"), 0, &err), FL_OK); // replaces
  ck_assert_str_eq(fl_buf_text(&b), "");
  ck_assert_int_eq(fl_read_file(&b, "/proc/self/stat", 0, &err), FL_OK); // says it is empty, is not
  ck_assert_uint_gt(b.n, 0);
  ck_assert_int_eq(symlink("f", scratch("link")), 0);
  ck_assert_int_eq(fl_read_file(&b, scratch("link"), 0, &err), FL_OK);
  ck_assert_uint_eq(b.n, 13);
  fl_buf_release(&b);
}
END_TEST

START_TEST(reads_large_files) {
  fl_buf text = {0}, b = {0};
  for (int i = 0; i < 60000; i++) fl_buf_printf(&text, "%d\n", i);
  put_file("large", fl_buf_text(&text));
  ck_assert_int_eq(fl_read_file(&b, scratch("large"), 0, &err), FL_OK);
  ck_assert(fl_str_eq(fl_buf_str(&b), fl_buf_str(&text)));
  fl_buf_release(&text);
  fl_buf_release(&b);
}
END_TEST

START_TEST(respects_the_limit) {
  fl_buf b = {0};
  put_file("ten", "1234567890");
  ck_assert_int_eq(fl_read_file(&b, scratch("ten"), 10, &err), FL_OK);
  ck_assert_uint_eq(b.n, 10);
  ck_assert_int_eq(fl_read_file(&b, scratch("ten"), 9, &err), FL_E_LIMIT);
  ck_assert_str_eq(err.text, "larger than 9 bytes");
  ck_assert_uint_eq(b.n, 0);
  ck_assert_int_eq(fl_read_file(&b, "/proc/self/status", 5, &err),
                   FL_E_LIMIT); // its size is known only afterwards
  fl_buf_release(&b);
  fl_buf_init(&b, 10); // a ceiling of the buffer is a limit as well
  ck_assert_int_eq(fl_read_file(&b, scratch("ten"), 0, &err), FL_OK);
  put_file("ten", "1234567890x");
  ck_assert_int_eq(fl_read_file(&b, scratch("ten"), 0, &err), FL_E_LIMIT);
  ck_assert(!b.full);
  fl_buf_release(&b);
}
END_TEST

START_TEST(says_why_it_cannot_read) {
  fl_buf b = {0};
  ck_assert_int_eq(fl_read_file(&b, scratch("missing"), 0, &err), FL_E_IO);
  ck_assert_str_eq(err.text, "cannot open: No such file or directory");
  ck_assert_str_eq(err.path, scratch("missing"));
  ck_assert_int_eq(fl_read_file(&b, scratch_folder, 0, &err), FL_E_IO);
  ck_assert_str_eq(err.text, "cannot read: it is a folder");
  ck_assert_int_eq(mkfifo(scratch("pipe"), 0600), 0);
  ck_assert_int_eq(fl_read_file(&b, scratch("pipe"), 0, &err), FL_E_IO); // and does not wait for a writer
  ck_assert_str_eq(err.text, "cannot read: it is no regular file");
  ck_assert_int_eq(symlink("loop", scratch("loop")), 0);
  ck_assert_int_eq(fl_read_file(&b, scratch("loop"), 0, NULL), FL_E_IO);
  fl_buf_release(&b);
}
END_TEST

START_TEST(reads_below_a_folder_over_no_link) {
  fl_buf b = {0};
  const char *root = scratch("in");
  ck_assert_int_eq(mkdir(root, 0700) | mkdir(scratch("in/sub"), 0700) | mkdir(scratch("out"), 0700), 0);
  put_file("in/sub/f", "inside");
  put_file("out/f", "outside");
  ck_assert_int_eq(symlink("../../out/f", scratch("in/sub/link")) | symlink("../out", scratch("in/away")) | symlink("in", scratch("other")), 0);
  ck_assert_int_eq(fl_read_file_below(&b, root, FL_STR("sub//f"), 0, &err), FL_OK);
  assert_str(fl_buf_str(&b), "inside");
  ck_assert_int_eq(fl_read_file_below(&b, scratch("other"), FL_STR("sub/f"), 0, &err), FL_OK); // the folder itself may be one
  ck_assert_int_eq(fl_read_file_below(&b, root, FL_STR("sub/link"), 0, &err), FL_E_IO);
  ck_assert_str_eq(err.text, "cannot read: it is a link");
  ck_assert_str_eq(err.path, scratch("in/sub/link"));
  ck_assert_uint_eq(b.n, 0);
  ck_assert_int_eq(fl_read_file_below(&b, root, FL_STR("away/f"), 0, &err), FL_E_IO);
  ck_assert_int_eq(fl_read_file_below(&b, root, FL_STR("../out/f"), 0, &err), FL_E_IO);
  ck_assert_int_eq(fl_read_file_below(&b, root, FL_STR("sub"), 0, &err), FL_E_IO);
  ck_assert_int_eq(mkfifo(scratch("in/pipe"), 0600), 0);
  ck_assert_int_eq(fl_read_file_below(&b, root, FL_STR("pipe"), 0, &err), FL_E_IO);
  fl_buf_release(&b);
}
END_TEST

START_TEST(maps_files) {
  fl_mapped m;
  put_file("f", "mapped");
  ck_assert_int_eq(fl_map_file(&m, scratch("f"), &err), FL_OK);
  ck_assert(m.n == 6 && memcmp(m.at, "mapped", 6) == 0);
  fl_unmap_file(&m);
  fl_unmap_file(&m);
  put_file("empty", "");
  ck_assert_int_eq(fl_map_file(&m, scratch("empty"), &err), FL_OK);
  ck_assert(m.n == 0 && m.at != NULL);
  fl_unmap_file(&m);
  ck_assert_int_eq(fl_map_file(&m, scratch("missing"), &err), FL_E_IO);
  fl_unmap_file(&m);
}
END_TEST

static void assert_join(const char *a, const char *b, const char *expected) {
  fl_buf out = {0};
  ck_assert_str_eq(fl_path_join(&out, fl_str_from(a), fl_str_from(b)), expected);
  fl_buf_release(&out);
}

START_TEST(joins_paths) {
  assert_join("a", "b", "a/b");
  assert_join("a/", "b/c", "a/b/c");
  assert_join("/", "b", "/b");
  assert_join("a", "/b", "/b");
  assert_join("", "b", "b");
  assert_join("a", "", "a");
  assert_join("", "", "");
}
END_TEST

static void assert_enter(const char *from, const char *along, const char *expected) {
  fl_buf path = {0};
  fl_buf_add(&path, fl_str_from(from));
  bool inside = fl_path_enter(&path, fl_str_from(along));
  ck_assert(inside == (expected != NULL));
  if (expected) ck_assert_str_eq(fl_buf_text(&path), expected);
  fl_buf_release(&path);
}

START_TEST(goes_along_relative_paths) {
  assert_enter("", "a/b", "a/b");
  assert_enter("a", "./b//c/.", "a/b/c");
  assert_enter("a/b", "../c", "a/c");
  assert_enter("a", "..", "");
  assert_enter("a", "", "a");
  assert_enter("a", "../..", NULL);
  assert_enter("", "../a", NULL);
}
END_TEST

START_TEST(takes_paths_apart) {
  static const char *const rows[][4] = {
      {"a/b/c.go", "a/b", "c.go", "go"},
      {"c.go", "", "c.go", "go"},
      {"/c.go", "/", "c.go", "go"},
      {"", "", "", ""},
      {"a/", "a", "", ""},
      {".bashrc", "", ".bashrc", ""},
      {"a.b/c", "a.b", "c", ""},
      {"x.tar.gz", "", "x.tar.gz", "gz"},
      {"x.", "", "x.", ""},
  };
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    fl_str path = fl_str_from(rows[i][0]);
    assert_str(fl_path_dir(path), rows[i][1]);
    assert_str(fl_path_base(path), rows[i][2]);
    assert_str(fl_path_ext(path), rows[i][3]);
  }
}
END_TEST

START_TEST(makes_folders) {
  ck_assert_int_eq(fl_mkdirs(scratch("a/b/c"), &err), FL_OK);
  ck_assert_int_eq(fl_mkdirs(scratch("a/b/c"), &err), FL_OK);
  ck_assert_int_eq(fl_mkdirs(scratch("a//d/"), &err), FL_OK);
  ck_assert(fl_path_is_dir(scratch("a/b/c")) && fl_path_is_dir(scratch("a/d")));
  put_file("a/file", "");
  ck_assert(fl_path_exists(scratch("a/file")) && !fl_path_is_dir(scratch("a/file")) &&
            !fl_path_exists(scratch("x")));
  ck_assert_int_eq(fl_mkdirs(scratch("a/file/x"), &err), FL_E_IO);
  ck_assert_str_eq(err.path, scratch("a/file"));
}
END_TEST

RUN_TESTS("io", reads_whole_files, reads_large_files, respects_the_limit, says_why_it_cannot_read, reads_below_a_folder_over_no_link, maps_files,
          joins_paths, goes_along_relative_paths, takes_paths_apart, makes_folders)
