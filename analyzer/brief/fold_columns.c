// What all rows of a table say alike is said once behind it, and its columns are gone.
#include "brief/document.h"

#include "base/strbuf.h"

enum { FEW = 4 };

static bool is_same(const fl_block *b, uint32_t column) {
  for (uint32_t i = 1; i < b->rows.n; i++)
    if (!fl_str_eq(b->rows.at[i].cells[column], b->rows.at[0].cells[column])) return false;
  return true;
}

static void drop(fl_block *b, uint32_t column) {
  for (uint32_t i = 0; i < b->rows.n; i++)
    for (uint32_t c = column; c + 1 < b->columns.n; c++) b->rows.at[i].cells[c] = b->rows.at[i].cells[c + 1];
  for (uint32_t c = column; c + 1 < b->columns.n; c++) b->columns.at[c] = b->columns.at[c + 1];
  b->columns.n--;
}

void fl_doc_fold_columns(fl_document *doc, uint32_t from) {
  fl_block *b = fl_doc_block(doc);
  fl_buf text = {0};
  fl_cites cites = {0};
  if (b->rows.n < FEW) return;
  for (uint32_t c = from; c < b->columns.n;) {
    if (!is_same(b, c)) {
      c++;
      continue;
    }
    bool says = !fl_str_eq_c(b->rows.at[0].cells[c], "-");
    if (says) fl_buf_printf(&text, "%s%.*s: %.*s", text.n ? "; " : "", FL_STR_ARG(b->columns.at[c]), FL_STR_ARG(b->rows.at[0].cells[c]));
    drop(b, c);
  }
  for (uint32_t i = 0; i < b->rows.n && text.n; i++)
    for (uint32_t k = 0; k < b->rows.at[i].cites.n; k++) fl_cite(&cites, b->rows.at[i].cites.at[k]);
  if (text.n) fl_doc_paragraph(doc), fl_doc_say(doc, FL_SAID_found, &cites, "The same for all of these: %s.", fl_buf_text(&text));
  fl_buf_release(&text);
}
