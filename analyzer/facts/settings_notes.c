// What comments of settings files say to us. No tree says where comments are: a sign that stands at the beginning of a line or behind
// a blank, and in no quotes, opens one.
#include "facts/notes_p.h"
#include "facts/settings_p.h"
#include "walk/language.h"

static uint32_t comment_in(fl_str line, fl_str sign) {
  char quote = 0;
  for (uint32_t i = 0; i + sign.n <= line.n; i++) {
    char c = line.at[i];
    bool opens = !quote && (i == 0 || line.at[i - 1] == ' ' || line.at[i - 1] == '\t');
    if (opens && fl_str_starts(fl_str_from_pos(line, i), sign)) return i;
    if (quote) quote = c == quote ? 0 : quote;
    else if ((c == '"' || c == '\'') && opens) quote = c;
  }
  return FL_STR_NONE;
}

static void read_line(fl_rows *rows, fl_str line, fl_str sign) {
  enum fl_note_kind kind;
  uint32_t at = comment_in(line, sign);
  if (at == FL_STR_NONE) return;
  fl_str comment = fl_str_from_pos(line, at);
  uint32_t begin = fl_find_directive(comment, &kind);
  if (begin == FL_STR_NONE) return;
  fl_str text = fl_directive_text(fl_str_from_pos(comment, begin));
  fl_rows_note(rows, (uint8_t)kind, text, fl_str_trim(fl_str_slice(line, 0, at)).n == 0);
}

void fl_read_settings_notes(fl_rows *rows, uint16_t language) {
  const char *sign = fl_language_at(language)->line_comment;
  fl_str rest = rows->text, line;
  while (sign && fl_next_line(&rest, &line)) read_line(rows, line, fl_str_from(sign));
}
