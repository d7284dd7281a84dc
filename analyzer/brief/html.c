// A brief as one HTML page: everything is in it, nothing is loaded, and its policy forbids that anything else runs or is asked for. Texts and
// tables are written here and need no script; the script (viewer/) draws the map, filters, and leads from citations and back.
#include "brief/html_p.h"

#include "base/hash.h"
#include "brief/html_assets.h"

bool fl_html_has_script(void) { return fl_brief_js.n > 0; }

uint32_t fl_html_count(const fl_document *doc, const char *severity, const char *confidence) {
  uint32_t n = 0;
  for (uint32_t i = 0; i < doc->citations.n; i++) {
    const fl_citation *c = &doc->citations.at[i];
    n += c->kind == FL_CITES_finding && (!severity || fl_str_eq_c(c->severity, severity)) && (!confidence || fl_str_eq_c(c->confidence, confidence));
  }
  return n;
}

// ---- what may run --------------------------------------------------------------------------------------------------------------------------

static void add_source_of(fl_html *h, const char *directive, const fl_asset *asset) {
  fl_digest digest = fl_sha256_of(asset->at, asset->n);
  fl_buf_printf(h->out, "; %s 'sha256-", directive);
  fl_buf_add_base64(h->out, digest.at, sizeof digest.at);
  fl_html_add(h, "'");
}

static void add_policy(fl_html *h) {
  fl_html_add(h, "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'");
  if (fl_brief_js.n) add_source_of(h, "script-src", &fl_brief_js);
  add_source_of(h, "style-src", &fl_brief_css);
  fl_html_add(h, "; img-src data:; base-uri 'none'; form-action 'none'\">\n");
}

static void add_asset(fl_html *h, const char *tag, const char *attributes, const fl_asset *asset) {
  if (!asset->n) return;
  fl_buf_printf(h->out, "<%s%s>", tag, attributes);
  fl_buf_add_bytes(h->out, asset->at, asset->n);
  fl_buf_printf(h->out, "</%s>\n", tag);
}

// ---- head ----------------------------------------------------------------------------------------------------------------------------------

static const char icon[] = "data:image/svg+xml,%3Csvg%20xmlns='http://www.w3.org/2000/svg'%20viewBox='0%200%2016%2016'%3E%3Crect%20width='16'%20height='16'%20rx='3'%20"
                           "fill='%23123'/%3E%3Cpath%20d='M2,11l4,-3,1,3,3,-7,1,4,3,-2'%20fill='none'%20stroke='%23fa5'%20stroke-width='1.6'/%3E%3C/svg%3E";

void fl_html_head(fl_html *h) {
  fl_html_add(h, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
  add_policy(h);
  fl_html_add(h, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n"
                 "<meta name=\"robots\" content=\"noindex\">\n<meta name=\"referrer\" content=\"no-referrer\">\n<meta name=\"generator\" content=\"faultline ");
  fl_html_plain(h->out, h->doc->tool_version);
  fl_buf_printf(h->out, "\">\n<link rel=\"icon\" href=\"%s\">\n<title>", icon);
  fl_html_plain(h->out, h->doc->title);
  fl_html_add(h, "</title>\n");
  add_asset(h, "style", " id=\"__________cytoscape_stylesheet\"", &fl_brief_css);
  fl_html_add(h, "</head>\n");
}

static void add_tile(fl_html *h, const char *name, const char *many, uint32_t n) {
  fl_buf_printf(h->out, "<li><a class=\"tile %s\" data-filter=\"%s\" href=\"#findings\"><b>%u</b> %s</a></li>\n", name, name, n, n == 1 ? name : many);
}

static void add_tiles(fl_html *h) {
  uint32_t hits = fl_html_count(h->doc, "error", "high");
  fl_buf_printf(h->out, "<ul class=\"tiles\" aria-label=\"In short\">\n<li><a class=\"tile gate %s\" href=\"#summary\"><b>%s</b> gate</a></li>\n", hits ? "hit" : "kept", hits ? "Hit" : "Kept");
  add_tile(h, "error", "errors", fl_html_count(h->doc, "error", NULL));
  add_tile(h, "warning", "warnings", fl_html_count(h->doc, "warning", NULL));
  add_tile(h, "note", "notes", fl_html_count(h->doc, "note", NULL));
  uint32_t services = fl_html_nodes(h->doc, FL_NODE_service);
  if (services) fl_buf_printf(h->out, "<li><a class=\"tile\" href=\"#map\"><b>%u</b> service%s</a></li>\n", services, services == 1 ? "" : "s");
  fl_html_add(h, "</ul>\n");
}

static void add_banner(fl_html *h) {
  fl_html_add(h, "<header class=\"banner\"><div class=\"top\"><p class=\"brand\">faultline <span>architect's brief</span></p><div id=\"tools\" class=\"tools\"></div></div>\n<h1>");
  fl_html_plain(h->out, h->doc->title);
  fl_html_add(h, "</h1>\n");
  add_tiles(h);
  fl_html_add(h, "</header>\n");
}

static void add_link(fl_html *h, fl_str id, fl_str title) {
  fl_html_add(h, "<li><a href=\"#");
  fl_html_add_id(h->out, id);
  fl_html_add(h, "\">");
  fl_html_plain(h->out, title);
  fl_html_add(h, "</a></li>\n");
}

void fl_html_contents(fl_html *h) {
  fl_html_add(h, "<nav class=\"contents\" aria-label=\"Contents\"><details open><summary>Contents</summary>\n<ol>\n");
  for (uint32_t i = 0; i < h->doc->sections.n; i++) add_link(h, h->doc->sections.at[i].id, h->doc->sections.at[i].title);
  fl_html_add(h, "</ol>\n<ul>\n");
  if (fl_html_has_map(h->doc)) add_link(h, FL_STR("map"), FL_STR("Map of services and calls"));
  add_link(h, FL_STR("findings"), FL_STR("Findings"));
  add_link(h, FL_STR("sources"), FL_STR("Other sources"));
  fl_html_add(h, "</ul></details></nav>\n");
}

// ---- page ----------------------------------------------------------------------------------------------------------------------------------

static void add_section(fl_html *h, const fl_section *section) {
  fl_buf id = {0};
  fl_html_add_id(&id, section->id);
  fl_buf_printf(h->out, "<section id=\"%s\" aria-labelledby=\"%s-title\"><h2 id=\"%s-title\"><span class=\"number\">%u.</span> ", fl_buf_text(&id), fl_buf_text(&id), fl_buf_text(&id), h->section);
  fl_buf_release(&id);
  fl_html_plain(h->out, section->title);
  fl_html_add(h, "</h2>\n");
  for (uint32_t i = 0; i < section->blocks.n; i++) fl_html_block(h, &section->blocks.at[i]);
  fl_html_add(h, "</section>\n");
}

// The map stands behind the summary: it is what the other sections speak of.
static void add_sections(fl_html *h) {
  for (uint32_t i = 0; i < h->doc->sections.n; i++) {
    h->section = i + 1;
    add_section(h, &h->doc->sections.at[i]);
    if (i == 0) fl_html_map(h);
  }
}

static void add_foot(fl_html *h) {
  fl_html_add(h, "<footer><p>Made by faultline ");
  fl_html_plain(h->out, h->doc->tool_version);
  fl_html_add(h, ", rules <code>");
  fl_html_plain(h->out, fl_str_slice(h->doc->rules_digest, 0, 12));
  fl_html_add(h, "</code>. This page loads nothing and sends nothing.</p>");
  if (!fl_html_has_script()) fl_html_add(h, "<p>It was made by a program that was built without Node: the map is not drawn, and findings cannot be filtered.</p>");
  fl_html_add(h, "</footer>\n");
}

static void write_html(fl_buf *out, const fl_document *doc) {
  fl_html h;
  fl_html_init(&h, out, doc);
  fl_html_head(&h);
  fl_html_add(&h, "<body>\n<a class=\"skip\" href=\"#content\">Skip to the text</a>\n");
  add_banner(&h);
  fl_html_add(&h, "<div class=\"page\">\n");
  fl_html_contents(&h);
  fl_html_add(&h, "<main id=\"content\" tabindex=\"-1\">\n");
  add_sections(&h);
  fl_html_findings(&h);
  fl_html_sources(&h);
  fl_html_add(&h, "</main>\n</div>\n");
  add_foot(&h);
  if (fl_html_has_script()) fl_html_data(&h);
  add_asset(&h, "script", "", &fl_brief_js);
  fl_html_add(&h, "</body>\n</html>\n");
  fl_html_release(&h);
}

const fl_brief_format fl_brief_html = {"html", "one page with everything in it, for people", write_html};
