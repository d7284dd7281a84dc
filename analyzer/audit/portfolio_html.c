// The portfolio as one HTML page: everything is in it, nothing is loaded. Tables are written here and need no script; the script (viewer/) sorts
// them, and shows all findings, of which only those that are looked at become rows.
#include "audit/portfolio_assets.h"
#include "audit/portfolio_data.h"
#include "audit/portfolio_p.h"

#include "base/hash.h"
#include "emit/markup.h"
#include "emit/paint.h"

// Foreign text: it can neither end what it stands in nor turn the reading direction around.
static void add_text(fl_buf *out, fl_str text) {
  fl_buf harmless = {0};
  fl_paint paint = {.out = &harmless};
  fl_paint_text(&paint, FL_STYLE_PLAIN, text);
  fl_emit_add_xml(out, fl_buf_str(&harmless));
  fl_buf_release(&harmless);
}

// ---- head ------------------------------------------------------------------------------------------------------------------------------

static void add_source_of(fl_buf *out, const fl_asset *asset) {
  fl_digest digest = fl_sha256_of(asset->at, asset->n);
  fl_buf_add_c(out, " 'sha256-");
  fl_buf_add_base64(out, digest.at, sizeof digest.at);
  fl_buf_add_char(out, '\'');
}

static void add_asset(fl_buf *out, const char *tag, const fl_asset *asset) {
  fl_buf_printf(out, "<%s>", tag);
  fl_buf_add_bytes(out, asset->at, asset->n);
  fl_buf_printf(out, "</%s>\n", tag);
}

static void add_head(fl_buf *out) {
  fl_buf_add_c(out, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src");
  add_source_of(out, &fl_portfolio_js);
  fl_buf_add_c(out, "; style-src");
  add_source_of(out, &fl_brief_css);
  add_source_of(out, &fl_portfolio_css);
  fl_buf_add_c(out, "; img-src data:; base-uri 'none'; form-action 'none'\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                    "<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"robots\" content=\"noindex\">\n<meta name=\"referrer\" content=\"no-referrer\">\n"
                    "<meta name=\"generator\" content=\"faultline " FL_VERSION "\">\n<link rel=\"icon\" href=\"data:,\">\n<title>Audit</title>\n");
  add_asset(out, "style", &fl_brief_css);
  add_asset(out, "style", &fl_portfolio_css);
  fl_buf_add_c(out, "</head>\n");
}

static int64_t number(fl_db *db, const char *sql) {
  fl_db_row *row = fl_db_row_of(db, sql);
  int64_t n = fl_db_next(row) ? fl_db_number(row, 0) : 0;
  fl_db_end(row);
  return n;
}

static void add_tile(fl_buf *out, const char *class, const char *target, int64_t n, const char *what) {
  fl_buf_printf(out, "<li><a class=\"tile %s\" href=\"#%s\"><b>%lld</b> %s</a></li>\n", class, target, (long long)n, what);
}

static void add_banner(fl_buf *out, fl_db *db) {
  fl_buf_add_c(out, "<header class=\"banner\"><div class=\"top\"><p class=\"brand\">faultline <span>audit</span></p></div>\n<h1>Portfolio</h1>\n<ul class=\"tiles\" aria-label=\"In short\">\n");
  add_tile(out, "", "repositories", number(db, "SELECT count(*) FROM repositories"), "repositories");
  add_tile(out, "error", "findings", number(db, "SELECT count(*) FROM findings WHERE severity = 'error'"), "errors");
  add_tile(out, "warning", "findings", number(db, "SELECT count(*) FROM findings WHERE severity = 'warning'"), "warnings");
  add_tile(out, "note", "findings", number(db, "SELECT count(*) FROM findings WHERE severity = 'note'"), "notes");
  int64_t failed = number(db, "SELECT count(*) FROM repositories WHERE ending NOT IN ('analysed', 'nothing')");
  if (failed) add_tile(out, "warning", "failures", failed, "not analysed");
  fl_buf_add_c(out, "</ul>\n</header>\n");
}

// ---- tables ----------------------------------------------------------------------------------------------------------------------------

static void add_table_head(fl_buf *out, const fl_portfolio_table *t) {
  fl_buf_printf(out, "<section id=\"%s\" aria-labelledby=\"%s-title\"><h2 id=\"%s-title\">%s</h2>\n<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-labelledby=\"%s-title\"><table class=\"sorts\"><thead><tr>",
                t->id, t->id, t->id, t->title, t->id);
  for (int i = 0; t->columns[i]; i++) fl_buf_printf(out, "<th scope=\"col\">%s</th>", t->columns[i]);
  fl_buf_add_c(out, "</tr></thead>\n<tbody>\n");
}

static bool is_number(fl_str text) {
  double value;
  return text.n && fl_str_to_double(text, &value);
}

static void add_table_row(fl_buf *out, const fl_portfolio_table *t, const fl_db_row *row) {
  fl_buf_add_c(out, "<tr>");
  for (int i = 0; t->columns[i]; i++) {
    fl_str text = fl_db_text(row, i);
    fl_buf_printf(out, "<%s data-label=\"%s\">", is_number(text) ? "td class=\"number\"" : "td", t->columns[i]);
    add_text(out, text);
    fl_buf_add_c(out, "</td>");
  }
  fl_buf_add_c(out, "</tr>\n");
}

static void add_table(fl_buf *out, fl_db *db, const fl_portfolio_table *t) {
  uint32_t n = 0;
  fl_db_row *row = fl_db_row_of(db, t->sql);
  while (fl_db_next(row)) {
    if (n++ == 0) add_table_head(out, t);
    if (!t->most || n <= t->most) add_table_row(out, t, row);
  }
  if (n) fl_buf_add_c(out, "</tbody></table></div>\n");
  if (t->most && n > t->most) fl_buf_printf(out, "<p class=\"left-out\">and %u more</p>\n", n - t->most);
  if (n) fl_buf_add_c(out, "</section>\n");
}

static void add_contents(fl_buf *out, fl_db *db, bool compares) {
  fl_buf_add_c(out, "<nav class=\"contents\" aria-label=\"Contents\"><details open><summary>Contents</summary>\n<ul>\n");
  for (uint32_t i = 0; i < fl_portfolio_table_count(); i++) {
    const fl_portfolio_table *t = fl_portfolio_table_at(i);
    fl_db_row *row = t->compares && !compares ? NULL : fl_db_row_of(db, t->sql);
    if (row && fl_db_next(row)) fl_buf_printf(out, "<li><a href=\"#%s\">%s</a></li>\n", t->id, t->title);
    if (row) fl_db_end(row);
  }
  fl_buf_add_c(out, "<li><a href=\"#findings\">All findings</a></li>\n</ul></details></nav>\n");
}

// ---- page ------------------------------------------------------------------------------------------------------------------------------

static void flush(fl_buf *out, fl_json_write_fn write, void *to) {
  write(to, fl_buf_text(out), out->n);
  fl_buf_clear(out);
}

static void write_html(fl_db *db, bool compares, fl_json_write_fn write, void *to) {
  fl_buf out = {0};
  add_head(&out);
  fl_buf_add_c(&out, "<body>\n<a class=\"skip\" href=\"#content\">Skip to the text</a>\n");
  add_banner(&out, db);
  fl_buf_add_c(&out, "<div class=\"page\">\n");
  add_contents(&out, db, compares);
  fl_buf_add_c(&out, "<main id=\"content\" tabindex=\"-1\">\n");
  for (uint32_t i = 0; i < fl_portfolio_table_count(); i++) {
    const fl_portfolio_table *t = fl_portfolio_table_at(i);
    if (!t->compares || compares) add_table(&out, db, t);
    flush(&out, write, to);
  }
  fl_buf_add_c(&out, "<section id=\"findings\" aria-labelledby=\"findings-title\"><h2 id=\"findings-title\">All findings</h2>\n<div id=\"all\" hidden></div>\n"
                     "<noscript><p>All findings are listed by a script. Without one, <code>faultline audit report -f csv</code> gives them as a table.</p></noscript>\n</section>\n"
                     "</main>\n</div>\n<footer><p>Made by faultline " FL_VERSION ". This page loads nothing and sends nothing.</p></footer>\n"
                     "<script type=\"application/json\" id=\"portfolio-data\">");
  flush(&out, write, to);
  fl_portfolio_data(db, write, to);
  fl_buf_add_c(&out, "</script>\n");
  add_asset(&out, "script", &fl_portfolio_js);
  fl_buf_add_c(&out, "</body>\n</html>\n");
  flush(&out, write, to);
  fl_buf_release(&out);
}

const fl_portfolio_format fl_portfolio_html = {"html", "one page with everything in it, for people", write_html};
