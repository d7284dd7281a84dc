// go.mod: the module's name, the release of the language, what is required.
#include "facts/settings_p.h"

static bool is_space(char c) { return c == ' ' || c == '\t'; }

// Cuts the next word off; "" when there is none.
static fl_str next_word(fl_str *line) {
  fl_str text = fl_str_trim(*line);
  uint32_t n = 0;
  while (n < text.n && !is_space(text.at[n])) n++;
  *line = fl_str_from_pos(text, n);
  return fl_str_slice(text, 0, n);
}

static void read_require(fl_rows *rows, fl_str line) {
  fl_str at = fl_str_trim(line), name = fl_unquoted(next_word(&line)), version = next_word(&line);
  if (name.n && version.n && version.at[0] == 'v') fl_rows_dep(rows, name, fl_str_from_pos(version, 1), at);
}

// Whoever requires a module is built with its packages, wherever its sources are taken from (`replace`, `go.work`).
static void read_module(fl_rows *rows, fl_str line) {
  fl_str at = fl_str_trim(line), name = fl_unquoted(next_word(&line));
  fl_rows_conf(rows, FL_STR(FL_SETTING_MODULE), name, at);
  fl_rows_conf(rows, FL_STR(FL_SETTING_PART), name, at);
}

static void read_directive(fl_rows *rows, fl_str word, fl_str line) {
  fl_str at = fl_str_trim(line);
  if (fl_str_eq_c(word, "module")) read_module(rows, line);
  if (fl_str_eq_c(word, rows->ecosystem))
    fl_rows_dep(rows, FL_STR("std"), next_word(&line), at); // its own release
  if (fl_str_eq_c(word, "require")) read_require(rows, line);
}

void fl_read_gomod(fl_rows *rows) {
  fl_str rest = rows->text, line, block = {0};
  while (fl_next_line(&rest, &line)) {
    uint32_t comment = fl_str_find(line, FL_STR("//"));
    line = fl_str_trim(fl_str_slice(line, 0, comment));
    if (block.n) {
      if (fl_str_eq_c(line, ")"))
        block = (fl_str){0};
      else if (line.n)
        read_directive(rows, block, line);
      continue;
    }
    fl_str word = next_word(&line);
    if (fl_str_eq_c(fl_str_trim(line), "("))
      block = word;
    else if (word.n)
      read_directive(rows, word, line);
  }
}
