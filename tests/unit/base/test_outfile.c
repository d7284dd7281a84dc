#include "support.h"

#include <signal.h>
#include <sys/resource.h>

#include "base/io.h"

static fl_error err;

static void assert_file(const char *name, const char *expected) {
  fl_buf b = {0};
  ck_assert_int_eq(fl_read_file(&b, scratch(name), 0, &err), FL_OK);
  ck_assert_str_eq(fl_buf_text(&b), expected);
  fl_buf_release(&b);
}

static mode_t mode_of(const char *name) {
  struct stat info;
  ck_assert_int_eq(stat(scratch(name), &info), 0);
  return info.st_mode & 07777;
}

START_TEST(appears_when_complete) {
  fl_outfile f;
  umask(022);
  ck_assert_int_eq(fl_outfile_open(&f, scratch("out"), &err), FL_OK);
  ck_assert_int_eq(fl_outfile_write(&f, "one ", 4), FL_OK);
  fl_outfile_writer(&f, "two", 3);
  ck_assert_int_eq(fl_outfile_write(&f, NULL, 0), FL_OK);
  ck_assert(!fl_path_exists(scratch("out")));
  ck_assert_uint_eq(count_files(), 1); // in the same folder
  ck_assert_int_eq(fl_outfile_commit(&f, &err), FL_OK);
  fl_outfile_abort(&f); // no effect
  assert_file("out", "one two");
  ck_assert_uint_eq(count_files(), 1);
  ck_assert_uint_eq(mode_of("out"), 0644);
}
END_TEST

START_TEST(large_outputs_come_out_whole) {
  fl_outfile f;
  fl_buf expected = {0};
  ck_assert_int_eq(fl_outfile_open(&f, scratch("out"), &err), FL_OK);
  for (int i = 0; i < 30000; i++) {
    char text[32];
    int n = snprintf(text, sizeof text, "%d\n", i);
    fl_outfile_write(&f, text, (size_t)n);
    fl_buf_add_c(&expected, text);
  }
  fl_outfile_write(&f, fl_buf_text(&expected), expected.n); // more than the buffer at once
  fl_buf_printf(&expected, "%s", fl_buf_text(&(fl_buf){0}));
  ck_assert_int_eq(fl_outfile_commit(&f, &err), FL_OK);
  fl_buf got = {0};
  ck_assert_int_eq(fl_read_file(&got, scratch("out"), 0, &err), FL_OK);
  ck_assert_uint_eq(got.n, 2 * expected.n);
  ck_assert(memcmp(got.at, expected.at, expected.n) == 0 &&
            memcmp(got.at + expected.n, expected.at, expected.n) == 0);
  fl_buf_release(&got);
  fl_buf_release(&expected);
}
END_TEST

START_TEST(an_abort_leaves_the_old_one) {
  put_file("out", "old");
  fl_outfile f;
  ck_assert_int_eq(fl_outfile_open(&f, scratch("out"), &err), FL_OK);
  fl_outfile_write(&f, "new", 3);
  fl_outfile_abort(&f);
  fl_outfile_abort(&f);
  assert_file("out", "old");
  ck_assert_uint_eq(count_files(), 1);
  fl_outfile empty = {0};
  fl_outfile_abort(&empty);
}
END_TEST

START_TEST(keeps_mode_and_link) {
  put_file("real", "old");
  ck_assert_int_eq(chmod(scratch("real"), 0600), 0);
  ck_assert_int_eq(symlink("real", scratch("link")), 0);
  ck_assert_int_eq(fl_write_atomic(scratch("link"), "new", 3, &err), FL_OK);
  assert_file("real", "new");
  struct stat info;
  ck_assert_int_eq(lstat(scratch("link"), &info), 0);
  ck_assert(S_ISLNK(info.st_mode));
  ck_assert_uint_eq(mode_of("real"), 0600);
}
END_TEST

START_TEST(refuses_with_a_reason) {
  ck_assert_int_eq(fl_write_atomic(scratch("none/out"), "x", 1, &err), FL_E_IO);
  ck_assert_str_eq(err.text, "cannot write: No such file or directory");
  ck_assert_int_eq(fl_write_atomic(scratch_folder, "x", 1, &err), FL_E_IO);
  ck_assert_str_eq(err.text, "cannot write: Is a directory");
  ck_assert_int_eq(fl_write_atomic("", "x", 1, &err), FL_E_IO);
  ck_assert_uint_eq(count_files(), 0);
}
END_TEST

START_TEST(devices_are_written_directly) {
  struct stat info;
  ck_assert_int_eq(fl_write_atomic("/dev/null", "x", 1, &err), FL_OK);
  ck_assert(stat("/dev/null", &info) == 0 && S_ISCHR(info.st_mode));
  if (fl_path_exists("/dev/full")) { // the device that is always full
    ck_assert_int_eq(fl_write_atomic("/dev/full", "x", 1, &err), FL_E_FULL);
    ck_assert_str_eq(err.path, "/dev/full");
  }
}
END_TEST

START_TEST(a_failed_write_comes_out_at_the_commit) {
  struct rlimit limit = {1000, 1000};
  signal(SIGXFSZ, SIG_IGN);
  ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &limit), 0);
  static char bytes[200000];
  fl_outfile f;
  ck_assert_int_eq(fl_outfile_open(&f, scratch("out"), &err), FL_OK);
  ck_assert_int_ne(fl_outfile_write(&f, bytes, sizeof bytes), FL_OK);
  ck_assert_int_ne(fl_outfile_write(&f, "x", 1), FL_OK); // remembered
  ck_assert_int_eq(fl_outfile_commit(&f, &err), FL_E_IO);
  ck_assert_str_eq(err.text, "cannot write: File too large");
  ck_assert_uint_eq(count_files(), 0);
}
END_TEST

static void write_to_stdout(void) {
  dup2(STDERR_FILENO, STDOUT_FILENO);
  if (fl_write_atomic("-", "to the standard output", 22, NULL)) _exit(9);
  if (write(STDOUT_FILENO, ", still open", 12) != 12) _exit(9);
}

START_TEST(a_dash_is_the_standard_output) {
  char out[128];
  ck_assert_int_eq(run_child(write_to_stdout, out, sizeof out), 0);
  ck_assert_str_eq(out, "to the standard output, still open");
}
END_TEST

START_TEST(all_open_temporaries_can_be_removed) {
  fl_outfile files[40]; // more than there are slots: those are written all the same
  char name[16];
  for (int i = 0; i < 40; i++) {
    snprintf(name, sizeof name, "out%d", i);
    ck_assert_int_eq(fl_outfile_open(&files[i], scratch(name), &err), FL_OK);
  }
  ck_assert_uint_eq(count_files(), 40);
  fl_io_remove_temps();
  ck_assert_uint_eq(count_files(), 8);
  ck_assert_int_eq(fl_outfile_commit(&files[0], &err), FL_E_IO); // its temporary file is gone
  for (int i = 1; i < 40; i++) fl_outfile_abort(&files[i]);
  ck_assert_uint_eq(count_files(), 0);
  ck_assert_int_eq(fl_write_atomic(scratch("out"), "x", 1, &err), FL_OK);
  fl_io_remove_temps(); // what was committed stays
  assert_file("out", "x");
}
END_TEST

START_TEST(long_names_have_temporaries_too) {
  char name[256];
  memset(name, 'n', sizeof name - 1);
  name[255] = '\0';
  ck_assert_int_eq(fl_write_atomic(scratch(name), "x", 1, &err), FL_OK);
  assert_file(name, "x");
}
END_TEST

RUN_TESTS("outfile", appears_when_complete, large_outputs_come_out_whole, an_abort_leaves_the_old_one,
          keeps_mode_and_link, refuses_with_a_reason, devices_are_written_directly,
          a_failed_write_comes_out_at_the_commit, a_dash_is_the_standard_output,
          all_open_temporaries_can_be_removed, long_names_have_temporaries_too)
