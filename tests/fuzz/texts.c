// Small languages that stand inside of other files.
#include "fuzz.h"

#include "base/duration.h"
#include "base/glob.h"
#include "brief/owners.h"
#include "engine/suppress.h"
#include "facts/sql.h"
#include "facts/sql_time.h"
#include "findings/changed.h"

#include <string.h>

static void diff(fl_str text) {
  fl_changes changes = {0};
  fl_changes_read(&changes, text, FL_STR("a/"));
  fl_changes_release(&changes);
}

static void ignore(fl_str text) {
  fl_ignore ignore = {0};
  fl_str last = fl_str_from_pos(text, text.n > 40 ? text.n - 40 : 0); // as a path
  fl_ignore_add(&ignore, FL_STR("a"), text);
  fl_ignore_match(&ignore, last, false);
  fl_ignore_match(&ignore, FL_STR("a/src/main/x.go"), true);
  fl_ignore_release(&ignore);
}

static void glob(fl_str text) {
  fl_str pattern, rest;
  fl_str_cut(text, '\n', &pattern, &rest);
  fl_glob_match(pattern, rest);
}

static void owners(fl_str text) {
  fl_owners owners = {0};
  fl_tree *tree = fl_tree_of_text(FL_STR("CODEOWNERS"), text);
  fl_tree_put_beside(tree, FL_STR("src/catalog-info.yaml"), text);
  fl_owners_read(&owners, tree);
  fl_owner_of_path(&owners, FL_STR("src/a/b.go"));
  fl_owners_release(&owners);
  fl_tree_free(tree);
}

static void sql(fl_str text) {
  fl_sql_scan scan = {.text = text};
  fl_sql s;
  while (fl_sql_next(&scan, &s)) fl_sql_effect(&s, false);
}

static void duration(fl_str text) {
  int64_t ms;
  char shown[FL_DURATION_TEXT_BYTES];
  if (fl_duration_parse(text, &ms) == FL_DURATION_OK) fl_duration_format(ms, shown);
  fl_duration_parse_unit(text, FL_STR("s"), &ms);
}

void fuzz_texts(const char *as, fl_str text) {
  static const struct { const char *name; void (*run)(fl_str); } readers[] = {
      {"diff", diff}, {"ignore", ignore}, {"glob", glob}, {"owners", owners}, {"sql", sql}, {"duration", duration}};
  for (size_t i = 0; i < sizeof readers / sizeof *readers; i++)
    if (strcmp(as, readers[i].name) == 0) {
      readers[i].run(text);
      return;
    }
  FL_BUG("there is no such text");
}
