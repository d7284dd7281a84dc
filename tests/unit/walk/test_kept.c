#include "base/support.h"

#include "walk/tree.h"

static fl_tree_keep choose(void *payload, fl_str path) {
  FL_UNUSED(payload);
  return fl_str_ends_c(path, ".py") ? FL_KEEP_lines : fl_str_ends_c(path, ".go") ? FL_KEEP_text : FL_KEEP_nothing;
}

static void keep(fl_buf *out, const char *path, const char *text) {
  fl_tree *tree = fl_tree_of_text(fl_str_from(path), fl_str_from(text));
  fl_buf_clear(out);
  ck_assert_int_eq(fl_tree_keep_all(out, tree, choose, NULL, NULL), FL_OK);
  fl_tree_free(tree);
}

static void comes_back_as(const char *path, const char *text, const char *expected) {
  fl_buf bytes = {0}, read = {0};
  keep(&bytes, path, text);
  fl_tree *tree = fl_tree_of_kept(fl_buf_str(&bytes));
  ck_assert_ptr_nonnull(tree);
  int rc = fl_tree_read(tree, fl_str_from(path), 0, &read, NULL);
  ck_assert_int_eq(rc, expected ? FL_OK : FL_E_IO);
  if (expected) ck_assert_str_eq(fl_buf_text(&read), expected);
  fl_tree_free(tree);
  fl_buf_release(&bytes);
  fl_buf_release(&read);
}

START_TEST(lines_begin_where_they_began) {
  comes_back_as("a.py", "x = 1\n\nyy", "     \n\n  ");
  comes_back_as("a.py", "x\r\n", "  \n");
  comes_back_as("a.py", "", "");
  comes_back_as("a.py", "\n", "\n");
  char text[400], blank[400];
  memset(text, 'x', sizeof text), memset(blank, ' ', sizeof blank);
  text[200] = blank[200] = '\n', text[399] = blank[399] = '\0';
  comes_back_as("a.py", text, blank);
  comes_back_as("a.go", "x = 1\n\nyy", "x = 1\n\nyy");
  comes_back_as("a.txt", "x", NULL);
}
END_TEST

START_TEST(the_listing_is_as_it_was) {
  fl_buf bytes = {0};
  fl_arena arena = {0};
  fl_tree_list list = {0};
  keep(&bytes, "a/b.py", "x = 1\n");
  fl_tree *tree = fl_tree_of_kept(fl_buf_str(&bytes));
  fl_buf_release(&bytes); // it was copied
  ck_assert_int_eq(fl_tree_list_all(tree, &list, &arena, NULL), FL_OK);
  ck_assert_uint_eq(list.n, 1);
  ck_assert(fl_str_eq_c(list.at[0].path, "a/b.py") && list.at[0].size_bytes == 6 && list.at[0].is_named);
  ck_assert(fl_str_eq_c(fl_tree_root(tree), "."));
  fl_array_release(&list);
  fl_arena_release(&arena);
  fl_tree_free(tree);
}
END_TEST

START_TEST(what_is_cut_off_is_refused) {
  fl_buf bytes = {0};
  keep(&bytes, "a/b.py", "x = 1\n");
  for (uint32_t n = 0; n < bytes.n; n++) {
    fl_tree *tree = fl_tree_of_kept(fl_str_slice(fl_buf_str(&bytes), 0, n));
    ck_assert(!tree || n == sizeof(uint32_t) + 1); // the root alone is the root of an empty tree
    fl_tree_free(tree);
  }
  fl_buf_release(&bytes);
}
END_TEST

RUN_TESTS("kept", lines_begin_where_they_began, the_listing_is_as_it_was, what_is_cut_off_is_refused)
