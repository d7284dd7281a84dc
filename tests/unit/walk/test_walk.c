#include "base/support.h"

#include "base/strbuf.h"
#include "walk/walk.h"

// Files and skips of a walk, one a line.
static void walk_to_text(fl_buf *out, const char *const *paths, uint32_t n, const fl_walk_options *options) {
  fl_tree *tree;
  fl_walk w;
  fl_error err = {0};
  ck_assert_msg(fl_tree_open(&tree, paths, n, &err) == FL_OK, "%s", err.text);
  ck_assert_msg(fl_walk_run(&w, tree, options, &err) == FL_OK, "%s", err.text);
  for (uint32_t i = 0; i < w.files.n; i++)
    fl_buf_printf(out, "%.*s %s\n", FL_STR_ARG(w.files.at[i].path), fl_language_at(w.files.at[i].language)->id);
  for (uint32_t i = 0; i < w.skips.n; i++)
    fl_buf_printf(out, "- %s %.*s (%.*s) %u\n", fl_skip_word(w.skips.at[i].kind), FL_STR_ARG(w.skips.at[i].path),
                  FL_STR_ARG(w.skips.at[i].detail), w.skips.at[i].count);
  fl_walk_release(&w);
  fl_tree_free(tree);
}

static void assert_walk_of(const char *const *paths, uint32_t n, fl_walk_options options, const char *expected) {
  fl_buf text = {0};
  walk_to_text(&text, paths, n, &options);
  assert_str(fl_buf_str(&text), expected);
  fl_buf_release(&text);
}

static void assert_walk(fl_walk_options options, const char *expected) {
  const char *root = scratch_folder;
  assert_walk_of(&root, 1, options, expected);
}

static void assert_examples(const char *expected) {
  const char *root = scratch_folder;
  fl_tree *tree;
  fl_walk w;
  fl_error err = {0};
  fl_buf text = {0};
  ck_assert_int_eq(fl_tree_open(&tree, &root, 1, &err), FL_OK);
  ck_assert_int_eq(fl_walk_run(&w, tree, &(fl_walk_options){0}, &err), FL_OK);
  for (uint32_t i = 0; i < w.files.n; i++)
    if (w.files.at[i].marks & FL_PATH_IS_EXAMPLE) fl_buf_printf(&text, "%.*s\n", FL_STR_ARG(w.files.at[i].path));
  assert_str(fl_buf_str(&text), expected);
  fl_buf_release(&text);
  fl_walk_release(&w);
  fl_tree_free(tree);
}

static void git(const char *command) {
  char line[1024];
  snprintf(line, sizeof line, "cd '%s' && git -c user.name=a -c user.email=a@b %s >/dev/null 2>&1", scratch_folder, command);
  ck_assert_int_eq(system(line), 0);
}

START_TEST(sorted_by_bytes) {
  put_file("b.go", "");
  put_file("a/z.go", "");
  put_file("a.go", "");
  put_file("B.py", "");
  put_file("README.md", "");
  assert_walk((fl_walk_options){0}, "B.py python\na.go go\na/z.go go\nb.go go\n");
}
END_TEST

START_TEST(ignore_files_count) {
  put_file(".gitignore", "out/\n*.gen.py\n");
  put_file("sub/.gitignore", "!keep.gen.py\n");
  put_file("out/a.go", "");
  put_file("x.gen.py", "");
  put_file("sub/keep.gen.py", "");
  put_file("sub/x.py", "");
  put_file("node_modules/a/a.js", "");
  assert_walk((fl_walk_options){0}, "sub/keep.gen.py python\nsub/x.py python\n");
}
END_TEST

// `.h` is C's and C++'s: the file beside it decides, else most of the files around it.
START_TEST(shared_endings) {
  put_file("a/x.c", "");
  put_file("a/y.cc", "");
  put_file("a/y.h", "");
  put_file("a/z.cc", "");
  put_file("a/w.h", "");
  put_file("b/deep/u.h", "");
  put_file("b/v.c", "");
  put_file("u.h", "");
  assert_walk((fl_walk_options){0}, "a/w.h cpp\na/x.c c\na/y.cc cpp\na/y.h cpp\na/z.cc cpp\nb/deep/u.h c\nb/v.c c\nu.h c\n");
}
END_TEST

// What a project compiles is no example because of a folder inside of it; a project among examples is one.
START_TEST(examples_and_projects) {
  put_file("examples/a.cs", "");
  put_file("examples/b/b.csproj", "<Project/>");
  put_file("examples/b/x.cs", "");
  put_file("src/c/c.csproj", "<Project/>");
  put_file("src/c/Quickstart/x.cs", "");
  assert_examples("examples/a.cs\nexamples/b/b.csproj\nexamples/b/x.cs\n");
}
END_TEST

START_TEST(git_says_what_belongs) {
  put_file(".gitignore", "tracked.go\nignored.go\n");
  put_file("tracked.go", "");
  put_file("ignored.go", "");
  put_file("new.go", "");
  put_file("gone.go", "");
  git("init -q");
  git("add -f tracked.go gone.go");
  remove(scratch("gone.go"));
  assert_walk((fl_walk_options){0}, "new.go go\ntracked.go go\n");
}
END_TEST

START_TEST(ignored_root_is_walked) {
  put_file(".gitignore", "build/\n");
  put_file("build/a.go", "");
  git("init -q");
  const char *root = scratch("build");
  assert_walk_of(&root, 1, (fl_walk_options){0}, "a.go go\n");
}
END_TEST

START_TEST(repository_inside_a_repository) {
  put_file("a.go", "");
  put_file("inner/b.go", "");
  git("init -q");
  git("init -q inner");
  assert_walk((fl_walk_options){0}, "a.go go\ninner/b.go go\n");
}
END_TEST

START_TEST(left_out_and_counted) {
  put_file("a.go", "0123456789");
  put_file("b.go", "012345678");
  put_file("data.json", "0123456789012345678901234567890123456789012345678901234567890123456789012"); // 8 * 9 + 1: no gap
  put_file("vendor/x/x.go", "");
  put_file("vendor/x/y.go", "");
  put_file("dist/app.js", "");
  put_file("m.hs", "");
  put_file("n.hs", "");
  assert_walk((fl_walk_options){.max_file_bytes = 9},
              "b.go go\n- unsupported-language  (Haskell) 2\n- vendored  (other people's code kept in the tree) 2\n"
              "- build-output  (bundles and build output) 1\n- too-large a.go (0 KiB, the limit is 0 KiB) 1\n");
  assert_walk((fl_walk_options){.all = true},
              "a.go go\nb.go go\ndata.json json\ndist/app.js javascript\nvendor/x/x.go go\nvendor/x/y.go go\n- unsupported-language  (Haskell) 2\n");
}
END_TEST

START_TEST(links_are_not_followed) {
  put_file("code/a.go", "");
  put_file("outside/b.go", "");
  ck_assert_int_eq(symlink("a.go", scratch("code/same.go")), 0);
  ck_assert_int_eq(symlink("..", scratch("code/up")), 0);
  ck_assert_int_eq(symlink("../outside", scratch("code/out")), 0);
  ck_assert_int_eq(symlink("loop", scratch("code/loop")), 0);
  ck_assert_int_eq(symlink(".", scratch("code/self")), 0);
  ck_assert_int_eq(symlink("nowhere.go", scratch("code/dangling.go")), 0);
  const char *root = scratch("code");
  assert_walk_of(&root, 1, (fl_walk_options){0},
                 "a.go go\n- unreadable dangling.go (link to nothing) 1\n- link-loop loop (link that leads back to itself) 1\n"
                 "- link-outside out (link that leads out of the checked tree) 1\n"
                 "- link-loop self (link to a folder that it stands in) 1\n"
                 "- link-outside up (link that leads out of the checked tree) 1\n");
}
END_TEST

// What reading gives for the only file of a walk, after `between` was done to the folder.
static void read_only_file(const char *root, const char *between, fl_buf *out) {
  fl_tree *tree;
  fl_walk w;
  fl_str detail;
  ck_assert_int_eq(fl_tree_open(&tree, &root, 1, NULL), FL_OK);
  ck_assert_int_eq(fl_walk_run(&w, tree, &(fl_walk_options){0}, NULL), FL_OK);
  ck_assert_uint_eq(w.files.n, 1);
  ck_assert_int_eq(system(between), 0);
  fl_walk_read(&w, tree, &w.files.at[0], out, &w.arena, &detail);
  fl_walk_release(&w);
  fl_tree_free(tree);
}

START_TEST(what_became_a_link_since_is_not_read) {
  char command[1024];
  fl_buf text = {0};
  put_file("code/sub/a.go", "package inside\n");
  put_file("outside/a.go", "package outside\n");
  snprintf(command, sizeof command, "cd '%s' && ln -s code/sub other", scratch_folder);
  read_only_file(scratch("code"), command, &text);
  assert_str(fl_buf_str(&text), "package inside\n");
  read_only_file(scratch("other"), "true", &text); // named, so what it leads to is meant
  assert_str(fl_buf_str(&text), "package inside\n");
  snprintf(command, sizeof command, "cd '%s/code' && mv sub gone && ln -s ../outside sub", scratch_folder);
  read_only_file(scratch("code"), command, &text);
  assert_str(fl_buf_str(&text), "");
  put_file("code/gone/a.go", "package inside\n");
  snprintf(command, sizeof command, "cd '%s/code' && ln -sf ../../outside/a.go gone/a.go", scratch_folder);
  read_only_file(scratch("code"), command, &text);
  assert_str(fl_buf_str(&text), "");
  fl_buf_release(&text);
}
END_TEST

START_TEST(files_and_folders_named) {
  put_file("a/x.go", "");
  put_file("a/vendor/y.go", "");
  put_file("b/z.py", "");
  put_file("c/w.py", "");
  const char *one = scratch("a/vendor/y.go");
  assert_walk_of(&one, 1, (fl_walk_options){0}, "y.go go\n");
  const char *several[] = {scratch("b"), scratch("a/vendor/y.go")};
  assert_walk_of(several, 2, (fl_walk_options){0}, "a/vendor/y.go go\nb/z.py python\n");
  const char *inside[] = {scratch("a"), scratch("a/x.go")};
  assert_walk_of(inside, 2, (fl_walk_options){0}, "x.go go\n- vendored  (other people's code kept in the tree) 1\n");
}
END_TEST

START_TEST(missing_path_is_an_error) {
  fl_tree *tree;
  fl_error err = {0};
  const char *paths[] = {scratch_folder, scratch("nothing")};
  ck_assert_int_eq(fl_tree_open(&tree, paths, 2, &err), FL_E_IO);
  ck_assert_ptr_null(tree);
  assert_str(fl_str_from(err.path), paths[1]);
  assert_str(fl_str_from(err.text), "cannot read: No such file or directory");
}
END_TEST

static fl_skip_kind read_kind(const char *name, const char *text, size_t n) {
  fl_tree *tree = fl_tree_of_text(fl_str_from(name), (fl_str){text, (uint32_t)n});
  fl_walk w;
  fl_buf out = {0};
  fl_str detail;
  ck_assert_int_eq(fl_walk_run(&w, tree, &(fl_walk_options){0}, NULL), FL_OK);
  ck_assert_uint_eq(w.files.n, 1);
  fl_skip_kind kind = fl_walk_read(&w, tree, &w.files.at[0], &out, &w.arena, &detail);
  fl_buf_release(&out);
  fl_walk_release(&w);
  fl_tree_free(tree);
  return kind;
}

START_TEST(content_is_judged_when_read) {
  static char line[6000];
  memset(line, 'x', sizeof line);
  ck_assert_int_eq(read_kind("a.go", "package a\n", 10), FL_SKIP_none);
  ck_assert_int_eq(read_kind("a.go", "", 0), FL_SKIP_none);
  ck_assert_int_eq(read_kind("a.go", "a\0b", 3), FL_SKIP_binary);
  ck_assert_int_eq(read_kind("a.js", line, sizeof line), FL_SKIP_minified);
  ck_assert_int_eq(read_kind("a.json", line, sizeof line), FL_SKIP_none);
}
END_TEST

RUN_TESTS("walk", sorted_by_bytes, ignore_files_count, shared_endings, examples_and_projects, git_says_what_belongs, ignored_root_is_walked,
          repository_inside_a_repository, left_out_and_counted, links_are_not_followed, what_became_a_link_since_is_not_read, files_and_folders_named,
          missing_path_is_an_error, content_is_judged_when_read)
