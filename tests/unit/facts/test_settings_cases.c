// settings/*.txt, one a format: files in, rows out. The same files, cut off and garbled anywhere, must only be read to an end.
#include "graph/cases.h"

static void read_text(const char *path, fl_str text) {
  fl_arena arena = {0};
  fl_facts facts = {0};
  fl_source source = fl_source_of(path, text);
  uint16_t language = fl_language_of_path(fl_str_from(path));
  if (language && fl_language_at(language)->kind == FL_LANGUAGE_CONFIG) fl_settings_read(&facts, &arena, &source, language);
  fl_arena_release(&arena);
}

// Each piece is a block of its own, so that a sanitizer sees a step too far.
static void break_text(const char *path, fl_str text) {
  static const char garbage[] = {'\0', '{', '}', '[', '"', '\'', ':', '-', '\n', '\\', '<', '\t', (char)0xff};
  for (uint32_t n = 0; n <= text.n; n++) {
    char *piece = fl_alloc(n ? n : 1);
    memcpy(piece, text.at, n);
    read_text(path, (fl_str){piece, n});
    if (n) piece[n / 2] = garbage[n % sizeof garbage], read_text(path, (fl_str){piece, n});
    fl_free(piece);
  }
}

START_TEST(broken_files_come_to_an_end) {
  uint32_t n_files = 0;
  for (int i = 0; i < n_case_paths; i++) {
    fl_error err = {0};
    fl_buf text = {0};
    program_case c;
    ck_assert_msg(!fl_read_file(&text, case_paths[i], 0, &err), "%s", err.text);
    fl_str rest = fl_buf_str(&text), before;
    cut_at_double_rule(&rest, &before);
    while (next_case(&rest, &c))
      for (uint32_t f = 0; f < c.n_files; f++, n_files++) {
        char path[CASE_PATH];
        snprintf(path, sizeof path, "%.*s", FL_STR_ARG(c.files[f].path));
        fl_working_on(path);
        break_text(path, c.files[f].text);
      }
    fl_buf_release(&text);
  }
  ck_assert_uint_gt(n_files, 0);
}
END_TEST

int main(void) { return run_case_folder("tests/unit/facts/settings", broken_files_come_to_an_end); }
