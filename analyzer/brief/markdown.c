// A brief as Markdown for repositories, wikis and pull requests: numbered sections, citations as links to the list of sources at the end.
#include "brief/formats_p.h"
#include "emit/markup.h"

// "F12" -> its anchor "f12"
static void add_anchor(fl_buf *out, fl_str id) {
  for (uint32_t i = 0; i < id.n; i++) fl_buf_add_char(out, (char)(id.at[i] >= 'A' && id.at[i] <= 'Z' ? id.at[i] + 'a' - 'A' : id.at[i]));
}

static void add_cites(fl_buf *out, const fl_document *doc, const fl_cites *cites) {
  for (uint32_t i = 0; i < cites->n; i++) {
    const fl_citation *c = fl_doc_citation(doc, cites->at[i]);
    fl_buf_printf(out, "%s[%.*s](#", i ? ", " : "", FL_STR_ARG(c->id));
    add_anchor(out, c->id);
    fl_buf_add_char(out, ')');
  }
  if (cites->more) fl_buf_printf(out, " and %u more", cites->more);
}

static void add_statement(fl_buf *out, const fl_document *doc, const fl_statement *said) {
  bool is_link = said->origin == FL_SAID_advice && fl_str_starts_c(said->text, "https://");
  if (is_link) fl_buf_printf(out, "<%.*s>", FL_STR_ARG(said->text));
  else fl_emit_add_markdown(out, said->text);
  if (said->cites.n == 0) return;
  fl_buf_add_c(out, " (");
  add_cites(out, doc, &said->cites);
  if (said->origin == FL_SAID_model) fl_buf_add_c(out, "; reworded");
  fl_buf_add_char(out, ')');
}

static void add_paragraph(fl_buf *out, const fl_document *doc, const fl_block *block) {
  for (uint32_t i = 0; i < block->statements.n; i++) {
    if (i) fl_buf_add_char(out, '\n');
    add_statement(out, doc, &block->statements.at[i]);
  }
  fl_buf_add_c(out, "\n\n");
}

static void add_items(fl_buf *out, const fl_document *doc, const fl_block *block) {
  for (uint32_t i = 0; i < block->statements.n; i++) {
    fl_buf_add_c(out, "- ");
    add_statement(out, doc, &block->statements.at[i]);
    fl_buf_add_char(out, '\n');
  }
  fl_buf_add_char(out, '\n');
}

static bool has_sources(const fl_block *table) {
  for (uint32_t i = 0; i < table->rows.n; i++)
    if (table->rows.at[i].cites.n) return true;
  return false;
}

static void add_table(fl_buf *out, const fl_document *doc, const fl_block *table) {
  bool sources = has_sources(table);
  if (table->title.n) fl_buf_add_c(out, "**"), fl_emit_add_markdown(out, table->title), fl_buf_add_c(out, "**\n\n");
  for (uint32_t i = 0; i < table->columns.n; i++) fl_buf_printf(out, "| %.*s ", FL_STR_ARG(table->columns.at[i]));
  fl_buf_add_c(out, sources ? "| sources |\n" : "|\n");
  for (uint32_t i = 0; i < table->columns.n + sources; i++) fl_buf_add_c(out, "| --- ");
  fl_buf_add_c(out, "|\n");
  for (uint32_t r = 0; r < table->rows.n; r++) {
    for (uint32_t i = 0; i < table->columns.n; i++) fl_buf_add_c(out, "| "), fl_emit_add_markdown(out, table->rows.at[r].cells[i]), fl_buf_add_char(out, ' ');
    if (sources) fl_buf_add_c(out, "| "), add_cites(out, doc, &table->rows.at[r].cites), fl_buf_add_char(out, ' ');
    fl_buf_add_c(out, "|\n");
  }
  if (table->left_out) fl_buf_printf(out, "\nand %u more\n", table->left_out);
  fl_buf_add_char(out, '\n');
}

static void add_picture(fl_buf *out, const fl_document *doc, const fl_block *picture) {
  if (picture->title.n) fl_buf_add_c(out, "**"), fl_emit_add_markdown(out, picture->title), fl_buf_add_c(out, "**\n\n");
  fl_buf_printf(out, "```mermaid\n%.*s```\n\n", FL_STR_ARG(picture->text));
  if (picture->cites.n == 0) return;
  fl_buf_add_c(out, "(");
  add_cites(out, doc, &picture->cites);
  fl_buf_add_c(out, ")\n\n");
}

static void add_heading(fl_buf *out, const fl_block *heading) {
  fl_buf_add_c(out, "### ");
  fl_emit_add_markdown(out, heading->title);
  fl_buf_add_c(out, "\n\n");
}

static void add_block(fl_buf *out, const fl_document *doc, const fl_block *block) {
  switch (block->kind) {
    case FL_BLOCK_heading: add_heading(out, block); break;
    case FL_BLOCK_paragraph: add_paragraph(out, doc, block); break;
    case FL_BLOCK_table: add_table(out, doc, block); break;
    case FL_BLOCK_flowchart:
    case FL_BLOCK_sequence: add_picture(out, doc, block); break;
    default: add_items(out, doc, block); break;
  }
}

static void add_source(fl_buf *out, const fl_citation *c) {
  fl_buf_add_c(out, "| <a id=\"");
  add_anchor(out, c->id);
  fl_buf_printf(out, "\"></a>%.*s | %s | ", FL_STR_ARG(c->id), fl_cites_word(c->kind));
  fl_emit_add_markdown(out, c->text);
  fl_buf_add_c(out, " | ");
  if (c->path.n) {
    fl_str place = c->path;
    fl_buf at = {0};
    fl_buf_printf(&at, "%.*s:%u", FL_STR_ARG(place), c->line ? c->line : 1);
    fl_emit_add_markdown_code(out, fl_buf_str(&at));
    fl_buf_release(&at);
  }
  fl_buf_add_c(out, " |\n");
}

static void write_markdown(fl_buf *out, const fl_document *doc) {
  fl_buf_add_c(out, "# ");
  fl_emit_add_markdown(out, doc->title);
  fl_buf_add_c(out, "\n\n");
  for (uint32_t i = 0; i < doc->sections.n; i++) {
    const fl_section *section = &doc->sections.at[i];
    fl_buf_printf(out, "## %u. %.*s\n\n", i + 1, FL_STR_ARG(section->title));
    for (uint32_t b = 0; b < section->blocks.n; b++) add_block(out, doc, &section->blocks.at[b]);
  }
  fl_buf_add_c(out, "## Sources\n\n| id | kind | what | where |\n| --- | --- | --- | --- |\n");
  for (uint32_t i = 0; i < doc->citations.n; i++) add_source(out, &doc->citations.at[i]);
}

const fl_brief_format fl_brief_markdown = {"markdown", "for repositories, wikis and pull requests", write_markdown};
