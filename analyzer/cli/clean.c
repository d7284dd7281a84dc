#include "cli/clean.h"

#include "base/utf8.h"
#include "cli/cli.h"
#include "emit/paint.h"

void fl_add_clean(fl_buf *out, fl_str text) {
  while (text.n) {
    uint32_t c;
    bool valid;
    uint32_t n = fl_utf8_take(text, &c, &valid);
    bool stays = valid && (c == '\n' || c == '\t' || fl_cell_is_harmless(c));
    fl_buf_add(out, stays ? fl_str_slice(text, 0, n) : FL_STR("\xEF\xBF\xBD"));
    text = fl_str_from_pos(text, n);
  }
}

void fl_out_clean(fl_str text) {
  fl_buf clean = {0};
  fl_add_clean(&clean, text);
  if (clean.n) fl_out(NULL, clean.at, clean.n);
  fl_buf_release(&clean);
}
