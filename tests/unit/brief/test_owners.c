// Who owns a file, by CODEOWNERS and catalog-info.yaml.
#include "base/support.h"

#include "brief/owners.h"

static const char code_owners[] = "# comment\n*  @all\n*.js @js # theirs\n/build/logs/ @logs\ndocs/* docs@example.org\napps/ @apps\n/scripts/ @a @b\n**/deep @deep\n!never @no\n/quiet/\na\\ b.txt @blank\n[Later][2] @default\n/later/one.c\n/later/two.c @two\n";

static const struct { const char *path, *owner; uint32_t line; } rows[] = {
    {"x.c", "@all", 2},
    {"src/x.js", "@js", 3},                   // the last line that fits wins
    {"build/logs/a/b.txt", "@logs", 4},
    {"old/build/logs/a.txt", "@all", 2},      // a / in front: from the root
    {"docs/a.md", "docs@example.org", 5},
    {"docs/more/a.md", "@all", 2},            // not below
    {"old/apps/x/y.c", "@apps", 6},
    {"scripts/x.sh", "@a @b", 7},
    {"x/deep/y.c", "@deep", 8},
    {"never", "@all", 2},                     // ! means nothing there
    {"quiet/x.c", "", 0},                     // nobody, and that is meant
    {"a b.txt", "@blank", 11},
    {"later/one.c", "@default", 13},          // of the section
    {"later/two.c", "@two", 14},
};

START_TEST(the_last_line_that_fits_wins) {
  fl_owners owners;
  fl_tree *tree = fl_tree_of_text(FL_STR(".github/CODEOWNERS"), fl_str_from(code_owners));
  fl_owners_read(&owners, tree);
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    fl_owner owner = fl_owner_of_path(&owners, fl_str_from(rows[i].path));
    ck_assert_msg(fl_str_eq_c(owner.name, rows[i].owner) && owner.line == rows[i].line, "%s: '%.*s' of line %u", rows[i].path, FL_STR_ARG(owner.name), owner.line);
  }
  fl_owners_release(&owners);
  fl_tree_free(tree);
}
END_TEST

START_TEST(the_closest_catalogue_answers_where_nobody_else_does) {
  static const struct { const char *path, *owner, *from; } cases[] = {
      {"pay/src/a.c", "group:pay", "pay/catalog-info.yaml"}, {"pay/old/b.c", "user:mia", "pay/old/catalog-info.yaml"}, {"c.c", "team-a", "catalog-info.yaml"}, {"broken/d.c", "team-a", "catalog-info.yaml"}};
  fl_owners owners;
  fl_tree *tree = NULL;
  const char *root = scratch_folder;
  put_file("catalog-info.yaml", "kind: Location\nspec:\n  targets: [x]\n---\nkind: Component\nmetadata:\n  owner: not-this\nspec:\n  deep:\n    owner: nor-this\n  owner: team-a\n");
  put_file("pay/catalog-info.yaml", "spec: # of it\n    type: service\n    owner: 'group:pay'\n");
  put_file("pay/old/catalog-info.yaml", "spec:\n  owner: user:mia # for now\n");
  put_file("broken/catalog-info.yaml", "spec\n\towner: x\n\xff\xfe");
  ck_assert_int_eq(fl_tree_open(&tree, &root, 1, NULL), 0);
  fl_owners_read(&owners, tree);
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    fl_owner owner = fl_owner_of_path(&owners, fl_str_from(cases[i].path));
    ck_assert_msg(fl_str_eq_c(owner.name, cases[i].owner) && fl_str_eq_c(owner.path, cases[i].from), "%s: '%.*s' of %.*s", cases[i].path, FL_STR_ARG(owner.name), FL_STR_ARG(owner.path));
  }
  fl_owners_release(&owners);
  fl_tree_free(tree);
}
END_TEST

START_TEST(without_a_tree_nobody_is_named) {
  fl_owners owners;
  fl_owners_read(&owners, NULL);
  ck_assert_uint_eq(fl_owner_of_path(&owners, FL_STR("a/b.c")).name.n, 0);
  fl_owners_release(&owners);
}
END_TEST

RUN_TESTS("owners", the_last_line_that_fits_wins, the_closest_catalogue_answers_where_nobody_else_does, without_a_tree_nobody_is_named)
