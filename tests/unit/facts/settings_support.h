// What the tests of settings share: a file in, its rows out as text.
#pragma once

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "facts/dump.h"
#include "facts/settings.h"
#include "walk/language.h"

// The dump of what is read from a file of this path, without the line that names the language; "" when nothing is.
static inline void read_rows(fl_buf *out, const char *path, fl_str text) {
  fl_arena arena = {0};
  fl_facts facts = {0};
  fl_source source = fl_source_of(path, text);
  uint16_t language = fl_language_of_path(fl_str_from(path));
  ck_assert_msg(language != 0, "%s is no file that is looked at", path);
  if (fl_settings_read(&facts, &arena, &source, language)) fl_facts_dump(out, &facts, NULL);
  fl_arena_release(&arena);
}

// Check cuts long messages off by dying: both texts are written beside it.
static inline void assert_rows(const char *path, const char *text, const char *expected) {
  fl_buf rows = {0};
  read_rows(&rows, path, fl_str_from(text));
  if (strcmp(fl_buf_text(&rows), expected))
    fprintf(stderr, "--- %s: expected\n%s--- is\n%s", path, expected, fl_buf_text(&rows));
  ck_assert_msg(!strcmp(fl_buf_text(&rows), expected), "%s: other rows than expected, see above", path);
  fl_buf_release(&rows);
}

static inline int run_suite(Suite *suite) {
  SRunner *runner = srunner_create(suite);
  srunner_run_all(runner, CK_ENV);
  int failed = srunner_ntests_failed(runner);
  srunner_free(runner);
  return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
