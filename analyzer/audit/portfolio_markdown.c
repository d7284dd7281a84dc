// The portfolio for wikis and mails: each question with its first rows.
#include "audit/portfolio_p.h"
#include "emit/markup.h"

static void add_head(fl_buf *out, const fl_portfolio_table *t) {
  fl_buf_printf(out, "## %s\n\n", t->title);
  for (int i = 0; t->columns[i]; i++) fl_buf_printf(out, "| %s ", t->columns[i]);
  fl_buf_add_c(out, "|\n");
  for (int i = 0; t->columns[i]; i++) fl_buf_add_c(out, "| --- ");
  fl_buf_add_c(out, "|\n");
}

static void add_row(fl_buf *out, const fl_portfolio_table *t, const fl_db_row *row) {
  for (int i = 0; t->columns[i]; i++) {
    fl_buf_add_c(out, "| ");
    fl_emit_add_markdown(out, fl_db_text(row, i));
    fl_buf_add_char(out, ' ');
  }
  fl_buf_add_c(out, "|\n");
}

static void add_table(fl_buf *out, fl_db *db, const fl_portfolio_table *t) {
  uint32_t n = 0;
  fl_db_row *row = fl_db_row_of(db, t->sql);
  while (fl_db_next(row)) {
    if (n++ == 0) add_head(out, t);
    if (!t->most || n <= t->most) add_row(out, t, row);
  }
  if (t->most && n > t->most) fl_buf_printf(out, "\nand %u more\n", n - t->most);
  if (n) fl_buf_add_char(out, '\n');
}

static void write_markdown(fl_db *db, bool compares, fl_json_write_fn write, void *to) {
  fl_buf out = {0};
  fl_buf_add_c(&out, "# Audit\n\n");
  for (uint32_t i = 0; i < fl_portfolio_table_count(); i++) {
    const fl_portfolio_table *t = fl_portfolio_table_at(i);
    if (!t->compares || compares) add_table(&out, db, t);
  }
  write(to, fl_buf_text(&out), out.n);
  fl_buf_release(&out);
}

const fl_portfolio_format fl_portfolio_markdown = {"markdown", "the picture of all repositories, for wikis and mails", write_markdown};
