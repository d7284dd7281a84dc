// Blocks of a section: one function a kind.
#include "brief/html_p.h"

static void add_title(fl_html *h, const fl_block *block, const char *tag) {
  if (!block->title.n) return;
  fl_buf_printf(h->out, "<%s>", tag);
  fl_html_text(h, block->title);
  fl_buf_printf(h->out, "</%s>\n", tag);
}

static void add_words(fl_html *h, const fl_statement *said) {
  if (said->origin == FL_SAID_model) fl_html_add(h, "<span class=\"mark\" title=\"worded by a language model, checked against its sources\">model</span> ");
  if (said->origin == FL_SAID_advice && fl_html_is_link(said->text)) {
    fl_buf_printf(h->out, "<a href=\"%.*s\" rel=\"noreferrer\">%.*s</a>", FL_STR_ARG(said->text), FL_STR_ARG(said->text));
    return;
  }
  fl_html_text(h, said->text);
}

static void add_statement(fl_html *h, const fl_statement *said) {
  add_words(h, said);
  if (said->cites.n) fl_html_add(h, " ");
  fl_html_cites(h, &said->cites);
}

static void add_paragraph(fl_html *h, const fl_block *block) {
  if (block->statements.n == 0) return;
  fl_html_add(h, "<p>");
  for (uint32_t i = 0; i < block->statements.n; i++) {
    if (i) fl_html_add(h, "\n");
    fl_buf_printf(h->out, "<span class=\"%s\">", fl_origin_word(block->statements.at[i].origin));
    add_statement(h, &block->statements.at[i]);
    fl_html_add(h, "</span>");
  }
  fl_html_add(h, "</p>\n");
}

static void add_items(fl_html *h, const fl_block *block, const char *tag) {
  if (block->statements.n == 0) return;
  fl_buf_printf(h->out, "<%s>\n", tag);
  for (uint32_t i = 0; i < block->statements.n; i++) {
    fl_buf_printf(h->out, "<li class=\"%s\">", fl_origin_word(block->statements.at[i].origin));
    add_statement(h, &block->statements.at[i]);
    fl_html_add(h, "</li>\n");
  }
  fl_buf_printf(h->out, "</%s>\n", tag);
}

// ---- tables --------------------------------------------------------------------------------------------------------------------------------

static bool has_sources(const fl_block *table) {
  for (uint32_t i = 0; i < table->rows.n; i++)
    if (table->rows.at[i].cites.n) return true;
  return false;
}

static void add_column_heads(fl_html *h, const fl_block *table, bool sources) {
  fl_html_add(h, "<thead><tr>");
  for (uint32_t i = 0; i < table->columns.n; i++) {
    fl_html_add(h, "<th scope=\"col\">");
    fl_html_text(h, table->columns.at[i]);
    fl_html_add(h, "</th>");
  }
  fl_html_add(h, sources ? "<th scope=\"col\">sources</th></tr></thead>\n" : "</tr></thead>\n");
}

static bool is_severity(fl_str text) { return fl_str_eq_c(text, "error") || fl_str_eq_c(text, "warning") || fl_str_eq_c(text, "note"); }

static void add_cell(fl_html *h, const fl_block *table, const fl_row *row, uint32_t column) {
  fl_html_add(h, column == 0 ? "<th scope=\"row\" data-label=\"" : "<td data-label=\"");
  fl_html_plain(h->out, table->columns.at[column]);
  fl_html_add(h, "\">");
  if (is_severity(row->cells[column])) fl_buf_printf(h->out, "<span class=\"sev %.*s\">%.*s</span>", FL_STR_ARG(row->cells[column]), FL_STR_ARG(row->cells[column]));
  else fl_html_text(h, row->cells[column]);
  fl_html_add(h, column == 0 ? "</th>" : "</td>");
}

static void add_row(fl_html *h, const fl_block *table, const fl_row *row, bool sources) {
  fl_html_add(h, "<tr>");
  for (uint32_t i = 0; i < table->columns.n; i++) add_cell(h, table, row, i);
  if (sources) fl_html_add(h, "<td data-label=\"sources\">"), fl_html_cites(h, &row->cites), fl_html_add(h, "</td>");
  fl_html_add(h, "</tr>\n");
}

static void add_table(fl_html *h, const fl_block *table) {
  bool sources = has_sources(table);
  if (table->columns.n == 0) return;
  fl_html_add(h, "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"");
  fl_html_plain(h->out, table->title.n ? table->title : FL_STR("Table"));
  fl_html_add(h, "\"><table>");
  add_title(h, table, "caption");
  add_column_heads(h, table, sources);
  fl_html_add(h, "<tbody>\n");
  for (uint32_t i = 0; i < table->rows.n; i++) add_row(h, table, &table->rows.at[i], sources);
  fl_html_add(h, "</tbody></table></div>\n");
  if (table->left_out) fl_buf_printf(h->out, "<p class=\"left-out\">and %u more</p>\n", table->left_out);
}

// ---- pictures ------------------------------------------------------------------------------------------------------------------------------

// Mermaid texts have lines of their own: they are escaped line by line.
static void add_source(fl_html *h, fl_str text) {
  fl_str line;
  for (bool more = text.n > 0; more;) {
    more = fl_str_cut(text, '\n', &line, &text);
    fl_html_plain(h->out, line);
    if (more) fl_html_add(h, "\n");
  }
}

static void add_picture(fl_html *h, const fl_block *picture) {
  fl_buf_printf(h->out, "<figure class=\"picture %s\">", fl_block_word(picture->kind));
  add_title(h, picture, "figcaption");
  if (picture->kind == FL_BLOCK_sequence) add_items(h, picture, "ol");
  else add_items(h, picture, "ul");
  fl_html_cites(h, &picture->cites);
  fl_html_add(h, "<details class=\"source\"><summary>Mermaid source</summary><pre tabindex=\"0\"><code class=\"mermaid\">");
  add_source(h, picture->text);
  fl_html_add(h, "</code></pre></details></figure>\n");
}

static void add_heading(fl_html *h, const fl_block *heading) {
  fl_html_add(h, "<h3>");
  fl_html_text(h, heading->title);
  fl_html_add(h, "</h3>\n");
}

void fl_html_block(fl_html *h, const fl_block *block) {
  switch ((fl_block_kind)block->kind) {
    case FL_BLOCK_heading: add_heading(h, block); break;
    case FL_BLOCK_paragraph: add_paragraph(h, block); break;
    case FL_BLOCK_list: add_items(h, block, "ul"); break;
    case FL_BLOCK_table: add_table(h, block); break;
    case FL_BLOCK_flowchart:
    case FL_BLOCK_sequence: add_picture(h, block); break;
    case FL_BLOCK_none:
    case FL_N_BLOCKS: break;
  }
}
